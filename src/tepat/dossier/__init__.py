"""The personal file: what concerns one employee, what cures it, and who can do it."""

from .collect import notes, notes_of
from .note import Actor, Note, Urgency

__all__ = ["Actor", "Note", "Urgency", "notes", "notes_of"]
