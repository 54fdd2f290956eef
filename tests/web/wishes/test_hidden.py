"""Nobody but the planner and the person finds a wish, by any page, file or program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse
from tests.web.api.conftest import program_of, token_of
from tests.web.api.test_matrix import operations
from tests.web.placement.conftest import explain, make
from tests.web.test_matrix import addresses, is_open, unlike
from tests.web.wishes.conftest import again

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.api.leave import holds
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Entry, Job, Notice
from tepat_web.organisation.models import Position, Structure
from tepat_web.placement.models import Explanation
from tepat_web.snapshots.actions import ask_own_career
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.wishes import actions, chores
from tepat_web.wishes.actions import Said
from tepat_web.workforce.models import Wish

__all__ = ["explain", "make", "program_of", "token_of"]  # fixtures
pytestmark = pytest.mark.django_db
MARKS = ("ZEBRA-ALASAN", "ZEBRA-BATASAN", "ZEBRA-SYARAT", "ZEBRA-SEMUA", "ZEBRA-UNIT")
FILES = ("xlsx", "csv", "json")


@pytest.fixture
def wished(cast):
    """A position that nobody would be told of by chance."""
    position = cast.positions[0]
    position.name = "Penata Zebra"
    position.save()
    return position


@pytest.fixture
def people(cast, city, user_with):
    """One of each role: whoever could be near the person who wishes, is."""
    near = user_with(nip=city.leader.nip)
    stranger = user_with(nip=cast.other.nip)
    given = {
        role: user_with(role, city.home if role is Role.OFFICER else None)
        for role in Role
        if role not in (Role.EMPLOYEE, Role.SUPERVISOR, Role.OPERATOR, Role.PLANNER)
    }
    return {Role.SUPERVISOR: near, Role.EMPLOYEE: stranger, **given}


@pytest.fixture
def plant(cast, wished, window, tell, today, city):
    """Say wishes and needs that can be recognised anywhere."""

    def planted():
        tell(
            window,
            Said(wished.code, MARKS[0], MARKS[2]),
            constraints=MARKS[1],
            reason=MARKS[3],
        )
        unit, head = cast.unit, again(cast.head)
        own = Position.objects.filter(unit__path__startswith=unit.path)
        actions.tell_needs(
            by=head,
            window=window,
            unit=unit,
            ranked=[Said(own.first().code, MARKS[4])],
            seen=0,
            today=today,
        )
        chores.look(today)

    return planted


def content(answer):
    if getattr(answer, "streaming", False):
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    return answer.content.decode("utf-8", "replace")


def marks_in(text):
    return [mark for mark in MARKS if mark in text]


def arguments(name, names, there):
    """For each argument of an address, that of the record that could tell most."""
    room = name.partition(":")[0]
    numbers = {
        "register": there.wish.pk,
        "ledger": there.job.pk,
        "placement": there.plan,
        "snapshots": there.career,
        "organisation": there.structure,
        "wishes": there.window if name.startswith("wishes:w") else there.unit,
        "needs": there.position,
    }
    usual = {
        "number": numbers.get(room, 1),
        "nip": there.nip,
        "kind": "jabatan" if room == "needs" else "career-person",
        "name": "jabatan",
        "ending": "csv",
        "pk": 1,
        "token": "x" * 43,
    }
    return {each: usual.get(each, 1) for each in names}


def every_address(there) -> Iterator[tuple[str, tuple]]:
    """Every address of pages with what it asks for; those of the ledger once an act."""
    for name, view, names in addresses():
        told = arguments(name, names, there)
        wanted = (view.permissions,) if view.permissions else ()
        if hasattr(view, "asked"):
            records = {"wishes": there.wish.pk, "employees": there.person}
            for sheet in (*unlike(), BY_NAME["wishes"], BY_NAME["employees"]):
                if "number" in names:
                    told["number"] = records.get(sheet.name, there.position)
                asked = tuple((each,) for each in view.asked(sheet))
                for ending in FILES if "ending" in names else ("",):
                    more = {"name": sheet.table.sheet}
                    more |= {"ending": ending} if ending else {}
                    yield reverse(name, kwargs=told | more), asked
        elif name.startswith("book:") and "number" in names:
            for number in there.entries:
                yield reverse(name, kwargs={"number": number}), wanted
        else:
            yield reverse(name, kwargs=told), wanted


def every_operation(there) -> Iterator[tuple[str, tuple]]:
    """Every reading operation of the API, on the records that could tell most.

    Of tables that ask for the same leave, which are answered alike, one of each kind.
    """
    records = {"wishes": there.wish.pk, "employees": there.person}
    sheets = {*records, "positions", *(sheet.name for sheet in unlike())}
    for method, path, needed in operations():
        room, sheet, *_rest = [*path.strip("/").split("/"), ""]
        if method != "GET" or (room == "register" and sheet not in sheets):
            continue
        if room == "ledger" and "{number}" in path:
            for number in there.entries:
                yield path.format(number=number), needed
            continue
        number = {
            "register": records.get(sheet, there.position),
            "plans": there.plan,
            "results": there.career,
            "structures": there.structure,
            "work": there.job.pk,
        }.get(room, 1)
        sample = {"name": "jabatan", "nip": there.nip, "step": "x", "check": 1}
        whole = path.format(number=number, answer=there.explanation, **sample)
        yield whole, needed


@pytest.fixture
def there(plant, cast, window, city, make, explain, wished):
    """A wish, and everything that was made of it: a career, a plan, reasons, acts."""
    before = Entry.objects.first().number
    plant()
    job = jobs.do_now(ask_own_career(by=again(cast.sri), target=""))
    assert job.state == Job.State.DONE, job.message_id
    plan = make()
    explain(plan, nip=cast.person.nip)
    return SimpleNamespace(
        wish=Wish.objects.standing().get(employee=cast.person),
        person=cast.person.pk,
        nip=cast.person.nip,
        position=wished.pk,
        job=job,
        career=Computed.objects.get(job=job).pk,
        plan=plan.pk,
        explanation=Explanation.objects.get(plan=plan, nip=cast.person.nip).pk,
        structure=Structure.objects.get().pk,
        window=window.pk,
        unit=cast.unit.pk,
        entries=list(
            Entry.objects.filter(number__gt=before).values_list("pk", flat=True)
        ),
    )


def test_nobody_else_finds_it_at_any_address(there, people, client_of, program_of):
    """Where an address is closed to a role, test_matrix.py has tried the door."""
    paths, calls = list(every_address(there)), list(every_operation(there))
    tried, leaks = 0, []
    for role, user in people.items():
        known = again(user)
        browser = client_of(user)
        browser.raise_request_exception = False
        answers = [
            (path, browser.get(path)) for path, asked in paths if is_open(known, asked)
        ]
        if role is not Role.ADMINISTRATOR:  # has nothing that a token may do
            program = program_of(known)
            answers += [
                (f"/api/v1{path}", program.ask("GET", path))
                for path, needed in calls
                if not needed or holds(known, needed)
            ]
        tried += len(answers)
        for path, answer in answers:
            if found := marks_in(content(answer)):
                leaks.append((role.value, path, found))
    assert leaks == []
    assert tried > 500


def test_the_planner_and_the_person_do(there, city, cast, client_of):
    own = content(client_of(cast.sri).get("/minat/saya/"))
    assert marks_in(own) == list(MARKS[:4])
    page = content(client_of(city.planner).get(f"/minat/jendela/{there.window}/"))
    assert marks_in(page) == list(MARKS)


def test_no_notice_and_no_title_of_work_names_it(there, wished):
    told = [f"{it.text_id} {it.text_en} {it.url}" for it in Notice.objects.all()]
    told += [json.dumps(it.question["title"]) for it in Job.objects.all()]
    told += [f"{it.label} {it.facts}" for it in Entry.objects.all()]
    text = " ".join(told)
    assert told
    assert not marks_in(text)
    assert wished.name not in text
    acts = Entry.objects.filter(pk__in=there.entries, table__startswith="wishes.")
    assert wished.code not in " ".join(f"{it.label} {it.facts}" for it in acts)


def test_where_the_position_is_shown_it_is_shown_without_a_wish_too(
    plant, people, client_of, wished, cast, window, city
):
    """The register, the map and the file look as if nothing had been wished for."""
    paths = [
        reverse("register:list", args=["jabatan"]),
        reverse("register:list", args=["pegawai"]),
        reverse("register:record", args=["jabatan", wished.pk]),
        reverse("register:record", args=["pegawai", cast.person.pk]),
        reverse("register:history", args=["jabatan", wished.pk]),
        reverse("register:remove", args=["jabatan", wished.pk]),
        reverse("organisation:map") + f"?jabatan={wished.code}",
        reverse("portal:home"),
    ]
    watching = (Role.SUPERVISOR, Role.OFFICER, Role.ANALYST, Role.AUDITOR)
    people = {role: people[role] for role in watching}
    seen = {}
    with transaction.atomic():
        plant()
        for role, user in people.items():
            for path in paths:
                seen[role, path] = counted(client_of(user).get(path), wished)
        transaction.set_rollback(True)
    for (role, path), count in seen.items():
        browser = client_of(people[role])
        assert counted(browser.get(path), wished) == count, (role, path)
    assert any(status == 200 for status, *_rest in seen.values())


def counted(answer, position):
    text = content(answer)
    return answer.status_code, text.count(position.code), text.count(position.name)


def test_who_may_read_wishes_is_the_planner_alone():
    readers = {role for role in Role if Permission.WISHES_READ in MAY[role]}
    assert readers == {Role.PLANNER, Role.EMPLOYEE, Role.OPERATOR}
    # An employee's reach is the own file; the command line signs in nowhere.
