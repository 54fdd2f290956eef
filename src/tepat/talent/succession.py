"""Who could follow in each critical position, and when.

A pool holds people of the succession group (boxes 7, 8 and 9), and apart from them
those who may belong to it once what is missing about them is known. One person may
stand in many pools; that is told with each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat import competency, establishment
from tepat.fit import measure
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.grid import distinct
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET, targets
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from .grid import Talent
from .pools import barred_from, near_pools, pools_of, retirement
from .ready import ready

NO_SUCH_POSITION = Sentence(
    id="Jabatan {code} tidak ada dalam data. Periksa kodenya pada lembar jabatan.",
    en="Position {code} is not in the data. Check its code on sheet jabatan.",
)
MOST = 20
"""So many candidates of each pool are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class Succession:
    """The succession pools of a city.

    Attributes:
        day: The reference date.
        pools: One row per critical position, by need (the earliest first), then by
            code: ``position``, ``name``, ``unit``, ``unit_name``, ``agency_name``,
            ``family``, ``level``, ``need``, ``occupied``; ``needed_on`` and
            ``needed_why`` (``kosong``, ``pensiun`` or ``kontrak``; null where no day is
            told); numbers of people who certainly belong to the succession group:
            ``ready_now``, ``within_1_year``, ``within_3_years``, ``needs_effort``,
            ``not_known`` (a rule cannot be told), and ``in_time`` (ready by the day the
            pool is needed, and not retired then; null where no day is told);
            ``possible``: people near enough who may belong to the group.
        candidates: Those listed of each pool, in order: ``position``, ``rank``,
            ``nip``, ``name``, ``holds`` (position held), ``box``, ``boxes``,
            ``is_certain``, ``readiness`` (see ``Readiness``), ``ready_on``, ``missed``
            (rule codes), ``by_selection`` (whether the post is entered by open
            selection, or by the succession group with approval), ``fit`` (0 to 1000),
            ``score``, ``retires_on`` (from the critical position), ``short_of``,
            ``mandatory_short_of`` and ``not_assessed`` (competencies that the critical
            position asks for), ``pools``
            (how many pools the person is ready for or will be within three years).
        most: How many candidates of a pool are listed at most.
    """

    day: date
    pools: pl.DataFrame
    candidates: pl.DataFrame
    most: int

    @property
    def without_anyone(self) -> int:
        """How many critical positions nobody is ready for now."""
        return self.pools.filter(pl.col("ready_now") == 0).height


def succession(
    snapshot: Snapshot,
    law: Law,
    found: Talent,
    policy: Policy | None = None,
    *,
    position: str | None = None,
    most: int = MOST,
) -> Succession:
    """Find who could follow in each critical position, or in one position.

    The order within a pool: who certainly belongs to the group; the readiness, then
    the day; the box (9, 8, 7); the fit with the position; the NIP.

    Args:
        snapshot: The city.
        law: The law on its day.
        found: Its talent grid.
        policy: The city's policy; Tepat's own where there is none.
        position: Code of one position, critical or not; by default all critical ones.
        most: How many candidates of each pool are listed.

    Raises:
        tepat.competency.NoSuchPlace: if the position is not in the data.
    """
    policy = policy or Policy()
    is_wanted = pl.col("critical").fill_null(False)
    if position is not None:
        is_wanted = pl.col("position") == position
    wanted = resolve.positions(snapshot).filter(is_wanted)
    if position is not None and wanted.is_empty():
        raise competency.NoSuchPlace(NO_SUCH_POSITION, code=position)
    group = _group(snapshot, law, found)
    asked = wanted.select("position").join(
        targets(snapshot, law), on="position", how="left", maintain_order="left"
    )
    seats, column = distinct(asked, ["standard", *TARGET])
    experience = experience_of(snapshot, group, snapshot.day)
    told = ready(group, seats, law, policy, experience, snapshot.day)
    fit = measure(snapshot, group, seats, law, policy, experience).table()
    needed = _needed(snapshot, law, wanted)
    barred = barred_from(snapshot, policy, group, wanted)
    group = group.with_columns(near=pl.Series(near_pools(told, column, barred, wanted)))
    retires = retirement(group, seats)
    pools, candidates = pools_of(
        group, wanted, column, told, fit, needed, barred, retires, most
    )
    return Succession(
        day=snapshot.day,
        pools=_described(wanted, needed, pools),
        candidates=_completed(snapshot, law, group, candidates),
        most=most,
    )


def _group(snapshot: Snapshot, law: Law, found: Talent) -> pl.DataFrame:
    """People who belong to the succession group, or may; by NIP."""
    boxes = found.people.filter(pl.col("is_successor").fill_null(True)).select(
        "nip",
        "box",
        "boxes",
        "score",
        is_certain=pl.col("is_successor").fill_null(False),
    )
    return (
        people(snapshot, law, snapshot.day)
        .join(boxes, on="nip", how="inner", maintain_order="left")
        .unique("nip", keep="first", maintain_order=True)
        .sort("nip")
    )


def _needed(snapshot: Snapshot, law: Law, wanted: pl.DataFrame) -> pl.DataFrame:
    """From which day each critical position needs its pool, and why."""
    need = establishment.balance(snapshot, law).positions.select(
        "position", "need", "occupied", "gap"
    )
    first = (
        establishment.exits(snapshot, law)
        .sort("leaves_on", "because", maintain_order=True)
        .group_by("position", maintain_order=True)
        .agg(pl.col("leaves_on", "because").first())
    )
    is_open = pl.col("gap") < 0
    return (
        wanted.select("position")
        .join(need, on="position", how="left", maintain_order="left")
        .join(first, on="position", how="left", maintain_order="left")
        .with_columns(
            needed_on=pl.when(is_open)
            .then(pl.lit(snapshot.day))
            .otherwise(pl.max_horizontal("leaves_on", pl.lit(snapshot.day)))
            .cast(pl.Date),
            needed_why=pl.when(is_open).then(pl.lit("kosong")).otherwise("because"),
        )
        .with_columns(
            needed_on=pl.when(is_open | pl.col("leaves_on").is_not_null()).then(
                "needed_on"
            )
        )
        .select("position", "need", "occupied", "needed_on", "needed_why")
    )


def _described(
    wanted: pl.DataFrame, needed: pl.DataFrame, pools: pl.DataFrame
) -> pl.DataFrame:
    about = wanted.select(
        *("position", "name", "unit", "unit_name", "agency_name", "family", "level")
    )
    return (
        about.join(
            needed.select("position", "need", "occupied"), on="position", how="left"
        )
        .join(pools, on="position", how="left")
        .sort("needed_on", "position", nulls_last=True)
    )


def _completed(
    snapshot: Snapshot, law: Law, group: pl.DataFrame, listed: pl.DataFrame
) -> pl.DataFrame:
    """Add who the candidates are, and what they miss of the competencies asked."""
    who = group.select("nip", "name", "box", "boxes", "score", "near", holds="position")
    told = competency.people_matches(
        competency.gaps(snapshot, law, listed.select("nip", "position")), law
    ).select("nip", "position", "short_of", "mandatory_short_of", "not_assessed")
    return (
        listed.join(who, on="nip", how="left", maintain_order="left")
        .join(told, on=["nip", "position"], how="left", maintain_order="left")
        .rename({"near": "pools"})
        .select(
            *("position", "rank", "nip", "name", "holds", "box", "boxes"),
            *("is_certain", "readiness", "ready_on", "missed"),
            *("by_selection", "fit", "score"),
            *("retires_on", "short_of", "mandatory_short_of", "not_assessed", "pools"),
        )
    )
