"""Reads of what was handed in."""

from __future__ import annotations

from django.db.models import QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import Upload


def uploads_for(by: User) -> QuerySet[Upload]:
    """Return the files that a person may see: all, for who may import."""
    rows = Upload.objects.select_related("by", "job")
    return rows if reach(by, Permission.REGISTER_IMPORT) else rows.none()
