"""Formats of others, each a pure function of our own codes."""
