"""The follow-up plan: who keeps it, what the report says, what citizens read."""

import re
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.satisfaction import actions, queries, waiting
from tepat_web.satisfaction.models import Remedy
from tepat_web.survey import actions as survey_actions
from tepat_web.survey.models import Improvement

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
SOON = DAY + timedelta(days=30)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STEP = {
    "element": "duration", "text": "Loket 3 dibuka pada jam ramai",
    "who": "Seksi Pelayanan", "due": SOON.isoformat(),
}  # fmt: skip


def at(name, *args):
    return reverse(f"satisfaction:{name}", args=args)


@pytest.fixture
def step(survey):
    return actions.plan(by=survey.keeper, unit=survey.unit, **STEP | {"due": SOON})


def words_of(answer):
    document = docx.Document(BytesIO(answer.content))
    return "\n".join(it.text or "" for it in document.element.iter(f"{W}t"))


def test_a_suggestion_fills_the_form_and_sent_twice_it_is_one_step(survey, client_of):
    desk, address = client_of(survey.keeper), at("add-step", survey.unit.pk)
    page = desk.get(f"{address}?pokok=queue").content.decode()
    assert "Catat jam ramai" in page
    assert '<option value="duration" selected>' in page
    for odd in ("?pokok=cuaca", "?unsur=cuaca"):
        assert desk.get(address + odd).status_code == 200
    for _ in range(2):
        assert desk.post(address, STEP | {"sekali": "x"}).status_code == 302
    assert Remedy.objects.count() == 1
    assert Entry.objects.filter(act="remedy.planned").count() == 1


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(survey, client_of):
    told = STEP | {"due": "", "who": ""}
    answer = client_of(survey.keeper).post(at("add-step", survey.unit.pk), told)
    assert answer.status_code == 422
    assert STEP["text"] in answer.content.decode()
    for wrong in ({"element": "weather"}, {"text": " "}, {"who": " "}):
        with pytest.raises(NotAllowed):
            told = STEP | {"due": SOON} | wrong
            actions.plan(by=survey.keeper, unit=survey.unit, **told)
    assert not Remedy.objects.exists()


def test_who_keeps_another_unit_neither_reads_nor_changes_a_plan(
    survey, step, client_of
):
    other = client_of(survey.elsewhere)
    for name in ("change-step", "finish-step", "drop-step"):
        assert other.get(at(name, step.pk)).status_code == 404
        assert other.post(at(name, step.pk), STEP).status_code == 404
    assert other.post(at("add-step", survey.unit.pk), STEP).status_code == 404
    assert STEP["text"] not in other.get(at("plans")).content.decode()
    for act in (
        lambda by: actions.plan(by=by, unit=survey.unit, **STEP | {"due": SOON}),
        lambda by: actions.finish(by=by, remedy=step, ended=DAY),
        lambda by: actions.drop(by=by, remedy=step, why="x"),
    ):
        with pytest.raises(PermissionDenied):
            act(survey.elsewhere)


def test_who_reads_the_survey_only_sees_the_plan_without_ways_to_change_it(
    survey, step, browser
):
    page = browser.get(at("unit", survey.unit.pk)).content.decode()
    assert STEP["text"] in page
    assert at("finish-step", step.pk) not in page
    assert browser.get(at("change-step", step.pk)).status_code == 403


def test_what_is_done_is_told_to_citizens_and_stands_in_the_report(
    survey, step, client_of
):
    desk = client_of(survey.keeper)
    report = at("report", survey.unit.pk, "docx")
    said = words_of(desk.get(report))
    assert STEP["text"] in said
    assert "Seksi Pelayanan" in said
    counted = [int(at) for at in re.findall(r"^(\d+)\. ", said, re.MULTILINE)]
    assert counted == list(range(1, len(counted) + 1)), "none ended: no gap for it"
    told = {"ended": DAY.isoformat(), "told": "Loket 3 kini buka pada jam ramai."}
    assert desk.post(at("finish-step", step.pk), told).status_code == 302
    assert Improvement.objects.get().unit == survey.unit
    said = words_of(desk.get(report))
    assert "Loket 3 kini buka pada jam ramai." in said
    assert "Belum ada langkah yang direncanakan" in said
    station = survey_actions.add_station(
        by=survey.keeper, unit=survey.unit, label="Loket 1", kind="poster"
    )
    thanks = Client().get(reverse("survey_public:thanks", args=[station.code]))
    assert "Loket 3 kini buka pada jam ramai." in thanks.content.decode()


def test_a_step_ends_once(survey, step):
    with pytest.raises(NotAllowed):
        ahead = DAY + timedelta(days=1)
        actions.finish(by=survey.keeper, remedy=step, ended=ahead, told="x")
    with pytest.raises(NotAllowed):
        actions.drop(by=survey.keeper, remedy=step, why=" ")
    actions.drop(by=survey.keeper, remedy=step, why="Anggaran dipotong")
    for act in (
        lambda: actions.finish(by=survey.keeper, remedy=step, ended=DAY, told="x"),
        lambda: actions.drop(by=survey.keeper, remedy=step, why="Lagi"),
        lambda: actions.change(by=survey.keeper, remedy=step, **STEP | {"due": DAY}),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not Improvement.objects.exists()


def test_what_is_past_its_day_waits_for_who_keeps_it(survey, step, client_of):
    assert waiting.of(survey.keeper, SOON) == []
    [task] = waiting.of(survey.keeper, SOON + timedelta(days=1))
    assert "1 langkah" in task.text or "1 step" in task.text
    assert waiting.of(survey.elsewhere, SOON + timedelta(days=1)) == []
    Remedy.objects.update(due=DAY - timedelta(days=1))
    page = client_of(survey.keeper).get(task.url).content.decode()
    assert STEP["text"] in page
    assert queries.late(survey.keeper, DAY).count() == 1


def test_the_list_costs_the_same_however_many_steps(
    survey, step, client_of, django_assert_max_num_queries
):
    desk, address = client_of(survey.keeper), at("plans")
    with django_assert_max_num_queries(14) as few:
        desk.get(address)
    for _ in range(30):
        actions.plan(by=survey.keeper, unit=survey.unit, **STEP | {"due": SOON})
    with django_assert_max_num_queries(len(few)):
        desk.get(address)
