"""``tepat talent``: the nine boxes, and who could follow in critical positions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.finding import Finding
from tepat.law import Law
from tepat.reports.talent import write_talent
from tepat.talent import (
    LEVEL_NAMES,
    LEVELS,
    NEEDED_NAMES,
    PERFORMANCE,
    PERFORMANCE_NAMES,
    READY_NAMES,
    Readiness,
    Succession,
    Talent,
    box_of,
    explained,
    recommendations,
    succession,
)
from tepat.talent import talent as placed
from tepat.talent.succession import MOST
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

PLACING = Sentence(id="Menghitung kotak talenta", en="Working out the talent boxes")
POOLING = Sentence(id="Menyusun calon pengganti", en="Finding who could follow")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
SAID = Sentence(
    id="Kotak {known} dari {people} pegawai sudah pasti; {successors} orang masuk "
    "kelompok rencana suksesi (kotak 7, 8, dan 9).",
    en="The box of {known} of {people} employees is certain; {successors} belong to "
    "the succession group (boxes 7, 8 and 9).",
)
BENCH = Sentence(
    id="{critical} jabatan kritis; {empty} di antaranya belum mempunyai seorang pun "
    "yang siap sekarang.",
    en="{critical} critical positions; nobody is ready now for {empty} of them.",
)
POOL = Sentence(
    id="{name} ({position}): siap sekarang {ready_now}, dalam 1 tahun {within_1_year}, "
    "dalam 1–3 tahun {within_3_years}; mungkin masuk bila datanya lengkap {possible}.",
    en="{name} ({position}): ready now {ready_now}, within 1 year {within_1_year}, in "
    "1–3 years {within_3_years}; perhaps, once data are complete {possible}.",
)
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MOST_SHOWN = 10
MOST_OF_ONE = 200
PERSON_KEYS = (
    *("nip", "name", "position", "unit", "box", "boxes", "missing", "performance"),
    *("potential_class", "is_successor", "rated_year", "rating", "results"),
    *("main_points", "awards", "teams", "supporting_points", "performance_score"),
    *("performance_low", "performance_high", "competency", "competency_low"),
    *("competency_high", "not_assessed", "potential", "qualification_points"),
    *("integrity_points", "potential_score", "potential_low", "potential_high"),
    "score",
)
POOL_KEYS = (
    *("position", "name", "unit", "need", "occupied", "needed_why", "ready_now"),
    *("within_1_year", "within_3_years", "needs_effort", "not_known", "in_time"),
    "possible",
)
CANDIDATE_KEYS = (
    *("rank", "nip", "name", "holds", "box", "boxes", "is_certain", "missed"),
    *("by_selection", "fit", "score", "short_of", "mandatory_short_of"),
    *("not_assessed", "pools"),
)


def talent(
    path: Book,
    position: Annotated[
        str | None,
        typer.Option(
            "--position",
            metavar="P",
            help="Kode satu jabatan, kritis atau tidak. / One position, critical or "
            "not.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Kotak talenta dan calon pengganti. / Talent boxes and who could follow."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    in_force = law.on(snapshot.day)
    with printer.step(PLACING):
        found = placed(snapshot, in_force)
    with printer.step(POOLING):
        pools = succession(
            snapshot,
            in_force,
            found,
            position=position,
            most=MOST if position is None else MOST_OF_ONE,
        )
    if out is not None:
        with printer.step(WRITING):
            write_talent(out, found, pools, in_force, about(snapshot, path), lang)
    missing = (
        explained(snapshot, in_force, pools.candidates)
        if position is not None
        else None
    )
    if as_json:
        printer.json(_as_json(found, pools, in_force, printer, missing))
    if position is None:
        _show(printer, found, pools)
    else:
        _show_one(printer, pools, missing or [])
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Talent, pools: Succession) -> None:
    people = found.people
    printer.say(
        SAID,
        known=people.height - found.counts[None],
        people=people.height,
        successors=int(people["is_successor"].sum() or 0),
    )
    in_force = law.on(found.day)
    heads = [Sentence(id="Kinerja \\ potensial", en="Performance \\ potential")]
    rows: list[tuple[object, ...]] = []
    for performance in reversed(PERFORMANCE):
        boxes = [box_of(performance, level, in_force) for level in LEVELS]
        cells = [f"[{box}] {found.counts[box]}" for box in boxes]
        rows.append((PERFORMANCE_NAMES[performance], *cells))
    printer.table([*heads, *(LEVEL_NAMES[level] for level in LEVELS)], rows)
    printer.say(BENCH, critical=pools.pools.height, empty=pools.without_anyone)
    printer.table(
        [
            Sentence(id="Jabatan kritis", en="Critical position"),
            Sentence(id="Diperlukan", en="Needed"),
            Sentence(id="Karena", en="Because"),
            Sentence(id="Siap", en="Ready"),
            Sentence(id="≤ 1 tahun", en="≤ 1 year"),
            Sentence(id="1–3 tahun", en="1–3 years"),
            Sentence(id="Mungkin", en="Perhaps"),
        ],
        [
            (
                f"{row['name']} ({row['position']})",
                row["needed_on"],
                NEEDED_NAMES.get(row["needed_why"]),
                *(row[name] for name in ("ready_now", "within_1_year")),
                *(row[name] for name in ("within_3_years", "possible")),
            )
            for row in pools.pools.head(MOST_SHOWN).iter_rows(named=True)
        ],
    )
    for finding in found.findings:
        printer.line(f"! {finding.say(printer.language)}")


def _show_one(
    printer: Printer, pools: Succession, missing: list[list[Finding]]
) -> None:
    printer.say(POOL, **pools.pools.row(0, named=True))
    rows = list(pools.candidates.head(MOST_SHOWN).iter_rows(named=True))
    printer.table(
        [
            Sentence(id="Urutan", en="Order"),
            Sentence(id="NIP", en="NIP"),
            Sentence(id="Nama", en="Name"),
            Sentence(id="Kotak", en="Box"),
            Sentence(id="Kesiapan", en="Readiness"),
            Sentence(id="Tanggal", en="Day"),
            Sentence(id="Kesesuaian", en="Fit"),
        ],
        [
            (
                *(row["rank"], row["nip"], row["name"]),
                ", ".join(map(str, row["boxes"])),
                *(READY_NAMES[Readiness(row["readiness"])], row["ready_on"]),
                row["fit"],
            )
            for row in rows
        ],
    )
    for row, found in zip(rows, missing, strict=False):
        for finding in found:
            told = finding.say(printer.language)
            printer.line(f"{row['nip']} [{finding.code}] {told}")


def _as_json(
    found: Talent,
    pools: Succession,
    in_force: Law,
    printer: Printer,
    missing: list[list[Finding]] | None,
) -> dict[str, Any]:
    listed: dict[str, list[dict[str, Any]]] = {}
    for at, row in enumerate(pools.candidates.iter_rows(named=True)):
        told = {name: row[name] for name in CANDIDATE_KEYS}
        told["readiness"] = Readiness(row["readiness"]).name.lower()
        for name in ("ready_on", "retires_on"):
            told[name] = row[name] and row[name].isoformat()
        if missing is not None:
            told["not_met"] = _findings(missing[at], printer)
        listed.setdefault(row["position"], []).append(told)
    return {
        "day": found.day.isoformat(),
        "axes": {
            "potential": dict(found.axes.potential),
            "performance": dict(found.axes.performance),
            "bounds": [float(bound) for bound in found.axes.bounds],
        },
        "boxes": [
            {
                "box": box_of(performance, level, in_force),
                "performance": performance,
                "potential": level,
                "count": found.counts[box_of(performance, level, in_force)],
                "recommendations": [
                    said.fill({}, printer.language)
                    for said in recommendations(
                        box_of(performance, level, in_force), in_force
                    )
                ],
            }
            for performance in PERFORMANCE
            for level in LEVELS
        ],
        "unknown": found.counts[None],
        "people": found.people.select(PERSON_KEYS).to_dicts(),
        "pools": [
            {
                **{name: row[name] for name in POOL_KEYS},
                "needed_on": row["needed_on"] and row["needed_on"].isoformat(),
                "candidates": listed.get(row["position"], []),
            }
            for row in pools.pools.iter_rows(named=True)
        ],
        "findings": _findings(found.findings, printer),
    }


def _findings(found: Any, printer: Printer) -> list[dict[str, str]]:
    return [
        {
            "code": it.code,
            "verdict": str(it.verdict),
            "message": it.say(printer.language),
        }
        for it in found
    ]
