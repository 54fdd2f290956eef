"""Every operation × every role: open exactly where access.py says so."""

from datetime import date

import pytest

from tepat_web.accounts.access import CITY_WIDE, Permission, Role, reach
from tepat_web.accounts.models import User
from tepat_web.api.leave import holds
from tepat_web.config.api import api
from tepat_web.imports.models import Upload
from tepat_web.ledger.models import Entry, Job
from tepat_web.organisation.models import Position, Structure
from tepat_web.performance.models import Award, Feedback
from tepat_web.publicservice.models import Complaint
from tepat_web.snapshots.sheets import BY_NAME, SHEETS
from tepat_web.workforce.models import (
    Assignment,
    Employee,
    Penalty,
    Relation,
    Statement,
    Wish,
)

pytestmark = pytest.mark.django_db
NIP = "199001012015031901"
ASKED = (("GET", ""), ("GET", "/history"), ("PATCH", ""), ("DELETE", ""))
LIMITED = [sheet for sheet in SHEETS if sheet.read not in CITY_WIDE]


def operations():
    """Yield each operation: method, path with arguments in braces, what it needs."""
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    needed = operation.view_func.permissions
                    yield method, f"{router.prefix}{path}", needed


@pytest.fixture
def whole(city):
    """The city, with a record of every sheet in both of two agencies."""
    for code in ("DINDIK", "DINKES"):
        unit, day = city[code], date(2026, 1, 1)
        here = Employee.objects.filter(place__path__startswith=unit.path)
        one, other = here.order_by("-pk")[:2]
        seat = Position.objects.filter(unit=unit).first()
        Penalty.objects.create(employee=one, severity="RINGAN", since=day)
        Relation.objects.create(employee_a=one, employee_b=other, kind="suami_istri")
        Wish.objects.create(employee=one, stay=True, rank=1)
        Assignment.objects.create(employee=one, position=seat, kind="PLT", since=day)
        Feedback.objects.create(employee=one, direction="REKAN", day=day, score=4)
        Award.objects.create(employee=one, name="Pegawai teladan", day=day)
        Statement.objects.create(employee=one, kind="SEHAT", holds=True, day=day)
        Complaint.objects.create(unit=unit, text="Antrean lama", day=day)
    return city


def filled(path):
    """Put numbers of what is there into a path; where nothing is, none."""
    room, sheet, *_rest = [*path.strip("/").split("/"), ""]
    numbers = {
        "imports": Upload.objects.values_list("pk", flat=True).first(),
        "ledger": Entry.objects.values_list("pk", flat=True).first(),
        "structures": Structure.objects.values_list("pk", flat=True).first(),
        "work": Job.objects.values_list("pk", flat=True).first(),
    }
    number = numbers.get(room, 1)
    if room == "register":
        model = next(each.model for each in SHEETS if each.name == sheet)
        number = model.objects.values_list("pk", flat=True).first() or 1
    sample = {"step": "apply", "name": "x", "nip": NIP, "check": 1, "answer": 1}
    if room == "plans":
        sample["step"] = "show"
    return path.format(number=number, **sample)


def test_every_operation_says_what_it_needs():
    wrong = [
        (method, path)
        for method, path, needed in operations()
        if not needed and not path.startswith(("/me", "/work"))
    ]
    assert wrong == []
    assert len(list(operations())) > 150


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.OPERATOR, Role.SUPERVISOR)]
)
def test_operations_open_exactly_to_whom_they_may(
    whole, planner, user_with, program_of, role
):
    Upload.objects.create(
        by=planner, at=Entry.objects.first().at, name="kota.xlsx", state="ready"
    )
    Job.objects.create(
        kind="import.read", by=planner, asked_at=Entry.objects.first().at
    )
    user = user_with(nip=NIP) if role is Role.EMPLOYEE else user_with(role)
    program = program_of(user) if role is not Role.ADMINISTRATOR else None
    if program is None:  # has nothing that a token may do
        assert not any(holds(user, needed) for _m, _p, needed in operations() if needed)
        return
    known = User.objects.get(pk=user.pk)
    wrong = []
    for method, path, needed in operations():
        address = filled(path)
        status = program.ask(
            method, address, {} if method != "GET" else None
        ).status_code
        is_open = holds(known, needed)
        if status >= 500 or status == 401 or is_open == (status == 403):
            wrong.append((method, address, status))
    assert wrong == []


def test_strangers_call_nothing(city, client):
    wrong = []
    for method, path, _needed in operations():
        address = f"/api/v1{filled(path)}"
        status = client.generic(method, address).status_code
        if status != 401:
            wrong.append((method, address, status))
    assert wrong == []


def test_a_token_of_another_scope_opens_nothing(whole, planner, program_of):
    program = program_of(planner, Permission.WISHES_READ)
    wrong = []
    for method, path, needed in operations():
        if not needed or needed == (Permission.WISHES_READ,):
            continue
        status = program.ask(method, filled(path)).status_code
        if status != 403:
            wrong.append((method, path, status))
    assert wrong == []


def test_the_record_of_another_agency_is_not_there(whole, user_with, program_of):
    users = [
        user_with(role, whole["DINKES"])
        for role in (Role.OFFICER, Role.BOARD, Role.SERVICE, Role.PLANNER)
    ]
    programs = [(user, program_of(user)) for user in users]
    for sheet in LIMITED:
        readers = [pair for pair in programs if reach(pair[0], sheet.read)]
        assert readers, sheet.name
        for user, program in readers:
            stays_closed(sheet, user, program, whole["DINDIK"])


def stays_closed(sheet, user, program, unit):
    """Hold that the records of a unit are there neither in lists nor by their ids."""
    told = (user.roles, sheet.name)
    theirs = sheet.model.objects.filter(**{f"{sheet.path}__startswith": unit.path})
    numbers = set(theirs.values_list("pk", flat=True))
    page = program.read(f"/register/{sheet.name}?limit=200")
    assert not {row["id"] for row in page["rows"]} & numbers, told
    assert page["count"] < sheet.model.objects.count(), told
    path = f"/register/{sheet.name}/{max(numbers)}"
    for method, end in ASKED:
        status = program.ask(method, path + end, {}, If_Match="1").status_code
        may_try = method == "GET" or reach(user, sheet.change)
        assert status == (404 if may_try else 403), (told, method, end)


def test_people_see_only_their_own_file_and_change_nothing(
    whole, user_with, program_of
):
    me = Penalty.objects.last().employee
    other = Employee.objects.exclude(pk=me.pk).first()
    program = program_of(user_with(nip=me.nip))
    assert [row["id"] for row in program.read("/register/employees")["rows"]] == [me.pk]
    program.refused(404, "GET", f"/register/employees/{other.pk}")
    program.refused(403, "PATCH", f"/register/employees/{me.pk}", {}, If_Match="1")
    whole_file = program.read(f"/register/employees/{me.pk}")
    assert {column.name for column in BY_NAME["employees"].table.columns} <= set(
        whole_file
    )
    for name in ("disciplines", "wishes", "relations", "assignments"):
        assert program.read(f"/register/{name}")["count"] > 0, name
        for row in program.read(f"/register/{name}")["rows"]:
            assert me.nip in (row.get("nip"), row.get("nip_a"))
