"""Who complained is seen by who handles it, and stands nowhere else."""

from time import process_time

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tepat_web.accounts.queries import operator
from tepat_web.complaints import actions_handling, actions_waiting, chores
from tepat_web.kit.scrub import scrub
from tepat_web.ledger.models import Entry

pytestmark = pytest.mark.django_db
SECRETS = ("Budi", "0812", "3372010101900001")


def page(client_of, user, it):
    return client_of(user).get(reverse("complaints:one", args=[it.pk]))


def test_who_reads_surveys_and_complaints_does_not_see_the_sender(
    city, routed, client_of
):
    it = routed().it
    for user in (city.planner, city.auditor):
        answer = page(client_of, user, it)
        assert answer.status_code == 200
        assert "Antre dua jam di loket" in answer.content.decode()
        assert not any(each in answer.content.decode() for each in SECRETS)


def test_before_it_is_passed_on_nobody_else_sees_a_word(city, sent, client_of):
    it = sent().it
    text = page(client_of, city.auditor, it).content.decode()
    assert "Antre" not in text
    assert "Antre" in page(client_of, city.desk, it).content.decode()


def test_who_handles_it_sees_the_sender_and_is_noted(city, routed, client_of):
    it = routed().it
    text = page(client_of, city.keeper, it).content.decode()
    assert all(each in text for each in SECRETS)
    assert Entry.objects.filter(act="case.viewed", by=city.keeper).count() == 1


def test_another_unit_finds_nothing_by_page_or_by_address(city, routed, client_of):
    it, client = routed().it, client_of(city.elsewhere)
    told = client.get(reverse("complaints:index"), {"nomor": it.number})
    assert f"/aduan/{it.pk}/" not in told.content.decode()
    assert client.get(reverse("complaints:one", args=[it.pk])).status_code == 404
    for name in ("route", "answer", "react"):
        told = client.post(reverse(f"complaints:{name}", args=[it.pk]), {})
        assert told.status_code == 404


ITS_OWN = {"complaints.Reporter", "complaints.Addition", "complaints.Tray"}


def test_of_all_tables_three_hold_who_sent_it_and_then_none(
    city, routed, client_of, at
):
    client, told = client_of(city.desk), routed()
    kept = SimpleUploadedFile("l.csv", b"Isi Laporan;Nama Pelapor\nAntre;Budi")
    client.post(reverse("complaints:bring"), {"file": kept})
    it = actions_waiting.ask(by=city.keeper, case=told.it, text="Kapan?")
    actions_waiting.resume(by=operator(), case=it, said="Saya Budi")
    actions_waiting.note(by=city.keeper, case=it, text="Diperiksa.")
    it = actions_handling.answer(by=city.keeper, case=it, text="Sudah.")
    actions_handling.react(by=city.keeper, case=it, reaction="not", said="Budi lagi")
    it = actions_handling.answer(by=city.keeper, case=it, text="Sudah.")
    actions_handling.react(by=city.keeper, case=it, reaction="content")
    for user in (city.desk, city.keeper, city.auditor):
        page(client_of, user, it)
    assert holding() == ITS_OWN
    chores.look(at(2027, 3, 3))
    assert holding() == set()


def holding():
    """Every table of the site in which one of the secrets stands."""
    return {
        model._meta.label
        for model in apps.get_models()
        for row in model._base_manager.values_list()
        if any(secret in str(row) for secret in SECRETS)
    }


def test_neither_search_nor_the_register_finds_the_sender(city, routed, client_of):
    routed()
    client = client_of(city.auditor)
    for address in ("/cari/?q=Budi", "/daftar/aduan/?q=Budi", "/daftar/aduan/"):
        told = client.get(address)
        assert told.status_code == 200
        seen = told.content.decode().replace('value="Budi"', "").replace("“Budi”", "")
        assert not any(each in seen for each in SECRETS[1:])
        assert "Santoso" not in seen


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("hub 0812 3456 789 ya", "hub [dihapus] ya"),
        ("(0271) 123456", "[dihapus]"),
        ("+62-812-3456-7890", "[dihapus]"),
        ("NIK:3372010101900001.", "NIK:[dihapus]."),
        ("NIK 3372.0101.0190.0001", "NIK [dihapus]"),
        ("budi.s+a@surel.example!", "[dihapus]!"),
        ("wa.me/628123 saja", "[dihapus] saja"),
    ],
)
def test_numbers_and_addresses_of_people_are_taken_out(written, left):
    assert scrub(written).text == left
    assert scrub(written).cut == 1


@pytest.mark.parametrize(
    "written",
    [
        "Sejak 01-02-2026 03-02-2026 belum jadi",
        "Rp 150.000.000 dan Rp12.500.000.000",
        "RT 02 RW 05, pukul 08.00-12.00, antrean 1234567",
    ],
)
def test_days_sums_and_short_numbers_stay(written):
    assert scrub(written).cut == 0


@pytest.mark.parametrize("piece", ["1", "a.b-", "a@", "(", "1   ", "wa.me/"])
def test_no_text_takes_long_to_look_through(piece):
    begun = process_time()
    scrub(piece * (20_000 // len(piece)))
    assert process_time() - begun < 0.3  # seconds; quadratic would be more than one
