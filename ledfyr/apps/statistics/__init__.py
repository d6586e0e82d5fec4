"""Figures of the node, counted from its cases and protected."""
