"""A citizen answers nine questions, without an account, a cookie or a script."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from tepat_web.survey import actions
from tepat_web.survey.models import Slip
from tepat_web.survey.sheet import KEYS

pytestmark = pytest.mark.django_db
LIGHT = 20_000  # bytes of the first load


def at(place, name="sheet", *rest, **query):
    return reverse(
        f"survey_public:{name}", args=[place.station.code, *rest], query=query or None
    )


def test_an_answer_comes_in_and_tells_nobody_apart(place, answers):
    sent = answers(remark="Kursi kurang", age="30", sex="P")
    answer = place.stranger.post(at(place), sent)
    assert answer.status_code == 303
    slip = Slip.objects.get()
    assert slip.answers == "123412341"
    assert (slip.service, slip.remark) == ("Surat keterangan", "Kursi kurang")
    assert (slip.age, slip.sex) == (30, "P")
    held = {field.name for field in Slip._meta.get_fields()}
    assert not held & {"address", "at", "agent", "cookie", "session", "name"}
    thanks = place.stranger.get(answer["Location"])
    assert "Terima kasih" in thanks.content.decode()


def test_no_cookie_is_set(place, answers):
    for page in (
        place.stranger.get(at(place)),
        place.stranger.post(at(place), answers()),
    ):
        assert not page.cookies


def test_what_was_chosen_and_typed_is_still_there_when_something_is_missing(
    place, answers
):
    sent = answers(remark="Antre <b>lama</b>", occupation="Buruh")
    del sent["fee"]
    page = place.stranger.post(at(place), sent)
    text = page.content.decode()
    assert page.status_code == 422
    assert text.count(" checked") == len(KEYS) - 1
    assert "Antre &lt;b&gt;lama&lt;/b&gt;" in text
    assert '<option value="Buruh" selected>' in text
    assert text.count("Silakan pilih salah satu jawaban.") == 1
    assert not Slip.objects.exists()


def test_an_answer_out_of_range_counts_as_missing(place, answers):
    for odd in ("0", "5", "4 ", "٣", "x" * 10_000):
        page = place.stranger.post(at(place), answers(fee=odd))
        assert page.status_code == 422
    assert not Slip.objects.exists()


def test_the_first_load_is_light(place):
    page = place.stranger.get(at(place))
    links = re.findall(r'(?:href|src)="(/?static/[^"]+)"', page.content.decode())
    assert links, "its style is a file"
    loaded = [finders.find(link.lstrip("/").removeprefix("static/")) for link in links]
    weight = len(page.content) + sum(Path(path).stat().st_size for path in loaded)
    assert weight < LIGHT
    assert b"<script" not in page.content


def test_both_languages_are_there(place):
    english = place.stranger.get(at(place, bahasa="en")).content.decode()
    assert 'lang="en"' in english
    assert "Was the procedure easy?" in english
    assert "Apakah prosedurnya mudah?" in place.stranger.get(at(place)).content.decode()
    assert settings.LANGUAGE_CODE == "id"


def test_thanks_tell_what_was_made_better(place):
    actions.tell_improvement(
        by=place.keeper, unit=place.unit, text="Loket kedua dibuka.",
        text_en="A second counter is open.", since="2026-10-01",
    )  # fmt: skip
    page = place.stranger.get(at(place, "thanks", bahasa="en")).content.decode()
    assert "A second counter is open." in page


def test_a_kiosk_returns_to_its_beginning(place):
    place.station.kind = "kiosk"
    place.station.save()
    page = place.stranger.get(at(place, "thanks"))
    assert page["Refresh"].endswith(f"url={at(place)}")


def test_a_closed_place_takes_nothing_in(place, answers):
    actions.open_station(by=place.keeper, station=place.station, is_open=False)
    page = place.stranger.post(at(place), answers())
    assert page.status_code == 404
    assert "tanya" in page.content.decode()
    assert not Slip.objects.exists()


def test_where_no_service_is_fixed_one_of_the_unit_is_chosen(place, answers):
    place.station.service = None
    place.station.save()
    page = place.stranger.get(at(place)).content.decode()
    assert "<option>Surat keterangan</option>" in page
    for chosen in ("Surat keterangan", "Layanan karangan"):
        place.stranger.post(at(place), answers(service=chosen))
    kept = Slip.objects.values_list("service", flat=True)
    assert sorted(kept) == ["", "Surat keterangan"]
