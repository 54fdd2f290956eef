"""What changed since last year, in three sentences: results, competency, learning.

They speak of what is recorded, and say where nothing is; they praise and blame nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat.competency import Match
from tepat.performance.said import ORDER
from tepat_web.kit.writing import number
from tepat_web.learning.account import Year as Learnt

from . import measured
from .measured import Year


def sentences(
    years: Sequence[Year],
    now: Match | None,
    before: Match | None,
    learnt: Sequence[Learnt],
) -> list[str]:
    """Return three sentences.

    Args:
        years: Appraisals, the latest year first.
        now, before: The match with the present position today and a year ago; none:
            there is no position.
        learnt: Learning hours by year, the latest first.
    """
    return [results(years), competency(now, before), learning(learnt)]


def results(years: Sequence[Year]) -> str:
    """Say the latest yearly rating, held against that of the year before."""
    rated = [each for each in years if each.word]
    if not rated:
        return _("Results: no yearly rating is recorded yet.")
    latest = rated[0]
    facts = {"year": latest.year, "now": measured.rating(latest.word)}
    older = next((it for it in rated if it.year == latest.year - 1), None)
    if older is None:
        facts |= {"before": latest.year - 1}
        return (
            _(
                "Results: rated %(now)s for %(year)d; for %(before)d no rating is "
                "recorded."
            )
            % facts
        )
    facts |= {"before": older.year, "then": measured.rating(older.word)}
    if latest.word == older.word:
        return _("Results: rated %(now)s for %(year)d, as for %(before)d.") % facts
    places = ORDER.get(latest.word), ORDER.get(older.word)
    if None in places:
        text = _("Results: rated %(now)s for %(year)d, %(then)s for %(before)d.")
    elif (places[0] or 0) < (places[1] or 0):
        text = _("Results: up from %(then)s for %(before)d to %(now)s for %(year)d.")
    else:
        text = _("Results: down from %(then)s for %(before)d to %(now)s for %(year)d.")
    return text % facts


def competency(now: Match | None, before: Match | None) -> str:
    """Say how many levels are missing in the present position, now and a year ago."""
    if now is None or before is None:
        return _("Competency: without a position nothing is asked for.")
    if not now.rows:
        return _("Competency: no standard of the position is known.")
    open_ = len(now.not_assessed)
    if open_ == len(now.rows):
        return _("Competency: nothing that the position asks for was assessed yet.")
    facts = {"now": measured.short(now), "then": measured.short(before)}
    if len(before.not_assessed) == len(before.rows):
        text = ngettext(
            "Competency: %(now)d level is missing; a year ago nothing was assessed.",
            "Competency: %(now)d levels are missing; a year ago nothing was assessed.",
            facts["now"],
        )
    elif not facts["now"]:
        text = _("Competency: no level is missing; a year ago it was %(then)d.")
    else:
        text = ngettext(
            "Competency: %(now)d level is missing; a year ago it was %(then)d.",
            "Competency: %(now)d levels are missing; a year ago it was %(then)d.",
            facts["now"],
        )
    return " ".join([text % facts, *_not_assessed(open_)])


def learning(learnt: Sequence[Learnt]) -> str:
    """Say the learning hours of this year, held against those of the year before."""
    if not learnt:
        return _("Learning: no hours are recorded.")
    latest = learnt[0]
    text = ngettext(
        "Learning: %(hours)s hours in %(year)d from %(n)d training",
        "Learning: %(hours)s hours in %(year)d from %(n)d trainings",
        latest.trainings,
    ) % {
        "hours": number(latest.hours),
        "year": latest.year,
        "n": latest.trainings,
    }
    older = next((it for it in learnt if it.year == latest.year - 1), None)
    if older is None:
        return f"{text}."
    facts = {"text": text, "hours": number(older.hours), "year": older.year}
    return _("%(text)s; in %(year)d it was %(hours)s hours.") % facts


def _not_assessed(count: int) -> list[str]:
    if not count:
        return []
    return [_("Never assessed: %(n)d.") % {"n": count}]
