"""Who is told of a place in a class: that there is something, and where it stands.

A notice names the class, never another person, a gap or a reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.notices import accounts_of, said, tell

from .models import Course, Enrolment

NAMED = _("You are named for “%(name)s”. Your superior is asked to consent.")
ASKED = _("You are asked to consent to names for trainings.")
SEATED = _("You have a seat in “%(name)s”, from %(day)s.")
WAITS = _("You are on the waiting list of “%(name)s”, from %(day)s.")
REFUSED = _(
    "Your superior did not consent to “%(name)s”; the reason stands on the page."
)
DECLINED = _("A place in “%(name)s” was given back.")
OFFERED = _("A seat in “%(name)s” is free. Say until %(until)s whether you take it.")
PASSED = _("The seat in “%(name)s” went to the next one, as nobody answered in time.")
OFF = _("“%(name)s” is called off.")
MOVED = _("“%(name)s” has other days: from %(day)s.")


def tell_named(row: Enrolment, by: User) -> None:
    """Tell the person, and the superior who is to consent."""
    if row.state != Enrolment.State.NAMED:
        tell_consented(row)
        return
    if by.nip != row.employee.nip:
        _tell([row.employee.nip], NAMED, row.course, reverse("training:mine"))
    tell_to_consent([row.superior])


def tell_to_consent(nips: Iterable[str]) -> None:
    """Tell superiors that names wait for them; once until they have looked."""
    to = accounts_of([nip for nip in nips if nip]).values()
    tell(to, said(ASKED, {}), reverse("training:unit"), once=True)


def tell_consented(row: Enrolment) -> None:
    """Tell the person of the seat, or of the waiting list."""
    has_seat = row.state == Enrolment.State.CONFIRMED
    _tell([row.employee.nip], SEATED if has_seat else WAITS, row.course, _mine())


def tell_refused(row: Enrolment) -> None:
    """Tell the person that there is no consent."""
    _tell([row.employee.nip], REFUSED, row.course, _mine())


def tell_declined(row: Enrolment) -> None:
    """Tell the superior that a place was given back."""
    _tell([row.superior], DECLINED, row.course, reverse("training:unit"))


def tell_offered(row: Enrolment) -> None:
    """Ask who stands next on the waiting list."""
    _tell([row.employee.nip], OFFERED, row.course, _mine(), row)


def tell_passed(row: Enrolment) -> None:
    """Tell who did not answer that the seat was passed on."""
    _tell([row.employee.nip], PASSED, row.course, _mine())


def tell_off(course: Course, nips: Iterable[str]) -> None:
    """Tell everybody with a place that the class is called off."""
    _tell(nips, OFF, course, _mine())


def tell_moved(course: Course, nips: Iterable[str]) -> None:
    """Tell everybody with a place that the class has other days."""
    _tell(nips, MOVED, course, _mine())


def tell_all_named(course: Course, rows: Iterable[Enrolment]) -> None:
    """Tell everybody whom an approved plan names, and each superior once."""
    told = list(rows)
    _tell([row.employee.nip for row in told], NAMED, course, _mine())
    tell_to_consent({row.superior for row in told})


def _tell(
    nips: Iterable[str],
    text: Promise,
    course: Course,
    url: str,
    row: Enrolment | None = None,
) -> None:
    to = accounts_of([nip for nip in nips if nip]).values()
    blanks = {"day": Words.saying(lambda: day(course.starts))}
    if row is not None:
        until = row.answer_until
        blanks["until"] = Words.saying(lambda: day(until))
    tell(to, said(text, {"name": course.name}, **blanks), url)


def _mine() -> str:
    return reverse("training:mine")
