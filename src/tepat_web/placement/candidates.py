"""Who stands for the critical seats of a plan, as a board looks at them.

For each seat the plan's choice first, then who comes next by the engine; of each the
fit in parts, the box of the talent grid, what the rules find, how ready they are to
follow there, appraisals, class and retirement. It is kept as JSON in both languages, so
that a page works nothing out and a session can be told again years later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from tepat.establishment import exits
from tepat.finding import Finding
from tepat.placement import store
from tepat.placement.names import PART_NAMES
from tepat.placement.why import Why
from tepat.rules import ROLL
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.talent import (
    LEVEL_NAMES,
    PERFORMANCE_NAMES,
    READY_NAMES,
    Readiness,
    is_successor,
    succession,
    talent,
)
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import words

from .next_steps import reason

Json = dict[str, Any]
MOST_IN_POOL = 10_000  # of a pool, so that nobody near is left out
YEARS = 2  # of appraisals that are shown
UNKNOWN_SEAT = "–"


def critical_seats(folder: Path) -> list[str]:
    """Return the codes of the critical seats that a plan fills, empties or leaves so.

    Critical are those marked so and those that lead; the marked come first.

    Args:
        folder: Of the plan.
    """
    content = store.read(folder)
    case = store.case_of(folder, content)
    touched = {it["position"] for it in content["unfilled"]}
    touched |= {code for it in content["moves"] for code in (it["to"], it["from"])}
    rank = {family: order for order, family in enumerate(LEADERSHIP)}
    seats = case.positions.filter(
        pl.col("position").is_in([code for code in touched if code]),
        pl.col("critical").fill_null(False) | pl.col("family").is_in(LEADERSHIP),
    ).select("position", "family", marked=pl.col("critical").fill_null(False))
    order = sorted(
        seats.iter_rows(named=True),
        key=lambda it: (
            not it["marked"],
            rank.get(it["family"], len(rank)),
            it["position"],
        ),
    )
    return [it["position"] for it in order]


class Board:
    """What a board is shown of a plan.

    Args:
        folder: Of the plan.
        codes: Of the seats; those that the plan does not know are left out.
        most: Candidates of a seat.
    """

    def __init__(self, folder: Path, codes: Sequence[str], most: int) -> None:
        content = store.read(folder)
        self._case = store.case_of(folder, content)
        self._why, self._most = Why(self._case, content), most
        self._person = {nip: at for at, nip in enumerate(self._case.people["nip"])}
        self._codes = [code for code in codes if code in self._why.place]

    def seats(self) -> Iterator[Json]:
        """Yield each seat: ``position``, ``title``, ``unit``, ``requirement``,
        ``candidates``."""
        for code in self._codes:
            place = self._why.place[code]
            yield {
                "position": code,
                "title": str(self._case.positions["name"][place]),
                "unit": self._case.place(place),
                "requirement": _requirement(
                    self._case.positions.row(place, named=True)
                ),
                "candidates": list(self._candidates(code, place)),
            }

    def _candidates(self, code: str, place: int) -> Iterator[Json]:
        contest = self._why.of_position(code, successors=False)
        chosen = [nip for nip, _fit in contest.holders][: self._most]
        reasons = {nip: reason(why) for nip, why in contest.others}
        if self._case.scenario.by_wish:  # who could come tells who wished to
            nearest, reasons = self._by_fit(place), {}
        else:
            nearest = [nip for nip, _why in contest.others]
        others = [nip for nip in nearest if nip not in chosen]
        for nip in [*chosen, *others[: self._most - len(chosen)]]:
            yield self._candidate(nip, code, place) | {
                "is_choice": nip in chosen,
                "stays": nip in chosen and self._why.decided[nip][0] == "stay",
                "why_not": reasons.get(nip),
            }

    def _by_fit(self, place: int) -> list[str]:
        """Return whom the rules allow, the best fit first."""
        target = int(self._case.target[place])
        allowed = np.flatnonzero(self._case.grid.allowed[:, target])
        fits = self._case.scores[allowed, target].astype(np.int64)
        order = allowed[np.argsort(-fits, kind="stable")][: 2 * self._most]
        nips = self._case.people["nip"]
        return [nips[at] for at in order.tolist()]

    def _candidate(self, nip: str, code: str, place: int) -> Json:
        case, person = self._case, self._person[nip]
        own, target = int(case.holds[person]), int(case.target[place])
        return {
            "nip": nip,
            "name": case.people["name"][person] or nip,
            "now": self._seat(own),
            "class": None if own < 0 else case.positions["position_class"][own],
            "fit": int(case.scores[person, target]),
            "parts": [
                {
                    "name": words(PART_NAMES[part]).as_json(),
                    "points": points,
                    "weight": case.policy.weights[part],
                }
                for part, points in case.fit.of(person, target).items()
            ],
            "box": self._box(nip),
            "ready": self._readiness.get((code, nip)),
            "appraisals": self._appraisals.get(nip, []),
            "retires_on": self._leaves.get(nip),
            "findings": [_told(it) for it in case.findings(person, place)],
        }

    def _seat(self, place: int) -> str:
        if place < 0:
            return UNKNOWN_SEAT
        return f"{self._case.positions['name'][place]}, {self._case.place(place)}"

    def _box(self, nip: str) -> Json:
        row = self._boxes[nip]
        boxes = list(row["boxes"])
        performance = PERFORMANCE_NAMES.get(row["performance"])
        potential = LEVEL_NAMES.get(row["potential_class"])
        return {
            "boxes": boxes,
            "performance": performance and words(performance).as_json(),
            "potential": potential and words(potential).as_json(),
            "is_successor": is_successor(boxes, self._case.law),
        }

    @cached_property
    def _talent(self) -> Any:
        return talent(self._case.snapshot, self._case.law)

    @cached_property
    def _boxes(self) -> Mapping[str, Mapping[str, Any]]:
        told = self._talent.people.select(
            "nip", "boxes", "performance", "potential_class"
        )
        return {row["nip"]: row for row in told.iter_rows(named=True)}

    @cached_property
    def _readiness(self) -> Mapping[tuple[str, str], Json]:
        """Who of the succession group is how ready for which of the seats."""
        case = self._case
        wanted = pl.col("position").is_in(self._codes)
        city = replace(
            case.snapshot,
            positions=case.snapshot.positions.with_columns(critical=wanted),
        )
        pools = succession(city, case.law, self._talent, case.policy, most=MOST_IN_POOL)
        return {
            (row["position"], row["nip"]): {
                "said": words(READY_NAMES[Readiness(row["readiness"])]).as_json(),
                "day": row["ready_on"] and row["ready_on"].isoformat(),
                "missed": [words(ROLL[it].title).as_json() for it in row["missed"]],
                "is_certain": row["is_certain"],
            }
            for row in pools.candidates.iter_rows(named=True)
        }

    @cached_property
    def _appraisals(self) -> Mapping[str, list[Json]]:
        """The latest yearly ratings of each person, the last year first."""
        told = self._case.snapshot.appraisals.filter(
            pl.col("period").is_null(), pl.col("rating").is_not_null()
        ).sort("year", descending=True)
        found: dict[str, list[Json]] = {}
        for nip, year, rating in told.select("nip", "year", "rating").iter_rows():
            mine = found.setdefault(nip, [])
            if len(mine) < YEARS:
                mine.append({"year": year, "rating": rating})
        return found

    @cached_property
    def _leaves(self) -> Mapping[str, str]:
        found = exits(self._case.snapshot, self._case.law)
        rows = found.select("nip", "leaves_on").iter_rows()
        return {nip: day.isoformat() for nip, day in rows if day is not None}


def _told(found: Finding) -> Json:
    return {
        "code": found.code,
        "verdict": found.verdict.value,
        "said": words(found.sentence, **found.facts).as_json(),
        "cites": [str(each) for each in found.cites],
        "verified": found.verified,
    }


def _requirement(row: Mapping[str, Any]) -> list[Json]:
    """Tell what a position asks for, as far as the register says."""
    grades = [it for it in (row["grade_min"], row["grade_max"]) if it]
    told = (
        (Words(id="Jenis jabatan", en="Family"), row["family"]),
        (Words(id="Jenjang", en="Level"), row["level"]),
        (Words(id="Kelas jabatan", en="Class"), row["position_class"]),
        (Words(id="Golongan ruang", en="Grade"), " – ".join(grades)),
        (Words(id="Pendidikan paling rendah", en="Education"), row["education_min"]),
        (Words(id="Bidang", en="Field"), "; ".join(row["fields"] or ())),
        (
            Words(id="Pengalaman (tahun)", en="Experience (years)"),
            row["experience_min_years"],
        ),
        (Words(id="Kebutuhan (orang)", en="Need (people)"), row["need"]),
        (Words(id="Pemangku kini (orang)", en="Holders now (people)"), row["occupied"]),
    )
    return [
        {"label": label.as_json(), "value": value}
        for label, value in told
        if value not in (None, "")
    ]
