"""What time brings: retirements, contract ends and ages of the people."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment import balance, exits
from tepat.placement.names import LEAVING_NAMES
from tepat.snapshot import resolve
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, Form, Result, Table
from .saying import both, signed, text, whole, words

AHEAD = Sentence(
    id="{leave} dari {people} pegawai pensiun atau berakhir kontraknya sampai akhir "
    "{year}. Bila tidak ada pengangkatan, selisih {now} hari ini menjadi {then}.",
    en="{leave} of {people} employees retire or see their contract end by the end of "
    "{year}. If nobody is appointed, the gap of {now} today becomes {then}.",
)
NOBODY = Sentence(
    id="Proyeksi belum dapat dibuat karena belum ada pegawai dalam daftar. Isi atau "
    "impor data pegawai.",
    en="No projection can be made because the register has no employees yet. Enter or "
    "import them.",
)
EACH_YEAR = Sentence(
    id="Keluar terbanyak pada {year}: {n} orang.",
    en="Most leave in {year}: {n} people.",
)
AGES = Sentence(
    id="{n} dari {all} pegawai berusia 50 tahun atau lebih.",
    en="{n} of {all} employees are 50 or older.",
)
BAND = 5  # years of age


def run(question: Question, tell: Tell) -> Result:
    """Look at who leaves in the coming years, and at the ages of those who are here."""
    city = question.snapshot
    found = balance(city, question.law)
    people = resolve.employees(city)
    if people.is_empty():
        return Result(words(NOBODY))
    gone = exits(city, question.law)
    tell(60, "Menyusun tabel", "Arranging the tables")
    last = found.years[-1]
    count = gone.filter(pl.col("leaves_on").dt.year() <= last).height
    projection = found.totals["projection"]
    said = words(
        AHEAD,
        leave=count,
        people=people.height,
        year=str(last),
        now=found.totals["gap"],
        then=projection[-1] if projection else None,
    )
    tables = (_leavers(question, people, gone), _by_unit(question, found.years, gone))
    return Result(said, tables, (_years(gone, found.years), _ages(question, people)))


def _leavers(question: Question, people: pl.DataFrame, gone: pl.DataFrame) -> Table:
    places = question.places
    named = resolve.positions(question.snapshot).select(
        "position", "unit_name", position_name="name"
    )
    rows = (
        gone.join(people.select("nip", "name"), on="nip", how="left")
        .join(named, on="position", how="left")
        .join(places.people, on="nip", how="left")
        .sort("leaves_on", "nip")
        .with_columns(
            name_pk="nip_pk",
            _path="person_path",
            _nip="nip",
            _read=pl.lit(Permission.PEOPLE_READ.value),
        )
    )
    because = [LEAVING_NAMES[it] for it in rows["because"]]
    return Table(
        "keluar",
        Words(id="Siapa keluar, dan kapan", en="Who leaves, and when"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("position_name", "Jabatan", "Position"),
            text("unit_name", "Unit", "Unit"),
            text("leaves_on", "Sejak", "From", form=Form.DAY),
            text("because", "Sebab", "Reason", in_both=True),
        ),
        rows.with_columns(both("because", map(words, because))),
        Words(
            id="Tidak ada yang keluar dalam bagian ini.",
            en="Nobody leaves in this part.",
        ),
    )


def _by_unit(question: Question, years: tuple[int, ...], gone: pl.DataFrame) -> Table:
    found = balance(question.snapshot, question.law).units
    at = question.places.units
    columns = {
        f"exits_{year}": pl.col("exits").list.get(place, null_on_oob=True)
        for place, year in enumerate(years)
    }
    rows = (
        found.join(at, on="unit", how="left", maintain_order="left")
        .with_columns(
            **columns,
            ahead=pl.col("projection").list.last(),
            _path="unit_path",
            name="unit_label",
            query=pl.format("tabel=keluar&unit={}", "unit"),
        )
        .sort("exits_before", descending=True, nulls_last=True, maintain_order=True)
    )
    before = f"Keluar s.d. {years[0] - 1}", f"Leave until {years[0] - 1}"
    return Table(
        "unit",
        Words(id="Per unit", en="By unit"),
        (
            text("name", "Unit", "Unit", query="query"),
            signed("gap", "Selisih kini", "Gap now"),
            whole("exits_before", *before),
            *(whole(name, name[6:], name[6:]) for name in columns),
            signed("ahead", f"Selisih akhir {years[-1]}", f"Gap at end of {years[-1]}"),
        ),
        rows,
        Words(id="Belum ada unit.", en="There are no units yet."),
    )


def _years(gone: pl.DataFrame, years: tuple[int, ...]) -> Figure:
    year = pl.col("leaves_on").dt.year()
    first = years[0] - 1
    counted = gone.with_columns(year=pl.max_horizontal(year, first))
    rows = [
        (
            str(each),
            counted.filter(year=each, because="pensiun").height,
            counted.filter(year=each, because="kontrak").height,
        )
        for each in (first, *years)
    ]
    leave = [retire + contract for _label, retire, contract in rows]
    most = leave.index(max(leave))
    return Figure(
        "columns",
        words(EACH_YEAR, year=rows[most][0], n=leave[most]),
        pl.DataFrame(rows, schema=("label", "retire", "contract"), orient="row"),
        parts=(
            Words(id="pensiun", en="retire"),
            Words(id="kontrak berakhir", en="contract ends"),
        ),
        title=Words(id="Tahun", en="Year"),
    )


def _ages(question: Question, people: pl.DataFrame) -> Figure:
    day = pl.lit(question.snapshot.day)
    had = day.dt.strftime("%m%d") < pl.col("born").dt.strftime("%m%d")
    ages = people.select(
        "sex", age=day.dt.year() - pl.col("born").dt.year() - had.cast(pl.Int32)
    ).drop_nulls()
    bands = ages.with_columns(band=pl.col("age") // BAND * BAND)
    counts = (
        bands.group_by("band")
        .agg(men=(pl.col("sex") == "L").sum(), women=(pl.col("sex") == "P").sum())
        .sort("band", descending=True)
        .with_columns(label=pl.format("{}–{}", "band", pl.col("band") + BAND - 1))
    )
    old = ages.filter(pl.col("age") >= 50).height
    return Figure(
        "pyramid",
        words(AGES, n=old, all=ages.height),
        counts.select("label", "men", "women"),
    )


OUTLOOK = Computation(
    "outlook",
    _("Outlook on the coming years"),
    _("Who retires or whose contract ends, year by year, and how old the people are."),
    run,
)
