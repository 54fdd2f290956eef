"""Competency against a position's standard: by oneself, the superior, an assessor."""
