"""Keys, audit and retention from the terminal."""
