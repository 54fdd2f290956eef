"""What everybody sees is what somebody looked at and approved, and tells no few."""

import csv
from datetime import date, timedelta

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.web.dashboard.conftest import approve

from tepat_web.accounts.access import Role
from tepat_web.dashboard import actions, drafts, waiting
from tepat_web.dashboard import city as open_page
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Unit
from tepat_web.satisfaction import open_data
from tepat_web.snapshots import releases, store
from tepat_web.snapshots.models import Computed, Release, Subject
from tepat_web.snapshots.result import PATH
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
RELEASE = "/dasbor/penerbitan/"


def said(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def open_rows():
    content = Client().get(reverse("satisfaction:open-data")).content.decode()
    return list(csv.DictReader(content.splitlines()))


def looked_at(subject):
    return drafts.draft(subject).mark


def test_nothing_is_shown_to_everybody_before_it_is_approved(city, client_of):
    page = said(Client(), "/kota/")
    assert city.agency.name not in page and "belum ada angka" in page.lower()
    assert open_rows() == []
    planner = client_of(city.planner)
    preview = said(planner, RELEASE)
    assert city.agency.name in preview
    for subject in Subject:
        answer = planner.post(
            f"{RELEASE}{subject}/setujui/", {"dilihat": looked_at(subject)}
        )
        assert answer.status_code == 302
        assert Entry.objects.order_by("-number")[0].act == "release.approved"
    page = said(Client(), "/kota/")
    for cell in ("<tbody>", city.agency.name, "disetujui"):
        assert cell in page
    assert page.partition("<tbody>")[2].partition("</tbody>")[0] in preview
    assert len(open_rows()) == len(releases.current(Subject.SURVEY).shown) > 10
    assert drafts.draft(Subject.NEEDS).is_new is False


def test_who_may_neither_plan_nor_appoint_publishes_nothing(city, client_of, user_with):
    for by in (city.officer, city.head, user_with(Role.AUDITOR)):
        assert client_of(by).get(RELEASE).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.approve(by=by, subject=Subject.NEEDS, mark="")
        with pytest.raises(PermissionDenied):
            actions.withdraw(by=by, subject=Subject.NEEDS)
    assert RELEASE in said(client_of(city.mayor), "/dasbor/")
    assert RELEASE not in said(client_of(city.officer), "/dasbor/")
    assert client_of(city.mayor).post(f"{RELEASE}lain/tarik/").status_code == 404


def test_only_what_was_looked_at_is_approved_and_only_once(city):
    mark = looked_at(Subject.NEEDS)
    with pytest.raises(NotAllowed, match="Lihat dulu"):
        actions.approve(by=city.mayor, subject=Subject.NEEDS, mark="lain")
    actions.approve(by=city.mayor, subject=Subject.NEEDS, mark=mark)
    with pytest.raises(NotAllowed, match="sudah"):
        actions.approve(by=city.planner, subject=Subject.NEEDS, mark=mark)
    assert Release.objects.count() == 1


def test_what_is_approved_stands_until_something_newer_is(city, client_of):
    approve(city.planner, Subject.NEEDS)
    before = open_page.standing().vacancies
    newer = Computed.objects.filter(kind="needs").order_by("pk")[0]
    newer.pk, newer.job, newer.made_at = None, None, timezone.now()
    newer.save()
    assert open_page.standing().vacancies == before
    assert drafts.draft(Subject.NEEDS).is_new
    approve(city.mayor, Subject.NEEDS)
    assert open_page.standing().vacancies.day == newer.day != before.day
    answer = client_of(city.mayor).post(f"{RELEASE}needs/tarik/", follow=True)
    assert "Tidak ada lagi yang melihat" in answer.content.decode()
    assert open_page.standing().vacancies is None  # nor what was shown before
    assert Entry.objects.order_by("-number")[0].act == "release.withdrawn"
    with pytest.raises(NotAllowed):
        actions.withdraw(by=city.mayor, subject=Subject.NEEDS)
    assert drafts.draft(Subject.NEEDS).is_new


def test_a_week_later_it_is_said_that_newer_figures_wait(
    city, django_assert_max_num_queries
):
    approve(city.planner)
    today = timezone.localdate()
    assert waiting.of(city.mayor, today) == []
    newer = Computed.objects.filter(kind="needs").order_by("-pk")[0]
    newer.pk, newer.job = None, None
    newer.made_at = timezone.now() - timedelta(days=6)
    newer.save()
    with django_assert_max_num_queries(1):
        assert waiting.of(city.mayor, today) == []
    Computed.objects.filter(pk=newer.pk).update(
        made_at=timezone.now() - timedelta(days=8)
    )
    (task,) = waiting.of(city.planner, today)
    assert task.url == RELEASE
    assert waiting.of(city.officer, today) == []
    with django_assert_max_num_queries(0):
        assert waiting.of(city.officer, today) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_open_page_needs_no_account_and_names_nobody(city, language):
    approve(city.planner)
    stranger = Client()
    stranger.cookies["tepat_language"] = language
    page = said(stranger, "/kota/")
    word = "Kepuasan" if language == "id" else "Satisfaction"
    assert word in page and city.agency.name in page
    for person in Employee.objects.all():
        assert person.nip not in page and person.name not in page


def test_the_open_page_asks_little(city, django_assert_max_num_queries):
    approve(city.planner)
    stranger = Client()
    stranger.get("/kota/")
    with django_assert_max_num_queries(7):
        stranger.get("/kota/")


def test_sums_are_over_what_is_told(city):
    approve(city.planner, Subject.NEEDS)
    shown = open_page.standing().vacancies
    agencies = Unit.objects.filter(path__regex=r"^.{10}$").count()
    assert len(shown.agencies) in (agencies, agencies + 1)  # the city's own posts
    for name, total in (("need", shown.need), ("vacancies", shown.vacant)):
        cells = [each[name] for each in shown.agencies]
        assert total.value == sum(each for each in cells if each is not None)
        assert total.is_all == (None not in cells)
        assert all(each is None or each >= 5 for each in cells)
    assert shown.vacant.is_all is False


def test_of_a_small_count_nothing_else_tells_anything(city):
    """Whatever a count below five is, everybody sees the same, sums and all."""
    made = open_page.latest(Subject.NEEDS)
    (table,) = [it for it in store.read(made.folder).tables if it.name == "unit"]
    rows = pl.read_parquet(table.rows)
    kept = table.rows.read_bytes()
    depth = pl.col(PATH).str.len_chars()
    seen = set()
    try:
        for few in range(5):
            is_small = (depth == 10) & (pl.col("vacancies") < 5)
            fewer = pl.when(is_small).then(few).otherwise(pl.col("vacancies"))
            changed = rows.with_columns(fewer.cast(pl.Int64).alias("vacancies"))
            inside = changed.filter(depth == 10)["vacancies"].sum()
            whole = pl.when(depth == 5).then(inside).otherwise(pl.col("vacancies"))
            changed.with_columns(whole.alias("vacancies")).write_parquet(table.rows)
            seen.add(str(open_page.content(made, None)))
    finally:
        table.rows.write_bytes(kept)
    assert len(seen) == 1


def test_the_index_is_that_of_the_last_half_year_that_is_over(city):
    approve(city.planner, Subject.SURVEY)
    told = open_page.standing().satisfaction.units
    assert told and {each["period"].lower() for each in told} == {"semester i 2026"}
    with override("en"):
        english = open_page.standing().satisfaction.units
    assert {each["period"] for each in english} == {"half-year 1 of 2026"}
    assert {each["quality"][2:] for each in english} & {"(Good)", "(Less than good)"}
    assert {each["masa"].lower() for each in open_rows()} >= {"semester i 2026"}
    assert all(each["n"] >= 5 for each in told)


def row(n, ikm, name="Loket", number=1):
    figures = {"ikm": ikm, "low": ikm - 1, "high": ikm + 1, "quality": "B"}
    return {
        "name": name,
        "name_pk": number,
        "period": "Semester I 2026",
        "n": n,
    } | figures


def follow(monkeypatch, before, *rows):
    """What would be told of some rows after what was told before."""
    monkeypatch.setattr(open_data, "over", lambda _found: iter(rows))
    return open_data.content(Computed(kind="survey"), before)


def test_two_days_apart_tell_of_no_few_sheets(monkeypatch):
    first = follow(monkeypatch, (), row(20, 80.0))
    (late,) = follow(monkeypatch, first, row(21, 79.0))  # one citizen more
    assert (late["n"], late["ikm"], late["kept"]) == (20, 80.0, True)
    (gone,) = follow(monkeypatch, [late], row(16, 82.0, "Loket baru"))
    assert (gone["n"], gone["name"], gone["kept"]) == (20, "Loket baru", True)
    (swapped,) = follow(monkeypatch, first, row(20, 80.5, number=7))  # a new structure
    assert swapped["ikm"] == 80.0
    (many,) = follow(monkeypatch, [late], row(25, 70.0))
    assert (many["n"], many["ikm"], many["kept"]) == (25, 70.0, False)
    (same,) = follow(monkeypatch, first, row(20, 80.0))
    assert same["kept"] is False
    (small,) = follow(monkeypatch, first, row(4, 50.0))
    assert {small["n"], small["ikm"], small["low"], small["quality"]} == {None}


def test_nothing_computed_leaves_nothing_to_approve(city, client_of):
    Computed.objects.update(is_removed=True)
    page = said(client_of(city.planner), RELEASE)
    assert "/setujui/" not in page and "/hasil/baru/survey/" in page
    with pytest.raises(NotAllowed):
        approve(city.planner, Subject.NEEDS)
    assert drafts.waiting(timezone.now()) is None
    assert said(Client(), "/kota/")


def test_figures_of_a_day_to_come_are_not_offered(city):
    Computed.objects.filter(kind="needs").update(day=date(2031, 1, 1))
    assert drafts.draft(Subject.NEEDS).next is None
