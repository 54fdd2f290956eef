"""Which rate to ask at next, between two plans that are known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .tolled import Rate

SIMPLEST = (1, 8, 64)
"""Largest denominators to try, one after another, before the exact slope."""


def slope(gains: tuple[int, ...], moves: int) -> Rate:
    """Return what one more move brings between two plans."""
    return tuple(Fraction(gain, moves) for gain in gains)


def between(low: Rate, high: Rate, exact: Rate) -> Iterator[Rate]:
    """Yield rates strictly between two, near ``exact``; the simplest first.

    A rate near the slope between two plans finds a plan between them, if any lies on
    the frontier. Simple fractions keep the numbers of the network small; the later
    goals only need to be told apart where the earlier ones do not. The last rate is
    the slope itself: it finds a plan wherever there is one above the line.

    Args:
        low: The rate at which the plan with more moves is known to be best.
        high: The rate at which the one with fewer is.
        exact: The slope between them.
    """
    told = set()
    # One part of many keeps the numbers smallest, where they hardly fit any more.
    for rate in (*(_near(exact, most) for most in SIMPLEST), _one_part(exact), exact):
        if rate not in told and (low < rate < high or rate == exact):
            told.add(rate)
            yield rate


def _one_part(exact: Rate) -> Rate:
    """Round the first goal that is told to one part of so many."""
    at = next((at for at, part in enumerate(exact) if part), 0)
    nothing = [Fraction(0)] * len(exact)
    if exact[at] > 0:
        nothing[at] = Fraction(1, max(round(1 / exact[at]), 1))
    return tuple(nothing)


def _near(exact: Rate, most: int) -> Rate:
    """Round the goals one after another, up to the first that rounding changes."""
    rate: list[Fraction] = []
    for part in exact:
        rounded = part.limit_denominator(most)
        rate.append(rounded)
        if rounded != part:
            break
    rate += [Fraction(0)] * (len(exact) - len(rate))
    return tuple(rate)
