"""Reads about people that are more than one filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tepat_web.accounts.models import User

from .models import Appointment, Employee

# Nobody real has such a number; see tepat.intake.town.numbers.
INVENTED = r"9\d\d$"


@dataclass(frozen=True, slots=True)
class Leading:
    """Whom a person leads, and from where.

    Attributes:
        people: NIPs of whoever reports to the person.
        posts: Path of the unit of each post that they report to, and of the unit of the
            post above that; blank: there is none.
    """

    people: tuple[str, ...] = ()
    posts: frozenset[tuple[str, str]] = frozenset()


def people_led_by(user: User) -> list[str]:
    """Return the NIPs of whoever sits on a post right below one of the person's.

    That is the map alone, which reach goes by. Whoever reports to the person today,
    past vacant posts and with acting posts, is :func:`.chain.reporting_to`.
    """
    return list(leading(user).people)


def leading(user: User) -> Leading:
    """Return whom a person leads, by the position map, and from which posts.

    Read once for a user that was loaded: a page asks it for every table.
    """
    if not hasattr(user, "leading_today"):
        user.leading_today = _leading(user)  # type: ignore[attr-defined]
    found: Leading = user.leading_today  # type: ignore[attr-defined]
    return found


def _leading(user: User) -> Leading:
    if not user.nip:
        return Leading()
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    held = seated.filter(employee__nip=user.nip).values("post__position")
    led = seated.filter(post__position__reports_to__in=held)
    above = "post__position__reports_to"
    rows = led.values_list(
        "employee__nip",
        f"{above}__unit__path",
        f"{above}__reports_to__unit__path",
    )
    found = list(rows)
    return Leading(
        tuple(nip for nip, _path, _over in found),
        frozenset((path, over or "") for _nip, path, over in found),
    )


def names_by_nip(nips: Iterable[str]) -> dict[str, str]:
    """Return NIP → name, also of who has left; the NIP where no name is known."""
    rows = Employee.objects.filter(nip__in={each for each in nips if each})
    return {nip: name or nip for nip, name in rows.values_list("nip", "name")}


def count_people() -> tuple[int, int]:
    """Return how many employees are invented, and how many may be real."""
    everyone = Employee.objects.standing()
    invented = everyone.filter(nip__regex=INVENTED).count()
    return invented, everyone.count() - invented
