"""Pages of exchange: a case in the words of a standard."""
