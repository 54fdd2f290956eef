"""Who is needed where: need against holders, position by position and unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment import Balance, balance
from tepat.reports.about import About
from tepat.reports.needs import write_needs
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence
from tepat.workload import reckoning
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .placing import at_units, findings_table
from .saying import both, signed, text, whole, words

TOTALS = Sentence(
    id="Dibutuhkan {need} orang, ada {occupied}: {vacancies} kursi kosong dan "
    "{surplus} orang di atas kebutuhan.",
    en="{need} people are needed, {occupied} are there: {vacancies} seats are empty "
    "and {surplus} people are above need.",
)
UNKNOWN = Sentence(
    id=" Kebutuhan {unknown} dari {positions} jabatan belum diketahui dan tidak ikut "
    "dijumlahkan.",
    en=" The need of {unknown} of {positions} positions is unknown and left out of the "
    "sums.",
)
SHORT = Sentence(
    id="{n} dari {all} perangkat daerah kekurangan lebih dari 10 % kebutuhannya.",
    en="{n} of {all} agencies are short of more than 10 % of their need.",
)
SHORTEST = 0.1


def run(question: Question, tell: Tell) -> Result:
    """Set the need of every position and unit against its holders."""
    city = question.snapshot
    found = balance(city, question.law)
    tell(50, "Menyusun tabel", "Arranging the tables")
    units = _units(question, found)
    said = words(TOTALS, **_facts(found))
    if found.totals["unknown"]:
        more = words(UNKNOWN, **_facts(found))
        said = Words(id=said.id + more.id, en=said.en + more.en)
    tables = (
        _unit_table(units),
        _position_table(question, found),
        _finding_table(question, found),
    )
    return Result(said, tables, (_bars(units),), _files(city, found))


def about(city: Snapshot) -> About:
    """Return what a workbook says of itself."""
    root = city.units.filter(city.units["parent"].is_null())["name"]
    name = city.settings.agency_name or (root[0] if len(root) else "Tepat")
    return About(name, city.day, "Tepat", city.settings.is_example)


def _facts(found: Balance) -> dict[str, object]:
    return dict(found.totals)


def _units(question: Question, found: Balance) -> pl.DataFrame:
    tree = resolve.units(question.snapshot).select("unit", "name", "depth", "order")
    rows = found.units.join(tree, on="unit", how="left", maintain_order="left")
    return (
        at_units(question, rows, link="name")
        .sort("order")
        .with_columns(query=pl.format("tabel=jabatan&unit={}", "unit"))
    )


def _unit_table(units: pl.DataFrame) -> Table:
    return Table(
        "unit",
        Words(id="Per unit", en="By unit"),
        (
            text("name", "Unit", "Unit", query="query"),
            whole("positions", "Jabatan", "Positions"),
            whole("need", "Kebutuhan", "Need", unit=PEOPLE),
            whole("occupied", "Terisi", "Holders", unit=PEOPLE),
            signed("gap", "Selisih", "Gap"),
            whole("vacancies", "Kursi kosong", "Seats short"),
            whole("surplus", "Di atas kebutuhan", "Above need"),
            whole("unknown", "Belum diketahui", "Not known"),
            text("efficiency", "EU", "EU", form=Form.DECIMAL),
            text("letter", "PU", "PU"),
        ),
        units.sort("vacancies", descending=True, maintain_order=True),
        Words(id="Belum ada unit.", en="There are no units yet."),
    )


PEOPLE = Words(id="orang", en="people")


def _position_table(question: Question, found: Balance) -> Table:
    names = resolve.positions(question.snapshot).select(
        "position", "name", "family", "level", "unit_name"
    )
    at = question.places.positions
    rows = (
        found.positions.join(names, on="position", how="left", maintain_order="left")
        .join(at, on="position", how="left", maintain_order="left")
        .with_columns(
            name_pk="position_pk",
            _path="position_path",
            leaving=pl.col("exits").list.sum() + pl.col("exits_before"),
            ahead=pl.col("projection").list.last(),
        )
    )
    told = both("reckoning", (_reckoning(row, found) for row in _rows(rows)))
    last = found.years[-1]
    return Table(
        "jabatan",
        Words(id="Per jabatan", en="By position"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("family", "Jenis", "Family", is_filter=True),
            text("level", "Jenjang", "Level"),
            whole("need", "Kebutuhan", "Need", unit=PEOPLE),
            whole("occupied", "Terisi", "Holders", unit=PEOPLE),
            signed("gap", "Selisih", "Gap"),
            text("reckoning", "Perhitungan", "Reckoning", in_both=True),
            text("efficiency", "EJ", "EJ", form=Form.DECIMAL),
            text("letter", "PJ", "PJ"),
            whole("leaving", f"Keluar s.d. {last}", f"Leave until {last}"),
            signed("ahead", f"Selisih akhir {last}", f"Gap at the end of {last}"),
        ),
        rows.with_columns(told).sort("gap", nulls_last=True, maintain_order=True),
        Words(id="Belum ada jabatan.", en="There are no positions yet."),
    )


def _rows(frame: pl.DataFrame) -> Iterator[dict[str, object]]:
    return frame.iter_rows(named=True)


def _reckoning(row: dict[str, object], found: Balance) -> Words:
    """The need of one position as a calculation that can be read."""
    step = reckoning.line(row, found.analysis)
    return Words(id=step.say("id"), en=step.say("en"))


def _finding_table(question: Question, found: Balance) -> Table:
    return findings_table(
        question,
        found.findings,
        name="dilengkapi",
        title=Words(id="Perlu dilengkapi", en="To complete"),
        heading=Words(id="Apa yang perlu diisi", en="What to fill in"),
        empty=Words(id="Tidak ada yang perlu dilengkapi.", en="Nothing to complete."),
    )


def _bars(units: pl.DataFrame) -> Figure:
    agencies = units.filter(depth=1)
    short = agencies.filter(pl.col("vacancies") > SHORTEST * pl.col("need")).height
    return Figure(
        "bars",
        words(SHORT, n=short, all=agencies.height),
        units.select(
            "_path",
            "_above",
            label="name",
            need="need",
            held="occupied",
            unit="unit",
            gap="gap",
        ).sort("gap", nulls_last=True, maintain_order=True),
        title=Words(id="Unit", en="Unit"),
    )


def _files(city: Snapshot, found: Balance) -> tuple[File, ...]:
    told = about(city)

    def write(path: Path) -> None:
        write_needs(path, city, found, told, "id")

    title = Words(
        id="Buku kerja kebutuhan, seluruh kota", en="Workbook of needs, whole city"
    )
    return (File("kebutuhan.xlsx", title, write, read=Permission.STRUCTURE_READ),)


NEEDS = Computation(
    "needs",
    _("Needs and gaps"),
    _("How many people each position and unit needs, who is there, and what is short."),
    run,
)
