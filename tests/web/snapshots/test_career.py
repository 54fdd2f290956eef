"""One's own career: who may ask, what the answer shows, and to whom."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.snapshots import career, queries
from tepat_web.snapshots.actions import MOST_AN_HOUR, ask_own_career
from tepat_web.snapshots.kinds.career import KIND
from tepat_web.snapshots.models import Computed
from tepat_web.workforce.models import Appointment

PAGE = "snapshots:my-career"


@pytest.fixture
def me(city, user_with):
    """Somebody with a file and no role, who is led by another one."""
    user = user_with()
    user.nip = city.led.nip
    user.save()
    return user


@pytest.fixture
def answered(me):
    job = jobs.do_now(ask_own_career(by=me, target=""))
    assert job.state == Job.State.DONE, job.message_id
    return Computed.objects.get(job=job)


def test_an_employee_asks_about_their_own_career_and_reads_the_answer(
    me, client_of, answered
):
    assert answered.kind == KIND and answered.nip == me.nip
    told = career.own(me, "id")
    assert told.made == answered
    counts = {lane.name: lane.count for lane in told.lanes}
    own = (
        Appointment.objects.standing()
        .filter(employee__nip=me.nip, valid_to__isnull=True)
        .count()
    )
    everything = Position.objects.standing().count()
    assert sum(counts.values()) == everything - own
    page = client_of(me).get(reverse(PAGE))
    assert page.status_code == 200
    assert "bukan janji" in page.content.decode()


def test_the_page_says_so_before_anything_was_asked(me, client_of):
    page = client_of(me).get(reverse(PAGE)).content.decode()
    assert "<form" in page and 'class="lanes"' not in page


def test_a_question_sent_from_the_page_is_about_oneself_whatever_is_sent(
    me, city, client_of
):
    other = city.leader.nip
    code = Position.objects.standing().first().code
    answer = client_of(me).post(reverse(PAGE), {"target": code, "nip": other})
    assert answer.status_code == 302
    (job,) = Job.objects.filter(by=me)
    assert job.question["parameters"] == {"day": "", "nip": me.nip, "target": code}


def test_an_unknown_code_is_refused_with_the_form_filled(me, client_of):
    answer = client_of(me).post(reverse(PAGE), {"target": "TIDAK-ADA"})
    assert answer.status_code == 422
    assert "TIDAK-ADA" in answer.content.decode()
    assert not Job.objects.filter(by=me).exists()


def test_nobody_but_those_who_see_the_person_reads_the_answer(
    city, user_with, client_of, answered
):
    stranger, leader = user_with(), user_with()
    stranger.nip = next(each for each in ("199001012015031901", "199001012015031902"))
    stranger.save()
    leader.nip = city.leader.nip
    leader.save()
    assert not queries.computed(stranger).filter(pk=answered.pk).exists()
    assert career.own(stranger, "id") is None
    assert queries.computed(leader).filter(pk=answered.pk).exists()
    address = reverse("snapshots:result", args=[answered.pk])
    assert client_of(stranger).get(address).status_code == 404


def test_who_has_no_file_has_no_such_page(city, user_with, client_of):
    assert client_of(city.planner).get(reverse(PAGE)).status_code == 403
    with pytest.raises(PermissionDenied):
        ask_own_career(by=city.planner, target="")


def test_one_question_at_a_time_and_not_too_many_an_hour(me):
    first = ask_own_career(by=me, target="")
    with pytest.raises(NotAllowed):
        ask_own_career(by=me, target="")
    jobs.do_now(first)
    for _ in range(MOST_AN_HOUR - 1):
        Job.objects.create(
            kind="computation",
            by=me,
            question=first.question,
            state=Job.State.DONE,
            asked_at=timezone.now(),
        )
    with pytest.raises(NotAllowed):
        ask_own_career(by=me, target="")
    Job.objects.filter(by=me).update(asked_at=timezone.now() - timedelta(hours=2))
    assert ask_own_career(by=me, target="").pk


def test_an_answer_about_somebody_else_is_never_stored_by_an_employee(me, city):
    job = ask_own_career(by=me, target="")
    job.question["parameters"]["nip"] = city.leader.nip
    job.save()
    assert jobs.do_now(job).state == Job.State.FAILED
    assert not Computed.objects.filter(kind=KIND).exists()


def test_a_planner_asks_about_anybody_and_who_can_reach_a_position(compute, city):
    code = Position.objects.filter(need__gt=0).first().code
    one = compute("career-person", nip=city.led.nip, target=code)
    assert one.nip == city.led.nip
    every = compute("career-position", position=code)
    assert every.nip == ""
    assert Role.PLANNER in {grant.role for grant in city.planner.grants_today}
