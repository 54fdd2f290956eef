"""Where the rows of a table belong, and the records that their cells lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from tepat.finding import Finding
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Question
from ..result import Form, Table
from .saying import both, finding, long, text


def at_positions(
    question: Question, rows: pl.DataFrame, *, link: str, code: str = "position"
) -> pl.DataFrame:
    """Say of every row in which unit its position is, and number the record.

    Args:
        question: For where everything is.
        rows: With the code of a position.
        link: Name of the column whose cells lead to the position.
        code: Name of the column with the code.

    Returns:
        ``rows`` with ``<link>_pk`` and ``_path``; null where there is no such position.
    """
    at = question.places.positions.select(
        pl.col("position").alias(code),
        pl.col("position_pk").alias(f"{link}_pk"),
        pl.col("position_path").alias("_path"),
    )
    return rows.join(at, on=code, how="left", maintain_order="left")


def at_units(
    question: Question, rows: pl.DataFrame, *, link: str, code: str = "unit"
) -> pl.DataFrame:
    """The same for rows with the code of a unit; besides ``_above``, the unit above."""
    at = question.places.units
    above = question.snapshot.units.select("unit", parent="parent").join(
        at.select(parent="unit", _above="unit_path"), on="parent", how="left"
    )
    told = at.join(above, on="unit", how="left", maintain_order="left").select(
        pl.col("unit").alias(code),
        pl.col("unit_pk").alias(f"{link}_pk"),
        pl.col("unit_path").alias("_path"),
        pl.col("_above").fill_null(""),
    )
    return rows.join(told, on=code, how="left", maintain_order="left")


def at_people(
    question: Question,
    rows: pl.DataFrame,
    *,
    read: Permission = Permission.PEOPLE_READ,
    link: str = "name",
    nip: str = "nip",
) -> pl.DataFrame:
    """Say whom each row is about, where that person is, and which record it is.

    Args:
        question: For where everybody is.
        rows: With the NIP of a person.
        read: What a reader must be allowed to, there, to see the row.
        link: Name of the column whose cells lead to the person.
        nip: Name of the column with the NIP.
    """
    at = question.places.people.select(
        pl.col("nip").alias(nip),
        pl.col("nip_pk").alias(f"{link}_pk"),
        _path="person_path",
    )
    return rows.join(at, on=nip, how="left", maintain_order="left").with_columns(
        _nip=pl.col(nip), _read=pl.lit(read.value)
    )


def findings_table(
    question: Question,
    found: Sequence[Finding],
    *,
    name: str,
    title: Words,
    empty: Words,
    heading: Words,
) -> Table:
    """List findings, each at its position or unit, with what can be done about it.

    Args:
        question: For where everything is.
        found: Their facts name a ``position`` (or the ``owner`` of tasks or levels) or
            a ``unit``, where they have one.
        name, title, empty: Of the table.
        heading: Of the column with the sentences.
    """
    rows = placed(question, found)
    return Table(
        name,
        title,
        (
            text("place", "Di mana", "Where", sheet="@sheet"),
            text("verdict", "Keadaan", "State", form=Form.VERDICT, is_filter=True),
            long("said", heading.id, heading.en, in_both=True),
            text("code", "Kode", "Code", is_filter=True),
        ),
        rows,
        empty,
    )


def placed(question: Question, found: Iterable[Finding]) -> pl.DataFrame:
    """Return one row for each finding, where it belongs.

    Returns:
        ``place`` (name of the position, unit or job, else null), ``place_pk``,
        ``sheet``, ``_path``, ``verdict``, ``code``, ``said_id`` and ``said_en``.
    """
    told = tuple(found)
    facts = [each.facts for each in told]
    rows = pl.DataFrame(
        {
            "position": [
                str(it.get("position") or it.get("owner") or "") for it in facts
            ],
            "called": [str(it["name"]) if it.get("name") else None for it in facts],
            "unit": [str(it.get("unit") or it.get("scope") or "") for it in facts],
            "verdict": [each.verdict.value for each in told],
            "code": [each.code for each in told],
        },
        schema=dict.fromkeys(
            ("position", "called", "unit", "verdict", "code"), pl.String
        ),
    ).with_columns(both("said", map(finding, told)))
    names = question.snapshot.positions.select("position", position_name="name")
    names = names.unique("position", keep="first", maintain_order=True)
    units = question.places.units.select("unit", "unit_pk", "unit_path", "unit_label")
    units = units.unique("unit", keep="first", maintain_order=True)
    return (
        at_positions(question, rows, link="of_position")
        .join(names, on="position", how="left", maintain_order="left")
        .join(units, on="unit", how="left", maintain_order="left")
        .with_columns(
            place=pl.coalesce("position_name", "unit_label", "called"),
            place_pk=pl.coalesce("of_position_pk", "unit_pk"),
            sheet=pl.when(pl.col("of_position_pk").is_not_null())
            .then(pl.lit("positions"))
            .otherwise(pl.lit("units")),
            _path=pl.coalesce("_path", "unit_path"),
        )
    )
