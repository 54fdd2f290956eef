"""Raters compared, for a meeting that looks at them together."""
