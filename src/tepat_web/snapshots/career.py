"""One's own career, as it was computed last: read for the page, nothing worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat.career.directions import NAMES, Direction
from tepat_web.accounts.models import User

from . import queries, store
from .kinds.career import KIND
from .models import Computed
from .queries import Wanted

MOST_IN_LANE = 5
SOON_DAYS = 730  # the planner's horizon of a career talk: two years


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of the picture: positions that open at about the same time.

    Attributes:
        name: For its colour and sign.
        title: What it holds.
        count: How many positions.
        nodes: The first of them, with title, unit, day and direction.
    """

    name: str
    title: Promise
    count: int
    nodes: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """One target: the way there, and what is missing.

    Attributes:
        title: Of the position.
        ways: The steps of each way, by what the way rests on.
        missing: Requirements that are not met today.
        gaps: Competencies that are missing, with trainings.
    """

    title: str
    ways: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...]
    missing: tuple[Mapping[str, Any], ...]
    gaps: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What the page shows.

    Attributes:
        made: The result it rests on.
        statement: Its sentence.
        lanes, aims: See there.
    """

    made: Computed
    statement: str
    lanes: tuple[Lane, ...]
    aims: tuple[Aim, ...]


def own(by: User, language: str) -> Own | None:
    """Return one's own career as it was computed last, or ``None``: not yet."""
    if not by.nip:
        return None
    made = queries.computed(by).filter(kind=KIND, nip=by.nip).first()
    if made is None:
        return None
    stored = store.read(made.folder)
    tables = {
        each.name: queries.rows(by, each, Wanted(language=language)).collect()
        for each in stored.tables
    }
    return Own(
        made,
        str(stored.statement),
        tuple(_lanes(tables["jabatan"], made.day, language)),
        tuple(_aims(tables, language)),
    )


DOWN = NAMES[Direction.DEMOTION].id


def _lanes(seats: pl.DataFrame, day: date, language: str) -> Iterable[Lane]:
    wait = (pl.col("opens_on") - day).dt.total_days()
    state = pl.col("hurdle")
    kinds = (
        ("now", _("Within reach now"), state == "none"),
        ("soon", _("Opens within two years"), (state == "time") & (wait <= SOON_DAYS)),
        ("later", _("Opens later"), (state == "time") & (wait > SOON_DAYS)),
        ("effort", _("Takes effort or data first"), state.is_in(["effort", "data"])),
        ("closed", _("Not open by a single move"), state == "closed"),
    )
    for name, title, chosen in kinds:
        rows = seats.filter(chosen.fill_null(False))
        if name in ("soon", "later"):
            rows = rows.sort("opens_on", maintain_order=True)
        if name == "closed":  # where nobody wishes to go comes last
            rows = rows.sort(pl.col("move_id") == DOWN, maintain_order=True)
        nodes = tuple(
            {
                "title": row["name"],
                "unit": row["unit_name"],
                "day": row["opens_on"] if row["hurdle"] == "time" else None,
                "move": row[f"move_{language}"],
                "vacant": row["vacant"],
                "code": row["position"],
            }
            for row in rows.head(MOST_IN_LANE).to_dicts()
        )
        yield Lane(name, title, rows.height, nodes)


def _aims(tables: Mapping[str, pl.DataFrame], language: str) -> Iterable[Aim]:
    ways, missing, gaps = (tables[each] for each in ("jalur", "syarat", "kompetensi"))
    titles = dict.fromkeys([*ways["target"].to_list(), *missing["target"].to_list()])
    for title in titles:
        steps = _told(ways.filter(target=title), language)
        kinds = dict.fromkeys(step["way"] for step in steps)
        yield Aim(
            title,
            tuple(
                (kind, tuple(it for it in steps if it["way"] == kind)) for kind in kinds
            ),
            tuple(_told(missing.filter(target=title), language)),
            tuple(_told(gaps.filter(target=title), language)),
        )


def _told(rows: pl.DataFrame, language: str) -> list[dict[str, Any]]:
    """Rows with their texts in one language."""
    return [
        {name.removesuffix(f"_{language}"): value for name, value in row.items()}
        for row in rows.to_dicts()
    ]
