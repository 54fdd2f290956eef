"""What positions ask for: the competency standard of a job (SKJ), or the usual level.

The one definition that fit, training, talent and the pages share. Rows that the city
recorded for the position itself win over those of its job; where it recorded neither,
the level usual for the tier is asked of the nine competencies of PermenPANRB 38/2017,
and marked as a default.
"""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import COMPETENCIES

MANAGERIAL, SOCIAL, TECHNICAL = KINDS = ("MANAJERIAL", "SOSIAL_KULTURAL", "TEKNIS")
MANDATORY = "mutlak"

KIND_OF = {
    code: SOCIAL if code.startswith("SK") else MANAGERIAL for code in COMPETENCIES
}

ASKED = pl.Schema(
    {
        "standard": pl.String(),
        "level": pl.String(),
        "competency": pl.String(),
        "kind": pl.String(),
        "importance": pl.String(),
        "asked": pl.Int64(),
        "is_default": pl.Boolean(),
    }
)


def standard_of(snapshot: Snapshot) -> pl.Expr:
    """Return the code under which a position's standard is found, over its columns.

    The code of the position, else that of its job, else null: no standard recorded.
    The columns are those of ``resolve.positions``: ``position`` and ``job``.
    """
    own = snapshot.standards["position"].unique().implode()
    return (
        pl.when(pl.col("position").is_in(own))
        .then("position")
        .when(pl.col("job").is_in(own))
        .then("job")
    )


def asked(snapshot: Snapshot, law: Law, wanted: pl.DataFrame) -> pl.DataFrame:
    """Return each competency that some standards ask for, and at which level.

    Args:
        snapshot: For its standards.
        law: For the level usual for a tier.
        wanted: ``standard`` (see :func:`standard_of`) and ``level`` of the position;
            rows may repeat.

    Returns:
        ``standard``, ``level`` (of the position), ``competency``, ``kind``,
        ``importance`` (null where none is recorded), ``asked`` (level, 1 to 5) and
        ``is_default``; by distinct row of ``wanted``, then by competency. A position
        of which neither standard nor tier is known has no rows.
    """
    keys = wanted.select("standard", "level").unique(maintain_order=True)
    kept = keys.with_row_index("row")
    recorded = kept.join(
        _recorded(snapshot), on="standard", how="inner", maintain_order="left_right"
    )
    usual = kept.filter(pl.col("standard").is_null()).join(
        _usual(law), on="level", how="inner", maintain_order="left_right"
    )
    return (
        pl.concat([recorded, usual.select(recorded.columns)])
        .sort("row", "competency", maintain_order=True)
        .select(ASKED.names())
        .cast(dict(ASKED))  # type: ignore[arg-type]
    )


def asked_by_position(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return each competency that each position asks for.

    Returns:
        ``position`` and the columns of :func:`asked` but ``standard`` and ``level``,
        in the order of the positions.
    """
    told = resolve.positions(snapshot).select(
        "position", "level", standard=standard_of(snapshot)
    )
    return told.join(
        asked(snapshot, law, told),
        on=["standard", "level"],
        how="inner",
        nulls_equal=True,
        maintain_order="left_right",
    ).select("position", *ASKED.names()[2:])


def _recorded(snapshot: Snapshot) -> pl.DataFrame:
    """The city's own rows; a competency told twice counts as it is told last."""
    by_code = pl.col("competency").replace_strict(
        KIND_OF, default=None, return_dtype=pl.String
    )
    return (
        snapshot.standards.filter(pl.col("level").is_not_null())
        .unique(["position", "competency"], keep="last", maintain_order=True)
        .select(
            "competency",
            "importance",
            standard="position",
            kind=pl.coalesce("kind", by_code),
            asked="level",
            is_default=pl.lit(False),
        )
    )


def _usual(law: Law) -> pl.DataFrame:
    levels = law.competency.required_level_by_level.value
    tiers = pl.DataFrame(
        {"level": list(levels), "asked": list(levels.values())},
        schema={"level": pl.String, "asked": pl.Int64},
    )
    nine = pl.DataFrame({"competency": list(KIND_OF), "kind": list(KIND_OF.values())})
    return tiers.join(nine, how="cross", maintain_order="left_right").with_columns(
        importance=pl.lit(None, pl.String), is_default=pl.lit(True)
    )
