"""Open pages on how the chain works in each country."""
