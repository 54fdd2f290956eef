"""What changed since last year: three sentences, each true to what is recorded."""

from datetime import date

import pytest
from django.utils.translation import override
from tests.web.growth.conftest import assess, attend, rate

from tepat import law
from tepat.competency import gaps as city_gaps
from tepat.law.reckoning import months_later
from tepat_web.growth import changed, measured
from tepat_web.learning import account
from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.snapshots import take
from tepat_web.workforce.models import Assessment

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


def results(cast):
    return changed.results(measured.years([cast.person.nip], TODAY)[cast.person.nip])


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ({2025: "BAIK"}, "predikat Baik untuk 2025; untuk 2024 belum ada predikat"),
        ({2025: "BAIK", 2024: "BAIK"}, "predikat Baik untuk 2025, sama seperti 2024"),
        ({2025: "SANGAT BAIK", 2024: "BAIK"}, "naik dari Baik untuk 2024"),
        ({2025: "KURANG", 2024: "BAIK"}, "turun dari Baik untuk 2024 menjadi Kurang"),
    ],
)
def test_a_rating_is_held_against_the_year_before(cast, ratings, said):
    Appraisal.objects.filter(employee=cast.person).delete()
    for year, word in ratings.items():
        rate(cast.person, year, word)
    rate(cast.person, 2026, "ISTIMEWA", "Triwulan I")  # no year yet
    assert said in results(cast)


def test_without_any_yearly_rating_it_is_said(cast):
    assert "belum ada predikat tahunan" in changed.results([])


def test_a_gap_is_that_of_the_engine_today_and_a_year_ago(city, cast):
    Assessment.objects.filter(employee=cast.person).delete()
    now = measured.matches(cast.person.nip, cast.position, TODAY)
    assert now.rows  # the position asks for something
    ago = months_later(TODAY, -12)
    for row in now.rows:
        assess(cast.person, row.competency, 1, date(2024, 1, 1))
    first = now.rows[0]
    assess(cast.person, first.competency, first.asked, date(2026, 5, 1))
    now = measured.matches(cast.person.nip, cast.position, TODAY)
    then = measured.matches(cast.person.nip, cast.position, ago)
    assert measured.short(then) - measured.short(now) == first.asked - 1
    snapshot = take.snapshot(TODAY)
    rows = city_gaps(snapshot, law.on(TODAY)).filter(nip=cast.person.nip)
    assert measured.short(now) == rows["short"].sum()
    assert {it.asked for it in measured.gaps(now)} == set(
        rows.filter(rows["short"] > 0)["asked"]
    )
    said = changed.competency(now, then)
    assert f"kurang {measured.short(now)} level" in said
    assert f"setahun lalu {measured.short(then)}" in said


def test_what_was_never_assessed_is_said_and_not_counted_as_missing(cast):
    Assessment.objects.filter(employee=cast.person).delete()
    now = measured.matches(cast.person.nip, cast.position, TODAY)
    assert "belum ada yang dinilai" in changed.competency(now, now)
    assess(cast.person, now.rows[0].competency, 5, date(2026, 5, 1))
    later = measured.matches(cast.person.nip, cast.position, TODAY)
    said = changed.competency(later, now)
    assert "setahun lalu belum ada yang dinilai" in said
    assert f"Belum pernah dinilai: {len(now.rows) - 1}." in said
    assert "tanpa jabatan" in changed.competency(None, None)


def test_hours_are_those_of_the_account(cast):
    TrainingTaken.objects.filter(employee=cast.person).delete()
    attend(cast.person, 2026, 24)
    attend(cast.person, 2025, 8)
    told = account.of_person(cast.person.nip, TODAY)
    said = changed.learning(told)
    assert "24 JP pada 2026 dari 1 pelatihan" in said and "pada 2025 8 JP" in said
    with override("en"):
        assert "24 hours in 2026 from 1 training;" in changed.learning(told)
