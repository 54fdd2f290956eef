"""Which statistics may be shown, so that nobody's own answer can be worked out.

Every record is put into one block, and no block has fewer givers than the minimum.
Whatever is shown is a sum over whole blocks. So adding and subtracting shown figures
(totals and their parts, units and what they consist of, one publication and the next)
can only ever lead to whole blocks, and never to fewer givers than the minimum.

Records that are too few for a block of their own join like ones: the coarser keys are
tried in turn. What is left even then waits for the next period, and is not shown.
Periods are taken one after the other and a block is never touched again, so that a
later publication shows every earlier block as it was.

This protects what was answered. It does not hide from a giver what the others of a
block answered on average, nor a block whose answers are all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

BLOCK = "block"


def blocked(
    records: pl.DataFrame, keys: Sequence[Sequence[str]], *, giver: str, least: int
) -> pl.DataFrame:
    """Put records into blocks.

    Args:
        records: With ``period`` (sortable, never null), the column ``giver`` (never
            null) and every column that ``keys`` names.
        keys: What the records of a block have in common, the finest first.
        giver: Column that tells givers apart.
        least: Fewest givers of a block.

    Returns:
        The records with ``block`` (null: not to be shown), in the same order.

    Raises:
        ValueError: if ``least`` is not at least 2.
    """
    if least < 2:
        raise ValueError(f"A minimum of {least} protects nobody.")
    numbered = records.with_row_index("row_").with_columns(
        pl.lit(None, pl.UInt32).alias(BLOCK)
    )
    waiting = numbered.clear()
    done: list[pl.DataFrame] = []
    following = 0
    for period in numbered["period"].unique().sort():
        of_period = numbered.filter(pl.col("period") == period)
        # First among themselves, so that a period has blocks of its own where it can.
        for pool in (of_period, None):
            left = waiting if pool is None else pool
            for key in keys:
                made, left, following = _split(left, key, giver, least, following)
                done.append(made)
            waiting = left if pool is None else pl.concat([waiting, left])
    placed = pl.concat([*done, waiting]).sort("row_")
    return placed.drop("row_")


def _split(
    pool: pl.DataFrame, key: Sequence[str], giver: str, least: int, following: int
) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Take the groups with enough givers out of a pool as blocks."""
    if pool.is_empty():
        return pool, pool, following
    enough = (
        pool.group_by(*key, maintain_order=True)
        .agg(givers=pl.col(giver).n_unique())
        .filter(pl.col("givers") >= least)
        .with_row_index("made_", offset=following)
        .drop("givers")
    )
    if enough.is_empty():
        return pool.clear(), pool, following
    joined = pool.join(
        enough, on=list(key), how="left", nulls_equal=True, maintain_order="left"
    ).with_columns(pl.col("made_").alias(BLOCK))
    made = joined.filter(pl.col(BLOCK).is_not_null()).drop("made_")
    left = joined.filter(pl.col(BLOCK).is_null()).drop("made_")
    return made, left, following + enough.height


def shown(records: pl.DataFrame, by: Iterable[str], *, score: str) -> pl.DataFrame:
    """Return the statistics by the given columns, of whole blocks only.

    A block counts where all of its records lie in one group.

    Args:
        records: As :func:`blocked` gives them.
        by: Columns of the groups; none for the total.
        score: Column whose mean is shown.

    Returns:
        The columns of ``by``, ``answers`` (how many) and ``total`` (sum of scores);
        only groups in which something is shown, sorted.
    """
    columns = list(by)
    kept = records.filter(pl.col(BLOCK).is_not_null())
    if columns:
        group = pl.struct(columns)
        kept = kept.filter(group.n_unique().over(BLOCK) == 1)
        grouped = kept.group_by(columns, maintain_order=True)
        return grouped.agg(
            answers=pl.len().cast(pl.Int64), total=pl.col(score).sum()
        ).sort(columns)  # fmt: skip
    if kept.is_empty():
        schema = {"answers": pl.Int64(), "total": records.schema[score]}
        return pl.DataFrame(schema=schema)
    return kept.select(answers=pl.len().cast(pl.Int64), total=pl.col(score).sum())
