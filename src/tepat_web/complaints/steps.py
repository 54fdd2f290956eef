"""The steps that a case has gone."""

from __future__ import annotations

from django.utils import timezone

from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit

from .models import Case, Turn


def turn(
    by: User, it: Case, what: Turn.What, *, text: str = "", unit: Unit | None = None
) -> Turn:
    """Write down one step of a case, in the transaction of the act."""
    return Turn.objects.create(
        case=it, what=what, unit=unit, text=text, at=timezone.now(), by=by
    )
