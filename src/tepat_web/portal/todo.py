"""What waits for a person, each with the page on which it is done."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.imports.models import Upload
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import number
from tepat_web.ledger.models import Job
from tepat_web.needs import waiting
from tepat_web.placement.queries import about
from tepat_web.snapshots import data_todo
from tepat_web.workforce.models import Employee

P = Permission
S = Upload.State


def of(by: User) -> list[Task]:
    """Return what waits for the person, urgent things first."""
    tasks = [
        *_moves(by),
        *_analyses(by),
        *_data(by),
        *_imports(by),
        *_work(by),
        *_first_steps(by),
    ]
    return sorted(tasks, key=lambda task: not task.is_urgent)


def _moves(by: User) -> list[Task]:
    """A move that is proposed for the person."""
    return [
        Task(
            _("%(plan)s proposes another position for you: %(position)s.")
            % {"plan": plan.name, "position": own.to},
            reverse("placement:person", args=[plan.pk, own.nip]),
            _("See the reasons"),
        )
        for plan, own in about(by)
        if own.is_move
    ]


def _analyses(by: User) -> list[Task]:
    """Job analyses that wait for the person."""
    return waiting.of(by, timezone.localdate())


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
