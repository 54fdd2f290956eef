"""Everything that the files of all people say, in reading order."""

from __future__ import annotations

from tepat.finding import Verdict
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.columns import BY_NAME, Side
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import targets
from tepat.snapshot import Snapshot

from . import abilities, ahead, documents, requirements, work
from .note import Note, Urgency

URGENCIES = {Urgency.NOW: 0, Urgency.SOON: 1, Urgency.CALM: 2}
VERDICTS = {Verdict.FAILS: 0, Verdict.UNKNOWN: 1, Verdict.HOLDS: 2}
TARGET = tuple(name for name, column in BY_NAME.items() if column.side is Side.TARGET)


def notes(snapshot: Snapshot, law: Law, policy: Policy) -> list[Note]:
    """Return what concerns each person, person after person as the sheet has them.

    Within a file: what is near first, then what fails, then what is not known.

    Args:
        snapshot: The city; everything is taken on its day.
        law: The law on that day.
        policy: The city's policy.
    """
    persons = people(snapshot, law, snapshot.day)
    held = persons.join(
        targets(snapshot, law).select("position", *TARGET),
        on="position",
        how="left",
        maintain_order="left",
    )
    served = experience_of(snapshot, persons, snapshot.day)
    held = derive(held, ["retires_on"], served)
    found = [
        *ahead.notes(snapshot, law, held),
        *requirements.notes(held.filter("has_position"), law, policy, served),
        *abilities.notes(snapshot, law),
        *work.notes(snapshot, law),
        *documents.notes(snapshot),
    ]
    place = {nip: at for at, nip in enumerate(snapshot.employees["nip"])}
    return sorted(found, key=lambda each: (place[each.nip], *_order(each)))


def notes_of(snapshot: Snapshot, law: Law, policy: Policy, nip: str) -> list[Note]:
    """Return what concerns one person."""
    return [each for each in notes(snapshot, law, policy) if each.nip == nip]


def _order(note: Note) -> tuple[int, int, int, str]:
    found = note.finding
    return (
        URGENCIES[note.urgency],
        VERDICTS[found.verdict],
        found.order,
        found.code,
    )
