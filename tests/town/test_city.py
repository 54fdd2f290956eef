"""The whole flow on fictional cities: workbook → needs → plan → proof."""

import json
from collections import Counter

import pytest

from tepat import intake, law
from tepat.establishment import balance
from tepat.intake import town
from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Scenario
from tepat.placement.verify import verify
from tepat.placement.why import explain


@pytest.fixture(scope="module", params=[(60, 1), (400, 2), (1500, 3)], ids=str)
def city(request):
    employees, seed = request.param
    return town.build(employees, seed)


@pytest.fixture(scope="module")
def made(city):
    case = work_out(city)
    return case, make(case)


@pytest.mark.slow
def test_everyone_is_in_the_plan_exactly_once(city, made):
    _, plan = made
    named = [it["nip"] for part in ("moves", "stays", "leaving") for it in plan[part]]
    named += plan["unplaced"]
    assert sorted(named) == sorted(city.employees["nip"])


@pytest.mark.slow
def test_figures_follow_from_seats_counted_by_another_hand(city, made):
    _, plan = made
    needs = balance(city, law.on(city.day)).positions
    need = dict(needs.select("position", "need").iter_rows())
    critical = dict(city.positions.select("position", "critical").iter_rows())
    after = Counter(it["to"] for it in plan["moves"])
    after.update(it["position"] for it in plan["stays"])
    filled = {code: min(n, need[code] or 0) for code, n in after.items()}
    assert plan["objective"]["filled"] == sum(filled.values())
    assert plan["objective"]["critical"] == sum(
        n for code, n in filled.items() if critical[code]
    )
    assert plan["objective"]["stayed"] == len(plan["stays"])
    empty = {it["position"]: it["seats"] for it in plan["unfilled"]}
    for code, seats in need.items():
        assert (seats or 0) - filled.get(code, 0) == empty.get(code, 0)


@pytest.mark.slow
def test_nobody_comes_into_a_position_beyond_its_need(city, made):
    _, plan = made
    needs = balance(city, law.on(city.day)).positions
    need = dict(needs.select("position", "need").iter_rows())
    stays = Counter(it["position"] for it in plan["stays"])
    comes = Counter(it["to"] for it in plan["moves"])
    for code, n in comes.items():
        assert stays[code] + n <= need[code]


@pytest.mark.slow
def test_no_move_breaks_a_rule(made):
    case, plan = made
    people = case.people["nip"].to_list()
    positions = case.positions["position"].to_list()
    for move in plan["moves"]:
        person, place = people.index(move["nip"]), positions.index(move["to"])
        broken = [
            it.code for it in case.findings(person, place) if it.verdict != "holds"
        ]
        assert broken == []


@pytest.mark.slow
def test_the_plan_is_no_worse_than_leaving_everyone_in_place(made):
    _, plan = made
    goals = ("critical_filled", "filled", "fit")
    after, before = (
        tuple(plan[when][it] for it in goals) for when in ("after", "before")
    )
    assert after >= before


@pytest.mark.slow
def test_the_stored_plan_is_valid_and_speaks_to_anyone(made, tmp_path):
    case, plan = made
    with store.writing(tmp_path / "rencana") as fresh:
        store.write(fresh, case, plan)
    found = verify(tmp_path / "rencana")
    assert (found.violations, found.valid) == ((), True)
    again = store.read(tmp_path / "rencana")
    assert again == json.loads(json.dumps(plan))
    for part in ("moves", "stays", "leaving"):
        for entry in plan[part][:3]:
            assert explain(case, again, entry["nip"]).nip == entry["nip"]


@pytest.mark.slow
def test_fewer_kinds_of_move_never_fill_more(city, made):
    _, plan = made
    less = make(work_out(city, Scenario(kinds=("rotasi", "penempatan"))))
    assert less["objective"]["critical"] <= plan["objective"]["critical"]


@pytest.mark.slow
def test_the_workbook_and_the_csv_folder_tell_the_same(city, tmp_path):
    intake.write_xlsx(city, tmp_path / "kota.xlsx")
    intake.write_csv(city, tmp_path / "kota")
    one, two = (
        intake.read(tmp_path / name, day=None, today=city.day)
        for name in ("kota.xlsx", "kota")
    )
    for reading in (one, two):
        assert reading.snapshot is not None
        for (_, told), (table, read) in zip(
            city.tables(), reading.snapshot.tables(), strict=True
        ):
            assert told.equals(read), table.sheet
