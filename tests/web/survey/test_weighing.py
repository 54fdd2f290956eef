"""Odd sheets are counted apart: an index with them, and without them, side by side."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tepat import law
from tepat.satisfaction import survey
from tepat_web.organisation.models import Setting
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots import take
from tepat_web.survey import inbox, weighing
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
BEFORE = DAY - timedelta(days=1)


def put(place, answers, way=Slip.Way.OPEN, **told):
    inbox.drop(place.station, {}, answers=answers, way=way, today=BEFORE, **told)


@pytest.fixture
def stuffed(place):
    """Three honest sheets, three stuffed ones, and one of a workbook."""
    for answers in ("233323332", "323332303", "222333222"):
        put(place, answers)
    for _ in range(2):
        put(place, "4" * 9, doubts=["hurry", "many"])
    put(place, "4" * 9, Slip.Way.PAPER, doubts=["typed"])
    take_in(DAY)
    SurveyAnswer.objects.create(unit=place.unit, day=BEFORE, order=99, fee=3, product=2)
    SurveyAnswer.objects.create(unit=place.unit, day=BEFORE, order=100)  # blank
    return place


@pytest.mark.parametrize("weight", ["", "0.111"])
def test_with_all_it_is_the_engine_s_own_and_without_that_of_the_rest(stuffed, weight):
    if weight:
        Setting.objects.create(key="bobot_skm", value=weight, order=1)

    def engine():
        found = survey(take.snapshot(day=DAY), law.on(DAY))
        [unit] = found.units
        return unit.score.n, unit.score.index.ikm

    told = weighing.of_unit(stuffed.unit.pk, DAY)
    assert (told.every.n, told.every.ikm) == engine() == (7, told.every.ikm)
    odd = SurveyAnswer.objects.exclude(slip__doubts="").filter(slip__isnull=False)
    odd.update(is_removed=True)
    assert (told.without.n, told.without.ikm) == engine()
    assert (told.odd.n, told.odd.quality) == (3, "A")
    assert told.difference == told.every.ikm - told.without.ikm > 10


def test_each_reason_and_each_way_is_counted_apart(stuffed):
    told = weighing.of_unit(stuffed.unit.pk, DAY)
    assert {code: both[0].n for code, both in told.reasons.items()} == {
        "hurry": 2, "many": 2, "typed": 1,
    }  # fmt: skip
    assert {code: both[1].n for code, both in told.reasons.items()} == {
        "hurry": 5, "many": 5, "typed": 6,
    }  # fmt: skip
    assert {way: of_it.n for way, of_it in told.ways.items()} == {
        "open": 5, "paper": 1, weighing.BROUGHT: 1,
    }  # fmt: skip
    assert told.ways["paper"].ikm == Decimal("100.00")


def test_what_was_changed_or_removed_afterwards_is_told(stuffed, client_of):
    assert weighing.altered(stuffed.unit.pk) == 0
    bad, worse, worst = SurveyAnswer.objects.filter(slip__doubts="").order_by("pk")
    bad.fee = 4
    bad.save()
    worse.is_removed = True
    worse.save()
    worst.unit = stuffed.other
    worst.save()
    assert weighing.altered(stuffed.unit.pk) == 3
    address = f"{reverse('survey:odd')}?unit={stuffed.unit.pk}"
    page = client_of(stuffed.keeper).get(address).content.decode()
    assert "3 lembar unit ini diubah, dipindahkan, atau dihapus" in page
    assert len(Slip.objects.filter(row__isnull=False)) == 6  # as they came in


def test_without_sheets_or_with_odd_ones_alone_nothing_is_claimed(place):
    assert weighing.of_unit(place.unit.pk, DAY) is None
    put(place, "4" * 9, doubts=["trap"])
    take_in(DAY)
    told = weighing.of_unit(place.unit.pk, DAY)
    assert (told.without.n, told.without.ikm, told.difference) == (0, None, None)
    assert weighing.of_unit(place.unit.pk, BEFORE - timedelta(days=1)) is None


def test_the_page_shows_both_side_by_side_to_who_keeps_the_unit(stuffed, client_of):
    told = weighing.of_unit(stuffed.unit.pk, DAY)
    both = [str(each.ikm).replace(".", ",") for each in (told.every, told.without)]
    desk, address = client_of(stuffed.keeper), reverse("survey:odd")
    for query in ("", f"?unit={stuffed.unit.pk}"):
        page = desk.get(address + query).content.decode()
        assert all(each in page for each in both)
    neighbour = client_of(stuffed.elsewhere)
    for query in ("", f"?unit={stuffed.unit.pk}", "?unit=٣&tempat=9999999999"):
        page = neighbour.get(address + query).content.decode()
        assert not any(each in page for each in both)


def test_more_units_and_sheets_cost_no_more_statements(
    stuffed, client_of, django_assert_max_num_queries
):
    desk, address = client_of(stuffed.keeper), reverse("survey:odd")
    with django_assert_max_num_queries(20) as few:
        desk.get(address)
    for n in range(40):
        put(stuffed, f"{n % 4 + 1}{n // 4 % 4 + 1}1112344", doubts=["burst"])
    take_in(DAY)
    with django_assert_max_num_queries(len(few)):
        desk.get(address)
