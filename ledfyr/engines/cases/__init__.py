"""What compares names and writes papers for people: one thin file per engine."""
