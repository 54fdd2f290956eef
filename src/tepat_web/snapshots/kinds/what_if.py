"""What if a driver, a norm or the working year were another: the needs side by side."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment import Comparison, compare
from tepat.reports.needs import write_needs
from tepat.snapshot import resolve
from tepat.words import Sentence
from tepat.workload import whatif_file
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from .. import scenarios
from ..computation import Computation, Question, Tell
from ..result import Field, Figure, File, Form, Result, Table
from .needs import about
from .placing import at_positions, at_units, findings_table
from .saying import both, signed, text, whole, words

OF_ONE = Sentence(
    id="{name}: kebutuhan {now} menjadi {then} orang ({change}).",
    en="{name}: the need of {now} becomes {then} people ({change}).",
)
OF_MANY = Sentence(
    id="{n} pengandaian; yang paling mengubah: {name}, kebutuhan {now} menjadi {then} "
    "orang ({change}).",
    en="{n} scenarios; the one that changes most: {name}, the need of {now} becomes "
    "{then} people ({change}).",
)
MOST_UNITS = 12
NOTHING = Words(id="Tidak ada di sini.", en="Nothing here.")


def run(question: Question, tell: Tell) -> Result:
    """Put scenarios to the workload analysis, each to the present.

    Raises:
        WhatIfError: if the scenarios name what the register does not have.
    """
    city = question.snapshot
    asked = scenarios.read(str(question.parameters["scenarios"]))
    whatif_file.demand_known(asked, city)
    found = compare(city, question.law, asked)
    tell(60, "Menyusun tabel", "Arranging the tables")
    units = _units(question, found)
    tables = (
        _scenario_table(found),
        _unit_table(units, found),
        _position_table(question, found),
        findings_table(
            question,
            found.all_findings(),
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
            empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing to look at."),
        ),
    )
    figures = [_figure(units, found, at) for at in range(1, len(found.answers) + 1)]
    shown = tuple(each for each in figures if each is not None)
    return Result(_said(found), tables, shown, _files(question, found))


def _said(found: Comparison) -> Words:
    most = max(
        range(len(found.answers)),
        key=lambda at: abs(found.answers[at].totals["change"]),
    )
    sentence = OF_ONE if len(found.answers) == 1 else OF_MANY
    return words(sentence, n=len(found.answers), **_facts(found, most))


def _facts(found: Comparison, at: int) -> dict[str, object]:
    answer = found.answers[at]
    return {
        "name": answer.asked.name,
        "now": found.totals["need"],
        "then": answer.totals["need"],
        "change": f"{answer.totals['change']:+d}".replace("-", "−"),
    }


def _scenario_table(found: Comparison) -> Table:
    rows = [
        (
            it.asked.name,
            it.totals["need"],
            it.totals["change"],
            it.totals["unknown"],
            it.totals["cost"],
            it.totals["cost_change"],
        )
        for it in found.answers
    ]
    now = found.totals
    names = [PRESENT, *(Words(id=row[0], en=row[0]) for row in rows)]
    rows.insert(0, ("", now["need"], None, now["unknown"], now["cost"], None))
    schema = {
        "name": pl.String,
        **dict.fromkeys(("need", "change", "unknown", "cost", "cost_change"), pl.Int64),
    }
    return Table(
        "pengandaian",
        Words(id="Berdampingan", en="Side by side"),
        (
            text("name", "Pengandaian", "Scenario", in_both=True),
            whole("need", "Kebutuhan", "Need"),
            signed("change", "Berubah", "Change"),
            whole("unknown", "Belum diketahui", "Not known"),
            whole("cost", "Biaya setahun (Rp)", "Cost a year (Rp)"),
            signed("cost_change", "Biaya berubah (Rp)", "Cost changes (Rp)"),
        ),
        pl.DataFrame(rows, schema=schema, orient="row").with_columns(
            both("name", names)
        ),
        NOTHING,
    )


PRESENT = Words(id="Sekarang", en="Now")


def _side_by_side(found: Comparison) -> tuple[Field, ...]:
    """Need and change of each scenario, under its own name."""
    return tuple(
        field
        for at, it in enumerate(found.answers, start=1)
        for field in (
            whole(f"need_{at}", f"K: {it.asked.name}", f"Need: {it.asked.name}"),
            signed(f"change_{at}", f"± {at}", f"± {at}"),
        )
    )


def _moved(found: Comparison) -> pl.Expr:
    """How much a row moves in the scenario that moves it most."""
    names = [f"change_{at}" for at in range(1, len(found.answers) + 1)]
    return pl.max_horizontal(pl.col(names).abs().fill_null(0))


def _units(question: Question, found: Comparison) -> pl.DataFrame:
    tree = resolve.units(question.snapshot).select("unit", "name", "depth", "order")
    rows = found.units.join(tree, on="unit", how="left", maintain_order="left")
    return at_units(question, rows.sort("order"), link="name").with_columns(
        query=pl.format("tabel=jabatan&unit={}", "unit")
    )


def _unit_table(units: pl.DataFrame, found: Comparison) -> Table:
    return Table(
        "unit",
        Words(id="Per unit", en="By unit"),
        (
            text("name", "Unit", "Unit", query="query"),
            whole("occupied", "Terisi", "Holders"),
            whole("need", "Kebutuhan kini", "Need now"),
            *_side_by_side(found),
        ),
        units.sort(_moved(found), descending=True, maintain_order=True),
        Words(id="Belum ada unit.", en="There are no units yet."),
    )


def _position_table(question: Question, found: Comparison) -> Table:
    names = resolve.positions(question.snapshot).select(
        "position", "name", "family", "unit_name"
    )
    rows = found.positions.join(names, on="position", how="left", maintain_order="left")
    exact = tuple(
        text(f"fte_{at}", f"FTE {at}", f"FTE {at}", form=Form.DECIMAL)
        for at in range(1, len(found.answers) + 1)
    )
    return Table(
        "jabatan",
        Words(id="Per jabatan", en="By position"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("family", "Jenis", "Family", is_filter=True),
            whole("occupied", "Terisi", "Holders"),
            whole("need", "Kebutuhan kini", "Need now"),
            *_side_by_side(found),
            text("fte", "FTE kini", "FTE now", form=Form.DECIMAL),
            *exact,
        ),
        at_positions(question, rows, link="name").sort(
            _moved(found), descending=True, maintain_order=True
        ),
        Words(id="Belum ada jabatan.", en="There are no positions yet."),
    )


def _figure(units: pl.DataFrame, found: Comparison, at: int) -> Figure | None:
    """The agencies whose need one scenario moves most, before and after."""
    change = pl.col(f"change_{at}")
    rows = (
        units.filter(pl.col("depth") == 1, change.fill_null(0) != 0)
        .sort(change.abs(), descending=True, maintain_order=True)
        .head(MOST_UNITS)
        .select(
            label_id="name", label_en="name", before="need", after=pl.col(f"need_{at}")
        )
    )
    if rows.is_empty():
        return None
    title = Words(id="Perangkat daerah", en="Agency")
    return Figure("changes", words(OF_ONE, **_facts(found, at - 1)), rows, title=title)


def _files(question: Question, found: Comparison) -> tuple[File, ...]:
    city, told = question.snapshot, about(question.snapshot)

    def write(path: Path) -> None:
        write_needs(path, city, found.base, told, "id", found)

    title = Words(
        id="Buku kerja kebutuhan dengan pengandaian, seluruh kota",
        en="Workbook of needs with the scenarios, whole city",
    )
    name = "pengandaian.xlsx"
    return (File(name, title, write, read=Permission.STRUCTURE_READ),)


WHAT_IF = Computation(
    "what-if",
    _("What if"),
    _(
        "How the needs would move if a driver, a norm or the working year were "
        "another: scenarios beside the present."
    ),
    run,
    parameters=("scenarios",),
)
