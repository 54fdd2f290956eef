"""Education and positions: who opens the page, and whose rows it shows."""

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.queries import Wanted


def rows_of(by, found, table):
    (told,) = (it for it in store.read(found.folder).tables if it.name == table)
    return queries.rows(by, told, Wanted(values={}, path="")).collect()


@pytest.mark.parametrize("role", [Role.PLANNER, Role.ANALYST])
def test_planner_and_analyst_read_it(role, compute, user_with, client_of):
    found = compute("education")
    user = user_with(role)
    answer = client_of(user).get(reverse("snapshots:result", args=[found.pk]))
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "Bidang pada daftar jabatan" in said or "daftar" in said
    told = rows_of(user, found, "nama")
    assert set(told["decision_id"]) <= {"tidak dikenal", "perlu dilihat"}
    assert all(told["why_id"])
    away = rows_of(user, found, "jauh")
    assert away.height == 0 or away["points"].max() < 450


def test_rows_about_people_are_not_for_who_may_not_read_people(compute, user_with):
    found = compute("education")
    keeper = user_with(Role.ADMINISTRATOR)
    assert rows_of(keeper, found, "nama").is_empty()
    assert rows_of(keeper, found, "jauh").is_empty()
