"""What an upheld objection asks of a new plan, and whether it can be followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Position
from tepat_web.placement.changes import CORRECTION, Change
from tepat_web.placement.desk import client as desk
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.workforce.models import Employee

from .models import Objection, Wanted


def of(it: Objection, remedy: str, position: str) -> dict[str, Any]:
    """Return what a remedy asks of a scenario.

    Args:
        remedy: One of :class:`Wanted`: what the person gets, whatever they asked for.
        position: Code of the position, where the remedy is another one.
    """
    match remedy:
        case Wanted.STAY:
            return {"freeze": {"people": [it.nip]}}
        case Wanted.OTHER:
            return {"pin": {it.nip: position}}
        case Wanted.NOT_THERE:
            return {"forbid": {it.nip: [proposed(it.plan, it.nip)]}}
        case _:
            return {CORRECTION: True}


def remedy(change: Change) -> str:
    """Return which of :class:`Wanted` a change is; blank: none."""
    names = {
        "freeze": Wanted.STAY,
        "pin": Wanted.OTHER,
        "forbid": Wanted.NOT_THERE,
        CORRECTION: Wanted.CORRECTION,
    }
    return next((str(names[key]) for key in change if key in names), "")


def proposed(plan: Plan, nip: str) -> str:
    """Return the code of the position a plan moves somebody to; blank: nowhere."""
    found = Move.objects.filter(plan=plan, nip=nip).values_list("to", flat=True)
    return found.first() or ""


def demand_known(it: Objection, change: Change) -> None:
    """Refuse a change that the register cannot follow.

    Raises:
        NotAllowed: naming what is not there, and what to do.
    """
    if not remedy(change):
        raise NotAllowed(_("Say what the new plan has to do for this person."))
    if CORRECTION in change:
        return
    if not Employee.objects.standing().filter(nip=it.nip).exists():
        raise NotAllowed(
            _("The person is not in the register any more, so no plan can follow this.")
        )
    for code in (
        *change.get("pin", {}).values(),
        *change.get("forbid", {}).get(it.nip, ()),
    ):
        if not code:
            raise NotAllowed(
                _("The plan moves this person nowhere. Choose another remedy.")
            )
        if not is_in_force(code):
            raise NotAllowed(
                _("No position with the code %(code)s is in force. Check the code.")
                % {"code": code}
            )


def is_in_force(code: str) -> bool:
    """Tell whether a code names a position of the structure in force."""
    return bool(code) and bool(_positions().filter(code=code).exists())


def code_of(text: str) -> str:
    """Return the code of the position a text names: by its code, or its only title."""
    if not text or is_in_force(text):
        return text
    same = _positions().filter(name__iexact=text).values_list("code", flat=True)[:2]
    return same[0] if len(same) == 1 else ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the engine says of a change before a plan is made with it.

    Attributes:
        is_refused: Whether no plan can follow it.
        said: In a sentence; blank where nothing is to be said.
    """

    is_refused: bool
    said: str


def opinion(it: Objection, change: Change) -> Opinion:
    """Ask the engine whether a change can be followed; no transaction may be open.

    Only another position can be refused: staying is always possible, and so is not
    going to one position.
    """
    code = change.get("pin", {}).get(it.nip)
    if not code:
        return Opinion(is_refused=False, said="")
    later = _(
        "The engine could not be asked now; it checks this when the new plan is made."
    )
    try:
        answer = desk.may_sit(it.plan, it.nip, code)
    except desk.DeskClosed:
        return Opinion(is_refused=False, said=later)
    if answer["state"] == "opening":
        return Opinion(is_refused=False, said=later)
    is_refused = answer["state"] == "refused" or not answer.get("possible")
    said = [str(Words.read(answer["said"]))]
    said += [
        str(Words.read(each["said"]))
        for each in answer.get("findings", ())
        if each["verdict"] != "holds"
    ]
    return Opinion(is_refused, " ".join(said))


def _positions() -> Any:
    structure = take.structure_on(None)
    return Position.objects.standing().filter(unit__structure=structure)
