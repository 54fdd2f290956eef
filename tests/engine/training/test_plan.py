from datetime import date

import pytest

from tepat.training import PlanOfOtherBook, Weighing

from .city import DAY, city, nip, offer, pairs, planned, why

MILLION = 1_000_000


def test_a_gap_is_closed_by_the_training_that_raises_its_competency():
    found = planned(city([{"T.01": 2}, {"T.01": 3}], [offer()]), budget=5 * MILLION)
    assert pairs(found) == [(900, "L1")]
    assert found.closed == found.bound == 100  # one level, perlu
    assert found.totals["cost"] == MILLION
    assert found.totals["gaps"] == found.totals["gaps_closed"] == 1


@pytest.mark.parametrize(
    ("importance", "points"),
    [("mutlak", 300), ("penting", 200), ("perlu", 100), (None, 100)],
)
def test_a_level_is_worth_what_its_importance_says(importance, points):
    told = city([{"T.01": 2}], [offer()], standards={"T.01": (3, importance)})
    assert planned(told).closed == points


def test_percentages_of_critical_low_rating_and_wide_gaps_are_added_up():
    told = city(
        [{"T.01": 1}],
        [offer()],
        position={"critical": True},
        appraisals=[{"nip": nip(900), "year": 2025, "rating": "BUTUH PERBAIKAN"}],
    )
    # Two levels of 100 points, each with 50 + 25 + 25 percent more.
    assert planned(told).closed == 2 * 200


def test_a_good_rating_adds_nothing():
    told = city(
        [{"T.01": 2}],
        [offer()],
        appraisals=[{"nip": nip(900), "year": 2025, "rating": "BAIK"}],
    )
    assert planned(told).closed == 100


def test_the_budget_goes_where_it_closes_most():
    told = city(
        [{"T.01": 2, "T.02": 2}],
        [
            offer("L1", cost=2e6),
            offer("L2", competency="T.02", cost=3e6, starts=date(2027, 5, 3)),
        ],
        standards={"T.01": (3, "perlu"), "T.02": (3, "mutlak")},
    )
    found = planned(told, budget=4 * MILLION)
    assert pairs(found) == [(900, "L2")]
    assert why(found) == {(900, "T.01"): "ANGGARAN"}
    assert found.is_best


def test_seats_limit_and_the_higher_gap_gets_the_seat():
    told = city([{"T.01": 2}, {"T.01": 1}, {"T.01": 2}], [offer(seats=1)])
    found = planned(told)
    assert pairs(found) == [(901, "L1")]
    assert why(found) == {(900, "T.01"): "PENUH", (902, "T.01"): "PENUH"}
    seat = found.offers["seat_points"][0]
    assert 100 <= seat <= 250  # between what is left out and what is in


def test_trainings_at_the_same_time_are_not_given_to_one_person():
    told = city(
        [{"T.01": 2, "T.02": 2}],
        [offer("L1"), offer("L2", competency="T.02", starts=date(2027, 3, 2))],
        standards={"T.01": (3, "mutlak"), "T.02": (3, "perlu")},
    )
    found = planned(told)
    assert pairs(found) == [(900, "L1")]
    assert why(found) == {(900, "T.02"): "BENTROK"}


def test_trainings_that_follow_each_other_are_both_taken():
    told = city(
        [{"T.01": 2, "T.02": 2}],
        [
            offer("L1"),
            offer("L2", competency="T.02", starts=date(2027, 3, 3), ends=None),
        ],
        standards={"T.01": (3, "mutlak"), "T.02": (3, "perlu")},
    )
    assert pairs(planned(told)) == [(900, "L1"), (900, "L2")]


def test_contract_staff_take_at_most_twenty_four_hours_a_year():
    told = city(
        [{"T.01": 2, "T.02": 2}],
        [
            offer("L1", hours=16.0),
            offer("L2", competency="T.02", hours=8.5, starts=date(2027, 5, 3)),
        ],
        standards={"T.01": (3, "mutlak"), "T.02": (3, "perlu")},
    )
    found = planned(told)
    assert pairs(found) == [(900, "L1")]  # 24.5 hours together
    assert why(found) == {(900, "T.02"): "JAM"}


def test_hours_had_in_the_year_of_the_plan_count():
    told = city(
        [{"T.01": 2}],
        [offer(hours=16.0)],
        trainings=[{"nip": nip(900), "name": "Lain", "year": 2027, "hours": 9.0}],
    )
    assert why(planned(told)) == {(900, "T.01"): "JAM"}


def test_the_city_may_limit_hours_of_everybody():
    told = city(
        [{"T.01": 2}],
        [offer(hours=16.0)],
        employee={"status": "PNS"},
        settings={"training_hours_most": 12.0},
    )
    assert why(planned(told)) == {(900, "T.01"): "JAM"}


def test_a_training_without_a_gap_fills_the_hours_that_a_civil_servant_lacks():
    told = city([{"T.01": 3}], [offer(hours=12.0)], employee={"status": "PNS"})
    found = planned(told)
    assert pairs(found) == [(900, "L1")]
    assert found.closed == 12 * 5
    assert found.totals["hours"] == 12


def test_hours_beyond_the_lack_earn_nothing():
    told = city([{"T.01": 3}], [offer(hours=50.0)], employee={"status": "PNS"})
    assert planned(told).closed == 20 * 5


def test_contract_staff_lack_no_hours():
    assert pairs(planned(city([{"T.01": 3}], [offer()]))) == []


def test_who_moves_is_measured_against_the_target_alone():
    told = city(
        [{"T.01": 2, "T.09": 1}],
        [offer("L1"), offer("L9", competency="T.09", starts=date(2027, 6, 1))],
    )
    target = {"position": "TUJUAN", "competency": "T.09", "kind": "TEKNIS"}
    target |= {"level": 2, "importance": "perlu"}
    told = city_with_target(told, target)
    found = planned(told, moves={nip(900): "TUJUAN"})
    assert pairs(found) == [(900, "L9")]
    assert found.closed == 150  # half more for a planned move


def city_with_target(told, standard):
    from dataclasses import replace

    from .city import frame

    position = {"position": "TUJUAN", "unit": "U1", "name": "Lain"}
    position |= {"family": "PELAKSANA"}
    return replace(
        told,
        positions=told.positions.vstack(frame("positions", [position])),
        standards=told.standards.vstack(frame("standards", [standard])),
    )


def test_moves_to_a_position_that_is_not_there_are_refused():
    with pytest.raises(PlanOfOtherBook, match="TIDAK-ADA"):
        planned(city([{"T.01": 2}], [offer()]), moves={nip(900): "TIDAK-ADA"})


def test_one_training_for_one_competency():
    told = city(
        [{"T.01": 1}],
        [
            offer("L1", level_after=2, cost=5e5),
            offer("L2", level_after=3, starts=date(2027, 8, 2)),
        ],
    )
    assert pairs(planned(told)) == [(900, "L2")]


def test_the_city_may_say_how_much_one_training_can_do():
    told = city([{"T.01": 1}], [offer(level_after=3)])
    assert planned(told).totals["levels"] == 2
    assert planned(told, weighing=Weighing(most_levels=1)).totals["levels"] == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"cost": None}, "BIAYA_KOSONG"),
        ({"hours": None}, "JP_KOSONG"),
        ({"seats": 0}, "KUOTA_NOL"),
        ({"starts": DAY.replace(day=1)}, "LEWAT"),
        ({"starts": date(2028, 1, 3)}, "TAHUN_LAIN"),
        ({"level_after": 2}, "TIDAK_ADA"),
        ({"level_after": None}, "TIDAK_ADA"),
        ({"competency": None}, "TIDAK_ADA"),
        ({"levels": ["ADMINISTRATOR"]}, "JENJANG"),
    ],
)
def test_what_cannot_be_planned_says_why(told, code):
    found = planned(city([{"T.01": 2}], [offer(**told)]), year=2027)
    assert pairs(found) == []
    assert why(found) == {(900, "T.01"): code}
    assert found.needs["why_id"][0] and found.needs["why_en"][0]


def test_blank_seats_are_no_limit_and_told():
    found = planned(city([{"T.01": 2}] * 3, [offer(seats=None)]))
    assert len(pairs(found)) == 3
    assert "TRAIN-5" in {it.code for it in found.findings}


def test_a_training_for_the_level_of_the_person_is_open():
    told = city([{"T.01": 2}], [offer(levels=["pelaksana"])])
    assert pairs(planned(told)) == [(900, "L1")]


def test_what_was_attended_is_not_offered_again():
    told = city(
        [{"T.01": 2}],
        [offer()],
        trainings=[{"nip": nip(900), "name": "L", "year": 2024, "training": "L1"}],
    )
    assert why(planned(told)) == {(900, "T.01"): "SUDAH"}


def test_nobody_is_trained_after_leaving():
    told = city([{"T.01": 2}], [offer()], employee={"contract_ends": date(2027, 3, 1)})
    assert why(planned(told)) == {(900, "T.01"): "KELUAR"}


def test_a_mandatory_training_of_the_level_comes_first():
    told = city(
        [{"T.01": 2}],
        [
            offer("L1"),
            offer("W", competency=None, is_mandatory=True, levels=["PELAKSANA"]),
        ],
    )
    found = planned(told, budget=MILLION)
    assert pairs(found) == [(900, "W")]
    assert found.closed == 1000


def test_a_mandatory_training_without_money_is_told():
    told = city([{"T.01": 3}], [offer(is_mandatory=True)])
    found = planned(told, budget=0)
    assert "TRAIN-15" in {it.code for it in found.findings}


def test_a_competency_never_assessed_is_unknown_not_a_gap():
    found = planned(city([{"T.01": None}], [offer()]))
    assert pairs(found) == [] and found.totals["gaps"] == 0
    assert found.totals["never_assessed"] == 1
    assert why(found) == {(900, "T.01"): "BELUM_DINILAI"}


def test_without_a_budget_the_cheaper_of_two_that_close_as_much_is_taken():
    told = city([{"T.01": 2}], [offer("MAHAL", cost=9e6), offer("MURAH", cost=1e6)])
    assert pairs(planned(told)) == [(900, "MURAH")]


def test_identical_people_share_the_seats():
    found = planned(city([{"T.01": 2}] * 8, [offer(seats=5)]), budget=3 * MILLION)
    assert pairs(found) == [(900, "L1"), (901, "L1"), (902, "L1")]
    assert found.is_best and found.million["exact"] == 100


def test_one_more_million_may_close_nothing_although_the_slope_is_above_zero():
    found = planned(city([{"T.01": 2}] * 2, [offer(cost=3e6)]), budget=3 * MILLION)
    assert found.million["exact"] == 0
    assert found.million["slope"] > 0


@pytest.mark.parametrize("budget", [None, 0, 10 * MILLION])
@pytest.mark.parametrize(
    "told",
    [
        city([], []),
        city([], [offer()]),
        city([{"T.01": 2}], []),
        city([{"T.01": 3}], [offer()]),
    ],
    ids=["nobody", "nobody to train", "no catalogue", "no gaps"],
)
def test_nothing_to_plan_is_an_empty_plan(told, budget):
    found = planned(told, budget=budget)
    assert pairs(found) == [] and found.closed == 0 and found.is_best
    assert found.totals["cost"] == 0


def test_duplicate_codes_are_intakes_of_one_training():
    told = city(
        [{"T.01": 2}, {"T.01": 2}],
        [offer("L1", seats=1), offer("L1", seats=1, starts=date(2027, 9, 1))],
    )
    found = planned(told)
    assert pairs(found) == [(900, "L1"), (901, "L1")]
    assert "TRAIN-7" in {it.code for it in found.findings}


def test_the_setting_is_the_budget_where_none_is_given():
    told = city([{"T.01": 2}] * 2, [offer()], settings={"training_budget": 1e6})
    assert planned(told).totals["cost"] == MILLION
    assert planned(told, budget=2 * MILLION).totals["cost"] == 2 * MILLION


def test_points_never_fall_with_a_larger_budget():
    told = city([{"T.01": at % 3} for at in range(12)], [offer(seats=6)])
    curve = planned(told, budget=4 * MILLION).curve
    assert curve["closed"].is_sorted() and curve["bound"].is_sorted()
    assert (curve["closed"] <= curve["bound"]).all()
    assert curve.filter("is_plan")["budget"].to_list() == [4 * MILLION]


def test_the_same_question_has_the_same_answer():
    told = city([{"T.01": at % 3} for at in range(20)], [offer(seats=6)])
    one, other = (planned(told, budget=4 * MILLION) for _ in range(2))
    assert one.taken.equals(other.taken) and one.needs.equals(other.needs)
