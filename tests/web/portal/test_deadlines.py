"""Deadlines as a file for calendars: one's own, always the same bytes, nobody named."""

from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar
from tests.web.organisation.conftest import town

from tepat_web.kit.waiting import Task
from tepat_web.portal import deadlines, todo

__all__ = ["town"]  # the fixture
pytestmark = pytest.mark.django_db
HOME, CALENDAR = reverse("portal:home"), reverse("portal:calendar")
LONG = "Tulis hasil kerja; disepakati paling lambat 31 Januari 2026, “Kota Contoh”."
DATED = Task(LONG, "/skp/1/", "Tulis", due=date(2026, 1, 31))
OTHER = Task("Tanpa tenggat.", "/skp/2/", "Lihat")


@pytest.fixture
def told(town, user_with, client_of, monkeypatch, settings):
    settings.ADDRESS = "https://kepegawaian.contoh.go.id"
    monkeypatch.setattr(todo, "ROOMS", (lambda by, today: [DATED, OTHER],))
    return client_of(user_with(nip=town.people.clerk.nip))


def test_only_what_has_a_deadline_is_a_day_of_the_calendar(told):
    assert CALENDAR in told.get(HOME).content.decode()
    answer = told.get(CALENDAR)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.content)
    [event] = read.walk("VEVENT")
    assert (event["summary"], event["dtstart"].dt) == (LONG, DATED.due)
    assert event["url"] == "https://kepegawaian.contoh.go.id/skp/1/"
    lines = answer.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75, "RFC 5545 folds longer lines"
    assert b"DTSTART;VALUE=DATE:20260131" in lines
    assert told.get(CALENDAR).content == answer.content


def test_a_deadline_that_moved_takes_the_place_of_the_old_one(user_with):
    by, other = user_with(), user_with()
    moved = Task(LONG, "/skp/1/", "Tulis", due=date(2026, 2, 7))

    def uid(by, task):
        [event] = Calendar.from_ical(deadlines.as_calendar(by, [task])).walk("VEVENT")
        return event["uid"]

    assert uid(by, DATED) == uid(by, moved)
    assert uid(by, DATED) != uid(other, DATED)


def test_without_deadlines_the_front_page_offers_no_calendar(told, monkeypatch):
    monkeypatch.setattr(todo, "ROOMS", (lambda by, today: [OTHER],))
    assert CALENDAR not in told.get(HOME).content.decode()
    assert b"VEVENT" not in told.get(CALENDAR).content


def test_nobody_who_is_not_signed_in_gets_a_calendar(client):
    assert client.get(CALENDAR).status_code == 302
