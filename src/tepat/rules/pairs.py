"""Columns that depend on both sides of a pair, each computed in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from tepat.law.reckoning import retirement_day
from tepat.programmes import accepts
from tepat.snapshot.vocabulary import PNS_GRADES, PPPK_GRADES

from .columns import BY_NAME, NEVER_HELD, SCHEMA, Side
from .experience import JOINS, Experience

__all__ = [
    "BESIDE",
    "COMPUTED",
    "RECORDED",
    "Experience",
    "computed",
    "derive",
    "each",
]

# A step is one place in the list of its own scale: III/a follows II/d.
STEP = {
    grade: step
    for scale in (PNS_GRADES, PPPK_GRADES)
    for step, grade in enumerate(scale)
}


def derive(
    pairs: pl.DataFrame, names: Iterable[str], experience: Experience
) -> pl.DataFrame:
    """Add the columns ``names`` of side ``BOTH``, from the columns they are ``of``.

    Where relatives would meet depends on the seat and not on the target, so who knows
    the seat gives ``has_relative_beside`` and ``relative`` beforehand; without them
    nobody is beside a relative.
    """
    wanted = set(names)
    pairs = computed(pairs, wanted)
    joins = [join for columns, join in JOINS if not wanted.isdisjoint(columns)]
    if joins:
        # Who knows only the kind of seat cannot know what names one seat.
        missing = [name for name in SEAT if name not in pairs.columns]
        pairs = pairs.with_columns(
            pl.lit(None, SEAT[name]).alias(name) for name in missing
        )
        for join in joins:
            pairs = join(pairs, experience)
        pairs = pairs.drop(missing)
    if wanted & BESIDE.keys():
        pairs = pairs.with_columns(
            value.alias(name)
            for name, value in BESIDE.items()
            if name not in pairs.columns
        )
    return pairs


def computed(pairs: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Add those of the columns ``names`` that follow from other columns alone."""
    return pairs.with_columns(
        make().alias(name) for name, make in COMPUTED.items() if name in names
    )


def _is_promotion() -> pl.Expr:
    functional = (pl.col("family") == "FUNGSIONAL") & (
        pl.col("to_family") == "FUNGSIONAL"
    )
    # Between functional levels of equal rank (Terampil, Mahir) a step is a rise too.
    return (pl.col("to_level_rank") > pl.col("level_rank")) | (
        functional & (pl.col("to_level") != pl.col("level"))
    )


def _bound(which: str) -> pl.Expr:
    """The grade that bounds this person: of the own scale, else of the other one."""
    pns, pppk = pl.col(f"to_grade_{which}"), pl.col(f"to_pppk_{which}")
    on_contract = pl.col("grade").is_in(PPPK_GRADES)
    return (
        pl.when(on_contract)
        .then(pl.coalesce(pppk, pns))
        .otherwise(pl.coalesce(pns, pppk))
    )


def _steps(which: str) -> pl.Expr:
    """Steps from the bound up to the grade; null across the two scales."""
    bound, grade = _bound(which), pl.col("grade")
    same_scale = bound.is_in(PNS_GRADES) == grade.is_in(PNS_GRADES)
    return pl.when(same_scale).then(_step(grade) - _step(bound))


def _step(grade: pl.Expr) -> pl.Expr:
    return grade.replace_strict(STEP, default=None, return_dtype=pl.Int64)


def _oldest_age() -> pl.Expr:
    general, of_peers = pl.col("to_oldest_age"), pl.col("to_oldest_age_of_peers")
    is_peer = pl.col("level") == pl.col("to_level")
    return (
        pl.when(of_peers.is_null() | ~is_peer)
        .then(general)
        .when(is_peer)
        .then(of_peers)
    )


def _field_is_accepted() -> pl.Expr:
    return each("field", "to_fields", accepts, pl.Boolean())


def _retires_on() -> pl.Expr:
    return retirement_day(pl.col("born"), pl.col("to_retirement_age"))


def _months_to_retirement() -> pl.Expr:
    day, end = pl.col("effective_on"), _retires_on()
    months = 12 * (end.dt.year() - day.dt.year()).cast(pl.Int64) + (
        end.dt.month().cast(pl.Int64) - day.dt.month()
    )
    return months - (day.dt.day() > end.dt.day()).cast(pl.Int64)


def _route() -> pl.Expr:
    """How a functional post is entered; null where it is none, or data is missing."""
    functional = pl.col("family") == "FUNGSIONAL"
    within = functional & (pl.col("group") == pl.col("to_group"))
    is_new = (pl.col("status") == "CPNS") | (pl.col("family") == NEVER_HELD)
    is_same = pl.col("level") == pl.col("to_level")
    route = (
        pl.when(is_new)
        .then(pl.lit("PERTAMA"))
        .when(within & is_same)
        .then(pl.lit("TETAP"))
        .when(within & ~is_same)
        .then(pl.lit("PROMOSI"))
        .when(~within)
        .then(pl.lit("PERPINDAHAN"))
    )
    return pl.when(pl.col("to_family") == "FUNGSIONAL").then(route)


COMPUTED: Mapping[str, Callable[[], pl.Expr]] = {
    "is_promotion": _is_promotion,
    "route": _route,
    "lowest_grade": lambda: _bound("min"),
    "steps_above_lowest": lambda: _steps("min"),
    "highest_grade": lambda: _bound("max"),
    "steps_above_highest": lambda: _steps("max"),
    "field_is_accepted": _field_is_accepted,
    "oldest_age": _oldest_age,
    "retires_on": _retires_on,
    "months_to_retirement": _months_to_retirement,
}
RECORDED = frozenset(name for names, _ in JOINS for name in names)
SEAT = {name: SCHEMA[name] for name, col in BY_NAME.items() if col.side is Side.SEAT}
BESIDE: Mapping[str, pl.Expr] = {
    "relative": pl.lit(None, pl.String),
    "has_relative_beside": pl.lit(False),
}


def each(
    left: str,
    right: str,
    ask: Callable[[str | None, str | None], bool | int | None],
    dtype: pl.DataType,
) -> pl.Expr:
    """Ask a question about each two texts, once per distinct pair of them."""

    def answers(pair: pl.Series) -> pl.Series:
        told = pair.struct.unnest()
        distinct = told.unique(maintain_order=True)
        answered = distinct.with_columns(
            answer=pl.Series([ask(*two) for two in distinct.iter_rows()], dtype=dtype)
        )
        on = list(told.columns)
        return told.join(
            answered, on=on, how="left", nulls_equal=True, maintain_order="left"
        )["answer"]

    return pl.struct(left, right).map_batches(answers, return_dtype=dtype)
