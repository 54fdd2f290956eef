"""The way on for who is rated below "Baik": what was below, what helps, what next."""

from .path import Path, Stage, Step, paths

__all__ = ["Path", "Stage", "Step", "paths"]
