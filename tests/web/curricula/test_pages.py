"""Pages of programmes and credentials: made, read, refused, and hidden."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.curricula.conftest import attend, days, hold, stage

from tepat_web.accounts.access import Role
from tepat_web.curricula.models import Credential, CredentialKind, Curriculum, Stage
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Job
from tepat_web.portal import todo
from tepat_web.training.models import Course, Enrolment
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def at(name, *numbers, **asked):
    return reverse(f"curricula:{name}", args=numbers, query=asked or None)


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


def programme(cast, **told):
    usual = {"name": "Program guru", "purpose": "", "jobs": cast.job}
    return usual | {"unit": "", "starts": "2024-01-01", "sekali": "m"} | told


def test_a_programme_is_made_once_with_jobs_named_by_their_beginning(browser, cast):
    job = Job.objects.get(code=cast.job)
    begin = job.name.split()[0]
    told = programme(cast, jobs=f"{begin}*", unit=cast.home.name)
    first = browser.post(at("add"), told)
    assert browser.post(at("add"), told).url == first.url
    made = Curriculum.objects.get()
    assert cast.job in made.jobs and made.unit == cast.home.code
    assert all(Job.objects.get(code=it).name.startswith(begin) for it in made.jobs)
    page = text(browser.get(at("index")))
    seated = Appointment.objects.filter(
        valid_to=None,
        post__position__job__code__in=made.jobs,
        post__position__unit__path__startswith=cast.home.path,
    )
    assert f'Program guru</a></th><td class="number">{seated.count()}</td>' in page


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"jobs": "Juru Ramal"}, "Tidak ada jabatan bernama “Juru Ramal”"),
        ({"jobs": "*"}, "Tidak ada jabatan bernama “*”"),
        ({"unit": "Entah"}, "Entah"),
        ({"starts": "besok"}, "Berjalan sejak"),
    ],
)
def test_a_refused_form_comes_back_as_it_was(browser, cast, told, said):
    page = text(browser.post(at("add"), programme(cast, **told)), 422)
    assert said in page and "Program guru" in page
    assert not Curriculum.objects.exists()


def test_an_officer_is_told_in_the_form_what_lies_outside(cast, client_of):
    officer = client_of(cast.officer)
    assert f'value="{cast.home.code}"' in text(officer.get(at("add")))
    for unit in ("", cast.abroad.code):
        page = text(officer.post(at("add"), programme(cast, unit=unit)), 422)
        assert "di luar wilayah Anda" in page


def test_a_stage_asks_for_something_and_only_a_training_comes_again(
    browser, curriculum, kind, offers
):
    told = {"name": "Dasar", "within": "6", "sekali": "t"}
    address = at("add-stage", curriculum.pk)
    assert "Pilih pelatihan" in text(browser.post(address, told), 422)
    both = told | {"credential": kind.pk, "again": "12"}
    assert "Hanya pelatihan" in text(browser.post(address, both), 422)
    good = told | {"offer": offers[0].pk, "again": "12"}
    browser.post(address, good)
    browser.post(address, good)
    made = Stage.objects.get()
    page = text(browser.get(at("one", curriculum.pk)))
    assert "setiap 1 tahun" in page and offers[0].name in page
    browser.post(at("change-stage", made.pk), good | {"again": ""})
    assert Stage.objects.get().again is None
    browser.post(at("remove-stage", made.pk))
    assert not Stage.objects.standing().exists()


def test_who_is_late_is_found_by_a_click(
    city, browser, curriculum, cast, offers, today
):
    stage(city.planner, curriculum, offers[0], within=0)
    attend(cast.person, offers[0], ended=days(today, -1))
    page = text(browser.get(at("one", curriculum.pk, keadaan="late")))
    assert cast.people[1].name in page and cast.person.name not in page
    page = text(browser.get(at("one", curriculum.pk, keadaan="done")))
    assert cast.person.name in page and cast.people[1].name not in page


def test_a_unit_that_needs_a_training_names_its_people_for_a_class(
    city, cast, client_of, curriculum, offers, today
):
    stage(city.planner, curriculum, offers[0], within=0)
    course = Course.objects.create(
        offer=offers[0],
        name="Kelas I",
        starts=days(today, 30),
        ends=days(today, 33),
        state=Course.State.OPEN,
    )
    officer = client_of(cast.officer)
    page = text(officer.get(at("needs")))
    assert "Kelas I" in page and cast.person.name in page
    path = cast.seat.post.position.unit.path
    told = {"pelatihan": offers[0].pk, "unit": path, "kelas": course.pk}
    officer.post(at("needs"), told)
    named = set(Enrolment.objects.values_list("employee", flat=True))
    there = {it.pk for it in cast.people if it.place and it.place.path == path}
    assert cast.person.pk in named and named == there
    officer.post(at("needs"), told)
    assert Enrolment.objects.count() == len(there)
    assert "Usulkan" not in text(officer.get(at("needs"))).split(path)[-1][:900]
    assert cast.person.name not in text(client_of(cast.other).get(at("needs")))
    client_of(cast.other).post(at("needs"), told)
    assert Enrolment.objects.count() == len(there)


def test_a_licence_is_recorded_renewed_and_put_right(browser, cast, kind, today):
    asked = {"pegawai": cast.person.pk, "jenis": kind.pk}
    form = text(browser.get(at("add-credential", **asked)))
    assert cast.person.nip in form
    told = {"nip": cast.person.nip, "kind": kind.pk, "number": "7", "sekali": "k"}
    wrong = told | {"starts": today.isoformat(), "ends": days(today, -1).isoformat()}
    assert "mendahului" in text(browser.post(at("add-credential"), wrong), 422)
    good = told | {"starts": today.isoformat(), "ends": days(today, 20).isoformat()}
    browser.post(at("add-credential"), good)
    answer = browser.post(at("add-credential"), good)
    made = Credential.objects.get()
    page = text(browser.get(answer.url))
    assert "berakhir dalam 30 hari" in page
    page = text(browser.get(at("credentials", keadaan="30")))
    assert cast.person.name in page and cast.people[1].name not in page
    page = text(
        browser.get(at("credentials", keadaan="missing", q=cast.people[1].name))
    )
    assert cast.people[1].name in page and cast.person.name not in page
    change = {"number": "8", "starts": today.isoformat(), "ends": ""}
    browser.post(at("change-credential", made.pk), change)
    assert Credential.objects.get().ends is None
    browser.post(at("remove-credential", made.pk))
    assert not Credential.objects.standing().exists()


def test_one_sees_the_own_programmes_and_is_reminded_on_the_front_page(
    city, cast, client_of, curriculum, kind, offers, today
):
    stage(city.planner, curriculum, offers[0], within=0)
    hold(city.planner, cast.person, kind, starts=today, ends=days(today, 9))
    page = text(client_of(cast.user).get(at("mine")))
    assert "Berjenjang" in page and "SIP" in page and "lewat tenggat" in page
    assert [it.is_urgent for it in todo.of(cast.user) if "SIP" in it.text] == [True]
    hold(city.planner, cast.person, kind, starts=days(today, 1), ends=days(today, 900))
    assert not [it for it in todo.of(cast.user) if "SIP" in it.text]


def test_what_lies_outside_is_not_found_by_its_address(
    city, cast, client_of, curriculum, kind, offers, today
):
    made = stage(city.planner, curriculum, offers[0])
    paper = hold(city.planner, cast.person, kind, starts=today, ends=None)
    other = client_of(cast.other)
    for name, number in (
        ("change", curriculum.pk),
        ("add-stage", curriculum.pk),
        ("change-stage", made.pk),
        ("change-kind", kind.pk),
        ("change-credential", paper.pk),
        ("person", cast.person.pk),
    ):
        assert other.get(at(name, number)).status_code == 404
        assert other.post(at(name, number), {}).status_code in (404, 405)
    for name in ("end", "remove-stage", "remove-kind", "remove-credential"):
        number = {"end": curriculum, "remove-stage": made, "remove-kind": kind}
        assert other.post(at(name, number.get(name, paper).pk)).status_code == 404
    assert Credential.objects.standing().exists() and Stage.objects.standing().exists()
    # A programme of the city is read, with the own people alone.
    page = text(other.get(at("one", curriculum.pk)))
    assert cast.person.name not in page and "Tambah tahap" not in page
    plain = client_of(cast.user)
    assert plain.get(at("index")).status_code == 403
    assert plain.get(at("person", cast.person.pk)).status_code == 403
    asked = {"pegawai": cast.person.pk, "jenis": kind.pk}
    assert cast.person.nip not in text(other.get(at("add-credential", **asked)))
    told = {"nip": cast.person.nip, "kind": kind.pk, "starts": today.isoformat()}
    assert "di wilayah Anda" in text(other.post(at("add-credential"), told), 422)


def test_whoever_looks_at_somebody_is_noted(city, browser, cast, kind, client_of):
    browser.get(at("person", cast.person.pk))
    looked = Entry.objects.filter(act="employee.viewed", record=cast.person.pk)
    assert looked.count() == 1


@pytest.mark.parametrize("name", ["index", "needs", "credentials"])
def test_lists_cost_the_same_statements_for_more_programmes_and_people(
    city,
    browser,
    cast,
    curriculum,
    kind,
    offers,
    today,
    name,
    django_assert_max_num_queries,
):
    stage(city.planner, curriculum, offers[0], within=0)
    browser.get(at(name))  # sessions and settings are read once
    with django_assert_max_num_queries(40) as few:
        browser.get(at(name))
    everyone = list(Job.objects.values_list("code", flat=True))
    for number in range(3):
        more = Curriculum.objects.create(
            name=f"P{number}", jobs=everyone, starts=curriculum.starts
        )
        Stage.objects.create(
            curriculum=more, number=1, name="A", offer=offers[1], within=0
        )
        other = CredentialKind.objects.create(name=f"K{number}", jobs=everyone)
        for employee in Employee.objects.all()[:60]:
            Credential.objects.create(
                employee=employee,
                kind=other,
                starts=today,
                ends=today + timedelta(days=number),
            )
    with django_assert_max_num_queries(len(few)):
        text(browser.get(at(name)))


def test_the_planner_reads_them_in_english_too(browser, curriculum):
    browser.cookies["tepat_language"] = "en"
    assert "Continuous programmes" in text(browser.get(at("index")))


def test_an_auditor_keeps_none(client_of, user_with):
    assert client_of(user_with(Role.AUDITOR)).get(at("index")).status_code == 403
