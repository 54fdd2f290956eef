"""``tepat effect``: did a rotation or a training change what units deliver?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.effects import Compare, Effect, Measure, Outcome, Question
from tepat.effects import effect as measured
from tepat.effects.errors import NO_ELEMENT, UnclearQuestion
from tepat.effects.interval import Estimate
from tepat.effects.telling import decimals, explained, figure, headline, text
from tepat.effects.trust import FakeDate
from tepat.reports.effects import write_effect, write_picture
from tepat.satisfaction.elements import SCORED
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

MEASURING = Sentence(
    id="Membandingkan sebelum dan sesudah", en="Comparing before and after"
)
WRITING = Sentence(id="Menulis berkas", en="Writing the file")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
ROUNDED = 6
METHODS = {
    "robust": "did_cr2_by_unit",
    "pooled": "did_pooled_by_unit",
    "none": "did_without_interval",
}


def effect(
    path: Book,
    event: Annotated[
        datetime | None,
        typer.Option(
            "--event",
            formats=["%Y-%m-%d", "%d-%m-%Y"],
            metavar="TANGGAL",
            help="Hari perubahan. / Day of the change.",
        ),
    ] = None,
    units: Annotated[
        str,
        typer.Option(
            "--units",
            metavar="U1,U2",
            help="Unit yang berubah, kode atau nama. / Units with the change.",
        ),
    ] = "",
    training: Annotated[
        str | None,
        typer.Option(
            "--training",
            metavar="KODE",
            help="Pengganti keduanya: kode pelatihan. / Instead: code of a training.",
        ),
    ] = None,
    outcome: Annotated[
        Outcome, typer.Option("--outcome", help="Dilihat pada apa. / In what to look.")
    ] = Outcome.SURVEY,
    element: Annotated[
        str | None,
        typer.Option(
            "--element", metavar="u1..u9", help="Satu unsur survei. / One element."
        ),
    ] = None,
    measure: Annotated[
        Measure,
        typer.Option("--measure", help="Cara membaca predikat. / How ratings count."),
    ] = Measure.POINTS,
    compare: Annotated[
        Compare, typer.Option("--compare", help="Unit pembanding. / Compared with.")
    ] = Compare.AUTO,
    exclude: Annotated[
        str,
        typer.Option(
            "--exclude",
            metavar="U8,U9",
            help="Bukan pembanding: berubah karena hal lain. / Not to compare with.",
        ),
    ] = "",
    share: Annotated[
        float,
        typer.Option(
            "--share",
            min=1,
            max=100,
            help="Persen pegawai terlatih yang membuat unit terlatih. / Per cent of "
            "staff that make a unit trained.",
        ),
    ] = 25.0,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Berkas .xlsx atau .svg. / Excel file or picture."),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Dampak rotasi atau pelatihan. / Effect of a rotation or a training."""
    printer = Printer(lang, as_json)
    if element is not None and element.lower() not in {it.official for it in SCORED}:
        raise UnclearQuestion(NO_ELEMENT, element=element)
    question = Question(
        day_of(event),
        _listed(units),
        training,
        outcome,
        element,
        measure,
        compare,
        _listed(exclude),
        share,
    )
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(MEASURING):
        found = measured(snapshot, law.on(snapshot.day), question)
    if out is not None:
        with printer.step(WRITING):
            write = write_picture if out.suffix.lower() == ".svg" else write_effect
            write(out, found, about(snapshot, path), lang)
    if as_json:
        printer.json(_as_json(found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _listed(told: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in told.split(",") if each.strip())


def _show(printer: Printer, found: Effect) -> None:
    printer.line(text(headline(found), printer.language))
    for note in explained(found):
        printer.line(f"- {text(note, printer.language)}")
    places = decimals(found)

    def shown(value: float | None) -> str:
        return (
            "–" if value is None else figure(value, places).fill({}, printer.language)
        )

    printer.table(
        [
            Sentence(id="Periode", en="Period"),
            Sentence(id="Mulai", en="From"),
            Sentence(id="Berubah", en="With the change"),
            Sentence(id="Pembanding", en="Compared"),
            Sentence(id="Selisih", en="Difference"),
            Sentence(id="Jawaban", en="Answers"),
            Sentence(id="Jawaban pembanding", en="Their answers"),
        ],
        [
            (
                str(step.order),
                step.first,
                shown(step.treated),
                shown(step.compared),
                shown(None if step.difference is None else step.difference.effect),
                step.answers_treated,
                step.answers_compared,
            )
            for step in found.course
        ],
    )


def _as_json(found: Effect, printer: Printer) -> dict[str, Any]:
    language, study, trend = printer.language, found.study, found.pre_trend
    lot = found.by_lot
    return {
        **_estimate(found.estimate),
        "expected": _short(found.estimate.expected),
        "raw": _short(found.estimate.raw),
        "least_visible": _short(found.estimate.least_visible),
        "verdict": str(found.verdict),
        "doubtful": found.is_doubtful,
        "method": METHODS[str(found.estimate.method)],
        "sentence": text(headline(found), language),
        "notes": [text(note, language) for note in explained(found)],
        "outcome": str(found.question.outcome),
        "element": found.question.element,
        "measure": str(found.question.measure)
        if found.question.outcome is Outcome.PERFORMANCE
        else None,
        "training": found.question.training,
        "pretrend": {
            "trend": str(trend.trend),
            "periods": trend.periods,
            "rise": None if trend.rise is None else _estimate(trend.rise),
            "drift": _short(trend.drift),
            "p": _short(trend.p),
        },
        "placebo": {
            "dates": [_fake(it) for it in found.fake_dates],
            "units": lot
            and {
                "p": _short(lot.p),
                "draws": lot.draws,
                "every": lot.is_every,
                "low": _short(lot.low),
                "high": _short(lot.high),
            },
            "without_last": found.without_last and _estimate(found.without_last),
        },
        "units": [
            {"unit": unit, "name": found.names.get(unit), "event": day.isoformat()}
            for unit, day in sorted(study.treated.items())
        ],
        "comparison": [
            {"unit": unit, "name": found.names.get(unit)} for unit in study.compared
        ],
        "n_units": len(study.treated),
        "n_comparison": len(study.compared),
        "n_answers": found.answers_treated,
        "n_comparison_answers": found.answers_compared,
        "people": study.people,
        "months": study.months,
        "periods": [
            {
                "period": step.order,
                "first": _iso(step.first),
                "last": _iso(step.last),
                "treated": _short(step.treated),
                "comparison": _short(step.compared),
                "n_treated": step.answers_treated,
                "n_comparison": step.answers_compared,
                "difference": step.difference and _estimate(step.difference),
            }
            for step in found.course
        ],
    }


def _estimate(found: Estimate) -> dict[str, float | None]:
    return {
        "effect": _short(found.effect),
        "low": _short(found.low),
        "high": _short(found.high),
        "se": _short(found.error),
        "df": _short(found.freedom),
    }


def _fake(fake: FakeDate) -> dict[str, Any]:
    return {
        "day": _iso(fake.day),
        "period": fake.order,
        **_estimate(fake.estimate),
        "tells": fake.estimate.tells,
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, ROUNDED) + 0.0


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
