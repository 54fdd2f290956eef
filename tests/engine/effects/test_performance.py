"""Appraisals: who stayed, where they were at the time, and how ratings count."""

from datetime import date

import pytest

from tepat import law
from tepat.effects import Measure, Outcome, Question, effect
from tepat.effects.appraised import appraised
from tepat.effects.errors import NotOnBothSides, UnknownTraining
from tepat.effects.stayed import stayed
from tepat.effects.telling import explained, headline, text

DAY = date(2026, 11, 24)
LAW = law.on(DAY)


def nip(number):
    return f"19900101201503{number:04}"


def rated(number, year, rating, period=None):
    return {"nip": nip(number), "year": year, "rating": rating, "period": period}


def person(number, unit, since=date(2015, 3, 1)):
    return {
        "nip": nip(number),
        "name": f"Orang {number}",
        "status": "PNS",
        "unit": unit,
        "position_since": since,
    }


def told(found):
    return [text(note, "id") for note in (headline(found), *explained(found))]


def test_ratings_are_points_in_their_order(city):
    ratings = ("SANGAT KURANG", "KURANG", "BUTUH PERBAIKAN", "BAIK", "SANGAT BAIK")
    snapshot = city(
        [],
        ["A"],
        employees=[person(at, "A") for at in range(5)],
        appraisals=[rated(at, 2024, each) for at, each in enumerate(ratings)],
    )
    points = appraised(snapshot, LAW, Measure.POINTS).frame.sort("nip")["value"]
    assert points.to_list() == [1, 2, 3, 4, 5]
    share = appraised(snapshot, LAW, Measure.SHARE).frame.sort("nip")["value"]
    assert share.to_list() == [0, 0, 0, 100, 100]


def test_a_blank_rating_follows_from_results_and_behaviour(city):
    row = {"nip": nip(1), "year": 2024, "results": "DI_ATAS", "behaviour": "DI_ATAS"}
    snapshot = city([], ["A"], employees=[person(1, "A")], appraisals=[row])
    assert appraised(snapshot, LAW, Measure.POINTS).frame["value"].to_list() == [5]


def test_people_count_where_they_were_at_the_time(city):
    snapshot = city(
        [],
        ["A", "B", "C"],
        employees=[person(1, "A", date(2025, 1, 1)), person(2, "A", None)],
        history=[
            {
                "nip": nip(1),
                "name": "Pengelola",
                "unit": "unit b",  # by name, in any letters
                "since": date(2020, 1, 1),
                "until": date(2023, 12, 31),
            },
            {
                "nip": nip(1),
                "name": "Pengelola",
                "unit": "?",
                "since": date(2024, 1, 1),
            },
        ],
        appraisals=[rated(1, year, "BAIK") for year in (2019, 2023, 2024, 2025)]
        + [rated(2, 2024, "BAIK")],
    )
    found = appraised(snapshot, LAW, Measure.POINTS)
    placed = dict(found.frame.select("first", "unit").iter_rows())
    # 2019: before anything that is told. 2024: in a unit that is none of the city's.
    assert placed == {date(2023, 1, 1): "B", date(2025, 1, 1): "A"}
    assert found.unplaced == 3


def test_periods_that_cannot_be_read_or_have_not_ended_do_not_count(city):
    snapshot = city(
        [],
        ["A"],
        employees=[person(1, "A")],
        appraisals=[
            rated(1, 2026, "BAIK"),  # ends after the reference date
            rated(1, 2025, "BAIK", "kapan-kapan"),
            rated(1, 2024, None),
            rated(1, 2025, "BAIK", "Triwulan II"),
        ],
    )
    found = appraised(snapshot, LAW, Measure.POINTS)
    assert found.frame["last"].to_list() == [date(2025, 6, 30)]
    assert found.unread == 3


def test_only_those_on_both_sides_in_one_unit_speak(city):
    snapshot = city(
        [],
        ["A", "B"],
        employees=[person(1, "A"), person(2, "A"), person(3, "B", date(2025, 1, 1))],
        history=[
            {"nip": nip(3), "name": "x", "unit": "A", "since": date(2020, 1, 1)},
        ],
        appraisals=[
            *(rated(1, year, "BAIK") for year in (2024, 2025)),
            rated(2, 2025, "SANGAT BAIK"),
            *(rated(3, year, "KURANG") for year in (2024, 2025)),
        ],
    )
    frame = appraised(snapshot, LAW, Measure.POINTS).frame
    found = stayed(frame, date(2025, 1, 1))
    assert found.people == 1
    assert found.moved == 1
    assert found.levels["value"].to_list() == [4, 4]


def test_the_period_that_holds_the_day_counts_on_neither_side(city):
    snapshot = city(
        [],
        ["A"],
        employees=[person(1, "A")],
        appraisals=[rated(1, year, "BAIK") for year in (2023, 2024, 2025)],
    )
    frame = appraised(snapshot, LAW, Measure.POINTS).frame
    found = stayed(frame, date(2024, 7, 1))
    assert found.straddling == 1
    assert found.days == {
        -1: (date(2023, 1, 1), date(2023, 12, 31)),
        0: (date(2025, 1, 1), date(2025, 12, 31)),
    }


@pytest.fixture
def offices(city):
    """Twelve offices of ten people; people of the first ones change in 2025."""

    def make(treated=6, better=1, **tables):
        ratings = ("KURANG", "BUTUH PERBAIKAN", "BAIK", "SANGAT BAIK")
        units = [{"unit": f"K{at:02}", "name": f"Kantor {at}"} for at in range(12)]
        employees, appraisals = [], []
        for at in range(120):
            office = at // 10
            employees.append(person(at, f"K{office:02}"))
            for year in (2022, 2023, 2024, 2025):
                # Ups and downs without a pattern, the same on both sides.
                level = (at * 7 + year * 3 + office * year) % 3
                if office < treated and year == 2025:
                    level += better
                appraisals.append(rated(at, year, ratings[level]))
        return city([], units, employees=employees, appraisals=appraisals, **tables)

    return make


def ask(snapshot, **rest):
    return effect(snapshot, LAW, Question(outcome=Outcome.PERFORMANCE, **rest))


def test_a_change_in_offices_is_found(offices):
    units = tuple(f"K{at:02}" for at in range(6))
    found = ask(offices(), event=date(2025, 1, 1), units=units)
    assert found.study.people == 120
    assert found.estimate.low < 1.0 < found.estimate.high
    assert found.estimate.tells
    assert told(found)[0].startswith("Rata-rata predikat kinerja naik 1,")
    assert any("Sangat Kurang 1" in each for each in told(found))


def test_shares_are_points_of_a_hundred(offices):
    units = tuple(f"K{at:02}" for at in range(6))
    found = ask(offices(), event=date(2025, 1, 1), units=units, measure=Measure.SHARE)
    # One of three levels rises from BUTUH PERBAIKAN to BAIK: a third of the people.
    assert found.estimate.effect == pytest.approx(100 / 3, abs=8)
    assert told(found)[0].startswith("Bagian pegawai berpredikat Baik ke atas naik")


def test_an_event_within_the_last_appraised_year_waits(offices):
    with pytest.raises(NotOnBothSides, match="memuat 1 Oktober 2025"):
        ask(offices(), event=date(2025, 10, 1), units=("K01",))


def attended(number, ended, training="LAT001"):
    return {
        "nip": nip(number),
        "name": "Pelayanan prima",
        "year": ended.year,
        "hours": 20.0,
        "training": training,
        "ended": ended,
    }


def test_trained_people_are_held_against_their_colleagues(city):
    """Half of each office is trained, by the end of 2023 or a year later, and is
    one rating better from then on; those trained later are no comparison after it."""
    ratings = ("KURANG", "BUTUH PERBAIKAN", "BAIK", "SANGAT BAIK")
    first, second = date(2023, 12, 20), date(2025, 1, 1)
    people, appraisals, trainings = [], [], []
    for at in range(240):
        office, place = divmod(at, 20)
        people.append(person(at, f"K{office:02}"))
        ended = first if place < 5 else second if place < 10 else None
        if ended is not None:
            trainings.append(attended(at, ended))
        for year in range(2021, 2026):
            level = (at * 7 + year * 5 + office * year) % 3
            if ended is not None and date(year, 1, 1) >= ended:
                level += 1
            appraisals.append(rated(at, year, ratings[level]))
    units = [{"unit": f"K{at:02}", "name": f"Kantor {at}"} for at in range(12)]
    snapshot = city(
        [], units, employees=people, appraisals=appraisals, trainings=trainings
    )
    found = ask(snapshot, training="lat001")
    assert [group.event for group in found.study.groups] == [first, second]
    assert found.estimate.low < 1.0 < found.estimate.high
    assert found.estimate.effect == pytest.approx(1, abs=0.25)
    assert len(found.study.treated) == 12
    assert any("rekan di unit yang sama" in each for each in told(found))
    # In the first group, nobody trained a year later speaks for 2025.
    group = found.study.groups[0]
    untrained = ~group.is_treated
    assert group.cells.count[untrained][:, group.cells.order == 1].max() == 10
    assert group.cells.count[untrained][:, group.cells.order == 0].max() == 15
    assert found.by_lot is None


def test_a_training_that_nobody_finished_is_refused(offices):
    with pytest.raises(UnknownTraining, match="LAT009"):
        ask(offices(), training="LAT009")


def test_units_are_trained_when_enough_of_their_staff_are(bench, city):
    snapshot, treated = bench.city(bench.World("x", treated=6, effect=8.0), 2)
    people = [
        person(at, unit)
        for at, unit in enumerate(
            unit for unit in snapshot.units["unit"] for _ in range(4)
        )
    ]
    trainings = [
        attended(at, bench.EVENT if at % 4 == 0 else date(2025, 7, 1))
        for at, row in enumerate(people)
        if row["unit"] in treated and at % 4 in (0, 1)
    ]
    told = city(
        snapshot.surveys.to_dicts(),
        snapshot.units["unit"].to_list(),
        employees=people,
        trainings=trainings,
        catalogue=[{"training": "LAT001", "name": "Pelayanan prima"}],
    )
    found = effect(told, LAW, Question(training="LAT001"))
    assert found.study.treated == treated
    assert found.estimate.low < 8 < found.estimate.high
    # Half of the staff only after the second of them: the later day.
    late = effect(told, LAW, Question(training="LAT001", share=50))
    assert set(late.study.treated.values()) == {date(2025, 7, 1)}
    with pytest.raises(UnknownTraining, match=r"“Pelayanan prima”.*60 persen"):
        effect(told, LAW, Question(training="lat001", share=60))
