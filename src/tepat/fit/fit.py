"""A fit score from its parts and the weights of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.pairs import Experience
from tepat.snapshot import Snapshot

from . import parts
from .parts import Part


@dataclass(frozen=True, slots=True)
class Fit:
    """Fit of every person to every target.

    Attributes:
        parts: One entry per part, in the order of ``tepat.policy.PARTS``.
        weights: Percent per part.
    """

    parts: tuple[Part, ...]
    weights: Mapping[str, int]

    def table(self) -> NDArray[np.int16]:
        """Return the scores, (people × targets), 0 to 1000, rounded half up."""
        first = self.parts[0]
        shape = len(first.person_row), len(first.target_column)
        total = np.full(shape, 50, dtype=np.int32)
        for part in self.parts:
            weighted = self.weights[part.name] * part.points.astype(np.int32)
            total += weighted[:, part.target_column][part.person_row]
        return (total // 100).astype(np.int16)

    def of(self, person: int, target: int) -> dict[str, int | None]:
        """Return the points of each part for one pair; ``None`` where unknown."""
        points: dict[str, int | None] = {}
        for part in self.parts:
            at = part.person_row[person], part.target_column[target]
            points[part.name] = None if part.is_unknown[at] else int(part.points[at])
        return points


def measure(
    snapshot: Snapshot,
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    served: Experience,
) -> Fit:
    """Measure the fit of every person to every target.

    Args:
        snapshot: For its standards and assessments.
        people: As ``tepat.rules.people.people`` gives them.
        targets: Distinct rows of ``tepat.rules.targets.targets``.
        law: For the usual competency level of a tier.
        policy: For weights and points.
        served: Experience of the people.
    """
    return Fit(
        (
            parts.competency(snapshot, people, targets, law),
            parts.performance(people, targets, policy),
            parts.education(people, targets, policy),
            parts.experience(people, targets, policy, served),
        ),
        policy.weights,
    )
