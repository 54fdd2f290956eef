"""A stored plan read as arrays, as far as questions need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from tepat.errors import TepatError
from tepat.words import Sentence

from ..case import Case
from ..plan import digest
from ..problem import GOALS, Ints, Problem
from ..solution import Prices
from .arrangement import NotBest
from .start import Start
from .terms import Pair

# What reading a plan may stumble over, however it was altered.
FAULTS = (KeyError, TypeError, ValueError, AttributeError, OverflowError, IndexError)

UNFIT = Sentence(
    id="Rencana ini tidak dapat dipakai untuk bertanya: {why}. Jalankan «tepat verify» "
    "pada foldernya; buat ulang rencana bila tidak sah.",
    en="This plan cannot be asked what if: {why}. Run “tepat verify” on its folder; "
    "make the plan again if it is not valid.",
)
ALTERED = Sentence(
    id="isi plan.json tidak cocok dengan sidik digitalnya",
    en="the content of plan.json does not match its digest",
)
NOT_BEST = Sentence(
    id="harga di dalamnya tidak membuktikan bahwa susunannya terbaik",
    en="its prices do not prove that its arrangement is the best",
)
MISSTATED = Sentence(
    id="capaian yang tertulis bukan capaian susunannya",
    en="the objective it states is not what its arrangement achieves",
)


class PlanUnfit(TepatError):
    """A plan that was altered, or that its own prices do not prove."""

    exit_code = 113


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """What a plan says, in indices of its case.

    Attributes:
        position: Per person the index of their position, or -1.
        apart: Pairs it forbids because relatives would meet.
        objective: Goal → what it achieves, in the order of its goals.
        prices: Its prices; ``None`` where it is proven otherwise, or not at all.
        restricted: Whether positions over strength are closed or trimmed in it.
    """

    position: Ints
    apart: tuple[Pair, ...]
    objective: Mapping[str, int]
    prices: Prices | None
    restricted: bool

    @classmethod
    def of(cls, case: Case, content: Mapping[str, Any]) -> Stored:
        """Read a plan of a case.

        Raises:
            PlanUnfit: if the plan was altered, or is not one of this case.
        """
        if content.get("digest") != digest(content):
            raise PlanUnfit(UNFIT, why=ALTERED)
        try:
            return _read(case, content)
        except FAULTS as error:
            fault = f"{type(error).__name__} {error}"
            raise PlanUnfit(UNFIT, why=f"plan.json: {fault}") from error


def start_of(problem: Problem, stored: Stored, prices: Prices) -> Start:
    """Take over a plan that its prices prove.

    Raises:
        PlanUnfit: if they do not.
    """
    try:
        return Start.of(problem, stored.position, prices)
    except NotBest as error:
        raise PlanUnfit(UNFIT, why=NOT_BEST) from error


def options_of(case: Case, apart: tuple[Pair, ...]) -> tuple[Problem, dict[Pair, int]]:
    """Return the problem of a plan, with all that a question may open.

    Returns:
        The problem, with options that lead nowhere yet: into positions without a seat.
        And (person, position) → fit of options that only a relative's seat closes.
    """
    open_to_all = pl.col("need").fill_null(0).clip(lower_bound=1)
    wide = replace(
        case,
        positions=case.positions.with_columns(need=open_to_all),
        kin=replace(case.kin, beside={}),
    ).problem(apart)
    seats = case.positions["need"].fill_null(0).to_numpy().astype(np.int64)
    width = max(len(wide.positions), 1)
    key = wide.option_person * width + wide.option_position
    closed = np.array(
        [person * width + place for person, place in case.kin.apart(case.policy)],
        np.int64,
    )
    found = np.searchsorted(key, closed)
    found = found[np.append(key, -1)[found] == closed]
    fits = zip(
        wide.option_person[found].tolist(),
        wide.option_position[found].tolist(),
        wide.option_fit[found].tolist(),
        strict=True,
    )
    kept = np.ones(len(key), np.bool_)
    kept[found] = False
    problem = replace(
        wide,
        seats=seats,
        option_person=wide.option_person[kept],
        option_position=wide.option_position[kept],
        option_fit=wide.option_fit[kept],
    )
    return problem, {(person, place): fit for person, place, fit in fits}


def _read(case: Case, content: Mapping[str, Any]) -> Stored:
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    position = np.full(len(nips), -1, np.int64)
    told = [(it["nip"], codes[it["to"]]) for it in content["moves"]]
    told += [(it["nip"], codes[it["position"]]) for it in content["stays"]]
    told += [(nip, -1) for nip in content["unplaced"]]
    if len({nip for nip, _ in told}) != len(told) or len(told) != len(nips):
        raise ValueError(f"{len(told)} ≠ {len(nips)}")
    for nip, place in told:
        position[nips[nip]] = place
    restricted = content.get("restricted") or {}
    by_prices = content["certificate"]["kind"] == "prices" and not content["limits"]
    simple = by_prices and case.scenario.mode == "optimum"
    whole = simple and case.scenario.tolerance is None
    return Stored(
        position=position,
        apart=tuple(
            (nips[nip], codes[code]) for nip, code in restricted.get("relatives", ())
        ),
        objective={
            goal: int(content["objective"][goal]) for goal in case.scenario.goals
        },
        prices=_prices(content, codes) if whole else None,
        restricted=bool(restricted.get("closed") or restricted.get("trimmed")),
    )


def _prices(content: Mapping[str, Any], codes: Mapping[str, int]) -> Prices:
    return Prices(
        _vectors(content["prices"], codes),
        _vectors(content["over_strength_prices"], codes),
    )


def _vectors(told: Mapping[str, Any], codes: Mapping[str, int]) -> Ints:
    vectors = np.zeros((len(codes), len(GOALS)), np.int64)
    for code, vector in told.items():
        if not all(type(number) is int for number in vector):
            raise ValueError(f"prices.{code}")
        vectors[codes[code]] = vector
    return vectors
