"""What computes or seals with somebody else's machine."""
