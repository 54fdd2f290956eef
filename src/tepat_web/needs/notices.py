"""Whom a step concerns is told: on their page, and by mail unless that is off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission, Role
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.notices import grants, said, tell
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY

from .models import Review, Round, State
from .subjects import Subject

P = Permission
TEXTS: Mapping[str, Promise] = {
    "submit": _("%(where)s has handed in job analyses to be verified."),
    "verify": _("Job analyses of %(where)s are verified and wait to be adopted."),
    "return": _(
        "Your job analysis “%(name)s” was returned with notes. Mend it and hand it in "
        "again."
    ),
    "adopt": _("The job analysis “%(name)s” is adopted."),
}
MANY_ADOPTED = _("%(count)s of your job analyses are adopted.")
OPENED = _(
    "The round “%(name)s” of job analyses is open. Hand yours in until %(until)s."
)


def tell_many(by: User, step: str, reviews: Sequence[Review]) -> None:
    """Tell whoever comes next, and whoever handed in, of a step of some analyses.

    Who is to verify or adopt is told once of each agency, as long as the notice is
    unread, however many come.
    """
    if step == "submit":
        _tell_next(by, step, reviews, P.ANALYSIS_VERIFY, State.SUBMITTED)
    elif step == "verify":
        _tell_next(by, step, reviews, P.ANALYSIS_ADOPT, State.VERIFIED)
    elif step in ("return", "adopt"):
        _tell_writers(by, step, reviews)


def tell_opened(by: User, round_: Round) -> None:
    """Tell every agency officer that a round is open, and until when to hand in."""
    until = Words.saying(lambda: day(round_.submit_by))
    told = said(OPENED, {"name": round_.name}, until=until)
    to = {
        grant.user_id
        for grant in grants(P.WORKLOAD_CHANGE)
        if grant.role == Role.OFFICER
    }
    tell(to - {by.pk}, told, reverse("needs:board"))


def _subject(review: Review) -> Subject:
    record = review.position or review.job
    assert record is not None  # noqa: S101 - a constraint of the table
    return Subject(record)


def _tell_next(
    by: User,
    step: str,
    reviews: Sequence[Review],
    permission: Permission,
    state: State,
) -> None:
    by_agency: dict[str, list[Review]] = {}
    for review in reviews:
        by_agency.setdefault(_subject(review).path[:AGENCY], []).append(review)
    held = grants(permission)
    units = {unit.path: unit for unit in Unit.objects.filter(path__in=by_agency)}
    for path, mine in by_agency.items():
        unit = units.get(path)
        query = {"keadaan": state.value} | ({"unit": unit.code} if unit else {})
        own = {by.pk} | (
            {r.submitted_by_id for r in mine} if step == "verify" else set()
        )
        to = {
            grant.user_id
            for grant in held
            if grant.unit is None or (path and path.startswith(grant.unit.path))
        }
        told = said(TEXTS[step], {"where": unit or _("The catalogue")})
        tell(to - own, told, f"{reverse('needs:index')}?{urlencode(query)}", once=True)


def _tell_writers(by: User, step: str, reviews: Sequence[Review]) -> None:
    by_writer: dict[int, list[Review]] = {}
    for review in reviews:
        if review.submitted_by_id and review.submitted_by_id != by.pk:
            by_writer.setdefault(review.submitted_by_id, []).append(review)
    for writer, mine in by_writer.items():
        if len(mine) > 1:
            told = said(MANY_ADOPTED, {"count": len(mine)})
            tell({writer}, told, reverse("needs:index"))
            continue
        subject = _subject(mine[0])
        told = said(TEXTS[step], {"name": subject.name})
        tell({writer}, told, subject.url())
