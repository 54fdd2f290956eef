"""What a city decides for itself about appraisals and feedback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tepat.snapshot import Settings

POINTS = {
    "SANGAT BAIK": 5, "BAIK": 4, "BUTUH PERBAIKAN": 3, "KURANG": 2, "SANGAT KURANG": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PerformancePolicy:
    """The choices behind feedback statistics and the comparison of raters.

    Attributes:
        decree: What fixes these choices.
        smallest_group: Fewest givers whose feedback is shown.
        fewest_ratings: A rater with fewer is not compared.
        least_difference: A difference between raters below this many steps of a rating
            is not worth a meeting, however sure it is.
        rating_points: A number for each rating, for comparing raters only; the law
            has none.

    Raises:
        ValueError: if a minimum protects nobody or compares nothing.
    """

    decree: str = "Kebijakan bawaan Tepat"
    smallest_group: int = 5
    fewest_ratings: int = 5
    least_difference: float = 0.1
    rating_points: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType(dict(POINTS))
    )

    def __post_init__(self) -> None:
        if self.smallest_group < 2:
            raise ValueError(f"A group of {self.smallest_group} protects nobody.")
        if self.fewest_ratings < 2:
            raise ValueError("At least two ratings are needed to compare a rater.")

    @classmethod
    def of(cls, settings: Settings) -> PerformancePolicy:
        """Return the policy with what the city set in its workbook."""
        if settings.smallest_group is None:
            return cls()
        return cls(smallest_group=settings.smallest_group)
