"""The clauses of a decree (diktum), in their order.

Who is appointed comes first; then what has to happen before (the oath) and what it
brings; then what the city adds; then what can be done against it; and last how errors
are mended and when the decree comes into force. An extract has the same clauses as the
decree it is from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tepat.words import Language

from . import sentences as say
from .content import CollectiveDecree, Decree, DecreeExtract
from .parts import Remedy
from .spelled import ordinal

Decreed = Decree | CollectiveDecree | DecreeExtract


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    Attributes:
        label: "KESATU".
        text: What it says.
        names_person: Whether the person and their position stand below it.
        is_doubted: Whether it rests on what nobody has read in the official text.
    """

    label: str
    text: str
    names_person: bool = False
    is_doubted: bool = False


def clauses(decree: Decreed, language: Language) -> tuple[Clause, ...]:
    """Return the clauses of a decree or of an extract from one."""
    first = Clause(
        ordinal(1, language),
        _appoints(decree, language),
        names_person=not isinstance(decree, CollectiveDecree),
    )
    others = (
        Clause(ordinal(number, language), text, is_doubted=is_doubted)
        for number, (text, is_doubted) in enumerate(_others(decree, language), 2)
    )
    return (first, *others)


def _appoints(decree: Decreed, language: Language) -> str:
    match decree:
        case CollectiveDecree(appointees=rows):
            all_hold = all(row.person.position for row in rows)
            holders = "" if all_hold else say.HOLDERS.fill({}, language)
            return say.MOVES_MANY.fill({"holders": holders}, language)
        case Decree(person=person, starts_on=day):
            sentence = say.MOVES if person.position else say.APPOINTS
            return sentence.fill({"starts_on": day}, language)
        case DecreeExtract(appointee=one):
            sentence = say.MOVES if one.person.position else say.APPOINTS
            moves = sentence.fill({"starts_on": one.starts_on}, language)
            facts = {"moves": moves.removesuffix(":"), "number": one.number}
            return say.ROW_OF_ANNEX.fill(facts, language)


def _others(decree: Decreed, language: Language) -> Iterator[tuple[str, bool]]:
    """The texts after the first, each with whether it is doubted."""
    if decree.is_sworn:
        yield say.SWORN.fill({}, language), False
    if decree.allowance is not None:
        yield say.ALLOWANCE.fill({"basis": decree.allowance}, language), False
    for text in decree.further:
        yield text, False
    yield _remedy(decree.remedy, language), not decree.remedy.is_verified
    yield say.MISTAKES.fill({}, language), False
    yield say.IN_FORCE.fill({}, language), False


def _remedy(remedy: Remedy, language: Language) -> str:
    basis = ""
    if remedy.basis is not None:
        basis = say.UNDER.fill({"basis": remedy.basis}, language)
    facts = {
        "to": remedy.to,
        "address": remedy.address,
        "within": remedy.within,
        "basis": basis,
    }
    return say.REMEDY.fill(facts, language)
