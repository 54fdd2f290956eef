"""The frontier of a plan as a table, a picture and a page."""

from .file import KINDS, write
from .picture import picture

__all__ = ["KINDS", "picture", "write"]
