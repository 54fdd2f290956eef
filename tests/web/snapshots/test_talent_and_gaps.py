"""The talent grid and the gaps: who may open them, and what a figure counts."""

import re
from html import unescape

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded, people_of

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.queries import Wanted

FEW = (Role.PLANNER, Role.BOARD, Role.AUTHORITY, Role.AUDITOR)
OTHERS = (Role.ANALYST, Role.OFFICER, Role.SERVICE, Role.ADMINISTRATOR)


def page_of(found, **asked):
    return reverse("snapshots:result", args=[found.pk]), asked


def rows_of(by, found, table, **values):
    (told,) = (it for it in store.read(found.folder).tables if it.name == table)
    path = values.pop("path", "")
    return queries.rows(by, told, Wanted(values=values, path=path)).collect()


def squares(html):
    """Each cell of the matrix of a page: its figure, its note, where it leads."""
    (table,) = re.findall(r'<table class="matrix">(.*?)</table>', html, re.DOTALL)
    told = []
    for cell in re.findall(r"<td class=.*?</td>", table, re.DOTALL):
        figure = re.search(r"<strong>(.*?)</strong>", cell)[1]
        note = re.search(r"<span>(.*?)</span>", cell)
        link = re.search(r'href="\?(.*?)"', cell)
        told.append((figure, note and note[1], link and unescape(link[1])))
    return told


def test_few_roles_may_read_talent():
    asked = Permission.TALENT_READ
    holding = {role for role, allowed in MAY.items() if asked in allowed}
    assert holding == {*FEW, Role.OPERATOR}


@pytest.mark.parametrize("role", FEW)
def test_those_who_plan_decide_and_audit_open_it(role, compute, user_with, client_of):
    found = compute("talent")
    user = user_with(role)
    client = client_of(user)
    address, asked = page_of(found)
    answer = client.get(address, asked)
    assert answer.status_code == 200
    assert "Kotak 9" in answer.content.decode()
    assert rows_of(user, found, "pegawai").height == 120
    book = reverse("snapshots:file", args=[found.pk, "talenta.xlsx"])
    assert downloaded(client.get(book))[:2] == b"PK"


@pytest.mark.parametrize("role", OTHERS)
def test_others_do_not_learn_that_it_exists(role, compute, user_with, client_of):
    found = compute("talent")
    user = user_with(role)
    client = client_of(user)
    for address in (
        reverse("snapshots:result", args=[found.pk]),
        reverse("snapshots:earlier", args=["talent"]),
        reverse("snapshots:workbook", args=[found.pk, "pegawai"]),
        reverse("snapshots:file", args=[found.pk, "talenta.xlsx"]),
        reverse("snapshots:ask", args=["talent"]),
    ):
        assert client.get(address).status_code in (403, 404)
    assert rows_of(user, found, "pegawai").is_empty()
    assert rows_of(user, found, "calon").is_empty()
    assert rows_of(user, found, "jabatan-kritis").is_empty()
    if user.has_usable_password() and role is not Role.ADMINISTRATOR:
        listed = client.get(reverse("snapshots:index")).content.decode()
        assert str(BY_KIND["talent"].title) not in listed


def test_who_leads_and_who_is_told_about_sees_nothing_of_it(compute, city, user_with):
    found = compute("talent")
    for nip in (city.leader.nip, city.led.nip):
        user = user_with(Role.OFFICER, city.home, nip=nip)
        assert not queries.computed(user).filter(pk=found.pk).exists()
        assert rows_of(user, found, "pegawai").is_empty()


def test_who_may_not_read_it_may_not_ask_for_it(city, user_with):
    with pytest.raises(PermissionDenied):
        ask_computation(by=user_with(Role.ANALYST), kind="talent", parameters={})


def test_every_box_counts_the_people_of_its_list(compute, browser, city):
    found = compute("talent")
    address, _ = page_of(found)
    told = squares(browser.get(address).content.decode())
    assert [note[:7] for _figure, note, _link in told] == [
        f"Kotak {box}" for box in (4, 7, 9, 2, 5, 8, 1, 3, 6)
    ]
    assert sum("suksesi" in note for _figure, note, _link in told) == 3
    for figure, _note, link in told:
        listed = browser.get(f"{address}?{link}")
        assert listed.status_code == 200
        box = link.partition("kotak=")[2]
        assert rows_of(city.planner, found, "pegawai", kotak=box).height == int(figure)
    assert sum(int(figure) for figure, *_ in told) < 120  # some are not certain


def test_a_pool_leads_to_its_candidates(compute, city, browser):
    found = compute("talent")
    pools = rows_of(city.planner, found, "jabatan-kritis")
    assert pools.height > 0
    for row in pools.iter_rows(named=True):
        position = row["query"].partition("position=")[2]
        listed = rows_of(city.planner, found, "calon", position=position)
        near = row["ready_now"] + row["within_1_year"] + row["within_3_years"]
        assert listed.height >= min(near + row["possible"], 20)
        assert listed["rank"].to_list() == list(range(1, listed.height + 1))
    address, _ = page_of(found)
    with_some = pools.filter(pl.col("possible") + pl.col("ready_now") > 0)
    answer = browser.get(f"{address}?{with_some['query'][0]}")
    assert "Untuk jabatan" in answer.content.decode()


def test_every_bar_of_the_bench_counts_its_list(compute, browser, city):
    found = compute("talent")
    (bench,) = (it for it in store.read(found.folder).figures if it.kind == "tallies")
    rows = pl.read_parquet(bench.rows)
    assert rows["count"].sum() == rows_of(city.planner, found, "jabatan-kritis").height
    for query, count in rows.select("query", "count").iter_rows():
        strength = query.partition("strength=")[2]
        listed = rows_of(city.planner, found, "jabatan-kritis", strength=strength)
        assert listed.height == count


def test_every_share_counts_the_people_of_its_list(compute, browser, city):
    found = compute("gaps")
    address, _ = page_of(found)
    told = squares(browser.get(address).content.decode())
    counted = 0
    for figure, note, link in told:
        if not link:
            assert figure in ("0 %", "–")
            continue
        asked = dict(pair.split("=") for pair in link.split("&"))
        asked = {name: value.replace("+", " ") for name, value in asked.items()}
        _name, path = queries.unit_called(asked.pop("unit"))
        table = asked.pop("tabel")
        rows = rows_of(city.planner, found, table, path=path, **asked)
        below, assessed = map(int, re.findall(r"\d+", note))
        assert rows.height == below
        assert figure == f"{(200 * below + assessed) // (2 * assessed)} %"
        counted += 1
    assert counted > 10


def test_gaps_are_seen_of_the_own_agency_of_whom_one_leads_and_of_oneself(
    compute, city, user_with
):
    found = compute("gaps")
    inside, _outside = people_of(city.home)
    officer = user_with(Role.OFFICER, city.home)
    for table in ("pegawai", "kesenjangan"):
        seen = set(rows_of(officer, found, table)["_nip"])
        assert seen <= inside
        assert seen
    units = rows_of(officer, found, "unit")
    assert set(units["_path"].str.starts_with(city.home.path)) == {True}
    service = user_with(Role.SERVICE)
    assert rows_of(service, found, "unit").is_empty()
    leader = user_with(nip=city.leader.nip)
    seen = set(rows_of(leader, found, "pegawai")["_nip"])
    assert city.led.nip in seen
    assert city.leader.nip in seen
