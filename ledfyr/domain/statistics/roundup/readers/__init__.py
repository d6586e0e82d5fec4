"""The same cells for other readers: rapporteur, GRETA, municipality."""
