"""Certificates: what one says is put together once, and its PDF made from that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from tepat.reports.about import About
from tepat.reports.forms import typeset
from tepat.reports.forms.certificate import FORM, Head, certificate
from tepat.reports.forms.certificate import Certificate as Said
from tepat.reports.forms.letters import Person
from tepat_web.documents import numbering, sets
from tepat_web.documents import queries as documents
from tepat_web.documents.models import Office, Series, Signs
from tepat_web.kit import qr
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Version
from tepat_web.snapshots import take
from tepat_web.training.models import Course
from tepat_web.workforce.models import Appointment, Employee

from . import codes
from .models import Certificate, Completion

PATTERN = "800.2.4/{n}-BKPSDM/{year}"
"""How numbers of certificates are written: 800.2 is competence in the file plan."""
GROUP = 4
K = Version.Kind


@dataclass(slots=True)
class Press:
    """What certificates of one class have in common, read once.

    Attributes:
        office: Who writes and signs.
        templates: Digest of what they are filled into.
        series: Their numbers, held until the act is done.
    """

    office: Office
    templates: str
    series: Series
    is_new: bool
    is_example: bool
    city: str
    seats: dict[int, tuple[str, str]]
    day: date

    @classmethod
    def ready(cls, day: date, people: list[int]) -> Press:
        """Return it, with numbers that nobody else draws meanwhile.

        Raises:
            NotAllowed: if nobody has said yet who writes and who signs.
        """
        office = documents.office()
        if why := lacking():
            raise NotAllowed(why)
        told = take.snapshot(only=()).settings
        series, is_new = numbering.locked(PATTERN, day.year)
        return cls(
            office=office,
            templates=sets.in_use(FORM),
            series=series,
            is_new=is_new,
            is_example=bool(told.is_example),
            city=told.agency_name or office.agency,
            seats=_positions(people),
            day=day,
        )

    def issue(self, completion: Completion, course: Course) -> Certificate:
        """Give one person a certificate, with the next number."""
        self.series.last += 1
        number = numbering.written(PATTERN, self.series.last, self.day)
        employee = completion.enrolment.employee
        code = codes.certificate()
        return Certificate.objects.create(
            completion=completion,
            number=number,
            code=code,
            name=employee.name,
            training=course.offer.name,
            hours=course.offer.hours,
            ended=course.ends,
            issued_on=self.day,
            says=self._values(employee, course, number, code),
            templates=self.templates,
        )

    def used(self) -> list[tuple[Kept, Version.Kind]]:
        """Keep how far the numbers are, and return that for the ledger."""
        self.series.save()
        return [(self.series, K.NEW if self.is_new else K.CHANGED)]

    def _values(
        self, employee: Employee, course: Course, number: str, code: str
    ) -> dict[str, Any]:
        position, unit = self.seats.get(employee.pk, (None, None))
        said = Said(
            frame=Head(letterhead=self.office.letterhead()),
            person=Person(
                name=employee.name, nip=employee.nip, position=position, unit=unit
            ),
            training=course.offer.name,
            number=number,
            signer=self.office.signer(Signs.HEAD),
            qr=address_of(code),  # drawn when it is printed
        )
        about = About(self.city, self.day, "Tepat", self.is_example)
        paper = certificate(
            said,
            about,
            organiser=course.organiser or self.office.agency,
            starts=course.starts,
            ends=course.ends,
            hours=course.offer.hours,
            place=self.office.place,
            address=f"{settings.ADDRESS}{reverse('learning:check')}",
            code=grouped(code),
        )
        return paper.values()


def lacking() -> str:
    """Say what the letterhead lacks for a certificate; blank: nothing."""
    office = documents.office()
    try:
        office.letterhead()
        office.signer(Signs.HEAD)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def pdf(it: Certificate) -> bytes:
    """Return a certificate as PDF: the same bytes whenever it is made."""
    values = it.says | {"qr": qr.picture(it.says["qr"])}
    return typeset(FORM, values, sets.templates(it.templates), day=it.issued_on)


def address_of(code: str) -> str:
    """Return where anybody sees whether a certificate is genuine."""
    return f"{settings.ADDRESS}{reverse('learning:certificate', args=[code])}"


def grouped(code: str) -> str:
    """Return a code as it is read aloud.

    >>> grouped("ABCD2345EFGH")
    'ABCD-2345-EFGH'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def abbreviated(name: str) -> str:
    """Return a name so that who knows the person recognises it, and nobody learns it.

    Degrees are left out; of a name of one word its beginning is told.

    >>> abbreviated("dr. Siti Nur Aminah, M.Kes."), abbreviated("Suharto")
    ('Siti N. A.', 'Suh…')
    """
    words = [each for each in name.partition(",")[0].split() if "." not in each]
    match words:
        case []:
            return "…"
        case [only]:
            return f"{only[:3]}…"
        case [first, *rest]:
            return " ".join([first, *(f"{each[0].upper()}." for each in rest)])
    raise AssertionError


def _positions(people: list[int]) -> dict[int, tuple[str, str]]:
    """Title and unit of the seat of each employee who has one, by number."""
    seated = Appointment.objects.standing().filter(
        employee__in=people, valid_to__isnull=True
    )
    told = seated.values_list(
        "employee_id", "post__position__name", "post__position__unit__name"
    )
    return {employee: (position, unit) for employee, position, unit in told}
