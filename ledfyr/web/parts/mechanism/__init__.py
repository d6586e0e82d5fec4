"""How a country's mechanism is told, on either side of the house."""
