"""How many answer sheets a survey needs, by the number of users (Krejcie–Morgan)."""

from __future__ import annotations

from fractions import Fraction

from tepat.law import Law

from .index import rounded


def needed(users: int, law: Law) -> int:
    """Return the sample size for so many users, rounded half up.

    S = X²·N·P(1−P) ÷ (d²(N−1) + X²·P(1−P)).

    Args:
        users: Of the service in a year (population N); 0 needs no sheet.
        law: Its ``satisfaction.sample`` gives X², P and d.
    """
    spread, error = _spread(law)
    return int(rounded(spread * users / (error * (users - 1) + spread), 0))


def needed_at_most(law: Law) -> int:
    """Return what no population, however large, needs more than."""
    spread, error = _spread(law)
    return int(rounded(spread / error, 0))


def _spread(law: Law) -> tuple[Fraction, Fraction]:
    told = {
        name: Fraction(str(number))
        for name, number in law.satisfaction.sample.value.items()
    }
    share = told["proportion"]
    return told["chi_square"] * share * (1 - share), told["error"] ** 2
