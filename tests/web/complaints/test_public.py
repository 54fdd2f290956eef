"""A citizen sends, looks how far it is, and says whether the answer is enough."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from tepat_web.complaints import actions_handling, limits
from tepat_web.complaints.models import Case, Reporter
from tepat_web.complaints.views_public import TRAP

pytestmark = pytest.mark.django_db
SEND, CHECK = "/aduan/kirim/", "/aduan/cek/"
LIGHT = 20_000  # bytes of the first load, as of the survey


def told(**other):
    return {"kind": "complaint", "text": "Antre dua jam.", "tanda": "m" * 22} | other


def test_it_is_sent_without_account_and_found_again_by_number_and_word(city):
    page = city.stranger.post(SEND, told(name="Budi", unit=city.one.pk))
    assert page.status_code == 201
    number, word = re.findall(r"<dd>(.*?)</dd>", page.content.decode())
    assert not page.cookies
    found = city.stranger.post(CHECK, {"number": number, "word": f" {word.upper()} "})
    assert found.status_code == 200
    assert "Antre dua jam." in found.content.decode()
    assert Case.objects.get().unit == city.one
    assert word not in Reporter.objects.get().word


def test_sent_again_it_shows_the_same_number_and_word(city):
    first, second = (city.stranger.post(SEND, told()).content for _ in "ab")
    assert first == second
    assert Case.objects.count() == 1


def test_what_was_typed_is_still_there_when_something_is_missing(city):
    page = city.stranger.post(SEND, told(text=" ", name="Bu <b>Tini</b>"))
    assert page.status_code == 422
    assert "Bu &lt;b&gt;Tini&lt;/b&gt;" in page.content.decode()
    assert not Case.objects.exists()


def test_a_program_and_another_site_get_nothing_in(city):
    assert city.stranger.post(SEND, told(**{TRAP: "x"})).status_code == 422
    foreign = {"Origin": "https://jahat.example"}
    assert city.stranger.post(SEND, told(), headers=foreign).status_code == 422
    assert not Case.objects.exists()


def test_too_many_from_one_address_wait_and_keep_what_they_typed(city, monkeypatch):
    monkeypatch.setattr(limits, "SENT", 1)
    assert city.stranger.post(SEND, told()).status_code == 201
    page = city.stranger.post(SEND, told(tanda="n" * 22, text="Lampu mati."))
    assert page.status_code == 429
    assert "Lampu mati." in page.content.decode()


def test_a_word_cannot_be_guessed(city, sent):
    it = sent()
    for _ in range(limits.GUESSED):
        page = city.stranger.post(CHECK, {"number": it.number, "word": "salah"})
        assert page.status_code == 422
    page = city.stranger.post(CHECK, {"number": it.number, "word": it.word})
    assert page.status_code == 429


def test_what_came_by_mail_is_opened_by_no_word(city, sent):
    it = sent()
    Reporter.objects.update(word="")
    for word in ("", "-", it.word):
        page = city.stranger.post(CHECK, {"number": it.number, "word": word})
        assert page.status_code == 422


def test_the_reaction_closes_or_reopens_it(city, routed):
    it = routed()
    actions_handling.answer(by=city.keeper, case=it.it, text="Loket ditambah.")
    sent = {"number": it.number, "word": it.word}
    assert "Loket ditambah." in city.stranger.post(CHECK, sent).content.decode()
    sent |= {"reaksi": "1"}
    page = city.stranger.post(CHECK, sent | {"said": "Belum cukup"})
    assert page.status_code == 422
    assert "Belum cukup" in page.content.decode()
    city.stranger.post(CHECK, sent | {"reaction": "not", "said": "Belum cukup"})
    assert Case.objects.get().stage == "routed"
    assert Reporter.objects.get().said == "Belum cukup"


@pytest.mark.parametrize("name", ["send", "check", "figures"])
def test_the_first_load_is_light_and_in_both_languages(city, name):
    page = city.stranger.get(reverse(f"complaints:{name}"))
    links = re.findall(r'(?:href|src)="(/?static/[^"]+)"', page.content.decode())
    loaded = [finders.find(link.lstrip("/").removeprefix("static/")) for link in links]
    assert len(page.content) + sum(Path(at).stat().st_size for at in loaded) < LIGHT
    assert b"<script" not in page.content
    assert not page.cookies
    english = city.stranger.get(reverse(f"complaints:{name}"), {"bahasa": "en"})
    assert 'lang="en"' in english.content.decode()[:40]
    assert english.content != page.content
