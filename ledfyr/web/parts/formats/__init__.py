"""How days are written in each language, where the usual way can be misread."""
