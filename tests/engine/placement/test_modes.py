"""Plans by wish: made, stored and checked as any other."""

import json

import pytest

from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.market import ExchangeRefused
from tepat.placement.plan import digest
from tepat.placement.scenario import Caps, Scenario
from tepat.placement.verify import verify


@pytest.fixture
def city(small):
    """A and B have one holder each who wish to swap; C is vacant; D has one too many,
    and its second holder wishes for C; person 5, without a position, for A."""
    people = [
        small.person(1, "A"),
        small.person(2, "B"),
        small.person(3, "D"),
        small.person(4, "D"),
        small.person(5, None),
    ]
    wishes = [
        {"nip": small.nip(1), "position": "B", "rank": 1},
        {"nip": small.nip(2), "position": "A", "rank": 1},
        {"nip": small.nip(4), "position": "C", "rank": 1},
        {"nip": small.nip(5), "position": "A", "rank": 1},
    ]
    posts = [small.post(code, 1) for code in "ABCD"]
    return small.city(people, posts, wishes=wishes)


def stored(city, folder, **asked):
    case = work_out(city, Scenario(**asked))
    content = make(case)
    with store.writing(folder) as fresh:
        store.write(fresh, case, content)
    return content


def moves(content):
    return {(it["nip"][-3:], it["from"], it["to"]) for it in content["moves"]}


def altered(folder, change):
    """Change the plan and renew its digest, as a forger would."""
    file = folder / store.PLAN
    content = json.loads(file.read_text("utf-8"))
    change(content)
    content["digest"] = digest(content)
    file.write_text(json.dumps(content), "utf-8")
    return verify(folder)


def test_the_exchange_swaps_and_fills_and_is_found_right(city, tmp_path):
    content = stored(city, tmp_path / "plan", mode="exchange")
    assert moves(content) == {("901", "A", "B"), ("902", "B", "A"), ("904", "D", "C")}
    assert content["bound"] is None
    assert content["certificate"] == {"kind": "rounds"}
    assert {it["kind"] for it in content["chains"]} == {"chain", "cycle"}
    found = verify(tmp_path / "plan")
    assert found.violations == ()
    assert found.valid
    assert found.bound is None
    assert found.objective == content["objective"]


def test_the_best_by_wish_moves_nobody_without_a_wish_and_is_proven(city, tmp_path):
    content = stored(city, tmp_path / "plan", mode="voluntary")
    # C is filled by person 4; a swap of equals would bring the city nothing.
    assert moves(content) == {("904", "D", "C")}
    found = verify(tmp_path / "plan")
    assert found.valid
    assert found.bound == found.objective


def test_a_limit_on_how_much_worse_a_seat_may_be_filled_can_be_had_in_any_mode(
    city, tmp_path
):
    content = stored(city, tmp_path / "plan", refill=0)
    assert content["certificate"]["kind"] == "prices"
    assert verify(tmp_path / "plan").valid


def test_whose_seat_is_taken_is_part_of_the_proof(small, tmp_path):
    # Two of B, unlike in fit (grade and rating alike, education not): one goes to the
    # critical C and somebody follows in that one's seat.
    people = [
        small.person(1, "B", field="Akuntansi"),
        small.person(2, "B"),
        small.person(3, None),
    ]
    posts = [
        small.post("B", 2, fields=["Hukum"]),
        small.post("C", 1, critical=True, fields=["Akuntansi"]),
    ]
    folder = tmp_path / "plan"
    content = stored(small.city(people, posts), folder, refill=1000)
    assert moves(content) == {("901", "B", "C"), ("903", None, "B")}
    assert set(content["certificate"]["seats"].values()) <= {"B#2"}
    assert verify(folder).valid
    other = {"B": "B#2", "B#2": "B"}
    taken = content["certificate"]["seats"].get(small.nip(3), "B")
    found = altered(
        folder, lambda it: it["certificate"].update(seats={small.nip(3): other[taken]})
    )
    assert not found.valid


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it["rounds"].clear(),
        lambda it: it["rounds"][0].update(trades=[]),
        lambda it: it["rounds"][0]["trades"][0]["steps"][0].update(seat="C"),
        lambda it: it["rounds"][0]["trades"][0].update(kind="chain"),
        lambda it: it["moves"][0].update(to="A"),
        lambda it: it.update(bound=it["objective"]),
        lambda it: it["certificate"].update(kind="prices"),
        lambda it: it["made_from"]["scenario"].update(mode="optimum"),
        lambda it: it["made_from"]["scenario"].update(mode="voluntary"),
        lambda it: it.update(rounds=None),
    ],
)
def test_an_altered_exchange_does_not_pass(city, tmp_path, change):
    stored(city, tmp_path / "plan", mode="exchange")
    assert not altered(tmp_path / "plan", change).valid


def test_nobody_leaves_a_seat_of_which_the_need_is_not_known(small):
    people = [small.person(1, "A"), small.person(2, "B")]
    posts = [small.post("A", None), small.post("B", 0), small.post("C", 2)]
    wishes = [{"nip": small.nip(it), "position": "C", "rank": 1} for it in (1, 2)]
    city = small.city(people, posts, wishes=wishes)
    content = make(work_out(city, Scenario(mode="exchange")))
    # B has one holder more than it needs; of A that cannot be told.
    assert moves(content) == {("902", "B", "C")}


def test_an_exchange_with_limits_or_pins_is_refused(city, small):
    for asked in ({"caps": Caps(moves=1)}, {"pins": {small.nip(1): "B"}}):
        with pytest.raises(ExchangeRefused):
            make(work_out(city, Scenario(mode="exchange", **asked)))
    make(work_out(city, Scenario(mode="exchange", pins={small.nip(1): "A"})))
