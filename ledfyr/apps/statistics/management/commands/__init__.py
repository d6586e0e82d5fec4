"""Figures from the terminal."""
