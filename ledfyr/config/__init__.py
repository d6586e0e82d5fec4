"""Settings, addresses and entry points; the only floor that reads the environment."""
