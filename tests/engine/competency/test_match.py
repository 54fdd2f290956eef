"""The match of one person and of all, exact and honest about what is not known."""

from fractions import Fraction

import numpy as np
import polars as pl
import pytest

from tepat.competency import (
    Bands,
    by_unit,
    gaps,
    match,
    matches,
    matches_by_kind,
    people_matches,
    sets,
    shown,
    weighted,
    weighted_by_kind,
)
from tepat.intake.town import build
from tepat.law import on
from tepat.rules.targets import targets
from tepat.snapshot.vocabulary import COMPETENCIES

from .conftest import asks, has, post

NINE = {code.replace(".", "_"): 3 for code in COMPETENCIES}
STANDARD = asks("P1", **NINE)


def holder(nip, position="P1"):
    return {"nip": nip, "name": nip, "status": "PNS", "position": position}


def of_sum(total):
    """Levels of the nine competencies that add up to ``total``."""
    low, more = divmod(total, 9)
    return {code: low + (at < more) for at, code in enumerate(NINE)}


@pytest.mark.parametrize(
    ("reached", "raw", "most", "gap"),
    [(25, 92.59, 92.59, 7.41), (28, 103.7, 100, 0), (18, 66.67, 66.67, 33.33)],
)
def test_the_match_is_a_ratio_of_sums(reached, raw, most, gap, city, in_force):
    snapshot = city(
        positions=[post("P1")],
        standards=STANDARD,
        employees=[holder("A")],
        assessments=has("A", **of_sum(reached)),
    )
    told = match(snapshot, in_force, "A", "P1")
    assert told.jpm() == Fraction(100 * reached, 27)
    assert [shown(it) for it in (told.jpm(), told.capped(), told.gap_index())] == [
        *(raw, most, gap)
    ]
    (row,) = people_matches(gaps(snapshot, in_force), in_force).to_dicts()
    assert (row["jpm_raw"], row["jpm"], row["ikk"]) == (raw, most, gap)
    assert (row["jpm_low"], row["jpm_high"]) == (most, most)


def test_what_was_never_assessed_is_unknown_counted_and_named(city, in_force):
    known = dict.fromkeys(list(NINE)[:7], 3)
    snapshot = city(
        positions=[post("P1")],
        standards=STANDARD,
        employees=[holder("A"), holder("B"), holder("C", None)],
        assessments=has("A", **known),
    )
    told = match(snapshot, in_force, "A", "P1")
    assert told.jpm() is told.capped() is told.gap_index() is None
    assert told.not_assessed == ("M.08", "SK.01")
    # 21 of 27 at least; with both at level 5 it would be 31, more than asked.
    assert told.bounds() == (Fraction(2100, 27), 100)
    bands = sets(in_force, snapshot.settings)
    one, other = people_matches(gaps(snapshot, in_force), in_force, bands).to_dicts()
    assert (one["jpm"], one["jpm_low"], one["jpm_high"]) == (None, 77.78, 100)
    assert (one["assessed"], one["not_assessed"]) == (7, ["M.08", "SK.01"])
    assert one["band_mapping"] is one["band_filling"] is None
    assert (other["assessed"], other["jpm_low"], other["jpm"]) == (0, 0, None)


def test_a_band_that_nothing_can_change_is_known(city, in_force):
    known = dict.fromkeys(list(NINE)[:7], 5)
    snapshot = city(
        positions=[post("P1")],
        standards=STANDARD,
        employees=[holder("A")],
        assessments=has("A", **known),  # 35 of 27 already
    )
    mapping = Bands.for_mapping(in_force)
    (row,) = people_matches(gaps(snapshot, in_force), in_force, (mapping,)).to_dicts()
    assert (row["jpm"], row["band_mapping"]) == (None, "OPTIMAL")
    assert match(snapshot, in_force, "A", "P1").band(mapping) == "OPTIMAL"


def test_level_0_is_a_measured_level(city, in_force):
    snapshot = city(
        positions=[post("P1")],
        standards=asks("P1", M_01=2),
        employees=[holder("A")],
        assessments=has("A", M_01=0),
    )
    told = match(snapshot, in_force, "A", "P1")
    assert (told.jpm(), told.not_assessed, told.rows[0].short) == (0, (), 2)


def test_a_mandatory_competency_missed_is_told_apart(city, in_force):
    standard = [
        {"position": "P1", "competency": "M.01", "level": 3, "importance": "mutlak"},
        {"position": "P1", "competency": "M.02", "level": 3, "importance": "penting"},
        {"position": "P1", "competency": "M.03", "level": 3, "importance": "mutlak"},
    ]
    snapshot = city(
        positions=[post("P1")],
        standards=standard,
        employees=[holder("A")],
        assessments=has("A", M_01=2, M_02=1),
    )
    told = match(snapshot, in_force, "A", "P1")
    assert told.mandatory_missed == ("M.01",)  # M.03 is unknown, not missed
    (row,) = people_matches(gaps(snapshot, in_force), in_force).to_dicts()
    assert row["mandatory_short_of"] == ["M.01"]
    assert row["short_of"] == ["M.01", "M.02"]


def test_the_match_by_kind_and_its_weights(city, in_force):
    standard = [
        {"position": "P1", "competency": code, "level": 2, "kind": kind}
        for code, kind in (
            ("M.01", "MANAJERIAL"),
            ("SK.01", "SOSIAL_KULTURAL"),
            ("T.1", "TEKNIS"),
        )
    ]
    muda = post("P1", family="FUNGSIONAL", level="AHLI MUDA")
    snapshot = city(
        positions=[muda],
        standards=standard,
        employees=[holder("A")],
        assessments=has("A", M_01=2, SK_01=1, T_1=1),
    )
    told = match(snapshot, in_force, "A", "P1")
    assert told.by_kind() == {"MANAJERIAL": 100, "SOSIAL_KULTURAL": 50, "TEKNIS": 50}
    # Half of 50 for the technical one, half of 3 of 4 = 75 for the two others.
    assert weighted_by_kind(told, "AHLI MUDA", in_force) == Fraction(125, 2)
    assert weighted_by_kind(told, "AHLI PERTAMA", in_force) == 60  # 60 : 40
    assert weighted_by_kind(told, "AHLI MADYA", in_force) == 65  # 40 : 60
    assert weighted_by_kind(told, "PENGAWAS", in_force) is None
    rows = matches_by_kind(gaps(snapshot, in_force))
    assert rows["jpm"].to_list() == [100, 50, 50]


def test_weights_need_every_part_that_counts():
    half = Fraction(50)
    assert weighted({"a": half, "b": None}, {"a": 100, "b": 0}) == half
    assert weighted({"a": half, "b": None}, {"a": 99, "b": 1}) is None
    assert weighted({"a": half}, {}) is None
    # The match counts at most 100 in a combination.
    assert weighted({"a": Fraction(140), "b": half}, {"a": 1, "b": 1}) == 75


def test_gaps_of_a_unit_hold_those_of_the_units_below_it(city, in_force):
    snapshot = city(
        units=[
            {"unit": "U", "name": "Dinas"},
            {"unit": "V", "name": "Bidang", "parent": "U"},
        ],
        positions=[post("P1"), post("P2", unit="V"), post("P3", unit="V")],
        standards=[
            *asks("P1", M_01=3),
            {
                "position": "P2",
                "competency": "M.01",
                "level": 4,
                "importance": "mutlak",
            },
            *asks("P3", M_02=1),
        ],
        employees=[*map(holder, "AB"), holder("C", "P2"), holder("D", "P3")],
        assessments=[*has("A", M_01=5), *has("C", M_01=2), *has("D", M_02=1)],
    )
    told = by_unit(snapshot, gaps(snapshot, in_force)).select(
        *("unit", "competency", "people", "assessed", "not_assessed", "below"),
        *("mandatory_below", "levels_short", "mean_short"),
    )
    assert told.rows() == [
        ("U", "M.01", 3, 2, 1, 1, 1, 2, 1.0),
        ("U", "M.02", 1, 1, 0, 0, 0, 0, 0.0),
        ("V", "M.01", 1, 1, 0, 1, 1, 2, 2.0),
        ("V", "M.02", 1, 1, 0, 0, 0, 0, 0.0),
    ]


def test_nobody_and_nothing_give_empty_tables(city, in_force):
    for snapshot in (city(), city(positions=[post("P1")])):
        rows = gaps(snapshot, in_force)
        assert rows.is_empty()
        assert people_matches(rows, in_force).is_empty()
        assert by_unit(snapshot, rows).is_empty()
        assert matches_by_kind(rows).is_empty()
    assert match(city(), in_force, "A", "P1").bounds() == (None, None)


def test_the_bulk_table_agrees_with_each_single_match():
    snapshot = build(200, seed=3)
    law = on(snapshot.day)
    people = snapshot.employees.select("nip")
    asked = targets(snapshot, law)
    wanted = (
        asked.select("standard", level="to_level").unique(maintain_order=True).head(12)
    )
    told = matches(snapshot, people, wanted, law)
    missed, below = told.mandatory_missed(), told.below()
    for column, (standard, level) in enumerate(wanted.iter_rows()):
        code = asked.filter(pl.col("standard").eq_missing(standard), to_level=level)[
            "position"
        ][0]
        pairs = people.with_columns(position=pl.lit(code))
        rows = gaps(snapshot, law, pairs)
        single = people_matches(rows, law)
        assert single["reached"].to_list() == told.reached[:, column].tolist()
        assert single["assessed"].to_list() == told.assessed[:, column].tolist()
        assert single["below"].to_list() == below[:, column].tolist()
        assert single["mandatory_below"].to_list() == missed[:, column].tolist()
        assert single["asked"].unique().to_list() == [told.asked[column]]
        assert single["count"].unique().to_list() == [told.count[column]]
    assert np.all(below >= missed)
    assert missed.sum() > 0
