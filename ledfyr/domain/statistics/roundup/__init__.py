"""The round-up report: from protected and published cells to chapters and sentences."""
