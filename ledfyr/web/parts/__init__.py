"""Page furniture: layout, form pieces, drawings; no page of its own."""
