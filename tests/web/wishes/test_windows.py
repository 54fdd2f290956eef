"""Windows: opened, changed and closed by the planner; people told once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.web.wishes.conftest import again

from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.organisation.models import Holiday
from tepat_web.wishes import actions_window, chores, queries, waiting
from tepat_web.wishes.models import Preference, State, Window

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FORM = {"name": "Minat 2027", "most": "3", "most_needs": "5", "note": "", "units": ""}


def changed(window, city, today, **more):
    told = {
        name: getattr(window, name)
        for name in ("name", "opens", "closes", "units", "most", "most_needs", "note")
    }
    return actions_window.change_window(
        by=city.planner, window=window, today=today, **(told | more)
    )


def test_a_window_is_open_on_its_first_and_its_last_day_and_not_outside():
    window = Window(opens=date(2026, 11, 2), closes=date(2026, 11, 20))
    states = {
        date(2026, 11, 1): State.AHEAD,
        date(2026, 11, 2): State.OPEN,
        date(2026, 11, 20): State.OPEN,
        date(2026, 11, 21): State.OVER,
    }
    assert {day: window.state(day) for day in states} == states


def test_two_windows_never_ask_the_same_people_on_one_day(lay_down, city, today):
    first = lay_down("Dinas", units=[city.home.code])
    lay_down("Dinas lain", units=[city.abroad.code])
    for units in ([], [city.home.code]):
        with pytest.raises(NotAllowed, match="Dinas"):
            lay_down("Kedua", units=units)
    assert queries.windows().count() == 2  # what was refused is not there
    later = lay_down("Berikutnya", opens=15, closes=30)
    with pytest.raises(NotAllowed, match="Dinas"):
        changed(later, city, today, opens=first.closes)
    changed(later, city, today, opens=first.closes + DAY)


def test_a_double_click_lays_down_one_window(lay_down):
    assert lay_down().pk == lay_down().pk
    assert Entry.objects.filter(act="window.opened").count() == 1


def test_a_window_that_is_over_is_not_changed_nor_closed_again(window, city, today):
    closed = actions_window.close_window(by=city.planner, window=window, today=today)
    assert closed.state(today) is State.OVER
    for again_ in (
        lambda: actions_window.close_window(
            by=city.planner, window=window, today=today
        ),
        lambda: changed(window, city, today),
    ):
        with pytest.raises(NotAllowed):
            again_()


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens": 3, "closes": 2},
        {"opens": -9, "closes": -8},
        {"units": ["TIDAK-ADA"]},
    ],
)
def test_days_and_units_must_make_sense(lay_down, today, wrong, city):
    told = {"opens": 0, "closes": 9, "units": []} | wrong
    with pytest.raises(NotAllowed):
        actions_window.open_window(
            by=city.planner,
            name="Minat",
            opens=today + told["opens"] * DAY,
            closes=today + told["closes"] * DAY,
            units=told["units"],
            most=3,
            most_needs=3,
            note="",
            today=today,
        )


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.PLANNER, Role.OPERATOR)]
)
def test_nobody_but_a_planner_lays_down_windows(role, user_with, window, city, today):
    by = user_with(role if role not in (Role.EMPLOYEE, Role.SUPERVISOR) else None)
    with pytest.raises(PermissionDenied):
        actions_window.close_window(by=by, window=window, today=today)
    part = user_with(Role.PLANNER, city.home)  # of one agency only
    with pytest.raises(PermissionDenied):
        actions_window.close_window(by=part, window=window, today=today)


def notices(user):
    return [it.text_id for it in Notice.objects.filter(to=user).order_by("pk")]


def test_people_are_told_once_that_it_opens_and_once_before_it_closes(
    lay_down, cast, tell, today, city, officer
):
    window = lay_down("Minat", opens=0, closes=30)
    for _ in range(2):  # two workers, or one after a fault
        chores.look(today)
    assert len(notices(cast.sri)) == 1
    assert len(notices(cast.head)) == 2  # one's own, and the unit's
    assert len(notices(officer)) == 1
    tell(window, stays=True)
    window.refresh_from_db()
    due = chores.remind_on(window)
    for day in (due - DAY, due, due + DAY):
        chores.look(day)
    assert len(notices(cast.sri)) == 1  # has said something
    assert len(notices(cast.head)) == 4
    assert "ditutup pada" in notices(cast.head)[-1]
    told = Entry.objects.filter(act="window.told")
    assert told.count() == 2


def test_two_working_days_before_the_end_skip_holidays_and_weekends():
    window = Window(opens=date(2026, 12, 1), closes=date(2026, 12, 28))  # a Monday
    Holiday.objects.get_or_create(day=date(2026, 12, 25), defaults={"name": "Natal"})
    # 28 is Monday; before it come Thursday 24 and Wednesday 23: Friday is a holiday.
    assert chores.remind_on(window) == date(2026, 12, 23)


def test_a_short_window_does_not_tell_twice_on_one_day(lay_down, cast, today):
    lay_down("Kilat", opens=0, closes=0)
    for _ in range(3):
        chores.look(today)
    assert len(notices(cast.sri)) == 1


def test_who_is_asked_only_later_is_told_then_and_nobody_again(
    lay_down, cast, city, today, user_with
):
    window = lay_down("Sebagian", opens=0, units=[city.abroad.code])
    outside = queries.asked(window).model.objects.exclude(
        pk__in=queries.asked(window).values("pk")
    )
    apart = (cast.sri.nip, cast.head.nip)
    one = user_with(nip=queries.asked(window).exclude(nip__in=apart).first().nip)
    other = user_with(nip=outside.exclude(nip__in=apart).first().nip)
    own = Notice.objects.filter(url__startswith="/minat/saya/", to__in=(one, other))
    chores.look(today)
    assert list(own.values_list("to", flat=True)) == [one.pk]
    changed(window, city, today, units=[])
    chores.look(today)
    assert sorted(own.values_list("to", flat=True)) == sorted((one.pk, other.pk))


def test_what_waits_is_told_until_it_is_done(window, cast, tell, today):
    (task,) = waiting.of(again(cast.sri), today)
    assert task.url == "/minat/saya/" and not task.is_urgent
    assert waiting.of(again(cast.sri), window.closes)[0].is_urgent
    tell(window, stays=True)
    assert waiting.of(again(cast.sri), today) == []
    assert {task.url for task in waiting.of(again(cast.head), today)} == {
        "/minat/saya/",
        f"/minat/unit/{cast.unit.pk}/",
    }
    assert waiting.of(again(cast.head), window.closes + DAY) == []


def test_the_planner_lays_down_a_window_and_sees_who_has_told(
    city, client_of, cast, tell, today
):
    browser = client_of(city.planner)
    assert "Belum ada jendela" in browser.get("/minat/").content.decode()
    days = {"opens": today.isoformat(), "closes": (today + 9 * DAY).isoformat()}
    wrong = browser.post("/minat/", FORM | days | {"units": "TIDAK-ADA"})
    assert wrong.status_code == 422
    assert "TIDAK-ADA" in wrong.content.decode()
    made = browser.post("/minat/", FORM | days, follow=True)
    window = Window.objects.get()
    assert made.redirect_chain == [(f"/minat/jendela/{window.pk}/", 302)]
    tell(window, stays=True, reason="dekat rumah")
    page = browser.get("/minat/").content.decode()
    everyone = queries.asked(window).count()
    assert f"1 dari {everyone} pegawai sudah menyampaikan" in page
    assert "dekat rumah" not in page  # how many, not what
    assert "dekat rumah" in browser.get(f"/minat/jendela/{window.pk}/").content.decode()
    answer = browser.post(f"/minat/jendela/{window.pk}/", FORM | days | {"most": "4"})
    assert answer.status_code == 302
    browser.post(f"/minat/jendela/{window.pk}/tutup/")
    window.refresh_from_db()
    assert (window.most, window.state(today)) == (4, State.OVER)


def test_the_pages_ask_the_same_however_many_have_told(
    window, city, client_of, cast, tell, today, django_assert_max_num_queries
):
    browser = client_of(city.planner)
    browser.get("/minat/")
    for path in ("/minat/", f"/minat/jendela/{window.pk}/"):
        with django_assert_max_num_queries(60) as few:
            browser.get(path)
        several = many_tell(window)
        with django_assert_max_num_queries(len(few)):
            browser.get(path)
        assert several


def many_tell(window):
    """Let fifty more people have told, as rows."""
    told = Preference.objects.values("employee")
    people = queries.asked(window).exclude(pk__in=told)[:25]
    now = timezone.now()
    rows = [Preference(window=window, employee=it, said_at=now) for it in people]
    return Preference.objects.bulk_create(rows)
