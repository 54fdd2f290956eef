"""Whoever wants to fill the box: what is let in, what is marked, what is refused."""

import time
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat_web.survey import limits, tickets
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Spent
from tepat_web.survey.sheet import TRAP, moment

pytestmark = pytest.mark.django_db


def at(place, ticket=""):
    if ticket:
        return reverse("survey_public:signed", args=[place.station.code, ticket])
    return reverse("survey_public:sheet", args=[place.station.code])


@pytest.fixture
def read(monkeypatch):
    """A sheet that was open long enough to be read."""
    earlier = time.time() - 60
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: earlier)
        return moment()


def doubts():
    return list(Slip.objects.order_by("pk").values_list("doubts", flat=True))


def test_a_sheet_that_was_read_is_not_doubted(place, answers, read):
    place.stranger.post(at(place), answers(saat=read))
    assert doubts() == [""]


def test_haste_and_the_trap_are_marked_and_kept(place, answers, read):
    place.stranger.post(at(place), answers(saat=moment()))
    place.stranger.post(at(place), answers(saat="karangan"))
    place.stranger.post(at(place), answers(saat=read, **{TRAP: "http://x"}))
    assert doubts() == ["hurry", "hurry", "trap"]


def test_many_from_one_address_are_marked_and_very_many_refused(
    place, answers, read, monkeypatch
):
    monkeypatch.setattr(limits, "MANY", 3)
    monkeypatch.setattr(limits, "TOO_MANY", 5)
    statuses = [
        place.stranger.post(at(place), answers(saat=read)).status_code for _ in range(7)
    ]
    assert statuses == [303] * 5 + [429] * 2
    assert doubts() == ["", "", "", "many", "many"]
    other = Client(REMOTE_ADDR="10.1.2.3")
    assert other.post(at(place), answers(saat=read)).status_code == 303
    kept = str(caches["process"]._cache.keys())
    assert "127.0.0.1" not in kept
    assert "10.1.2.3" not in kept


def test_what_was_typed_survives_the_refusal(place, answers, monkeypatch):
    monkeypatch.setattr(limits, "TOO_MANY", 0)
    page = place.stranger.post(at(place), answers(remark="Pintunya berat"))
    assert page.status_code == 429
    assert "Pintunya berat" in page.content.decode()


def test_no_limit_stops_signed_links_and_each_lets_one_in(
    place, answers, read, monkeypatch
):
    monkeypatch.setattr(limits, "TOO_MANY", 0)
    made = [tickets.new(place.station.code) for _ in range(20)]
    assert len(set(made)) == 20
    for ticket in [*made, *made]:
        answer = place.stranger.post(at(place, ticket), answers(saat=read))
        assert answer.status_code == 303
    assert Slip.objects.filter(way="signed", doubts="").count() == 20
    assert Spent.objects.count() == 20


def test_a_link_of_one_place_or_of_nobody_opens_no_other(place, answers):
    foreign = tickets.new("abcdefghjk")
    own = tickets.new(place.station.code)
    forged = own[:-1] + ("a" if own[-1] != "a" else "b")
    for ticket in (foreign, forged, "x", "a" * 16, own + "a"):
        assert place.stranger.get(at(place, ticket)).status_code == 404
        answer = place.stranger.post(at(place, ticket), answers())
        assert answer.status_code == 404
    assert not Slip.objects.exists()


def test_a_foreign_page_cannot_send_for_its_visitors(place, answers):
    for headers in (
        {"HTTP_ORIGIN": "https://lain.example"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
    ):
        assert place.stranger.post(at(place), answers(), **headers).status_code == 422
    assert not Slip.objects.exists()
    same = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
    assert place.stranger.post(at(place), answers(), **same).status_code == 303


def test_a_burst_at_one_place_is_marked(place, answers, read, monkeypatch):
    monkeypatch.setattr(limits, "BURST", 2)
    monkeypatch.setattr(limits, "MANY", 100)
    for number in range(4):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        client.post(at(place), answers(saat=read))
    assert doubts() == ["", "", "burst", "burst"]


def test_sheets_alike_in_everything_are_marked_also_those_taken_before(
    place, answers, read
):
    for _ in range(2):
        place.stranger.post(at(place), answers(saat=read, remark="Bagus sekali"))
    take_in(timezone.localdate())
    assert doubts() == ["", ""]
    place.stranger.post(at(place), answers(saat=read, remark="Bagus sekali"))
    place.stranger.post(at(place), answers(saat=read, remark="Biasa saja"))
    for _ in range(3):  # nothing could tell these apart: no copies
        place.stranger.post(at(place), answers(saat=read))
    take_in(timezone.localdate() + timedelta(days=1))
    assert doubts() == ["copy"] * 3 + [""] * 4
