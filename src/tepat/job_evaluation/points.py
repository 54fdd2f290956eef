"""From the level of each factor to points, and from points to a class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tepat.law import Law, Norm
from tepat.law.reckoning import band
from tepat.words import Sentence

Kind = Literal["STRUKTURAL", "FUNGSIONAL"]
RAISED = "F6"  # the factor that special situations raise, of structural posts

FACTORS: Mapping[Kind, Mapping[str, Sentence]] = {
    "STRUKTURAL": {
        "F1": Sentence(id="Ruang lingkup dan dampak program", en="Scope and effect"),
        "F2": Sentence(id="Pengaturan organisasi", en="Organisational setting"),
        "F3": Sentence(
            id="Wewenang penyeliaan dan manajerial",
            en="Supervisory and managerial authority",
        ),
        "F4A": Sentence(id="Hubungan personal: sifat", en="Contacts: nature"),
        "F4B": Sentence(id="Hubungan personal: tujuan", en="Contacts: purpose"),
        "F5": Sentence(
            id="Kesulitan dalam pengarahan pekerjaan", en="Difficulty of work directed"
        ),
        "F6": Sentence(id="Kondisi lain", en="Other conditions"),
    },
    "FUNGSIONAL": {
        "F1": Sentence(id="Pengetahuan yang dibutuhkan", en="Knowledge required"),
        "F2": Sentence(id="Pengawasan penyelia", en="Supervisory controls"),
        "F3": Sentence(id="Pedoman", en="Guidelines"),
        "F4": Sentence(id="Kompleksitas", en="Complexity"),
        "F5": Sentence(id="Ruang lingkup dan dampak", en="Scope and effect"),
        "F6": Sentence(id="Hubungan personal", en="Personal contacts"),
        "F7": Sentence(id="Tujuan hubungan", en="Purpose of contacts"),
        "F8": Sentence(id="Persyaratan fisik", en="Physical demands"),
        "F9": Sentence(id="Lingkungan pekerjaan", en="Work environment"),
    },
}


@dataclass(frozen=True, slots=True)
class Scored:
    """The levels of one evaluation, turned into points.

    Attributes:
        levels: Factor → level that counts, special situations included.
        points: Factor → its points; only of factors that have a level in range.
        missing: Factors without a level.
        refused: Factors whose level the norm does not know.
        is_raised: Whether special situations raised factor 6.
        total: Sum of the points; null where a factor is missing or refused.
    """

    levels: Mapping[str, int]
    points: Mapping[str, int]
    missing: tuple[str, ...]
    refused: tuple[str, ...]
    is_raised: bool
    total: int | None


def points_of(law: Law, kind: Kind) -> Norm[Mapping[str, Mapping[int, int]]]:
    """Return the points of each level of each factor of a kind of post."""
    evaluation = law.evaluation
    if kind == "STRUKTURAL":
        return evaluation.structural_points
    return evaluation.functional_points


def scored(
    levels: Mapping[str, int | None],
    kind: Kind,
    law: Law,
    *,
    situations: int | None = None,
) -> Scored:
    """Turn the levels of one evaluation into points.

    Three special situations raise factor 6 of a structural post by one level, from
    level three at most. A level that the norm does not know is refused, never bent to
    the nearest; without every factor there is no total.

    Args:
        levels: Factor (``F1`` … ``F9``, ``F4A``, ``F4B``) → level; others are ignored.
        kind: Which factors count.
        law: The law on the reference date.
        situations: How many special situations there are; null raises nothing.

    Example:
        >>> from datetime import date
        >>> from tepat import law
        >>> told = dict(zip(FACTORS["STRUKTURAL"], (3, 2, 1, 3, 2, 6, 1)))
        >>> scored(told, "STRUKTURAL", law.on(date(2026, 1, 1))).total
        2510
    """
    table = points_of(law, kind).value
    evaluation = law.evaluation
    counted = {name: level for name in table if (level := levels.get(name)) is not None}
    highest = evaluation.situations_highest_level.value
    is_raised = (
        kind == "STRUKTURAL"
        and (situations or 0) >= evaluation.situations_needed.value
        and 1 <= counted.get(RAISED, 0) <= highest
    )
    if is_raised:
        counted[RAISED] += 1
    points = {
        name: table[name][level]
        for name, level in counted.items()
        if level in table[name]
    }
    refused = tuple(name for name in counted if name not in points)
    missing = tuple(name for name in table if name not in counted)
    total = None if refused or missing else sum(points.values())
    return Scored(counted, points, missing, refused, is_raised, total)


@dataclass(frozen=True, slots=True)
class Classed:
    """The class that points earn.

    Attributes:
        position_class: 1 to 17; null below every class, and in a gap.
        below, above: In a gap between two classes, both of them; else null. The
            decree's ranges leave it open which one holds: by its lower bounds the
            lower class, by the closed ranges of some regions the higher.
    """

    position_class: int | None
    below: int | None = None
    above: int | None = None


def class_of(points: int, law: Law) -> Classed:
    """Return the class of so many points, and say where none is plain.

    A sum of factors is a multiple of five and never falls in a gap; a total written
    down by hand can (241 to 244). Both customs are then shown, none is chosen.

    >>> from datetime import date
    >>> from tepat import law
    >>> on = law.on(date(2026, 1, 1))
    >>> class_of(240, on).position_class, class_of(245, on).position_class
    (1, 2)
    >>> class_of(242, on)
    Classed(position_class=None, below=1, above=2)
    """
    evaluation = law.evaluation
    reached = band(evaluation.lowest_points.value, points)
    if reached is None:
        return Classed(None)
    top = evaluation.highest_points.value.get(reached)
    if top is not None and points > top:
        return Classed(None, reached, reached + 1)
    return Classed(reached)


def closed_bounds(law: Law) -> Mapping[int, int]:
    """Return the lower bounds of the classes as some regions write them: 241, 301 …

    They differ from the decree's in the gaps only.
    """
    evaluation = law.evaluation
    lowest = evaluation.lowest_points.value
    tops = evaluation.highest_points.value
    return {
        each: tops[each - 1] + 1 if each - 1 in tops else bound
        for each, bound in lowest.items()
    }
