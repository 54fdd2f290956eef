"""The pages of computations as a person goes through them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Job
from tepat_web.snapshots import scenarios
from tepat_web.snapshots.computations import COMPUTATIONS
from tepat_web.snapshots.models import Computed
from tepat_web.workforce.models import Employee

STATEMENTS_AT_MOST = 12
STATEMENTS_ABOUT_ONE = 18  # looking at a person is written to the ledger


def page_of(found, **asked):
    return reverse("snapshots:result", args=[found.pk], query=asked or None)


def test_before_anything_is_computed_the_page_says_what_there_is(city, browser):
    text = browser.get(reverse("snapshots:index")).content.decode()
    assert text.count("Belum dihitung.") == len(COMPUTATIONS)
    assert reverse("snapshots:ask", args=["needs"]) in text


def test_who_may_not_compute_is_offered_only_answers(city, user_with, client_of):
    text = (
        client_of(user_with(nip=city.led.nip))
        .get(reverse("snapshots:index"))
        .content.decode()
    )
    assert reverse("snapshots:ask", args=["needs"]) not in text
    assert "Belum ada perhitungan yang menyangkut Anda" in text


def test_asking_leads_to_the_work_and_the_work_to_the_answer(city, browser):
    answer = browser.post(reverse("snapshots:ask", args=["needs"]), {"day": ""})
    job = Job.objects.get()
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert job.question["parameters"] == {"day": ""}


def test_a_day_is_taken_and_nonsense_is_refused_with_what_was_typed(city, browser):
    address = reverse("snapshots:ask", args=["needs"])
    answer = browser.post(address, {"day": "31-31-2026"})
    assert answer.status_code == 422
    assert b"31-31-2026" in answer.content
    browser.post(address, {"day": "2026-12-01"})
    assert Job.objects.get().question["parameters"]["day"] == "2026-12-01"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("fit-person", {"nip": "199912312025121999"}),
        ("fit-position", {"position": "' OR 1=1 --"}),
        ("map", {"unit": "TIDAK-ADA"}),
        ("forms", {"form": "anjab", "format": "xlsx"}),
        ("forms", {"form": "rahasia"}),
        ("restructure", {"draft": "1"}),
    ],
)
def test_what_is_not_in_the_register_is_refused_by_name(kind, told, city, browser):
    answer = browser.post(reverse("snapshots:ask", args=[kind]), told)
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_another_agencys_person_cannot_be_asked_about(city, user_with, client_of):
    analyst = user_with(Role.ANALYST, city.home)
    stranger = Employee.objects.exclude(place__path__startswith=city.home.path).first()
    address = reverse("snapshots:ask", args=["fit-person"])
    answer = client_of(analyst).post(address, {"nip": stranger.nip})
    assert answer.status_code == 422


def test_no_such_computation_table_or_unit_is_not_found(compute, browser):
    found = compute("needs")
    for address in (
        reverse("snapshots:ask", args=["rahasia"]),
        reverse("snapshots:earlier", args=["rahasia"]),
        page_of(found, tabel="rahasia"),
        page_of(found, tabel="unit", unit="rahasia"),
        reverse("snapshots:workbook", args=[found.pk, "rahasia"]),
        reverse("snapshots:file", args=[found.pk, "..%2Fhasil.json"]),
        reverse("snapshots:file", args=[found.pk, "hasil.json"]),
    ):
        assert browser.get(address).status_code == 404, address


def test_rows_are_narrowed_sought_sorted_and_paged(compute, browser):
    found = compute("outlook")
    whole = browser.get(page_of(found, tabel="keluar")).context
    assert whole["count"] > 50
    assert len(whole["rows"]) == 50
    second = browser.get(page_of(found, tabel="keluar", page=2)).context
    assert str(second["rows"][0].cells[0]) != str(whole["rows"][0].cells[0])
    name = str(whole["rows"][0].cells[0])
    sought = browser.get(page_of(found, tabel="keluar", q=name.lower())).context
    assert 0 < sought["count"] < whole["count"]
    down = browser.get(page_of(found, tabel="keluar", sort="-leaves_on")).context
    days = [row.cells[4] for row in down["rows"]]
    assert days == sorted(days, reverse=True)


def test_short_choices_are_offered_and_kept(compute, browser):
    found = compute("needs")
    context = browser.get(page_of(found, tabel="jabatan", family="JPT")).context
    (select,) = context["selects"]
    assert [value for value, _label, chosen in select["choices"] if chosen] == ["JPT"]
    assert {str(row.cells[2]) for row in context["rows"]} == {"JPT"}
    assert [chip["text"] for chip in context["chips"]] == ["Jenis: JPT"]


def test_a_changed_register_is_told_and_the_same_can_be_asked_anew(
    compute, browser, city
):
    from tepat_web.ledger.actions import record

    found = compute("needs")
    told = "Register telah berubah sejak perhitungan ini dibuat"
    assert told not in browser.get(page_of(found)).content.decode()
    record(by=city.planner, act="employee.changed", on=city.led)
    assert told in browser.get(page_of(found)).content.decode()
    browser.post(reverse("snapshots:again", args=[found.pk]))
    assert Job.objects.first().question["parameters"] == found.parameters


def test_a_name_that_is_a_formula_or_a_script_stays_a_text(compute, city, browser):
    evil = '=HYPERLINK("http://jahat.example";"<script>alert(1)</script>")'
    Employee.objects.filter(pk=city.led.pk).update(name=evil)
    found = compute("fit")
    page = browser.get(page_of(found, tabel="pegawai", q="hyperlink"))
    assert page.context["count"] == 1
    assert b"<script>alert" not in page.content
    book = reverse("snapshots:workbook", args=[found.pk, "pegawai"])
    cells = openpyxl.load_workbook(io.BytesIO(browser.get(book).content)).active
    (cell,) = [
        cell for row in cells.rows for cell in row if str(cell.value).startswith("=")
    ]
    assert cell.data_type == "s"
    assert cell.value == evil


def test_pages_ask_the_database_little(
    compute, browser, django_assert_max_num_queries, city
):
    needs, outlook = compute("needs"), compute("outlook")
    for address in (
        reverse("snapshots:index"),
        reverse("snapshots:earlier", args=["needs"]),
        reverse("snapshots:ask", args=["map"]),
        reverse("snapshots:ask", args=["what-if"]),
        reverse("snapshots:ask", args=["forms"]),
        reverse("snapshots:ask", args=["restructure"]),
        page_of(needs),
        page_of(needs, tabel="jabatan", unit=city.home.code, q="a", sort="gap"),
        page_of(outlook, tabel="keluar"),
        reverse("snapshots:workbook", args=[outlook.pk, "keluar"]),
    ):
        with django_assert_max_num_queries(STATEMENTS_AT_MOST):
            assert browser.get(address).status_code == 200
    one = compute("fit-person", nip=city.led.nip)
    with django_assert_max_num_queries(STATEMENTS_ABOUT_ONE):
        browser.get(page_of(one))


def test_every_result_stays_to_be_found(compute, browser):
    first, second = compute("needs"), compute("needs")
    text = browser.get(reverse("snapshots:earlier", args=["needs"])).content.decode()
    assert text.index(page_of(second)) < text.index(page_of(first))
    assert Computed.objects.count() == 2


def test_a_clerk_asks_what_if_by_choosing_and_it_becomes_scenarios(city, browser):
    address = reverse("snapshots:ask", args=["what-if"])
    told = {
        "change_1_what": "time",
        "change_1_percent": "-40",
        "change_1_text": 'surat "masuk"',
        "change_2_scenario": "1",
        "change_2_what": "effective_hours",
        "change_2_value": "1300",
        "change_3_what": "volume",
        "change_3_percent": "10",
    }
    assert browser.post(address, told).status_code == 302
    first, second = scenarios.read(
        Job.objects.get().question["parameters"]["scenarios"]
    )
    assert first.effective_hours == 1300
    assert (first.tasks[0].percent, first.tasks[0].text) == (-40, 'surat "masuk"')
    assert second.tasks[0].number == "volume"


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"change_1_what": "time"},
        {"change_1_what": "driver", "change_1_percent": "5"},
        {"scenarios": "[[scenario]]"},
        {"scenarios": "bukan TOML ="},
    ],
)
def test_what_no_scenario_can_be_made_of_comes_back_with_a_reason(told, city, browser):
    answer = browser.post(reverse("snapshots:ask", args=["what-if"]), told)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert not Job.objects.exists()
