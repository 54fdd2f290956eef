"""What time brings: retirement, the end of a contract, a rotation, a penalty's end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import CONTRACT_STATUSES
from tepat.words import Months, Sentence

from .note import Actor, Note, Urgency

SOON_DAYS = 365
NOW_DAYS = 90
"""A day so near is worth telling first. Ours: no norm sets it."""

RETIRES = Sentence(
    id="Batas usia pensiun jabatan Anda {age} tahun; TMT pensiun {day}.",
    en="The retirement age of your position is {age}; you retire on {day}.",
)
NO_BIRTHDAY = Sentence(
    id="Tanggal lahir atau batas usia pensiun belum tercatat, jadi TMT pensiun belum "
    "dapat dihitung.",
    en="The day of birth or the retirement age is not on record, so the day of "
    "retirement cannot be worked out yet.",
)
PREPARE = Sentence(
    id="Siapkan berkas pensiun dan serah terima pekerjaan sebelum tanggal itu.",
    en="Prepare the papers and hand over your work before that day.",
)
COMPLETE = Sentence(
    id="Periksa data Anda, lalu minta agar dilengkapi.",
    en="Look at your data, and ask for it to be completed.",
)
CONTRACT = Sentence(
    id="Perjanjian kerja Anda berakhir {day}.",
    en="Your contract ends on {day}.",
)
RENEW = Sentence(
    id="Tanyakan perpanjangan perjanjian kerja sebelum tanggal itu.",
    en="Ask about the renewal of the contract before that day.",
)
NO_END = Sentence(
    id="Hari terakhir perjanjian kerja belum tercatat.",
    en="The last day of the contract is not on record.",
)
ROTATION = Sentence(
    id="Anda {months} dalam jabatan ini, lebih dari {longest}; rotasi sudah waktunya "
    "dipertimbangkan.",
    en="You have held this position for {months}, more than {longest}; a rotation is "
    "due for consideration.",
)
STAYS = Sentence(
    id="Anda {months} dalam jabatan ini. Mutasi paling cepat {day}, setelah "
    "{shortest}.",
    en="You have held this position for {months}. A transfer is possible from {day}, "
    "after {shortest}.",
)
SAY_WISH = Sentence(
    id="Sampaikan minat Anda, agar ikut dipertimbangkan.",
    en="Say what you wish for, so that it is taken into account.",
)
PENALTY = Sentence(
    id="Hukuman disiplin berlaku sampai {day}; selama itu mutasi dan promosi tertunda.",
    en="A disciplinary penalty runs until {day}; until then moves and promotions wait.",
)
WAIT = Sentence(
    id="Setelah tanggal itu halangan ini hilang dengan sendirinya.",
    en="After that day this hindrance ends by itself.",
)


def notes(snapshot: Snapshot, law: Law, persons: pl.DataFrame) -> Iterator[Note]:
    """Yield what time brings to each person.

    Args:
        snapshot: For the day.
        law: The law on that day.
        persons: Rows of ``tepat.rules.people.people`` with ``to_retirement_age`` and
            ``retires_on`` of the position held.
    """
    day = snapshot.day
    shortest = law.tenure.shortest_before_transfer
    told = persons.with_columns(
        free_on=completed(pl.col("position_since"), pl.lit(shortest.value))
    )
    for row in told.iter_rows(named=True):
        if row["has_position"]:
            yield _retirement(row, law, day)
            yield from _tenure(row, law)
        if row["status"] in CONTRACT_STATUSES:
            yield _contract(row, day)
        if row["is_serving_penalty"]:
            yield _penalty(row, law)


def _retirement(row: dict[str, Any], law: Law, day: date) -> Note:
    retires, age = row["retires_on"], row["to_retirement_age"]
    norm = law.retirement.age_by_level
    if retires is None:
        found = Finding(
            "FILE-RETIREMENT",
            Verdict.UNKNOWN,
            NO_BIRTHDAY,
            {},
            (norm.cites,),
            norm.verified,
        )
        return Note(row["nip"], found, COMPLETE, Actor.OFFICER, Urgency.SOON)
    found = Finding(
        "FILE-RETIREMENT",
        Verdict.HOLDS,
        RETIRES,
        {"age": age, "day": retires},
        (norm.cites,),
        norm.verified,
        9,
    )
    near = _near(retires, day)
    is_near = near is not Urgency.CALM
    return Note(
        row["nip"],
        found,
        PREPARE if is_near else None,
        Actor.SELF if is_near else None,
        near,
        retires,
    )


def _contract(row: dict[str, Any], day: date) -> Note:
    ends = row["contract_ends"]
    if ends is None:
        found = Finding("FILE-CONTRACT", Verdict.UNKNOWN, NO_END, {})
        return Note(row["nip"], found, COMPLETE, Actor.OFFICER, Urgency.SOON)
    found = Finding("FILE-CONTRACT", Verdict.HOLDS, CONTRACT, {"day": ends}, order=9)
    near = _near(ends, day)
    is_near = near is not Urgency.CALM
    return Note(
        row["nip"],
        found,
        RENEW if is_near else None,
        Actor.SELF if is_near else None,
        near,
        ends,
    )


def _tenure(row: dict[str, Any], law: Law) -> Iterator[Note]:
    months = row["months_in_position"]
    if months is None:
        return  # the missing TMT is told among the data to complete
    shortest = law.tenure.shortest_before_transfer
    longest = law.tenure.longest_before_rotation
    facts: dict[str, object] = {
        "months": Months(months),
        "shortest": Months(shortest.value),
        "longest": Months(longest.value),
        "day": row["free_on"],
    }
    if months > longest.value:
        yield Note(
            row["nip"],
            Finding(
                "FILE-TENURE",
                Verdict.HOLDS,
                ROTATION,
                facts,
                (longest.cites,),
                longest.verified,
                1,
            ),
            SAY_WISH,
            Actor.SELF,
            Urgency.SOON,
        )
    elif months < shortest.value:
        yield Note(
            row["nip"],
            Finding(
                "FILE-TENURE",
                Verdict.HOLDS,
                STAYS,
                facts,
                (shortest.cites,),
                shortest.verified,
                1,
            ),
            WAIT,
            None,
            Urgency.CALM,
            row["free_on"],
        )


def _penalty(row: dict[str, Any], law: Law) -> Note:
    blocking = law.discipline.blocks_move
    found = Finding(
        "FILE-PENALTY",
        Verdict.FAILS,
        PENALTY,
        {"day": row["penalty_until"]},
        (blocking.cites,),
        blocking.verified,
        1,
    )
    return Note(
        row["nip"],
        found,
        WAIT,
        None,
        Urgency.SOON,
        row["penalty_until"],
        is_sensitive=True,
    )


def _near(then: date, day: date) -> Urgency:
    days = (then - day).days
    if days <= NOW_DAYS:
        return Urgency.NOW
    return Urgency.SOON if days <= SOON_DAYS else Urgency.CALM
