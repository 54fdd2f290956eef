"""The competency gaps of a city, or of a unit and everything below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import polars as pl

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from .bands import Bands, sets
from .gaps import by_unit, gaps, people_matches

NO_SUCH_UNIT = Sentence(
    id="Unit {code} tidak ada dalam data. Periksa kodenya pada lembar unit.",
    en="Unit {code} is not in the data. Check its code on sheet unit.",
)
NOT_ASSESSED = Sentence(
    id="{count} dari {total} pegawai belum dinilai pada semua kompetensi yang diminta "
    "jabatannya, sehingga JPM mereka belum dapat dihitung; batas terendah dan "
    "tertingginya ditampilkan.",
    en="{count} of {total} employees were not assessed in every competency that their "
    "position asks for, so their match cannot be worked out yet; its least and "
    "greatest value are shown.",
)
BY_DEFAULT = Sentence(
    id="Bagi {count} pegawai standar kompetensi jabatannya belum direkam; yang dipakai "
    "tingkat bawaan menurut jenjang. Isi lembar standar.",
    en="For {count} employees no competency standard is on record; the usual level of "
    "the tier is used. Fill in sheet standar.",
)
NO_STANDARD = Sentence(
    id="Bagi {count} pegawai tidak ada standar yang dapat dipakai: mereka belum "
    "memangku jabatan, atau standar dan jenjang jabatannya belum direkam.",
    en="For {count} employees there is no standard to use: they hold no position, or "
    "neither standard nor level of it is on record.",
)


class NoSuchPlace(TepatError):
    """A unit or a position that was asked for is not in the data."""

    exit_code = 85


@dataclass(frozen=True, slots=True)
class CityGaps:
    """The competency gaps of a city, or of one unit and everything below it.

    Attributes:
        day: The reference date.
        rows: One row per person and competency asked, see ``gaps``; beside it ``unit``.
        people: One row per employee there: ``name``, ``position_name``, ``unit``,
            ``unit_name`` and the columns of ``people_matches``, null without a
            standard.
        units: As ``by_unit`` gives them.
        bands: The band sets in use.
        totals: ``people``; ``with_standard``, ``by_default``; of these ``complete``
            (assessed in all), ``partly``, ``never``; ``below`` and ``mandatory_below``:
            people with a competency (a mandatory one) assessed below the level.
        findings: What the reader should know about the data.
    """

    day: date
    rows: pl.DataFrame
    people: pl.DataFrame
    units: pl.DataFrame
    bands: tuple[Bands, ...]
    totals: Mapping[str, int]
    findings: tuple[Finding, ...]

    def in_bands(self, bands: Bands) -> dict[str | None, int]:
        """Count the people in each band, the best first; ``None``: not known yet."""
        told = self.people[f"band_{bands.name}"]
        order = sorted(bands.lowest, key=lambda label: -bands.lowest[label])
        counts: dict[str | None, int] = {
            label: int((told == label).sum()) for label in order
        }
        return counts | {None: told.null_count()}


def city_gaps(snapshot: Snapshot, law: Law, unit: str | None = None) -> CityGaps:
    """Work out the gaps of everybody in their own position.

    Args:
        snapshot: The city.
        law: The law on its day.
        unit: Code of a unit: only people there and below.

    Raises:
        NoSuchPlace: if the unit is not in the data.
        BandsUnreadable: if the city's own bands cannot be read.
    """
    tree = resolve.units(snapshot)
    if unit is not None and unit not in tree["unit"]:
        raise NoSuchPlace(NO_SUCH_UNIT, code=unit)
    bands = sets(law, snapshot.settings)
    who = resolve.employees(snapshot).select("nip", "name", "position", "unit")
    inside = tree.filter(_is_within(unit)) if unit is not None else tree
    if unit is not None:
        who = who.filter(pl.col("unit").is_in(inside["unit"].implode()))
    rows = gaps(snapshot, law, who)
    matched = people_matches(rows, law, bands)
    people = _named(snapshot, who, matched)
    units = by_unit(snapshot, rows)
    if unit is not None:
        units = units.filter(pl.col("unit").is_in(inside["unit"].implode()))
    totals = _totals(people)
    return CityGaps(
        day=snapshot.day,
        rows=rows.join(
            who.select("nip", "position", "unit").unique(maintain_order=True),
            on=["nip", "position"],
            how="left",
            maintain_order="left",
        ),
        people=people,
        units=units,
        bands=bands,
        totals=MappingProxyType(totals),
        findings=tuple(_findings(totals)),
    )


def _is_within(unit: str) -> pl.Expr:
    return pl.col("path").str.split("/").list.contains(unit)


def _named(
    snapshot: Snapshot, who: pl.DataFrame, matched: pl.DataFrame
) -> pl.DataFrame:
    posts = snapshot.positions.select("position", position_name="name")
    names = snapshot.units.select("unit", unit_name="name")
    return (
        who.join(posts, on="position", how="left", maintain_order="left")
        .join(names, on="unit", how="left", maintain_order="left")
        .join(matched, on=["nip", "position"], how="left", maintain_order="left")
    )


def _totals(people: pl.DataFrame) -> dict[str, int]:
    count, assessed = pl.col("count"), pl.col("assessed")
    told = people.select(
        people=pl.len(),
        with_standard=count.is_not_null().sum(),
        by_default=pl.col("is_default").sum(),
        complete=(count == assessed).sum(),
        partly=((assessed > 0) & (assessed < count)).sum(),
        never=(assessed == 0).sum(),
        below=(pl.col("below") > 0).sum(),
        mandatory_below=(pl.col("mandatory_below") > 0).sum(),
    )
    return {name: int(number) for name, number in told.row(0, named=True).items()}


def _findings(totals: Mapping[str, int]) -> Iterator[Finding]:
    asked, all_people = totals["with_standard"], totals["people"]
    for code, sentence, count, total in (
        ("GAPS-1", NOT_ASSESSED, asked - totals["complete"], asked),
        ("GAPS-2", BY_DEFAULT, totals["by_default"], asked),
        ("GAPS-3", NO_STANDARD, all_people - asked, all_people),
    ):
        if count:
            facts: dict[str, object] = {"count": count, "total": total}
            yield Finding(code, Verdict.UNKNOWN, sentence, facts)
