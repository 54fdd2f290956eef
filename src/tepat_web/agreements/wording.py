"""How periods and steps are called."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from tepat.performance.periods import Period
from tepat.performance.periods import Span as Length

from .models import Agreement, CheckIn, Span, State


def period(span: Span, year: int) -> str:
    """Say a period: ``Maret 2026``, ``Triwulan I 2026``, ``2026``.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     period(Span(3, 3), 2026), period(Span(4, 6), 2026)
    ('March 2026', 'Quarter II 2026')
    """
    if span.is_year:
        return str(year)
    if span.first == span.last:
        return formats.date_format(date(year, span.first, 1), "F Y")
    months = Period(span.first, span.last)
    if months.span is Length.QUARTER:
        return _("Quarter %(number)s %(year)d") % {
            "number": months.quarter,
            "year": year,
        }
    begin = formats.date_format(span.begins(year), "F")
    return f"{begin}–{formats.date_format(span.ends(year), 'F Y')}"


def step(agreement: Agreement) -> str:
    """Say how far an agreement is, a change of what was agreed apart."""
    state = str(agreement.get_state_display())
    if agreement.agreed_at is not None and agreement.state != State.AGREED:
        return _("change: %(state)s") % {"state": state}
    return state


def checkin_step(it: CheckIn | None) -> str:
    """Say how far a check-in is."""
    if it is None:
        return _("nothing written yet")
    if it.replied_at is not None:
        return _("answered")
    if it.handed_in_at is not None:
        return _("with the superior")
    return _("being written")
