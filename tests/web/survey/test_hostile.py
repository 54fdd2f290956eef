"""Whoever wants to know who answered, or sends what no page of ours sends."""

import logging
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from tepat_web.config.logs import Discreet
from tepat_web.ledger.models import Entry, Version
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.survey import actions, inbox, tickets
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Spent
from tepat_web.survey.sheet import LONGEST

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
NEXT = DAY + timedelta(days=1)
FORM = "application/x-www-form-urlencoded"


def at(place, *more, **query):
    name = "signed" if more else "sheet"
    return reverse(
        f"survey_public:{name}", args=[place.station.code, *more], query=query or None
    )


def digits_of(n):
    return "".join(str(1 + n // 4**place % 4) for place in range(9))


# --- Who answered --------------------------------------------------------------------
def test_no_number_and_no_order_tells_when_an_answer_came_in(place):
    """Of 40 sheets in an order by chance, none is ever the order in which they came."""
    sent = [digits_of(n) for n in range(40)]
    for answers in sent:
        inbox.drop(place.station, {}, answers=answers, way=Slip.Way.OPEN, today=DAY)
    waiting = list(Slip.objects.order_by("pk").values_list("answers", flat=True))
    take_in(NEXT)
    kept = list(Slip.objects.order_by("pk").values_list("answers", flat=True))
    rows = SurveyAnswer.objects.select_related("slip")
    by_number = [it.slip.answers for it in rows.order_by("pk")]
    by_order = [it.slip.answers for it in rows.order_by("order")]
    versions = Version.objects.filter(entry__act="surveyanswer.taken-in").order_by("pk")
    numbers = {it.pk: it.slip.answers for it in rows}
    by_version = [numbers[it.record] for it in versions]
    found = (waiting, kept, by_number, by_order, by_version)
    for each in found:
        assert sorted(each) == sorted(sent)
        assert each != sent
    assert kept not in (waiting, by_number)


def test_the_register_learns_of_a_day_when_it_is_over(place):
    inbox.drop(place.station, {}, answers="4" * 9, way=Slip.Way.OPEN, today=DAY)
    take_in(DAY)
    assert not SurveyAnswer.objects.exists()
    take_in(NEXT)
    assert SurveyAnswer.objects.get().day == DAY


def test_a_used_link_and_its_answer_share_no_row_that_is_kept(place):
    """Both are written in one transaction, whose number PostgreSQL keeps with rows."""
    ticket = tickets.new(place.station.code)
    told = {"answers": "4" * 9, "way": Slip.Way.SIGNED, "today": DAY}
    inbox.drop(place.station, {}, ticket=ticket, **told)
    before = Slip.objects.get().pk
    take_in(NEXT)
    assert Slip.objects.get().pk != before
    assert {field.name for field in Spent._meta.get_fields()} == {"digest"}


def test_the_ledger_says_how_many_and_of_paper_by_whom(place):
    for n in range(3):
        inbox.drop(
            place.station, {}, answers=digits_of(n), way=Slip.Way.OPEN, today=DAY
        )
    take_in(NEXT)
    entry = Entry.objects.get(act="surveyanswer.taken-in")
    assert entry.facts == '{"sheets": 3}'


def test_today_s_odd_sheets_are_not_shown_while_somebody_stands_there(place, client_of):
    inbox.drop(
        place.station, {}, answers="213423142", way=Slip.Way.OPEN, today=DAY,
        doubts=["trap"],
    )  # fmt: skip
    desk = client_of(place.keeper)
    assert "213423142" not in desk.get(reverse("survey:odd")).content.decode()
    take_in(NEXT)
    assert "213423142" in desk.get(reverse("survey:odd")).content.decode()


def test_a_link_stays_out_of_logs_and_of_what_a_browser_sends_on(place, answers):
    ticket = tickets.new(place.station.code)
    page = place.stranger.get(at(place, ticket))
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]
    sent = place.stranger.post(at(place, ticket), answers())
    assert ticket not in sent["Location"]
    thanks = place.stranger.get(sent["Location"])
    assert ticket not in thanks.content.decode()
    assert "no-store" in thanks["Cache-Control"]
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "Unprocessable Content: %s",
        (at(place, ticket),), None,
    )  # fmt: skip
    said = Discreet("%(message)s").format(record)
    assert ticket not in said
    assert place.station.code in said


def test_numbers_of_people_are_taken_out_before_it_is_kept_and_that_is_told(
    place, answers
):
    said = "Bu, hubungi 0812-3456-7890 atau budi@contoh.id, NIK 3372/0101/0190/0001."
    sent = place.stranger.post(at(place), answers(remark=said))
    kept = "Bu, hubungi [dihapus] atau [dihapus], NIK [dihapus]."
    assert Slip.objects.get().remark == kept
    assert "nomor" in place.stranger.get(sent["Location"]).content.decode()
    assert "0812" not in sent["Location"]
    plain = place.stranger.post(at(place), answers(remark="Antre 2 jam"))
    assert plain["Location"] == sent["Location"].partition("&")[0]


def test_what_is_typed_in_from_paper_loses_its_numbers_too(place):
    typed = actions.enter_paper(
        by=place.keeper, station=place.station,
        sheets=[(DAY, "434343334", "Telepon saya 081234567890")],
    )  # fmt: skip
    assert (typed.kept, typed.cut) == (1, 1)
    assert Slip.objects.get().remark == "Telepon saya [dihapus]"


# --- What no page of ours sends ------------------------------------------------------
@pytest.mark.parametrize(
    "body",
    [
        "fee=4&fee=4&" * 2_000,
        "&".join(f"x{n}=1" for n in range(3_000)),
        "%00%ff%fe=%ED%A0%80&=&&&;;",
        "fee=%00&remark=%00%01",
        "",
    ],
)
def test_a_body_of_nonsense_lets_nothing_in(place, body):
    page = place.stranger.post(at(place), body, content_type=FORM)
    assert page.status_code == 422
    assert not Slip.objects.exists()


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "", "multipart/x"])
def test_another_kind_of_body_is_an_empty_sheet(place, kind):
    page = place.stranger.post(at(place), b"{}", content_type=kind)
    assert page.status_code == 422
    assert not Slip.objects.exists()


def test_a_body_no_sheet_can_have_is_not_read(place, answers):
    for kind in (FORM, "multipart/form-data; boundary=x"):
        page = place.stranger.post(at(place), b"a" * 10_000_000, content_type=kind)
        assert page.status_code == 413
        assert "<form" in page.content.decode()
    longest = answers(remark="\U00020000" * LONGEST)  # as long as bytes can make it
    assert len(urlencode(longest)) < 32 * 1024
    assert place.stranger.post(at(place), longest).status_code == 303
    assert not Slip.objects.exclude(remark="\U00020000" * LONGEST).exists()


def test_unknown_and_doubled_fields_change_nothing(place, answers):
    told = answers(day="2020-01-01", way="paper", unit=place.other.pk, doubts="x")
    told |= {"station": "1", "row": "1", "service": "Imunisasi", "age": "31"}
    body = "fee=1&" + urlencode(told)
    assert place.stranger.post(at(place), body, content_type=FORM).status_code == 303
    slip = Slip.objects.get()
    assert (slip.day, slip.way, slip.station) == (DAY, "open", place.station)
    assert (slip.service, slip.age, slip.row) == ("Surat keterangan", None, None)
    assert slip.answers == "123412341"  # the last of two, as the framework reads


@pytest.mark.parametrize("ask", ["put", "patch", "delete", "options", "trace"])
def test_odd_methods_do_nothing(place, ask):
    assert getattr(place.stranger, ask)(at(place)).status_code == 405


def test_a_look_with_answers_in_it_is_a_look(place, answers):
    assert place.stranger.get(at(place), answers()).status_code == 200
    head = place.stranger.head(at(place), answers())
    assert (head.status_code, head.content) == (200, b"")
    body = urlencode(answers()).encode()
    told = place.stranger.generic("GET", at(place), body, content_type=FORM)
    assert told.status_code == 200
    assert not Slip.objects.exists()


@pytest.mark.parametrize("junk", ["xx", "en\r\nX: y", "//jahat.example", "en,id", ""])
def test_a_language_of_nonsense_is_indonesian_and_leads_nowhere(place, answers, junk):
    page = place.stranger.get(at(place), {"bahasa": junk}).content.decode()
    assert '<html lang="id">' in page
    assert "jahat.example" not in page
    address = f"{at(place)}?{urlencode({'bahasa': junk})}"
    sent = place.stranger.post(address, answers())
    assert sent["Location"] == f"{at(place)}terima-kasih/?bahasa=id"


def test_signs_that_nobody_sees_do_not_reach_the_register(place, answers):
    hidden = "=CMD()\x0b\x1b[31m \u202eterbalik\u202c nol\u200b\ufffe"
    place.stranger.post(at(place), answers(remark=f"<script>x</script>{hidden}"))
    kept = Slip.objects.get().remark
    assert kept == "<script>x</script>=CMD()[31m terbalik nol"
