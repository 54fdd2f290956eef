"""The sealed box: who may begin it, who answers, and when it is opened."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.feedback.conftest import AFTER, LATER, TODAY, again, open_boxes

from tepat.performance.feedback import feedback
from tepat.performance.policy import PerformancePolicy
from tepat_web.accounts.queries import operator
from tepat_web.feedback import actions_box, queries, sealing
from tepat_web.feedback.models import Box, Invited, Opened, Sealed
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.verify import verify
from tepat_web.organisation.models import Setting
from tepat_web.performance.models import Feedback
from tepat_web.snapshots import take

pytestmark = pytest.mark.django_db


def test_five_answers_open_after_the_quarter_and_not_before(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    assert open_boxes(TODAY) == []
    assert open_boxes() == [box]
    assert Opened.objects.filter(box=box).count() == 5
    assert not Sealed.objects.exists()


def test_what_is_too_few_waits_for_the_next_quarter(ask, answer):
    box = ask()
    before = Feedback.objects.count()
    answer(box, 0, 1, 2, 3)
    assert open_boxes() == []
    answer(box, 4)
    assert open_boxes() == []  # looked at once: an answer is not followed by an opening
    assert Feedback.objects.count() == before
    assert open_boxes(LATER) == [box]


def test_the_ledger_agrees_with_the_tables_at_every_moment(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    open_boxes()
    ours = ("feedback.", "performance.")
    assert [it for it in verify().faults if it.table.startswith(ours)] == []


def test_an_opened_box_is_opened_once(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    open_boxes()
    rows = Feedback.objects.count()
    assert not actions_box.release(by=operator(), box=box, today=LATER)
    assert Feedback.objects.count() == rows


def test_the_engine_counts_what_the_page_shows(ask, answer, cast):
    box = ask()
    for place, score in enumerate((5, 4, 4, 2, 3, 5)):
        answer(box, place, score=score)
    (opened,) = open_boxes()
    city = take.snapshot(AFTER, only=("feedback", "units", "employees", "positions"))
    told = feedback(city, AFTER, PerformancePolicy())
    mine = told.of("person", cast.person.nip)
    by_topic = {
        row["value"]: (row["answers"], row["mean"])
        for row in mine.to_dicts()
        if row["by"] == "behaviour"
    }
    assert [(row["answers"], row["mean"]) for row in opened.shown] == [(6, 3.83)] * 2
    for row in opened.shown:
        assert by_topic[row["topic"]] == (row["answers"], row["mean"])


def test_a_topic_that_few_scored_is_not_shown(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3)
    answer(box, 4, told=sealing.Answer({"HARMONIS": 1}))
    (opened,) = open_boxes()
    assert [row["topic"] for row in opened.shown] == ["HARMONIS"]
    assert opened.answers == 5


def test_a_city_may_ask_for_more_than_five_and_never_for_fewer(ask, answer):
    Setting.objects.update_or_create(key="kelompok_terkecil", defaults={"value": "2"})
    assert queries.least() == 5
    Setting.objects.filter(key="kelompok_terkecil").update(value="6")
    box = ask()
    assert box.least == 6
    answer(box, 0, 1, 2, 3, 4)
    Setting.objects.filter(key="kelompok_terkecil").update(value="5")
    assert open_boxes() == []  # what was promised holds


@pytest.mark.parametrize("many", [0, 1, 4])
def test_fewer_than_five_are_not_asked(ask, many):
    with pytest.raises(NotAllowed):
        ask(many)
    assert not Box.objects.exists()
    assert not Invited.objects.exists()


def test_a_superior_is_not_asked_without_a_name(ask, cast):
    with pytest.raises(NotAllowed, match="Atasan"):
        ask(of=[*cast.colleagues, cast.head])


def test_who_joins_a_closed_box_is_asked_the_same(ask, cast):
    box = ask(5)
    again_ = ask(of=cast.colleagues[5:], topics=("LOYAL",))
    assert again_ == box
    box.refresh_from_db()
    assert box.topics == ["HASIL_KERJA", "HARMONIS"]
    assert box.invited.count() == 8


def test_the_superior_may_ask_about_whom_they_lead_and_nobody_else(ask, cast):
    box = ask(by=cast.budi)
    assert box.asked_by == cast.head.nip
    with pytest.raises(PermissionDenied):
        ask(by=cast.accounts[0])


def test_one_answers_once(ask, answer):
    box = ask()
    answer(box, 0)
    with pytest.raises(NotAllowed, match="sudah menjawab"):
        answer(box, 0)
    assert len(sealing.read(Sealed.objects.get()).answers) == 1


def test_who_is_not_asked_does_not_answer(ask, answer, cast):
    box = ask(6)
    with pytest.raises(PermissionDenied):
        answer(box, 7)
    with pytest.raises(PermissionDenied):  # not even about oneself
        actions_box.seal(by=cast.sri, box=box, answer=sealing.Answer({"HARMONIS": 5}))


@pytest.mark.parametrize(
    "told",
    [
        sealing.Answer(),
        sealing.Answer({"LOYAL": 3}),
        sealing.Answer({}, "", {"deed": "sesuatu"}),
    ],
)
def test_an_answer_that_says_nothing_or_something_else_is_refused(ask, answer, told):
    box = ask()
    with pytest.raises(NotAllowed):
        answer(box, 0, told=told)


def test_what_is_taken_back_is_destroyed_and_takes_no_answer(ask, answer, cast):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    actions_box.drop(by=cast.sri, box=box)
    assert not Sealed.objects.exists()
    assert open_boxes() == []
    with pytest.raises(NotAllowed):
        answer(box, 5)
    assert queries.to_answer(again(cast.accounts[5])) == []


def test_only_who_asked_takes_it_back_and_only_while_it_is_closed(ask, answer, cast):
    box = ask(by=cast.budi)
    with pytest.raises(PermissionDenied):
        actions_box.drop(by=cast.sri, box=box)
    answer(box, 0, 1, 2, 3, 4)
    open_boxes()
    with pytest.raises(NotAllowed):
        actions_box.drop(by=cast.budi, box=box)


def test_a_box_of_another_key_breaks_nothing(ask, answer, cast, settings):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    settings.LEDGER_KEY = b"another key" * 3
    assert open_boxes() == []
    assert queries.to_answer(again(cast.accounts[5])) == []
    with pytest.raises(NotAllowed):
        answer(box, 5)
