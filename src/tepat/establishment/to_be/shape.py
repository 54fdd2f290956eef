"""How deep and how wide a structure is: its layers, and the spans of its leaders."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tepat.snapshot.vocabulary import LEADERSHIP


@dataclass(frozen=True, slots=True)
class Shape:
    """Layers and spans of one structure.

    Attributes:
        units, positions: How many there are.
        leaders: Leadership posts.
        layers: Leadership posts one above the other, on the longest line.
        widest: Most positions that answer to one leadership post.
        mean_span: Positions that answer to a leadership post, on the mean; ``None``
            without such a post.
        widest_leader: Code of the leadership post with the widest span.
    """

    units: int
    positions: int
    leaders: int
    layers: int
    widest: int
    mean_span: float | None
    widest_leader: str | None


def shape(units: pl.DataFrame, positions: pl.DataFrame) -> Shape:
    """Measure a structure.

    Args:
        units: Rows of sheet ``unit``.
        positions: As ``resolve.positions`` gives them.
    """
    leads = positions.filter(pl.col("family").is_in(LEADERSHIP))
    spans = (
        leads.select("position")
        .join(
            positions.group_by("superior_resolved").agg(span=pl.len()),
            left_on="position",
            right_on="superior_resolved",
            how="left",
            maintain_order="left",
        )
        .with_columns(span=pl.col("span").fill_null(0).cast(pl.Int64))
    )
    widest = spans.sort("span", descending=True, maintain_order=True).head(1)
    mean = spans["span"].mean()
    return Shape(
        units=units.height,
        positions=positions.height,
        leaders=leads.height,
        layers=_layers(positions),
        widest=widest["span"].item() if widest.height else 0,
        mean_span=mean if isinstance(mean, float) else None,
        widest_leader=widest["position"].item() if widest.height else None,
    )


def _layers(positions: pl.DataFrame) -> int:
    """The longest line of leadership posts; a circle of superiors ends in itself."""
    columns = positions.select("position", "superior_resolved", "family")
    above = {code: (superior, family) for code, superior, family in columns.iter_rows()}
    depth: dict[str | None, int] = {None: 0}
    for code in above:
        line: list[str] = []
        here: str | None = code
        while here is not None and here not in depth and here in above:
            depth[here] = 0  # seen; a circle stops here
            line.append(here)
            here = above[here][0]
        so_far = depth.get(here, 0)
        for step in reversed(line):
            so_far += int(above[step][1] in LEADERSHIP)
            depth[step] = so_far
    return max(depth.values())
