"""``tepat fairness``: who bears what in a plan, and whether groups fare alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat.fairness import Fairness
from tepat.fairness import fairness as worked_out
from tepat.fairness.causes import CAUSE_WORDS
from tepat.fairness.groups import name_of
from tepat.fairness.said import (
    CONDITIONS,
    REPORTED,
    comparison,
    extremes,
    sentences,
    signed,
)
from tepat.fairness.spread import MEASURES
from tepat.fairness.treatment import DIFFERS, ELIGIBLE, OUTCOMES
from tepat.placement.why.alternative import losses
from tepat.reports.fairness import write_fairness
from tepat.reports.plan.fairness import KINDS
from tepat.reports.plan.teller import Teller
from tepat.words import Language, Sentence

from .about import about
from .options import AsJson, Lang, PlanFolder
from .printer import Printer
from .stored import opened

WEIGHING = Sentence(id="Menghitung keadilannya", en="Working out its fairness")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
CAUSES = (
    Sentence(id="Dasar", en="Based on"),
    Sentence(id="Orang", en="People"),
    Sentence(id="Yang melindungi kursi itu", en="What protects the seat"),
)
SPREAD = (
    Sentence(id="Antarperangkat daerah", en="Between agencies"),
    Sentence(id="Rata-rata", en="Mean"),
    Sentence(id="Sesudah", en="After"),
    Sentence(id="Sebaran", en="Spread"),
    Sentence(id="Sesudah", en="After"),
    Sentence(id="Paling naik", en="Rises most"),
    Sentence(id="Paling turun", en="Falls most"),
)
DIFFERENT = (
    Sentence(id="Berbeda, di antara yang boleh", en="Differs, among the eligible"),
    Sentence(id="Kelompok", en="Group"),
    Sentence(id="Nilai", en="Value"),
    Sentence(id="Dibanding", en="Against"),
    Sentence(id="Nilai", en="Value"),
    Sentence(id="Selisih", en="Difference"),
    Sentence(id="Dari", en="From"),
    Sentence(id="Sampai", en="To"),
)
AGENCY = Sentence(id="{name} ({change})", en="{name} ({change})")
MOST_SHOWN = 5


def fairness(
    folder: PlanFolder,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            max=100_000,
            metavar="N",
            help="Baris dasar keberatan, paling banyak. / Rows of justified envy.",
        ),
    ] = 1_000,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Keadilan sebuah rencana, dilaporkan apa adanya. / How fair a plan is."""
    printer = Printer(lang, as_json)
    content, case = opened(folder, printer)
    with printer.step(WEIGHING):
        found = worked_out(case, content, most)
    if out is not None:
        with printer.step(WRITING):
            teller = Teller(case, content, lang)
            write_fairness(out, teller, found, about(case.snapshot, folder))
    if as_json:
        printer.json(_as_json(found, lang))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Fairness) -> None:
    printer.say(REPORTED)
    told = sentences(found)
    for said in told["envy"]:
        printer.say(said)
    language = printer.language
    printer.table(
        CAUSES,
        [
            (
                KINDS[row["kind"]].fill({}, language),
                row["people"],
                CAUSE_WORDS[row["cause"]].fill({}, language),
            )
            for row in found.envy.counts.head(MOST_SHOWN).iter_rows(named=True)
        ],
    )
    for said in told["burden"]:
        printer.say(said)
    printer.table(SPREAD, [*_spread(found, language)])
    # What the table does not tell: competencies lost.
    printer.say(told["spread"][-1])
    for said in told["treatment"]:
        printer.say(said)
    different = found.treatment.filter(condition=ELIGIBLE, verdict=DIFFERS)
    printer.table(
        DIFFERENT,
        [
            (
                OUTCOMES[row["outcome"]].fill({}, language),
                name_of(tuple(row["group"])).fill({}, language),
                row["value"],
                name_of(tuple(row["other"])).fill({}, language),
                row["other_value"],
                row["difference"],
                row["low"],
                row["high"],
            )
            for row in different.head(MOST_SHOWN).iter_rows(named=True)
        ],
    )


def _spread(found: Fairness, language: Language) -> Iterable[tuple[object, ...]]:
    for row in found.spread.measures.iter_rows(named=True):
        ends = extremes(found, row["measure"])
        named: tuple[str, ...] = ("–", "–")
        if ends is not None:
            named = tuple(
                AGENCY.fill(
                    {"name": end["name"], "change": signed(end["change"])}, language
                )
                for end in ends
            )
        yield (
            MEASURES[row["measure"]].fill({}, language),
            *(row[f"{part}_{when}"] for part in ("mean", "spread")
              for when in ("before", "after")),
            *named,
        )  # fmt: skip


def _as_json(found: Fairness, language: Language) -> dict[str, Any]:
    burden, spread = found.burden, found.spread
    return {
        "envy": {
            "asked": found.envy.asked,
            "people": found.envy.people,
            "counts": found.envy.counts.to_dicts(),
            "rows": [
                _envied(row, found.goals, language)
                for row in found.envy.rows.iter_rows(named=True)
            ],
        },
        "burden": {
            "groups": burden.groups.to_dicts(),
            "people": burden.people.filter(burden.people["moves"])
            .drop("moves")
            .to_dicts(),
            "units_unmarked": burden.units_unmarked,
            "units_unplaced": burden.units_unplaced,
        },
        "spread": {
            "measures": spread.measures.to_dicts(),
            "agencies": spread.agencies.to_dicts(),
            "lost": found.lost.to_dicts(),
        },
        "treatment": [
            _compared(row, found.least, language)
            for row in found.treatment.iter_rows(named=True)
        ],
        "smallest_group": found.least,
        "sentences": {
            subject: _filled(said, language)
            for subject, said in sentences(found).items()
        },
    }


def _envied(
    row: Mapping[str, Any], goals: Iterable[str], language: Language
) -> dict[str, Any]:
    loss = row["loss"] and dict(zip(goals, row["loss"], strict=True))
    reason = CAUSE_WORDS[row["cause"]].fill({}, language)
    if loss:
        reason = f"{reason} {losses(loss, language)}"
    return {**row, "loss": loss, "reason": reason.strip()}


def _compared(row: Mapping[str, Any], least: int, language: Language) -> dict[str, Any]:
    figures, verdict = comparison(row, least)
    return {
        **row,
        "among": CONDITIONS[row["condition"]].fill({}, language),
        "group_name": name_of(tuple(row["group"])).fill({}, language),
        "other_name": name_of(tuple(row["other"])).fill({}, language),
        "figures": figures.fill({}, language),
        "said": verdict.fill({}, language),
    }


def _filled(said: Iterable[Sentence], language: Language) -> list[str]:
    return [each.fill({}, language) for each in said]
