"""What could be shown to everybody next, held against what they see now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from tepat_web.kit.models import canonical
from tepat_web.satisfaction import open_data
from tepat_web.snapshots import releases
from tepat_web.snapshots.models import Computed, Release, Subject

from . import city

PATIENCE = timedelta(days=7)
"""So long a newer result may lie before it is said that it waits."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One subject: what is shown, and what could be.

    Attributes:
        subject: Which.
        last: The last release; none: there was none yet.
        next: What approving would show; none: nothing was computed. It is not kept.
        mark: Of the content of ``next``: what was looked at.
        kept: Half-years that stay as they were told.
    """

    subject: Subject
    last: Release | None
    next: Release | None
    mark: str = ""
    kept: int = 0

    @property
    def current(self) -> Release | None:
        """What everybody sees now."""
        is_shown = self.last and self.last.withdrawn_at is None
        return self.last if is_shown else None

    @property
    def is_new(self) -> bool:
        """Whether approving would change what everybody sees."""
        if self.next is None or not self.next.shown:
            return False
        now = self.current
        return now is None or (now.result_id, now.shown) != (
            self.next.result_id,
            self.next.shown,
        )

    @property
    def shown(self) -> city.Vacancies | city.Satisfaction | None:
        """What approving would show, as the open page shows it."""
        return city.SHOWN[self.subject](self.next) if self.next else None


def draft(subject: Subject) -> Draft:
    """Return what could be shown of a subject."""
    last, made = releases.last(subject), city.latest(subject)
    if made is None:
        return Draft(subject, last, None)
    content = city.content(made, last)
    release = Release(subject=subject, result=made, shown=content)
    mark = sha256(canonical([made.pk, content]).encode()).hexdigest()
    kept = sum(1 for each in content if each.get("kept"))
    return Draft(subject, last, release, mark, kept)


def drafts() -> Iterator[Draft]:
    """Yield what could be shown of each subject, in the order of the open page."""
    yield from map(draft, city.SHOWN)


def waiting(now: datetime) -> date | None:
    """Return the day of the oldest result that nobody approved in good time.

    One statement.
    """
    told = Release.objects.standing().filter(subject=OuterRef("kind"))
    told = told.order_by().values("subject").annotate(last=Max("result"))
    rows = Computed.objects.standing().filter(
        kind__in=Subject.values,
        nip="",
        day__lte=timezone.localdate(now),
        made_at__lte=now - PATIENCE,
        pk__gt=Coalesce(Subquery(told.values("last")), 0),
    )
    days = [made.day for made in rows if open_data.is_in_cut(made)]
    return min(days, default=None)
