"""``tepat gaps``: what positions ask of people, and how much of it is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tepat import law
from tepat.competency import CityGaps, band_name, city_gaps, name_of
from tepat.reports.competency import write_gaps
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

COUNTING = Sentence(id="Menghitung kesenjangan", en="Working out the gaps")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
SAID = Sentence(
    id="{below} dari {with_standard} pegawai berada di bawah standar jabatannya pada "
    "paling sedikit satu kompetensi yang sudah dinilai; {mandatory_below} di antaranya "
    "pada kompetensi yang mutlak.",
    en="{below} of {with_standard} employees are below the standard of their position "
    "in at least one competency assessed; {mandatory_below} of them in a mandatory "
    "one.",
)
ASSESSED = Sentence(
    id="Dinilai lengkap {complete}, sebagian {partly}, belum sama sekali {never}.",
    en="Assessed in full {complete}, in part {partly}, not at all {never}.",
)
BANDS = {
    "filling": Sentence(id="Pengisian jabatan", en="For filling positions"),
    "mapping": Sentence(id="Pemetaan kompetensi", en="For mapping competencies"),
    "own": Sentence(id="Pita instansi", en="The agency's own bands"),
}
NOT_KNOWN = Sentence(id="belum diketahui", en="not known yet")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
UNIT_KEYS = (
    *("competency", "people", "assessed", "not_assessed", "below"),
    *("mandatory_below", "levels_short", "mean_short"),
)
PERSON_KEYS = (
    *("asked", "reached", "count", "assessed", "below", "mandatory_below"),
    *("not_assessed", "short_of", "mandatory_short_of", "jpm_raw", "jpm", "ikk"),
    *("jpm_low", "jpm_high", "is_default", "oldest_months"),
)


def gaps(
    path: Book,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="U", help="Kode unit. / Code of a unit."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Kesenjangan kompetensi per unit dan orang. / Gaps by unit and person."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    in_force = law.on(snapshot.day)
    with printer.step(COUNTING):
        found = city_gaps(snapshot, in_force, unit)
    if out is not None:
        with printer.step(WRITING):
            write_gaps(out, found, in_force, about(snapshot, path), lang)
    if as_json:
        printer.json(_as_json(found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: CityGaps) -> None:
    printer.say(SAID, **found.totals)
    printer.say(ASSESSED, **found.totals)
    for bands in found.bands:
        counts = "; ".join(
            f"{(band_name(label) if label else NOT_KNOWN).fill({}, printer.language)} "
            f"{count}"
            for label, count in found.in_bands(bands).items()
        )
        printer.line(f"{BANDS[bands.name].fill({}, printer.language)}: {counts}.")
    top = found.units.filter(pl.col("depth") == pl.col("depth").min())
    printer.table(
        [
            Sentence(id="Kompetensi", en="Competency"),
            Sentence(id="Diminta dari", en="Asked of"),
            Sentence(id="Di bawah", en="Below"),
            Sentence(id="Mutlak", en="Mandatory"),
            Sentence(id="Rata-rata kurang", en="Mean missing"),
            Sentence(id="Belum dinilai", en="Not assessed"),
        ],
        [
            (name_of(code), *counts)
            for code, *counts in top.sort(
                "people", "competency", descending=[True, False]
            )
            .head(15)
            .select(
                *("competency", "people", "below", "mandatory_below"),
                *("mean_short", "not_assessed"),
            )
            .iter_rows()
        ],
    )
    for finding in found.findings:
        printer.line(f"! {finding.say(printer.language)}")


def _as_json(found: CityGaps, printer: Printer) -> dict[str, Any]:
    bands = [f"band_{it.name}" for it in found.bands]
    units: dict[str, dict[str, Any]] = {}
    for row in found.units.iter_rows(named=True):
        told = units.setdefault(
            row["unit"],
            {"unit": row["unit"], "name": row["unit_name"], "competencies": []},
        )
        told["competencies"].append({name: row[name] for name in UNIT_KEYS})
    return {
        "day": found.day.isoformat(),
        "totals": dict(found.totals),
        "bands": {
            it.name: {label or "unknown": n for label, n in found.in_bands(it).items()}
            for it in found.bands
        },
        "units": list(units.values()),
        "people": [
            {
                "nip": row["nip"],
                "position": row["position"],
                **{name: row[name] for name in (*PERSON_KEYS, *bands)},
            }
            for row in found.people.iter_rows(named=True)
        ],
        "findings": [
            {
                "code": it.code,
                "verdict": str(it.verdict),
                "message": it.say(printer.language),
            }
            for it in found.findings
        ],
    }
