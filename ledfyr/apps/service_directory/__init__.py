"""The inventory of who can help."""
