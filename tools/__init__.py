"""What developers run: translations, generated pages, checks of freshness."""
