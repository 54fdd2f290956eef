"""Satisfaction as offices see it: the engine's figures, and remarks within reach."""

import re

import pytest
from django.urls import reverse

from tepat_web.satisfaction import remarks, results

pytestmark = pytest.mark.django_db


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
