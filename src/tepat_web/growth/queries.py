"""Whose growth a person may look at: their own, and that of those whom they lead."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.workforce.chain import reporting_to
from tepat_web.workforce.models import Appointment, Employee

P = Permission


def own(by: User) -> Employee | None:
    """Return the file of the person who is signed in, where there is one."""
    if not by.nip or not reach(by, P.APPRAISAL_OWN).own:
        return None
    found: Employee | None = _people().filter(nip=by.nip).first()
    return found


def led(by: User, today: date) -> QuerySet[Employee]:
    """Return who reports to a person today, acting posts counted; by name.

    Reading others' files by a role is no leave for this page: it is for a talk between
    two people.
    """
    leads = reach(by, P.APPRAISAL_LEAD).people
    nips = reporting_to(by, today) if leads else []
    return _people().filter(nip__in=nips).order_by("name", "pk")


def seat(employee: Employee) -> Appointment | None:
    """Return where a person sits now, with position and unit."""
    standing = Appointment.objects.standing().filter(employee=employee)
    rows = standing.filter(valid_to__isnull=True)
    found: Appointment | None = rows.select_related("post__position__unit").first()
    return found


def _people() -> QuerySet[Employee]:
    standing: QuerySet[Employee] = Employee.objects.standing()
    return standing.select_related("place")
