"""Whose job analysis it is: a position's, or a job's and so all its positions'."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Job, Position
from tepat_web.snapshots import take

POSITION, JOB = "jabatan", "nomenklatur"
# Who may see how an analysis is judged, not only what it says.
FOLLOWING = (
    Permission.WORKLOAD_CHANGE,
    Permission.ANALYSIS_VERIFY,
    Permission.ANALYSIS_ADOPT,
    Permission.RESULTS_READ,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A position or a job, as what a job analysis is about."""

    record: Position | Job

    @property
    def is_job(self) -> bool:
        return isinstance(self.record, Job)

    @property
    def kind(self) -> str:
        """What addresses call its kind; also the sheet that holds it."""
        return JOB if self.is_job else POSITION

    @property
    def link(self) -> str:
        """The field by which rows belong to it."""
        return "job" if self.is_job else "position"

    @property
    def pk(self) -> int:
        return int(self.record.pk)

    @property
    def code(self) -> str:
        return str(self.record.code)

    @property
    def name(self) -> str:
        return str(self.record.name)

    @property
    def unit_name(self) -> str:
        """Name of its unit; blank for a job, which stands in many."""
        return "" if isinstance(self.record, Job) else str(self.record.unit)

    @property
    def path(self) -> str:
        """Path of its unit; blank for a job, which belongs to the whole city."""
        return "" if isinstance(self.record, Job) else str(self.record.unit.path)

    @property
    def above(self) -> Job | None:
        """The job that a position follows where it says nothing itself."""
        return None if isinstance(self.record, Job) else self.record.job

    @property
    def mine(self) -> dict[str, int]:
        """What finds the rows that belong to it."""
        return {f"{self.link}_id": self.pk}

    @property
    def edit_url(self) -> str:
        return self.url("edit")

    @property
    def live_url(self) -> str:
        return self.url("live")

    def url(self, page: str = "one") -> str:
        """Return the address of one of its pages."""
        return reverse(f"needs:{page}", args=[self.kind, self.pk])


def found(kind: str, number: int, *, ever: bool = False) -> Subject:
    """Return the position or job behind an address.

    Args:
        ever: Whether a position of a structure no longer in force will do, too.

    Raises:
        Http404: if there is none, or it belongs to another structure.
    """
    record: Position | Job | None = None
    if kind == JOB:
        record = Job.objects.standing().filter(pk=number).first()
    elif kind == POSITION:
        rows = Position.objects.standing().filter(pk=number)
        if ever:
            rows = rows.filter(unit__structure__is_draft=False)
        else:
            rows = rows.filter(unit__structure=take.structure_on(None))
        record = rows.select_related("unit", "job").first()
    if record is None:
        raise Http404(number)
    return Subject(record)


def may(by: User, permission: Permission, subject: Subject) -> bool:
    """Tell whether a person may use a permission on a job analysis.

    A job's analysis belongs to the whole city.
    """
    allowed = reach(by, permission)
    return allowed.everywhere if subject.is_job else allowed.covers(subject.path)


def follows(by: User, subject: Subject) -> bool:
    """Tell whether a person may see how an analysis is judged."""
    return any(may(by, permission, subject) for permission in FOLLOWING)
