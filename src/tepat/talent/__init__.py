"""Talent: the nine-box, and who could follow in each critical position."""
