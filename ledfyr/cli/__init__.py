"""`ledfyr …`: what needs no database, for those who work without a server."""
