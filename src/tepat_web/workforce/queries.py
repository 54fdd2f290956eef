"""Reads about people that are more than one filter."""

from __future__ import annotations

from tepat_web.accounts.models import User

from .models import Appointment


def people_led_by(user: User) -> list[str]:
    """Return the NIPs of whoever reports to the person, by the position map."""
    if not user.nip:
        return []
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    held = seated.filter(employee__nip=user.nip).values("post__position")
    led = seated.filter(post__position__reports_to__in=held)
    return list(led.values_list("employee__nip", flat=True))
