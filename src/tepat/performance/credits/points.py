"""The arithmetic of credit points, exact: every number is a fraction.

Peraturan BKN 3/2023. A level (jenjang) is entered with the base points of the grade
held then; each year adds a percentage of the level's coefficient; points stay when the
rank rises, so what is over counts for the next rank, and start anew with the level.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from tepat.law import Law

MONTHS_A_YEAR = 12


def exact(number: float) -> Fraction:
    """Return a number as it is written in decimals: 2.08 is 208/100, not near it."""
    return Fraction(str(number))


def hundredths(points: Fraction) -> float:
    """Return points as forms show them: two decimals, half away from zero.

    >>> hundredths(Fraction(25, 12)), hundredths(Fraction(9375, 1000))
    (2.08, 9.38)
    """
    sign = -1 if points < 0 else 1
    return sign * floor(abs(points) * 100 + Fraction(1, 2)) / 100


@lru_cache(maxsize=4096)  # a city asks the same few things thousands of times
def conversion(level: str, rating: str, months: int, law: Law) -> Fraction:
    """Return the points that a rating gives for so many months at a level.

    Raises:
        KeyError: if the level is no functional one, or the rating is no rating.
        ValueError: if the months are not 0 to 12.
    """
    if not 0 <= months <= MONTHS_A_YEAR:
        raise ValueError(f"A rating is about 0 to 12 months, not {months}.")
    credit = law.credit
    share = Fraction(credit.percentage.value[rating], 100)
    part = Fraction(months, MONTHS_A_YEAR)
    return share * exact(credit.coefficient.value[level]) * part


def base(level: str, grade: str, law: Law) -> Fraction | None:
    """Return the base points (AK dasar) of a grade in a level; None outside its range.

    Raises:
        KeyError: if the level is no functional one.
    """
    points = law.credit.base.value[level].get(grade)
    return None if points is None else Fraction(points)


def rank_target(level: str, grade: str, law: Law) -> Fraction | None:
    """Return the points in the level at which the next rank is due.

    The base of the grade and one step. None for a grade outside the level's range and
    at the top of a ladder.

    Raises:
        KeyError: if the level is no functional one.
    """
    start = base(level, grade, law)
    if start is None:
        return None
    is_highest = grade == law.grade.functional_range.value[level][1]
    if is_highest and level not in law.credit.to_next_level.value:
        return None
    return start + law.credit.to_next_rank.value[level]


def level_target(level: str, law: Law) -> Fraction | None:
    """Return the points in the level that the next one asks for; None at the top."""
    points = law.credit.to_next_level.value.get(level)
    return None if points is None else Fraction(points)


def after_level(level: str, grade: str, law: Law) -> Fraction | None:
    """Return the points with which somebody starts who just rose to ``level``."""
    return base(level, grade, law)


def integration(accumulated: Fraction, base_value: Fraction) -> Fraction:
    """Return what conventional points of before 2023 are worth now.

    Raises:
        ValueError: if the base value is more than was accumulated.
    """
    if base_value > accumulated:
        raise ValueError("The base value is more than the points accumulated.")
    return accumulated - base_value


def diploma(level: str, law: Law) -> Fraction:
    """Return what a higher diploma adds: a share of the points of one promotion."""
    share = Fraction(law.credit.diploma_share.value, 100)
    return share * law.credit.to_next_rank.value[level]


def months_for(missing: Fraction, level: str, rating: str, law: Law) -> int:
    """Return after how many whole months a rating has given what is missing."""
    a_month = conversion(level, rating, 1, law)
    return max(0, ceil(missing / a_month))


@dataclass(frozen=True, slots=True)
class Transfer:
    """What somebody gets who comes from another kind of post.

    Attributes:
        points: On the appointment.
        at_next_level: What is added on rising to the next level, later; zero in all
            but the special case of a rank above the level's range.
    """

    points: Fraction
    at_next_level: Fraction = Fraction(0)


def transfer(
    level: str, grade: str, years: int, law: Law, *, is_at_top: bool
) -> Transfer | None:
    """Return the points on a transfer from an administrative to a functional post.

    Args:
        level: The functional level appointed to.
        grade: The grade held.
        years: Whole years in that grade.
        law: Its coefficients, base points and limits are used.
        is_at_top: Whether the grade is the highest that the old post allows; only so
            many years of it count.

    Returns:
        None for a grade below the level's range: nothing is prescribed for it. A
        grade above it gets the whole of the level, and its years count on the next.
    """
    credit, order = law.credit, law.grade.pns_order.value
    counted = min(years, credit.transfer_years_most.value) if is_at_top else years
    start = base(level, grade, law)
    if start is not None:
        return Transfer(_years(counted, level, law) + start)
    next_level = law.ladder.next_level.value.get(level)
    whole = level_target(level, law)
    lowest = law.grade.functional_range.value[level][0]
    if next_level is None or whole is None or order[grade] < order[lowest]:
        return None
    return Transfer(whole, _years(counted, next_level, law))


def _years(years: int, level: str, law: Law) -> Fraction:
    return years * conversion(
        level, law.credit.transfer_rating.value, MONTHS_A_YEAR, law
    )
