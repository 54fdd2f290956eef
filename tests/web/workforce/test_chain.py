"""Who stands above whom, where posts are vacant or somebody acts in them."""

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, register

from tepat_web.organisation.models import Position
from tepat_web.workforce.chain import reporting_to, superior_of, superiors
from tepat_web.workforce.models import Appointment, Assignment

__all__ = ["city", "files", "register"]  # fixtures
pytestmark = pytest.mark.django_db


@pytest.fixture
def vacant(city):
    """A vacant post between a superior and the one person below."""
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    below = seated.get(employee=city.led).post.position
    above = seated.get(employee=city.leader).post.position
    held = seated.values("post__position")
    free = Position.objects.standing().exclude(pk__in=held)
    between = free.exclude(pk__in=(below.pk, above.pk)).first()
    Position.objects.filter(reports_to=above).update(reports_to=None)
    Position.objects.filter(pk=between.pk).update(reports_to=above)
    Position.objects.filter(pk=below.pk).update(reports_to=between)
    return between


def test_one_leads_past_a_vacant_post(city, vacant, user_with):
    today = timezone.localdate()
    assert superiors(today)[city.led.nip] == city.leader.nip
    assert reporting_to(user_with(nip=city.leader.nip), today) == [city.led.nip]


def test_who_acts_in_a_post_leads_in_it(city, vacant, user_with):
    today = timezone.localdate()
    acting = type(city.led).objects.exclude(pk__in=(city.led.pk, city.leader.pk))
    person = acting.order_by("pk").first()
    Assignment.objects.create(
        employee=person, position=vacant, kind="PLT", since=today, until=today
    )
    assert city.led.nip in reporting_to(user_with(nip=person.nip), today)
    assert city.led.nip not in reporting_to(user_with(nip=city.leader.nip), today)


def test_for_who_sits_above_nobody_the_map_is_not_read(
    city, user_with, django_assert_max_num_queries
):
    by = user_with(nip=city.led.nip)
    seat = Appointment.objects.standing().get(employee=city.led, valid_to__isnull=True)
    Position.objects.filter(reports_to=seat.post.position).update(reports_to=None)
    with django_assert_max_num_queries(1):
        assert reporting_to(by, timezone.localdate()) == []


def test_of_one_person_the_chain_says_what_it_says_of_all(city, vacant):
    today = timezone.localdate()
    Assignment.objects.create(
        employee=type(city.led).objects.exclude(pk=city.led.pk).order_by("-pk")[0],
        position=vacant,
        kind="PLH",
        since=today,
    )
    everybody = superiors(today)
    nips = [*type(city.led).objects.values_list("nip", flat=True)]
    assert {nip: superior_of(nip, today) for nip in nips} == {
        nip: everybody.get(nip) for nip in nips
    }


def test_of_one_person_only_the_posts_above_are_read(
    city, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        assert superior_of(city.led.nip, timezone.localdate()) == city.leader.nip
    with django_assert_max_num_queries(1):
        assert superior_of("199001012015031999", timezone.localdate()) is None
