"""What the drawer of a workroom asks the desk, as the address of the page tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.placement import reading
from tepat_web.placement.desk import client
from tepat_web.placement.models import Move, Plan

from . import queries

LONGEST = 200  # characters of a code or of what is sought
SHORTLY = 1.0  # seconds that a page waits; then it says how far it is, and asks again
MOST_SEATS = 1000
OF_PERSON: Mapping[str, Promise] = {
    "objection": _("Stays where they are"),
    "pin": _("Must have this position"),
    "wish": _("What would this position cost, if the requirements were met?"),
    "forbid": _("Must not have this position"),
    "retirement": _("Leaves the service"),
}
WITH_PLACE = ("pin", "wish", "forbid")


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked at and asked.

    Attributes:
        nip: Of the person who is looked at; blank: nobody.
        seat: Code of the position that is looked at; blank: none.
        kind: What is asked; blank: nothing.
        to: Code or words of the position that the question names.
        seats: How many seats more.
        sought: What is sought.
    """

    nip: str = ""
    seat: str = ""
    kind: str = ""
    to: str = ""
    seats: str = "1"
    sought: str = ""

    @classmethod
    def of(cls, told: QueryDict) -> Question:
        """Read the address."""

        def text(name: str, default: str = "") -> str:
            return told.get(name, default).strip()[:LONGEST]

        nip = "".join(text("orang").split())
        seat, kind = text("jabatan"), text("tanya")
        known = (nip and kind in OF_PERSON) or (seat and kind == "vacancy")
        seats = text("kursi", "1")
        is_number = seats.isascii() and seats.isdigit() and len(seats) <= 4
        return cls(
            nip=nip,
            seat=seat,
            kind=kind if known else "",
            to=text("ke"),
            seats=seats if is_number and 1 <= int(seats) <= MOST_SEATS else "1",
            sought=text("cari"),
        )

    def needs_place(self) -> bool:
        """Tell whether the question names a position besides the person."""
        return self.kind in WITH_PLACE

    def change(self, code: str) -> dict[str, str]:
        """Return the condition as the desk takes it.

        Args:
            code: Of the position that it names, if it names one.
        """
        if self.kind == "vacancy":
            return {"kind": self.kind, "position": self.seat, "seats": self.seats}
        told = {"kind": self.kind, "nip": self.nip}
        return told | {"position": code} if self.needs_place() else told


def ask(plan: Plan, changes: list[dict[str, str]]) -> dict[str, Any]:
    """Ask the desk; ``state`` is ``closed`` where there is none.

    Returns:
        As ``placement.desk.client.ask`` does, in the reader's language.
    """
    try:
        told = client.ask(plan, changes, patience=SHORTLY)
    except client.DeskClosed:
        return {"state": "closed"}
    return shown(told)


def why(plan: Plan, nip: str = "", code: str = "") -> dict[str, Any]:
    """Ask the desk for reasons, in the reader's language; they hold every secret."""
    try:
        told = client.why(plan, nip, code, patience=SHORTLY)
    except client.DeskClosed:
        return {"state": "closed"}
    if told["state"] != "answered":
        return shown(told)
    content = reading.read(told["content"], secrets=True, wishes=True)
    return {"state": "answered", "content": content}


def opened(plan: Plan) -> dict[str, Any]:
    """Open a plan beforehand, and tell how far that is."""
    try:
        return shown(client.opened(plan, patience=0.05))
    except client.DeskClosed:
        return {"state": "closed"}


def shown(told: Mapping[str, Any]) -> dict[str, Any]:
    """Say an answer in the reader's language; who is in a workroom may read it all."""
    for one in told.get("asked", ()):
        one["findings"] = one.pop("obstacles")
    return reading.read(told, secrets=True, wishes=True)


def place_of(plan: Plan, question: Question) -> tuple[str, list[queries.Place]]:
    """Find the position that a question names.

    Returns:
        Its code; or blank, and the positions that may be meant.
    """
    if not question.to and question.kind == "forbid":
        planned = Move.objects.filter(plan=plan, nip=question.nip).first()
        return (planned.to if planned else ""), []
    found = queries.places(question.to) if question.to else []
    if len(found) == 1 and found[0].code.lower() == question.to.lower():
        return found[0].code, []
    return "", found
