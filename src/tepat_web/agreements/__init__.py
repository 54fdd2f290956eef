"""Expectations agreed with the superior (SKP), what came of them, and its evidence."""
