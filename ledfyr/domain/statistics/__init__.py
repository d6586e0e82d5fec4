"""Figures: facts counted once, published with their notes, and protected."""
