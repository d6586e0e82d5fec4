"""Pages for signed-in staff."""
