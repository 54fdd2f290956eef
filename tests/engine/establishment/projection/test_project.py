from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import balance
from tepat.establishment.projection import project
from tepat.establishment.projection.project import reason
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2025, 12, 31)  # the years ahead are 2026 to 2030
LAW = law.on(DAY)


def position(code, unit="A", need=1, **told):
    row = {"position": code, "unit": unit, "name": code, "family": "PELAKSANA"}
    return row | {"need_stated": need} | told


def people(code, *leave, stay=0):
    """Holders of a position: one for each year in which one retires, and who stay."""
    years = [*leave, *([2060] * stay)]
    return [
        {
            "nip": f"{year - 58}06152010{code[-1:].zfill(2)}1{order}",
            "status": "PNS",
            "position": code,
            "born": date(year - 58, 6, 15),
        }
        for order, year in enumerate(years, start=900)
    ]


def city(positions, employees=(), fills=(), costs=None, settings=None):
    rows = {
        "units": [
            {"unit": "A", "name": "Kota"},
            {"unit": "B", "name": "Puskesmas", "kind": "puskesmas", "parent": "A"},
        ],
        "positions": positions,
        "employees": list(employees)
        or [{"nip": "199001012010011999", "status": "PNS"}],
        "planned_fills": [
            dict(zip(("position", "year", "people", "way"), it, strict=False))
            for it in fills
        ],
        "class_costs": [
            {"position_class": k, "cost": v} for k, v in (costs or {}).items()
        ],
    }
    frames = {name: pl.DataFrame(list(r), SCHEMAS[name]) for name, r in rows.items()}
    return Snapshot(DAY, settings or Settings(), **frames)


def row(snapshot, **asked):
    return project(snapshot, LAW, **asked).positions.row(0, named=True)


def taken(snapshot, **asked):
    told = project(snapshot, LAW, **asked).proposals
    return [(it["year"], it["position"], it["people"]) for it in told.to_dicts()]


# The two cases of the algorithm: B − K here, so a shortage has a minus.
@pytest.mark.parametrize(
    ("need", "held", "exits", "gaps"),
    [
        (10, 8, (2026, 2028, 2028, 2030), [-3, -3, -5, -5, -6]),
        (5, 7, (2026, 2027, 2028), [1, 0, -1, -1, -1]),
    ],
)
def test_the_gap_grows_with_exits_and_a_surplus_is_used_up_first(
    need, held, exits, gaps
):
    snapshot = city(
        [position("P1", need=need)], people("P1", *exits, stay=held - len(exits))
    )
    assert row(snapshot, capacity=0)["gaps"] == gaps
    assert balance(snapshot, LAW).positions["projection"].to_list() == [gaps]


def test_planned_fills_come_in_their_year_and_stay():
    snapshot = city(
        [position("P1", need=10)],
        people("P1", 2026, 2028, 2028, 2030, stay=4),
        [("P1", 2027, 2, "CPNS"), ("P1", 2029, 1, "PPPK")],
    )
    told = row(snapshot, capacity=0)
    assert told["fills"] == [0, 2, 0, 1, 0]
    assert told["gaps"] == [-3, -1, -3, -2, -3]


def test_fills_change_nothing_about_what_needs_tells():
    held = people("P1", 2026, stay=1)
    plain, planned = (
        city([position("P1", need=4)], held, fills) for fills in ((), [("P1", 2027, 2)])
    )
    one, two = (
        balance(it, LAW).positions["projection"].to_list() for it in (plain, planned)
    )
    assert one == two


def test_ends_of_contract_are_told_apart_from_retirements():
    contract = people("P1", stay=1)[0] | {
        "status": "PPPK",
        "contract_ends": date(2027, 12, 31),
    }
    told = row(city([position("P1", need=2)], [contract]))
    # The first day without the person is 1 January 2028.
    assert told["contract_ends"] == [0, 0, 1, 0, 0]
    assert told["retirements"] == [0, 0, 0, 0, 0]


def test_fills_of_the_present_year_come_before_the_first_and_older_ones_not_at_all():
    snapshot = city(
        [position("P1", need=5)],
        fills=[("P1", 2025, 1), ("P1", 2024, 3), ("P1", 2031, 3)],
    )
    told = project(snapshot, LAW, capacity=0)
    assert told.positions["start"].to_list() == [-4]
    (finding,) = [it for it in told.findings if it.code == "PROJECT-7"]
    assert finding.facts["count"] == 2


def test_without_limits_every_shortage_is_proposed_once():
    snapshot = city([position("P1", need=3)], people("P1", 2027, stay=1))
    told = row(snapshot)
    assert told["proposals"] == [1, 1, 0, 0, 0]
    assert told["gaps_after"] == [0, 0, 0, 0, 0]


def test_a_surplus_is_never_filled():
    assert (
        row(city([position("P1", need=1)], people("P1", stay=3)))["proposals"]
        == [0] * 5
    )


def test_capacity_spreads_the_proposal_over_the_years_and_tells_what_is_left():
    told = project(city([position("P1", need=12)]), LAW, capacity=2)
    assert told.positions["proposals"].to_list() == [[2, 2, 2, 2, 2]]
    assert told.positions["unmet"].to_list() == [2]
    assert told.yearly["unmet"].to_list() == [10, 8, 6, 4, 2]
    assert set(told.empty["why"]) == {"kapasitas"}
    assert (told.totals["proposed"], told.totals["unmet"]) == (10, 2)


def test_critical_seats_come_first_then_leadership_then_the_larger_share_then_service():
    snapshot = city(
        [
            position("Z", need=10),
            position("Y", need=4),
            position("X", unit="B", need=4),
            position("L", family="PENGAWAS"),
            position("C", critical=True),
        ],
        [*people("Z", stay=9), *people("Y", stay=2), *people("X", stay=2)],
    )
    told = project(snapshot, LAW).proposals
    order = [
        (it["position"], it["rank"]) for it in told.to_dicts() if it["year"] == 2026
    ]
    # X and Y lack half of four; X serves. Their second seats lack a quarter.
    assert order == [("C", 1), ("L", 2), ("X", 3), ("Y", 4), ("Z", 7)]


def test_short_positions_take_turns():
    snapshot = city([position("P", need=4), position("Q", need=4)])
    assert taken(snapshot, capacity=4)[:2] == [(2026, "P", 2), (2026, "Q", 2)]


def test_a_budget_skips_what_it_cannot_reach_and_takes_the_next():
    costly = position("P", need=1, critical=True, position_class=14)
    cheap = position("Q", need=2, position_class=5)
    snapshot = city([costly, cheap], costs={14: 100.0, 5: 40.0})
    assert taken(snapshot, budget=90)[0] == (2026, "Q", 2)
    assert taken(snapshot, budget=100)[0] == (2026, "P", 1)
    told = project(snapshot, LAW, budget=90)
    assert told.empty.row(0, named=True)["why"] == "anggaran"
    assert told.yearly["cost"].to_list()[0] == 80.0


def test_the_money_of_a_year_is_never_exceeded():
    rows = [position(f"P{n}", need=n + 1, position_class=n + 5) for n in range(6)]
    told = project(
        city(rows, costs={n + 5: 7.0 * (n + 1) for n in range(6)}), LAW, budget=50
    )
    assert max(told.yearly["cost"]) <= 50


def test_a_class_without_a_cost_is_not_proposed_within_a_budget_and_told():
    snapshot = city([position("P1", position_class=9)], costs={5: 10.0})
    told = project(snapshot, LAW, budget=100)
    assert told.proposals.is_empty()
    assert [it.code for it in told.findings] == ["PROJECT-4"]
    assert taken(snapshot) == [(2026, "P1", 1)]  # without a budget no cost is asked for


def test_planned_recruits_use_capacity_and_money_first_and_transfers_do_not():
    rows = [
        position("P", need=5, position_class=5),
        position("Q", need=5, position_class=5),
    ]
    fills = [("P", 2026, 2, "CPNS"), ("P", 2026, 1, "MUTASI")]
    told = project(city(rows, fills=fills, costs={5: 10.0}), LAW, capacity=3, budget=25)
    assert told.yearly["proposed"].to_list()[0] == 0  # 25 − 2 × 10 leaves less than 10
    told = project(city(rows, fills=fills, costs={5: 10.0}), LAW, capacity=3)
    assert told.yearly["proposed"].to_list()[0] == 1


def test_plans_beyond_the_means_or_the_need_are_told():
    snapshot = city([position("P1", need=1)], fills=[("P1", 2026, 3, "CPNS")])
    told = project(snapshot, LAW, capacity=2)
    assert [it.code for it in told.findings] == ["PROJECT-5", "PROJECT-6"]


def test_the_citys_settings_hold_unless_asked_otherwise():
    snapshot = city([position("P1", need=9)], settings=Settings(fill_capacity=1))
    assert taken(snapshot)[0] == (2026, "P1", 1)
    assert taken(snapshot, capacity=4)[0] == (2026, "P1", 4)


def test_an_unknown_need_is_left_out_and_told():
    told = project(city([position("P1", need=None)]), LAW)
    assert told.positions["gaps"].to_list() == [None]
    assert [it.code for it in told.findings] == ["PROJECT-2"]


def test_without_names_only_the_present_shortage_is_known():
    snapshot = city([position("P1", need=3, holders_stated=1)])
    bare = Snapshot(DAY, Settings(), units=snapshot.units, positions=snapshot.positions)
    told = project(bare, LAW)
    assert told.positions["proposals"].to_list() == [[2, 0, 0, 0, 0]]
    assert [it.code for it in told.findings] == ["PROJECT-3"]


def test_a_proposal_says_why_in_both_languages():
    told = project(
        city([position("P1", unit="B", need=4, critical=True)]), LAW, capacity=1
    )
    said = reason(told.proposals.row(0, named=True))
    assert "jabatan kritis" in said.say("id")
    assert "4 dari 4" in said.say("id")
    assert "critical" in said.say("en")


def test_the_same_city_gives_the_same_proposal_whatever_the_order_of_people():
    held = [*people("P1", 2026, 2027), *people("P2", 2028)]
    rows = [position("P1", need=4), position("P2", need=3)]
    one, two = (
        project(city(rows, it), LAW, capacity=1).proposals for it in (held, held[::-1])
    )
    assert one.equals(two)


def test_agencies_add_up_to_the_whole():
    held = [*people("P1", 2026, stay=1), *people("Q1", 2028)]
    rows = [position("P1", need=4), position("Q1", unit="B", need=3)]
    told = project(city(rows, held), LAW, capacity=1)
    # The larger share first: P in 2026, Q in 2027 and 2028, P in 2029, Q in 2030.
    assert told.agencies.rows() == [
        (None, 4, 2, -2, 1, 0, 2, 1),
        ("Puskesmas", 3, 1, -2, 1, 0, 3, 0),
    ]
    assert told.agencies["unmet"].sum() == told.totals["unmet"]
