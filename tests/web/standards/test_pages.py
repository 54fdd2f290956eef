"""Who sees what: the work list, the papers, the survey, and the page for citizens."""

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from tepat import law
from tepat.satisfaction.elements import SCORED
from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Structure
from tepat_web.publicservice.models import Service
from tepat_web.standards import actions, components, queries
from tepat_web.standards.models import COMPONENTS, DELIVERY, MANAGEMENT
from tepat_web.survey import actions as survey

from .conftest import TODAY, words

pytestmark = pytest.mark.django_db
LIGHT = 20_000  # bytes of the first load


@pytest.fixture
def desk(office, client_of):
    return client_of(office.keeper)


@pytest.fixture
def neighbour(office, client_of):
    return client_of(office.elsewhere)


def pages(office, it):
    return {
        "service": reverse("standards:service", args=[office.service.pk]),
        "write": reverse("standards:write", args=[office.service.pk]),
        "discard": reverse("standards:discard", args=[office.service.pk]),
        "version": reverse("standards:version", args=[it.pk]),
        "paper": reverse("standards:paper", args=[office.unit.pk, "docx"]),
    }


def test_who_keeps_another_unit_finds_nothing(office, publish, desk, neighbour):
    it = publish()
    for name, address in pages(office, it).items():
        assert desk.get(address).status_code == 200, name
        assert neighbour.get(address).status_code == 404, name
    for name in ("confirm", "withdraw"):
        address = reverse(f"standards:{name}", args=[it.pk])
        assert neighbour.post(address).status_code == 404
    listed = reverse("standards:index")
    assert "Surat keterangan" in desk.get(listed).content.decode()
    assert "Surat keterangan" not in neighbour.get(listed).content.decode()


def test_who_may_read_only_is_offered_nothing_to_change(
    office, publish, user_with, client_of
):
    reader = client_of(user_with(Role.AUDITOR))
    it = publish()
    for name, address in pages(office, it).items():
        answer = reader.get(address)
        if name in ("write", "discard"):
            assert answer.status_code == 403
        elif name != "paper":
            assert "/tulis/" not in answer.content.decode()


def test_the_work_list_narrows_to_what_is_to_be_done(office, publish, desk):
    publish(-400)
    Service.objects.create(unit=office.unit, name="Surat pindah")
    for state, there, not_there in (
        ("tanpa", "Surat pindah", "Surat keterangan"),
        ("tinjau", "Surat keterangan", "Surat pindah"),
        ("kurang", "Surat keterangan", "Surat pindah"),
    ):
        told = desk.get(reverse("standards:index"), {"keadaan": state})
        told = told.content.decode()
        assert there in told
        assert not_there not in told
    told = desk.get(reverse("standards:index"), {"keadaan": "draf"}).content.decode()
    assert "Surat keterangan" not in told
    assert "Surat pindah" not in told


def add(office, n):
    for at in range(n):
        it = Service.objects.create(unit=office.unit, name=f"Layanan {at:03}")
        actions.publish(
            by=office.keeper, service=it, told=words(), edition=0, valid_from=TODAY
        )


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("standards:index", {}),
        ("services:index", {}),
        ("services:index", {"q": "layanan"}),
        ("services:unit", {}),
    ],
)
def test_a_page_asks_the_database_as_often_for_many_as_for_few(
    office, desk, name, asked
):
    args = [office.unit.pk] if name == "services:unit" else []
    counted = []
    for n in (2, 20):
        add(office, n)
        desk.get(reverse(name, args=args))  # what a process remembers is there now
        with CaptureQueriesContext(connection) as told:
            assert desk.get(reverse(name, args=args), asked).status_code == 200
        counted.append(len(told))
    assert counted[0] == counted[1]


def test_the_components_are_those_of_the_law():
    norms = law.on(TODAY).service_standard
    assert tuple(norms.delivery.value) == DELIVERY
    assert tuple(norms.management.value) == MANAGEMENT
    assert not norms.delivery.verified


def test_every_element_of_the_survey_has_a_component_that_promises_it():
    assert set(components.OF_ELEMENT) == {column.name for column in SCORED}
    assert set(components.OF_ELEMENT.values()) <= set(COMPONENTS)


def test_what_is_promised_stands_beside_each_element(
    office, publish, django_assert_num_queries
):
    publish(taken=2, taken_unit="hours", charge=0)
    with django_assert_num_queries(1):
        told = queries.promised(office.unit.pk, TODAY)
    assert set(told) == {*DELIVERY}
    (time,) = told["duration"]
    assert (time.service, time.said.figure) == (office.service, "2 jam")
    assert told["fee"][0].said.figure == "tidak dipungut biaya"
    assert queries.promised(office.other.pk, TODAY) == {}


def test_the_paper_says_it_all_in_word_and_in_pdf(
    office, publish, desk, settings, tmp_path
):
    settings.FILES = tmp_path
    publish(taken=3, taken_unit="days", charge=25_000, safety="Baris satu\nBaris dua")
    told = {}
    for ending in ("docx", "pdf"):
        answer = desk.get(reverse("standards:paper", args=[office.unit.pk, ending]))
        assert answer.status_code == 200
        told[ending] = answer.content
    word = Document(BytesIO(told["docx"]))
    cells = [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]
    assert "3 hari kerja\nduration satu" in cells
    assert "Rp25.000\nfee satu" in cells
    assert "Baris satu\nBaris dua" in cells
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(told["pdf"])).pages
    )
    for part in ("STANDAR PELAYANAN", "Surat keterangan", "3 hari kerja", "Baris dua"):
        assert part in text
    empty = reverse("standards:paper", args=[office.other.pk, "pdf"])
    assert desk.get(empty).status_code == 404


# --- For everybody ----------------------------------------------------------------


def test_citizens_read_the_standard_that_holds_and_no_draft(office, publish):
    publish(-30, "lama")
    publish(5, "nanti")
    actions.keep(
        by=office.keeper, service=office.service, told=words("rancangan"), edition=0
    )
    page = office.stranger.get(reverse("services:service", args=[office.service.pk]))
    told = page.content.decode()
    assert page.status_code == 200
    assert "requirements lama" in told
    assert "nanti" not in told
    assert "rancangan" not in told
    assert not page.cookies
    assert b"<script" not in page.content


def test_a_service_without_one_says_so_and_one_of_an_old_structure_is_gone(office):
    address = reverse("services:service", args=[office.service.pk])
    assert "belum dijelaskan" in office.stranger.get(address).content.decode()
    Structure.objects.update(valid_to=TODAY)
    assert office.stranger.get(address).status_code == 404
    unit = reverse("services:unit", args=[office.unit.pk])
    assert office.stranger.get(unit).status_code == 404


def test_citizens_find_a_service_by_a_part_of_its_name(office):
    for words_, there in (("keterangan", True), ("contoh", True), ("poli", False)):
        page = office.stranger.get(reverse("services:index"), {"q": words_})
        told = page.content.decode()
        assert ("Surat keterangan" in told and "Kecamatan Contoh" in told) == there


def test_the_page_for_citizens_is_light_and_in_both_languages(office, publish):
    publish(taken=3, taken_unit="days")
    address = reverse("services:service", args=[office.service.pk])
    page = office.stranger.get(address)
    links = re.findall(r'href="(/?static/[^"]+)"', page.content.decode())
    loaded = [finders.find(link.lstrip("/").removeprefix("static/")) for link in links]
    assert len(loaded) == 2
    weight = len(page.content) + sum(Path(path).stat().st_size for path in loaded)
    assert weight < LIGHT
    english = office.stranger.get(address, {"bahasa": "en"}).content.decode()
    assert "3 working days" in english
    assert 'lang="id"' in english


def test_the_survey_is_linked_only_where_a_place_is_open(office, publish):
    publish()
    address = reverse("services:service", args=[office.service.pk])
    told = office.stranger.get(address).content.decode()
    assert reverse("complaints:send") in told
    assert "/s/" not in told
    other = Service.objects.create(unit=office.unit, name="Lain")
    survey.add_station(
        by=office.keeper, unit=office.unit, label="L", kind="link", service=other
    )
    assert "/s/" not in office.stranger.get(address).content.decode()
    place = survey.add_station(
        by=office.keeper,
        unit=office.unit,
        label="M",
        kind="link",
        service=office.service,
    )
    assert f"/s/{place.code}/" in office.stranger.get(address).content.decode()


def test_the_survey_shows_the_standard_where_there_is_one(office, publish):
    place = survey.add_station(
        by=office.keeper,
        unit=office.unit,
        label="M",
        kind="link",
        service=office.service,
    )
    address = reverse("survey_public:sheet", args=[place.code])
    standard = reverse("services:service", args=[office.service.pk])
    assert standard not in office.stranger.get(address).content.decode()
    publish()
    caches["process"].clear()
    assert standard in office.stranger.get(address).content.decode()


def test_a_number_that_no_database_holds_is_not_found(office):
    for name in ("service", "unit"):
        address = reverse(f"services:{name}", args=[10**30])
        assert office.stranger.get(address).status_code == 404
