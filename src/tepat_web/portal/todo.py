"""What waits for a person, each with the page on which it is done."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements import waiting as agreements
from tepat_web.assessments import waiting as assessments
from tepat_web.calibration import waiting as calibration
from tepat_web.complaints import waiting as complaints
from tepat_web.consultation import waiting as consultation
from tepat_web.curricula import waiting as curricula
from tepat_web.cycles import waiting as cycles
from tepat_web.dashboard import waiting as dashboard
from tepat_web.decisions import waiting as decisions
from tepat_web.documents import waiting as documents
from tepat_web.evaluations import waiting as evaluations
from tepat_web.feedback import waiting as feedback
from tepat_web.imports.models import Upload
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import number
from tepat_web.learning import waiting as learning
from tepat_web.ledger.models import Job
from tepat_web.needs import waiting as needs
from tepat_web.objections import waiting as objections
from tepat_web.placement import waiting as placement
from tepat_web.satisfaction import waiting as satisfaction
from tepat_web.snapshots import data_todo
from tepat_web.standards import waiting as standards
from tepat_web.training import waiting as training
from tepat_web.wishes import waiting as wishes
from tepat_web.workforce.models import Employee
from tepat_web.workshop import waiting as workshop

P = Permission
S = Upload.State
# A room in which something may wait is a line here.
ROOMS = (
    placement.of,
    consultation.of,
    wishes.of,
    objections.of,
    decisions.of,
    documents.of,
    workshop.of,
    needs.of,
    training.of,
    agreements.of,
    evaluations.of,
    learning.of,
    feedback.of,
    cycles.of,
    curricula.of,
    assessments.of,
    calibration.of,
    complaints.of,
    dashboard.of,
    satisfaction.of,
    standards.of,
)


def of(by: User) -> list[Task]:
    """Return what waits for the person, urgent things first."""
    tasks = [
        *_rooms(by),
        *_data(by),
        *_imports(by),
        *_work(by),
        *_first_steps(by),
    ]
    return sorted(tasks, key=lambda task: not task.is_urgent)


def _rooms(by: User) -> list[Task]:
    """What the rooms tell by themselves."""
    today = timezone.localdate()
    return [task for room in ROOMS for task in room(by, today)]


def _data(by: User) -> list[Task]:
    """Data that the last check found blank or wrong, where the person mends it."""
    if not reach(by, P.RESULTS_READ):
        return []
    told = data_todo.of(by)
    if not told.count:
        return []
    text = ngettext(
        "%(count)s entry of the data waits for you to complete it.",
        "%(count)s entries of the data wait for you to complete them.",
        told.count,
    ) % {"count": number(told.count)}
    url = reverse("snapshots:data")
    return [Task(text, url, _("See what to complete"), is_urgent=told.is_urgent)]


def _imports(by: User) -> list[Task]:
    if not reach(by, P.REGISTER_IMPORT):
        return []
    waiting = Upload.objects.filter(state__in=(S.WRONG, S.READY, S.STALE))
    return [
        Task(
            _("%(file)s: %(state)s.")
            % {"file": upload.name, "state": upload.get_state_display()},
            reverse("imports:one", args=[upload.pk]),
            _("Look at it"),
            is_urgent=upload.state == S.WRONG,
        )
        for upload in waiting[:5]
    ]


def _work(by: User) -> list[Task]:
    running = Job.objects.filter(
        by=by, state__in=(Job.State.WAITING, Job.State.RUNNING)
    ).count()
    if not running:
        return []
    text = ngettext(
        "%(count)d piece of work is under way.",
        "%(count)d pieces of work are under way.",
        running,
    )
    return [Task(text % {"count": running}, reverse("ledger:jobs"), _("Watch"))]


def _first_steps(by: User) -> list[Task]:
    """What comes first in a register that holds nothing yet."""
    if not reach(by, P.REGISTER_IMPORT) or Employee.objects.exists():
        return []
    return [
        Task(
            _("The register holds nothing yet. Begin by importing the workbook."),
            reverse("imports:index"),
            _("Import a workbook"),
            is_urgent=True,
        )
    ]
