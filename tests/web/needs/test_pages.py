"""The pages of job analyses: what they show, take, and give back."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.web.needs.conftest import analysis, save, task

from tepat_web.accounts.access import Role
from tepat_web.needs import actions_review, contents
from tepat_web.needs.models import Review, State
from tepat_web.organisation.models import Task

pytestmark = pytest.mark.django_db
H = HTTPStatus
INPUT = re.compile(r"<(?:input|textarea|select)\b[^>]*>")


@pytest.fixture
def written(city, people):
    save(people.officer, city.mine, analysis(task("Menyusun laporan")))
    return city.mine


@pytest.fixture
def officer(people, client_of):
    return client_of(people.officer)


def form_of(answer):
    """What the form of a page would send, as the page stands."""
    text = answer.content.decode()
    told = {}
    for tag in re.finditer(
        r'<input\b[^>]*name="([^"]+)"[^>]*>'
        r'|<textarea\b[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>'
        r'|<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>',
        text,
        re.DOTALL,
    ):
        whole = tag[0]
        if tag[1]:
            value = re.search(r'value="([^"]*)"', whole)
            if 'type="checkbox"' in whole and "checked" not in whole:
                continue
            told.setdefault(tag[1], []).append(value[1] if value else "")
        elif tag[2]:
            told.setdefault(tag[2], []).append(tag[3].removeprefix("\n"))
        else:
            chosen = re.search(r'value="([^"]*)" selected', tag[5])
            told.setdefault(tag[4], []).append(chosen[1] if chosen else "")
    return told


def test_the_editor_saves_what_it_was_given(written, officer):
    page = officer.get(written.edit_url)
    told = form_of(page)
    (name,) = [each for each in told if each.endswith("-volume")]
    told |= {name: "8", "summary": "Menyusun laporan tahunan.", "aptitudes": ["G"]}
    answer = officer.post(written.edit_url, told)
    assert answer.status_code == H.FOUND
    now = contents.now(written)
    assert now.tasks[0].values["volume"] == 8
    assert now.values["aptitudes"] == ["G"]
    assert now.values["summary"] == "Menyusun laporan tahunan."


def test_a_form_sent_as_it_came_changes_nothing(written, officer):
    before = contents.version(written)
    officer.post(written.edit_url, form_of(officer.get(written.edit_url)))
    assert contents.version(written) == before


def test_a_row_is_added_moved_and_removed_without_javascript(written, officer):
    told = form_of(officer.get(written.edit_url))
    added = officer.post(written.edit_url, told | {"tambah": "tugas"})
    told = form_of(added)
    assert "tugas-n1-description" in told
    told["tugas-n1-description"] = "Mengarsipkan"
    moved = officer.post(written.edit_url, told | {"naik": "tugas-n1"})
    rows = [name for name in form_of(moved) if name.endswith("-description")]
    assert rows[0] == "tugas-n1-description"
    gone = officer.post(written.edit_url, form_of(moved) | {"hapus": "tugas-n1"})
    assert "tugas-n1-description" not in form_of(gone)
    assert Task.objects.standing().filter(position_id=written.pk).count() == 1


def test_with_htmx_only_the_rows_come_back(written, officer):
    told = form_of(officer.get(written.edit_url))
    answer = officer.post(
        written.edit_url, told | {"tambah": "bahan"}, headers={"HX-Request": "true"}
    )
    text = answer.content.decode()
    assert "<html" not in text
    assert 'id="grup-bahan"' in text
    assert "autofocus" in text


def test_what_cannot_be_read_comes_back_as_it_was_typed(written, officer):
    told = form_of(officer.get(written.edit_url))
    (name,) = [each for each in told if each.endswith("-volume")]
    told |= {name: "banyak", "summary": "Ditulis lama."}
    answer = officer.post(written.edit_url, told)
    assert answer.status_code == H.UNPROCESSABLE_ENTITY
    back = form_of(answer)
    assert back[name] == ["banyak"]
    assert back["summary"] == ["Ditulis lama."]
    assert f'href="#id_{name}"' in answer.content.decode()


def test_two_people_lose_nothing(written, officer, people, client_of):
    analyst = client_of(people.analyst)
    mine, theirs = (form_of(each.get(written.edit_url)) for each in (officer, analyst))
    theirs |= {"summary": "Dari analis.", "education": "S-1 Akuntansi"}
    analyst.post(written.edit_url, theirs)
    mine |= {"summary": "Dari petugas.", "knowledge": "Arsip"}
    answer = officer.post(written.edit_url, mine)
    assert answer.status_code == H.CONFLICT
    text, back = answer.content.decode(), form_of(answer)
    assert back["summary"] == ["Dari petugas."]  # mine in the field
    assert "Dari analis." in text  # theirs beside it
    assert back["education"] == ["S-1 Akuntansi"]
    assert back["knowledge"] == ["Arsip"]
    assert contents.now(written).values["summary"] == "Dari analis."
    assert officer.post(written.edit_url, back).status_code == H.FOUND
    now = contents.now(written).values
    told = (now["summary"], now["education"], now["knowledge"])
    assert told == ("Dari petugas.", "S-1 Akuntansi", "Arsip")


def test_a_row_that_somebody_else_added_stays(written, officer, people, client_of):
    analyst = client_of(people.analyst)
    mine, theirs = (form_of(each.get(written.edit_url)) for each in (officer, analyst))
    theirs["tugas-n1-description"] = "Mengarsipkan"
    analyst.post(written.edit_url, theirs)
    mine["summary"] = "Dari petugas."
    back = form_of(officer.post(written.edit_url, mine))
    officer.post(written.edit_url, back)
    tasks = [each.values["description"] for each in contents.now(written).tasks]
    assert tasks == ["Menyusun laporan", "Mengarsipkan"]


def test_a_form_sent_twice_is_done_once(written, officer):
    told = form_of(officer.get(written.edit_url))
    told |= {"tugas-n1-description": "Mengarsipkan", "tugas-n1-volume": "2"}
    told |= {"tugas-n1-approach": "tugas"}
    for _ in range(2):
        assert officer.post(written.edit_url, told).status_code == H.FOUND
    assert len(contents.now(written).tasks) == 2


def test_findings_and_the_need_follow_what_is_typed(written, officer):
    told = form_of(officer.get(written.edit_url))
    (name,) = [each for each in told if each.endswith("-volume")]
    # 8 × 3 × 235 = 5,640 hours; 5,640 ÷ 1,250 = 4.512 → 5
    answer = officer.post(written.live_url, told | {name: "8"})
    text = answer.content.decode()
    assert "5.640 jam ÷ 1.250 jam = 4,51 → 5 orang" in text
    assert contents.now(written).tasks[0].values["volume"] == 4


def test_the_officer_of_another_agency_does_not_open_the_editor(
    city, written, people, client_of
):
    browser = client_of(people.other)
    assert browser.get(written.edit_url).status_code == H.FORBIDDEN
    assert browser.get(written.url()).status_code == H.OK


def step(browser, subject, name, **more):
    told = {"versi": str(contents.version(subject))} | more
    return browser.post(f"{subject.url()}langkah/{name}/", told)


def test_a_refused_return_keeps_the_notes(written, officer, people, client_of):
    step(officer, written, "kirim")
    analyst = client_of(people.analyst)
    answer = step(analyst, written, "kembalikan", versi="1", **{"catatan-b": "Kurang."})
    assert answer.status_code == H.CONFLICT
    assert form_of(answer)["catatan-b"] == ["Kurang."]
    step(analyst, written, "kembalikan", **{"catatan-b": "Kurang."})
    assert Review.objects.get().state == State.RETURNED
    assert "Kurang." in officer.get(written.edit_url).content.decode()


def test_the_verifier_sees_what_changed_since_the_return(
    written, officer, people, client_of
):
    step(officer, written, "kirim")
    analyst = client_of(people.analyst)
    step(analyst, written, "kembalikan", **{"catatan-b": "Kurang."})
    save(people.officer, written, analysis(summary="Menyusun laporan bulanan."))
    step(officer, written, "kirim")
    text = analyst.get(written.url()).content.decode()
    assert "<del>Menyusun laporan.</del>" in text
    assert "<ins>Menyusun laporan bulanan.</ins>" in text
    analyst.post(f"{written.url()}dilihat/")
    assert "<del>Menyusun laporan.</del>" not in (
        analyst.get(written.url()).content.decode()
    )


def test_notes_and_changes_are_not_for_everybody(written, officer, people, client_of):
    step(officer, written, "kirim")
    step(client_of(people.analyst), written, "kembalikan", **{"catatan-b": "Kurang."})
    other = client_of(people.other)
    page = other.get(written.url())
    assert page.status_code == H.OK
    assert "Kurang." not in page.content.decode()


def test_the_list_is_narrowed_by_state_and_agency(city, written, people, client_of):
    browser = client_of(people.analyst)
    actions_review.submit(
        by=people.officer, subject=written, seen=contents.version(written)
    )
    text = browser.get("/anjab/?keadaan=submitted").content.decode()
    assert f'href="{written.url()}"' in text
    assert text.count("<tr>") == 2
    told = browser.get(f"/anjab/?keadaan=submitted&unit={city.schools.code}")
    assert f'href="{written.url()}"' not in told.content.decode()


def test_the_list_is_taken_along_as_a_workbook(city, written, people, client_of):
    browser = client_of(people.analyst)
    answer = browser.get(f"/anjab/unduh.xlsx?unit={city.health.code}")
    sheet = load_workbook(BytesIO(answer.content)).active
    told = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {city.mine.code, city.mine.name, "sedang disusun"} <= told
    assert city.theirs.code not in told


def test_the_board_counts_what_the_list_shows(city, written, people, client_of):
    browser = client_of(people.analyst)
    actions_review.submit(
        by=people.officer, subject=written, seen=contents.version(written)
    )
    text = browser.get("/anjab/kemajuan/").content.decode()
    assert f"unit={city.health.code}&amp;keadaan=submitted" in text
    own = client_of(people.officer).get("/anjab/kemajuan/").content.decode()
    assert city.health.name in own
    assert city.schools.name not in own


def test_a_late_agency_stands_first(city, written, people, client_of):
    browser = client_of(people.analyst)
    days = {"submit_by": "2026-01-10", "verify_by": "2027-02-10"}
    told = {"name": "Anjab", "year": "2028", "adopt_by": "2027-03-10"}
    assert browser.post("/anjab/putaran/", told | days).status_code == H.FOUND
    text = browser.get("/anjab/kemajuan/").content.decode()
    assert "overdue" in text
    late = browser.get("/anjab/?terlambat=1").content.decode()
    assert "overdue" in late


def test_many_are_handed_in_and_the_exceptions_stand_with_their_reasons(
    city, written, officer
):
    page = officer.get(f"/anjab/sekaligus/kirim/?unit={city.health.code}")
    text = page.content.decode()
    assert written.name in text
    assert "Sebab tertinggal" in text


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.AUDITOR])
def test_who_only_reads_is_offered_no_step(city, written, user_with, client_of, role):
    nip = "199001012015031901" if role is Role.EMPLOYEE else None
    user = user_with(nip=nip) if nip else user_with(role)
    text = client_of(user).get(written.url()).content.decode()
    assert "langkah/" not in text
    assert "Menyusun laporan" in text
