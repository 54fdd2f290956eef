"""Why here, and why not there."""

import pytest

from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.why import NoSuchPerson, Why, explain
from tepat.placement.why.alternative import losses


@pytest.fixture
def told(small):
    """Person 1 (law) and 2 (accounting) in A; B wants an accountant, C is full."""
    people = [
        small.person(1, "A"),
        small.person(2, "A", field="Akuntansi"),
        small.person(3, "C"),
        small.person(4, None, legal_position="CLTN"),
    ]
    posts = [
        small.post("A", 2),
        small.post("B", 1, fields=["Akuntansi"], critical=True),
        small.post("C", 1, experience_min_years=1),
    ]
    case = work_out(small.city(people, posts))
    return case, make(case)


def test_a_move_names_its_place_its_rules_and_its_fit_in_parts(small, told):
    case, plan = told
    found = explain(case, plan, small.nip(2))
    assert (found.decision, found.position) == ("move", "B")
    assert all(finding.verdict == "holds" for finding in found.findings)
    assert set(found.components) == {
        "competency",
        "performance",
        "education",
        "experience",
    }
    # Nobody was assessed, so the part is unknown and scores nothing.
    assert found.components["competency"] is None


def test_why_not_is_a_finding_where_a_rule_does_not_hold(small, told):
    case, plan = told
    found = explain(case, plan, small.nip(1))
    assert found.decision == "stay"
    other = next(it for it in found.alternatives if it.position == "B")
    assert other.kind == "finding"
    assert [finding.code for finding in other.findings] == ["EDUCATION-2"]


def test_why_not_is_a_price_where_the_plan_would_lose(small, told):
    case, plan = told
    found = explain(case, plan, small.nip(1))
    other = next(it for it in found.alternatives if it.position == "C")
    # C is held by person 3 whom nothing moves: entering it fills no seat more.
    assert other.kind == "price"
    assert tuple(other.loss.values()) > (0, 0, 0, 0)


def test_who_leaves_is_told_so(small, told):
    case, plan = told
    found = explain(case, plan, small.nip(4))
    assert (found.decision, found.entry["because"]) == ("leaving", "tidak aktif")


def test_an_unknown_nip_is_refused_by_name(small, told):
    case, plan = told
    with pytest.raises(NoSuchPerson, match=small.nip(9)):
        explain(case, plan, small.nip(9))


def test_what_is_gained_is_not_written_as_a_loss():
    loss = {"critical": 1, "filled": 0, "fit": -20, "stayed": 0}
    assert losses(loss, "id") == "kursi kritis 1"
    assert losses(loss, "en") == "critical seats 1"


def test_many_people_are_told_what_each_is_told_alone(small, told):
    case, plan = told
    nips = [small.nip(number) for number in (1, 2, 3, 4)]
    assert Why(case, plan).of_people(nips) == [explain(case, plan, it) for it in nips]


def test_what_is_told_whatever_was_wished_for_is_told_apart(small, told):
    case, plan = told
    usual = explain(case, plan, small.nip(1)).alternatives
    assert [it.usual for it in usual] == list(range(len(usual)))
    people = [small.person(n, code) for n, code in ((1, "A"), (2, "A"), (3, "C"))]
    posts = [small.post(code, 1) for code in "BDEFGH"]
    posts = [small.post("A", 2), small.post("C", 1), *posts]
    # All ask for the same, so of these one is shown; "H" is shown for the wish.
    before = explain(*_planned(small, people, posts), small.nip(1)).alternatives
    wishes = [{"nip": small.nip(1), "position": "H", "rank": 1}]
    after = explain(
        *_planned(small, people, posts, wishes=wishes), small.nip(1)
    ).alternatives
    assert after[0].position == "H" and after[0].is_wished
    as_before = sorted(
        (it for it in after if it.usual is not None), key=lambda it: it.usual
    )
    assert [it.position for it in as_before] == [it.position for it in before]
    assert "H" not in [it.position for it in before]


def _planned(small, people, posts, **tables):
    case = work_out(small.city(people, posts, **tables))
    return case, make(case)


def test_one_position_is_refused_as_among_the_alternatives(small, told):
    case, plan = told
    listed = explain(case, plan, small.nip(1)).alternatives
    asked = [Why(case, plan).of_pair(small.nip(1), it.position) for it in listed]
    assert asked == list(listed)


def test_nobody_is_refused_the_position_they_get(small, told):
    case, plan = told
    assert Why(case, plan).of_pair(small.nip(2), "B") is None


def test_a_position_names_who_gets_it_and_why_others_do_not(small, told):
    case, plan = told
    contest = Why(case, plan).of_position("B")
    assert contest.seats == 1
    assert [nip for nip, _fit in contest.holders] == [small.nip(2)]
    # Persons 1 and 3 studied law; B wants accounting. Person 4 is not placed at all.
    assert sorted(nip for nip, _why in contest.others) == [small.nip(1), small.nip(3)]
    assert {why.kind for _nip, why in contest.others} == {"finding"}


def test_who_leaves_cannot_be_asked_about_a_position(small, told):
    case, plan = told
    with pytest.raises(NoSuchPerson):
        Why(case, plan).of_pair(small.nip(4), "B")
