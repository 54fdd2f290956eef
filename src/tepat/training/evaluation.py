"""What past trainings did, on four levels: reaction, learning, behaviour, results.

The levels of Kirkpatrick. What fewer than the smallest group told is not shown; a mean
comes with the number it rests on and its 95 % interval, so that nobody reads a ranking
into noise.
"""

from __future__ import annotations

import math

import polars as pl

from tepat.snapshot import Snapshot, resolve

from .hours import attended

SMALLEST_GROUP = 5
FULL_SCORE = 100
# Student's t, 97.5 %, for 1 to 30 degrees of freedom; beyond, close to the normal.
T_975 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
NORMAL_975, LATER = 1.960, 2.44  # t ≈ 1.960 + 2.44 ÷ degrees, beyond 30

PROGRAMMES = pl.Schema(
    {
        "programme": pl.String(),
        "training": pl.String(),
        "participants": pl.Int64(),
        "first_year": pl.Int64(),
        "last_year": pl.Int64(),
        **{
            f"{level}{part}": kind
            for level in ("reaction", "gain", "behaviour")
            for part, kind in (
                ("", pl.Float64()),
                ("_n", pl.Int64()),
                ("_low", pl.Float64()),
                ("_high", pl.Float64()),
            )
        },
        "gain_undefined": pl.Int64(),
        "gain_negative": pl.Int64(),
        "levels_n": pl.Int64(),
        "levels_gained": pl.Int64(),
        "rise": pl.Float64(),
        "rise_low": pl.Float64(),
        "rise_high": pl.Float64(),
        "cost_per_level": pl.Float64(),
        "is_withheld": pl.Boolean(),
        "event": pl.Date(),
        "units": pl.List(pl.String()),
    }
)


def learning_gain(before: float | None, after: float | None) -> float | None:
    """Return what was learned of what could be: g = (post − pre) ÷ (100 − pre).

    Negative where the score fell; ``None`` where nothing could be learned (pre = 100)
    or a score is missing.

    >>> learning_gain(60, 82), learning_gain(100, 100), learning_gain(60, 50)
    (0.55, None, -0.25)
    """
    if before is None or after is None or before >= FULL_SCORE:
        return None
    return (after - before) / (FULL_SCORE - before)


def evaluated(snapshot: Snapshot) -> pl.DataFrame:
    """Return what each programme attended so far did.

    A programme is the code of the training, or its name where no code is recorded.

    Returns:
        The columns of :data:`PROGRAMMES`, the most attended first. Means of
        ``reaction`` and ``behaviour`` are on 1 to 4, ``gain`` as in
        :func:`learning_gain`; ``<level>_n`` is how many answers each rests on, and
        ``<level>_low`` and ``_high`` its 95 % interval. A level of which fewer than
        the smallest group told has no mean (``is_withheld`` where that hid one).
        ``gain_undefined`` had nothing left to learn, ``gain_negative`` scored lower
        afterwards (null where withheld). ``levels_gained`` are levels that the
        ``levels_n`` participants assessed before and after rose in its competency,
        ``rise`` is the mean of each one's, and ``cost_per_level`` rupiah of theirs for
        each level. ``event`` (the middle last day) and ``units`` (with a smallest
        group of participants) are what ``tepat effect`` needs to tell about results.
    """
    least = snapshot.settings.smallest_group or SMALLEST_GROUP
    where = resolve.employees(snapshot).select("nip", "unit")
    told = (
        attended(snapshot)
        .filter(pl.col("ended").is_null() | (pl.col("ended") <= snapshot.day))
        .with_row_index("row")
        .join(where, on="nip", how="left", maintain_order="left")
        .with_columns(
            programme=pl.coalesce("training", pl.col("name").str.strip_chars())
        )
        .filter(pl.col("programme").is_not_null())
    )
    told = told.join(_levels(snapshot, told), on="row", how="left").sort("row")
    rows = [
        _programme(str(key), part, least)
        for (key,), part in told.group_by("programme", maintain_order=True)
    ]
    return pl.DataFrame(rows, schema=PROGRAMMES).sort(
        "participants", "programme", descending=[True, False], maintain_order=True
    )


def _programme(key: str, part: pl.DataFrame, least: int) -> dict[str, object]:
    names = part["name"].drop_nulls()
    row: dict[str, object] = {
        "programme": names[0] if len(names) else key,
        "training": part["training"][0],
        "participants": part.height,
        "first_year": part["year"].min(),
        "last_year": part["year"].max(),
    }
    gains = [
        learning_gain(before, after)
        for before, after in part.select("score_before", "score_after").iter_rows()
    ]
    both = part.filter(
        pl.col("score_before").is_not_null() & pl.col("score_after").is_not_null()
    )
    withheld = False
    for level, values in (
        ("reaction", part["reaction"].drop_nulls().to_list()),
        ("gain", [it for it in gains if it is not None]),
        ("behaviour", part["behaviour_after"].drop_nulls().to_list()),
    ):
        row |= {f"{level}_n": len(values)}
        withheld |= 0 < len(values) < least
        if len(values) >= least:
            row |= _mean(level, values)
    enough = both.height >= least
    row["gain_undefined"] = (
        both.filter(pl.col("score_before") >= FULL_SCORE).height if enough else None
    )
    row["gain_negative"] = (
        sum(1 for it in gains if it is not None and it < 0) if enough else None
    )
    measured = part.filter(pl.col("rise").is_not_null())
    row["levels_n"] = measured.height
    if measured.height >= least:
        gained = int(measured["rise"].sum())
        row["levels_gained"] = gained
        row |= _mean("rise", [float(it) for it in measured["rise"]])
        if gained > 0 and not measured["cost"].null_count():
            row["cost_per_level"] = round(float(measured["cost"].sum()) / gained)
    units = part.group_by("unit").len().filter(pl.col("len") >= least)
    row["is_withheld"] = withheld or 0 < measured.height < least
    row["event"] = _middle(part["ended"].drop_nulls().sort())
    row["units"] = sorted(units["unit"].drop_nulls())
    return row


def _middle(days: pl.Series) -> object:
    return days[(len(days) - 1) // 2] if len(days) else None


def _mean(level: str, values: list[float]) -> dict[str, float | None]:
    """Return a mean with its 95 % interval (Student's t)."""
    count = len(values)
    mean = math.fsum(values) / count
    told: dict[str, float | None] = {level: round(mean, 4)}
    if count < 2:
        return told
    spread = math.fsum((it - mean) ** 2 for it in values) / (count - 1)
    free = count - 1
    factor = T_975[free - 1] if free <= len(T_975) else NORMAL_975 + LATER / free
    half = factor * math.sqrt(spread / count)
    return told | {
        f"{level}_low": round(mean - half, 4),
        f"{level}_high": round(mean + half, 4),
    }


def _levels(snapshot: Snapshot, told: pl.DataFrame) -> pl.DataFrame:
    """Levels by which each participant rose, where assessed before and after."""
    assessed = snapshot.assessments.filter(pl.col("day").is_not_null()).select(
        "nip", "competency", "level", assessed_on="day"
    )
    pairs = told.select("row", "nip", "competency", "ended").join(
        assessed.sort("assessed_on", maintain_order=True),
        on=["nip", "competency"],
        how="inner",
        maintain_order="left_right",
    )
    is_before = pl.col("assessed_on") <= pl.col("ended")
    return (
        pairs.group_by("row", maintain_order=True)
        .agg(
            was=pl.col("level").filter(is_before).last(),
            now=pl.col("level").filter(~is_before).last(),
        )
        .select("row", rise=pl.col("now") - pl.col("was"))
    )
