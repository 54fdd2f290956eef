"""The register for programs: read, narrowed, changed, and nobody's work lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tepat_web.accounts.access import Permission, Role
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Position, Unit
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Assessment, Employee

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 14  # of one page of a list
UNIT = {"unit": "DINDIK.X", "name": "Bidang Contoh", "parent": "DINDIK"}


@pytest.fixture
def analyst(user_with):
    return user_with(Role.ANALYST)


def test_every_sheet_is_there_with_all_its_rows(city, told, planner, program_of):
    program = program_of(planner)
    heights = {table.name: rows.height for table, rows in told.tables()}
    for sheet in SHEETS:
        page = program.read(f"/register/{sheet.name}?limit=3")
        assert page["count"] == heights[sheet.name], sheet.name
        names = {column.name for column in sheet.table.columns}
        for row in page["rows"]:
            assert set(row) == names | {"id", "version"}
            one = program.read(f"/register/{sheet.name}/{row['id']}")
            assert one == row


def test_pages_follow_one_another_without_gap_or_repetition(city, planner, program_of):
    program = program_of(planner)
    seen, address = [], "/api/v1/register/positions?limit=20&sort=position"
    while address:
        page = program.get(address).json()
        seen += [row["position"] for row in page["rows"]]
        address = page["next"]
    assert seen == sorted(Position.objects.values_list("code", flat=True))
    program.refused(404, "GET", "/register/positions?page=99")


def test_lists_are_searched_filtered_sorted_and_cut_to_columns(
    city, planner, program_of
):
    read = program_of(planner).read
    found = read("/register/employees?within=DINKES&columns=nip&columns=unit")
    assert found["count"] == 18
    assert set(found["rows"][0]) == {"id", "version", "nip", "unit"}
    guru = read("/register/positions?search=guru&sort=-position_class")
    ranks = [row["position_class"] for row in guru["rows"]]
    assert ranks == sorted(ranks, reverse=True)
    assert all("guru" in row["name"].lower() for row in guru["rows"])
    young = read("/register/employees?born_min=1990-01-01&sex=P")
    for row in young["rows"]:
        assert row["born"] >= "1990-01-01" and row["sex"] == "P"
    level = read("/register/assessments?level=3&level=4&limit=200")
    assert {row["level"] for row in level["rows"]} == {3, 4}
    assert level["count"] == Assessment.objects.filter(level__in=[3, 4]).count()


def test_a_longer_page_asks_the_database_no_more(city, planner, program_of):
    program = program_of(planner)

    def asked(sheet, limit):
        with CaptureQueriesContext(connection) as statements:
            program.read(f"/register/{sheet.name}?limit={limit}")
        return len(statements)

    for sheet in SHEETS:
        asked(sheet, 1)  # what is looked up once is known from here on
        assert asked(sheet, 50) == asked(sheet, 1) <= MOST_STATEMENTS, sheet.name


def test_a_filter_is_exact_and_a_misspelt_one_is_refused(city, planner, program_of):
    program = program_of(planner)
    exact = program.read("/register/units?unit=DINDIK")
    assert [row["unit"] for row in exact["rows"]] == ["DINDIK"]
    told = program.refused(422, "GET", "/register/units?unti=DINDIK")
    assert told["errors"] == [
        {"column": "unti", "message": "There is no such column or parameter."}
    ]
    told = program.refused(422, "GET", "/register/units?within=XX")
    assert told["errors"][0]["column"] == "within"
    told = program.refused(422, "GET", "/register/employees?born_min=1-2-90")
    assert told["errors"][0]["message"] == "Write the day as YYYY-MM-DD."


def test_a_day_out_of_reach_and_a_character_that_no_database_takes_are_refused(
    city, analyst, program_of
):
    program = program_of(analyst)
    told = program.refused(422, "GET", "/register/units?as_of=0207-09-30")
    assert told["errors"][0]["column"] == "as_of"
    program.refused(422, "GET", "/register/units?search=a%00b")
    body = {"unit": "X", "name": "a\x00b", "parent": "KOTA"}
    assert program.ask("POST", "/register/units", body).status_code in (400, 422)
    body = {"unit": "X", "name": "a\ud800b", "parent": "KOTA"}
    assert program.ask("POST", "/register/units", body).status_code in (400, 422)


def test_every_list_can_be_read_as_it_was(city, told, planner, program_of):
    program = program_of(planner)
    today = timezone.localdate().isoformat()
    for sheet in SHEETS:
        now = program.read(f"/register/{sheet.name}?limit=5")
        then = program.read(f"/register/{sheet.name}?limit=5&as_of={today}")
        assert then["count"] == now["count"], sheet.name
        assert then["rows"] == now["rows"], sheet.name
    guru = "/register/positions?family=FUNGSIONAL&position_class_min=8"
    at = f"&as_of={today}&sort=position&limit=200"
    assert program.read(f"{guru}{at}")["rows"] == [
        row
        for row in program.read("/register/positions?sort=position&limit=200")["rows"]
        if row["family"] == "FUNGSIONAL" and (row["position_class"] or 0) >= 8
    ]


def test_a_row_is_added_changed_and_removed_and_its_history_stays(
    city, analyst, program_of
):
    program = program_of(analyst)
    made = program.ask("POST", "/register/units", UNIT)
    assert made.status_code == 201, made.content
    row, address = made.json(), made.headers["Location"]
    assert program.get(address).json() == row
    assert row["kind"] is None or row["kind"]
    path = address.removeprefix("/api/v1")

    changed = program.ask(
        "PATCH", path, {"name": "Bidang Lain"}, If_Match=made.headers["ETag"]
    )
    assert changed.status_code == 200, changed.content
    assert changed.json()["name"] == "Bidang Lain"
    assert changed.json()["parent"] == "DINDIK"

    told = program.read(f"{path}/history")
    assert [each["kind"] for each in told["rows"]] == ["changed", "new"]
    assert [each["values"]["name"] for each in told["rows"]] == [
        "Bidang Lain",
        "Bidang Contoh",
    ]
    assert told["rows"][0]["by"] == analyst.username
    assert told["rows"][0]["values"]["parent"] == "DINDIK"

    gone = program.ask("DELETE", path, If_Match=changed.headers["ETag"])
    assert gone.status_code == 204
    program.refused(404, "GET", path)
    unit = Unit.objects.get(code="DINDIK.X")
    assert unit.is_removed
    kinds = Version.objects.filter(table=unit._meta.label, record=unit.pk)
    assert kinds.count() == 3


def test_whoever_has_not_seen_the_latest_version_overwrites_nothing(
    city, analyst, program_of
):
    program, other = program_of(analyst), program_of(analyst)
    number = city["DINDIK"].pk
    path = f"/register/units/{number}"
    seen = program.ask("GET", path).headers["ETag"]
    told = {"name": "Dinas Satu"}
    assert other.ask("PATCH", path, told, If_Match=seen).status_code == 200
    stale = program.refused(412, "PATCH", path, {"name": "Dua"}, If_Match=seen)
    assert "Read the record again" in stale["detail"]
    program.refused(412, "DELETE", path, If_Match=seen)
    program.refused(428, "PATCH", path, {"name": "Dua"})
    program.refused(428, "PATCH", path, {"name": "Dua"}, If_Match="*")
    assert program.read(path)["name"] == "Dinas Satu"
    version = program.read(path)["version"]
    again = program.ask("PATCH", path, {"name": "Dua"}, If_Match=str(version))
    assert again.status_code == 200


def test_many_rows_are_given_the_same_values_all_or_none(
    city, analyst, user_with, program_of
):
    program = program_of(analyst)
    page = program.read("/register/positions?within=DINKES&limit=3")["rows"]
    seen = [{"id": row["id"], "version": row["version"]} for row in page]
    body = {"rows": seen, "values": {"critical": True}}
    answer = program.ask("PATCH", "/register/positions", body)
    changed = [row for row in page if not row["critical"]]
    assert answer.status_code == 200, answer.content
    assert answer.json() == {"changed": len(changed)}
    for row in page:
        assert program.read(f"/register/positions/{row['id']}")["critical"]
    stale = {"rows": seen, "values": {"critical": False}}
    program.refused(412, "PATCH", "/register/positions", stale)
    officer = program_of(user_with(Role.OFFICER, unit=city["DINKES"]))
    program.refused(422, "PATCH", "/register/positions", {"rows": [], "values": {}})
    theirs = Employee.objects.filter(place__path__startswith=city["DINDIK"].path)[0]
    told = {"rows": [{"id": theirs.pk, "version": 1}], "values": {"email": "a@b.id"}}
    officer.refused(409, "PATCH", "/register/employees", told)


def test_what_has_not_changed_is_not_sent_again(city, analyst, program_of):
    program = program_of(analyst)
    path = f"/register/units/{city['DINDIK'].pk}"
    for address in (path, "/register/units"):
        tag = program.ask("GET", address).headers["ETag"]
        answer = program.ask("GET", address, If_None_Match=tag)
        assert answer.status_code == 304 and not answer.content
    tag = program.ask("GET", path).headers["ETag"]
    program.ask("PATCH", path, {"name": "Dinas Baru"}, If_Match=tag)
    assert program.ask("GET", path, If_None_Match=tag).status_code == 200


def test_every_refused_value_is_named_and_nothing_is_changed(city, planner, program_of):
    program = program_of(planner)
    entries = Entry.objects.count()
    bad = {"nip": "12", "status": "", "born": "1990-02-30", "hobby": "chess"}
    told = program.refused(422, "POST", "/register/employees", bad)
    named = {each["column"]: each["message"] for each in told["errors"]}
    assert {"nip", "status", "born", "hobby"} <= set(named)
    assert named["born"] == "There is no such day."
    assert named["hobby"] == "There is no such column or parameter."
    assert Entry.objects.count() == entries
    told = program.ask(
        "POST", "/register/employees", bad, Accept_Language="id-ID,id;q=0.9"
    )
    named = {each["column"]: each["message"] for each in told.json()["errors"]}
    assert named["hobby"] != "There is no such column or parameter."
    assert told.headers["Content-Language"] == "id"


def test_a_link_that_leads_nowhere_and_a_twin_are_refused_at_their_column(
    city, analyst, program_of
):
    program = program_of(analyst)
    lost = program.refused(422, "POST", "/register/units", UNIT | {"parent": "?"})
    assert [each["column"] for each in lost["errors"]] == ["parent"]
    twin = program.refused(422, "POST", "/register/units", UNIT | {"unit": "DINDIK"})
    assert [each["column"] for each in twin["errors"]] == ["unit"]


def test_what_others_depend_on_is_not_removed(city, analyst, program_of):
    program = program_of(analyst)
    path = f"/register/units/{city['DINDIK'].pk}"
    tag = program.ask("GET", path).headers["ETag"]
    told = program.refused(409, "DELETE", path, If_Match=tag)
    assert "Organisation units: 3" in told["detail"]
    assert not Unit.objects.get(code="DINDIK").is_removed


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "\xff", "NaN", "null"])
def test_a_body_that_is_no_row_is_refused(city, analyst, program_of, body):
    answer = program_of(analyst).generic(
        "POST", "/api/v1/register/units", body, content_type="application/json"
    )
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_looking_at_another_persons_file_is_noted_once_per_look(
    city, planner, program_of
):
    program = program_of(planner)
    told = Assessment.objects.first()
    who = told.employee
    path = f"/register/employees/{who.pk}"
    views = Entry.objects.filter(act="employee.viewed", record=who.pk)
    tag = program.ask("GET", path).headers["ETag"]
    assert views.count() == 1
    program.ask("GET", path, If_None_Match=tag)
    assert views.count() == 1
    program.read(f"{path}/history")
    assert views.count() == 2
    program.read(f"/register/assessments/{told.pk}")
    assert views.count() == 3


def test_an_officer_sees_and_changes_only_the_people_of_the_own_agency(
    city, user_with, program_of
):
    officer = user_with(Role.OFFICER, unit=city["DINKES"])
    program = program_of(officer)
    theirs = Employee.objects.filter(place__path__startswith=city["DINDIK"].path)
    ours = Employee.objects.filter(place__path__startswith=city["DINKES"].path)
    page = program.read("/register/employees?limit=200")
    assert {row["id"] for row in page["rows"]} == set(ours.values_list("pk", flat=True))
    foreign = theirs.first()
    assert program.read(f"/register/employees?nip={foreign.nip}")["count"] == 0
    path = f"/register/employees/{foreign.pk}"
    program.refused(404, "GET", path)
    program.refused(404, "GET", f"{path}/history")
    program.refused(404, "PATCH", path, {"name": "X"}, If_Match="1")
    program.refused(404, "DELETE", path, If_Match="1")
    own = f"/register/employees/{ours.first().pk}"
    tag = program.ask("GET", own).headers["ETag"]
    away = Position.objects.filter(unit=city["DINDIK.S"]).first().code
    program.refused(409, "PATCH", own, {"position": away}, If_Match=tag)
    assert program.ask("GET", own).headers["ETag"] == tag


def test_sensitive_columns_stay_closed_to_who_may_not_see_them(
    city, user_with, program_of
):
    officer = user_with(Role.OFFICER, unit=city["DINKES"])
    program = program_of(officer)
    row = program.read("/register/employees?limit=1")["rows"][0]
    hidden = {
        column.name
        for sheet in SHEETS
        if sheet.name == "employees"
        for column in sheet.table.columns
    } - set(row)
    assert hidden
    for name in hidden:
        program.refused(403, "GET", f"/register/employees?columns={name}")
        program.refused(403, "GET", f"/register/employees?sort={name}")
    path = f"/register/employees/{row['id']}"
    tag = program.ask("GET", path).headers["ETag"]
    assert not hidden & set(program.read(path))
    name = sorted(hidden)[0]
    told = program.refused(403, "PATCH", path, {name: None}, If_Match=tag)
    assert name in told["detail"]


def test_a_token_of_fewer_scopes_opens_fewer_sheets(city, planner, program_of):
    program = program_of(planner, Permission.STRUCTURE_READ)
    assert program.read("/register/units")["count"] == 25
    program.refused(403, "GET", "/register/employees")
    changing = program_of(planner, Permission.PEOPLE_CHANGE)
    who = Employee.objects.first()
    changing.refused(403, "GET", f"/register/employees/{who.pk}")
    changing.refused(
        403, "PATCH", f"/register/employees/{who.pk}", {"name": "X"}, If_Match="1"
    )
