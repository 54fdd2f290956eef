"""Five years of exits and planned fills, and whom to take on within the means."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment.projection import Projection, project
from tepat.establishment.projection.words import grounds
from tepat.reports.projection import write_projection
from tepat.reports.projection.fields import EMPTY, PROPOSALS, WHY, YEARLY
from tepat.words import Sentence, written
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Result, Table
from .needs import about
from .of_report import columns
from .placing import at_positions, findings_table
from .saying import both, signed, text, whole, words

SAID = Sentence(
    id="Diusulkan mengisi {proposed} kursi dalam {years} tahun; {unmet} kursi belum "
    "terisi pada akhir {last}.{means}",
    en="{proposed} seats are proposed to be filled in {years} years; {unmet} are still "
    "empty at the end of {last}.{means}",
)
LIMITED = Sentence(
    id=" Batas setahun: {people} orang, anggaran {budget}.",
    en=" Limits a year: {people} people, budget {budget}.",
)
FREE = Sentence(
    id=" Tanpa batas orang dan anggaran.", en=" Without a limit of people or budget."
)
NO_LIMIT = Sentence(id="tidak dibatasi", en="not limited")
RUPIAH = Sentence(id="Rp {amount}", en="Rp {amount}")
YEARS = Sentence(
    id="Kursi kosong terbanyak pada {year}: {n}. Terisi lewat usulan: {proposed}.",
    en="Most seats are empty in {year}: {n}. Filled by the proposal: {proposed}.",
)
NOTHING = Sentence(
    id="Belum ada jabatan. Isi atau impor lembar jabatan, lalu hitung lagi.",
    en="There are no positions yet. Enter or import sheet jabatan, then compute again.",
)


def run(question: Question, tell: Tell) -> Result:
    """Look five years ahead, and propose whom to take on."""
    city, told = question.snapshot, question.parameters
    if city.positions.is_empty():
        return Result(words(NOTHING))
    found = project(
        city, question.law, capacity=told.get("capacity"), budget=told.get("budget")
    )
    tell(60, "Menyusun tabel", "Arranging the tables")
    tables = (
        _yearly(found),
        _proposals(question, found),
        _positions(question, found),
        _empty(question, found),
        findings_table(
            question,
            found.findings,
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
            empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing to look at."),
        ),
    )
    return Result(_said(found), tables, (_figure(found),), _files(question, found))


def _said(found: Projection) -> Words:
    people, budget = found.means.people, found.means.budget
    means = words(FREE)
    if people is not None or budget is not None:
        money = NO_LIMIT
        if budget is not None:
            whole = round(budget)
            money = RUPIAH.filled({"amount": whole})
        some = NO_LIMIT if people is None else people
        means = words(LIMITED, people=some, budget=money)
    return words(
        SAID,
        proposed=found.totals["proposed"],
        unmet=found.totals["unmet"],
        years=len(found.years),
        last=str(found.years[-1]),
        means=Sentence(id=means.id, en=means.en),
    )


def _yearly(found: Projection) -> Table:
    """One row per year. It is about the whole city, as the sentence above is."""
    rows = found.yearly.with_columns(
        pl.col("year").cast(pl.String),
        *(pl.col(name).round().cast(pl.Int64) for name in ("cost", "budget")),
        query=pl.format("tabel=usulan&year={}", "year"),
    )
    return Table(
        "tahun",
        Words(id="Per tahun", en="By year"),
        columns(YEARLY, year={"query": "query"}),
        rows,
        Words(id="Belum ada tahun.", en="No years yet."),
    )


def _proposals(question: Question, found: Projection) -> Table:
    rows = found.proposals.with_columns(
        pl.col("year").cast(pl.String),
        pl.col("cost").round().cast(pl.Int64),
        *both("grounds", (_grounds(row) for row in found.proposals.to_dicts())),
    )
    return Table(
        "usulan",
        Words(id="Usulan pengisian", en="Proposed fills"),
        columns(
            sorted(PROPOSALS, key=lambda it: it.name != "name"),
            without=("position",),
            name={"sheet": "positions"},
            year={"is_filter": True},
            grounds={"in_both": True},
        ),
        at_positions(question, rows, link="name"),
        Words(id="Tidak ada usulan di sini.", en="Nothing is proposed here."),
    )


def _grounds(row: dict[str, object]) -> Words:
    told = grounds(row)
    return Words(id=written(told, "id"), en=written(told, "en"))


def _positions(question: Question, found: Projection) -> Table:
    years = found.years
    lists = {"proposals": "proposals", "after": "gaps_after"}
    each = {
        f"{short}_{year}": pl.col(name).list.get(at, null_on_oob=True)
        for at, year in enumerate(years)
        for short, name in lists.items()
    }
    leave = pl.col("retirements").list.sum() + pl.col("contract_ends").list.sum()
    rows = found.positions.with_columns(
        **each,
        leave=leave + pl.col("exits_before").fill_null(0),
        planned=pl.col("fills").list.sum() + pl.col("fills_before"),
    )
    return Table(
        "jabatan",
        Words(id="Per jabatan", en="By position"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("family", "Jenis", "Family", is_filter=True),
            whole("need", "Kebutuhan", "Need"),
            whole("occupied", "Terisi", "Holders"),
            signed("gap", "Selisih kini", "Gap now"),
            whole("leave", f"Keluar s.d. {years[-1]}", f"Leave until {years[-1]}"),
            whole("planned", "Rencana isi", "Planned fills"),
            *(
                field
                for year in years
                for field in (
                    whole(f"proposals_{year}", f"Usulan {year}", f"Proposed {year}"),
                    signed(f"after_{year}", f"Selisih {year}", f"Gap {year}"),
                )
            ),
            whole("unmet", "Belum terisi", "Left empty"),
        ),
        at_positions(question, rows, link="name").sort(
            "unmet", descending=True, nulls_last=True, maintain_order=True
        ),
        Words(id="Belum ada jabatan.", en="There are no positions yet."),
    )


def _empty(question: Question, found: Projection) -> Table:
    rows = found.empty.with_columns(
        pl.col("year").cast(pl.String),
        *both("why", (words(WHY[it]) for it in found.empty["why"])),
    )
    return Table(
        "belum-terisi",
        Words(id="Kursi yang tetap kosong", en="Seats left empty"),
        columns(
            sorted(EMPTY, key=lambda it: it.name != "name"),
            without=("position",),
            name={"sheet": "positions"},
            year={"is_filter": True},
            why={"in_both": True, "is_filter": True},
        ),
        at_positions(question, rows, link="name"),
        Words(id="Tidak ada kursi yang tetap kosong.", en="No seat is left empty."),
    )


def _figure(found: Projection) -> Figure:
    rows = found.yearly.select(
        pl.col("year").cast(pl.String).alias("label"), "proposed", "unmet"
    )
    most = found.yearly.sort("short_before", descending=True, maintain_order=True)
    first = most.row(0, named=True)
    facts = {"year": str(first["year"]), "n": first["short_before"]}
    return Figure(
        "columns",
        words(YEARS, proposed=first["proposed"], **facts),
        rows,
        parts=(
            Words(id="diusulkan diisi", en="proposed to be filled"),
            Words(id="tetap kosong", en="left empty"),
        ),
        title=Words(id="Tahun", en="Year"),
    )


def _files(question: Question, found: Projection) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_projection(path, found, told, "id")

    title = Words(
        id="Buku kerja proyeksi dan usulan, seluruh kota",
        en="Workbook of projection and proposal, whole city",
    )
    name = "proyeksi-pengisian.xlsx"
    return (File(name, title, write, read=Permission.STRUCTURE_READ),)


PROJECTION = Computation(
    "projection",
    _("Proposal of whom to take on"),
    _(
        "Which empty seats to fill in each of the next five years, in an order that "
        "can be read out, as far as places and budget reach."
    ),
    run,
    parameters=("capacity", "budget"),
)
