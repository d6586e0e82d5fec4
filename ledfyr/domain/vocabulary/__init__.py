"""Words that every room shares: knowledge files, sources, code lists."""
