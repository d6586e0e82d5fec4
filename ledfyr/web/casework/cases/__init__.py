"""Pages of people and their cases, for signed-in staff."""
