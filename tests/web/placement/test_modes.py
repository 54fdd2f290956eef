"""What pages say of a plan's mode, of its limits, and of how good it is known to be."""

import json

import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Verification

EMPTY = {"moves": None, "share": None, "unit_share": None, "units": {}}


def page_of(plan, client, **asked):
    return client.get(reverse("placement:plan", args=[plan.pk]), asked)


@pytest.fixture
def exchanged(make):
    return make(mode="exchange")


@pytest.fixture
def limited(make, city):
    units = {city.home.code: 0, city.abroad.code: 2}
    return make(caps=EMPTY | {"moves": 5, "units": units})


def test_an_exchange_has_no_bound_and_no_page_says_it_is_optimal(
    exchanged, check, browser
):
    assert exchanged.totals["bound"] is None
    text = page_of(exchanged, browser).content.decode()
    assert "Cara: Pertukaran." in text
    assert "lewat putaran, bukan batas" in text
    assert "erbukti optimal" not in text
    found = check(exchanged)
    assert found.valid
    at = reverse("placement:verification", args=[exchanged.pk, found.pk])
    text = browser.get(at).content.decode()
    assert "Cara ini tidak mempunyai batas atas" in text
    assert "terbukti optimal" not in text and "belum terbukti" not in text
    assert Verification.objects.get(pk=found.pk).outcome["goals"][0]["bound"] is None


def test_what_a_plan_guarantees_and_what_not_is_told_to_whom_it_concerns(
    exchanged, employee, city, open_to_all
):
    open_to_all(exchanged)
    promise = [(it["holds"], it["said"]["id"]) for it in exchanged.totals["guarantees"]]
    assert {holds for holds, _ in promise} == {True, False}
    answer = page_of(exchanged, employee(city.led.nip))
    text = answer.content.decode()
    assert all(said in text for _, said in promise)
    assert answer.context["statement"] is None
    for kept in ("goals", "waves", "fairness", "limits", "totals"):
        assert not answer.context.get(kept), kept


def test_limits_are_told_with_what_is_used_of_them(limited, browser):
    assert limited.totals["moves"] <= 5
    text = page_of(limited, browser).content.decode()
    assert "batasan berlaku" in text and "?tabel=batasan" in text
    table = page_of(limited, browser, tabel="batasan")
    told = [row.cells for row in table.context["rows"]]
    assert len(told) == table.context["count"] == limited.totals["limits"]["all"]
    shown = {str(name): said for name, said, *_ in told}
    moves = limited.totals["moves"]
    assert shown["Perpindahan seluruh rencana"] == (
        f"Batas: paling banyak 5; rencana: {moves}."
    )
    used_up = [row for row in told if row[2] == "ya"]
    assert len(used_up) == limited.totals["limits"]["used_up"]


def test_a_plan_with_limits_is_checked_with_the_distance_to_its_bound(
    limited, check, browser
):
    found = check(limited)
    assert found.valid
    at = reverse("placement:verification", args=[limited.pk, found.pk])
    answer = browser.get(at)
    gaps = [goal.gap for goal in answer.context["goals"]]
    assert gaps == [limited.totals["gaps"][goal] for goal in limited.scenario["goals"]]
    assert answer.context["is_proven"] == (not any(gaps))


def test_an_officer_sees_the_limits_of_the_own_agency_only(
    limited, city, user_with, client_of, open_to_all
):
    open_to_all(limited)
    client = client_of(user_with(Role.OFFICER, city.home))
    table = page_of(limited, client, tabel="batasan")
    names = [str(row.cells[0]) for row in table.context["rows"]]
    assert len(names) == 1 and city.home.code in names[0]


def test_who_is_pinned_is_told_to_who_reads_all(
    make, cast, browser, city, employee, open_to_all
):
    plan = make(pin={cast.move.nip: cast.move.to})
    text = page_of(plan, browser).content.decode()
    assert "Ditetapkan oleh perencana:" in text and cast.mover.name in text
    open_to_all(plan)
    text = page_of(plan, employee(cast.stays.nip)).content.decode()
    assert "Ditetapkan oleh perencana:" not in text
    assert cast.mover.name not in text


@pytest.mark.parametrize("role", [Role.BOARD, Role.AUTHORITY, Role.AUDITOR])
def test_who_may_not_see_wishes_does_not_read_them_off_a_plan_by_wishes(
    role, exchanged, city, explain, client_of, user_with, browser
):
    def file(name):
        return reverse("placement:file", args=[exchanged.pk, name])

    seat = explain(exchanged, "", Position.objects.order_by("code")[0].code)
    answer = reverse("placement:why", args=[exchanged.pk, seat.pk])
    other = client_of(user_with(role))
    assert b"plan.json" in page_of(exchanged, browser).content
    assert b"plan.json" not in page_of(exchanged, other).content
    for at, status in (
        (file("plan.xlsx"), 200),
        (file("plan.json"), 404),
        (answer, 404),
    ):
        for client, expected in ((browser, 200), (other, status)):
            response = client.get(at)
            if response.streaming:
                assert downloaded(response)
            assert response.status_code == expected


def test_a_plan_in_which_wishes_do_not_decide_does_not_tell_them(make, city):
    content = json.loads((make().path / "plan.json").read_text("utf-8"))
    assert content["moves"]
    assert {move["wish"] for move in content["moves"]} == {None}
