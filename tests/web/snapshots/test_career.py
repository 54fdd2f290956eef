"""One's own career: who may ask, what the answer shows, and to whom."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.snapshots import career, queries, store
from tepat_web.snapshots.actions import MOST_AN_HOUR, ask_own_career
from tepat_web.snapshots.kinds.career import KIND
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted
from tepat_web.workforce.models import Appointment, Employee, Statement, Wish

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


def test_what_one_asks_about_oneself_is_for_oneself_and_who_may_read_wishes(
    city, me, user_with, client_of, answered
):
    """It tells where one would like to go: a superior need not know."""
    address = reverse("snapshots:result", args=[answered.pk])
    for other in (
        user_with(nip="199001012015031901"),
        user_with(nip=city.leader.nip),
        user_with(Role.OFFICER, city.home),
        user_with(Role.OFFICER, city.abroad),
        user_with(Role.ANALYST),
        user_with(Role.BOARD),
    ):
        assert not queries.computed(other).filter(pk=answered.pk).exists()
        assert career.own(other, "id") is None
        assert client_of(other).get(address).status_code == 404
    for reader in (me, city.planner):
        assert client_of(reader).get(address).status_code == 200


def test_work_for_others_tells_how_it_ended_but_not_its_answer(
    me, city, user_with, client_of, answered
):
    said = str(store.read(answered.folder).statement)
    assert said
    address = reverse("ledger:job", args=[answered.job_id])
    assert said in unescape(client_of(me).get(address).content.decode())
    for other in (user_with(Role.ANALYST, city.abroad), user_with(Role.ANALYST)):
        page = client_of(other).get(address)
        assert page.status_code == 200
        assert said not in unescape(page.content.decode())
        told = client_of(other).get(f"/api/v1/work/{answered.job_id}").json()
        assert (told["state"], told["message"]) == ("done", "")


def rows(by, found, name):
    (table,) = (it for it in store.read(found.folder).tables if it.name == name)
    return queries.rows(by, table, Wanted()).collect()


def test_a_leader_sees_no_wish_in_a_career_that_a_planner_asked_about(
    compute, city, me, user_with
):
    before = compute("career-person", nip=me.nip)
    aims = rows(city.planner, before, "syarat")["target"].unique().to_list()
    other = Position.objects.exclude(
        pk__in=Appointment.objects.filter(employee__nip=me.nip).values("post__position")
    )
    wished = next(it for it in other if not any(it.name in aim for aim in aims))
    employee = Employee.objects.get(nip=me.nip)
    Wish.objects.create(employee=employee, position=wished, rank=1, order=1)
    found = compute("career-person", nip=me.nip)
    leader = user_with(nip=city.leader.nip)
    for name in ("jalur", "syarat", "kompetensi"):
        seen = rows(leader, found, name)["target"].to_list()
        assert not [aim for aim in seen if wished.name in aim]
    for reader in (city.planner, me):
        seen = rows(reader, found, "syarat")["target"].to_list()
        assert [aim for aim in seen if wished.name in aim]


def test_a_wish_for_a_level_that_is_told_anyway_changes_nothing_for_others(
    compute, city, me, user_with
):
    leader = user_with(nip=city.leader.nip)
    before = compute("career-person", nip=me.nip)
    told = rows(leader, before, "syarat")
    codes = told["position"].unique(maintain_order=True).to_list()
    employee = Employee.objects.get(nip=me.nip)
    wished = Position.objects.get(code=codes[-1])  # the last one, so order counts
    Wish.objects.create(employee=employee, position=wished, rank=1, order=1)
    after = compute("career-person", nip=me.nip)
    assert rows(leader, after, "syarat").equals(told)


def refused(employee, kind):
    told = {"kind": kind, "holds": False, "day": date(2026, 5, 4), "order": 1}
    Statement.objects.create(employee=employee, **told)


def test_that_a_document_says_no_is_for_few_and_that_one_is_needed_for_all(
    compute, city, me, user_with
):
    refused(Employee.objects.get(nip=me.nip), "BEBAS_PROSES_HUKUM")
    code = Position.objects.filter(need__gt=0).first().code
    found = compute("career-person", nip=me.nip, target=code)
    leader = user_with(nip=city.leader.nip)
    case = "proses disiplin"
    for reader, sees in ((me, True), (city.planner, True), (leader, False)):
        told = rows(reader, found, "syarat")
        failing = told.filter(verdict="fails")["says_id"].str.to_lowercase().to_list()
        assert any(case in said for said in failing) is sees
        assert "dokumen" in told["cure_id"].to_list()


def test_a_legal_position_is_no_part_of_the_sentence(compute, city, me, user_with):
    Employee.objects.filter(nip=me.nip).update(legal_position="CLTN")
    code = Position.objects.filter(need__gt=0).first().code
    found = compute("career-person", nip=me.nip, target=code)
    statement = str(store.read(found.folder).statement).lower()
    assert "kedudukan hukum" not in statement
    assert (
        "kedudukan hukum"
        in " ".join(rows(city.planner, found, "syarat")["rule_id"]).lower()
    )


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
