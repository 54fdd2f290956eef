"""``tepat waves``: in which order, and when, the moves of a plan are carried out."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat.placement.names import GOAL_NAMES
from tepat.reports.waves import write_waves
from tepat.reports.waves.rows import standing
from tepat.waves import (
    Execution,
    Pace,
    Refusal,
    execution,
    headline,
    if_refused,
    load,
    notes,
    of_refusal,
    peaks,
)
from tepat.waves.telling import REPAIR
from tepat.words import Sentence

from .about import about
from .options import AsJson, Lang, PlanFolder, day_of
from .printer import Printer
from .stored import opened

MOST_SHOWN = 8
SCHEDULING = Sentence(id="Menyusun gelombang", en="Arranging the waves")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
AFTER_EACH = Sentence(id="Keadaan setelah tiap gelombang", en="After each wave")
HANDING_OVER = Sentence(
    id="Serah terima terbanyak sekaligus", en="Most handing over at once"
)
COLUMNS = (
    Sentence(id="Gelombang", en="Wave"),
    Sentence(id="Tanggal", en="Day"),
    Sentence(id="Orang", en="People"),
)
LOAD_COLUMNS = (
    Sentence(id="Unit", en="Unit"),
    Sentence(id="Gelombang", en="Wave"),
    Sentence(id="Orang baru", en="New people"),
    Sentence(id="Dari", en="Of"),
    Sentence(id="Persen", en="Per cent"),
)


def waves(
    folder: PlanFolder,
    start: Annotated[
        datetime | None,
        typer.Option(
            "--start",
            formats=["%Y-%m-%d", "%d-%m-%Y"],
            metavar="TANGGAL",
            help="Tanggal gelombang pertama. / Day of the first wave.",
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            min=1,
            max=260,
            metavar="N",
            help="Hari kerja antargelombang. / Working days between waves.",
        ),
    ] = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            metavar="N",
            help="Orang per gelombang, paling banyak. / Most people in a wave.",
        ),
    ] = Pace().most,
    share: Annotated[
        int,
        typer.Option(
            "--unit-share",
            min=1,
            max=100,
            metavar="PERSEN",
            help="Persen orang baru sekaligus di satu unit, paling banyak. / Most per "
            "cent new in a unit at once.",
        ),
    ] = Pace().share,
    refuse: Annotated[
        list[str] | None,
        typer.Option(
            "--refuse", metavar="NIP", help="Orang yang menolak. / Who refuses."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Urutan pelaksanaan rencana dalam gelombang. / Order of execution, in waves."""
    printer = Printer(lang, as_json)
    content, case = opened(folder, printer)
    with printer.step(SCHEDULING):
        found = execution(
            case,
            content,
            start=day_of(start),
            days=days,
            pace=Pace(most, share),
            refuse=refuse or (),
        )
    if out is not None:
        with printer.step(WRITING):
            whose = about(case.snapshot, folder)
            write_waves(out, case, content, found, whose, lang)
    if as_json:
        printer.json(_as_json(found, folder, printer))
    _show(printer, found, folder)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Execution, folder: Path) -> None:
    sentence, facts = headline(found)
    printer.say(sentence, **facts)
    for note in notes(found):
        printer.say(note)
    if found.refusal is not None:
        for told in of_refusal(found, found.refusal):
            printer.say(told)
        printer.say(REPAIR, command=_repair(found, folder))
    goals = found.moves.goals
    printer.table(
        [*COLUMNS, *(GOAL_NAMES[goal] for goal in goals)],
        [
            (
                row.get("wave", 0),
                row.get("day"),
                row.get("moves"),
                *(row[goal] for goal in goals),
            )
            for row in standing(found)
        ],
        AFTER_EACH,
    )
    printer.table(
        LOAD_COLUMNS,
        [
            (row["unit"], row["wave"], row["new"], row["people"], row["share"])
            for row in peaks(load(found)).head(MOST_SHOWN).iter_rows(named=True)
        ],
        HANDING_OVER,
    )


def _repair(found: Execution, folder: Path) -> str:
    """Return the command that finds who takes the seats instead."""
    refusal = found.refusal
    people = () if refusal is None else refusal.people
    refusing = [f"--objection {found.moves.people[person]}" for person in people]
    return " ".join(["tepat whatif", shlex.quote(str(folder)), *refusing])


def _as_json(found: Execution, folder: Path, printer: Printer) -> dict[str, Any]:
    moves, language = found.moves, printer.language
    sentence, facts = headline(found)
    told = [sentence.fill(facts, language)]
    told += [note.fill({}, language) for note in notes(found)]
    refusal = found.refusal
    return {
        "effective_on": found.effective_on.isoformat(),
        "pace": {
            "most": found.pace.most,
            "unit_share": found.pace.share,
            "days": found.step,
        },
        "waves": [
            {
                "wave": row["wave"],
                "day": row["day"].isoformat(),
                "people": row["moves"],
                "chains": row["chains"],
                "units": row["units"],
                "after": {goal: row[goal] for goal in moves.goals},
            }
            for row in standing(found)
            if "wave" in row
        ],
        "moves": [
            {
                "wave": number,
                "day": day.isoformat(),
                "moment": step.moment,
                "nip": moves.people[step.person],
                "from": _code(found, int(moves.holds[step.person])),
                "to": _code(found, int(moves.to[step.person])),
                "chain": int(moves.chain[step.person]),
            }
            for number, (wave, day) in enumerate(
                zip(found.waves, found.days, strict=True), start=1
            )
            for step in wave.steps
        ],
        "load": [
            {**row, "day": row["day"].isoformat()}
            for row in load(found).iter_rows(named=True)
        ],
        "refused": None
        if refusal is None
        else {
            **_refusal(found, refusal),
            "people": [moves.people[it] for it in refusal.people],
            "repair": _repair(found, folder),
        },
        "if_refused": [
            {"nip": moves.people[it.people[0]], **_refusal(found, it)}
            for it in if_refused(moves)
        ],
        "sentences": told,
    }


def _refusal(found: Execution, refusal: Refusal) -> dict[str, Any]:
    moves = found.moves
    return {
        "stays": [moves.people[it] for it in refusal.stays],
        "empty": {moves.positions[at]: seats for at, seats in refusal.empty},
        "loss": dict(zip(moves.goals, refusal.loss, strict=True)),
    }


def _code(found: Execution, position: int) -> str | None:
    return None if position < 0 else found.moves.positions[position]
