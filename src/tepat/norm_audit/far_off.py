"""Numbers that lie far from those of others with the same task.

The median and the median absolute deviation (MAD) are used, not mean and standard
deviation: one absurd number moves those so far that it hides itself. Norms and volumes
are compared as logarithms, because half and double are equally far off.
"""

from __future__ import annotations

from math import log

import polars as pl

from .policy import AuditPolicy

# MAD × 1.4826 estimates the standard deviation where numbers are spread normally.
TO_DEVIATION = 1.4826
LEVELS = (("job", "jabatan"), ("family", "jenis"))  # equal jobs are preferred


def against_like(rows: pl.DataFrame, value: str, policy: AuditPolicy) -> pl.DataFrame:
    """Set a number of each task against those of the same task elsewhere.

    Args:
        rows: As ``observed`` gives them.
        value: Column of the number; null and zero are left out.
        policy: From how many positions on a median speaks.

    Returns:
        ``rows`` that have the number and enough others with the same task, with
        ``like`` (positions compared, its own included), ``by`` (``jabatan`` where
        enough have the same job, else ``jenis``: the same family), ``median``,
        ``spread`` (1.4826 × MAD of the logarithms) and ``times`` (the number over
        the median).
    """
    told = rows.filter(pl.col(value) > 0).with_columns(log=pl.col(value).log())
    for column, _ in LEVELS:
        told = told.join(
            _of_groups(told, ["group", column], value, column),
            on=["group", column],
            how="left",
            maintain_order="left",
            nulls_equal=True,
        )
    enough = {
        column: pl.col(f"like_{column}") >= policy.fewest_like for column, _ in LEVELS
    }
    chosen = {
        name: pl.coalesce(
            pl.when(enough[column]).then(f"{name}_{column}") for column, _ in LEVELS
        )
        for name in ("like", "median", "spread")
    }
    by = pl.coalesce(
        pl.when(enough[column]).then(pl.lit(word)) for column, word in LEVELS
    )
    return (
        told.with_columns(**chosen, by=by)
        .filter(pl.col("like").is_not_null())
        .with_columns(times=pl.col(value) / pl.col("median"))
        .drop("log", *(f"{n}_{c}" for n in chosen for c, _ in LEVELS))
    )


def _of_groups(
    rows: pl.DataFrame, keys: list[str], value: str, suffix: str
) -> pl.DataFrame:
    middle = rows.group_by(keys).agg(
        pl.col("owner").n_unique().cast(pl.Int64).alias("like"),
        pl.col(value).median().alias("median"),
    )
    spread = (
        rows.select(*keys, "log")
        .join(middle, on=keys, how="left", nulls_equal=True)
        .group_by(keys)
        .agg(
            spread=TO_DEVIATION
            * (pl.col("log") - pl.col("median").log()).abs().median()
        )
    )
    both = middle.join(spread, on=keys, how="left", nulls_equal=True)
    return both.rename(
        {name: f"{name}_{suffix}" for name in ("like", "median", "spread")}
    )


def is_far(ratio: float, policy: AuditPolicy) -> pl.Expr:
    """Whether a number is ``ratio`` times off, and further than its group is spread.

    Over the columns of :func:`against_like`. Where more than half of a group agree,
    the spread is zero and the ratio alone decides.
    """
    distance = pl.col("times").log().abs()
    return (pl.col("times").is_between(1 / ratio, ratio, closed="none").not_()) & (
        distance >= policy.deviation * pl.col("spread")
    )


def scattered(compared: pl.DataFrame, policy: AuditPolicy) -> pl.DataFrame:
    """Return tasks on which offices agree so little that no median means anything.

    Args:
        compared: Norms, as :func:`against_like` gives them.
        policy: From which typical factor on that is so.

    Returns:
        ``group``, ``by``, ``of`` (the job or family compared), ``task``, ``measure``,
        ``kind``, ``like``, ``median``, ``low``, ``high`` (smallest and largest norm)
        and ``times`` (the typical factor between a norm and the median).
    """
    of = pl.when(pl.col("by") == "jabatan").then("job").otherwise("family")
    return (
        compared.filter(pl.col("spread") >= log(policy.scatter))
        .group_by("group", "by", of.alias("of"), maintain_order=True)
        .agg(
            *(
                pl.col(name).first()
                for name in ("task", "measure", "kind", "like", "median")
            ),
            low=pl.col("norm").min(),
            high=pl.col("norm").max(),
            times=pl.col("spread").first().exp(),
        )
    )
