from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.policy import Policy
from tepat.rules import ROLL, Condition, rule
from tepat.rules.rule import requirement

LAW = law.on(date(2026, 11, 24))


def test_a_code_is_enrolled_once():
    with pytest.raises(ValueError, match="TENURE-1"):
        rule("TENURE-1", needs=())(lambda law, policy: Condition(pl.lit(True)))


def test_a_condition_cites_every_norm_once_and_then_its_source():
    tenure = LAW.tenure
    condition = Condition(
        pl.lit(True),
        norms={
            "shortest": tenure.shortest_before_transfer,
            "longest": tenure.longest_before_rotation,
            "jpt": tenure.jpt_shortest,
        },
        source=requirement("pengalaman"),
    )
    assert [str(cite) for cite in condition.cites] == [
        "PP 11/2017 Pasal 132",
        "PP 11/2017 Pasal 190 ayat (3)",
        "Persyaratan jabatan butir pengalaman",
    ]
    assert not condition.verified


def test_a_condition_without_norms_has_nothing_left_to_verify():
    assert Condition(pl.lit(True)).verified


def test_meaning_title_and_refusal_are_at_hand():
    tenure = ROLL["TENURE-1"]
    assert tenure.asks.en == "A transfer needs a shortest time in the present position."
    assert tenure.title.id == "Masa jabatan"
    assert tenure.fails.id.startswith("Baru {months_in_position}")


def test_a_policy_that_asks_for_more_changes_what_the_rule_asks_for():
    condition = ROLL["TENURE-1"].condition(LAW, Policy(shortest_in_position=36))
    assert condition.choices == {"shortest": 36}
