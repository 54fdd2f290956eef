"""The law as we have it: norms by group, and by the instrument they are taken from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import markdown
from tepat.law import UNITS, Law, Norm, instruments
from tepat.law.group import Group
from tepat.words import Sentence, written

INTRODUCTION = (
    "Setiap angka peraturan yang dipakai Tepat, dari `src/tepat/law/norms/`. Tanda ✓ "
    "berarti sudah dibaca orang dalam naskah resmi; **?** berarti belum: angka itu "
    "berasal dari sumber sekunder dan perlu diperiksa sebelum dipakai sungguhan.",
    "",
    "*Every number of the law that Tepat uses. ✓: read in the official text by a "
    "person; **?**: not yet, taken from secondary sources.*",
    "",
)


def page() -> str:
    """Return every norm with its values, then every instrument with its norms."""
    lines = [*INTRODUCTION, "## Menurut pokok", ""]
    for group in groups():
        lines += _group(group)
    lines += ["## Menurut peraturan", ""]
    lines += _instruments()
    return markdown.page("Norma", lines)


def groups() -> list[type[Group]]:
    """Return the groups of the law in the order of ``Law``."""
    hints = get_type_hints(Law)
    found = [hints[field.name] for field in fields(Law)]
    return [
        kind for kind in found if isinstance(kind, type) and issubclass(kind, Group)
    ]


def newest_day() -> date:
    """Return the first day on which every value that we have has started."""
    return max(norm.since for norm in _norms())


def _norms() -> Iterator[Norm[Any]]:
    for group in groups():
        for values in group.histories().values():
            yield from values


def _group(group: type[Group]) -> Iterator[str]:
    yield from (f"### {group.file}", "", f"*{(group.__doc__ or '').strip()}*", "")
    yield from markdown.table(
        ("Norma", "Arti", "Sejak", "Nilai", "Dasar", ""),
        (_row(norm) for values in group.histories().values() for norm in values),
    )


def _row(norm: Norm[Any]) -> tuple[str, ...]:
    note = f"<br>{markdown.both(norm.note)}" if norm.note else ""
    return (
        f"`{norm.name.partition('.')[2]}`",
        markdown.both(norm.label),
        written(norm.since, "id"),
        f"{value(norm.value)}{_unit(norm)}",
        f"{norm.cites}{note}",
        "✓" if norm.verified else "**?**",
    )


def _unit(norm: Norm[Any]) -> str:
    is_number = isinstance(norm.value, int | float) and norm.unit != "truth"
    return f" {UNITS[norm.unit].id}" if is_number else ""


def value(content: object) -> str:
    """Write the value of a norm, whatever its shape."""
    match content:
        case None:
            return "belum diatur"
        case Sentence():
            return markdown.both(content)
        case Mapping():
            return "<br>".join(f"{key}: {value(one)}" for key, one in content.items())
        case tuple():
            return ", ".join(value(one) for one in content)
        case _:
            return written(content, "id")


def _instruments() -> Iterator[str]:
    used = defaultdict(list)
    for norm in _norms():
        used[norm.cites.instrument].append(f"`{norm.name}` ({norm.cites.at})")
    for number, instrument in instruments().items():
        ended = instrument.in_force_until
        until = f" sampai {written(ended, 'id')}" if ended else ""
        yield from (
            f"### {number}",
            "",
            f"{instrument.kind}: {instrument.title}. Berlaku sejak "
            f"{written(instrument.in_force_from, 'id')}{until}"
            f"{'' if instrument.verified else ' (**?**)'}.",
            "",
        )
        if instrument.note:
            yield from (markdown.both(instrument.note), "")
        taken = list(dict.fromkeys(used[number]))
        yield from (*(f"- {one}" for one in taken or ["(belum ada norma)"]), "")
