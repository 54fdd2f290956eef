"""Whoever wants to know who complained, or to keep somebody from complaining."""

import re

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client

from tepat_web.complaints import limits
from tepat_web.complaints.models import Case, Reporter

pytestmark = pytest.mark.django_db
SEND, CHECK = "/aduan/kirim/", "/aduan/cek/"


def told(**other):
    return {"kind": "complaint", "text": "Antre dua jam.", "tanda": "m" * 22} | other


def test_a_foreign_page_cannot_choose_the_mark_of_what_its_visitor_sends(city):
    """Who chooses the mark could send it again, and be shown the secret word."""
    for text in ("Titipan", ""):
        page = city.stranger.post(
            SEND, told(tanda="pilihan-saya", text=text),
            headers={"Sec-Fetch-Site": "cross-site"},
        ).content.decode()  # fmt: skip
        assert "pilihan-saya" not in page
        assert len(re.search(r'name="tanda" value="([^"]+)"', page)[1]) >= 22
    assert not Case.objects.exists()


def test_who_knows_a_number_cannot_keep_its_sender_out(city, sent):
    it = sent()
    for n in range(3 * limits.GUESSED):
        rival = Client(REMOTE_ADDR=f"10.0.{n}.1")
        rival.post(CHECK, {"number": it.number, "word": "salah"})
    page = city.stranger.post(CHECK, {"number": it.number, "word": it.word})
    assert page.status_code == 200


def test_an_unknown_number_and_a_wrong_word_are_told_alike(city, sent):
    it = sent()
    pages = [
        city.stranger.post(CHECK, {"number": number, "word": "abcde-fghjk"})
        for number in (it.number, "1234-5678")
    ]
    one, other = (
        re.sub(r'(name="number" value=")[^"]*', r"\1", page.content.decode())
        for page in pages
    )
    assert one == other
    assert {page.status_code for page in pages} == {422}


def test_nothing_of_an_address_is_in_the_database(city):
    city.stranger.post(SEND, told(), REMOTE_ADDR="203.0.113.9")
    city.stranger.post(CHECK, {"number": "1234-5678", "word": "salah"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM tepat_cache")
        assert not [key for (key,) in cursor.fetchall() if "complaints" in key]
    kept = str(caches["counts"]._cache)
    assert "complaints-sent" in kept
    assert "203.0.113.9" not in kept
    assert cache is not caches["counts"]


@pytest.mark.parametrize("other", ["2001:db8:1:2::abcd", "2001:db8:1:2:f:f:f:f"])
def test_who_changes_the_end_of_an_ipv6_address_is_the_same(city, monkeypatch, other):
    monkeypatch.setattr(limits, "SENT", 1)
    for address, status in (
        ("2001:db8:1:2::1", 201), (other, 429), ("2001:db8:1:3::1", 201),
    ):  # fmt: skip
        page = city.stranger.post(SEND, told(tanda=address), REMOTE_ADDR=address)
        assert page.status_code == status


def test_the_status_page_names_nobody_who_handles_it(city, routed):
    it = routed(contact="budi@contoh.id")
    page = city.stranger.post(CHECK, {"number": it.number, "word": it.word})
    text = page.content.decode()
    for user in (city.desk, city.keeper):
        assert user.username not in text
        assert not user.email or user.email not in text
    assert "no-store" in page["Cache-Control"]
    assert Reporter.objects.get().contact not in text


def test_a_body_no_form_can_have_is_not_read(city):
    for address in (SEND, CHECK):
        page = city.stranger.post(address, told(text="x" * 600_000))
        assert page.status_code == 413
    kept = city.stranger.post(SEND, told(text="Antre\x0b \u202elama\u200b."))
    assert kept.status_code == 201
    assert Reporter.objects.get().text == "Antre lama."


@pytest.mark.parametrize("ask", ["put", "patch", "delete", "options", "trace"])
def test_odd_methods_do_nothing(city, ask):
    assert getattr(city.stranger, ask)(SEND).status_code == 405
    assert city.stranger.head(SEND).content == b""
    assert city.stranger.get(SEND, told(bahasa="../../x")).status_code == 200
    assert not Case.objects.exists()
