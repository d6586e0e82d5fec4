"""Exchange: what leaves for other systems; nothing is kept here."""
