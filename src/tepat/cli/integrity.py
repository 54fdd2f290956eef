"""``tepat integrity``: what is wrong on the position map, and what is ready."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tepat import law
from tepat.establishment.integrity import Integrity, Issue, Weight, integrity
from tepat.reports.integrity import write_integrity
from tepat.reports.integrity.fields import NOT_READY, PARTS, READY, WEIGHTS
from tepat.reports.position_map.tree import UnitNotOnMap
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

LOOKING = Sentence(id="Memeriksa peta jabatan", en="Looking at the position map")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
COUNTED = Sentence(
    id="{errors} kesalahan, {warnings} peringatan, {notes} catatan pada {units} unit "
    "dan {positions} jabatan; {blocking} hal menahan usulan.",
    en="{errors} errors, {warnings} warnings, {notes} notes on {units} units and "
    "{positions} positions; {blocking} points hold up the proposal.",
)
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
OTHER_ERRORS = Sentence(
    id="{errors} kesalahan pada data; «tepat check» menampilkan semuanya.",
    en="{errors} errors in the data; “tepat check” lists them all.",
)
TOP = Sentence(id="Kesiapan usulan kebutuhan", en="Readiness of the proposal of needs")
MOST_ISSUES, MOST_UNITS = 40, 60
MORE = Sentence(
    id="… dan {more} temuan lain; --out menuliskan semuanya.",
    en="… and {more} more; --out writes them all.",
)


def integrity_of(
    path: Book,
    unit: Annotated[
        str | None, typer.Option("--unit", help="Kode unit puncak. / Root unit.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Periksa keutuhan peta jabatan dan kesiapan usulan. / Check the position map."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    reading = book.read(path, day_of(day), printer)
    snapshot = reading.snapshot or reading.as_told
    if snapshot is None:
        book.stop(reading, printer)
    with printer.step(LOOKING):
        found = integrity(snapshot, law.on(snapshot.day))
        found = found if unit is None else _part(found, snapshot, unit)
    if reading.errors:
        printer.warn(OTHER_ERRORS.fill({"errors": len(reading.errors)}, lang))
    if out is not None:
        with printer.step(WRITING):
            names = dict(snapshot.units.select("unit", "name").iter_rows())
            write_integrity(out, found, names, about(snapshot, path), lang)
    printer.json(_as_json(found, lang))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))
    if found.errors or reading.errors:
        raise typer.Exit(1)


def issue_as_json(issue: Issue, lang: Language) -> dict[str, Any]:
    """Return one issue as plain values."""
    return {
        "code": issue.code,
        "severity": issue.weight.value,
        "verdict": issue.finding.verdict.value,
        "blocks": issue.rule.blocks,
        "defect": issue.defect,
        "unit": issue.unit,
        "position": issue.position,
        "message": issue.finding.say(lang),
        "remedy": issue.remedy(lang),
    }


def _part(found: Integrity, snapshot: Snapshot, unit: str) -> Integrity:
    """The same for one unit with all below it."""
    tree = resolve.units(snapshot).filter(pl.col("path").is_not_null())
    if unit not in tree["unit"]:
        raise UnitNotOnMap(unit, tree["unit"].to_list())
    path = tree.filter(pl.col("unit") == unit)["path"].item()
    inside = (pl.col("path") == path) | pl.col("path").str.starts_with(f"{path}/")
    return found.part(tree.filter(inside)["unit"].to_list())


def _as_json(found: Integrity, lang: Language) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "issues": [issue_as_json(it, lang) for it in found.issues],
        "rules": [
            {
                "code": it.rule.code,
                "title": it.rule.title.fill({}, lang),
                "examined": it.examined,
                "fails": it.fails,
                "unknown": it.unknown,
            }
            for it in found.outcomes
        ],
        "readiness": [
            {"kode": row.pop("unit"), **row} for row in found.readiness.to_dicts()
        ],
    }


def _show(printer: Printer, found: Integrity) -> None:
    lang = printer.language
    heavy = [it for it in found.issues if it.weight is not Weight.NOTE]
    for issue in heavy[:MOST_ISSUES]:
        word = WEIGHTS[issue.weight].fill({}, lang)
        printer.line(f"{word} {issue.code}: {issue.finding.say(lang)}")
    if len(heavy) > MOST_ISSUES:
        printer.say(MORE, more=len(heavy) - MOST_ISSUES)
    depth = pl.col("depth")
    shown = found.readiness.filter(depth <= depth.min() + 1).head(MOST_UNITS)
    printer.table(
        [
            Sentence(id="Unit", en="Unit"),
            Sentence(id="Kesiapan", en="Readiness"),
            Sentence(id="Selesai %", en="Done %"),
            *(Sentence(id=f"{it.id} %", en=f"{it.en} %") for it in PARTS.values()),
            Sentence(id="Menahan", en="Hold up"),
        ],
        [_shown(row, lang) for row in shown.iter_rows(named=True)],
        title=TOP,
    )
    first = found.readiness.row(0, named=True)
    printer.say(
        COUNTED,
        errors=found.count(Weight.ERROR),
        warnings=found.count(Weight.WARNING),
        notes=found.count(Weight.NOTE),
        units=found.readiness["unit"].count(),
        positions=first["positions"],
        blocking=first["blocking"],
    )


def _shown(row: dict[str, Any], lang: Language) -> list[object]:
    said = READY if row["is_ready"] else NOT_READY
    shares = [row[name] for name in ("done", *(part.value for part in PARTS))]
    # Rounded down: what is not quite done is not 100 percent.
    percents = [None if it is None else int(100 * it + 1e-9) for it in shares]
    return [row["name"], said.fill({}, lang), *percents, row["blocking"]]
