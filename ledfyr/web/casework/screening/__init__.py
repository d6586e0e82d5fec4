"""Pages that check what was seen for signs of trafficking, for signed-in staff."""
