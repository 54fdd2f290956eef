"""The pages: the sheet without JavaScript, who sees what, what a refusal keeps."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.evaluations.conftest import GOOD, LOW, SECOND, YEAR, again

from tepat.performance import course as engine
from tepat_web.accounts.access import Role
from tepat_web.evaluations import (
    actions,
    actions_after,
    actions_contest,
    course,
    pages,
)
from tepat_web.evaluations.drafting import Told
from tepat_web.evaluations.models import Contest, Evaluation, FollowUp, State
from tepat_web.organisation.models import Unit
from tepat_web.performance.models import Appraisal, UnitRating

pytestmark = pytest.mark.django_db
TEAM = reverse("evaluations:team")
MARK = "ZEBRA-ALASAN"


def typed(*rows):
    """What the sheet sends: agreement, results, behaviour, reason, version."""
    sent = {}
    for agreement, results, behaviour, reason, version in rows:
        number = agreement.pk
        sent |= {
            f"hasil-{number}": results,
            f"perilaku-{number}": behaviour,
            f"alasan-{number}": reason,
            f"versi-{number}": str(version),
        }
    return sent


def address(name, *rest):
    return reverse(f"evaluations:{name}", args=rest)


def test_the_sheet_works_without_javascript_from_typing_to_handing_over(
    cast, client_of
):
    browser, (one, other, _) = client_of(cast.superior), cast.agreements
    sent = typed(
        (one, "SESUAI", "SESUAI", "", 0), (other, "3", "2", "Tiga terlambat.", 0)
    )
    answer = browser.post(TEAM, sent | {"serahkan": "1"})
    assert answer.status_code == 302
    page = browser.get(answer.url)
    ready = page.context["ready"]
    assert [each["rating"] for each in ready] == ["Baik", "Butuh Perbaikan"]
    confirmed = [
        f"{each['due'].evaluation.pk}:{each['due'].evaluation.seen}" for each in ready
    ]
    answer = browser.post(answer.url, {"penilaian": confirmed}, follow=True)
    assert "2 evaluasi sudah diserahkan" in answer.content.decode()
    assert Appraisal.objects.filter(year=2026).count() == 2
    again_ = browser.post(answer.redirect_chain[0][0], {"penilaian": confirmed})
    assert again_.status_code in (200, 302)
    assert Appraisal.objects.filter(year=2026).count() == 2


def test_a_row_is_kept_as_one_types_and_a_second_window_is_shown_both(cast, client_of):
    browser, one = client_of(cast.superior), cast.agreements[0]
    save = address("save", one.pk, 1, 3)
    answer = browser.post(save, typed((one, "SESUAI", "DI_ATAS", "Baik sekali.", 0)))
    assert "Baik" in answer.content.decode() and 'value="1"' in answer.content.decode()
    answer = browser.post(save, typed((one, "SESUAI", "SESUAI", MARK, 0)))
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Baik sekali." in told and 'value="1"' in told
    answer = browser.post(save, typed((one, "SESUAI", "SESUAI", MARK, 1)))
    assert answer.status_code == 200
    assert Evaluation.objects.get().reason == MARK


def test_what_is_refused_on_the_sheet_stays_as_it_was_typed(cast, client_of, draft):
    one, other, _ = cast.agreements
    draft(told=GOOD)
    sent = typed((one, "DI_BAWAH", "SESUAI", MARK, 0), (other, "SESUAI", "", "", 0))
    answer = client_of(cast.superior).post(TEAM, sent)
    assert answer.status_code == 409
    assert MARK in answer.content.decode()
    assert again(Evaluation.objects.get(agreement=other)).results == "SESUAI"
    assert Evaluation.objects.get(agreement=one).results == "SESUAI"


def test_others_do_not_reach_the_sheet_of_a_superior(cast, client_of, draft, user_with):
    it, one = draft(told=Told("SESUAI", "SESUAI", MARK)), cast.agreements[0]
    addresses = (
        address("write", one.pk, 1, 3),
        address("one", it.pk),
        TEAM,
    )
    authority = user_with(Role.AUTHORITY)
    for by in (cast.person, cast.head, cast.stranger, authority, user_with()):
        browser = client_of(by)
        for each in addresses:
            answer = browser.get(each)
            assert MARK not in answer.content.decode(), (by.username, each)
            assert answer.status_code in (200, 403, 404)
        sent = typed((one, "DI_ATAS", "DI_ATAS", "x", 1))
        assert browser.post(address("save", one.pk, 1, 3), sent).status_code in (
            403,
            404,
        )
    assert again(it).results == "SESUAI"


def test_who_reads_what_was_handed_over(cast, client_of, give, user_with, units):
    it = give(told=Told("DI_BAWAH", "SESUAI", MARK))
    opened = {
        "person": cast.person,
        "superior": cast.superior,
        "planner": user_with(Role.PLANNER),
        "officer": user_with(Role.OFFICER, units[0]),
    }
    closed = {
        "head": cast.head,
        "stranger": cast.stranger,
        "officer elsewhere": user_with(Role.OFFICER, units[1]),
        "board": user_with(Role.BOARD),
        "colleague": user_with(nip=cast.agreements[1].employee.nip),
    }
    for who, by in opened.items():
        answer = client_of(by).get(address("one", it.pk))
        assert MARK in answer.content.decode(), who
    for who, by in closed.items():
        assert client_of(by).get(address("one", it.pk)).status_code in (403, 404), who


def test_only_those_concerned_and_bkpsdm_read_an_objection(
    cast, client_of, give, april, user_with, units
):
    it = give(told=LOW)
    actions.receive(by=cast.person, evaluation=it, today=april)
    filed = actions_contest.contest(
        by=cast.person, evaluation=it, text=MARK, today=april
    )
    one = address("one", it.pk)
    for by in (cast.person, cast.superior, cast.head, user_with(Role.PLANNER)):
        assert MARK in client_of(by).get(one).content.decode()
    for by in (user_with(Role.OFFICER, units[0]), user_with(Role.AUDITOR)):
        answer = client_of(by).get(one)
        assert answer.status_code == 200 and MARK not in answer.content.decode()
    decide = address("decide", filed.pk)
    for by in (cast.person, cast.superior, cast.stranger, user_with(Role.PLANNER)):
        assert client_of(by).get(decide).status_code in (403, 404)
    assert MARK in client_of(cast.head).get(decide).content.decode()


def test_an_objection_goes_its_way_by_page(cast, client_of, give):
    it = give(told=LOW)
    mine, head = client_of(cast.person), client_of(cast.head)
    mine.post(address("receive", it.pk))
    assert "20 April 2026" in mine.get(address("mine")).content.decode()
    file = address("contest", it.pk)
    assert mine.post(file, {"text": " "}).status_code == 422
    mine.post(file, {"text": "Keempatnya tepat waktu."})
    filed = Contest.objects.get()
    assert head.get(address("contests")).context["rows"]
    decide = address("decide", filed.pk)
    said = {"results": "SESUAI", "behaviour": "SESUAI"}
    refused = head.post(decide, said | {"outcome": "ubah", "reply": ""})
    assert refused.status_code == 422
    head.post(decide, said | {"outcome": "ubah", "reply": "Buktinya ada."})
    page = mine.get(address("one", it.pk)).content.decode()
    assert "Diputus: diubah" in page and "Buktinya ada." in page
    assert again(it).state == State.FINAL


def test_long_lists_are_told_page_by_page_what_is_open_first(
    cast, client_of, user_with, give, monkeypatch, april, at
):
    monkeypatch.setattr(pages, "PER_PAGE", 1)
    people = [cast.person, user_with(nip=cast.agreements[1].employee.nip)]
    for by, agreement in zip(people, cast.agreements, strict=False):
        it = give(agreement, told=LOW)
        actions.receive(by=by, evaluation=it, today=april)
        actions_contest.contest(by=by, evaluation=it, text="Tepat waktu.", today=april)
    first, second = Contest.objects.order_by("pk")
    Contest.objects.filter(pk=first.pk).update(outcome=Contest.Outcome.KEPT)
    told = client_of(cast.head).get(address("contests"))
    assert [row["it"] for row in told.context["rows"]] == [second]
    told = client_of(cast.head).get(address("contests"), {"page": 2})
    assert [row["it"] for row in told.context["rows"]] == [first]
    at(2026, 7, 6)
    give(span=SECOND)
    mine = client_of(cast.person).get(address("mine"))
    assert len(mine.context["rows"]) == 1 and "page=2" in mine.content.decode()


def test_a_superior_takes_back_notes_a_receipt_and_agrees_on_steps_by_page(
    cast, client_of, give
):
    it, browser = give(), client_of(cast.superior)
    browser.post(address("take-back", it.pk))
    assert again(it).state == State.DRAFT
    it = give()
    step = {"kind": "coaching", "text": "Tiap Senin.", "due": "2026-01-01"}
    follow = address("follow-up", it.pk)
    assert browser.post(follow, step).status_code == 422
    step |= {"due": "", "sekali": "satu"}
    for _ in range(2):
        browser.post(follow, step)
    made = FollowUp.objects.get()  # sent twice, there is one
    browser.post(address("finish", made.pk), {"outcome": "Sudah rapi."})
    assert again(made).done_on == timezone.localdate()
    note = address("note-receipt", it.pk)
    told = {"day": "2026-04-07", "how": "di kertas"}  # a day that is still to come
    assert browser.post(note, told).status_code == 422
    browser.post(note, told | {"day": "2026-04-06"})
    assert again(it).state == State.RECEIVED


def test_the_year_stands_beside_its_periods_and_what_the_engine_finds(
    cast, at, client_of, draft
):
    at(2027, 1, 11)
    one = cast.agreements[0]
    for order, name in enumerate(("I", "II", "III", "IV")):
        Appraisal.objects.create(
            employee=one.employee,
            year=2026,
            period=f"Triwulan {name}",
            rating="BAIK",
            order=order,
        )
    draft(told=LOW, span=YEAR)
    page = client_of(cast.superior).get(address("write", one.pk, 1, 12))
    entry = page.context["entry"]
    assert [each.rating for each in entry.rated] == ["Baik"] * 4
    assert [each.code for each in entry.findings] == ["RATING-2"]


def test_below_good_the_way_on_is_the_engine_s(cast, at, give, client_of):
    today = at(2027, 1, 11)
    it = give(told=LOW, span=YEAR)
    page = client_of(cast.person).get(address("one", it.pk))
    way = page.context["way"]
    assert way.by == date(2027, 7, 11)  # six months after it was handed over
    assert len(way.stages) == 4
    assert course.way_on(cast.person.nip, 2025, today) is None
    assert give(cast.agreements[1], span=YEAR).rating == "BAIK"
    good = Evaluation.objects.get(agreement=cast.agreements[1])
    page = client_of(cast.superior).get(address("one", good.pk))
    assert page.context["way"] is None


def test_the_guide_is_told_beside_the_sheet_and_blocks_nothing(
    cast, client_of, draft, units
):
    unit = Unit.objects.get(path=cast.agreements[0].path)
    UnitRating.objects.create(unit=unit, year=2026, rating="KURANG", order=1)
    for agreement in cast.agreements:
        draft(agreement, Told("DI_ATAS", "DI_ATAS", "Semua melebihi target."))
    page = client_of(cast.superior).get(TEAM)
    codes = {each.code for each in page.context["spread"].findings}
    assert codes == {"SPREAD-1", "SPREAD-2"}
    assert page.context["ready"] == 3
    UnitRating.objects.all().delete()
    page = client_of(cast.superior).get(TEAM)
    assert page.context["spread"].note


def test_the_pages_read_what_the_engine_reads(cast, give):
    give(told=LOW)
    rows = course.of_year([cast.person.nip], 2026)[cast.person.nip]
    assert [(row.rating, row.period) for row in rows] == [
        ("BUTUH PERBAIKAN", engine.Period(1, 3))
    ]


@pytest.mark.parametrize("people", [3, 23])
def test_the_sheet_takes_as_many_statements_for_many_as_for_few(
    cast, people, employ, agree, client_of, draft, django_assert_max_num_queries
):
    for number in range(910, 910 + people - 3):
        agree(employ(number, f"Pegawai {number}"), cast.superior.nip)
    for agreement in cast.agreements:
        draft(agreement)
    browser = client_of(cast.superior)
    browser.get(TEAM)
    with django_assert_max_num_queries(18):
        page = browser.get(TEAM)
    assert len(page.context["entries"]) == min(people, 10)
    assert page.context["people"] == people


def test_without_a_cycle_or_before_a_period_is_over_the_page_teaches(
    cast, at, client_of, cycle
):
    browser = client_of(cast.superior)
    at(2026, 2, 2)
    assert "31 Maret 2026" in browser.get(TEAM).content.decode()
    cycle.is_removed = True
    cycle.save()
    assert "BKPSDM belum membuka" in browser.get(TEAM).content.decode()


def test_in_january_the_year_before_is_evaluated_although_the_new_one_is_open(
    cast, at, client_of, cycle
):
    type(cycle).objects.create(
        year=2027, agree_until=date(2027, 1, 31), stage=cycle.stage
    )
    at(2027, 1, 11)
    browser = client_of(cast.superior)
    assert browser.get(TEAM).context["asked"].cycle == cycle
    cycle.stage = cycle.Stage.CLOSED
    cycle.save()
    assert browser.get(TEAM).context["asked"].cycle == cycle  # nothing newer is over


@pytest.mark.parametrize("months", [(1, 99_999_999), (2, 3), (0, 0)])
def test_months_that_are_no_period_are_not_found(cast, client_of, months):
    save = address("save", cast.agreements[0].pk, *months)
    assert client_of(cast.superior).post(save).status_code == 404


def test_a_step_of_another_is_out_of_reach(cast, client_of, give):
    step = actions_after.follow_up(
        by=cast.superior, evaluation=give(), kind="task", text="x", due=None
    )
    answer = client_of(cast.head).post(address("finish", step.pk), {"outcome": "x"})
    assert answer.status_code == 404
    assert again(step).done_on is None
