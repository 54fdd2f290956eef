"""The agencies of the city with their divisions, sections and technical offices."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any, TypeVar

from .size import Size
from .tables import table
from .unit import ROOT, Unit

Entry = TypeVar("Entry")

SHAPED = {"SETDA", "SETWAN", "INSP"}  # no secretariat with divisions like the others
SECRETARIAT = (
    ("1", "Subbagian Umum dan Kepegawaian", "general_affairs"),
    ("2", "Subbagian Keuangan", "finance"),
)
EXPERTS_FROM = 0.5  # share of divisions from which a city has staf ahli
ASSISTANTS_FROM = 0.2  # share from which it has more than one assistant


def agency(told: dict[str, Any], size: Size) -> list[Unit]:
    """Return one agency of ``agencies.yaml`` with the units below it."""
    growth = told.get("size", 1.0) * size.agency_growth
    code = told["code"]
    if code == "SETDA":
        return list(_regional_secretariat(told, growth, size))
    units = [_top(told)]
    if code == "SETWAN":
        sections = table("patterns")["setwan"]
        return [*units, *_sections(told, code, sections, growth)]
    units += _secretariat(told, growth)
    if code == "INSP":
        return [*units, *_audit(told, growth, size)]
    parts = _first(told["parts"], size.divisions)
    offices = told.get("offices", []) if size.divisions >= 1 else []
    return [
        *units,
        *(_division(told, part, "division", f"{code}.B{number}", "bidang", growth)
          for number, part in enumerate(parts, start=1)),
        *(_division(told, part, "office", f"{code}.U{number}", "uptd", growth)
          for number, part in enumerate(offices, start=1)),
    ]  # fmt: skip


def _top(told: dict[str, Any]) -> Unit:
    kind = told.get("kind", "dinas")
    return Unit(
        code=told["code"],
        name=told["name"],
        parent=ROOT,
        kind=kind,
        affair=told["affair"],
        agency=told["code"],
        pattern="agency_head",
        head=told.get("head", "KABAN" if kind == "badan" else "KADIS"),
    )


def _division(
    told: dict[str, Any],
    part: dict[str, Any],
    pattern: str,
    code: str,
    kind: str,
    growth: float,
) -> Unit:
    return Unit(
        code=code,
        name=part["name"],
        parent=told["code"],
        kind=kind,
        affair=told["affair"],
        agency=told["code"],
        pattern=pattern,
        jobs=tuple(part["jobs"]),
        crew=part.get("crew"),
        size=growth,
        keeps_books=told.get("finance", False),
    )


def _secretariat(told: dict[str, Any], growth: float) -> Iterator[Unit]:
    upper = f"{told['code']}.S"
    keeps_books = told.get("finance", False)
    yield Unit(
        code=upper,
        name="Sekretariat",
        parent=told["code"],
        kind="sekretariat",
        affair=told["affair"],
        agency=told["code"],
        pattern="secretariat",
        size=growth,
    )
    for suffix, name, pattern in SECRETARIAT:
        yield Unit(
            code=upper + suffix,
            name=name,
            parent=upper,
            kind="subbagian",
            affair=told["affair"],
            agency=told["code"],
            pattern=pattern,
            size=growth,
            keeps_books=keeps_books or pattern == "finance",
        )


def _audit(told: dict[str, Any], growth: float, size: Size) -> Iterator[Unit]:
    names = _first(table("patterns")["insp"], size.divisions)
    for number, name in enumerate(names, start=1):
        yield Unit(
            code=f"{told['code']}.{number}",
            name=name,
            parent=told["code"],
            kind="inspektur pembantu",
            affair=told["affair"],
            agency=told["code"],
            pattern="audit",
            size=growth,
            keeps_books=True,
        )


def _regional_secretariat(
    told: dict[str, Any], growth: float, size: Size
) -> Iterator[Unit]:
    code = told["code"]
    shape = table("patterns")["setda"]

    def below(suffix: str, name: str, kind: str, pattern: str) -> Unit:
        return Unit(
            code=f"{code}.{suffix}",
            name=name,
            parent=code,
            kind=kind,
            affair=told["affair"],
            agency=code,
            pattern=pattern,
        )

    yield Unit(
        code=code,
        name=told["name"],
        parent=ROOT,
        kind=told["kind"],
        affair=told["affair"],
        agency=code,
        pattern="regional_secretary",
    )
    if size.divisions > EXPERTS_FROM:
        for number, expert in enumerate(shape["experts"], start=1):
            yield below(f"SA{number}", expert, "staf ahli", "expert")
    # The assistant who has Bagian Organisasi comes first.
    assistants = shape["assistants"]
    kept = assistants if size.divisions > ASSISTANTS_FROM else assistants[:1]
    for number, assistant in enumerate(kept, start=1):
        upper = below(str(number), assistant["name"], "asisten", "assistant")
        yield upper
        sections = _first(assistant["sections"], size.divisions)
        yield from _sections(told, upper.code, sections, growth)


def _sections(
    told: dict[str, Any], upper: str, sections: list[dict[str, Any]], growth: float
) -> Iterator[Unit]:
    for number, part in enumerate(sections, start=1):
        yield Unit(
            code=f"{upper}.{number}",
            name=part["name"],
            parent=upper,
            kind="bagian",
            affair=told["affair"],
            agency=told["code"],
            pattern="section",
            jobs=tuple(part["jobs"]),
            crew=part.get("crew"),
            size=growth,
            keeps_books=part.get("finance", False),
        )


def _first(entries: list[Entry], share: float) -> list[Entry]:
    return entries[: max(1, ceil(len(entries) * share - 1e-9))]
