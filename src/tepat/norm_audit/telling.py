"""From rows that stand out to findings: code, severity, facts and sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.words import Sentence
from tepat.workload import WorkingYear

from . import sentences as say

HIGH, MEDIUM, LOW = "tinggi", "sedang", "rendah"
SEVERITIES: Mapping[str, Sentence] = {
    HIGH: Sentence(id="tinggi", en="high"),
    MEDIUM: Sentence(id="sedang", en="medium"),
    LOW: Sentence(id="rendah", en="low"),
}
LONGEST_TASK = 90  # characters of it in a sentence
HALF = 0.5
FAR = 10.0  # times the median: of medium severity even where no person moves

CODES: Mapping[str, str] = {
    "headings": "AUDIT-1",
    "units": "AUDIT-2",
    "norms": "AUDIT-3",
    "volumes": "AUDIT-4",
    "too_long": "AUDIT-5",
    "too_much": "AUDIT-6",
    "too_short": "AUDIT-7",
    "copies": "AUDIT-8",
    "same_volumes": "AUDIT-9",
    "same_times": "AUDIT-10",
    "scattered": "AUDIT-11",
}

Row = Mapping[str, Any]
Said = tuple[Sentence, dict[str, object]]


def frames(
    told: Mapping[str, pl.DataFrame], rows: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Give every frame its code, severity and names; rows in the order of the sheet.

    Args:
        told: One frame for each kind.
        rows: Every task, for the names of positions.
    """
    names = rows.unique("owner", keep="first", maintain_order=True).select(
        "owner", "name", "unit_name", "agency_name"
    )
    made = {}
    for kind, frame in told.items():
        if kind == "copies":
            of = names.select(of="owner", of_name="name", of_unit="unit_name")
            frame = frame.join(names, on="owner", how="left", maintain_order="left")
            frame = frame.join(of, on="of", how="left", maintain_order="left")
            frame = frame.with_columns(
                others=pl.col("owner")
                .filter(pl.col("owner") != pl.col("of"))
                .implode()
                .over("copy"),
                units=pl.col("unit_name").n_unique().over("copy").cast(pl.Int64),
            )
        if "owner" in frame.columns:
            frame = frame.rename({"owner": "position"})
        made[kind] = frame.with_columns(
            code=pl.lit(CODES[kind]), severity=SEVERITY_OF[kind]
        )
    return made


def findings(told: Mapping[str, pl.DataFrame], year: WorkingYear) -> Iterator[Finding]:
    """Say every row of every frame.

    Args:
        told: As :func:`frames` gives them.
        year: For the effective hours of one employee.
    """
    for kind, frame in told.items():
        for row in frame.iter_rows(named=True):
            if (
                kind == "copies"
                and row["of"] != row["position"]
                and row["share"] == 100
            ):
                continue  # told once, with the analysis that the others equal
            sentence, facts = TELLERS[kind](row, year)
            unsure = kind == "scattered" or row.get("certain") is False
            yield Finding(
                row["code"],
                Verdict.UNKNOWN if unsure else Verdict.FAILS,
                sentence,
                facts | {"severity": row["severity"]},
            )


def _moved(row: Row, moves: tuple[str, str], stays: tuple[str, str]) -> tuple[str, str]:
    if row["difference"] is None:
        return say.NEED_UNKNOWN
    return moves if row["difference"] else stays


def _with(sentence: Sentence, effect: tuple[str, str]) -> Sentence:
    return Sentence(
        id=sentence.id.replace("{effect}", effect[0]),
        en=sentence.en.replace("{effect}", effect[1]),
    )


def _place(row: Row) -> dict[str, object]:
    names = ("position", "name", "task", "unit_name", "need", "need_with", "difference")
    facts: dict[str, object] = {name: row[name] for name in names if name in row}
    if "task" in row:
        facts["task"] = _brief(row["task"])
    return facts


def _against(row: Row) -> dict[str, object]:
    return _place(row) | {
        "median": _short(row["median"]),
        "times": _times(row["times"]),
        "like": row["like"],
        "among": say.LIKE[row["by"]],
    }


def _norm(row: Row, _: WorkingYear) -> Said:
    unit = say.KINDS[row["kind"]]
    facts = {"norm": _short(row["norm"]), "unit": unit}
    return _with(say.NORM, _moved(row, say.MOVES, say.STAYS)), _against(row) | facts


def _volume(row: Row, _: WorkingYear) -> Said:
    facts = {"volume": _short(row["volume"]), "each": _short(row["each"])}
    return _with(say.VOLUME, _moved(row, say.MOVES, say.STAYS)), _against(row) | facts


def _unit(row: Row, _: WorkingYear) -> Said:
    effect = _moved(row, say.UNIT_MOVES, say.UNIT_STAYS)
    facts = {
        "stated": _short(row["stated"]),
        "written": say.TIME_UNITS[row["time_unit"]],
        "meant": say.TIME_UNITS[row["meant"]],
    }
    return _with(say.UNIT_OF_TASK, effect), _against(row) | facts


def _heading(row: Row, _: WorkingYear) -> Said:
    named = (
        "scope",
        "written",
        "meant",
        "positions",
        "need",
        "need_with",
        "difference",
    )
    facts: dict[str, object] = {name: row[name] for name in named}
    facts |= {name: say.TIME_UNITS[row[name]] for name in ("written", "meant")}
    facts["times"] = _times(row["times"])
    facts["scope_name"] = row["scope_name"] or say.WHOLE_BOOK
    if not row["certain"]:
        return say.HEADING_UNSURE, facts
    if row["is_position"]:
        return say.HEADING_POSITION, facts | {"position": row["scope"]}
    return (say.HEADING_AGENCY if row["scope"] else say.HEADING_ALL), facts


def _too_long(row: Row, year: WorkingYear) -> Said:
    hours = {"hours": _short(row["hours_each"]), "year": year.hours}
    return say.TOO_LONG, _place(row) | hours


def _too_much(row: Row, year: WorkingYear) -> Said:
    facts = {
        "hours": _short(row["hours_each"]),
        "persons": row["persons"],
        "year": year.hours,
    }
    if not row["certain"]:
        return say.TOO_MUCH_FOR_ONE, _place(row) | facts
    return say.BEYOND if row["is_beyond"] else say.TOO_MUCH, _place(row) | facts


def _too_short(row: Row, _: WorkingYear) -> Said:
    return say.TOO_SHORT[row["why"]], _place(row) | {"norm": row["norm"]}


def _copy(row: Row, _: WorkingYear) -> Said:
    names = ("of", "of_name", "of_unit", "tasks", "equal", "owners", "units")
    facts: dict[str, object] = {name: row[name] for name in names}
    facts |= {"share": int(row["share"]), "others": tuple(row["others"])}
    return say.COPY if row["share"] == 100 else say.NEAR_COPY, _place(row) | facts


def _same_volume(row: Row, _: WorkingYear) -> Said:
    facts: dict[str, object] = {name: row[name] for name in ("name", "like", "units")}
    facts |= {"task": _brief(row["task"]), "volume": _short(row["volume"])}
    return say.SAME_VOLUME, facts


def _same_time(row: Row, _: WorkingYear) -> Said:
    facts = {"tasks": row["tasks"], "norm": _short(row["norm"])}
    return say.SAME_TIME, _place(row) | facts


def _scattered(row: Row, _: WorkingYear) -> Said:
    return say.SCATTERED, {
        "task": _brief(row["task"]),
        "like": row["like"],
        "among": say.LIKE[row["by"]],
        "low": _short(row["low"]),
        "high": _short(row["high"]),
        "unit": say.KINDS[row["kind"]],
    }


def _brief(task: str | None) -> str:
    """As much of a task as a sentence can carry; the frames have all of it."""
    said = (task or "–").strip().rstrip(";:,.")
    return (
        said if len(said) <= LONGEST_TASK else said[: LONGEST_TASK - 1].rstrip() + "…"
    )


def _times(ratio: float) -> object:
    """How many times the median; below it as a fraction: 1/47."""
    return _short(ratio) if ratio > HALF else f"1/{round(1 / ratio)}"


def _short(number: float | None) -> object:
    """A number with as many digits as a reader can use; whole where it is whole."""
    if number is None:
        return None
    rounded = round(number, 2) if abs(number) >= 0.1 else float(f"{number:.2g}")
    return int(rounded) if rounded == int(rounded) else rounded


TELLERS: Mapping[str, Callable[[Row, WorkingYear], Said]] = {
    "headings": _heading,
    "units": _unit,
    "norms": _norm,
    "volumes": _volume,
    "too_long": _too_long,
    "too_much": _too_much,
    "too_short": _too_short,
    "copies": _copy,
    "same_volumes": _same_volume,
    "same_times": _same_time,
    "scattered": _scattered,
}


def _chosen(high: pl.Expr, medium: pl.Expr) -> pl.Expr:
    return pl.when(high).then(pl.lit(HIGH)).when(medium).then(pl.lit(MEDIUM)).otherwise(
        pl.lit(LOW)
    )  # fmt: skip


_MOVES = _chosen(
    (pl.col("difference") != 0).fill_null(False),
    pl.col("times").is_between(1 / FAR, FAR, closed="none").not_(),
)
SEVERITY_OF: Mapping[str, pl.Expr] = {
    "headings": pl.when("certain").then(pl.lit(HIGH)).otherwise(pl.lit(MEDIUM)),
    "units": pl.lit(HIGH),
    "norms": _MOVES,
    "volumes": _MOVES,
    "too_long": pl.lit(HIGH),
    "too_much": pl.when("is_beyond")
    .then(pl.lit(HIGH))
    .when("certain")
    .then(pl.lit(MEDIUM))
    .otherwise(pl.lit(LOW)),
    "too_short": pl.when(pl.col("why") == "singkat")
    .then(pl.lit(LOW))
    .otherwise(pl.lit(MEDIUM)),
    "copies": pl.when(pl.col("share") == 100)
    .then(pl.lit(MEDIUM))
    .otherwise(pl.lit(LOW)),
    "same_volumes": pl.lit(MEDIUM),
    "same_times": pl.lit(LOW),
    "scattered": pl.lit(MEDIUM),
}
