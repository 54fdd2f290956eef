"""Every figure is the count of its list, and what the pages say, ask and leave out."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from tests.web.dashboard.conftest import KINDS, told_plan

from tepat.placement.names import LEAVING_NAMES
from tepat_web.accounts.access import Role
from tepat_web.dashboard import queries, telling
from tepat_web.dashboard.area import area_of
from tepat_web.dashboard.figures import RETIRES
from tepat_web.organisation.models import Unit
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed
from tepat_web.training.models import Course
from tepat_web.workforce.queries import people_led_by as led_by

pytestmark = pytest.mark.django_db
STATEMENTS = 24
LONG = "Pemberdayaan Perempuan, Perlindungan Anak dan Pengendalian Penduduk"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def cards(by):
    told = telling.page(by, area_of(by))
    return {card.url: card for part in told["parts"] for card in part.cards}


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def cells(client, name):
    """The cells of a list, by column, over all its pages, as they are written."""
    found, page = [], 1
    while page:
        said = text(
            client.get(reverse("dashboard:behind", args=[name]), {"page": page})
        )
        body = re.search(r"<tbody>(.*?)</tbody>", said.rpartition("</figure>")[2], re.S)
        for row in re.findall(r"<tr>(.*?)</tr>", body[1] if body else "", re.S):
            told = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
            found.append([re.sub(r"<[^>]+>", "", each).strip() for each in told])
        page = page + 1 if 'rel="next"' in said else 0
    return found


def test_the_needs_are_those_that_the_engine_summed_up(city):
    told = cards(city.mayor)
    latest = Computed.objects.filter(kind="needs").order_by("-pk")[0]
    (table,) = [it for it in store.read(latest.folder).tables if it.name == "unit"]
    rows = pl.read_parquet(table.rows)
    for by, path in ((city.mayor, ""), (city.officer, city.agency.path)):
        told = cards(by)
        here = rows.filter(
            pl.col("_path") == (path or rows["_path"].sort().first())
        ).row(0, named=True)
        for name, column in (
            ("kebutuhan", "need"),
            ("kursi-kosong", "vacancies"),
            ("di-atas-kebutuhan", "surplus"),
        ):
            card = told[reverse("dashboard:behind", args=[name])]
            assert card.value == here[column], name


def test_the_word_for_retiring_is_that_of_the_outlook():
    assert LEAVING_NAMES["pensiun"].id == RETIRES


def test_a_trend_goes_back_to_the_same_question_on_earlier_days(city):
    made = queries.made(city.mayor)
    assert [each.day.isoformat()[:7] for each in made["needs"]] == [
        made["needs"][0].day.isoformat()[:7],
        "2026-10",
    ]
    told = cards(city.mayor)[reverse("dashboard:behind", args=["kursi-kosong"])]
    assert told.change is not None and "24 Oktober 2026" in told.since
    other = Computed.objects.filter(kind="needs").order_by("pk")[0]
    other.parameters = {"day": "2026-10-24", "asked": "otherwise"}
    other.save()
    assert len(queries.made(city.mayor)["needs"]) == 1


def test_what_is_asked_of_a_day_to_come_is_not_how_it_stands(city):
    ahead = Computed.objects.filter(kind="needs").order_by("-pk")[0]
    ahead.day = "2031-01-01"
    ahead.save()
    assert queries.made(city.mayor)["needs"][0].day.isoformat() == "2026-10-24"


def test_an_agency_is_shown_what_is_its_own_and_nobody_elses(city, client_of):
    inside = {it.name for it in Unit.objects.filter(path__startswith=city.agency.path)}
    for by in (city.officer, city.head):
        area = area_of(by)
        assert area.paths == (city.agency.path,) and area.name == city.agency.name
        rows = cells(client_of(by), "kesesuaian")
        assert rows and {row[2] for row in rows} <= inside
    everybody = cells(client_of(city.mayor), "kesesuaian")
    assert {row[2] for row in everybody} > inside & {row[2] for row in everybody}


def test_who_heads_no_agency_and_reads_no_results_finds_no_page(
    city, client_of, user_with
):
    led = user_with(nip="199001012015031901")
    for address in ("", "kursi-kosong/"):
        assert client_of(led).get(f"/dasbor/{address}").status_code == 404
    administrator = client_of(user_with(Role.ADMINISTRATOR))
    assert administrator.get("/dasbor/").status_code == 403
    assert client_of(city.mayor).get("/dasbor/tidak-ada/").status_code == 404


def test_who_may_not_read_people_is_shown_no_count_of_them(city, client_of, user_with):
    keeper = user_with(Role.SERVICE)
    told = cards(keeper)
    assert reverse("dashboard:behind", args=["kursi-kosong"]) in told
    assert reverse("dashboard:behind", args=["unit-diukur"]) in told
    closed = reverse("dashboard:behind", args=["pensiun-1-tahun"])
    assert closed not in told
    assert client_of(keeper).get(closed).status_code == 404


def test_each_section_says_its_day_and_its_result(city, client_of):
    page = text(client_of(city.mayor).get("/dasbor/"))
    for kind in (
        "needs",
        "fit",
        "gaps",
        "outlook",
        "performance",
        "training",
        "survey",
    ):
        latest = Computed.objects.filter(kind=kind).order_by("-pk")[0]
        assert f"hitungan nomor {latest.pk}:" in page
    assert "95 persen" in page
    assert re.search(r"\d+ kursi yang dibutuhkan kosong", page)


def test_what_was_not_computed_says_who_can(city, client_of):
    Computed.objects.filter(kind="needs").update(is_removed=True)
    mayor = text(client_of(city.mayor).get("/dasbor/"))
    assert "Belum dihitung." in mayor and "Perencana BKPSDM" in mayor
    assert "/hasil/hitung/needs" not in mayor
    planner = text(client_of(city.planner).get("/dasbor/"))
    assert "belum pernah dihitung" in planner


def test_both_pages_ask_the_same_however_many_results_there_are(
    city, client_of, django_assert_max_num_queries
):
    mayor = client_of(city.mayor)
    mayor.get("/dasbor/")
    with django_assert_max_num_queries(STATEMENTS) as first:
        mayor.get("/dasbor/")
    for latest in Computed.objects.filter(kind__in=("needs", "fit")):
        latest.pk, latest.job, latest.day = None, None, date(2026, 3, 1)
        latest.save()
    with django_assert_max_num_queries(len(first)):
        mayor.get("/dasbor/")


def test_the_navigation_leads_a_head_there_and_nobody_else_below(
    city, client_of, user_with
):
    assert 'href="/dasbor/"' in text(client_of(city.head).get("/"))
    other = user_with(nip=led_by(city.head)[0])
    assert 'href="/dasbor/"' not in text(client_of(other).get("/"))


def test_a_service_manager_and_an_auditor_see_the_page_in_english(
    city, client_of, user_with
):
    for role in (Role.SERVICE, Role.AUDITOR):
        client = client_of(user_with(role))
        client.cookies["tepat_language"] = "en"
        answer = client.get("/dasbor/")
        assert "The city in figures" in text(answer)


def test_the_latest_plan_is_taken_as_its_own_page_counts_it(city, client_of):
    for number in (1, 2):
        told_plan(city, number, accept=5 * number)
    (told, answered, accepted) = telling.page(city.mayor, area_of(city.mayor))["taken"][
        "cards"
    ][1:4]
    assert (told.value, answered.value, accepted.value) == (30, 10, 10)
    assert accepted.change == pytest.approx(100 * 5 / 30, abs=0.1)
    assert accepted.interval == "19 sampai 51 %"  # Wilson, of 10 in 30
    totals = client_of(city.mayor).get(accepted.url).context["totals"]
    assert [str(each).split(" ")[0] for each in (totals[2], totals[4], totals[5])] == [
        "30",
        "10",
        "10",
    ]


def test_classes_are_as_many_as_are_listed(city, client_of):
    offer = TrainingOffer.objects.all()[0]
    for state in (Course.State.OPEN, Course.State.OPEN, Course.State.DONE):
        Course.objects.create(
            offer=offer,
            name="Kelas",
            starts="2026-12-01",
            ends="2026-12-02",
            state=state,
        )
    (card,) = [it for at, it in cards(city.mayor).items() if "keadaan=" in at]
    assert card.value == 2
    assert len(client_of(city.mayor).get(card.url).context["rows"]) == 2


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print with")
@pytest.mark.parametrize("who", ["mayor", "head"])
def test_everything_prints_on_two_pages(city, client_of, tmp_path, who):
    told_plan(city, 1, accept=12)
    for kind in KINDS:  # a line more in each figure: what changed since
        latest = Computed.objects.filter(kind=kind).order_by("-pk")[0]
        earlier = Computed.objects.get(pk=latest.pk)
        earlier.job, earlier.day = None, date(2026, 3, 1)
        earlier.pk, latest.pk, latest.job = None, None, None
        earlier.save()
        latest.save()
    said = text(client_of(getattr(city, who)).get("/dasbor/"))
    assert said.count("sejak 1 Maret 2026") > 12
    for name in set(Unit.objects.values_list("name", flat=True)):
        said = said.replace(f">{name}<", f">{name} {LONG}<")
    assert LONG in said
    for name in ("kit/tepat.css", "dashboard/dashboard.css"):
        style = f"<style>{Path(finders.find(name)).read_text('utf-8')}</style>"
        said = said.replace("</head>", f"{style}</head>")
    page, printed = tmp_path / "dasbor.html", tmp_path / "dasbor.pdf"
    page.write_text(said, "utf-8")
    order = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu"]
    order += [f"--user-data-dir={tmp_path}", "--no-pdf-header-footer"]
    run = [*order, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(run, check=True, capture_output=True, timeout=60)
    pages = re.findall(rb"/Type\s*/Page\b", printed.read_bytes())
    assert len(pages) == 2
