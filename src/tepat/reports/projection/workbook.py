"""The projection as a workbook: the years, the proposal, and every position."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat import law
from tepat.establishment.projection import Projection
from tepat.establishment.projection.words import grounds
from tepat.reports.about import About
from tepat.reports.excel import Book, Look
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.words import Language, Sentence, written

from .fields import AGENCIES, EMPTY, FINDINGS, PROPOSALS, WHY, YEARLY, of_positions

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(
    id="Proyeksi lima tahun dan usulan pengisian",
    en="Five-year projection and proposal",
)
BY_AGENCY = Sentence(id="Per perangkat daerah", en="By agency")
BY_AGENCY_TITLE = Sentence(
    id="Lima tahun menurut perangkat daerah", en="The five years by agency"
)
AT_THE_ROOT = Sentence(id="(langsung di puncak)", en="(directly at the root)")
PROPOSAL = Sentence(id="Usulan", en="Proposal")
PROPOSAL_TITLE = Sentence(
    id="Usulan pengisian menurut urutan", en="Whom to take on, in order"
)
LEFT = Sentence(id="Belum terisi", en="Left empty")
LEFT_TITLE = Sentence(
    id="Kursi yang belum dapat diisi, menurut tahun", en="Seats left empty, by year"
)
POSITIONS = Sentence(id="Per jabatan", en="By position")
POSITIONS_TITLE = Sentence(
    id="Selisih setiap jabatan dengan rencana isi dan usulan",
    en="Gap of each position with planned fills and the proposal",
)
LOOK_AT = Sentence(id="Perlu dilihat", en="To look at")
METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
NOTHING_OPEN = Sentence(id="Tidak ada.", en="Nothing.")
STATEMENT = Sentence(
    id="Dalam lima tahun diusulkan {proposed} orang; {unmet} kursi belum terisi pada "
    "akhir {year}.",
    en="{proposed} people are proposed over five years; {unmet} seats are still empty "
    "at the end of {year}.",
)
METHOD_LINES = (
    Sentence(
        id="Selisih = bezetting − kebutuhan; negatif berarti kurang. Selisih akhir "
        "tahun = selisih tahun sebelumnya − pensiun − akhir kontrak + rencana isi + "
        "usulan. Kelebihan berkurang lebih dulu oleh yang keluar.",
        en="Gap = holders − need; negative means short. The gap at the end of a year "
        "is that of the year before, less retirements and ends of contract, plus "
        "planned fills and the proposal. People over leave first.",
    ),
    Sentence(
        id="Urutan usulan: jabatan kritis; jabatan pimpinan; kekurangan terbesar "
        "terhadap kebutuhan; unit pelayanan langsung; urutan organisasi. Kursi "
        "dilewati satu kali menurut urutan itu, dan diusulkan bila kapasitas dan "
        "anggaran tahun itu masih ada.",
        en="Order of the proposal: critical positions; leadership posts; the largest "
        "shortage relative to need; units that serve people directly; the order of "
        "the organisation. Seats are gone through once in that order, and proposed "
        "where capacity and budget of the year are left.",
    ),
    Sentence(
        id="Yang dijamin: tidak ada kursi yang kalah dari kursi di bawahnya, kecuali "
        "sisa anggaran tidak cukup untuknya. Yang tidak dijamin: jumlah kursi "
        "terbanyak. Anggaran dihitung untuk tahun pertama orang yang masuk pada tahun "
        "itu; rencana isi (selain mutasi) memakainya lebih dulu.",
        en="What holds: no seat gives way to one below it, unless the money left does "
        "not reach for it. What does not: the largest number of seats. The budget is "
        "that of the first year of those taken on in a year; planned fills (but "
        "transfers) use it first.",
    ),
)


def write_projection(
    path: Path, found: Projection, about: About, language: Language = "id"
) -> None:
    """Write a projection as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.establishment.projection.project``.
        about: Whose projection, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, found)
    sheet = book.sheet(BY_AGENCY, AGENCIES, BY_AGENCY_TITLE)
    sheet.table(AGENCIES, _agencies(found), frozen=1)
    sheet = book.sheet(PROPOSAL, PROPOSALS, PROPOSAL_TITLE)
    sheet.table(PROPOSALS, _proposals(found, language))
    sheet = book.sheet(LEFT, EMPTY, LEFT_TITLE)
    sheet.table(EMPTY, _empty(found), nothing=NOTHING_OPEN)
    fields = of_positions(found.years)
    sheet = book.sheet(POSITIONS, fields, POSITIONS_TITLE)
    sheet.table(fields, _positions(found))
    _to_look_at(book, found)
    _method(book, found)
    book.save(path)


def _summary(book: Book, found: Projection) -> None:
    sheet = book.sheet(SUMMARY, YEARLY, TITLE)
    totals = found.totals
    told = book.say(
        STATEMENT,
        proposed=totals["proposed"],
        unmet=totals["unmet"],
        year=str(found.years[-1]),
    )
    sheet.statement(told, bold=True)
    rows = (_money(row) | {"year": str(row["year"])} for row in found.yearly.to_dicts())
    sheet.table(YEARLY, rows, frozen=1)
    added = ("retirements", "contract_ends", "fills", "proposed")
    sums = {name: int(found.yearly[name].sum()) for name in added}
    word = book.say(Sentence(id="Jumlah", en="Sum"))
    total = _money({**sums, "year": word, "cost": totals["cost"]})
    fields = [field for field in YEARLY if field.name not in ("capacity", "budget")]
    sheet.row(fields, total, Look(bold=True))


def _agencies(found: Projection) -> Iterator[dict[str, Any]]:
    for row in found.agencies.iter_rows(named=True):
        yield {**row, "agency_name": row["agency_name"] or AT_THE_ROOT}


def _proposals(found: Projection, language: Language) -> Iterator[dict[str, Any]]:
    for row in found.proposals.iter_rows(named=True):
        said = written(grounds(row), language)
        yield {**_money(row), "year": str(row["year"]), "grounds": said}


def _money(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its rupiah as whole numbers."""
    money = {
        name: round(row[name])
        for name in ("cost", "budget")
        if row.get(name) is not None
    }
    return row | money


def _empty(found: Projection) -> Iterator[dict[str, Any]]:
    for row in found.empty.iter_rows(named=True):
        yield {**row, "year": str(row["year"]), "why": WHY[row["why"]]}


def _positions(found: Projection) -> Iterator[dict[str, Any]]:
    for row in found.positions.iter_rows(named=True):
        leave = [
            retire + end
            for retire, end in zip(
                row["retirements"], row["contract_ends"], strict=True
            )
        ]
        lists = {"exits": leave, **{n: row[n] for n in ("fills", "proposals")}}
        lists["gaps_after"] = row["gaps_after"]
        yield {
            **row,
            "code": row["position"],
            **{
                f"{name}_{year}": number
                for name, numbers in lists.items()
                for year, number in zip(found.years, numbers or (), strict=False)
            },
        }


def _to_look_at(book: Book, found: Projection) -> None:
    sheet = book.sheet(LOOK_AT, FINDINGS, LOOK_AT)
    rows = (
        {
            "position": finding.facts.get("position"),
            "said": finding.say(book.language),
            "check": finding.code,
        }
        for finding in found.findings
    )
    sheet.table(FINDINGS, rows, frozen=1, nothing=NOTHING_OPEN)


def _method(book: Book, found: Projection) -> None:
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    in_force = law.on(found.day)
    norms = (
        in_force.need.projection_years,
        in_force.retirement.age_by_level,
        in_force.retirement.teacher_age,
        in_force.retirement.starts_next_month,
    )
    sheet.table(NORM_FIELDS, norm_rows(norms, book.language), frozen=1)
