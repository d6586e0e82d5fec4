"""Figures in the words of others: one file a standard, each with what it loses."""
