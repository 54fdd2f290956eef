"""The groups among which a plan is compared: sex, age, and kind of employment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.law.reckoning import whole_months
from tepat.placement.case import Case
from tepat.snapshot import resolve
from tepat.words import Sentence

DIMENSIONS: Mapping[str, Sentence] = {
    "sex": Sentence(id="Jenis kelamin", en="Sex"),
    "age": Sentence(id="Umur", en="Age"),
    "status": Sentence(id="Status kepegawaian", en="Employment"),
}
AGES = (35, 45, 55)
"""Where one age band ends and the next begins, in whole years."""

GROUPS: Mapping[str, Sentence] = {
    "L": Sentence(id="laki-laki", en="men"),
    "P": Sentence(id="perempuan", en="women"),
    "0": Sentence(id="di bawah 35 tahun", en="under 35 years"),
    "35": Sentence(id="35–44 tahun", en="35–44 years"),
    "45": Sentence(id="45–54 tahun", en="45–54 years"),
    "55": Sentence(id="55 tahun ke atas", en="55 years and over"),
    "PNS": Sentence(id="PNS (termasuk CPNS)", en="PNS (with CPNS)"),
    "PPPK": Sentence(id="PPPK (termasuk paruh waktu)", en="PPPK (with part-time)"),
}


def groups(case: Case) -> pl.DataFrame:
    """Return the group of each person in each dimension.

    Sex is that of sheet ``pegawai``, else of the NIP; age is in whole years on the day
    the plan takes effect.

    Returns:
        ``sex``, ``age``, ``status``: codes of :data:`GROUPS`, null where not known; one
        row per person, in the order of the case.
    """
    told = case.people.select("nip", "born", "status").join(
        resolve.employees(case.snapshot).select("nip", "sex"),
        on="nip",
        how="left",
        maintain_order="left",
    )
    age = whole_years(pl.col("born"), case.effective_on)
    band = pl.lit("0")
    for start in AGES:
        band = pl.when(age >= start).then(pl.lit(str(start))).otherwise(band)
    is_contract = pl.col("status").str.starts_with("PPPK")
    return told.select(
        sex="sex",
        age=pl.when(age.is_not_null()).then(band),
        status=pl.when(is_contract)
        .then(pl.lit("PPPK"))
        .when(pl.col("status").is_not_null())
        .then(pl.lit("PNS")),
    )


def whole_years(since: pl.Expr, until: date) -> pl.Expr:
    """Whole years from a day to another; null where the first is blank."""
    return whole_months(since, pl.lit(until)) // 12


OTHER_AGES = Sentence(id="umur lainnya", en="other ages")


def name_of(codes: tuple[str, ...]) -> Sentence:
    """Name a group, neighbouring age bands that are told together, or the other ages.

    >>> name_of(("45", "55")).id, name_of(("0", "35")).en
    ('45 tahun ke atas', 'under 45 years')
    >>> name_of(("35", "45")).id, name_of(("P",)).en
    ('35–54 tahun', 'women')
    >>> name_of(("0", "45", "55")).en
    'other ages'
    """
    if len(codes) == 1:
        return GROUPS[codes[0]]
    bands = ["0", *(str(start) for start in AGES)]
    at = bands.index(codes[0])
    if list(codes) != bands[at : at + len(codes)]:
        return OTHER_AGES
    first, last = int(codes[0]), int(codes[-1])
    ends = dict(zip((0, *AGES), AGES, strict=False))
    if last not in ends:
        return Sentence(id=f"{first} tahun ke atas", en=f"{first} years and over")
    if first == 0:
        return Sentence(
            id=f"di bawah {ends[last]} tahun", en=f"under {ends[last]} years"
        )
    span = f"{first}–{ends[last] - 1}"
    return Sentence(id=f"{span} tahun", en=f"{span} years")
