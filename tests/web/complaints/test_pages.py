"""The pages of the office: filled as they were when refused, and never slow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tepat_web.complaints import actions_waiting, waiting
from tepat_web.complaints.models import Case

pytestmark = pytest.mark.django_db


def test_the_whole_way_by_pages(city, client_of, sent):
    it, desk, keeper = sent().it, client_of(city.desk), client_of(city.keeper)
    to = {name: reverse(f"complaints:{name}", args=[it.pk])
          for name in ("one", "route", "answer", "react")}  # fmt: skip
    told = {"unit": city.one.pk, "grade": "plain", "text": "Antre", "note": "Segera"}
    refused = desk.post(to["route"], told | {"grade": ""})
    assert refused.status_code == 422
    assert "Segera" in refused.content.decode()
    assert desk.post(to["route"], told).status_code == 302
    assert "Segera" in keeper.get(to["one"]).content.decode()
    assert keeper.post(to["answer"], {"text": " "}).status_code == 422
    assert keeper.post(to["answer"], {"text": "Sudah."}).status_code == 302
    again = keeper.post(to["answer"], {"text": "Dua kali."})
    assert again.status_code == 422
    assert "sudah dijawab" in again.content.decode()
    assert keeper.post(to["react"], {"reaction": "content"}).status_code == 302
    assert Case.objects.get().stage == "closed"


def test_a_counter_hands_out_number_and_word_once(city, client_of):
    client = client_of(city.keeper)
    told = {"kind": "complaint", "text": "Antre", "day": "2026-03-02",
            "unit": city.one.pk, "tanda": "k" * 22}  # fmt: skip
    pages = [client.post(reverse("complaints:counter"), told) for _ in "ab"]
    assert [page.status_code for page in pages] == [201, 201]
    assert Case.objects.get().channel == "counter"
    future = client.post(reverse("complaints:counter"), told | {"day": "2026-03-03"})
    assert future.status_code == 422


def test_lists_ask_as_much_for_many_as_for_few(city, client_of, sent):
    client, asked = client_of(city.desk), []
    for _ in range(2):
        for _n in range(4):
            sent(unit=city.one)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = client.get(reverse("complaints:index"))
        assert page.status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_case_asks_as_much_beside_many_as_beside_few(city, client_of, routed):
    client, it, asked = client_of(city.keeper), routed().it, []
    for _ in range(2):
        for _n in range(3):
            routed()
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("complaints:one", args=[it.pk]))
        assert page.status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_the_list_is_narrowed_by_class_unit_and_who_is_waited_for(
    city, client_of, routed
):
    first, second = routed().it, routed("normative").it
    actions_waiting.ask(by=city.keeper, case=first, text="Kapan?")
    Case.objects.filter(pk=second.pk).update(elsewhere="Ditutup oleh Sistem")
    client = client_of(city.desk)
    for asked, found in (
        ({"kelas": "plain"}, {first}),
        ({"ditanya": "1"}, {first}),
        ({"di-sana": "1"}, {second}),
        ({"unit": city.one.pk}, {first, second}),
        ({"unit": city.other.pk}, set()),
        ({"unit": "x", "kelas": "y"}, {first, second}),
    ):
        seen = client.get(reverse("complaints:index"), asked).content.decode()
        for it in (first, second):
            assert (f"/aduan/{it.pk}/" in seen) == (it in found), asked


def test_what_waits_is_told_to_who_handles_it_in_one_question(
    city, sent, at, django_assert_num_queries
):
    sent(unit=city.one)
    today = at(2026, 3, 6)
    for user, known in ((city.keeper, 1), (city.elsewhere, 0), (city.planner, 0)):
        _ = user.grants_today  # asked once for each page
        with django_assert_num_queries(0 if user == city.planner else 1):
            tasks = waiting.of(user, today)
        assert len(tasks) == known
        assert all(task.is_urgent for task in tasks)
        assert all(task.due == Case.objects.get().forward_by for task in tasks)
