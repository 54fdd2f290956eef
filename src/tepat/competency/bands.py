"""What a job-person match is called: band sets, with bounds that belong to the band.

Two sets of Peraturan BKN 26/2019 are norms: one for filling positions, one for mapping
competencies. A city may have a set of its own (setting ``pita_jpm``). All are
half-open, so no value falls between two bands, and all are compared exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import polars as pl

from tepat.errors import TepatError
from tepat.law import Law, Norm
from tepat.law.reckoning import band
from tepat.snapshot import Settings
from tepat.words import Sentence

UNREADABLE = Sentence(
    id="Pengaturan {key} berisi «{told}», yang tidak dapat dibaca sebagai pita. Tulis "
    "nama dan batas bawah setiap pita, misalnya Sangat Baik=91; Baik=85; Kurang=0.",
    en="Setting {key} holds “{told}”, which cannot be read as bands. Write the name "
    "and lower bound of each band, for example Sangat Baik=91; Baik=85; Kurang=0.",
)
NO_FLOOR = Sentence(
    id="Pengaturan {key} tidak mempunyai pita yang mulai dari 0, sehingga nilai di "
    "bawah {lowest} tidak bernama. Tambahkan pita terbawah, misalnya Kurang=0.",
    en="Setting {key} has no band that begins at 0, so a value below {lowest} has no "
    "name. Add the lowest band, for example Kurang=0.",
)
KEY = "pita_jpm"


class BandsUnreadable(TepatError):
    """The city's own band set in sheet ``pengaturan`` cannot be read."""

    exit_code = 83


@dataclass(frozen=True, slots=True)
class Bands:
    """One set of bands of a percentage.

    Attributes:
        name: ``filling``, ``mapping`` or ``own``.
        lowest: Label → lower bound in percent, which belongs to the band.
        norm: Where the law prescribes it, or ``None`` for the city's own.
    """

    name: str
    lowest: Mapping[str, Fraction]
    norm: Norm[Mapping[str, int]] | None = None

    def of(self, percent: Fraction | int | None) -> str | None:
        """Return the band of an exact percentage; ``None`` where it is unknown.

        >>> from datetime import date
        >>> from tepat import law
        >>> mapping = Bands.for_mapping(law.on(date(2026, 1, 1)))
        >>> mapping.of(Fraction(90)), mapping.of(Fraction(8999, 100))
        ('OPTIMAL', 'CUKUP OPTIMAL')
        """
        return None if percent is None else band(self.lowest, percent)

    def expression(self, part: pl.Expr, whole: pl.Expr) -> pl.Expr:
        """Return the band of ``100 × part ÷ whole`` over whole-number columns.

        Compared as whole numbers, so that a bound is met exactly; null where either
        is null or ``whole`` is 0.
        """
        told = pl.lit(None, pl.String)
        for label, low in sorted(self.lowest.items(), key=lambda it: it[1]):
            reached = 100 * low.denominator * part >= low.numerator * whole
            told = pl.when((whole > 0) & reached).then(pl.lit(label)).otherwise(told)
        return told

    def certain(self, low: pl.Expr, high: pl.Expr, whole: pl.Expr) -> pl.Expr:
        """Return the band in which both ``low`` and ``high`` lie, else null."""
        one, other = self.expression(low, whole), self.expression(high, whole)
        return pl.when(one == other).then(one)

    @classmethod
    def for_filling(cls, law: Law) -> Bands:
        """Return MS, MMS and KMS, for filling positions."""
        return cls._by_law("filling", law.competency.bands_for_filling)

    @classmethod
    def for_mapping(cls, law: Law) -> Bands:
        """Return Optimal, Cukup and Kurang Optimal, for mapping competencies."""
        return cls._by_law("mapping", law.competency.bands_for_mapping)

    @classmethod
    def _by_law(cls, name: str, norm: Norm[Mapping[str, int]]) -> Bands:
        exact = {label: Fraction(low) for label, low in norm.value.items()}
        return cls(name, MappingProxyType(exact), norm)

    @classmethod
    def own(cls, settings: Settings) -> Bands | None:
        """Return the city's own set, or ``None`` where it set none.

        Raises:
            BandsUnreadable: if an entry is not ``name=bound`` with a bound of 0 to
                100, if a name or a bound comes twice, or if none begins at 0.
        """
        told = settings.match_bands
        if not told:
            return None
        lowest: dict[str, Fraction] = {}
        for entry in told:
            label, equals, bound = (part.strip() for part in entry.partition("="))
            try:
                low = Fraction(bound.replace(",", "."))
            except (ValueError, ZeroDivisionError):
                low = Fraction(-1)
            is_new = label not in lowest and low not in lowest.values()
            if not (equals and label and is_new and 0 <= low <= 100):
                raise BandsUnreadable(UNREADABLE, key=KEY, told=entry)
            lowest[label] = low
        if min(lowest.values()) > 0:
            least = float(min(lowest.values()))
            raise BandsUnreadable(NO_FLOOR, key=KEY, lowest=least)
        return cls("own", MappingProxyType(lowest))


def sets(law: Law, settings: Settings) -> tuple[Bands, ...]:
    """Return the band sets in use: filling, mapping, and the city's own if any."""
    own = Bands.own(settings)
    by_law = (Bands.for_filling(law), Bands.for_mapping(law))
    return by_law if own is None else (*by_law, own)
