"""Names for a class: consent, refusal, giving back, and the waiting list."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice
from tepat_web.training import actions, actions_approve, actions_course, chores, queries
from tepat_web.training.models import Course, Enrolment, TrainingPlan
from tepat_web.training.spending import of_plan
from tepat_web.workforce.models import Employee

from .conftest import again

pytestmark = pytest.mark.django_db
S = Enrolment.State


def states(course):
    rows = Enrolment.objects.filter(course=course).order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_who_is_named_waits_for_the_superior_and_naming_twice_is_naming_once(
    name, cast, course
):
    row = name(cast.people[0])
    assert (row.state, row.superior) == (S.NAMED, cast.boss.nip)
    before = Entry.objects.count()
    assert name(cast.people[0]) == row
    assert Entry.objects.count() == before
    assert Notice.objects.filter(to=cast.boss).count() == 1
    assert Notice.objects.filter(to=cast.users[0]).count() == 1


def test_whom_the_superior_names_has_a_seat_at_once(name, cast):
    row = name(cast.people[0], by=cast.boss)
    assert (row.state, row.decided_by) == (S.CONFIRMED, cast.boss)


def test_an_interest_is_told_for_oneself_and_waits_for_consent(name, cast):
    row = name(cast.people[0], by=cast.users[0])
    assert (row.state, row.named_by) == (S.NAMED, cast.users[0])
    with pytest.raises(PermissionDenied):
        name(cast.people[1], by=cast.users[0])


def test_nobody_else_consents_or_refuses(name, cast, today, city):
    row = name(cast.people[0])
    for stranger in (cast.users[0], cast.stranger, city.planner):
        with pytest.raises(PermissionDenied):
            actions.consent(by=again(stranger), enrolment=row, today=today)
        with pytest.raises(PermissionDenied):
            actions.refuse(by=again(stranger), enrolment=row, reason="x", today=today)


def test_where_nobody_stands_above_the_planner_consents_but_not_for_oneself(
    name, cast, today, city, user_with
):
    row = name(cast.people[0])
    row.superior = ""
    row.save()
    own = user_with(Role.PLANNER)
    own.nip = cast.users[0].nip
    cast.users[0].nip = None
    cast.users[0].save()
    own.save()
    with pytest.raises(PermissionDenied):
        actions.consent(by=again(own), enrolment=row, today=today)
    row = actions.consent(by=city.planner, enrolment=row, today=today)
    assert row.state == S.CONFIRMED


def test_a_full_class_puts_in_line_by_consent_and_a_free_seat_is_offered_to_the_first(
    seated, cast, course, today
):
    first, second, third = seated(2, 0, 1)
    assert states(course) == [S.CONFIRMED, S.WAITING, S.WAITING]
    actions.decline(by=again(cast.users[2]), enrolment=first, today=today)
    assert states(course) == [S.DECLINED, S.OFFERED, S.WAITING]
    second.refresh_from_db()
    assert today < second.answer_until < course.starts
    assert queries.seats([course])[course.pk].free == 0  # asked: not free for others
    actions.accept(by=again(cast.users[0]), enrolment=second, today=today)
    actions.accept(by=again(cast.users[0]), enrolment=second, today=today)
    assert states(course) == [S.DECLINED, S.CONFIRMED, S.WAITING]
    with pytest.raises(NotAllowed):
        actions.accept(by=again(cast.users[1]), enrolment=third, today=today)


def test_who_does_not_answer_stands_last_and_the_next_is_asked(
    seated, cast, course, today
):
    first, second, third = seated(2, 0, 1)
    actions.decline(by=again(cast.users[2]), enrolment=first, today=today)
    second.refresh_from_db()
    late = second.answer_until + timedelta(days=1)
    chores.look(late)
    chores.look(late)
    assert states(course) == [S.DECLINED, S.WAITING, S.OFFERED]
    line = list(queries.waiting_list(course))
    assert line == [second]
    third.refresh_from_db()
    # Nobody else waits but the one who was asked before, so the seat goes back.
    chores.look(third.answer_until + timedelta(days=1))
    assert states(course) == [S.DECLINED, S.OFFERED, S.WAITING]


def test_one_seat_more_goes_to_who_stands_first(seated, course, city, today):
    seated(0, 1, 2)
    told = {each: getattr(course, each) for each in actions_course.FIELDS}
    actions_course.change_class(
        by=city.planner, course=course, today=today, **(told | {"seats": 2})
    )
    assert states(course) == [S.CONFIRMED, S.OFFERED, S.WAITING]
    with pytest.raises(NotAllowed, match="2"):
        actions_course.change_class(
            by=city.planner, course=course, today=today, **(told | {"seats": 1})
        )


def test_a_refusal_says_why_and_closes_the_way_to_consent(name, cast, today):
    row = name(cast.people[0])
    boss = again(cast.boss)
    with pytest.raises(NotAllowed):
        actions.refuse(by=boss, enrolment=row, reason=" ", today=today)
    row = actions.refuse(by=boss, enrolment=row, reason="Sedang cuti.", today=today)
    assert (row.state, row.note) == (S.REFUSED, "Sedang cuti.")
    with pytest.raises(NotAllowed):
        actions.consent(by=boss, enrolment=row, today=today)
    assert name(cast.people[0]).state == S.NAMED  # once more, by another act


@pytest.mark.parametrize("over", ["begun", "called off"])
def test_a_class_that_is_over_changes_no_names(over, name, cast, course, city, today):
    row = name(cast.people[0])
    then = today
    if over == "begun":
        then = course.starts
    else:
        actions_course.call_off(by=city.planner, course=course, reason="Narasumber.")
    for act in (
        lambda: actions.consent(by=again(cast.boss), enrolment=row, today=then),
        lambda: actions.decline(by=again(cast.users[0]), enrolment=row, today=then),
        lambda: actions.name(
            by=city.planner, course=course, employee=cast.people[1], today=then
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_only_the_planner_names_after_the_last_day(name, cast, course, today, city):
    late = course.answer_by + timedelta(days=1)
    told = {"course": course, "employee": cast.people[0], "today": late}
    with pytest.raises(NotAllowed):
        actions.name(by=again(cast.boss), **told)
    assert actions.name(by=city.planner, **told).state == S.NAMED


def test_one_training_is_attended_once(name, cast, lay_on, course):
    name(cast.people[0])
    other = lay_on(days=90)
    with pytest.raises(NotAllowed):
        name(cast.people[0], on=other)


def test_superiors_are_reminded_once_and_a_class_begins_on_its_day(name, cast, course):
    name(cast.people[0])
    Notice.objects.all().delete()
    chores.look(course.answer_by)
    chores.look(course.answer_by)
    assert Notice.objects.filter(to=cast.boss).count() == 1
    chores.look(course.starts)
    assert Course.objects.get(pk=course.pk).state == Course.State.RUNNING


def test_a_new_superior_is_asked_where_the_old_one_has_left(name, cast, course, today):
    row = name(cast.people[0])
    row.superior = "199001012015031999"
    row.save()
    assert chores.look(today) is None
    row.refresh_from_db()
    assert row.superior == cast.boss.nip


def test_a_notice_names_no_third_person_and_no_reason(seated, cast, today):
    first, _second = seated(0, 1)
    boss = again(cast.boss)
    actions.decline(by=again(cast.users[0]), enrolment=first, note="Sakit", today=today)
    told = " ".join(Notice.objects.values_list("text_id", flat=True))
    assert not any(each.name in told for each in cast.people)
    assert "Sakit" not in told
    assert boss.nip not in told


@pytest.fixture
def bound(files, plan, city, today):
    """A class of an approved plan whose budget carries the names of the plan alone."""
    actions_approve.approve(by=city.planner, plan=plan, today=today)
    jobs.do_now(Job.objects.get(kind="training-classes"))
    Course.objects.filter(plan=plan).update(seats=None)
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=of_plan(plan).bound)
    plan.refresh_from_db()
    return Course.objects.filter(plan=plan, cost__gt=0).order_by("starts", "pk")[0]


@pytest.fixture
def outsider(bound, cast):
    inside = bound.enrolments.values("employee")
    led = [each.pk for each in cast.people]
    return Employee.objects.filter(pk__in=led).exclude(pk__in=inside).first()


def test_a_name_beyond_the_budget_of_an_approved_plan_is_for_who_plans_with_a_reason(
    bound, plan, cast, outsider, city, today, client_of
):
    told = {"course": bound, "employee": outsider, "today": today}
    for by, more in (
        (cast.boss, {"reason": "x", "beyond": True}),
        (city.planner, {"reason": "x"}),
        (city.planner, {"beyond": True}),
    ):
        with pytest.raises(NotAllowed):
            actions.name(by=again(by), **told, **more)
    assert not bound.enrolments.filter(employee=outsider).exists()
    address = f"/pelatihan/kelas/{bound.pk}/usulkan/"
    browser = client_of(city.planner)
    typed = {"pegawai": outsider.pk, "q": outsider.nip, "alasan": "Guru baru"}
    refused = browser.post(address, typed)
    assert refused.status_code == 422 and "Guru baru" in refused.content.decode()
    assert browser.post(address, typed | {"lebih": "1"}).status_code == 302
    assert of_plan(plan).left == -bound.cost
    shown = browser.get(f"/pelatihan/kelas/{bound.pk}/").content.decode()
    assert "melebihi anggaran" in shown


def test_a_place_given_back_gives_its_money_back_and_a_full_class_costs_no_more(
    bound, plan, city, today
):
    inside = bound.enrolments.values("employee")
    one, other = Employee.objects.exclude(pk__in=inside).order_by("pk")[:2]
    told = {"by": again(city.planner), "course": bound, "today": today}
    row = bound.enrolments.order_by("pk")[0]
    Enrolment.objects.filter(pk=row.pk).update(state=S.DECLINED)
    assert of_plan(plan).left == bound.cost
    actions.name(employee=one, **told)
    assert of_plan(plan).left == 0
    seated = bound.enrolments.exclude(pk=row.pk).count()
    Course.objects.filter(pk=bound.pk).update(seats=seated)
    actions.name(employee=other, **told)  # there is no seat: it is to wait
    assert of_plan(plan).left == 0
