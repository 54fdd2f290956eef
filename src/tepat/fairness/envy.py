"""Justified envy: who would fit a seat better than whoever sits there after the plan.

A person envies a seat with reason if the rules let them have it, they would rather have
it than what the plan gives them, and somebody sits there who fits it less. That can be
right; it is reported, with the protected seat that causes it. (Abdulkadiroğlu and
Sönmez, *American Economic Review* 93, 2003, with fit as the priority.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.placement.problem import BEST_FIT, Flags, Ints

from .causes import CAUSES, causes
from .outcome import Outcome, at_rows
from .wishes import NEVER, Wishes

WISH, FIT = "wish", "fit"
MOST_LISTED = 1_000
"""Rows of the list, at most; the counts are of everybody."""

ROWS = pl.Schema(
    {
        "kind": pl.String(),
        "nip": pl.String(),
        "seat": pl.String(),
        "seat_fit": pl.Int64(),
        "position": pl.String(),
        "fit": pl.Int64(),
        "wish": pl.Int64(),
        "holder": pl.String(),
        "holder_fit": pl.Int64(),
        "gap": pl.Int64(),
        "cause": pl.String(),
        "loss": pl.List(pl.Int64()),
        "limit": pl.String(),
        "positions": pl.Int64(),
    }
)


@dataclass(frozen=True, slots=True)
class Envy:
    """Justified envy that a plan leaves.

    Attributes:
        rows: The strongest first: ``kind`` (``wish``: a position wished for; ``fit``:
            nothing is wished for, but the person would fit better there; then the
            strongest of each person only), ``nip``, ``seat`` (after the plan, or
            null) and the fit there, ``position`` and the fit there, ``wish`` (1 =
            first; null for the own position and for ``fit``), ``holder`` (NIP of who
            fits least of those who sit there), ``holder_fit``, ``gap`` (fit above that
            of the holder), ``cause`` (see ``causes``), ``loss`` (least loss, one
            number per goal; null where it is not known), ``limit`` (code of a limit in
            the way), ``positions`` (how many the person envies in this way).
        counts: ``kind``, ``cause``, ``rows`` and ``people``, of everybody.
        people: Kind → people with any.
        asked: Kind → people whom the question concerns: who wish for a position, and
            who say no wish.
    """

    rows: pl.DataFrame
    counts: pl.DataFrame
    people: dict[str, int]
    asked: dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Pairs of a person and a position envied, as arrays.

    Attributes:
        person, position, fit: Of each pair.
        holder, low: Who fits least of those who sit there, and their fit.
    """

    person: Ints
    position: Ints
    fit: Ints
    holder: Ints
    low: Ints

    def only(self, kept: Flags | Ints) -> Found:
        return Found(
            self.person[kept],
            self.position[kept],
            self.fit[kept],
            self.holder[kept],
            self.low[kept],
        )


def envy(told: Outcome, wished: Wishes, most: int = MOST_LISTED) -> Envy:
    """List the justified envy of a plan, the strongest first.

    Args:
        told: The plan.
        wished: What people wish for.
        most: Rows, at most.
    """
    width, people = len(told.problem.positions), len(told.seat)
    got = wished.order_of(np.arange(people), told.seat, width)
    holder, low = lowest(told)
    by_wish, by_fit = [], []
    for pairs in _envied(told, holder, low):
        wishing = wished.has_some[pairs.person]
        asking, silent = pairs.only(wishing), pairs.only(~wishing)
        order = wished.order_of(asking.person, asking.position, width)
        by_wish.append(asking.only(order < got[asking.person]))
        by_fit.append(silent.only(silent.fit > told.fit_after[silent.person]))
    wish, fit = _joined(by_wish), _joined(by_fit)
    kinds = [
        (WISH, wish, wish),
        (FIT, fit, _strongest(fit)),
    ]
    frames = [
        _frame(told, wished, kind, found, _count(shown, people))
        for kind, shown, found in kinds
    ]
    rows = pl.concat(frames).sort(
        *("kind", "gap", "nip", "position"), descending=[True, True, False, False]
    )
    counts = (
        rows.group_by("kind", "cause", maintain_order=True)
        .agg(rows=pl.len().cast(pl.Int64), people=pl.col("nip").n_unique())
        .with_columns(pl.col("people").cast(pl.Int64))
        .sort(pl.col("kind").ne(WISH), -pl.col("people"), "cause")
    )
    return Envy(
        rows=_listed(rows, most),
        counts=counts,
        people={kind: len(np.unique(shown.person)) for kind, shown, _ in kinds},
        asked={
            WISH: int(wished.has_some.sum()),
            FIT: int((~wished.has_some).sum()),
        },
    )


def _listed(rows: pl.DataFrame, most: int) -> pl.DataFrame:
    """Keep the strongest of each kind; what one kind leaves free the other may use."""
    wished = rows.filter(pl.col("kind") == WISH)
    others = rows.filter(pl.col("kind") == FIT)
    room = max(most - others.height, most - most // 2)
    kept = wished.head(room)
    return pl.concat([kept, others.head(most - kept.height)])


def _envied(told: Outcome, holder: Ints, low: Ints) -> Iterator[Found]:
    """Yield every seat that somebody may have, or had, and whose holder fits it less,
    some at a time."""
    problem = told.problem
    own = np.flatnonzero((problem.holds >= 0) & (told.seat != problem.holds))
    yield _held(told, holder, low, own, problem.holds[own], problem.own_fit[own])
    for part in told.parts():
        person, position = problem.option_person[part], problem.option_position[part]
        yield _held(told, holder, low, person, position, problem.option_fit[part])


def _held(
    told: Outcome, holder: Ints, low: Ints, person: Ints, position: Ints, fit: Ints
) -> Found:
    """Keep the pairs in which somebody else sits who fits less."""
    least = low[position]
    kept = np.flatnonzero((fit > least) & (told.seat[person] != position))
    at = position[kept]
    return Found(person[kept], at, fit[kept], holder[at], least[kept])


def _joined(parts: Sequence[Found]) -> Found:
    return Found(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("person", "position", "fit", "holder", "low")
        )
    )


def lowest(told: Outcome) -> tuple[Ints, Ints]:
    """Return per position who fits least of those who sit there after the plan.

    Returns:
        Index of the person (the first by NIP among equals), or -1, and their fit;
        beyond :data:`BEST_FIT` where nobody sits.
    """
    width = len(told.problem.positions)
    holder = np.full(width, -1, dtype=np.int64)
    low = np.full(width, BEST_FIT + 1, dtype=np.int64)
    sits = np.flatnonzero(told.seat >= 0)
    last_first = sits[np.lexsort((-sits, -told.fit_after[sits]))]
    holder[told.seat[last_first]] = last_first
    low[told.seat[last_first]] = told.fit_after[last_first]
    return holder, low


def _strongest(found: Found) -> Found:
    """Keep of each person the position with the largest gap, the first of equals."""
    gap = found.fit - found.low
    order = np.lexsort((found.position, -found.fit, -gap, found.person))
    person = found.person[order]
    return found.only(order[np.flatnonzero(np.diff(person, prepend=-1))])


def _count(found: Found, people: int) -> Ints:
    counted: Ints = np.bincount(found.person, minlength=people).astype(np.int64)
    return counted


def _frame(
    told: Outcome, wished: Wishes, kind: str, found: Found, positions: Ints
) -> pl.DataFrame:
    nips = told.case.people["nip"]
    codes = told.case.positions["position"]
    cause, loss, limit = causes(
        told, wished.elsewhere, found.person, found.position, found.holder
    )
    order = wished.order_of(found.person, found.position, len(codes))
    is_told = (order != NEVER) & (found.position != told.holds[found.person])
    seat = told.seat[found.person]
    return pl.DataFrame(
        {
            "kind": pl.repeat(kind, len(seat), eager=True, dtype=pl.String),
            "nip": nips.gather(found.person),
            "seat": at_rows(codes, seat),
            "seat_fit": _known(told.fit_after[found.person]),
            "position": codes.gather(found.position),
            "fit": found.fit,
            "wish": _known(np.where(is_told, order + 1, -1)),
            "holder": nips.gather(found.holder),
            "holder_fit": found.low,
            "gap": found.fit - found.low,
            "cause": pl.Series([CAUSES[at] for at in cause.tolist()], dtype=pl.String),
            "loss": loss,
            "limit": limit,
            "positions": positions[found.person],
        },
        schema=ROWS,
    )


def _known(numbers: Ints) -> pl.Series:
    """Write -1 as null."""
    told = pl.Series(numbers, dtype=pl.Int64)
    return told.set(told < 0, None)
