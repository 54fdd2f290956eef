"""Feedback by name, the one-to-one talk, citizens' remarks: who may, who sees, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.feedback.conftest import LINES, TODAY, again, open_boxes

from tepat_web.accounts.access import Permission, reach
from tepat_web.feedback import (
    actions,
    actions_talk,
    chores,
    citizens,
    queries,
    reading,
    topics,
    waiting,
)
from tepat_web.feedback.models import AgreedStep, Asking, Dialogue, Given, Line
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Notice
from tepat_web.performance.models import Feedback
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.workforce.models import Appointment

pytestmark = pytest.mark.django_db
SUMMER = TODAY.replace(month=8)  # in the last closed quarter
FORM = {**LINES, "topic": "HARMONIS", "score": "4", "sekali": "abc"}


@pytest.fixture
def give(cast):
    def given(by=None, *, score=4, topic="HARMONIS", **more):
        return actions.give(
            by=by or cast.budi,
            to=cast.person,
            told=actions.Telling(topic, LINES, score),
            today=TODAY,
            **more,
        )

    return given


@pytest.fixture
def talk(cast):
    return actions_talk.begin(by=cast.sri, employee=cast.person, today=TODAY)


@pytest.fixture
def step(cast, talk):
    return actions_talk.propose_step(
        by=cast.sri,
        dialogue=talk,
        doer="employee",
        text="Mendampingi di loket",
        due=TODAY + timedelta(days=7),
        today=TODAY,
    )


# --- By name ------------------------------------------------------------------------


def test_what_is_given_is_read_at_once_and_counts_as_a_row(give, cast, client_of):
    given = give()
    row = given.row
    assert (row.direction, row.giver, row.score, row.text) == (
        "ATASAN",
        cast.head.nip,
        4,
        "",
    )
    page = client_of(cast.sri).get(reverse("feedback:mine")).content.decode()
    assert LINES["deed"] in page
    assert cast.head.name in page
    assert Notice.objects.filter(to=cast.sri).count() == 1


def test_without_a_score_nothing_enters_the_register(give):
    before = Feedback.objects.count()
    assert give(score=None).row is None
    assert Feedback.objects.count() == before


def test_nobody_praises_themselves_or_says_nothing(give, cast):
    with pytest.raises(NotAllowed):
        give(by=cast.sri)
    with pytest.raises(NotAllowed):
        actions.give(
            by=cast.budi,
            to=cast.person,
            told=actions.Telling("HARMONIS", {"deed": ""}),
            today=TODAY,
        )
    with pytest.raises(PermissionDenied):
        give(by=cast.planner)


def test_one_replies_once_and_only_to_ones_own(give, cast):
    given = give()
    with pytest.raises(PermissionDenied):
        actions.reply(by=cast.accounts[0], given=given, text="x")
    with pytest.raises(PermissionDenied):  # nor does who gave it
        actions.reply(by=cast.budi, given=given, text="x")
    actions.reply(by=cast.sri, given=given, text="Terima kasih")
    with pytest.raises(NotAllowed):
        actions.reply(by=cast.sri, given=given, text="lagi")
    assert Given.objects.get(pk=given.pk).reply == "Terima kasih"


def test_asking_is_answered_declined_or_taken_back_once(give, cast):
    first, second = actions.ask(
        by=cast.sri, of=cast.colleagues[:2], topic="HARMONIS", question="Bagaimana?"
    )
    with pytest.raises(NotAllowed):
        actions.ask(by=cast.sri, of=cast.colleagues[:2], topic="HARMONIS")
    with pytest.raises(NotAllowed):  # somebody else was asked
        give(by=cast.accounts[5], asking=first)
    given = give(by=cast.accounts[0], asking=first)
    first.refresh_from_db()
    assert first.answer == given
    for refused in (actions.decline, actions.take_back):
        with pytest.raises(NotAllowed):
            refused(
                by=cast.accounts[0] if refused is actions.decline else cast.sri,
                asking=first,
            )
    actions.decline(by=cast.accounts[1], asking=second)
    with pytest.raises(NotAllowed):
        actions.take_back(by=cast.sri, asking=second)
    assert not queries.open_askings().exists()


def test_a_form_sent_twice_gives_once(cast, client_of):
    browser = client_of(cast.budi)
    path = reverse("feedback:give", args=[cast.person.pk])
    answers = [browser.post(path, FORM) for _ in range(2)]
    assert {it.status_code for it in answers} == {302}
    assert Given.objects.count() == 1


def test_a_refused_form_comes_back_filled(cast, client_of):
    path = reverse("feedback:give", args=[cast.person.pk])
    answer = client_of(cast.budi).post(path, FORM | {"deed": "", "effect": "antre"})
    assert answer.status_code == 422
    assert "antre" in answer.content.decode()
    assert "Bukan anonim" in answer.content.decode()


def test_a_search_keeps_what_was_chosen_and_typed(cast, client_of):
    told = {
        "orang": [cast.colleagues[0].pk],
        "topic": "LOYAL",
        "question": "Apa?",
        "cari": cast.colleagues[1].name[:6],
        "lihat": "1",
    }
    page = client_of(cast.sri).post(reverse("feedback:ask"), told)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Apa?" in text
    marked = (
        f'value="{cast.colleagues[0].pk}" id="orang-{cast.colleagues[0].pk}" checked'
    )
    assert marked in text
    assert not Asking.objects.exists()


def test_only_the_two_open_an_item(give, cast, client_of):
    path = reverse("feedback:item", args=[give().pk])
    assert client_of(cast.sri).get(path).status_code == 200
    assert client_of(cast.budi).get(path).status_code == 200
    assert client_of(cast.accounts[0]).get(path).status_code == 404
    assert client_of(cast.budi).post(path, {"text": "x"}).status_code == 404
    assert client_of(cast.planner).get(path).status_code == 403


def test_what_was_said_is_laid_out_for_oneself_and_nobody_else(give, cast, ask, answer):
    give()
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    open_boxes()
    mine = {it.code: it for it in reading.received(again(cast.sri))}
    assert list(mine) == list(topics.ALL)  # in the order of the law, never ranked
    assert [it.is_named for it in mine["HARMONIS"].pieces] == [False] * 5 + [True]
    assert [it.answers for it in mine["HASIL_KERJA"].scores] == [5]
    for other in (cast.budi, cast.planner, cast.auditor):
        assert all(it.is_blank for it in reading.received(again(other)))


# --- Waiting, and statements --------------------------------------------------------


def test_what_waits_is_told_and_who_waits_for_nothing_costs_one_statement(
    cast, ask, answer, django_assert_max_num_queries
):
    actions.ask(by=cast.sri, of=cast.colleagues[:1], topic="HARMONIS")
    box = ask()
    assert len(waiting.of(again(cast.accounts[0]), TODAY)) == 2
    answer(box, 0)
    assert len(waiting.of(again(cast.accounts[0]), TODAY)) == 1
    nobody = again(cast.budi)
    assert reach(nobody, Permission.FEEDBACK_GIVE)
    with django_assert_max_num_queries(1):
        assert waiting.of(nobody, TODAY) == []


def test_pages_cost_the_same_for_two_as_for_thirty(
    give, cast, client_of, django_assert_max_num_queries, talk
):
    browser = client_of(cast.sri)
    paths = [reverse(f"feedback:{it}") for it in ("mine", "asked", "gave", "talks")]
    paths.append(reverse("feedback:dialogue", args=[talk.pk]))

    def grow(many):
        for at in range(many):
            give(by=cast.accounts[at % 8])
            Line.objects.create(
                dialogue=talk, by=cast.head.nip, text="x", at=talk.begun_at
            )
            Asking.objects.create(
                employee=cast.person,
                giver=cast.colleagues[at % 8].nip,
                asked_at=talk.begun_at,
            )

    for many in (2, 30):
        grow(many)
        for path in paths:
            with django_assert_max_num_queries(26):
                assert browser.get(path).status_code == 200


# --- One to one ---------------------------------------------------------------------


def test_both_open_the_talk_and_nobody_else(cast, talk, client_of):
    path = reverse("feedback:dialogue", args=[talk.pk])
    actions_talk.say(by=cast.budi, dialogue=talk, text="Halo ZEBRA", today=TODAY)
    for user in (cast.sri, cast.budi):
        assert "Halo ZEBRA" in client_of(user).get(path).content.decode()
    assert client_of(cast.accounts[0]).get(path).status_code == 404
    assert client_of(cast.auditor).get(path).status_code == 403
    for user in (cast.accounts[0], cast.planner):
        with pytest.raises(PermissionDenied):
            actions_talk.say(by=user, dialogue=talk, text="x", today=TODAY)


def test_a_talk_is_begun_once_by_either(cast, talk):
    assert actions_talk.begin(by=cast.budi, employee=cast.person, today=TODAY) == talk
    with pytest.raises(PermissionDenied):
        actions_talk.begin(by=cast.accounts[0], employee=cast.person, today=TODAY)
    assert Dialogue.objects.count() == 1


def test_a_step_goes_from_proposed_to_agreed_to_finished(cast, step):
    with pytest.raises(NotAllowed):  # not by who proposed it
        actions_talk.agree_step(by=cast.sri, step=step, today=TODAY)
    with pytest.raises(NotAllowed):  # not before it is agreed
        actions_talk.finish_step(by=cast.sri, step=step, outcome="x", today=TODAY)
    actions_talk.agree_step(by=cast.budi, step=step, today=TODAY)
    for refused in (actions_talk.agree_step, actions_talk.drop_step):
        with pytest.raises(NotAllowed):
            refused(by=cast.budi, step=step, today=TODAY)
    actions_talk.finish_step(by=cast.sri, step=step, outcome="Jadi", today=TODAY)
    with pytest.raises(NotAllowed):
        actions_talk.finish_step(by=cast.budi, step=step, outcome="x", today=TODAY)
    assert AgreedStep.objects.get(pk=step.pk).outcome == "Jadi"


def test_a_step_that_is_refused_is_gone(cast, step):
    actions_talk.drop_step(by=cast.budi, step=step, today=TODAY)
    with pytest.raises(NotAllowed):
        actions_talk.agree_step(by=cast.budi, step=step, today=TODAY)


def test_both_are_told_once_that_a_step_is_due(cast, step):
    actions_talk.agree_step(by=cast.budi, step=step, today=TODAY)
    Notice.objects.all().delete()
    for _ in range(2):
        chores.look(step.due)
    assert set(Notice.objects.values_list("to", flat=True)) == {
        cast.sri.pk,
        cast.budi.pk,
    }
    assert Notice.objects.count() == 2


def test_after_a_move_the_talk_is_read_and_not_carried_on(cast, talk, client_of):
    seat = Appointment.objects.filter(employee=cast.person, valid_to__isnull=True)
    seat.update(valid_to=TODAY)
    with pytest.raises(NotAllowed):
        actions_talk.say(by=cast.sri, dialogue=talk, text="x", today=TODAY)
    answer = client_of(cast.sri).get(reverse("feedback:dialogue", args=[talk.pk]))
    assert answer.status_code == 200
    assert "<textarea" not in answer.content.decode()


# --- Citizens -----------------------------------------------------------------------


@pytest.fixture
def remark(cast):
    """Let citizens fill in sheets about the unit of Sri, in the last quarter."""
    unit = cast.person.place

    def made(*texts, day=SUMMER):
        for text in texts:
            SurveyAnswer.objects.create(
                unit=unit, day=day, service="Loket", remark=text, occupation="guru"
            )

    return made


def test_remarks_are_about_the_service_and_never_about_a_person(
    cast, remark, client_of
):
    own = cast.person.name.split()[0]
    remark(
        "Antrean lama",
        f"Pelayanan {own} lambat",
        "Ibu Rina ramah sekali",
        "Hubungi saya 0812 3456 7890",
        "Kursi kurang",
    )
    page = client_of(cast.sri).get(reverse("feedback:citizens"))
    text = page.content.decode().partition("<main")[2]
    assert "Antrean lama" in text
    assert "Kursi kurang" in text
    for hidden in ("lambat", "Rina", "0812", "guru", "Agustus"):
        assert hidden not in text
    assert "3 catatan" in text


def test_few_sheets_and_a_quarter_that_is_not_over_show_nothing(cast, remark):
    remark("a", "b", "c", "d")
    remark(*"efghij", day=TODAY)
    assert citizens.quarters(cast.person.place, TODAY) == []


def test_other_units_do_not_read_them(cast, remark, client_of):
    remark("Antrean lama", "b", "c", "d", "e")
    far = next(
        account
        for account, each in zip(cast.accounts, cast.colleagues, strict=True)
        if each.place_id != cast.person.place_id
    )
    page = client_of(far).get(reverse("feedback:citizens")).content.decode()
    assert "Antrean lama" not in page
