"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

Book = Annotated[
    Path,
    typer.Argument(
        metavar="BUKU",
        help="Buku kerja .xlsx, atau folder CSV. / The workbook, or a CSV folder.",
    ),
]
PlanFolder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="Folder rencana. / The folder of a plan."),
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--day",
        formats=["%Y-%m-%d", "%d-%m-%Y"],
        metavar="TANGGAL",
        help="Tanggal acuan, misalnya 2026-11-24. / The reference date.",
    ),
]
Lang = Annotated[
    Literal["id", "en"],
    typer.Option("--lang", help="Bahasa. / Language."),
]
OwnTemplates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="FOLDER",
        help="Folder templat sendiri. / A folder of your own templates.",
    ),
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Hasil sebagai JSON. / Results as JSON."),
]


def day_of(told: datetime | None) -> date | None:
    """Return the day a reader gave, without the time that the option type adds."""
    return None if told is None else told.date()


def today() -> date:
    """Return the day on the clock: the only place where the engine's commands look."""
    return datetime.now().astimezone().date()
