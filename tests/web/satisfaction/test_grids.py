"""Tables that cross two things, suggestions, and who answered as it is handed on."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from tepat.satisfaction.first_steps import FIRST_STEPS
from tepat.satisfaction.sheets import KEYS
from tepat_web.satisfaction import grids, hearing, remarks, respondents, results
from tepat_web.satisfaction.results import OfUnit

pytestmark = pytest.mark.django_db
NOBODY = remarks.Sorted(0, {}, ())


def told(survey, city):
    return results.of_unit(city.planner, survey.found, survey.unit.pk)


def test_every_element_has_a_first_step():
    assert FIRST_STEPS.keys() == set(KEYS)


def test_the_elements_of_each_service_are_those_of_the_engine(survey, city, browser):
    it = told(survey, city)
    services = [name for name, _rows in grids.grouped(it)]
    assert services == [row["service"] for row in it.services]
    assert len(it.of_services) == 9 * len(services)
    page = browser.get(reverse("satisfaction:unit", args=[survey.unit.pk]))
    brief = page.content.decode()
    detailed = browser.get(f"{page.request['PATH_INFO']}?rinci=ya").content.decode()
    row = next(row for row in it.of_services if not grids.is_few(row))
    mean, low = (f"{row[name]:.2f}".replace(".", ",") for name in ("nrr", "low"))
    assert f"<strong>{mean}</strong>" in brief
    assert f"{low}–" in detailed
    assert detailed.count("jawaban") > brief.count("jawaban")


def test_a_mean_of_fewer_than_five_is_a_dash():
    row = {"element": "U1 Persyaratan", "service": "KK", "quality": "A (x)"}
    few, enough = (row | {"n": n, "nrr": 3.5, "low": 3.0, "high": 4.0} for n in (4, 5))
    [line] = grids.by_service(
        OfUnit({}, of_services=[few, enough]), is_detailed=False
    ).rows
    assert [each.text for each in line.squares] == ["–", "3,50"]


def test_the_lowest_element_has_a_step_though_nobody_wrote_of_it(survey, city):
    it = told(survey, city)
    first, *others = hearing.steps(survey.found, it, hearing.heard(
        survey.found, it, NOBODY
    ))  # fmt: skip
    assert others == []
    assert first.label == it.elements[0]["element"]
    assert first.text in {each.id for each in FIRST_STEPS.values()}
    equal = OfUnit({}, elements=[row | {"nrr": 3.0} for row in it.elements])
    assert hearing.steps(survey.found, equal, []) == []


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ({"a": 12, "b": 9}, {"a": 12, "b": 9}),
        ({"a": 12, "b": 3, "c": 8}, {"a": 12, "+": 11}),
        ({"a": 12, "b": 3, "c": 2}, {"a": 12, "+": 5}),
        ({"a": 2, "b": 1}, {}),
    ],
)
def test_no_small_group_of_respondents_follows_from_the_others(counts, left):
    rows = [{"trait": "x", "kind": kind, "n": n} for kind, n in counts.items()]
    found = {
        kind if kind in counts else "+": n
        for _trait, kind, n, _percent in respondents.safe(rows, sum(counts.values()))
    }
    assert found == left


def test_every_trait_counts_every_sheet_once(survey, city):
    it = told(survey, city)
    sums = {}
    for row in it.makeup:
        sums[row["trait"]] = sums.get(row["trait"], 0) + row["n"]
    assert set(sums.values()) == {it.unit["n"]}
    assert len(sums) == 4


def test_a_result_of_before_these_tables_still_opens(survey, browser, monkeypatch):
    kept = results.store.read

    def older(folder):
        names = ("unit", "layanan", "unsur", "masa")
        tables = [each for each in kept(folder).tables if each.name in names]
        return SimpleNamespace(tables=tables)

    monkeypatch.setattr(results.store, "read", older)
    address = reverse("satisfaction:unit", args=[survey.unit.pk])
    assert browser.get(address).status_code == 200
    address = reverse("satisfaction:report", args=[survey.unit.pk, "docx"])
    assert browser.get(address).status_code == 200
