"""The sampling plan; another name for a place; what is no longer told to citizens."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat import law
from tepat.satisfaction.sample import needed
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.publicservice.models import Service, SurveyAnswer
from tepat_web.survey import actions, actions_office, progress, queries
from tepat_web.survey.models import Improvement

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()


def plans(place):
    return progress.plans(queries.services(place.keeper), DAY, law.on(DAY))


def answered(place, days, service):
    for at in days:
        SurveyAnswer.objects.create(
            unit=place.unit, day=DAY - timedelta(days=at), order=at, service=service
        )


@pytest.fixture
def told(place):
    return actions.tell_improvement(
        by=place.keeper, unit=place.unit, text="Bangku baru", since=DAY
    )


def test_the_sample_is_that_of_the_engine_and_the_year_slides(place):
    answered(place, (0, 30, 360, 400), " surat  KETERANGAN")
    [plan] = plans(place)
    [quota] = plan.quotas
    assert quota.alone.needed == needed(900, law.on(DAY)) == 269
    told = quota.alone.answered, quota.alone.missing, quota.alone.percent
    assert told == (3, 266, 1)


def test_the_sample_of_a_unit_is_divided_by_users_and_counts_every_sheet(place):
    Service.objects.create(unit=place.unit, name="Kartu keluarga", population=100)
    answered(place, (1, 2), "Kartu Keluarga")
    answered(place, (3, 4, 5), "")
    [plan] = plans(place)
    whole = needed(1000, law.on(DAY))
    assert (plan.users, plan.goal.needed, plan.goal.answered) == (1000, whole, 5)
    assert plan.unnamed == 3
    shares = {each.service.name: each.share for each in plan.quotas}
    assert sum(each.needed for each in shares.values()) == whole
    assert shares["Kartu keluarga"].needed == round(whole / 10)
    assert shares["Kartu keluarga"].missing == round(whole / 10) - 2


def test_without_users_of_a_year_nothing_is_claimed(place):
    Service.objects.create(unit=place.unit, name="Kartu keluarga")
    [plan] = plans(place)
    goal = plan.goal
    assert (plan.users, goal.needed, goal.missing, goal.percent) == (None,) * 4
    assert {each.share.needed for each in plan.quotas} == {None}
    assert {each.alone.needed for each in plan.quotas} == {None, 269}


def test_the_plan_costs_the_same_however_many_services(
    place, client_of, django_assert_max_num_queries
):
    desk, address = client_of(place.keeper), reverse("survey:plan")
    with django_assert_max_num_queries(14) as few:
        assert "269" in desk.get(address).content.decode()
    for n in range(30):
        Service.objects.create(unit=place.unit, name=f"Layanan {n}", population=n)
    with django_assert_max_num_queries(len(few)):
        desk.get(address)


def test_a_place_gets_another_name_and_keeps_its_address(place, client_of):
    desk, code = client_of(place.keeper), place.station.code
    address = reverse("survey:rename", args=[place.station.pk])
    assert 'value="Loket 2"' in desk.get(address).content.decode()
    assert desk.post(address, {"label": " "}).status_code == 422
    for _ in range(2):
        assert desk.post(address, {"label": "Loket Utama"}).status_code == 302
    place.station.refresh_from_db()
    assert (place.station.label, place.station.code) == ("Loket Utama", code)
    assert Entry.objects.filter(act="station.changed").count() == 1
    with pytest.raises(NotAllowed):
        actions_office.rename_station(by=place.keeper, station=place.station, label="")


def test_what_is_told_is_reworded_and_withdrawn_once(place, told, client_of):
    desk = client_of(place.keeper)
    address = reverse("survey:reword", args=[told.pk])
    assert desk.post(address, {"text": "", "since": DAY}).status_code == 422
    words = {"text": "Sepuluh bangku baru", "since": DAY.isoformat()}
    assert desk.post(address, words).status_code == 302
    assert queries.improved(place.station).text == "Sepuluh bangku baru"
    for _ in range(2):
        answer = desk.post(reverse("survey:withdraw", args=[told.pk]))
        assert answer.status_code == 302
    assert queries.improved(place.station) is None
    assert Entry.objects.filter(act="improvement.withdrawn").count() == 1
    assert desk.get(address).status_code == 404
    with pytest.raises(NotAllowed):
        actions_office.change_improvement(
            by=place.keeper, improvement=told, text="Lagi", since=DAY
        )


def test_who_keeps_another_unit_neither_renames_nor_withdraws(place, told, client_of):
    other = client_of(place.elsewhere)
    for name, it in (("rename", place.station), ("reword", told)):
        address = reverse(f"survey:{name}", args=[it.pk])
        assert other.get(address).status_code == 404
    other.post(reverse("survey:withdraw", args=[told.pk]))
    assert not Improvement.objects.get().is_removed
    for act in (
        lambda by: actions_office.rename_station(
            by=by, station=place.station, label="x"
        ),
        lambda by: actions_office.withdraw_improvement(by=by, improvement=told),
    ):
        with pytest.raises(PermissionDenied):
            act(place.elsewhere)
