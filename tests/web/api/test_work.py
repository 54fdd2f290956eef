"""Imports, computations and what they answer, asked for and fetched by programs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tepat import intake
from tepat.intake import town
from tepat_web.accounts.access import Permission, Role
from tepat_web.ledger.models import Entry
from tepat_web.workforce.models import Appointment, Employee

from .conftest import IMPORTER

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("buku") / "kota.xlsx"
    intake.write_xlsx(town.build(60, 1), path)
    return path.read_bytes()


def hand_in(program, content, name="kota.xlsx", **more):
    file = SimpleUploadedFile(name, content)
    return program.post("/api/v1/imports", {"file": file, **more})


def test_a_workbook_is_handed_in_looked_at_applied_and_undone(
    planner, program_of, book, work
):
    program = program_of(planner)
    made = hand_in(program, book)
    assert made.status_code == 202, made.content
    path = made.headers["Location"].removeprefix("/api/v1")
    assert made.json()["state"] == "reading"
    work()
    told = program.read(path)
    assert told["state"] == "ready" and told["sheets"]["pegawai"]["new"] == 60
    assert not Employee.objects.exists()
    page = program.read(f"{path}/changes?sheet=pegawai&kind=new&limit=25&page=3")
    assert page["count"] == 60 and len(page["rows"]) == 10
    assert page["rows"][0]["what"]["nip"][0] == ""

    applied = program.ask("POST", f"{path}/apply")
    assert applied.status_code == 202
    job = program.get(applied.json()["work"]).json()
    assert job["state"] == "waiting" and job["result"] is None
    program.refused(409, "POST", f"{path}/apply")
    work()
    job = program.get(applied.json()["work"]).json()
    assert job["state"] == "done" and job["result"] == f"/api/v1{path}"
    assert program.read(path)["state"] == "applied"
    assert program.read("/register/employees")["count"] == 60

    assert program.ask("POST", f"{path}/undo").status_code == 202
    work()
    assert program.read(path)["state"] == "undone"
    assert program.read("/register/employees")["count"] == 0
    assert program.read("/imports")["rows"][0]["id"] == told["id"]


def test_a_wrong_file_says_where_and_changes_nothing(planner, program_of, work):
    program = program_of(planner)
    made = hand_in(program, b"no workbook at all", "kota.xlsx")
    path = made.headers["Location"].removeprefix("/api/v1")
    work()
    told = program.read(path)
    assert told["state"] == "wrong" and told["errors"]
    page = program.read(f"{path}/problems?severity=error")
    assert page["count"] == told["errors"] and page["rows"][0]["message"]
    program.refused(409, "POST", f"{path}/apply")
    refusal = hand_in(program, b"x", "kota.exe")
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["column"] == "file"


def test_the_template_is_a_workbook(planner, program_of):
    answer = program_of(planner).ask("GET", "/imports/template")
    assert answer.getvalue().startswith(b"PK")


def test_a_computation_is_asked_for_watched_and_read(city, planner, program_of, work):
    program = program_of(planner)
    kinds = {each["kind"]: each for each in program.read("/computations")["rows"]}
    assert kinds["needs"]["latest"] is None
    answer = program.ask("POST", "/computations", {"kind": "needs"})
    assert answer.status_code == 202, answer.content
    address = answer.headers["Location"]
    assert program.get(address).json()["state"] == "waiting"
    work()
    job = program.get(address).json()
    assert job["state"] == "done", job
    path = job["result"].removeprefix("/api/v1")
    told = program.read(path)
    assert told["statement"] and told["tables"] and not told["has_changed"]
    assert told["work"] == address
    for table in told["tables"]:
        rows = program.read(f"{path}/tables/{table['name']}?limit=200")
        names = {column["name"] for column in table["columns"]}
        for row in rows["rows"]:
            assert names <= set(row)
    assert program.read("/results?kind=needs")["rows"][0]["id"] == told["id"]
    assert program.ask("POST", f"{path}/again").status_code == 202
    changed = Employee.objects.first()
    tag = program.ask("GET", f"/register/employees/{changed.pk}").headers["ETag"]
    answer = program.ask(
        "PATCH", f"/register/employees/{changed.pk}", {"name": "Baru"}, If_Match=tag
    )
    assert answer.status_code == 200, answer.content
    assert program.read(path)["has_changed"]


def test_the_rows_of_a_result_are_narrowed_and_sorted(city, planner, program_of, work):
    program = program_of(planner)
    program.ask("POST", "/computations", {"kind": "needs"})
    work()
    path = f"/results/{program.read('/results')['rows'][0]['id']}"
    told = program.read(path)
    table = told["tables"][0]
    first = table["columns"][0]["name"]
    rows = f"{path}/tables/{table['name']}"
    everything = program.read(f"{rows}?limit=200")
    part = program.read(f"{rows}?unit=DINKES&limit=200")
    assert 0 < part["count"] < everything["count"]
    turned = program.read(f"{rows}?sort=-{first}&limit=200")["rows"]
    named = [row[first] for row in turned]
    assert named == sorted(named, reverse=True)
    told = program.refused(422, "GET", f"{rows}?unit=TIDAK")
    assert told["errors"][0]["column"] == "unit"
    program.refused(422, "GET", f"{rows}?sort=tidak")
    program.refused(422, "GET", f"{rows}?filter=tidak%3D1")
    program.refused(404, "GET", f"{path}/tables/tidak")
    program.refused(404, "GET", f"{path}/files/tidak")


def test_what_a_computation_cannot_find_is_named(city, planner, program_of):
    told = program_of(planner).refused(
        422, "POST", "/computations", {"kind": "fit-person", "nip": "1" * 18}
    )
    assert told["errors"]


def test_an_officer_reads_only_the_own_agency_of_a_result(
    city, planner, user_with, program_of, work
):
    asker = program_of(planner)
    asker.ask("POST", "/computations", {"kind": "needs"})
    work()
    number = asker.read("/results")["rows"][0]["id"]
    officer = program_of(user_with(Role.OFFICER, unit=city["DINKES"]))
    officer.refused(403, "POST", "/computations", {"kind": "needs"})
    for table in officer.read(f"/results/{number}")["tables"]:
        path = f"/results/{number}/tables/{table['name']}?limit=200"
        for row in officer.read(path)["rows"]:
            assert "DINDIK" not in str(row) and "SD001" not in str(row)


def test_work_is_seen_and_stopped_by_its_asker_and_by_nobody_else(
    city, planner, user_with, program_of
):
    program = program_of(planner)
    address = program.ask("POST", "/computations", {"kind": "needs"}).headers[
        "Location"
    ]
    path = address.removeprefix("/api/v1")
    stranger = program_of(user_with(Role.OFFICER, unit=city["DINKES"]))
    stranger.refused(404, "GET", path)
    stranger.refused(404, "POST", f"{path}/cancel")
    narrow = program_of(planner, Permission.STRUCTURE_READ)
    narrow.refused(404, "GET", path)
    assert narrow.read("/work")["count"] == 0
    assert program.read("/work?state=waiting")["count"] == 1
    stopped = program.ask("POST", f"{path}/cancel")
    assert stopped.json()["state"] == "cancelled"
    program.refused(409, "POST", f"{path}/cancel")


def test_the_map_tells_structure_and_numbers_but_no_person(
    city, told, user_with, program_of
):
    told_map = program_of(user_with(Role.SERVICE)).read("/map")
    assert len(told_map["units"]["code"]) == 25
    assert len(told_map["positions"]["code"]) == 64
    assert sum(told_map["positions"]["holders"]) == Appointment.objects.count()
    text = str(told_map)
    assert not any(name in text for name in told.employees["name"] if name)
    program_of(user_with(Role.SERVICE)).refused(404, "GET", "/map?structure=99999")


def test_a_structure_is_drafted_changed_and_put_away(city, user_with, program_of):
    program = program_of(user_with(Role.ANALYST))
    now = program.read("/structures")["rows"]
    assert len(now) == 1 and not now[0]["is_draft"]
    made = program.ask(
        "POST", f"/structures/{now[0]['id']}/drafts", {"basis": "Usulan 2027"}
    )
    assert made.status_code == 201, made.content
    draft = made.json()
    path = f"/structures/{draft['id']}"
    move = {"unit": "PKM01", "parent": "KEC01"}
    assert program.ask("POST", f"{path}/moves", move).status_code == 204
    late = program.refused(409, "POST", f"{path}/moves", move | {"seen": "DINKES"})
    assert "Nothing was changed" in late["detail"]
    told = program.read(f"/map?structure={draft['id']}")
    place = told["units"]["code"].index("PKM01")
    above = told["units"]["code"][told["units"]["parent"][place]]
    assert above == "KEC01"
    program.refused(409, "POST", f"/structures/{now[0]['id']}/moves", move)
    lost = program.refused(422, "POST", f"{path}/moves", move | {"unit": "?"})
    assert lost["errors"][0]["column"] == "unit"
    officer = program_of(user_with(Role.OFFICER, unit=city["DINKES"]))
    officer.refused(404, "GET", f"/map?structure={draft['id']}")
    assert len(officer.read("/structures")["rows"]) == 1
    program.refused(409, "DELETE", f"/structures/{now[0]['id']}")
    assert program.ask("DELETE", path).status_code == 204
    program.refused(404, "GET", f"/map?structure={draft['id']}")


def test_an_auditor_reads_the_ledger_and_nobody_else(
    city, planner, user_with, program_of
):
    auditor = program_of(user_with(Role.AUDITOR))
    page = auditor.read("/ledger?act=register.imported")
    assert page["count"] == 1
    entry = page["rows"][0]
    assert entry["by"] == IMPORTER
    versions = auditor.read(f"/ledger/{entry['number']}/versions?limit=5")
    assert versions["count"] > 1_000
    assert versions["rows"][0]["kind"] == "new" and versions["rows"][0]["content"]
    assert auditor.read(f"/ledger/{entry['number']}") == entry
    assert auditor.read("/ledger/head")["number"] == Entry.objects.first().number
    assert auditor.read("/ledger?last=2020-01-01")["count"] == 0
    assert auditor.read("/ledger?first=2020-01-01")["count"] == Entry.objects.count()
    for path in ("", "/head", f"/{entry['number']}", f"/{entry['number']}/versions"):
        program_of(planner).refused(403, "GET", f"/ledger{path}")
