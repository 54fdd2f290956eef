"""What a visitor of the demo finds of the public service of the fictional city."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import bring, files

from tepat_web.accounts.access import Role
from tepat_web.accounts.queries import operator
from tepat_web.commands import (
    demo_cases,
    demo_complaints,
    demo_results,
    demo_standards,
    demo_survey,
)
from tepat_web.complaints import queries
from tepat_web.complaints.models import Case, Channel, Grade, Kind, Stage
from tepat_web.dashboard import actions, city
from tepat_web.dashboard.figures import SECTIONS
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.publicservice.models import Complaint, SurveyAnswer
from tepat_web.snapshots.models import Computed, Subject
from tepat_web.standards import listing
from tepat_web.survey import doubts
from tepat_web.survey.models import Improvement, Slip, Station

__all__ = ["files"]  # a fixture
pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db, user_with):
    bring()
    return user_with(Role.SERVICE)


def test_citizens_have_answered_at_places_of_every_kind(keeper):
    demo_survey.answer(keeper)
    assert set(Station.objects.values_list("kind", flat=True)) == set(
        Station.Kind.values
    )
    assert Station.objects.filter(is_open=False).exists()
    assert {"open", "kiosk", "signed"} <= set(
        Slip.objects.values_list("way", flat=True)
    )
    slips = Slip.objects.all()
    assert len(slips) > 30
    assert all(it.row_id for it in slips), "what came in is in the register"
    odd = ";".join(slips.values_list("doubts", flat=True))
    assert {doubts.TRAPPED, doubts.HURRIED, doubts.COPIED} <= set(odd.split(";"))
    assert Improvement.objects.exclude(text_en="").exists()
    assert max(it.day for it in slips) <= timezone.localdate()


def test_the_sheets_are_the_same_in_every_demo_and_come_once(keeper):
    rows = SurveyAnswer.objects.filter(slip__isnull=False).order_by("pk")
    told = ("day", "unit__code", "duration", "facilities", "remark", "age")
    demo_survey.answer(keeper)
    first = sorted(map(str, rows.values_list(*told)))
    demo_survey.answer(keeper)
    assert sorted(map(str, rows.values_list(*told))) == first
    for table in (Slip, Improvement, Station):
        table.objects.all().delete()
    rows.delete()
    demo_survey.answer(keeper)
    assert sorted(map(str, rows.values_list(*told))) == first


def test_cases_of_every_class_have_come_every_way_and_as_far_as_cases_go(keeper):
    demo_complaints.complain(operator(), keeper)
    found = Case.objects.all()
    for field, known in (
        ("channel", Channel.values),
        ("grade", ["", *Grade.values]),
        ("kind", Kind.values),
        ("stage", Stage.values),
    ):
        assert set(found.values_list(field, flat=True)) == set(known), field
    complaints = found.filter(kind=Kind.COMPLAINT)
    late = complaints.annotate(due_on=queries.DUE).filter(
        queries.late(timezone.localdate())
    )
    assert set(late.values_list("stage", flat=True)) == {Stage.RECEIVED, Stage.ROUTED}
    assert complaints.filter(stage=Stage.ROUTED).exclude(pk__in=late).exists()
    assert complaints.exclude(reopened_on=None).exists()
    assert Complaint.objects.filter(case__isnull=False).exists()
    demo_complaints.complain(operator(), keeper)
    assert Case.objects.count() == len(found)


def test_no_citizen_of_the_demo_can_be_reached(keeper):
    """Addresses are of a domain that cannot be, numbers of those nobody is given."""
    for case in demo_cases.CASES:
        assert not case.name or case.name.endswith("Contoh")
        told = f"{case.text} {case.register} {case.contact}"
        for number in re.findall(r"[\d() +-]{9,}", told):
            assert "(021) 555-0" in number, case
        for domain in re.findall(r"@(\S+)", told):
            assert domain.endswith(".example")
    assert max(it.ago for it in demo_cases.CASES) < timedelta(days=90).days


@pytest.mark.slow
def test_the_results_that_the_pages_need_are_worked_out_once(keeper, files):
    demo_results.ask(operator())
    asked = Job.objects.filter(kind="computation").order_by("pk")
    first = [job.pk for job in asked]
    demo_results.ask(operator())
    assert [job.pk for job in asked] == first, "what is on its way is not asked again"
    for job in list(asked):
        assert jobs.do_now(job).state == Job.State.DONE, job.question
    there = set(Computed.objects.values_list("kind", flat=True))
    assert {section.kind for section in SECTIONS} <= there
    effect = Computed.objects.get(kind="effect")
    assert effect.parameters["changed"], "the schools with a new principal"
    demo_results.ask(operator())
    assert asked.count() == len(first)


@pytest.mark.slow
def test_figures_are_approved_for_everybody_once_they_are_worked_out(
    keeper, files, client, user_with
):
    planner = user_with(Role.PLANNER)
    demo_results.ask(operator())
    assert not demo_results.approve(planner), "they are still being worked out"
    assert "belum ada angka" in client.get("/kota/").content.decode().lower()
    for job in Job.objects.filter(kind="computation").order_by("pk")[:2]:
        jobs.do_now(job)
    assert demo_results.approve(planner)
    told = city.standing()
    assert told.satisfaction.units and told.vacancies.agencies
    actions.withdraw(by=planner, subject=Subject.SURVEY)
    assert demo_results.approve(planner)
    assert city.standing().satisfaction is None, "what was taken back stays so"


def test_services_promise_something_one_is_due_for_review_and_one_is_in_writing(keeper):
    for _ in range(2):
        demo_standards.promise(keeper)
    told = listing.stats(keeper, timezone.localdate())
    counted = [each["value"] for each in told]
    # Two are published; who has a draft only is without a standard still.
    assert counted[1:] == [counted[0] - 2, 1, 1]
