"""Writing a standard: drafts, publication by day, two at once, who may."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat.law.reckoning import months_later
from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.standards import actions, queries, waiting
from tepat_web.standards.models import MANAGEMENT, Standard

from .conftest import TODAY, words

pytestmark = pytest.mark.django_db
S = Standard.State


def keep(office, edition=0, mark="satu", by=None, **other):
    return actions.keep(
        by=by or office.keeper, service=office.service,
        told=words(mark, **other), edition=edition,
    )  # fmt: skip


def held(office, day=TODAY):
    return queries.held([office.service], day)[office.service.pk]


@pytest.fixture
def desk(office, client_of):
    return client_of(office.keeper)


@pytest.fixture
def page(office):
    return reverse("standards:write", args=[office.service.pk])


def test_a_new_standard_takes_the_place_of_the_one_before_on_its_day(office, publish):
    first, second = publish(-30, "lama"), publish(10, "baru")
    for days, holding in ((-31, None), (-30, first), (9, first), (10, second)):
        assert held(office, TODAY + timedelta(days=days)).now == holding
    first.refresh_from_db()
    assert (first.valid_to, second.valid_to) == (second.valid_from, None)
    assert first.requirements == "requirements lama"
    later = held(office, TODAY + timedelta(days=10))
    assert (later.past, later.coming) == ([first], [])


def test_one_that_has_not_begun_never_holds_when_another_comes_first(office, publish):
    first, wrong, right = publish(-30), publish(40, "salah"), publish(20, "benar")
    assert held(office, TODAY + timedelta(days=60)).now == right
    told = held(office)
    assert (told.now, told.coming, told.past) == (first, [right], [])
    wrong.refresh_from_db()
    assert wrong.valid_from == wrong.valid_to


def test_a_standard_cannot_begin_before_the_present_one_nor_in_a_far_year(
    office, publish
):
    publish(-30)
    for days in (-31, 400):
        with pytest.raises(NotAllowed):
            publish(days, "lain")
    publish(-30, "diperbaiki")  # the same day: a mistake is mended
    assert held(office).now.product == "product diperbaiki"


def test_what_citizens_read_has_to_be_there(office, publish):
    with pytest.raises(NotAllowed):
        publish(fee="  ")
    assert not Standard.objects.exists()


def test_one_that_has_not_begun_is_taken_back_to_a_draft(office, publish):
    first, coming = publish(-30), publish(5, "baru")
    actions.withdraw(by=office.keeper, standard=coming)
    told = held(office, TODAY + timedelta(days=5))
    assert (told.now, told.draft) == (first, coming)
    assert told.draft.product == "product baru"
    with pytest.raises(NotAllowed):
        actions.withdraw(by=office.keeper, standard=first)


def test_what_was_put_away_meanwhile_is_neither_taken_back_nor_reviewed(
    office, publish
):
    coming = publish(5)
    actions.withdraw(by=office.keeper, standard=coming)
    actions.discard(by=office.keeper, service=office.service)
    for act in (actions.withdraw, actions.confirm):
        with pytest.raises(NotAllowed, match="disingkirkan"):
            act(by=office.keeper, standard=coming)


def test_a_review_is_due_after_a_year_and_once_done_not_again(office, publish):
    it = publish(-366)
    assert [task.url for task in waiting.of(office.keeper, TODAY)] == [
        reverse("standards:index") + "?keadaan=tinjau"
    ]
    for _ in range(2):
        it = actions.confirm(by=office.keeper, standard=it)
    assert it.review_by == months_later(TODAY, 12)
    assert waiting.of(office.keeper, TODAY) == []
    assert Entry.objects.filter(act="standard.confirmed").count() == 1
    publish(0, "baru")
    with pytest.raises(NotAllowed):
        actions.confirm(by=office.keeper, standard=it)


def test_services_without_a_standard_wait_for_who_keeps_them(office, user_with):
    (task,) = waiting.of(office.keeper, TODAY)
    assert "1" in task.text
    assert waiting.of(user_with(Role.AUDITOR), TODAY) == []


def test_a_draft_is_one_and_its_words_are_kept_when_it_is_put_away(office):
    keep(office)
    it = keep(office, 1, "dua", taken=3, taken_unit="days", charge=0)
    assert Standard.objects.count() == 1
    assert (it.edition, it.taken, it.charge) == (2, 3, 0)
    for _ in range(2):
        actions.discard(by=office.keeper, service=office.service)
    assert held(office).draft is None
    assert Entry.objects.filter(act="standard.discarded").count() == 1


def test_who_writes_over_another_is_shown_both(office, desk, page):
    keep(office)
    keep(office, 1, "dari rekan")
    mine = words("dari saya")
    answer = desk.post(page, mine | {"edisi": "1", "lakukan": "simpan"})
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "product dari rekan" in told
    assert "product dari saya" in told
    assert held(office).draft.product == "product dari rekan"
    answer = desk.post(page, mine | {"edisi": "2", "lakukan": "simpan"})
    assert answer.status_code == 302
    assert held(office).draft.product == "product dari saya"


def test_a_draft_that_was_published_meanwhile_is_not_begun_anew_unseen(office, publish):
    keep(office)
    publish(edition=1)
    with pytest.raises(actions.Overtaken) as refusal:
        keep(office, 1, "dari saya")
    assert refusal.value.theirs is None
    assert keep(office, 0, "dari saya").state == S.DRAFT


def test_publishing_twice_publishes_once(office, desk, page):
    told = words() | {"valid_from": f"{TODAY:%Y-%m-%d}", "lakukan": "terbitkan"}
    for _ in range(2):
        answer = desk.post(page, told | {"edisi": "0"})
        assert answer.status_code == 302
    assert Standard.objects.count() == 1
    assert Entry.objects.filter(act="standard.published").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"fee": ""}, {"valid_from": ""}, {"valid_from": "2099-01-01"}],
    ids=["a blank", "no day", "a far day"],
)
def test_what_cannot_be_published_comes_back_filled_and_is_kept(
    office, desk, page, wrong
):
    told = words("panjang\r\nsekali", valid_from=f"{TODAY:%Y-%m-%d}") | wrong
    answer = desk.post(page, told | {"edisi": "0", "lakukan": "terbitkan"})
    assert answer.status_code == 422
    assert "Tersimpan sebagai draf" in answer.content.decode()
    assert "product panjang\r\nsekali" in answer.content.decode()
    assert answer.context["edition"] == 1
    assert held(office).draft.product == "product panjang\nsekali"
    assert held(office).now is None


def test_a_number_without_its_unit_comes_back_filled(office, desk, page):
    for wrong in ({"taken": "3"}, {"taken_unit": "days"}, {"charge": "-1"}):
        answer = desk.post(page, words() | wrong | {"edisi": "0"})
        assert answer.status_code == 422
        assert "product satu" in answer.content.decode()
    assert not Standard.objects.exists()


def test_a_new_one_begins_with_the_words_of_the_present_one(desk, page, publish):
    publish(-1, **{MANAGEMENT[0]: "UU 25/2009"})
    told = desk.get(page).content.decode()
    assert "requirements satu" in told
    assert "UU 25/2009" in told


ACTS = {
    "keep": lambda by, office, it: keep(office, by=by),
    "publish": lambda by, office, it: actions.publish(
        by=by, service=office.service, told=words(), edition=0, valid_from=TODAY
    ),
    "withdraw": lambda by, office, it: actions.withdraw(by=by, standard=it),
    "confirm": lambda by, office, it: actions.confirm(by=by, standard=it),
    "discard": lambda by, office, it: actions.discard(by=by, service=office.service),
}


@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_on_the_service_of_another_unit(office, publish, user_with, act):
    it = publish()
    for by in (office.elsewhere, user_with(Role.PLANNER), user_with(Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            ACTS[act](by, office, it)
    assert Standard.objects.get() == it
    assert it.review_by == months_later(timezone.localdate(), 12)
