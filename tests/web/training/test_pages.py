"""Pages of trainings: who sees what, refused forms as they were, and their cost."""

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.training import actions, actions_approve
from tepat_web.training.models import Course, Enrolment, PlanLine, TrainingPlan
from tepat_web.workforce.models import Employee

from .conftest import again

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"training:{name}", args=args)


@pytest.fixture
def approved(plan, city, today):
    actions_approve.approve(by=city.planner, plan=plan, today=today)
    jobs.do_now(Job.objects.get(kind="training-classes"))
    return TrainingPlan.objects.get(pk=plan.pk)


def page(client, *address, **query):
    answer = client.get(url(*address), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_review_shows_budget_bound_and_reason_and_keeps_what_was_typed(
    plan, city, client_of
):
    browser = client_of(city.planner)
    told = page(browser, "plan", plan.pk)
    line = plan.lines.order_by("path", "employee__name", "offer", "pk")[0]
    assert line.reason_id.split(".")[0] in told
    assert "40.000.000" in told
    lines = url("lines", plan.pk)
    refused = browser.post(
        lines + "?q=a", {"baris": [line.pk], "alasan": " ", "keluarkan": "1"}
    )
    assert refused.status_code == 422
    assert f'value="{line.pk}" checked' in refused.content.decode()
    done = browser.post(
        lines + "?q=a", {"baris": [line.pk], "alasan": "Cuti", "keluarkan": "1"}
    )
    assert done.headers["Location"] == url("plan", plan.pk) + "?q=a"
    assert "Cuti" in page(browser, "plan", plan.pk, keadaan="dropped")
    browser.post(lines, {"baris": [line.pk], "masukkan": "1"})
    assert PlanLine.objects.get(pk=line.pk).state == "kept"


def test_a_person_is_added_from_those_to_whom_the_training_is_open(
    plan, city, client_of
):
    browser = client_of(city.planner)
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=None)
    offer = plan.lines.first().offer
    offer.seats = None
    offer.save()
    told = browser.get(url("add", plan.pk), {"pelatihan": offer.code})
    employee, _row, _competency = told.context["people"][-1]
    form = {"pelatihan": offer.code, "pegawai": employee.nip, "alasan": ""}
    refused = browser.post(url("add", plan.pk), form)
    assert refused.status_code == 422
    assert f'value="{employee.nip}" checked' in refused.content.decode()
    browser.post(url("add", plan.pk), form | {"alasan": "Pengelola layanan baru"})
    line = plan.lines.filter(employee=employee, offer=offer).first()
    if line is None:  # something stands in the way, and is told
        again_ = browser.post(url("add", plan.pk), form | {"alasan": "x"})
        assert employee.name in again_.context["refusal"]
    else:
        assert line.is_added


def test_a_plan_under_review_is_for_planners_and_an_approved_one_within_reach(
    plan, city, client_of, user_with, today
):
    officer = user_with(Role.OFFICER, city.home)
    assert client_of(officer).get(url("plan", plan.pk)).status_code == 404
    assert plan.name not in page(client_of(officer), "index")
    actions_approve.approve(by=city.planner, plan=plan, today=today)
    shown = client_of(officer).get(url("plan", plan.pk))
    inside = {
        line.path.startswith(city.home.path) for line, _name in shown.context["rows"]
    }
    assert inside == {True}
    everything = client_of(user_with(Role.AUDITOR)).get(url("plan", plan.pk))
    assert everything.context["page"].paginator.count == plan.lines.count()
    assert 'name="keluarkan"' not in everything.content.decode()


def test_names_are_seen_by_the_person_the_superior_and_within_reach(
    name, cast, course, city, client_of, user_with
):
    row = name(cast.people[0])
    who = cast.people[0]
    inside = user_with(Role.OFFICER, who.place)
    others = Employee.objects.exclude(place__path__startswith=who.place.path)
    outside = user_with(Role.OFFICER, others.exclude(place=None).first().place)
    for reader, sees in (
        (cast.boss, True),
        (inside, True),
        (city.planner, True),
        (user_with(Role.AUDITOR), True),
        (outside, outside.grants.get().unit.path == who.place.path),
        (cast.users[1], False),
        (cast.stranger, False),
    ):
        told = page(client_of(again(reader)), "course", course.pk)
        assert (who.name in told) is sees
    assert client_of(cast.users[1]).get(url("decline", row.pk)).status_code == 404
    assert client_of(cast.users[0]).get(url("refuse", row.pk)).status_code == 404
    client_of(cast.stranger).post(url("consent"), {"nomor": [row.pk]})
    assert Enrolment.objects.get(pk=row.pk).state == "named"


def test_a_superior_consents_to_several_at_once_and_refuses_with_a_reason(
    name, cast, lay_on, client_of
):
    course = lay_on(seats=5)
    rows = [name(each, on=course) for each in cast.people[:3]]
    browser = client_of(again(cast.boss))
    browser.post(url("consent"), {"nomor": [rows[0].pk, rows[1].pk]})
    refused = browser.post(url("refuse", rows[2].pk), {"reason": ""})
    assert refused.status_code == 422
    browser.post(url("refuse", rows[2].pk), {"reason": "Tahun depan saja"})
    states = [Enrolment.objects.get(pk=row.pk).state for row in rows]
    assert states == ["confirmed", "confirmed", "refused"]
    own = page(client_of(again(cast.users[2])), "mine")
    assert "Tahun depan saja" in own


def test_an_employee_joins_waits_in_line_and_takes_the_seat(
    seated, cast, course, client_of, today
):
    seated(0)
    browser = client_of(again(cast.users[1]))
    browser.post(url("join", course.pk), {"alasan": "Melayani warga"})
    row = Enrolment.objects.get(employee=cast.people[1])
    assert (row.state, row.reason) == ("named", "Melayani warga")
    actions.consent(by=again(cast.boss), enrolment=row, today=today)
    assert url("accept", row.pk) not in page(browser, "mine")
    first = Enrolment.objects.get(employee=cast.people[0])
    actions.decline(by=again(cast.users[0]), enrolment=first, today=today)
    assert url("accept", row.pk) in page(browser, "mine")
    browser.post(url("accept", row.pk))
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_words_of_a_place_are_for_who_consents_and_plans_and_not_for_every_reader(
    cast, course, city, client_of, user_with, today
):
    person, told = cast.people[1], {"alasan": "Melayani warga tuli"}
    client_of(cast.users[1]).post(url("join", course.pk), told)
    row = Enrolment.objects.get(employee=person)
    officer = user_with(Role.OFFICER, person.place)
    outside = [officer, user_with(Role.AUDITOR), user_with(Role.AUTHORITY)]
    near = [cast.users[1], cast.boss, city.planner]

    def readers(words, *address):
        asked = [again(by) for by in (*near, *outside)]
        return [words in page(client_of(by), *address) for by in asked]

    only_near = [True] * 3 + [False] * 3
    assert readers(told["alasan"], "course", course.pk) == only_near
    note = "Merawat ibu saya"
    actions.decline(by=again(cast.users[1]), enrolment=row, note=note, today=today)
    assert readers(note, "course", course.pk) == only_near
    assert note not in page(client_of(again(officer)), "unit")
    assert note in page(client_of(again(cast.boss)), "unit")


def test_a_class_sent_twice_is_laid_on_once_and_a_refused_form_comes_back(
    city, client_of, lay_on, today
):
    browser = client_of(city.planner)
    offer = lay_on().offer
    address = url("new") + f"?pelatihan={offer.code}"
    mark = browser.get(address).context["once"]
    form = {"name": "Kelas baru", "starts": "2027-08-02", "ends": "2027-08-01"}
    refused = browser.post(address, form | {"sekali": mark})
    assert refused.status_code == 422
    assert "Kelas baru" in refused.content.decode()
    form |= {"ends": "2027-08-03", "sekali": mark}
    assert browser.post(address, form).status_code == 302
    assert browser.post(address, form).status_code == 302
    assert Course.objects.filter(name="Kelas baru").count() == 1


def test_a_planned_class_is_hidden_from_who_does_not_plan(
    course, city, client_of, cast
):
    Course.objects.filter(pk=course.pk).update(state=Course.State.PLANNED)
    assert client_of(cast.boss).get(url("course", course.pk)).status_code == 404
    browser = client_of(city.planner)
    assert url("open", course.pk) in page(browser, "course", course.pk)
    browser.post(url("open", course.pk))
    page(client_of(cast.boss), "course", course.pk)


def test_needs_are_those_within_reach(plan, city, client_of, cast, user_with):
    told = client_of(city.planner).get(url("needs"))
    totals = told.context["totals"]
    assert totals["levels"] == plan.totals["levels_short"]
    assert totals["people"] == plan.totals["gaps"]
    part = client_of(user_with(Role.OFFICER, city.home)).get(url("needs"))
    assert 0 < part.context["totals"]["levels"] < totals["levels"]
    assert not part.context["sees_plan"]  # it is not approved
    row = part.context["rows"][0]
    code = {"kompetensi": row["competency"]}
    people = client_of(user_with(Role.OFFICER, city.home)).get(url("needs"), code)
    assert people.context["count"] == row["people"]
    assert {
        each["employee"].place.path.startswith(city.home.path)
        for each in people.context["rows"]
    } <= {True}
    assert client_of(cast.stranger).get(url("needs"), code).status_code == 404


STATEMENTS = 45
PAGES = ("index", "catalogue", "mine", "unit", "needs")


def test_pages_cost_the_same_whether_few_or_many(
    approved, city, client_of, django_assert_max_num_queries
):
    browser = client_of(city.planner)
    course = Course.objects.filter(plan=approved).first()
    addresses = [
        *(url(each) for each in PAGES if each != "mine"),
        url("plan", approved.pk),
        url("course", course.pk),
        url("name", course.pk),
    ]
    few = {}
    for size in ("few", "many"):
        for address in addresses:
            with django_assert_max_num_queries(STATEMENTS) as told:
                assert browser.get(address).status_code == 200
            few.setdefault(address, len(told))
            assert len(told) <= few[address] + 1, address
        if size == "few":
            _grow(course)


def _grow(course):
    """Three times as many names in the class."""
    inside = course.enrolments.values("employee")
    model = course.enrolments.first()
    for each in Employee.objects.exclude(pk__in=inside)[:40]:
        Enrolment.objects.create(
            course=course,
            employee=each,
            named_at=model.named_at,
            path=each.place.path if each.place else "",
            state="confirmed",
        )
