"""Signing in to the casework side."""
