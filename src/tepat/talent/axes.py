"""The axes of the talent grid: what counts, how much, and where each third begins.

The law of the day prescribes them; a city may set its own weights and bounds in sheet
``pengaturan`` (``bobot_talenta``, ``bobot_kinerja``, ``batas_talenta``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from tepat.errors import TepatError
from tepat.law import Law
from tepat.snapshot import Settings
from tepat.words import Sentence

COMPETENCY, POTENTIAL = "kompetensi", "potensi"
QUALIFICATION, INTEGRITY = "kualifikasi", "integritas"
POTENTIAL_PARTS = (COMPETENCY, POTENTIAL, QUALIFICATION, INTEGRITY)
RATING, RESULTS, SUPPORTING = "predikat", "hasil", "pendukung"
MAIN_PARTS = (RATING, RESULTS)

# Lowest first: the place of a class is its index.
PERFORMANCE = ("DI_BAWAH", "SESUAI", "DI_ATAS")
LEVELS = ("RENDAH", "MENENGAH", "TINGGI")

WEIGHTS = Sentence(
    id="Pengaturan {key} berisi «{told}», yang tidak dapat dibaca. Tulis bagian dan "
    "bobotnya dalam persen tanpa koma, misalnya {example}; bagian yang dikenal: "
    "{parts}; jumlahnya 100.",
    en="Setting {key} holds “{told}”, which cannot be read. Write each part and its "
    "weight in whole percent, for example {example}; known parts: {parts}; they add up "
    "to 100.",
)
ONE_MAIN = Sentence(
    id="Pengaturan {key} berisi «{told}»; sumbu kinerja memerlukan tepat satu unsur "
    "utama dengan bobot lebih dari 0: predikat atau hasil. Misalnya {example}.",
    en="Setting {key} holds “{told}”; the performance axis needs exactly one main part "
    "of a weight above 0: predikat or hasil. For example {example}.",
)
BOUNDS = Sentence(
    id="Pengaturan {key} berisi «{told}», yang tidak dapat dibaca. Tulis dua angka "
    "dari 0 sampai 100, yang kecil lebih dulu: awal potensial menengah dan awal "
    "potensial tinggi, misalnya 78; 90.",
    en="Setting {key} holds “{told}”, which cannot be read. Write two numbers from 0 "
    "to 100, the smaller first: where middle and where high potential begin, for "
    "example 78; 90.",
)


class AxesUnreadable(TepatError):
    """The city's weights or bounds of the talent grid cannot be read."""

    exit_code = 84


@dataclass(frozen=True, slots=True)
class Axes:
    """What the two axes are made of, in percent, and where each class begins.

    Attributes:
        potential: Part → weight; the weights add up to 100.
        performance: Part → weight; exactly one main part, and perhaps support.
        bounds: Where middle and high potential begin; a bound belongs to its class.
        is_own: Whether the city set any of it.
    """

    potential: Mapping[str, int]
    performance: Mapping[str, int]
    bounds: tuple[Fraction, Fraction]
    is_own: bool

    @property
    def main(self) -> str:
        """The main part of the performance axis: ``predikat`` or ``hasil``."""
        return next(part for part in MAIN_PARTS if self.performance.get(part))

    def potential_class(self, score: Fraction) -> str:
        """Return RENDAH, MENENGAH or TINGGI of an exact score.

        >>> axes = Axes({}, {}, (Fraction(78), Fraction(90)), False)
        >>> axes.potential_class(Fraction(78)), axes.potential_class(Fraction(77))
        ('MENENGAH', 'RENDAH')
        """
        return LEVELS[sum(score >= bound for bound in self.bounds)]

    def performance_class(self, score: Fraction, law: Law) -> str:
        """Return DI_BAWAH, SESUAI or DI_ATAS of an exact score."""
        lowest = law.talent.performance_bounds.value
        weight = self.performance[self.main]
        bounds = (Fraction(weight * lowest[name], 100) for name in PERFORMANCE[1:])
        return PERFORMANCE[sum(score >= bound for bound in bounds)]


def axes(law: Law, settings: Settings) -> Axes:
    """Return the axes in use: what the city set, else the law of the day.

    Raises:
        AxesUnreadable: if a setting cannot be read.
        NormNotInForce: if the law has no value on the day.
    """
    potential = _weights(
        *("bobot_talenta", settings.talent_weights, law.talent.potential_weights.value),
        POTENTIAL_PARTS,
    )
    performance = _weights(
        "bobot_kinerja",
        settings.performance_weights,
        law.talent.performance_weights.value,
        (*MAIN_PARTS, SUPPORTING),
    )
    if sum(performance.get(part, 0) > 0 for part in MAIN_PARTS) != 1:
        told = "; ".join(settings.performance_weights or ())
        example = _example(law.talent.performance_weights.value)
        raise AxesUnreadable(ONE_MAIN, key="bobot_kinerja", told=told, example=example)
    own = (settings.talent_weights, settings.performance_weights)
    return Axes(
        potential=MappingProxyType(potential),
        performance=MappingProxyType(performance),
        bounds=_bounds(settings.talent_bounds, law),
        is_own=any((*own, settings.talent_bounds)),
    )


def _weights(
    key: str,
    told: Sequence[str] | None,
    by_law: Mapping[str, int],
    parts: Sequence[str],
) -> dict[str, int]:
    if not told:
        return dict(by_law)
    weights: dict[str, int] = {}
    for entry in told:
        part, _, weight = (piece.strip() for piece in entry.partition("="))
        number = weight.removesuffix("%").strip()
        is_known = part.lower() in parts and part.lower() not in weights
        if not (is_known and number.isascii() and number.isdigit()):
            break
        weights[part.lower()] = int(number)
    else:
        if sum(weights.values()) == 100:
            return weights
    raise AxesUnreadable(
        WEIGHTS,
        key=key,
        told="; ".join(told),
        example=_example(by_law),
        parts=", ".join(parts),
    )


def _bounds(told: Sequence[str] | None, law: Law) -> tuple[Fraction, Fraction]:
    if not told:
        lowest = law.talent.potential_bounds.value
        return Fraction(lowest["MENENGAH"]), Fraction(lowest["TINGGI"])
    try:
        middle, high = (Fraction(entry.strip().replace(",", ".")) for entry in told)
    except (ValueError, ZeroDivisionError):
        middle = high = Fraction(-1)
    # Four places are enough for a percentage, and keep sums over columns exact.
    is_fine = all((10_000 * bound).denominator == 1 for bound in (middle, high))
    if not (0 < middle < high <= 100 and is_fine):
        raise AxesUnreadable(BOUNDS, key="batas_talenta", told="; ".join(told))
    return middle, high


def _example(weights: Mapping[str, int]) -> str:
    return "; ".join(f"{part}={weight}" for part, weight in weights.items())
