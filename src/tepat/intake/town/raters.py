"""Who rated whom: the holder of the superior position."""

from __future__ import annotations

from dataclasses import replace

from tepat.snapshot import resolve
from tepat.snapshot.columns import APPRAISALS
from tepat.snapshot.snapshot import Snapshot


def with_raters(city: Snapshot) -> Snapshot:
    """Name the rater of every appraisal whose superior position has a holder."""
    held = city.employees.select("nip", "position").drop_nulls()
    holder = held.unique("position", keep="first", maintain_order=True)
    superior = resolve.positions(city).select("position", "superior_resolved")
    rater = (
        held.join(superior, on="position", maintain_order="left")
        .join(
            holder.select(superior_resolved="position", by="nip"),
            on="superior_resolved",
            maintain_order="left",
        )
        .select("nip", "by")
    )
    appraisals = (
        city.appraisals.join(rater, on="nip", how="left", maintain_order="left")
        .with_columns(rater="by")
        .select(APPRAISALS.schema.names())
    )
    return replace(city, appraisals=appraisals)
