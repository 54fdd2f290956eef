"""Competency against the standard of the position: by oneself, the superior, an assessor."""
