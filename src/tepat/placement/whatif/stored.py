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
from ..checked import FAULTS, places_told, prices_told, seats_told
from ..plan import digest
from ..problem import Ints, Pair, Problem
from ..solution import Prices
from .arrangement import NotBest
from .parts import Parts
from .start import Start

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
        by_prices: Whether prices prove it, and nothing ties people together.
        restricted: Whether positions over strength are closed or trimmed in it.
        content: The plan.
    """

    position: Ints
    apart: tuple[Pair, ...]
    objective: Mapping[str, int]
    by_prices: bool
    restricted: bool
    content: Mapping[str, Any]

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
            raise _malformed(error) from error


def start_of(parts: Parts, stored: Stored) -> Start:
    """Take over a plan that its prices prove.

    Raises:
        PlanUnfit: if they do not.
    """
    content = stored.content
    labels = {code: at for at, code in enumerate(parts.problem.positions)}
    try:
        part = places_told(parts, labels, stored.position, content["certificate"])
        prices = Prices(
            prices_told(content["prices"], labels),
            prices_told(content["over_strength_prices"], labels),
        )
        return Start.of(parts, part, prices)
    except NotBest as error:
        raise PlanUnfit(UNFIT, why=NOT_BEST) from error
    except FAULTS as error:
        raise _malformed(error) from error


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
    restricted = content.get("restricted") or {}
    told = restricted.get("relatives", ())
    is_alone = not content["limits"] and case.scenario.mode != "exchange"
    return Stored(
        position=seats_told(case, content),
        apart=tuple((nips[nip], codes[code]) for nip, code in told),
        objective={
            goal: int(content["objective"][goal]) for goal in case.scenario.goals
        },
        by_prices=is_alone and content["certificate"]["kind"] == "prices",
        restricted=bool(restricted.get("closed") or restricted.get("trimmed")),
        content=content,
    )


def _malformed(error: Exception) -> PlanUnfit:
    return PlanUnfit(UNFIT, why=f"plan.json: {type(error).__name__} {error}")
