"""Checks on ages: entry into service, and retirement as SIASN has it."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat import law
from tepat.law import NormNotInForce
from tepat.law.reckoning import retirement_day
from tepat.snapshot import nip, resolve
from tepat.snapshot.retirement import retirement_age
from tepat.snapshot.snapshot import Snapshot

from .defect import Place, Sighting, warning

YOUNGEST = 18
"""Nobody enters service younger; below it a number or a day is mistyped."""

ENTRY_UNLIKELY = warning(
    "NIP-ENTRY-UNLIKELY",
    id="Menurut NIP, pengangkatan tahun {told} tidak sesuai dengan kelahiran {born} "
    "dan tanggal acuan {day}: usia masuk paling muda 18 tahun. Periksa NIP.",
    en="By the NIP, an appointment in {told} does not agree with a birth on {born} and "
    "the reference date {day}: nobody enters younger than 18. Check the NIP.",
)
AGE_DIFFERS = warning(
    "RETIREMENT-AGE-DIFFERS",
    id="BUP menurut SIASN {value} tahun, sedangkan BUP jabatannya {told} tahun; yang "
    "dipakai BUP jabatan. Periksa jabatan dan bup-nya.",
    en="SIASN has a retirement age of {value}, but the position held has {told}; "
    "the position's is used. Check the position and its bup.",
)
DAY_DIFFERS = warning(
    "RETIREMENT-DAY-DIFFERS",
    id="TMT pensiun menurut SIASN {value}, sedangkan hitungan dari tanggal lahir dan "
    "BUP jabatan {told}; yang dipakai hitungan. Periksa tanggal lahir, jabatan, dan "
    "bup.",
    en="SIASN has retirement from {value}, but day of birth and the position's "
    "retirement age give {told}; the latter is used. Check day of birth, position and "
    "bup.",
)


def likely_entries(snapshot: Snapshot) -> Iterator[Sighting]:
    """The number tells an entry at eighteen or later, and not in the future."""
    number = pl.col("nip")
    year = number.str.slice(8, 4).cast(pl.Int64, strict=False)
    told = (
        snapshot.employees.select("nip")
        .with_row_index("row")
        .filter(nip.fault(number).is_null())
        .with_columns(born=nip.born(number), first=nip.entered(number), year=year)
        # A contract number tells the year alone: its last day is the latest it can be.
        .with_columns(
            earliest=pl.coalesce("first", pl.date("year", 1, 1)),
            latest=pl.coalesce(pl.col("first").dt.month_end(), pl.date("year", 12, 31)),
        )
        .filter(
            (pl.col("latest") < pl.col("born").dt.offset_by(f"{YOUNGEST}y"))
            | (pl.col("earliest") > snapshot.day)
            | (pl.col("born") > snapshot.day)
        )
    )
    for row, born, entered in told.select("row", "born", "year").iter_rows():
        facts = {"told": str(entered), "born": born, "day": snapshot.day}
        yield Sighting(ENTRY_UNLIKELY, Place("employees", row, "nip"), facts)


def retirement_as_told(snapshot: Snapshot) -> Iterator[Sighting]:
    """What SIASN says of retirement agrees with the position held and the birth."""
    stated = pl.any_horizontal(
        pl.col("retires_on", "retirement_age_told").is_not_null()
    )
    if not snapshot.employees.select(stated.any()).item():
        return
    try:
        age = retirement_age(law.on(snapshot.day))
    except NormNotInForce:
        return
    ages = resolve.positions(snapshot).select("position", age=age)
    told = (
        resolve.employees(snapshot)
        .with_row_index("row")
        .filter(stated)
        .join(
            ages.unique("position", keep="first", maintain_order=True),
            on="position",
            maintain_order="left",
        )
        .with_columns(day=retirement_day(pl.col("born"), pl.col("age")))
    )
    for defect, column, own in (
        (AGE_DIFFERS, "retirement_age_told", "age"),
        (DAY_DIFFERS, "retires_on", "day"),
    ):
        differing = told.filter(pl.col(column) != pl.col(own))
        for row, value, by_law in differing.select("row", column, own).iter_rows():
            facts = {"value": value, "told": by_law}
            yield Sighting(defect, Place("employees", row, column), facts)
