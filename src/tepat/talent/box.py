"""The nine boxes of PermenPANRB 3/2020: from two classes to a box, and what follows."""

from __future__ import annotations

from collections.abc import Iterable

from tepat.law import Law
from tepat.words import Sentence


def box_of(performance: str, potential: str, law: Law) -> int:
    """Return the box of a performance and a potential class.

    Args:
        performance: DI_ATAS, SESUAI or DI_BAWAH expectation.
        potential: RENDAH, MENENGAH or TINGGI.
        law: The law on the day.

    Raises:
        KeyError: if either is another word.

    >>> from datetime import date
    >>> from tepat import law
    >>> box_of("SESUAI", "TINGGI", law.on(date(2026, 1, 1)))
    8
    """
    return law.talent.boxes.value[f"{performance}/{potential}"]


def recommendations(box: int, law: Law) -> tuple[Sentence, ...]:
    """Return the official recommendations of a box."""
    return law.talent.recommendations.value[box]


def is_successor(boxes: Iterable[int], law: Law) -> bool | None:
    """Tell whether a person belongs to the succession group.

    Args:
        boxes: The boxes that are still possible; one where the box is known.
        law: The law on the day.

    Returns:
        ``None`` where some of the boxes belong to the group and others do not.
    """
    group = set(law.talent.succession_boxes.value)
    belongs = {box in group for box in boxes}
    return belongs.pop() if len(belongs) == 1 else None
