"""Groups compared: known differences are seen, small groups hidden."""

import polars as pl
import pytest

from tepat.fairness import fairness
from tepat.fairness.said import comparison, sentences
from tepat.intake import town
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.why.worth import Worth


@pytest.fixture
def sexes(small):
    """Thirty women and thirty men in A; B has a seat for everybody."""

    def build(women=30, men=30, **told):
        people = [small.person(at, "A", sex="2") for at in range(1, women + 1)]
        people += [small.person(at, "A", sex="1") for at in range(31, 31 + men)]
        posts = [small.post("A", 60), small.post("B", 60, unit="V")]
        units = [
            {"unit": "KOTA", "name": "Kota", "is_hardship": False},
            {"unit": "V", "name": "V", "parent": "KOTA", "is_hardship": True},
        ]
        return small.case(small.city(people, posts, units=units, **told))

    return build


def row(found, outcome, dimension="sex", condition="all"):
    (told,) = found.treatment.filter(
        outcome=outcome, dimension=dimension, condition=condition
    ).to_dicts()
    return told


def test_a_known_difference_is_seen_with_its_interval(sexes, small):
    case = sexes()
    content = small.plan(case, **{f"N{at}": "B" for at in range(1, 16)})
    found = fairness(case, content)
    told = row(found, "moved")
    assert (told["value"], told["other_value"]) == (50.0, 0.0)
    assert (told["people"], told["others"]) == (30, 30)
    # Newcombe: Wilson gives 15/30 → 50 ± 16.846 and 0/30 → 0 … 11.351, so
    # 50 − √(16.846² + 11.351²) = 29.687 and 50 + √(16.846² + 0²) = 66.846.
    assert (told["low"], told["high"]) == (29.69, 66.85)
    assert told["verdict"] == "differs"
    said, verdict = comparison(told, found.least)
    assert said.id.startswith("perempuan 50% dari 30, laki-laki 0% dari 30")
    assert "lebih tinggi" in verdict.id
    assert row(found, "hardship")["value"] == 50.0


def test_what_chance_may_do_is_not_called_a_difference(sexes, small):
    case = sexes()
    content = small.plan(case, N1="B", N2="B", N31="B")
    told = row(fairness(case, content), "moved")
    assert told["low"] < 0 < told["high"]
    assert told["verdict"] == "not_shown"
    _, verdict = comparison(told, 5)
    assert verdict.id.startswith("Tidak terbukti berbeda")


def test_two_people_are_too_few_to_call_it_a_difference(sexes, small):
    case = sexes(women=6)
    told = row(fairness(case, small.plan(case, N1="B", N2="B")), "moved")
    assert told["low"] > 0
    assert (told["events"], told["verdict"]) == (2, "few")


def test_promotions_are_told_apart_from_moves(sexes, small):
    case = sexes()
    moves = {f"N{at}": ("B", "promosi") for at in range(1, 11)}
    moves |= {f"N{at}": "B" for at in range(31, 41)}
    found = fairness(case, small.plan(case, **moves))
    assert row(found, "moved")["verdict"] == "not_shown"
    assert row(found, "promoted")["verdict"] == "differs"


def test_a_group_below_the_least_is_not_told_at_all(sexes, small):
    case = sexes(women=4)
    found = fairness(case, small.plan(case, N1="B"))
    for condition in ("all", "eligible"):
        told = row(found, "moved", condition=condition)
        assert told["verdict"] == "suppressed"
        figures = ("people", "value", "others", "other_value", "difference", "low")
        assert [told[name] for name in figures] == [None] * 6
    assert "kurang dari 5 orang" in comparison(told, found.least)[1].id


def test_the_city_sets_the_smallest_group(sexes, small):
    case = sexes(women=4, settings={"smallest_group": 3})
    found = fairness(case, small.plan(case, N1="B"))
    assert row(found, "moved")["value"] == 25.0


def test_only_those_whom_the_rules_let_go_are_compared_apart(sexes, small):
    # Women 1–20 are under a heavy penalty and may not move; of the others all do.
    penalties = [
        {
            "nip": small.nip(at, sex="2"),
            "severity": "BERAT",
            "since": small.DAY.replace(month=1),
        }
        for at in range(1, 21)
    ]
    case = sexes(disciplines=penalties)
    moves = {f"N{at}": "B" for at in (*range(21, 31), *range(31, 61))}
    found = fairness(case, small.plan(case, **moves))
    assert row(found, "moved")["verdict"] == "differs"
    apart = row(found, "moved", condition="eligible")
    assert (apart["people"], apart["others"]) == (10, 30)
    assert (apart["difference"], apart["verdict"]) == (0.0, "not_shown")


def test_wishes_are_compared_among_those_who_wish(sexes, small):
    wishes = [{"nip": small.nip(at, sex="2"), "position": "B"} for at in range(1, 11)]
    wishes += [{"nip": small.nip(at), "position": "B"} for at in range(31, 41)]
    case = sexes(wishes=wishes)
    content = small.plan(case, **{f"N{at}": "B" for at in (*range(1, 11), 50)})
    told = row(fairness(case, content), "wish")
    assert (told["people"], told["others"]) == (10, 10)
    assert (told["value"], told["other_value"], told["verdict"]) == (100, 0, "differs")


def test_a_group_that_is_not_there_is_said_to_be_absent(sexes, small):
    case = sexes()
    found = fairness(case, small.plan(case))
    told = row(found, "moved", dimension="status")
    assert told["verdict"] == "nobody"
    assert "PPPK" in comparison(told, found.least)[1].id


def test_a_city_of_nobody_but_one_says_so(small):
    case = small.case(small.city([small.person(1, "A")], [small.post("A")]))
    found = fairness(case, small.plan(case))
    verdicts = set(found.treatment["verdict"])
    assert verdicts <= {"suppressed", "nobody"}
    assert all(sentences(found).values())


@pytest.fixture(scope="module")
def whole():
    case = work_out(town.build(300, 4))
    content = make(case)
    return case, content, fairness(case, content)


def test_a_loss_is_the_one_that_explain_tells(whole):
    case, content, found = whole
    worth = Worth(case, (), content)
    nips, codes = case.people["nip"].to_list(), case.positions["position"].to_list()
    rows = found.envy.rows.drop_nulls("loss")
    assert rows.height > 2
    for row in rows.iter_rows(named=True):
        loss = worth.loss(nips.index(row["nip"]), codes.index(row["position"]))
        assert list(loss.values()) == row["loss"]


def test_it_is_the_same_however_few_pairs_are_looked_at_together(whole, monkeypatch):
    case, content, found = whole
    monkeypatch.setattr("tepat.fairness.outcome.AT_ONCE", 100)
    again = fairness(case, content)
    assert again.envy.rows.equals(found.envy.rows)
    assert again.treatment.equals(found.treatment)


def test_every_row_of_a_whole_town_has_its_sentences(whole):
    _, _, found = whole
    for told in found.treatment.iter_rows(named=True):
        for said in comparison(told, found.least):
            assert said.id
            assert "{" not in said.id + said.en
    for subject in sentences(found).values():
        assert subject
        for said in subject:
            assert "{" not in said.id + said.en
    shown = found.treatment.drop_nulls("low")
    assert shown.filter(pl.col("low") > pl.col("high")).is_empty()
    assert shown.height > 10


ROUNDS = 400


@pytest.mark.parametrize("at", [0, 3, 5, 6, 7])
def test_the_interval_holds_the_truth_as_often_as_it_says(bench, at):
    """The whole table (10,000 rounds a line) is in docs/fairness.md."""
    world = bench.WORLDS[at]
    least = 0.95 - 3.3 * (0.95 * 0.05 / ROUNDS) ** 0.5  # once in two thousand times
    assert bench.shares(world, ROUNDS) >= least
    of_mean, told = bench.means(world, ROUNDS // 2)
    few = 0.95 - 3.3 * (0.95 * 0.05 / max(told * ROUNDS // 2, 1)) ** 0.5
    assert of_mean is None or of_mean >= few
