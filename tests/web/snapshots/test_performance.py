"""Performance as a page: what a figure counts, and who sees whose results."""

import re
from html import unescape
from urllib.parse import parse_qsl

import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded, people_of

from tepat_web.accounts.access import Role
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.queries import Wanted

TEXT = "Rahasia: atasan saya pilih kasih"
PERSONAL = ("pegawai", "angka-kredit", "jalur-perbaikan")


@pytest.fixture
def found(compute):
    return compute("performance")


def table_of(found, name):
    return next(it for it in store.read(found.folder).tables if it.name == name)


def rows(by, found, name, **values):
    wanted = Wanted(values=values)
    return queries.rows(by, table_of(found, name), wanted).collect()


def asked(query):
    told = dict(parse_qsl(query))
    return told.pop("tabel"), told


def page(client, found, **more):
    answer = client.get(reverse("snapshots:result", args=[found.pk]), more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_number_of_a_unit_counts_the_people_of_its_list(found, city):
    units = rows(city.planner, found, "unit")
    assert units.height > 3
    for row in units.iter_rows(named=True):
        counts = [f"n_{at}" for at in range(5)]
        for name in counts:
            table, values = asked(row[f"{name}_query"])
            assert rows(city.planner, found, table, **values).height == row[name]
        table, values = asked(row["people_query"])
        listed = rows(city.planner, found, table, **values)
        assert listed.height == row["people"] + row["unrated"]
        assert row["people"] == sum(row[name] for name in counts)


def test_every_bar_counts_the_people_of_its_list(found, city, browser):
    figures = store.read(found.folder).figures
    assert len(figures) == 2
    seen = 0
    for figure in figures:
        drawn = pl.read_parquet(figure.rows)
        for row in drawn.iter_rows(named=True):
            table, values = asked(row["query"])
            assert rows(city.planner, found, table, **values).height == row["count"]
            seen += row["count"]
    assert seen > 120
    said = page(browser, found)
    links = [unescape(it) for it in re.findall(r'href="\?(tabel=[^"]*)"', said)]
    assert any("rating_said" in it for it in links)


def test_the_sentence_says_what_the_guide_is(found, browser):
    said = page(browser, found, tabel="perlu-dilihat")
    assert "pedoman untuk dipertimbangkan, bukan batas" in said


def test_an_officer_sees_the_people_of_the_own_agency_only(found, city, user_with):
    inside, outside = people_of(city.home)
    officer = user_with(Role.OFFICER, city.home)
    for name in PERSONAL:
        everybody = set(rows(city.planner, found, name)["nip"])
        seen = set(rows(officer, found, name)["nip"])
        assert seen == everybody & inside and not seen & outside
    assert rows(city.planner, found, "pegawai").height == 120


def test_whoever_may_not_read_people_sees_neither_people_nor_their_counts(
    found, user_with, client_of
):
    manager = user_with(Role.SERVICE)
    for name in (*PERSONAL, "unit", "perlu-dilihat", "kalibrasi"):
        assert rows(manager, found, name).is_empty()
    said = page(client_of(manager), found)
    assert "rating_said" not in said


def test_what_a_penalty_shows_is_for_few(found, user_with, city):
    hidden = {"discipline", "total", "category_said"}
    table = table_of(found, "pegawai")
    for role, sees in ((Role.PLANNER, True), (Role.OFFICER, False)):
        user = user_with(role, city.home if role is Role.OFFICER else None)
        shown = {it.name for it in queries.fields_for(user, table)}
        assert (hidden <= shown) == sees and (hidden & shown == set()) != sees


def test_a_leader_sees_what_a_penalty_shows_of_nobody_but_themself(
    found, city, user_with, client_of
):
    leader = user_with(nip=city.leader.nip)
    seen = {row["nip"]: row for row in rows(leader, found, "pegawai").to_dicts()}
    assert city.led.nip in seen and city.leader.nip in seen
    hidden = ("discipline", "total", "category_said_id", "category_said_en")
    for nip, row in seen.items():
        if nip != city.leader.nip:
            assert [row[name] for name in hidden] == [None] * 4
    everybody = {
        row["nip"]: row for row in rows(city.planner, found, "pegawai").to_dicts()
    }
    own, told = seen[city.leader.nip], everybody[city.leader.nip]
    assert [own[it] for it in hidden] == [told[it] for it in hidden]
    assert everybody[city.led.nip]["discipline"] is not None


def test_a_filter_or_an_order_finds_nothing_that_is_not_shown(found, city, user_with):
    leader = user_with(nip=city.leader.nip)
    table = table_of(found, "pegawai")
    own = rows(leader, found, "pegawai").filter(nip=city.leader.nip)
    said = queries.choices(leader, table, queries.fields_for(leader, table), "id")
    assert set(said.get("category_said", ())) <= set(own["category_said_id"])
    everybody = rows(city.planner, found, "pegawai").filter(nip=city.led.nip)
    asked = everybody["category_said_id"][0]
    assert asked
    found_ = rows(leader, found, "pegawai", category_said=asked)
    assert city.led.nip not in set(found_["nip"])


def test_what_is_open_in_one_unit_is_not_open_in_another(found, city, user_with):
    from tepat_web.accounts.models import Grant

    user = user_with(Role.OFFICER, city.abroad)
    here = Grant.objects.get(user=user)
    Grant.objects.create(
        user=user, role=Role.BOARD, unit=city.home, valid_from=here.valid_from
    )
    told = rows(user, found, "pegawai")
    inside, _outside = people_of(city.home)
    home = told.filter(pl.col("nip").is_in(list(inside)))
    away = told.filter(~pl.col("nip").is_in(list(inside)))
    assert home["discipline"].null_count() < home.height
    assert away.height > 0 and away["discipline"].null_count() == away.height


def test_raters_are_compared_for_those_who_calibrate(found, user_with):
    for role in (Role.PLANNER, Role.BOARD, Role.AUTHORITY, Role.AUDITOR):
        assert rows(user_with(role), found, "kalibrasi").height > 0
    for role in (Role.ANALYST, Role.OFFICER, Role.SERVICE):
        assert rows(user_with(role), found, "kalibrasi").is_empty()


def test_feedback_is_there_as_statistics_of_units_only(found, city):
    told = rows(city.planner, found, "umpan-balik")
    assert set(told["scope_id"]) <= {"kota", "perangkat daerah", "unit sendiri"}
    assert told.is_empty() or told["answers"].min() >= 5
    assert "nip" not in told.columns


def test_no_text_of_a_feedback_is_anywhere(compute, city, browser):
    from tepat_web.performance.models import Feedback

    some = Feedback.objects.filter(is_removed=False)
    assert some.exists()
    some.update(text=TEXT)
    found = compute("performance")
    folder = store.root() / found.folder
    for file in folder.iterdir():
        assert TEXT.encode() not in file.read_bytes()
    for table in store.read(found.folder).tables:
        assert TEXT not in page(browser, found, tabel=table.name)


def test_the_workbook_is_for_whoever_may_read_all_that_it_holds(
    found, user_with, client_of, browser
):
    address = reverse("snapshots:file", args=[found.pk, "kinerja.xlsx"])
    assert downloaded(browser.get(address))[:2] == b"PK"
    for role in (Role.ANALYST, Role.BOARD, Role.SERVICE):
        assert client_of(user_with(role)).get(address).status_code in (403, 404)


def test_a_leader_sees_the_people_led_and_not_the_others(found, city, user_with):
    user = user_with(Role.OFFICER, city.abroad, nip=city.leader.nip)
    seen = set(rows(user, found, "pegawai")["nip"])
    assert city.led.nip in seen
    assert len(seen) < 120
