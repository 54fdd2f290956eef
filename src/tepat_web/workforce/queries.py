"""Reads about people that are more than one filter."""

from __future__ import annotations

from tepat_web.accounts.models import User

from .models import Appointment, Employee

# Nobody real has such a number; see tepat.intake.town.numbers.
INVENTED = r"9\d\d$"


def people_led_by(user: User) -> list[str]:
    """Return the NIPs of whoever reports to the person, by the position map.

    Read once for a user that was loaded: a page asks it for every table.
    """
    if not hasattr(user, "led_today"):
        user.led_today = _led_by(user)  # type: ignore[attr-defined]
    return list(user.led_today)  # type: ignore[attr-defined]


def _led_by(user: User) -> list[str]:
    if not user.nip:
        return []
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    held = seated.filter(employee__nip=user.nip).values("post__position")
    led = seated.filter(post__position__reports_to__in=held)
    return list(led.values_list("employee__nip", flat=True))


def count_people() -> tuple[int, int]:
    """Return how many employees are invented, and how many may be real."""
    everyone = Employee.objects.standing()
    invented = everyone.filter(nip__regex=INVENTED).count()
    return invented, everyone.count() - invented
