"""What concerns nobody but the person: which of their notices they have seen."""

from __future__ import annotations

from django.utils import timezone

from tepat_web.accounts.models import User
from tepat_web.ledger.models import Notice


def mark_seen(by: User, upto: int) -> None:
    """Note that a person has seen their notices up to the one numbered ``upto``."""
    own = Notice.objects.filter(to=by, pk__lte=upto, seen_at__isnull=True)
    own.update(seen_at=timezone.now())
