"""One person's career, for programs and for people."""

from .plain import plain

__all__ = ["plain"]
