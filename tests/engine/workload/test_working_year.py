from datetime import date

import pytest

from tepat import law
from tepat.law import NormNotInForce
from tepat.snapshot import Settings
from tepat.workload import NoWorkingHours, WorkingYear

LAW = law.on(date(2026, 11, 24))


def test_the_law_speaks_where_the_city_is_silent():
    year = WorkingYear.of(LAW, Settings())
    assert (year.hours, year.rounding, year.method) == (
        1250,
        "SETENGAH_KE_ATAS",
        "TAHUNAN",
    )
    assert year.times_per_year == {"hari": 235, "minggu": 52, "bulan": 12, "tahun": 1}


def test_the_city_overrides_the_law_and_its_own_choices_are_not_cited_as_law():
    year = WorkingYear.of(
        LAW, Settings(effective_hours=1300, rounding="KE_ATAS", workdays_per_week=6)
    )
    assert (year.hours, year.rounding) == (1300, "KE_ATAS")
    assert year.times_per_year["hari"] == 287
    assert "rounding" not in year.norms
    assert "effective_hours_per_year" not in year.norms
    assert year.norms["days_per_year"].cites.instrument == "PermenPANRB 1/2020"


def test_the_period_method_divides_by_the_minutes_of_each_period():
    year = WorkingYear.of(LAW, Settings(period_method="PERIODE"))
    assert year.minutes_per_period == {
        "tahun": 72000,
        "bulan": 6000,
        "minggu": 1500,
        "hari": 300,
        "jam": 60,
    }
    assert year.hours == 1200
    assert not year.times_per_year


def test_the_period_method_takes_the_citys_hours_for_the_year_alone():
    year = WorkingYear.of(LAW, Settings(period_method="PERIODE", effective_hours=1250))
    assert year.minutes_per_period["tahun"] == 75000
    assert year.minutes_per_period["bulan"] == 6000
    assert year.hours == 1250


def test_a_norm_is_read_only_where_it_is_used():
    before = law.on(date(2010, 1, 1))  # days per year are known from 2020 only
    with pytest.raises(NormNotInForce):
        WorkingYear.of(before, Settings())
    assert WorkingYear.of(before, Settings(period_method="PERIODE")).hours == 1200


@pytest.mark.parametrize("hours", [0, -1250])
def test_a_year_without_hours_is_refused_with_a_way_out(hours):
    with pytest.raises(NoWorkingHours) as refusal:
        WorkingYear.of(LAW, Settings(effective_hours=hours))
    assert refusal.value.exit_code == 21
    assert "jam_kerja_efektif" in refusal.value.say("id")
    assert "jam_kerja_efektif" in refusal.value.say("en")
