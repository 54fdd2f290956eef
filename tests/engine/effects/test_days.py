"""Days of change are found in the register's own history, and only where many units of
one kind were really led anew."""

from datetime import date, timedelta

import polars as pl
import pytest
from tests.engine.effects.conftest import DAY, frame

from tepat.effects.days import FEWEST, days_of_change
from tepat.intake import town
from tepat.intake.town import story
from tepat.snapshot import Snapshot, resolve

ON = date(2025, 10, 1)
BEFORE = date(2019, 3, 4)


def city(days, history=(), kinds=None):
    """One school for each day; its leader, who has a teacher below, began on it."""
    names = [f"S{at}" for at in range(len(days))]
    units = [{"unit": "KOTA", "name": "Kota"}]
    positions, people = [], []
    for at, (unit, day) in enumerate(zip(names, days, strict=True)):
        kind = kinds[at] if kinds else "sekolah"
        units.append({"unit": unit, "name": f"SD {at}", "parent": "KOTA", "kind": kind})
        head = {"position": f"{unit}-1", "unit": unit, "name": f"Kepala SD {at}"}
        teacher = {"position": f"{unit}-2", "unit": unit, "superior": f"{unit}-1"}
        positions += [head | {"family": "FUNGSIONAL"}, teacher | {"name": "Guru"}]
        # Teachers began on the day, too: who does not lead does not count.
        people += [
            {"nip": f"K{at}", "position": f"{unit}-1", "position_since": day},
            {"nip": f"G{at}", "position": f"{unit}-2", "position_since": ON},
        ]
    return Snapshot(
        DAY,
        units=frame("units", units),
        positions=frame("positions", positions),
        employees=frame("employees", people),
        history=frame("history", list(history)),
    )


def found(told, surveyed=None):
    return days_of_change(told, surveyed or set(told.units["unit"]))


def led(at, who, unit, since, until, name="Kepala SD {}"):
    """A row of the history: somebody led the school with that number."""
    told = {"nip": who, "name": name.format(at), "family": "FUNGSIONAL"}
    return told | {"unit": unit, "since": since, "until": until}


def test_enough_units_led_anew_on_one_day_make_it_a_day_of_change():
    days = [ON] * FEWEST + [BEFORE + timedelta(days=at) for at in range(7)]
    (one,) = found(city(days))
    assert (one.day, one.kind, one.of) == (ON, "sekolah", FEWEST + 7)
    assert one.units == tuple(f"S{at}" for at in range(FEWEST))
    assert found(city(days[1:])) == ()


def test_kinds_are_counted_apart_and_units_that_nobody_is_asked_about_do_not_count():
    mixed = city([ON] * (FEWEST + 1), kinds=["sekolah"] * 3 + ["kelurahan"] * 3)
    assert found(mixed) == ()
    whole = city([ON] * FEWEST)
    assert found(whole, {f"S{at}" for at in range(FEWEST - 1)}) == ()


def test_a_day_to_come_is_no_day_of_change():
    assert found(city([DAY + timedelta(days=1)] * FEWEST)) == ()


def test_leaders_who_have_moved_on_are_found_in_the_history_by_code_or_name():
    # Two of the five have since been followed by somebody else.
    days = [ON] * (FEWEST - 2) + [DAY - timedelta(days=9), DAY - timedelta(days=40)]
    gone = DAY - timedelta(days=41)
    rows = [
        led(FEWEST - 2, "A", f"s{FEWEST - 2} ", ON, gone),
        led(FEWEST - 1, "B", f"SD {FEWEST - 1}", ON, gone),
    ]
    assert found(city(days, rows))[0].units == tuple(f"S{at}" for at in range(FEWEST))
    teachers = [row | {"name": "Guru"} for row in rows]
    assert found(city(days, teachers)) == ()


@pytest.mark.parametrize(("away", "is_new"), [(1, False), (400, True)])
def test_who_is_appointed_again_to_the_unit_they_led_is_no_new_leader(away, is_new):
    rows = [led(0, "K0", "S0", BEFORE, ON - timedelta(days=away))]
    assert bool(found(city([ON] * FEWEST, rows))) is is_new


@pytest.mark.parametrize("seed", [1, 2])
def test_the_rotation_of_the_fictional_city_is_found_without_being_told(seed):
    told = town.build(10_000, seed)
    surveyed = set(told.surveys["unit"])
    days = days_of_change(told, surveyed)
    leaders = resolve.units(told).select(position="leader")
    since = pl.col("position_since") == story.ROTATION_DAY
    rotated = resolve.employees(told).filter(since).join(leaders, on="position")
    largest = max(days, key=lambda it: len(it.units))
    assert largest.day == story.ROTATION_DAY
    assert set(largest.units) == set(rotated["unit"]) & surveyed
    assert 0.4 < len(largest.units) / largest.of < 0.6  # half the schools
