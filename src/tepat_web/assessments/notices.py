"""Who is told of a round. A notice names nobody and no level; the page does."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.notices import accounts_in, accounts_of, holders, said, tell

from . import queries
from .models import Assessee, AssessmentRound, Judge

OWN = _("“%(name)s”: say until %(until)s how you see your own competency.")
TEAM = _("“%(name)s”: judge until %(until)s the competency of people whom you lead.")
FREE = _("“%(name)s” needs assessors until %(until)s. Its page lists the participants.")
GIVEN = _("“%(name)s”: participants were given to you to assess until %(until)s.")
OWN_SOON = _("“%(name)s” ends on %(until)s, and you have not judged yourself yet.")
TEAM_SOON = _(
    "“%(name)s” ends on %(until)s, and people whom you lead still wait for you."
)
JUDGED_SOON = _("“%(name)s” ends on %(until)s, and participants still wait for you.")
TAKEN = _(
    "Results of your assessment “%(name)s” are in your file. Your page shows them."
)


def page(it: AssessmentRound) -> str:
    """Return the page of a round."""
    return reverse("assessments:round", args=[it.pk])


def index() -> str:
    """Return the page of all rounds."""
    return reverse("assessments:index")


def tell_open(it: AssessmentRound) -> None:
    """Tell everyone who is asked in a round that it is open."""
    rows = Assessee.objects.standing().filter(round=it)
    if it.asks_self:
        _write(it, accounts_in(rows.values("employee__nip")), OWN, _own_url(it))
    if it.asks_superior:
        _write(it, accounts_in(rows.values("superior")), TEAM, _team_url(it))
    if it.asks_assessor:
        _write(it, holders(Permission.ASSESS_JUDGE, it.path), FREE, page(it))


def tell_assigned(it: AssessmentRound, assessor: User) -> None:
    """Tell an assessor of participants, unless an unread notice does already."""
    _write(it, [assessor.pk], GIVEN, page(it), once=True)


def tell_soon(it: AssessmentRound) -> None:
    """Remind everyone of whom a judgement is still missing."""
    rows = Assessee.objects.standing().filter(round=it)
    own = queries.waiting(rows, Judge.SELF)
    _write(it, accounts_in(own.values("employee__nip")), OWN_SOON, _own_url(it))
    team = queries.waiting(rows, Judge.SUPERIOR)
    _write(it, accounts_in(team.values("superior")), TEAM_SOON, _team_url(it))
    given = queries.waiting(rows, Judge.ASSESSOR).filter(assessor__isnull=False)
    to = set(given.values_list("assessor_id", flat=True))
    _write(it, to, JUDGED_SOON, page(it))


def tell_taken(it: AssessmentRound, rows: Iterable[Assessee]) -> None:
    """Tell people that levels of theirs were taken over."""
    known = accounts_of(each.employee.nip for each in rows)
    _write(it, known.values(), TAKEN, _own_url(it), once=True)


def _write(
    it: AssessmentRound,
    to: Iterable[int],
    text: Promise,
    url: str,
    *,
    once: bool = False,
) -> None:
    until = Words.saying(lambda: day(it.until))
    tell(to, said(text, {"name": it.name}, until=until), url, once=once)


def _own_url(it: AssessmentRound) -> str:
    return f"{reverse('assessments:mine')}?{urlencode({'putaran': it.pk})}"


def _team_url(it: AssessmentRound) -> str:
    return f"{reverse('assessments:team')}?{urlencode({'putaran': it.pk})}"
