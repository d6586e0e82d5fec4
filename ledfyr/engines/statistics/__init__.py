"""Engines of the statistics room: solvers."""
