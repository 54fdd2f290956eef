"""``tepat survey``: the satisfaction index of every unit, and how sure it is."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from tepat import law
from tepat.errors import TepatError
from tepat.reports.satisfaction import rows, write_survey
from tepat.reports.satisfaction.plain import survey_json, weights_giving
from tepat.reports.satisfaction.workbook import statement
from tepat.satisfaction import Survey, UnitResult, Weight
from tepat.satisfaction import survey as surveyed
from tepat.satisfaction.periods import Every
from tepat.satisfaction.telling import TITLES
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

COUNTING = Sentence(id="Menghitung IKM", en="Working out the IKM")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MORE_UNITS = Sentence(
    id="… dan {more} unit lain; --out menulis semuanya, --unit memilih satu.",
    en="… and {more} more units; --out writes them all, --unit chooses one.",
)
NO_SUCH_UNIT = Sentence(
    id="Tidak ada lembar jawaban yang dihitung untuk unit “{unit}”. Periksa kodenya di "
    "lembar unit dan tanggal jawabannya di lembar survei.",
    en="No answer sheets count for unit “{unit}”. Check its code in sheet unit and the "
    "days of its answers in sheet survei.",
)
PRINTED_BY = Sentence(
    id="{name}: IKM terbitan {printed} diperoleh dari jawaban ini dengan bobot {how}.",
    en="{name}: the published IKM of {printed} follows from these answers with the "
    "weight {how}.",
)
NOT_PRINTED = Sentence(
    id="{name}: IKM terbitan {printed} tidak diperoleh dari jawaban ini dengan bobot "
    "apa pun yang dikenal. Periksa lembar mana yang dihitung di sana.",
    en="{name}: the published IKM of {printed} does not follow from these answers with "
    "any known weight. Check which sheets were counted there.",
)
NOT_A_NUMBER = Sentence(
    id="“{told}” bukan IKM. Tulis angkanya seperti terbit, misalnya 78,74.",
    en="“{told}” is not an IKM. Write the number as published, for example 78.74.",
)
MOST_SHOWN = 12


class NothingSurveyed(TepatError):
    """A unit that was asked about, without sheets; or a published IKM misread."""

    exit_code: ClassVar[int] = 99


def survey(
    path: Book,
    weight: Annotated[
        str | None,
        typer.Option(
            "--weight",
            metavar="BOBOT",
            help="1/9, 0.111 atau 0.11; kosong: pengaturan. / Weight of an element.",
        ),
    ] = None,
    period: Annotated[
        Every,
        typer.Option("--period", help="Masa perbandingan. / Periods to compare."),
    ] = "semester",
    since: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=["%Y-%m-%d", "%d-%m-%Y"],
            metavar="TANGGAL",
            help="Hanya lembar sejak tanggal ini. / Only sheets from this day on.",
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNIT", help="Satu unit saja. / One unit only."),
    ] = None,
    printed: Annotated[
        str | None,
        typer.Option(
            "--printed",
            metavar="IKM",
            help="IKM yang terbit: bobot mana yang menghasilkannya. / A published IKM: "
            "which weight gives it.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Indeks kepuasan masyarakat per unit. / Satisfaction index of each unit."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    told = None if weight is None else Weight.read(weight)
    if printed is not None:
        printed = ikm_of(printed)
    snapshot = book.opened(path, day_of(day), printer)
    on = law.on(snapshot.day)
    with printer.step(COUNTING):
        found = surveyed(snapshot, on, weight=told, every=period, since=day_of(since))
    units = _chosen(found, unit)
    if out is not None:
        with printer.step(WRITING):
            write_survey(out, found, on, about(snapshot, path), lang)
    if as_json:
        printer.json(survey_json(found, units, on, lang, printed))
    _show(printer, found, units, unit, on)
    for each in units if printed else ():
        weights = weights_giving(each, printed)
        said = PRINTED_BY if weights else NOT_PRINTED
        how = ", ".join(weights)
        printer.say(said, name=each.name, printed=printed, how=how)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def ikm_of(told: str) -> str:
    """Return a published IKM with a decimal point.

    Raises:
        NothingSurveyed: if it is no number.
    """
    text = told.strip().replace(",", ".")
    if not text.replace(".", "", 1).isdecimal():
        raise NothingSurveyed(NOT_A_NUMBER, told=told)
    return text


def _chosen(found: Survey, unit: str | None) -> tuple[UnitResult, ...]:
    """The units to show: all, or the one that was asked for.

    Raises:
        NothingSurveyed: if that one has no sheets.
    """
    if unit is None:
        return found.units
    chosen = tuple(each for each in found.units if each.unit == unit)
    if not chosen:
        raise NothingSurveyed(NO_SUCH_UNIT, unit=unit)
    return chosen


def _show(
    printer: Printer,
    found: Survey,
    units: tuple[UnitResult, ...],
    unit: str | None,
    on: law.Law,
) -> None:
    if unit is None:
        printer.say(statement(found))
    codes = {each.unit for each in units}
    told = [row for row in rows.units(found, on) if row["unit"] in codes]
    columns = ("name", "n", "ikm", "quality", "low", "high", "enough")
    printer.table(
        [
            Sentence(id="Unit", en="Unit"),
            Sentence(id="Lembar", en="Sheets"),
            Sentence(id="IKM", en="IKM"),
            Sentence(id="Mutu", en="Quality"),
            Sentence(id="Paling rendah", en="At least"),
            Sentence(id="Paling tinggi", en="At most"),
            Sentence(id="Responden", en="Respondents"),
        ],
        [tuple(row[name] for name in columns) for row in told[:MOST_SHOWN]],
    )
    if len(told) > MOST_SHOWN:
        printer.say(MORE_UNITS, more=len(told) - MOST_SHOWN)
    for row in told if unit is not None else ():
        printer.say(row["weakest"])
        if row["change"] is not None:
            printer.say(row["change"])
    if unit is None:
        counts = Counter(finding.code for finding in found.findings)
        heads = (
            Sentence(id="Perlu diketahui", en="To be known"),
            Sentence(id="Banyaknya", en="How many"),
        )
        told_codes = [code for code in TITLES if counts[code]]
        printer.table(heads, [(TITLES[code], counts[code]) for code in told_codes])
        return
    for finding in found.findings:
        if finding.facts.get("unit") == unit:
            printer.line(f"! {finding.say(printer.language)}")
