"""What the map lacks."""

import polars as pl

from tepat.reports.position_map.problems import problems
from tepat.reports.position_map.tree import position_map


def test_units_without_leader_or_class_or_need_are_named(chart):
    told = [(finding.code, finding.facts["unit"]) for finding in problems(chart)]
    assert told == [("MAP-1", "B"), ("MAP-1", "S"), ("MAP-3", "S"), ("MAP-4", "S")]


def test_a_sentence_says_where_in_both_languages(chart):
    first = problems(chart)[0]
    assert first.say("id") == (
        "Unit B (Bidang Mutu) tidak memiliki jabatan pimpinan di peta."
    )
    assert first.say("en") == "Unit B (Bidang Mutu) has no leading position on the map."


def test_a_leader_that_is_not_needed_is_a_contradiction(frames, about):
    units, positions, balance, people = frames
    zero = balance.with_columns(
        need=pl.when(pl.col("position") == "J2").then(0).otherwise("need")
    )
    chart = position_map(units, positions, zero, people, day=about.day)
    assert [it.facts["position"] for it in problems(chart) if it.code == "MAP-2"] == [
        "J2"
    ]
