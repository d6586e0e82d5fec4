"""The check of signs in everyday words, open to anybody; nothing is kept."""
