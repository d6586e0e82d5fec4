"""`ledfyr …`: what needs no database, for a statistician or a trainer without a server."""
