"""The sheets of a plan's workbook on fairness; pages show the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from tepat.fairness import Fairness
from tepat.fairness.causes import CAUSE_WORDS
from tepat.fairness.envy import FIT, WISH
from tepat.fairness.groups import DIMENSIONS, GROUPS
from tepat.fairness.said import CONDITIONS, REPORTED, comparison, sentences
from tepat.fairness.treatment import OUTCOMES
from tepat.placement.why.alternative import losses
from tepat.reports.excel import Book
from tepat.words import Sentence

from . import fairness_fields as fields
from .teller import Teller

Row = dict[str, Any]

FAIRNESS = Sentence(id="Keadilan", en="Fairness")
TITLE = Sentence(id="Keadilan rencana ini", en="Fairness of this plan")
TREATMENT = Sentence(id="Perlakuan setara", en="Equal treatment")
BY_GROUP = Sentence(id="Beban menurut kelompok", en="Burden by group")
ENVY = Sentence(id="Dasar keberatan atas kursi", en="Justified envy")
BURDEN = Sentence(id="Beban yang pindah", en="Burden of who moves")
BY_CAUSE = Sentence(id="Menurut sebab", en="By cause")
NO_ENVY = Sentence(id="Tidak ada.", en="There is none.")
NO_MOVES = Sentence(id="Tidak ada yang dipindahkan.", en="Nobody moves.")
CUT = Sentence(
    id="Tersusun dari selisih terbesar; {shown} baris ditampilkan. Bagi yang tidak "
    "menyampaikan minat hanya jabatan dengan selisih terbesar.",
    en="By the largest gap; {shown} rows are shown. Of those who told no wish only the "
    "position with the largest gap.",
)
TOO_LARGE = Sentence(
    id="Aturan membolehkan {pairs} pasangan orang dan jabatan; keadilan rencana "
    "sebesar ini dihitung tersendiri dengan «tepat fairness FOLDER --out F.xlsx».",
    en="The rules allow {pairs} pairs of a person and a position; the fairness of so "
    "large a plan is worked out apart, with “tepat fairness FOLDER --out F.xlsx”.",
)
EVERYBODY = Sentence(id="Semua", en="All")
KINDS = {
    WISH: Sentence(id="minatnya", en="their wish"),
    FIT: Sentence(id="kesesuaian saja", en="fit alone"),
}


def add_fairness(
    book: Book, teller: Teller, found: Fairness, *, names_wishes: bool = True
) -> None:
    """Add what a plan means for people and units, in a few sheets.

    Args:
        book: Where to.
        teller: Names the people and positions of the plan.
        found: See ``tepat.fairness.fairness``.
        names_wishes: Whether the reader may see who wishes for what.
    """
    sheet = book.sheet(FAIRNESS, fields.TREATMENT, TITLE)
    sheet.statement(book.say(REPORTED), bold=True)
    for subject in sentences(found).values():
        for said in subject:
            sheet.statement(book.say(said))
    sheet.heading(BY_CAUSE)
    sheet.table(fields.CAUSES, causes(found), main=False, nothing=NO_ENVY)
    sheet.heading(TREATMENT)
    sheet.table(fields.TREATMENT, treatment(teller, found), main=False)
    if names_wishes:
        sheet = book.sheet(ENVY, fields.ENVY, ENVY)
        sheet.statement(book.say(CUT, shown=found.envy.rows.height))
        sheet.table(fields.ENVY, envy(teller, found), nothing=NO_ENVY)
    sheet = book.sheet(BURDEN, fields.BORNE, BURDEN)
    sheet.table(fields.BORNE, borne(teller, found, movers=True), nothing=NO_MOVES)


def leave_fairness(book: Book, pairs: int) -> None:
    """Say where the fairness of a very large plan is worked out."""
    sheet = book.sheet(FAIRNESS, fields.CAUSES, TITLE)
    sheet.statement(book.say(TOO_LARGE, pairs=pairs))


def envy(teller: Teller, found: Fairness) -> Iterator[Row]:
    """Yield the justified envy, the strongest first, as people and places are named."""
    for row in found.envy.rows.iter_rows(named=True):
        loss = None
        if row["loss"] is not None:
            told = dict(zip(found.goals, row["loss"], strict=True))
            loss = losses(told, teller.language) or None
        yield {
            **row,
            "name": teller.name(row["nip"]),
            "kind": KINDS[row["kind"]],
            "seat": teller.place(row["seat"]),
            "position": teller.place(row["position"]),
            "holder_name": teller.name(row["holder"]),
            "cause": _cause(teller, row),
            "loss": loss,
        }


def _cause(teller: Teller, row: Row) -> str:
    """What protects the seat; a limit by its name."""
    said = CAUSE_WORDS[row["cause"]].fill({}, teller.language)
    name = "name" if teller.language == "id" else "name_en"
    named = [it[name] for it in limits_of(teller, row["limit"])]
    return " ".join([said, *(f"({it})" for it in named)])


def limits_of(teller: Teller, code: str | None) -> list[Row]:
    """Return the limit of the plan that has this code, in a list; empty without one."""
    told = teller.content.get("limits") or ()
    return [dict(it) for it in told if code is not None and it["code"] == code]


def causes(found: Fairness) -> Iterator[Row]:
    """Yield how many people envy with reason, by what protects the seat."""
    for row in found.envy.counts.iter_rows(named=True):
        yield {**row, "kind": KINDS[row["kind"]], "cause": CAUSE_WORDS[row["cause"]]}


def treatment(teller: Teller, found: Fairness) -> Iterator[Row]:
    """Yield every comparison with its figures and what its interval allows."""
    for row in found.treatment.iter_rows(named=True):
        figures, verdict = comparison(row, found.least)
        yield {
            **row,
            "outcome": OUTCOMES[row["outcome"]],
            "dimension": DIMENSIONS[row["dimension"]],
            "condition": CONDITIONS[row["condition"]],
            "figures": figures.fill({}, teller.language),
            "verdict": verdict.fill({}, teller.language),
        }


def groups(found: Fairness) -> Iterator[Row]:
    """Yield the burden of everybody and of each group."""
    for row in found.burden.groups.iter_rows(named=True):
        is_known = row["known_hard"] != 0
        hidden = (
            {} if is_known else dict.fromkeys(("hard_before", "hard_after", "to_hard"))
        )
        yield {**row, **hidden, "name": GROUPS.get(row["group"], EVERYBODY)}


def borne(teller: Teller, found: Fairness, *, movers: bool) -> Iterator[Row]:
    """Yield the burden of each person, or of those who move.

    Args:
        teller: Names people.
        found: The figures.
        movers: Whether only those who move are wanted.
    """
    names = dict(teller.case.snapshot.units.select("unit", "name").iter_rows())
    told = found.burden.people
    for row in (told.filter(pl.col("moves")) if movers else told).iter_rows(named=True):
        stays = not row["moves"] and row["unit"] is not None
        yield {
            **row,
            "distance": 0.0 if stays else row["distance"],
            "name": teller.name(row["nip"]),
            "from": names.get(row["unit_before"]),
            "to": names.get(row["unit"]),
        }
