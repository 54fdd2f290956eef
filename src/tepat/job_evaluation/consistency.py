"""Whether the classes in use agree with each other."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.snapshot.vocabulary import LEADERSHIP, LEVELS

# Levels of functional ladders, skilled and expert, from the lowest.
LADDERS = (LEVELS[6:10], LEVELS[10:])
WIDEST_STEP = 3  # classes between two levels that follow each other
FEWEST_ALIKE, MOST_ALIKE = 5, 0.8  # posts of one title, and the share in one class
TITLE_WORDS = 2  # Kepala Bidang, Kepala Seksi: what comes after names the unit


def jobs_apart(positions: pl.DataFrame) -> pl.DataFrame:
    """Return jobs whose positions stand in different classes.

    Args:
        positions: As ``Evaluation.positions``.

    Returns:
        ``job_key``, ``name``, ``classes`` (sorted list), ``count`` (positions), and
        ``rare`` (codes of the positions outside the commonest class).
    """
    told = positions.filter(pl.col("class_in_use").is_not_null())
    commonest = (
        told.group_by("job_key", "class_in_use")
        .agg(n=pl.len())
        .sort("n", "class_in_use", descending=[True, False])
        .group_by("job_key", maintain_order=True)
        .agg(common=pl.col("class_in_use").first())
    )
    rare = pl.col("position").filter(pl.col("class_in_use") != pl.col("common"))
    return (
        told.join(commonest, on="job_key", how="left", maintain_order="left")
        .group_by("job_key", maintain_order=True)
        .agg(
            name=pl.col("name").first(),
            classes=pl.col("class_in_use").unique().sort(),
            count=pl.len().cast(pl.Int64),
            rare=rare,
        )
        .filter(pl.col("classes").list.len() > 1)
    )


def upside_down(positions: pl.DataFrame) -> pl.DataFrame:
    """Return positions whose class is not below that of their superior.

    A leadership post must stand below its superior. A functional or operational post
    may stand in the same class, as senior experts do, but not in a higher one.

    Returns:
        ``position``, ``name``, ``class_in_use``, ``superior``, ``superior_name``,
        ``superior_class``.
    """
    above = positions.select(
        superior="position", superior_name="name", superior_class="class_in_use"
    )
    own, upper = pl.col("class_in_use"), pl.col("superior_class")
    leads = pl.col("family").is_in(LEADERSHIP)
    return (
        positions.join(above, on="superior", how="inner", maintain_order="left")
        .filter((own > upper) | (leads & (own == upper)))
        .select(
            *("position", "name", "class_in_use"),
            *("superior", "superior_name", "superior_class"),
        )
    )


def unusual(named: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """Return leadership posts outside the class that most posts of their title have.

    Posts whose title begins with the same two words and that stand in the same
    echelon are held together: *Kepala Bidang*, *Kepala Seksi*. Where four of five
    share a class, the others are worth a look; that may well be right.

    Args:
        named: As ``resolve.positions`` gives them.
        apart: As :func:`jobs_apart` gives them; what is told there is left out.

    Returns:
        ``position``, ``name``, ``title``, ``class_in_use``, ``usual``, ``count``
        (posts of that usual class) and ``alike`` (posts of the title).
    """
    words = pl.col("name").str.to_uppercase().str.extract_all(r"[\p{L}]+")
    told = named.filter(
        pl.col("family").is_in(LEADERSHIP), pl.col("position_class").is_not_null()
    ).with_columns(title=words.list.head(TITLE_WORDS).list.join(" "))
    keys = ["title", "echelon"]
    usual = (
        told.group_by(*keys, "position_class")
        .agg(count=pl.len().cast(pl.Int64))
        .with_columns(alike=pl.col("count").sum().over(keys))
        .sort("count", "position_class", descending=[True, False])
        .group_by(keys, maintain_order=True)
        .agg(
            pl.col("position_class").first().alias("usual"),
            pl.col("count", "alike").first(),
        )
        .filter(
            pl.col("alike") >= FEWEST_ALIKE,
            pl.col("count") >= MOST_ALIKE * pl.col("alike"),
        )
    )
    known = apart["rare"].explode().drop_nulls()
    return (
        told.join(usual, on=keys, how="inner", maintain_order="left", nulls_equal=True)
        .filter(
            pl.col("position_class") != pl.col("usual"),
            ~pl.col("position").is_in(known.implode()),
        )
        .select(
            *(
                "position",
                "name",
                "title",
                pl.col("position_class").alias("class_in_use"),
            ),
            *("usual", "count", "alike"),
        )
    )


def ladders(named: pl.DataFrame, law: Law) -> pl.DataFrame:
    """Return steps of functional ladders that do not rise, or rise by too much.

    Jobs of one name on several levels are a ladder; the commonest class of each level
    counts. Levels between two that exist are passed over.

    Args:
        named: As ``resolve.positions`` gives them.
        law: For the levels of a ladder, from the lowest.

    Returns:
        ``ladder`` (its name without a level), ``lower``, ``lower_class``, ``upper``,
        ``upper_class``, ``step`` (classes between them).
    """
    rank = law.ladder.level_rank.value
    root = pl.col("name").str.to_uppercase()
    for level in sorted((it for ladder in LADDERS for it in ladder), key=len)[::-1]:
        root = root.str.strip_suffix(level).str.strip_chars()
    told = (
        named.filter(
            pl.col("family") == "FUNGSIONAL",
            pl.col("position_class").is_not_null(),
            pl.col("level").is_in([it for ladder in LADDERS for it in ladder]),
        )
        .with_columns(ladder=root)
        .group_by("ladder", "level", "position_class")
        .agg(n=pl.len())
        .sort("n", "position_class", descending=[True, False])
        .group_by("ladder", "level", maintain_order=True)
        .agg(position_class=pl.col("position_class").first())
    )
    steps = []
    for levels in LADDERS:
        order = {level: at for at, level in enumerate(levels) if level in rank}
        one = (
            told.filter(pl.col("level").is_in(list(order)))
            .with_columns(
                at=pl.col("level").replace_strict(order, return_dtype=pl.Int64)
            )
            .sort("ladder", "at")
        )
        before = {
            name: pl.col(name).shift(1).over("ladder")
            for name in ("level", "position_class", "at")
        }
        steps.append(
            one.select(
                "ladder",
                lower=before["level"],
                lower_class=before["position_class"],
                upper=pl.col("level"),
                upper_class=pl.col("position_class"),
                step=pl.col("position_class") - before["position_class"],
                levels=pl.col("at") - before["at"],
            )
        )
    step = pl.col("step")
    return (
        pl.concat(steps)
        .filter((step <= 0) | (step > WIDEST_STEP * pl.col("levels")))
        .sort("ladder", "lower_class")
        .drop("levels")
    )
