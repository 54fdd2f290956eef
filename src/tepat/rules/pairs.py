"""Columns that depend on both sides of a pair, each computed in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from tepat.competency import is_accepted

from .columns import BY_NAME, Side


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of experience per person and job group.

    Attributes:
        months: ``nip``, ``group``, ``months``; a pair that is absent means none.
        known: People of whom at least one dated spell with a job group is recorded;
            of all others experience is unknown.
    """

    months: pl.DataFrame
    known: frozenset[str]


def derive(
    pairs: pl.DataFrame, names: Iterable[str], experience: Experience
) -> pl.DataFrame:
    """Add the columns ``names`` of side ``BOTH``, from the columns they are ``of``."""
    for name in names:
        if BY_NAME[name].side is Side.BOTH:
            pairs = _DERIVED[name](pairs, experience)
    return pairs


def _field_is_accepted(pairs: pl.DataFrame, _: Experience) -> pl.DataFrame:
    return pairs.with_columns(
        field_is_accepted=each("field", "to_fields", is_accepted, pl.Boolean())
    )


def _related_months(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    months = experience.months.rename({"group": "to_group", "months": "related_months"})
    is_known = pl.col("nip").is_in(list(experience.known))
    return pairs.join(
        months, on=["nip", "to_group"], how="left", maintain_order="left"
    ).with_columns(
        related_months=pl.when(is_known & pl.col("to_group").is_not_null()).then(
            pl.col("related_months").fill_null(0)
        )
    )


def _months_to_retirement(pairs: pl.DataFrame, _: Experience) -> pl.DataFrame:
    born, day = pl.col("born"), pl.col("effective_on")
    # Retirement starts on the first day of the month after the birthday.
    month = (born.dt.year() + pl.col("to_retirement_age")) * 12 + born.dt.month()
    now = day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1
    started = (day.dt.day() > 1).cast(pl.Int64)
    return pairs.with_columns(months_to_retirement=month - now - started)


def _relative(pairs: pl.DataFrame, _: Experience) -> pl.DataFrame:
    # Who would stand beside whom depends on the seat, not on the target; see
    # ``kin.py``, which names the few pairs that it concerns.
    missing = [
        value.alias(name)
        for name, value in (
            ("relative", pl.lit(None, pl.String)),
            ("has_relative_beside", pl.lit(False)),
        )
        if name not in pairs.columns
    ]
    return pairs.with_columns(missing)


_DERIVED: dict[str, Callable[[pl.DataFrame, Experience], pl.DataFrame]] = {
    "field_is_accepted": _field_is_accepted,
    "related_months": _related_months,
    "months_to_retirement": _months_to_retirement,
    "relative": _relative,
    "has_relative_beside": _relative,
}


def each(
    left: str, right: str, ask: Callable[[str, str], bool], dtype: pl.DataType
) -> pl.Expr:
    """Ask a question about each two texts, once per distinct pair of them."""

    def answers(pair: pl.Series) -> pl.Series:
        told = pair.struct.unnest()
        distinct = told.unique(maintain_order=True)
        answered = distinct.with_columns(
            answer=pl.Series(
                [
                    None if a is None or b is None else ask(a, b)
                    for a, b in distinct.iter_rows()
                ],
                dtype=dtype,
            )
        )
        on = list(told.columns)
        return told.join(
            answered, on=on, how="left", nulls_equal=True, maintain_order="left"
        )["answer"]

    return pl.struct(left, right).map_batches(answers, return_dtype=dtype)
