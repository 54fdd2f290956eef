"""The training plan: who sees whose rows, and what the page says of the plan."""

import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import people_of

from tepat_web.accounts.access import Role
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.queries import Wanted

OF_PEOPLE = ("rencana", "tersisa", "jam")
OPEN = ("unit", "katalog", "anggaran", "jam-unit", "evaluasi", "bobot")


@pytest.fixture
def found(compute):
    return compute("training", training_budget=20_000_000)


def table(found, name):
    (told,) = (it for it in store.read(found.folder).tables if it.name == name)
    return told


def rows_of(found, name):
    """Every row of a table, whoever may see it."""
    return pl.read_parquet(table(found, name).rows)


def seen(by, found, name):
    return queries.rows(by, table(found, name), Wanted()).collect()


def test_employees_who_lead_nobody_see_their_own_rows(found, city, user_with):
    employee = user_with(nip=city.led.nip)
    assert set(seen(employee, found, "jam")["_nip"]) == {city.led.nip}
    assert set(seen(employee, found, "rencana")["_nip"]) <= {city.led.nip}
    taken = rows_of(found, "rencana")["_nip"][0]
    assert taken in set(seen(user_with(nip=taken), found, "rencana")["_nip"])


@pytest.mark.parametrize("name", OF_PEOPLE)
def test_an_officer_sees_the_people_of_the_agency_alone(name, found, city, user_with):
    inside, outside = people_of(city.home)
    officer = user_with(Role.OFFICER, unit=city.home)
    nips = set(seen(officer, found, name)["_nip"])
    assert nips <= inside and not nips & outside
    everybody = set(rows_of(found, name)["_nip"])
    assert nips == everybody & inside
    assert set(seen(city.planner, found, name)["_nip"]) == everybody


def test_what_names_nobody_holds_no_nip(found):
    for name in OPEN:
        told = rows_of(found, name)
        assert set(told["_nip"]) <= {""}
        assert "nip" not in told.columns


def test_the_page_says_how_good_the_plan_is(found, browser):
    page = browser.get(reverse("snapshots:result", args=[found.pk])).content.decode()
    assert "Rencana pelatihan 2027" in page
    assert "tidak ada rencana yang menutup lebih dari" in page
    assert "20.000.000" in page


def test_the_rows_add_up_to_the_budget(found):
    plan, units = rows_of(found, "rencana"), rows_of(found, "unit")
    offers = rows_of(found, "katalog")
    spent = plan["cost"].sum()
    assert 0 < spent <= 20_000_000
    assert units["cost"].sum() == spent == offers["spent"].sum()
    assert offers["planned"].sum() == plan.height == units["participants"].sum()
    left = rows_of(found, "tersisa").filter(pl.col("left") > 0)
    assert (left["asked"] - left["reached"] - left["closed"] == left["left"]).all()
    assert left["why_id"].is_not_null().all()


def test_the_form_asks_for_the_budget_and_takes_the_setting_where_it_is_blank(
    browser, compute
):
    address = reverse("snapshots:ask", args=["training"])
    page = browser.get(address).content.decode()
    assert "Anggaran pelatihan setahun, dalam rupiah" in page
    free = compute("training", training_budget=None)
    assert "tanpa batas anggaran" in store.read(free.folder).statement.id


def test_who_may_not_compute_may_not_ask(user_with, client_of):
    employee = client_of(user_with(Role.OFFICER))
    answer = employee.get(reverse("snapshots:ask", args=["training"]))
    assert answer.status_code in (403, 404)
