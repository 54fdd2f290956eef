"""Long work of the board: who stands for which seat; and of large waves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from tepat_web.ledger.jobs import Tell, say
from tepat_web.ledger.models import Job
from tepat_web.ledger.notices import said
from tepat_web.placement.candidates import Board, critical_seats
from tepat_web.placement.models import Plan

from . import actions, actions_carry
from .models import MOST_CANDIDATES, Session

READING = gettext_lazy("Working out the plan's data again")
LOOKING = gettext_lazy("Looking who stands for each seat")
CARRYING = gettext_lazy("Making the appointments")
PREPARED = gettext_lazy("Candidates for %(n)s seats are there.")


def prepare(job: Job, tell: Tell) -> None:
    """Work out who stands for the seats of a session."""
    session = Session.objects.select_related("plan").get(pk=job.question["session"])
    folder, codes = session.plan.path, job.question["codes"]
    say(tell, 10, READING)
    wanted = critical_seats(folder) if codes is None else codes
    board = Board(folder, wanted, MOST_CANDIDATES)
    say(tell, 30, LOOKING)
    told = list(board.seats())
    actions.store_seats(
        by=job.by,
        job=job,
        session=session,
        told=told,
        said=said(PREPARED, {"n": len(told)}),
    )


def carry_out(job: Job, tell: Tell) -> None:
    """Carry out a large wave."""
    plan = Plan.objects.get(pk=job.question["plan"])
    say(tell, 20, CARRYING)
    actions_carry.carry_out(by=job.by, plan=plan, wave=job.question["wave"], job=job)
