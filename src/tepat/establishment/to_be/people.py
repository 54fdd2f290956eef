"""What becomes of everybody when the structure to be stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from tepat.establishment.outlook import leavers
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from .links import Links


class Destiny(StrEnum):
    """What becomes of a person."""

    KEEPS = "tetap"  # the same seat, in the same unit
    MOVES_ALONG = "ikut jabatan"  # with the position, to another unit or code
    SURPLUS = "kelebihan"  # the position stays, with fewer seats than people
    TO_PLACE = "perlu ditempatkan"  # the position is closed
    WITHOUT = "belum berjabatan"  # held no position today either
    LEAVES = "keluar"  # retires, or the contract ends, before the day


@dataclass(frozen=True, slots=True)
class Seat:
    """A position to be, as somebody may be seated in it."""

    code: str
    row: int
    need: int | None


def destinies(
    as_is: Snapshot,
    before: pl.DataFrame,
    after: pl.DataFrame,
    links: Links,
    law: Law,
) -> pl.DataFrame:
    """Return what becomes of everybody who is in service today.

    Where the heirs of a position have fewer seats than it had, people stay in this
    order, which is a proposal: who has no other heir of the position first, then who
    comes from the position of the same code, the higher grade (PNS before PPPK), the
    longer time in the position, the longer service, the NIP. Where seats are not fewer,
    who stood beyond the need already keeps an over-strength seat.

    Args:
        as_is: The city of today.
        before: Positions of today, with ``need``.
        after: Positions to be, as ``resolve.positions`` gives them, with ``need``.
        links: Which position becomes which.
        law: The law on the day from which the structure to be stands.

    Returns:
        One row per employee, in the order of the sheet: ``nip``, ``name``, ``grade``,
        ``position`` and ``unit`` of today, ``to`` (code of the position to be, or
        null), ``destiny``, ``order`` (place among the people of that position, from
        1; null for others), ``seats`` (its need), ``is_over`` (keeps an over-strength
        seat), ``is_choice`` (one of several heirs:
        somebody must decide), ``leaves_on`` and ``because``.
    """
    people = _people(as_is, law)
    heirs = _heirs(after, links)
    units = dict(after.select("position", "unit").iter_rows())
    seated = _seated(people, heirs, as_is)
    fewer = _with_fewer_seats(before, after, links)
    rows = [
        _row(it, heirs, seated, units, fewer) for it in people.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


SCHEMA = {
    "nip": pl.String,
    "name": pl.String,
    "grade": pl.String,
    "position": pl.String,
    "unit": pl.String,
    "to": pl.String,
    "destiny": pl.String,
    "order": pl.Int64,
    "seats": pl.Int64,
    "is_over": pl.Boolean,
    "is_choice": pl.Boolean,
    "leaves_on": pl.Date,
    "because": pl.String,
}


def _people(as_is: Snapshot, law: Law) -> pl.DataFrame:
    people = resolve.employees(as_is)
    gone = leavers(people, resolve.positions(as_is), law)
    ranks = {**law.grade.pns_order.value, **law.grade.pppk_order.value}
    return people.join(
        gone.select("nip", "leaves_on", "because"),
        on="nip",
        how="left",
        maintain_order="left",
    ).select(
        *("nip", "name", "grade", "position", "unit", "position_since", "entered"),
        *("leaves_on", "because"),
        is_gone=(pl.col("leaves_on") <= law.day).fill_null(False),
        grade_rank=pl.col("grade").replace_strict(
            ranks, default=0, return_dtype=pl.Int64
        ),
    )


def _heirs(after: pl.DataFrame, links: Links) -> dict[str, list[Seat]]:
    """The positions to be that each position of today becomes, its own code first."""
    rows = {
        code: Seat(code, row, need)
        for row, (code, need) in enumerate(after.select("position", "need").iter_rows())
    }
    heirs: dict[str, list[Seat]] = {}
    for code, origin in links.pairs.iter_rows():
        heirs.setdefault(origin, []).append(rows[code])
    for origin, seats in heirs.items():
        seats.sort(key=lambda seat: (seat.code != origin, seat.row))
    return heirs


def _seated(
    people: pl.DataFrame, heirs: Mapping[str, list[Seat]], as_is: Snapshot
) -> dict[str, tuple[Seat, int]]:
    """The seat and the place in it of everybody whose position goes on.

    People with one heir choose first, so that nobody with several takes the only seat
    of somebody else while another of his own stands empty.
    """
    staying = [
        it
        for it in people.iter_rows(named=True)
        if it["position"] in heirs and not it["is_gone"]
    ]
    staying.sort(key=lambda it: _order(it, heirs[it["position"]], as_is))
    taken: dict[str, int] = {}
    seated = {}
    for it in staying:
        seats = heirs[it["position"]]
        free = (
            seat
            for seat in seats
            if seat.need is None or taken.get(seat.code, 0) < seat.need
        )
        seat = next(free, seats[0])
        taken[seat.code] = taken.get(seat.code, 0) + 1
        seated[it["nip"]] = (seat, taken[seat.code])
    return seated


def _order(
    person: Mapping[str, Any], seats: list[Seat], as_is: Snapshot
) -> tuple[object, ...]:
    day = as_is.day
    return (
        len(seats) > 1,
        seats[0].code != person["position"],
        -person["grade_rank"],
        person["position_since"] or day,
        person["entered"] or day,
        person["nip"],
    )


def _row(
    person: Mapping[str, Any],
    heirs: Mapping[str, list[Seat]],
    seated: Mapping[str, tuple[Seat, int]],
    units: Mapping[str, str],
    fewer: frozenset[str],
) -> tuple[object, ...]:
    held = person["position"]
    seat, order = seated.get(person["nip"], (None, None))
    is_beyond = _is_beyond(seat, order)
    is_surplus = is_beyond and held in fewer
    destiny = _destiny(person, seat, units, is_surplus=is_surplus)
    to = None
    if seat is not None and destiny in (Destiny.KEEPS, Destiny.MOVES_ALONG):
        to = seat.code
    return (
        *(person[name] for name in ("nip", "name", "grade", "position", "unit")),
        to,
        destiny.value,
        order,
        None if seat is None else seat.need,
        is_beyond and not is_surplus,
        seat is not None and len(heirs[held]) > 1,
        *(person[name] for name in ("leaves_on", "because")),
    )


def _destiny(
    person: Mapping[str, Any],
    seat: Seat | None,
    units: Mapping[str, str],
    *,
    is_surplus: bool,
) -> Destiny:
    held = person["position"]
    if person["is_gone"]:
        return Destiny.LEAVES
    if held is None:
        return Destiny.WITHOUT
    if seat is None:
        return Destiny.TO_PLACE
    if is_surplus:
        return Destiny.SURPLUS
    same = seat.code == held and units.get(seat.code) == person["unit"]
    return Destiny.KEEPS if same else Destiny.MOVES_ALONG


def _is_beyond(seat: Seat | None, order: int | None) -> bool:
    if seat is None or seat.need is None or order is None:
        return False
    return order > seat.need


def _with_fewer_seats(
    before: pl.DataFrame, after: pl.DataFrame, links: Links
) -> frozenset[str]:
    """The positions of today whose heirs have fewer seats than they and their like had.

    Where the need of today is unknown nobody can be said to have stood beyond it.
    """
    was = dict(before.select("position", "need").iter_rows())
    now = dict(after.select("position", "need").iter_rows())
    origins: dict[str, list[str]] = {}
    heirs: dict[str, list[str]] = {}
    for code, origin in links.pairs.iter_rows():
        origins.setdefault(code, []).append(origin)
        heirs.setdefault(origin, []).append(code)
    fewer = set()
    for origin, codes in heirs.items():
        like = dict.fromkeys(it for code in codes for it in origins[code])
        had, have = [was[it] for it in like], [now[code] for code in codes]
        if None in had or (None not in have and sum(have) < sum(had)):
            fewer.add(origin)
    return frozenset(fewer)
