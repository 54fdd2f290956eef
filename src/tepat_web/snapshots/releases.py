"""What was approved for everybody, read without asking who reads it."""

from __future__ import annotations

from .models import Release, Subject


def last(subject: Subject) -> Release | None:
    """Return the last release of a subject, withdrawn or not."""
    rows = Release.objects.standing().filter(subject=subject)
    found: Release | None = rows.select_related("result").order_by("-pk").first()
    return found


def current(subject: Subject) -> Release | None:
    """Return what everybody sees of a subject; none: nothing, or no longer."""
    found = last(subject)
    return found if found and found.withdrawn_at is None else None
