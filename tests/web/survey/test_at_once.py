"""One signed link on two telephones at the same moment lets one answer in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import caches
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.queries import operator
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.survey import inbox, taking, tickets
from tepat_web.survey.models import Slip, Spent

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="threads of one test share SQLite's connection; PostgreSQL tries it",
    ),
]
TELEPHONES = 4


def at_once(act):
    """Do an act in several threads, all at the same moment."""
    ready = Barrier(TELEPHONES)

    def one(number):
        try:
            ready.wait(10)
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TELEPHONES) as pool:
        return list(pool.map(one, range(TELEPHONES)))


def test_a_link_used_at_once_counts_once_and_everybody_is_thanked(place, answers):
    ticket = tickets.new(place.station.code)
    address = reverse("survey_public:signed", args=[place.station.code, ticket])

    def post(number):
        return Client().post(address, answers(fee=str(number + 1))).status_code

    assert at_once(post) == [303] * TELEPHONES
    assert Slip.objects.count() == Spent.objects.count() == 1


def test_a_day_taken_over_by_several_at_once_is_taken_once(place, monkeypatch):
    monkeypatch.setattr(taking, "AT_ONCE", 3)
    today = timezone.localdate()
    for n in range(20):
        inbox.drop(
            place.station, {}, answers=f"{n % 4 + 1}" * 9, way="open", today=today
        )
    by = operator()
    caches["process"].clear()

    def take(_number):
        while taking.take_in(by=by, before=today.replace(year=today.year + 1)):
            pass

    at_once(take)
    assert SurveyAnswer.objects.count() == Slip.objects.count() == 20
    assert not Slip.objects.filter(row=None).exists()
