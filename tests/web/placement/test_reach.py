"""Who sees which part of a plan, and that nobody gets more by asking differently."""

import io
import json
from datetime import date

import openpyxl
import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded, people_of

from tepat_web.accounts.access import Permission, Role
from tepat_web.ledger.models import Entry, Job
from tepat_web.placement import queries, scenarios, tabs
from tepat_web.snapshots import store
from tepat_web.workforce.models import Employee, Penalty


def address(name, plan, *rest):
    return reverse(f"placement:{name}", args=[plan.pk, *rest])


def cells(answer):
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.values
    return [cell for row in rows for cell in row if cell is not None]


def table_of(plan, name):
    return next(it for it in store.read(plan.folder).tables if it.name == name)


def everything(client, plan):
    """All that the pages and workbooks of a plan say to somebody."""
    text = []
    for table in store.read(plan.folder).tables:
        for number in range(1, 5):
            told = client.get(
                address("plan", plan), {"tabel": table.name, "page": number}
            )
            text.append(told.content.decode())
        text += map(str, cells(client.get(address("workbook", plan, table.name))))
    return "\n".join(text).replace(" ", "")


def test_nobody_concerned_sees_a_plan_before_it_is_shown(
    plan, cast, officer_of, employee
):
    for client in (
        officer_of(cast.home),
        employee(cast.move.nip),
        employee(cast.stays.nip),
    ):
        index = client.get(reverse("placement:index"))
        assert plan.name not in index.content.decode()
        for page in (
            address("plan", plan),
            address("workbook", plan, "perpindahan"),
            address("person", plan, cast.move.nip),
            address("ask-why", plan),
        ):
            assert client.get(page).status_code == 404, page


@pytest.mark.parametrize(
    "role", [Role.PLANNER, Role.BOARD, Role.AUTHORITY, Role.AUDITOR]
)
def test_who_prepares_decides_and_audits_reads_all_of_it(
    role, plan, cast, user_with, client_of
):
    client = client_of(user_with(role))
    text = everything(client, plan)
    assert all(nip in text for nip in plan.moves.values_list("nip", flat=True))
    for name in ("plan.json", "plan.xlsx"):
        answer = client.get(address("file", plan, name))
        content = downloaded(answer)
        assert content
        if name == "plan.json":
            assert json.loads(content)["digest"] == plan.digest
    page = client.get(address("person", plan, cast.move.nip)).content.decode()
    assert "Mengapa pegawai ini?" in page


def test_who_wishes_for_what_is_told_to_nobody_who_may_not_see_wishes(
    plan, city, user_with, client_of
):
    envy = pl.read_parquet(table_of(plan, "dasar-keberatan").rows)
    assert not envy.is_empty()
    assert set(envy["_read"]) == {Permission.WISHES_READ.value}
    assert set(envy["_nip"]) == {""}
    asked = {"tabel": "dasar-keberatan"}
    page = client_of(city.planner).get(address("plan", plan), asked)
    assert page.context["count"] == envy.height
    for role in (Role.BOARD, Role.AUTHORITY, Role.AUDITOR):
        client = client_of(user_with(role))
        assert client.get(address("plan", plan), asked).context["count"] == 0
        content = downloaded(client.get(address("file", plan, "plan.xlsx")))
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert "Keadilan" in book.sheetnames
        assert "Dasar keberatan atas kursi" not in book.sheetnames
        told = {value for row in book["Perpindahan"].values for value in row}
        assert "Jenis" in told
        assert "Minat ke-" not in told


def test_nobody_finds_another_in_the_own_rows(shown, cast, employee):
    """What a row about a person says, it says of nobody else."""
    names = set(
        Employee.objects.exclude(nip=cast.move.nip).values_list("name", flat=True)
    )
    client = employee(cast.move.nip)
    told = [
        str(cell)
        for name in ("perpindahan", "gelombang", "beban-orang", "setiap-orang")
        for cell in cells(client.get(address("workbook", shown, name)))
    ]
    text = "\n".join(told)
    assert text.count(cast.mover.name) >= 4
    assert [name for name in names if name in text] == []
    for name in ("setelah-gelombang", "bila-menolak", "perlakuan-setara"):
        page = client.get(address("plan", shown), {"tabel": name})
        assert page.context["count"] == 0, name


def test_every_table_of_a_plan_has_its_subject(plan):
    named = {name for _, names in tabs.SUBJECTS for name in names}
    assert {each.name for each in store.read(plan.folder).tables} <= named


def test_an_officer_sees_the_people_of_the_own_agency_only(shown, cast, officer_of):
    client = officer_of(cast.home)
    inside, outside = people_of(cast.home)
    text = everything(client, shown)
    assert cast.move.nip in text
    assert not {nip for nip in outside if nip in text}
    foreign = Employee.objects.filter(nip__in=outside).values_list("name", flat=True)
    mine = set(Employee.objects.filter(nip__in=inside).values_list("name", flat=True))
    names = {name.replace(" ", "") for name in foreign if name not in mine}
    assert not {name for name in names if name in text}


def test_another_agencys_person_is_not_there_by_guessing(shown, cast, officer_of):
    client = officer_of(cast.abroad)
    for page in (
        address("person", shown, cast.move.nip),
        address("file", shown, "plan.json"),
        address("file", shown, "plan.xlsx"),
    ):
        assert client.get(page).status_code == 404
    told = {"nip": cast.move.nip, "position": cast.move.to}
    assert client.post(address("ask-why", shown), told).status_code == 422
    assert not Job.objects.filter(kind="explanation").exists()


def test_an_employee_sees_the_own_move_and_nothing_else(shown, cast, employee):
    client = employee(cast.move.nip)
    page = client.get(address("person", shown, cast.move.nip)).content.decode()
    assert "Mengapa Anda?" in page
    text = everything(client, shown)
    others = set(Employee.objects.values_list("nip", flat=True)) - {cast.move.nip}
    assert cast.move.nip in text
    assert not {nip for nip in others if nip in text}
    overview = client.get(address("plan", shown)).content.decode()
    assert str(store.read(shown.folder).statement.id) not in overview
    assert "<figure" not in overview
    assert client.get(address("person", shown, cast.stays.nip)).status_code == 404


def test_who_stays_finds_themselves_and_no_empty_tables(shown, cast, employee):
    page = employee(cast.stays.nip).get(address("plan", shown))
    assert page.context["table"].name == "setiap-orang"
    assert page.context["count"] == 1
    names = {tab["title"] for tab in page.context["tabs"]}
    assert not names & {"Perpindahan", "Rantai", "Kursi kosong"}


def test_a_leader_sees_the_people_led(shown, city, user_with, client_of):
    client = client_of(user_with(nip=city.leader.nip))
    assert client.get(address("person", shown, city.led.nip)).status_code == 200
    assert city.led.nip in everything(client, shown)


def test_moves_in_the_database_are_limited_alike(shown, cast, city, user_with):
    def seen(by):
        return set(queries.moves(by, shown).values_list("nip", flat=True))

    inside, _outside = people_of(cast.home)
    everyone = set(shown.moves.values_list("nip", flat=True))
    assert seen(city.planner) == everyone
    assert seen(user_with(Role.OFFICER, cast.home)) == everyone & inside
    assert seen(user_with(nip=cast.move.nip)) == {cast.move.nip}
    assert seen(user_with(Role.ANALYST)) == set()


def test_answers_are_not_read_by_number(shown, cast, explain, officer_of, employee):
    person = explain(shown, cast.stays.nip, cast.move.to)
    seat = explain(shown, "", cast.move.to)
    for client in (officer_of(cast.abroad), employee(cast.move.nip)):
        for answer in (person, seat):
            assert client.get(address("why", shown, answer.pk)).status_code == 404
    own = employee(cast.stays.nip)
    assert own.get(address("why", shown, person.pk)).status_code == 200
    assert own.get(address("why", shown, seat.pk)).status_code == 404


def test_what_was_laid_down_for_a_person_is_not_told_to_their_agency(
    make, open_to_all, explain, cast, officer_of, employee
):
    """It may follow from an objection, or from what they wished for."""
    nip = cast.mover.nip  # may go elsewhere by the rules
    freeze = scenarios.USUAL["freeze"] | {"people": [nip]}
    plan = open_to_all(make(freeze=freeze, forbid={nip: [cast.move.to]}))
    pair = explain(plan, nip, cast.move.to)
    explain(plan, nip)
    pages = [address("person", plan, nip), address("why", plan, pair.pk)]
    own, officer = employee(nip), officer_of(cast.home)
    for page in pages:
        assert "membekukan pegawai ini" in own.get(page).content.decode()
        told = officer.get(page).content.decode()
        assert "hanya boleh dilihat" in told
        for word in ("membekukan", "melarang", "pembekuan", "larangan itu"):
            assert word not in told, (page, word)
    assert "melarang pegawai ini" in own.get(pages[1]).content.decode()


def test_who_may_not_read_objections_reads_no_question_that_names_people(
    make, cast, city, user_with, client_of
):
    nip, place = cast.stays.nip, cast.move.to
    plan = make(forbid={nip: [place]})
    page = address("plan", plan)
    files = [address("file", plan, name) for name in ("plan.json", "plan.xlsx")]
    like = f"{reverse('placement:ask')}?seperti={plan.pk}"
    auditor = client_of(user_with(Role.AUDITOR))
    assert nip in auditor.get(page).context["toml"]
    assert all(downloaded(auditor.get(file)) for file in files)
    board = client_of(user_with(Role.BOARD))
    answer = board.get(page)
    assert answer.context["toml"] == ""
    assert not any(file in answer.content.decode() for file in files)
    assert [board.get(file).status_code for file in files] == [404, 404]
    local = client_of(user_with(Role.PLANNER, city.home))
    assert local.get(like).context["like"] is None
    assert client_of(city.planner).get(like).context["like"] == plan


def test_about_a_position_alone_only_who_reads_all_may_ask(shown, cast, officer_of):
    client = officer_of(cast.home)
    answer = client.post(address("ask-why", shown), {"position": cast.move.to})
    assert answer.status_code == 422
    assert "tidak dapat bertanya tentang jabatan saja" in answer.content.decode()


def test_a_check_is_for_who_reads_all(shown, cast, check, officer_of, employee):
    found = check(shown)
    for client in (officer_of(cast.home), employee(cast.move.nip)):
        assert client.get(address("verification", shown, found.pk)).status_code == 404
        assert client.post(address("verify", shown)).status_code == 403


def test_a_penalty_is_a_reason_only_for_who_may_see_penalties(
    make, city, explain, officer_of, employee, browser, open_to_all
):
    Penalty.objects.create(
        employee=city.led,
        severity="BERAT",
        since=date(2026, 6, 1),
        until=date(2027, 6, 1),
        order=1,
    )
    plan = open_to_all(make())
    explain(plan, city.led.nip)
    page = address("person", plan, city.led.nip)
    hidden = "Ada alasan yang hanya boleh dilihat oleh yang bersangkutan dan BKPSDM"
    for client in (browser, employee(city.led.nip)):
        text = client.get(page).content.decode()
        assert "hukuman disiplin" in text.lower()
        assert hidden not in text
    home = city.led.place
    text = officer_of(home).get(page).content.decode()
    assert "hukuman" not in text.lower()
    assert hidden in text


def test_looking_at_another_person_is_noted(shown, cast, officer_of, employee):
    officer_of(cast.home).get(address("person", shown, cast.move.nip))
    employee(cast.move.nip).get(address("person", shown, cast.move.nip))
    entry = Entry.objects.get(act="employee.viewed")
    assert entry.record == cast.mover.pk


def test_roles_that_have_nothing_to_do_with_plans_are_kept_out(
    shown, user_with, client_of
):
    for role in (Role.ANALYST, Role.SERVICE, Role.ADMINISTRATOR):
        client = client_of(user_with(role))
        assert client.get(reverse("placement:index")).status_code == 403
        assert client.get(address("plan", shown)).status_code == 403
