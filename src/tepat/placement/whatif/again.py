"""The plan made again from the start, under the conditions of a question.

For plans in which limits tie people together, or that were made in a mode of their
own, no path tells what a condition costs. The whole plan is then made again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import polars as pl

from tepat.words import Sentence, bare

from ..assurance import assurance
from ..case import Case, work_out
from ..make import make
from ..problem import Ints
from ..scenario import ScenarioError
from .barriers import ChangeRefused
from .question import Asked, joined

GONE = "BERHENTI"
"""A legal position in which nobody is placed, for who is to leave."""

NOT_MADE = Sentence(
    id="Tidak ditemukan rencana yang memenuhi syarat itu: {why}",
    en="No plan was found that meets these conditions: {why}",
)


LIKEWISE = Sentence(
    id="Terbukti yang terbaik di antara rencana yang memperlakukan jabatan yang "
    "kelebihan pegawai secara sama; di antara semua rencana belum terbukti.",
    en="Proven the best of the plans that treat positions over strength alike; not "
    "proven among all plans.",
)
NOT_SUPPOSED = Sentence(
    id="Keinginan {nip} menduduki {position} belum dapat dikabulkan: {why} Harganya "
    "seandainya syarat itu terpenuhi tidak dapat dihitung untuk rencana ini, karena "
    "rencana harus disusun ulang. Lengkapi datanya bila kurang, atau pilih jabatan "
    "lain.",
    en="The wish of {nip} for {position} cannot be granted yet: {why} Its price if "
    "these conditions were met cannot be told for this plan, which would have to be "
    "made again. Complete the data where it is missing, or choose another position.",
)


def made_again(case: Case, asked: Sequence[Asked]) -> dict[str, Any]:
    """Return the plan under the conditions, in the form of ``plan.json``.

    Raises:
        ChangeRefused: if there is no such plan.
    """
    try:
        return make(changed(case, asked))
    except ScenarioError as error:
        why = Sentence(id=bare(error.say("id")), en=bare(error.say("en")))
        raise ChangeRefused(NOT_MADE, why=why) from error


def changed(case: Case, asked: Sequence[Asked]) -> Case:
    """Return the case under the conditions."""
    by_kind: dict[str, list[Asked]] = {}
    for one in asked:
        by_kind.setdefault(one.change.kind, []).append(one)
    leaving = [str(it.change.nip) for it in by_kind.get("retirement", ())]
    scenario = case.scenario
    pins = {
        str(it.change.nip): str(it.change.position)
        for kind in ("pin", "wish")
        for it in by_kind.get(kind, ())
    }
    kept = [str(it.change.nip) for it in by_kind.get("objection", ())]
    told = {**scenario.pins, **pins}
    scenario = replace(
        scenario,
        pins=MappingProxyType({nip: told[nip] for nip in told if nip not in leaving}),
        frozen_people=(*scenario.frozen_people, *kept),
    )
    if leaving:
        gone = pl.col("nip").is_in(leaving)
        legal = pl.when(gone).then(pl.lit(GONE)).otherwise(pl.col("legal_position"))
        employees = case.snapshot.employees.with_columns(legal_position=legal)
        case = work_out(
            replace(case.snapshot, employees=employees), scenario, case.policy
        )
    else:
        case = replace(case, scenario=scenario)
    return replace(
        case,
        positions=_with_seats(case.positions, by_kind.get("vacancy", ())),
        barred=_barred(case, by_kind.get("forbid", ())),
    )


def seats_of(case: Case, content: Mapping[str, Any]) -> Ints:
    """Return, for the people of ``case``, their positions in a plan of fewer; or -1."""
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    seat = {it["nip"]: codes[it["to"]] for it in content["moves"]}
    seat |= {it["nip"]: codes[it["position"]] for it in content["stays"]}
    return np.array([seat.get(nip, -1) for nip in case.people["nip"]], np.int64)


def how_good(content: Mapping[str, Any]) -> tuple[bool, Sentence]:
    """Tell whether no plan is better than one made again, and say what is known.

    A plan in which positions over strength are closed or trimmed is the best of those
    that treat them alike; of all, only if the search left nothing untried.
    """
    restricted = content.get("restricted") or {}
    is_chosen = bool(restricted.get("closed") or restricted.get("trimmed"))
    is_bounded = bool(content["bound"] == content["objective"])
    if is_bounded and is_chosen and not restricted["exhaustive"]:
        return False, LIKEWISE
    return is_bounded, assurance(content)


def demand_no_supposing(asked: Sequence[Asked]) -> None:
    """Refuse a wish that rules do not allow: a plan made again cannot suppose it.

    Raises:
        ChangeRefused: with what stands in the way.
    """
    for one in asked:
        if one.obstacles:
            named = {"nip": one.change.nip, "position": one.change.position}
            raise ChangeRefused(NOT_SUPPOSED, **named, why=joined(one.obstacles))


def _with_seats(positions: pl.DataFrame, asked: Sequence[Asked]) -> pl.DataFrame:
    need = positions["need"].to_list()
    for one in asked:
        need[one.place] = (need[one.place] or 0) + one.change.seats
    return positions.with_columns(need=pl.Series(need, dtype=positions["need"].dtype))


def _barred(case: Case, asked: Sequence[Asked]) -> tuple[tuple[int, int], ...]:
    people = {nip: at for at, nip in enumerate(case.people["nip"])}
    pairs = {(people[str(it.change.nip)], it.place) for it in asked}
    return (*case.barred, *sorted(pairs))
