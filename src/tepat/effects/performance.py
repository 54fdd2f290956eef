"""Studies of performance: of units with a change, or of people who were trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .appraised import Appraised, appraised
from .cells import cells
from .errors import (
    AFTER_ALL,
    BEFORE_ALL,
    NO_DATA,
    NO_OTHERS,
    TREATED_SILENT,
    WITHIN,
    NothingToCompare,
    NotOnBothSides,
)
from .group import Group
from .places import Places
from .question import Compare, Question
from .stayed import Stayed, stayed
from .study import ENOUGH, Note, Study, comparison, group_of
from .training import finished

SHEET = "kinerja"
TRAINED = "\N{BULLET}"  # marks the trained people of a unit beside the others
FEWEST = 2
"""So many people at least make a unit that can be compared."""

UNPLACED = Sentence(
    id="{n} penilaian tidak dihitung karena unit pegawai pada masa itu tidak tercatat "
    "(lembar riwayat, kolom tmt_jabatan).",
    en="{n} appraisals are not counted: nothing tells in which unit the person was at "
    "the time (sheet riwayat, column tmt_jabatan).",
)
UNREAD = Sentence(
    id="{n} penilaian tidak dihitung karena predikatnya kosong, masanya tidak terbaca, "
    "atau belum berakhir.",
    en="{n} appraisals are not counted: no rating, a period that cannot be read, or "
    "one that has not ended.",
)
STRADDLING = Sentence(
    id="{n} penilaian atas masa yang memuat hari perubahan tidak dihitung.",
    en="{n} appraisals of a period that holds the day of the change are not counted.",
)
MOVED = Sentence(
    id="{n} orang dinilai sebelum dan sesudah perubahan tetapi tidak di unit yang "
    "sama; mereka tidak dihitung.",
    en="{n} people were appraised before and after the change, but not in the same "
    "unit; they are not counted.",
)
COLLEAGUES = Sentence(
    id="Pembanding: rekan di unit yang sama yang tidak mengikuti pelatihan itu.",
    en="Compared with: colleagues in the same units who did not take the training.",
)
UNTRAINED = Sentence(
    id="Pembanding: semua pegawai yang tidak mengikuti pelatihan itu (rekan seunit "
    "hanya ada di kurang dari {enough} unit).",
    en="Compared with: everybody who did not take the training (fewer than {enough} "
    "units have both).",
)


def of_performance(
    snapshot: Snapshot, law: Law, question: Question, places: Places
) -> Study:
    """Build a study of appraisals.

    Raises:
        NotOnBothSides, NothingToCompare, UnknownUnit, UnknownTraining.
    """
    told = appraised(snapshot, law, question.measure)
    if told.frame.is_empty():
        raise NotOnBothSides(NO_DATA, sheet=SHEET)
    if question.training is not None:
        return _of_training(snapshot, question, told)
    return _of_units(question, told, places)


def _of_units(question: Question, told: Appraised, places: Places) -> Study:
    if question.event is None:
        raise ValueError("a question without a day or a training")
    event, named = question.event, places.named(question.units)
    exclude = places.named(question.exclude)
    _demand_both_sides(told.frame, event)
    treated = dict.fromkeys(named, event)
    owner = _owners(places, frozenset(named), question.compare)
    frame = told.frame.with_columns(
        unit=pl.col("unit").replace_strict(owner, default=None, return_dtype=pl.String)
    ).drop_nulls("unit")
    found = stayed(frame, event)
    people = dict(found.frame.group_by("unit").agg(pl.len()).sort("unit").iter_rows())
    if found.frame.is_empty() or not set(named) & set(people):
        if found.straddling and not _clear(told.frame, event):
            raise NotOnBothSides(WITHIN, event=event)
        raise NotOnBothSides(TREATED_SILENT, units=named, event=event)
    pool = sorted(it for it in people if it not in treated)
    chosen, notes = comparison(pool, named, treated, places, question.compare, exclude)
    if not chosen:
        raise NothingToCompare(NO_OTHERS, event=event)
    group = _group(found, event, frozenset(named), [*named, *chosen], {})
    if not group.is_whole:
        raise NothingToCompare(NO_OTHERS, event=event)
    kept = {it: event for it in named if it in people}
    return Study(
        (group,),
        kept,
        tuple(chosen),
        None,
        found.people,
        (*notes, *_left_out(told, found)),
    )


def _owners(
    places: Places, named: frozenset[str], compare: Compare
) -> Mapping[str, str]:
    """For which unit people of each unit count: the nearest, at or above theirs, that
    was named, or that is of a kind (else at a depth) with those that were."""
    kinds = {kind for it in named if (kind := places.kind.get(it))}
    depths = {len(places.way[it]) for it in named}
    by_kind = bool(kinds) and compare is not Compare.ALL
    owner = {}
    for unit, way in places.way.items():
        for each in reversed(way):
            alike = (
                places.kind.get(each) in kinds
                if by_kind
                else len(places.way[each]) in depths
            )
            if each in named or alike:
                owner[unit] = each
                break
    return owner


def _of_training(snapshot: Snapshot, question: Question, told: Appraised) -> Study:
    days = finished(snapshot, question.training or "")
    frame = told.frame.join(days, on="nip", how="left", maintain_order="left")
    with_both = (
        frame.group_by("unit")
        .agg(
            trained=pl.col("day").is_not_null().any(),
            others=pl.col("day").is_null().any(),
        )
        .filter("trained", "others")
    )
    colleagues = with_both.height >= ENOUGH
    notes = [Note(COLLEAGUES) if colleagues else Note(UNTRAINED, {"enough": ENOUGH})]
    if colleagues:
        frame = frame.join(with_both, on="unit", how="semi", maintain_order="left")
    groups: list[Group] = []
    treated: dict[str, date] = {}
    others: set[str] = set()
    people = straddling = moved = 0
    numbers = {unit: at for at, unit in enumerate(sorted(frame["unit"].unique()))}
    for event in sorted(set(days["day"])):
        own = pl.col("day")
        clean = frame.filter(
            own.is_null() | (own == event) | (pl.col("last") < own)
        ).with_columns(
            unit=pl.when(own == event)
            .then(pl.col("unit") + TRAINED)
            .otherwise(pl.col("unit"))
        )
        found = stayed(clean, event)
        straddling += found.straddling
        if found.frame.is_empty():
            continue
        units = found.frame["unit"].unique().sort().to_list()
        asked = frozenset(it for it in units if it.endswith(TRAINED))
        if not asked or len(asked) == len(units):
            continue
        by_unit = {it: numbers[it.removesuffix(TRAINED)] for it in units}
        group = _group(found, event, asked, units, by_unit)
        if not group.is_whole:
            continue
        groups.append(group)
        treated |= {it.removesuffix(TRAINED): event for it in asked}
        others |= {it for it in units if it not in asked}
        people += found.people
        moved += found.moved
    if not groups:
        first, last = days["day"].min(), days["day"].max()
        if isinstance(first, date) and isinstance(last, date):
            _demand_both_sides(told.frame, first)
            _demand_both_sides(told.frame, last)
        raise NotOnBothSides(WITHIN, event=first)
    counted = Stayed(told.frame, told.frame, {}, people, straddling, moved)
    return Study(
        tuple(groups),
        treated,
        tuple(sorted(others)),
        None,
        people,
        (*notes, *_left_out(told, counted)),
    )


def _group(
    found: Stayed,
    event: date,
    asked: frozenset[str],
    units: Sequence[str],
    numbers: Mapping[str, int],
) -> Group:
    told = pl.col("unit").is_in(units)
    gathered = cells(found.frame.filter(told))
    return group_of(
        gathered,
        cells(found.levels.filter(told)),
        asked,
        numbers or {unit: at for at, unit in enumerate(sorted(units))},
        event,
        found.days,
        same_people=True,
    )


def _left_out(told: Appraised, found: Stayed) -> list[Note]:
    counts = (
        (UNPLACED, told.unplaced),
        (UNREAD, told.unread),
        (STRADDLING, found.straddling),
        (MOVED, found.moved),
    )
    return [Note(sentence, {"n": n}) for sentence, n in counts if n]


def _clear(frame: pl.DataFrame, event: date) -> bool:
    """Whether there are whole periods on both sides of a day."""
    before, after = frame["last"] < event, frame["first"] >= event
    return bool(before.any()) and bool(after.any())


def _demand_both_sides(frame: pl.DataFrame, event: date) -> None:
    first, last = frame["first"].min(), frame["last"].max()
    if isinstance(first, date) and first >= event:
        raise NotOnBothSides(BEFORE_ALL, sheet=SHEET, event=event, first=first)
    if isinstance(last, date) and last < event:
        raise NotOnBothSides(AFTER_ALL, sheet=SHEET, event=event, last=last)
    if not _clear(frame, event):
        raise NotOnBothSides(WITHIN, event=event)
