"""What positions ask of people, what they reach, and what is missing: by unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.competency import (
    KIND_NAMES,
    CityGaps,
    band_name,
    by_unit,
    city_gaps,
    name_of,
)
from tepat.reports.competency import write_gaps
from tepat.reports.competency.fields import BANDS
from tepat.snapshot.vocabulary import COMPETENCIES
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .placing import at_people, at_units, findings_table
from .saying import both, long, text, whole, words

NOBODY = Sentence(
    id="Belum ada pegawai dengan jabatan. Isi atau impor lembar pegawai dan jabatan, "
    "lalu hitung lagi.",
    en="There are no employees with a position yet. Enter or import sheets pegawai and "
    "jabatan, then compute again.",
)
SAID = Sentence(
    id="{below} dari {with_standard} pegawai berada di bawah standar jabatannya pada "
    "paling sedikit satu kompetensi yang sudah dinilai; {mandatory_below} di antaranya "
    "pada kompetensi yang mutlak. Belum dinilai lengkap: {open} pegawai.",
    en="{below} of {with_standard} employees are below the standard of their position "
    "in at least one competency assessed; {mandatory_below} of them in a mandatory "
    "one. Not assessed in full: {open} employees.",
)
HEAT = Sentence(
    id="Bagian pegawai di bawah standar, dari yang sudah dinilai, per unit dan "
    "kompetensi.",
    en="Share of people below the standard, of those assessed, by unit and competency.",
)
CORNER = Words(id="Unit \\ kompetensi", en="Unit \\ competency")
BELOW = Words(id="di bawah standar", en="below the standard")
OPEN = Words(id="belum dinilai", en="not assessed")
STANDARDS = {
    False: Words(id="instansi", en="agency"),
    True: Words(id="bawaan", en="default"),
}
TECHNICAL = "TEKNIS"
PEOPLE = Permission.PEOPLE_READ


def run(question: Question, tell: Tell) -> Result:
    """Set what everybody reaches against what the own position asks for."""
    found = city_gaps(question.snapshot, question.law)
    if not found.totals["with_standard"]:
        return Result(words(NOBODY))
    tell(50, "Menyusun tabel", "Arranging the tables")
    totals = dict(found.totals)
    said = words(SAID, **totals, open=totals["with_standard"] - totals["complete"])
    tables = (
        _units(question, found),
        _people(question, found),
        _rows(question, found),
        findings_table(
            question,
            found.findings,
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
            empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing to look at."),
        ),
    )
    return Result(said, tables, (_heat(question, found),), _files(question, found))


def _units(question: Question, found: CityGaps) -> Table:
    rows = at_units(question, found.units, link="unit_name").with_columns(
        *both("competency_name", (_name(code) for code in found.units["competency"])),
        query=pl.format(
            "tabel=kesenjangan&competency={}&unit={}", "competency", "unit"
        ),
        _read=pl.lit(PEOPLE.value),
    )
    return Table(
        "unit",
        Words(id="Per unit", en="By unit"),
        (
            text("unit_name", "Unit", "Unit"),
            text(
                *("competency_name", "Kompetensi", "Competency"),
                in_both=True,
                query="query",
                is_filter=True,
            ),
            whole("people", "Diminta dari", "Asked of"),
            whole("assessed", "Dinilai", "Assessed"),
            whole("not_assessed", "Belum dinilai", "Not assessed"),
            whole("below", "Di bawah standar", "Below the standard"),
            whole("mandatory_below", "… yang mutlak", "… a mandatory one"),
            whole("levels_short", "Tingkat kurang", "Levels missing"),
            text("mean_short", "Rata-rata kurang", "Mean missing", form=Form.DECIMAL),
        ),
        rows,
        Words(id="Belum ada unit dengan pegawai.", en="No units with people yet."),
    )


def _people(question: Question, found: CityGaps) -> Table:
    bands, told = [f"band_{it.name}" for it in found.bands], found.people
    rows = at_people(question, told).with_columns(
        *(pair for name in bands for pair in both(name, map(_band, told[name]))),
        *both("mandatory", map(_names, told["mandatory_short_of"])),
        *both("short", map(_names, told["short_of"])),
        *both("open", map(_names, told["not_assessed"])),
    )
    return Table(
        "pegawai",
        Words(id="Per pegawai", en="By person"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("position_name", "Jabatan", "Position"),
            text("unit_name", "Unit", "Unit"),
            text("jpm", "JPM", "Match", form=Form.DECIMAL, unit=PERCENT),
            text("jpm_low", "Paling rendah", "At least", form=Form.DECIMAL),
            text("jpm_high", "Paling tinggi", "At most", form=Form.DECIMAL),
            *(
                text(
                    *(f"band_{it.name}", BANDS[it.name].id, BANDS[it.name].en),
                    in_both=True,
                    is_filter=True,
                )
                for it in found.bands
            ),
            long(
                "mandatory", "Mutlak, belum dicapai", "Mandatory, short", in_both=True
            ),
            long("short", "Di bawah standar", "Below the standard", in_both=True),
            long("open", "Belum dinilai", "Not assessed", in_both=True),
            whole("oldest_months", "Penilaian tertua", "Oldest", unit=MONTHS),
        ),
        rows.sort("jpm", "jpm_low", "nip", nulls_last=True, maintain_order=True),
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )


PERCENT = Words(id="persen", en="percent")
MONTHS = Words(id="bulan", en="months")


def _rows(question: Question, found: CityGaps) -> Table:
    """Every competency of every person that is not reached, or was not assessed."""
    who = found.people.select("nip", "position", "name", "position_name", "unit_name")
    missing = found.rows.filter(pl.col("short").is_null() | (pl.col("short") > 0)).join(
        who.unique(["nip", "position"], keep="first", maintain_order=True),
        on=["nip", "position"],
        how="left",
        maintain_order="left",
    )
    rows = at_people(question, missing).with_columns(
        *both("competency_name", map(_name, missing["competency"])),
        *both("kind", map(_kind, missing["kind"])),
        *both("state", (OPEN if it is None else BELOW for it in missing["short"])),
        *both("standard", (STANDARDS[it] for it in missing["is_default"])),
    )
    return Table(
        "kesenjangan",
        Words(id="Setiap kesenjangan", en="Every gap"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("unit_name", "Unit", "Unit"),
            text("position_name", "Jabatan", "Position"),
            text("competency_name", "Kompetensi", "Competency", in_both=True),
            text("competency", "Kode", "Code", is_filter=True),
            text("kind", "Jenis", "Kind", in_both=True, is_filter=True),
            text("importance", "Sifat", "Importance", is_filter=True),
            text("state", "Keadaan", "State", in_both=True, is_filter=True),
            whole("asked", "Diminta", "Asked"),
            whole("reached", "Dicapai", "Reached"),
            whole("short", "Kurang", "Missing"),
            text("assessed_on", "Dinilai pada", "Assessed on", form=Form.DAY),
            text("standard", "Standar", "Standard", in_both=True),
        ),
        rows.sort(
            pl.col("importance").ne_missing("mutlak"),
            pl.col("short").neg(),
            *("nip", "competency"),
            nulls_last=True,
            maintain_order=True,
        ),
        Words(id="Tidak ada kesenjangan di sini.", en="No gaps here."),
    )


def _heat(question: Question, found: CityGaps) -> Figure:
    """One row per unit, one column per competency; the technical ones together."""
    code = pl.col("competency")
    column = (
        pl.when(code.is_in(list(COMPETENCIES)))
        .then(code)
        .when(pl.col("kind") == TECHNICAL)
        .then(pl.lit(TECHNICAL))
    )
    merged = found.rows.with_columns(competency=column).drop_nulls("competency")
    counted = by_unit(question.snapshot, merged)
    parts = (*map(_name, COMPETENCIES), words(KIND_NAMES[TECHNICAL]))
    rows = counted.group_by("unit", maintain_order=True).agg(
        pl.col("unit_name").first().alias("label"),
        pl.col("below").sum().alias("total"),
        *(
            pl.col(name).filter(code == which).sum().alias(f"{name}_{at}")
            for at, which in enumerate((*COMPETENCIES, TECHNICAL))
            for name in ("below", "assessed")
        ),
    )
    asked = [{"competency": each} for each in COMPETENCIES]
    asked.append({"kind": KIND_NAMES[TECHNICAL].id})
    queries = {
        f"query_{at}": pl.lit(
            urlencode({"tabel": "kesenjangan", "state": BELOW.id, **each})
        )
        for at, each in enumerate(asked)
    }
    return Figure(
        "heat",
        words(HEAT),
        at_units(question, rows, link="label")
        .with_columns(**queries)
        .sort("total", descending=True, maintain_order=True),
        parts=parts,
        title=CORNER,
        read=PEOPLE,
    )


def _name(code: str) -> Words:
    said = name_of(code)
    return Words(id=said.id, en=said.en)


def _band(label: str | None) -> Words | None:
    return None if label is None else words(band_name(label))


def _kind(kind: str | None) -> Words | None:
    name = KIND_NAMES.get(kind or "")
    return None if name is None else words(name)


def _names(codes: Any) -> Words | None:
    told = [_name(code) for code in codes] if codes is not None else []
    if not told:
        return None
    return Words(
        id="; ".join(each.id for each in told), en="; ".join(each.en for each in told)
    )


def _files(question: Question, found: CityGaps) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_gaps(path, found, question.law, told, "id")

    title = Words(
        id="Buku kerja kesenjangan kompetensi, seluruh kota",
        en="Workbook of competency gaps, whole city",
    )
    return (File("kesenjangan-kompetensi.xlsx", title, write, read=PEOPLE),)


GAPS = Computation(
    "gaps",
    _("Competency gaps"),
    _(
        "How far people reach the competencies that their positions ask for, by unit "
        "and person, and what was not assessed yet."
    ),
    run,
)
