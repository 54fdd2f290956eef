"""Which position of today becomes which position of the structure to be."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

SCHEMA = {"after": pl.String, "before": pl.String}


@dataclass(frozen=True, slots=True)
class Links:
    """From the positions of today to those of the structure to be.

    Attributes:
        pairs: ``after`` and ``before``: codes of a position to be and of one that it
            comes from, in the order of the positions to be.
        lost: The same where the origin that is stated exists nowhere today.
        reused: Codes of positions to be that stand for another position today:
            column ``asal`` names others, so the code is the same by accident.
    """

    pairs: pl.DataFrame
    lost: pl.DataFrame
    reused: tuple[str, ...]

    @classmethod
    def of(cls, before: pl.DataFrame, after: pl.DataFrame) -> Links:
        """Follow column ``asal``, else equal codes.

        Args:
            before: Rows of sheet ``jabatan`` of today.
            after: Rows of sheet ``jabatan`` of the structure to be.
        """
        told = after.select(
            after="position", before="origin", is_told=pl.col("origin").list.len() > 0
        ).with_columns(pl.col("is_told").fill_null(False))
        stated = (
            told.filter("is_told")
            .explode("before")
            .select("after", "before")
            .drop_nulls()
            .unique(maintain_order=True)
        )
        by_code = told.filter(~pl.col("is_told")).select("after", before="after")
        known = before["position"].drop_nulls().implode()
        exists = pl.col("before").is_in(known)
        order = after.select(after="position").with_row_index("row")
        pairs = (
            pl.concat([stated, by_code])
            .filter(exists)
            .join(order, on="after", how="left", maintain_order="left")
            .sort("row", maintain_order=True)
            .select("after", "before")
        )
        own = stated.filter(pl.col("after") == pl.col("before"))["after"]
        reused = stated.filter(
            pl.col("after").is_in(known) & ~pl.col("after").is_in(own.implode())
        )["after"]
        return cls(pairs, stated.filter(~exists), tuple(reused.unique().sort()))

    def counted(self) -> pl.DataFrame:
        """Return the pairs with ``origins`` of each ``after`` and ``heirs`` of each
        ``before``."""
        return self.pairs.with_columns(
            origins=pl.len().over("after").cast(pl.Int64),
            heirs=pl.len().over("before").cast(pl.Int64),
        )

    def renamed(self) -> dict[str, str]:
        """Return the code of today → the code to be, where one becomes one."""
        one = self.counted().filter((pl.col("origins") == 1) & (pl.col("heirs") == 1))
        return dict(one.select("before", "after").iter_rows())
