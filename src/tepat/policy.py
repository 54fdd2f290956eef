"""What the city decides for itself, within the law.

Law is shipped, read-only and the same everywhere. Policy is chosen by the city, by
decree; it may be stricter than the law, never looser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tepat.finding import Finding, Verdict
from tepat.law import Citation, Law
from tepat.words import Months, Sentence

PARTS = ("competency", "performance", "education", "experience")
MOST_POINTS = 1000
UNLISTED_FIELDS = ("LEARNED", "FAMILY", "NONE")

TENURE_LOOSER = Sentence(
    id="Kebijakan meminta {policy} dalam jabatan sebelum mutasi, sedangkan peraturan "
    "meminta paling singkat {floor}. Yang dipakai angka peraturan; sesuaikan "
    "kebijakan.",
    en="The policy asks for {policy} in a position before a transfer, but the law asks "
    "for at least {floor}. The law's figure is used; adapt the policy.",
)
GRADE_LOOSER = Sentence(
    id="Kebijakan menerima golongan setingkat di bawah yang terendah, sedangkan "
    "peraturan tidak. Kelonggaran itu tidak dipakai; sesuaikan kebijakan.",
    en="The policy accepts a grade one step below the lowest, but the law does not. "
    "That leeway is not used; adapt the policy.",
)


def _by_default(entries: Mapping[str, int]) -> Mapping[str, int]:
    mapping: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType(dict(entries))
    )
    return mapping


@dataclass(frozen=True, slots=True)
class Policy:
    """One decree of the city on how it makes placement plans.

    The defaults are Tepat's own and say so in ``decree``, until a city decides.

    Attributes:
        decree: The decree that fixes these choices, e.g. "Perwali 12/2025".
        weights: What counts in a fit score, in percent; must add up to 100.
        shortest_in_position: Months in a position before a transfer; ``None`` leaves
            it to the law. The city may ask for more than the law, never for less.
        least_months_before_retirement: A person is not moved when fewer months than
            this are left until retirement.
        one_grade_below: Whether a grade one step below the lowest is accepted for
            leadership posts, as practice allows.
        functional_to_operational: Whether a functional official may be moved to an
            operational (pelaksana) post of equal level.
        promotions: Whether plans may propose promotions.
        relatives_apart: Whether relatives may not stand one under the other.
        rating_points: Points (0–1000) of a yearly rating in the performance part.
        unlisted_fields: How a field is judged on which a list is silent: LEARNED (how
            near it is to a listed one, by what vacancies accept; see
            ``tepat.programmes.match``), FAMILY (``same_field_family`` where a listed
            one is of the same family) or NONE (no points). It makes none accepted.
        same_field_family: Points (0–1000) for a field of study of the same family as
            a required one, where it is not itself on the list, with FAMILY.
        no_field_asked: Points (0–1000) for the field where a position asks for none.
        full_experience_months: Months in the job group that earn full experience.

    Raises:
        ValueError: if weights, points or months are not as described.
    """

    decree: str = "Kebijakan bawaan Tepat"
    weights: Mapping[str, int] = _by_default(
        {"competency": 40, "performance": 30, "education": 15, "experience": 15}
    )
    shortest_in_position: int | None = None
    least_months_before_retirement: int = 12
    one_grade_below: bool = False
    functional_to_operational: bool = False
    promotions: bool = True
    relatives_apart: bool = True
    rating_points: Mapping[str, int] = _by_default(
        {
            "SANGAT BAIK": 1000,
            "BAIK": 800,
            "BUTUH PERBAIKAN": 500,
            "KURANG": 250,
            "SANGAT KURANG": 0,
        }
    )
    unlisted_fields: str = "LEARNED"
    same_field_family: int = 600
    no_field_asked: int = 500
    full_experience_months: int = 60

    def __post_init__(self) -> None:
        if set(self.weights) != set(PARTS):
            raise ValueError(f"Weights must be given for exactly {', '.join(PARTS)}.")
        total = sum(self.weights.values())
        if total != 100 or min(self.weights.values()) < 0:
            raise ValueError(f"Weights in {self.decree} add up to {total}, not 100.")
        points = {
            *self.rating_points.values(),
            *(self.same_field_family, self.no_field_asked),
        }
        if not all(0 <= earned <= MOST_POINTS for earned in points):
            raise ValueError(f"Points in {self.decree} must lie in 0 to {MOST_POINTS}.")
        if self.unlisted_fields not in UNLISTED_FIELDS:
            raise ValueError(
                f"Unlisted fields are judged in {self.decree} by one of "
                f"{', '.join(UNLISTED_FIELDS)}."
            )
        if self.full_experience_months < 1 or self.least_months_before_retirement < 0:
            raise ValueError(f"Months in {self.decree} must be positive.")
        # Read-only copies: what a plan was made from must not change afterwards.
        for name in ("weights", "rating_points"):
            own = MappingProxyType(dict(getattr(self, name)))
            object.__setattr__(self, name, own)

    def cites(self, at: str) -> Citation:
        """Name this policy as the source of a rule, at the entry ``at``."""
        return Citation(self.decree, f"butir {at}")

    def months_before_transfer(self, law: Law) -> int:
        """Return the months asked for in a position before a transfer."""
        floor = law.tenure.shortest_before_transfer.value
        return max(floor, self.shortest_in_position or 0)

    def grades_below(self, law: Law) -> int:
        """Return how many steps below the lowest a leadership post may be entered."""
        return int(self.one_grade_below and law.grade.one_below_allowed.value)

    def against(self, law: Law) -> list[Finding]:
        """Say where the policy is looser than the law allows; the law then prevails."""
        floor, below = law.tenure.shortest_before_transfer, law.grade.one_below_allowed
        asked = self.shortest_in_position
        found = []
        if asked is not None and asked < floor.value:
            facts = {"policy": Months(asked), "floor": Months(floor.value)}
            found.append(("POLICY-1", TENURE_LOOSER, facts, floor))
        if self.one_grade_below and not below.value:
            found.append(("POLICY-2", GRADE_LOOSER, {}, below))
        return [
            Finding(*(code, Verdict.FAILS, said, facts), (norm.cites,), norm.verified)
            for code, said, facts, norm in found
        ]
