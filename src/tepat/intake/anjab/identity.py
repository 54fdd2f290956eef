"""Whose analysis a form is: a position of one unit, or a job wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from tepat.snapshot.vocabulary import LEADERSHIP, LEVELS_OF_FAMILY

from .form import FoundForm
from .headings import fold
from .labels import ALL_UNITS, CHAIN, FAMILY_NAMES, LEVEL_NAMES, SLOTS

LEADING = tuple(slot for slot in SLOTS if slot not in ("PELAKSANA", "FUNGSIONAL"))
KNOWN_KINDS = {
    fold(text): family
    for family, name in FAMILY_NAMES.items()
    for text in (name.id, name.en, family, f"jabatan {family}")
} | {"jf": "FUNGSIONAL", "jpt": "JPT", "jfu": "PELAKSANA", "jft": "FUNGSIONAL"}
KNOWN_LEVELS = {fold(name): level for level, name in LEVEL_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose analysis a form is.

    Attributes:
        code: Under which it goes into the workbook.
        name, family, level: As the form tells, or lets one see.
        is_job: Whether it holds for every position of that job.
        is_new: Whether the workbook has neither position nor job of that code yet.
        units: From the root down, each with the level of who leads it.
    """

    code: str
    name: str
    family: str
    level: str | None
    is_job: bool
    is_new: bool
    units: tuple[tuple[str, str | None], ...]


def name_of(form: FoundForm) -> str | None:
    """Return the name of the position on one line."""
    told = form.identity.get("name")
    return " ".join(told.split()) if told else None


def code_of(form: FoundForm) -> str | None:
    """Return the code on the form, where it has one."""
    told = form.identity.get("code")
    return " ".join(told.split()) if told else None


def kind_of(form: FoundForm) -> tuple[str | None, str | None]:
    """Return family and level as the form tells them; else by where it is named.

    A functional title tells its family by its level; of others a guess would be one.
    """
    told = form.identity.get("kind")
    if told:
        first, _, second = told.replace("–", "-").partition("-")
        level = KNOWN_LEVELS.get(fold(second)) or KNOWN_LEVELS.get(fold(first))
        family = KNOWN_KINDS.get(fold(first))
        if family is None and level is not None:
            family = next(it for it, ls in LEVELS_OF_FAMILY.items() if level in ls)
        if family is not None:
            return family, level or _only_level(family)
    title = (name_of(form) or "").upper()
    if any(title.endswith(f" {each}") for each in LEVELS_OF_FAMILY["FUNGSIONAL"]):
        return "FUNGSIONAL", None
    filled = [slot for slot in SLOTS if form.slots.get(slot)]
    for slot in ("FUNGSIONAL", "PELAKSANA"):
        if slot in filled:
            return slot, None
    if not filled:
        return None, None
    level = filled[-1]
    return (level, level) if level in LEADERSHIP else ("JPT", level)


def _only_level(family: str) -> str | None:
    """The level of a leadership family that has but one."""
    return family if family in LEADERSHIP and family != "JPT" else None


def units_of(form: FoundForm) -> tuple[tuple[str, str | None], ...]:
    """Return the units from the root down, each with the level of who leads it.

    None for the form of a job, which stands in no one unit.
    """
    told = " ".join((form.identity.get("unit") or "").split())
    if told in (ALL_UNITS.id, ALL_UNITS.en):
        return ()
    named = {slot: list(form.slots.get(slot, ())) for slot in LEADING}
    if told:
        names = [name for each in told.split(CHAIN.strip()) if (name := each.strip())]
        return tuple((name, _level(name, named)) for name in names)
    own = name_of(form)
    return tuple(
        (name, slot) for slot, names in named.items() for name in names if name != own
    )


def left_over(form: FoundForm) -> list[str]:
    """Return what stands beside the levels of the form and in none of its units."""
    known = {name for name, _ in units_of(form)} | {name_of(form)}
    return [
        name for names in form.slots.values() for name in names if name not in known
    ]


def _level(name: str, named: dict[str, list[str]]) -> str | None:
    """The level under which a unit is named on the form; each name counts once."""
    for slot, names in named.items():
        if name in names:
            names.remove(name)
            return slot
    return None
