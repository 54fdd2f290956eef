"""Satisfaction as offices see it: the engine's figures, and remarks within reach."""

import csv
import re
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat.satisfaction.periods import period_of
from tepat_web.accounts.queries import operator
from tepat_web.satisfaction import open_data, remarks, results
from tepat_web.snapshots.models import Release, Subject

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages(survey):
    yield reverse("satisfaction:unit", args=[survey.unit.pk])
    yield reverse("satisfaction:topic", args=[survey.unit.pk, "queue"])


def test_the_list_shows_the_figures_of_the_engine(survey, city, browser):
    rows = results.units(city.planner, survey.found)
    told = browser.get(reverse("satisfaction:index")).content.decode()
    assert rows == sorted(rows, key=lambda row: row["ikm"])
    for row in rows:
        assert f"{row['ikm']:.2f}".replace(".", ",") in told
    assert f"nomor {survey.found.pk}" in told


def test_a_unit_shows_its_elements_from_the_lowest_and_what_people_wrote(
    survey, city, browser
):
    told = results.of_unit(city.planner, survey.found, survey.unit.pk)
    means = [row["nrr"] for row in told.elements]
    assert len(means) == 9
    assert means == sorted(means)
    said = browser.get(next(pages(survey))).content.decode()
    assert "Antrean panjang sekali" in said
    assert "tidak terkelompok" in said
    assert "Catat jam ramai" in said  # the first step that goes with queues


def test_remarks_are_counted_by_topic_and_each_count_has_its_list(
    survey, city, browser
):
    said = remarks.sort(city.planner, survey.unit.pk, survey.found.day)
    [queue] = said.groups["duration"]
    assert (said.n, queue.wishes, len(queue.said), len(said.unsorted)) == (4, 2, 2, 1)
    for name, group in (("queue", queue.said), (remarks.UNSORTED, said.unsorted)):
        address = reverse("satisfaction:topic", args=[survey.unit.pk, name])
        listed = browser.get(address).content.decode()
        assert len(re.findall(r'<th scope="row" class="nowrap">', listed)) == len(group)


def test_who_keeps_another_unit_reads_neither_figures_nor_remarks(survey, client_of):
    own, other = client_of(survey.keeper), client_of(survey.elsewhere)
    for address in pages(survey):
        assert own.get(address).status_code == 200
        assert other.get(address).status_code == 404
    listed = other.get(reverse("satisfaction:index")).content.decode()
    assert survey.unit.name not in listed
    seen = remarks.remarks(survey.elsewhere, survey.unit.pk, survey.found.day)
    assert not seen.exists()


def test_an_unknown_topic_or_unit_is_not_found(survey, browser):
    for args in ([survey.unit.pk, "cuaca"], [10**6, "queue"]):
        assert browser.get(reverse("satisfaction:topic", args=args)).status_code == 404


def test_without_a_survey_the_page_says_where_it_comes_from(city, browser):
    told = browser.get(reverse("satisfaction:index")).content.decode()
    assert reverse("snapshots:ask", args=["survey"]) in told


def test_a_unit_costs_the_same_however_much_was_written(
    survey, browser, django_assert_max_num_queries
):
    address = next(pages(survey))
    with django_assert_max_num_queries(22) as few:
        browser.get(address)
    remarks.SurveyAnswer.objects.filter(unit=survey.unit).update(remark="Antri lama")
    with django_assert_max_num_queries(len(few)):
        browser.get(address)


def test_the_report_says_what_the_page_says_and_no_remark(survey, client_of):
    own, other = client_of(survey.keeper), client_of(survey.elsewhere)
    addresses = {
        ending: reverse("satisfaction:report", args=[survey.unit.pk, ending])
        for ending in ("docx", "pdf", "txt")
    }
    for address in addresses.values():
        assert other.get(address).status_code == 404
    assert own.get(addresses["txt"]).status_code == 404
    assert own.get(addresses["pdf"]).content.startswith(b"%PDF")
    document = docx.Document(BytesIO(own.get(addresses["docx"]).content))
    said = "\n".join(it.text or "" for it in document.element.iter(f"{W}t"))
    told = results.of_unit(survey.keeper, survey.found, survey.unit.pk)
    assert f"{told.unit['ikm']:.2f}".replace(".", ",") in said
    assert all(row["element"] in said for row in told.elements)
    assert "antrean dan menunggu" in said
    assert "Antrean panjang sekali" not in said


def test_open_data_are_empty_until_figures_are_approved(survey):
    said = Client().get(reverse("satisfaction:open-data")).content.decode()
    assert said.startswith("unit,") and len(said.splitlines()) == 1


def approve():
    """Show everybody what the latest survey tells."""
    found = open_data.latest()
    Release.objects.create(
        subject=Subject.SURVEY,
        result=found,
        shown=open_data.content(found, ()),
        at=timezone.now(),
        by=operator(),
    )


def test_open_data_tells_half_years_that_are_over_and_no_small_group(survey):
    approve()
    answer = Client().get(reverse("satisfaction:open-data"))
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert rows
    now = period_of(survey.found.day, "semester").name.fill({}, "id")
    exact = {
        (row["name"], row["period"]): row
        for row in results.periods(operator(), survey.found)
    }
    assert len(rows) < len(exact)
    few = 0
    for row in rows:
        assert row["masa"] != now
        n = exact[row["unit"], row["masa"]]["n"]
        if n < 5:
            few += 1
            assert (row["lembar"], row["ikm"], row["mutu"]) == ("kurang dari 5", "", "")
        else:
            assert float(row["ikm"]) == exact[row["unit"], row["masa"]]["ikm"]
    assert few == 1


def test_another_cut_of_the_survey_is_not_told(survey, compute):
    compute("survey", period="triwulan")
    approve()
    told = Client().get(reverse("satisfaction:open-data")).content.decode()
    assert "triwulan" not in told
    assert "semester" in told
