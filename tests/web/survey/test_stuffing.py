"""Whoever wants to fill the box: what is let in, what is marked, what is refused."""

import time
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from tepat_web.survey import actions, inbox, limits, tickets
from tepat_web.survey.chores import take_in
from tepat_web.survey.doubts import WORDS
from tepat_web.survey.models import Slip, Spent
from tepat_web.survey.sheet import HURRY, KEYS, STALE, TRAP, moment

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
NEXT = DAY + timedelta(days=1)
PROXY = "192.0.2.1"


def at(place, ticket=""):
    if ticket:
        return reverse("survey_public:signed", args=[place.station.code, ticket])
    return reverse("survey_public:sheet", args=[place.station.code])


@pytest.fixture
def opened(place, monkeypatch):
    """The seal of a page that was opened some seconds ago."""

    def page(seconds=60, ticket="", station=None):
        then = time.time() - seconds
        with monkeypatch.context() as past:
            past.setattr(time, "time", lambda: then)
            return moment(f"{(station or place.station).code}/{ticket}")

    return page


@pytest.fixture
def send(place, opened):
    """Send a sheet like no other, from a page of its own, unless told otherwise."""
    sent = []

    def post(ticket="", client=None, digits="", headers=None, address="", **other):
        sent.append(1)
        n = len(sent)
        digits = digits or "".join(str(1 + n // 4**place % 4) for place in range(9))
        told = dict(zip(KEYS, digits, strict=True)) | {"saat": opened(ticket=ticket)}
        meta = {"REMOTE_ADDR": address} if address else {}
        return (client or place.stranger).post(
            at(place, ticket), told | other, headers=headers, **meta
        )

    return post


def doubts():
    return sorted(Slip.objects.values_list("doubts", flat=True))


# --- One address ---------------------------------------------------------------------
def test_a_sheet_that_was_read_is_not_doubted(send):
    send()
    assert doubts() == [""]


def test_many_from_one_address_are_marked_and_very_many_refused(send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 3)
    monkeypatch.setattr(limits, "TOO_MANY", 5)
    assert [send().status_code for _ in range(7)] == [303] * 5 + [429] * 2
    assert doubts() == ["", "", "", "many", "many"]
    assert send(address="10.1.2.3").status_code == 303
    kept = str(caches["counts"]._cache.keys())
    assert "127.0.0.1" not in kept
    assert "10.1.2.3" not in kept


def test_what_was_typed_survives_the_refusal(send, monkeypatch):
    monkeypatch.setattr(limits, "TOO_MANY", 0)
    page = send(remark="Pintunya berat")
    assert page.status_code == 429
    assert "Pintunya berat" in page.content.decode()


def test_a_header_names_no_address_where_no_proxy_is_trusted(send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 2)
    for n in range(4):
        told = f"203.0.113.{n}"
        send(headers={"X-Forwarded-For": told, "Forwarded": f"for={told}"})
    assert doubts() == ["", "", "many", "many"]


def test_behind_a_proxy_only_what_the_proxy_says_counts(send, monkeypatch, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(limits, "MANY", 2)
    for n in range(4):  # the last is of our proxy, those before it of whoever asks
        forged = f"198.51.100.{n}, 203.0.113.7"
        send(headers={"X-Forwarded-For": forged}, address=PROXY)
    assert doubts() == ["", "", "many", "many"]
    send(headers={"X-Forwarded-For": "203.0.113.8"}, address=PROXY)
    assert doubts().count("") == 3


def test_addresses_of_one_ipv6_network_are_one(send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 2)
    for n in range(4):
        send(address=f"2001:db8:0:1:{n:x}:{n:x}::{n:x}")
    assert doubts() == ["", "", "many", "many"]
    send(address="2001:db8:0:2::1")
    send(address="::ffff:198.51.100.7")  # of IPv4: others of this network are others
    send(address="::ffff:198.51.100.8")
    assert doubts().count("") == 5


def test_who_is_spread_over_all_processes_gains_nothing(send, settings, monkeypatch):
    settings.SITE_PROCESSES = 4
    monkeypatch.setattr(limits, "MANY", 8)
    for _ in range(4):
        caches["counts"].clear()  # another process, or the same one started again
        for _each in range(3):
            send()
    assert doubts().count("") == 8


def test_many_other_addresses_do_not_push_out_what_was_counted(send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 1)
    send()
    for n in range(1_000):
        caches["counts"].add(f"survey-else-{n}", 1)
    send()
    assert doubts() == ["", "many"]


def test_one_a_minute_all_day_is_marked_by_the_place(send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 60)
    monkeypatch.setattr(limits, "ALL_DAY", 3)
    for _ in range(5):
        caches["counts"].delete_many(_of("survey-place", "survey-same"))
        send()
    assert doubts() == ["", "", "", "allday", "allday"]


def _of(*starts):
    keys = [key.split(":", 2)[2] for key in caches["counts"]._cache]
    return [key for key in keys if key.startswith(starts)]


# --- A page, and a program that pretends to be one -----------------------------------
def test_haste_and_the_trap_are_marked_and_kept(send, opened):
    send(saat=opened(HURRY - 1))
    send(saat="karangan")
    send(saat=opened(-60))  # of the future
    send(saat="")
    send(**{TRAP: "http://x"})
    assert doubts() == ["hurry"] * 4 + ["trap"]


def test_a_page_opened_elsewhere_or_long_ago_is_worth_nothing(
    place, send, opened, monkeypatch
):
    other = actions.add_station(
        by=place.keeper, unit=place.unit, label="Loket 3", kind="poster"
    )
    send(saat=opened(station=other))
    send(saat=opened(ticket=tickets.new(place.station.code)))
    send(saat=opened(STALE + 5))
    assert doubts() == ["hurry", "hurry", "stale"]
    place.station.kind = "kiosk"  # it shows its page all night
    place.station.save()
    caches["process"].clear()
    send(saat=opened(STALE + 5))
    assert doubts().count("") == 1


def test_one_opened_page_sends_no_more_than_a_correction(send, opened):
    page = opened()
    for _ in range(5):
        send(saat=page)
    assert doubts() == ["", "", "again", "again", "again"]


def test_what_is_refused_keeps_when_it_was_opened_and_no_forged_seal(place, opened):
    page = opened()
    told = place.stranger.post(at(place), {"saat": page}).content.decode()
    assert page in told
    told = place.stranger.post(at(place), {"saat": "karangan"}).content.decode()
    assert "karangan" not in told


def test_a_foreign_page_cannot_send_for_its_visitors(send):
    for headers in (
        {"Origin": "https://lain.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        assert send(headers=headers).status_code == 422
    assert not Slip.objects.exists()
    same = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert send(headers=same).status_code == 303


# --- One place -----------------------------------------------------------------------
def test_a_burst_at_one_place_is_marked_by_whatever_way(place, send, monkeypatch):
    monkeypatch.setattr(limits, "BURST", 2)
    for number in range(3):
        send(address=f"10.0.0.{number}")
    send(ticket=tickets.new(place.station.code))
    assert doubts() == ["", "", "burst", "burst"]


def test_a_kiosk_left_alone_with_somebody_pressing_is_marked(place, send, monkeypatch):
    place.station.kind = "kiosk"
    place.station.save()
    caches["process"].clear()
    monkeypatch.setattr(limits, "PRESSED", 3)
    monkeypatch.setattr(limits, "TOO_MANY", 0)  # whoever stands there is never refused
    assert {send().status_code for _ in range(5)} == {303}
    assert doubts() == ["", "", "", "kiosk", "kiosk"]


def test_the_same_answers_again_and_again_are_marked(place, send, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 100)
    for _ in range(limits.SAME + 1):
        send(digits="433334433")
    assert doubts() == [""] * limits.SAME + ["same"]
    for _ in range(limits.SAME_STRAIGHT):  # whoever is content gives these
        send(digits="4" * 9, ticket=tickets.new(place.station.code))
    assert doubts().count("same") == 1
    send(digits="4" * 9)
    assert doubts().count("same") == 2


def test_a_day_unlike_all_others_is_marked(place, send):
    """As a stuffer with many addresses and much patience makes one."""
    for days in range(1, 8):
        for n in range(4):
            put(place, DAY - timedelta(days=days), f"{n + 1}2341234{days % 4 + 1}")
    for n in range(31):
        put(place, DAY, f"{n % 4 + 1}{n // 4 % 4 + 1}2343211")
    put(place, DAY, "111222333", way=Slip.Way.PAPER)
    take_in(NEXT)
    assert doubts() == [""] * 29 + ["busy"] * 31


def put(place, day, answers, **told):
    way = told.pop("way", Slip.Way.OPEN)
    inbox.drop(place.station, told, answers=answers, way=way, today=day)


# --- Copies --------------------------------------------------------------------------
def test_sheets_alike_in_everything_are_marked_also_those_taken_before(place):
    for _ in range(2):
        put(place, DAY, "443344334", remark="Bagus sekali")
    take_in(NEXT)
    assert doubts() == ["", ""]
    put(place, DAY, "443344334", remark="Bagus sekali")
    put(place, DAY, "443344334", remark="Biasa saja")
    for _ in range(3):  # nothing could tell these apart: no copies
        put(place, DAY, "443344334")
    take_in(NEXT)
    assert doubts() == [""] * 4 + ["copy"] * 3


def test_a_remark_with_other_blanks_signs_and_digits_is_a_near_copy(place):
    said = "Petugas loket dua ramah dan cepat sekali"
    for n, remark in enumerate(
        (said, f"  {said.upper()}!!", f"{said[:7]},  {said[7:]} 2", "Bagus", "bagus!",
         "Bagus.", "Ruang tunggunya panas dan sempit sekali")
    ):  # fmt: skip
        put(place, DAY, f"4{n % 4 + 1}3{n // 4 + 1}12341", remark=remark)
    take_in(NEXT)
    assert doubts() == [""] * 4 + ["near"] * 3


def test_paper_typed_in_by_rows_or_as_fingers_run_is_marked(place):
    def typed(*sheets):
        Slip.objects.all().delete()
        actions.enter_paper(
            by=place.keeper, station=place.station,
            sheets=[(DAY, each, "") for each in sheets],
        )  # fmt: skip
        return doubts()

    honest = "433443344", "444344433", "332344123", "444444444", "444444444"
    assert typed(*honest) == [""] * 5
    assert typed("444443444", *["434434443"] * 5) == [""] + ["typed"] * 5
    assert typed("434343434", "123412341", "123123123") == ["typed"] * 3
    assert typed(*["444444444"] * 4) == [""] * 4


# --- Signed links --------------------------------------------------------------------
def test_no_limit_stops_signed_links_and_each_lets_one_in(place, send, monkeypatch):
    for name in ("TOO_MANY", "MANY", "ALL_DAY"):
        monkeypatch.setattr(limits, name, 0)
    made = [tickets.new(place.station.code) for _ in range(20)]
    assert len(set(made)) == 20
    for ticket in [*made, *made]:
        assert send(ticket).status_code == 303
    assert Slip.objects.filter(way="signed").count() == 20
    assert Spent.objects.count() == 20
    assert not Slip.objects.filter(doubts__contains="many").exists()


def test_a_used_link_is_used_however_it_is_written(place, send):
    ticket = tickets.new(place.station.code)
    for each in (ticket, ticket.upper(), ticket.capitalize()):
        assert send(each).status_code == 303
    assert Slip.objects.count() == 1


def test_a_link_of_one_place_or_of_nobody_opens_no_other(place, send):
    foreign = tickets.new("abcdefghjk")
    own = tickets.new(place.station.code)
    forged = own[:-1] + ("a" if own[-1] != "a" else "b")
    for ticket in (foreign, forged, "x", "a" * 16, own + "a", "-", "terima-kasih2"):
        assert place.stranger.get(at(place, ticket)).status_code == 404
        assert send(ticket).status_code == 404
    assert not Slip.objects.exists()


def test_a_link_of_a_closed_or_removed_place_lets_nothing_in(place, send):
    ticket = tickets.new(place.station.code)
    actions.open_station(by=place.keeper, station=place.station, is_open=False)
    assert send(ticket).status_code == 404
    place.station.is_open, place.station.is_removed = True, True
    place.station.save()
    assert send(ticket).status_code == 404
    assert not Slip.objects.exists()
    assert not Spent.objects.exists()  # and is not used up by it


# --- What becomes of doubts ----------------------------------------------------------
def test_doubts_stay_when_sheets_are_taken_over(place, send):
    send(**{TRAP: "x"})
    send(saat="", remark="Antre lama sekali hari ini")
    before = doubts()
    take_in(NEXT)
    take_in(NEXT)
    assert doubts() == before == ["hurry", "trap"]
    assert not Slip.objects.filter(row=None).exists()


def test_no_code_of_a_doubt_is_part_of_another_and_all_of_them_fit():
    codes = list(WORDS)
    assert not [one for one in codes for two in codes if one != two and one in two]
    assert len(";".join(codes)) <= Slip._meta.get_field("doubts").max_length
