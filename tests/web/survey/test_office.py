"""The office's side: places within reach, posters and links, paper, odd sheets."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.publicservice.models import Service, SurveyAnswer
from tepat_web.survey import actions, inbox, tickets
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Station

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()


@pytest.fixture
def at(place):
    """The address of a page of the place that is kept."""
    return lambda name: reverse(f"survey:{name}", args=[place.station.pk])


@pytest.fixture
def desk(place, client_of):
    return client_of(place.keeper)


@pytest.fixture
def neighbour(place, client_of):
    return client_of(place.elsewhere)


PAGES = ("place", "poster", "links", "paper", "switch")


@pytest.mark.parametrize("name", PAGES)
def test_who_keeps_another_unit_finds_nothing_at_the_address(neighbour, at, name):
    ask = neighbour.post if name in ("links", "switch") else neighbour.get
    assert ask(at(name)).status_code == 404


def test_who_keeps_another_unit_sees_nothing_in_the_lists(place, neighbour, desk):
    inbox.drop(
        place.station, {}, answers="4" * 9, way=Slip.Way.OPEN, today=DAY,
        doubts=["burst"],
    )  # fmt: skip
    take_in(DAY + timedelta(days=1))
    actions.tell_improvement(by=place.keeper, unit=place.unit, text="Bangku", since=DAY)
    for name in ("index", "plan", "odd", "improvements"):
        told = desk.get(reverse(f"survey:{name}")).content.decode()
        assert "Kecamatan Contoh" in told
        told = neighbour.get(reverse(f"survey:{name}")).content.decode()
        assert "Kecamatan Contoh" not in told


def test_nobody_acts_on_the_place_of_another_unit(place):
    for act in (
        lambda by: actions.print_links(by=by, station=place.station, many=3),
        lambda by: actions.enter_paper(
            by=by, station=place.station, sheets=[(DAY, "4" * 9, "")]
        ),
    ):
        with pytest.raises(PermissionDenied):
            act(place.elsewhere)
    assert not Slip.objects.exists()


def test_a_form_sent_twice_opens_one_place(place, desk):
    told = {
        "unit": place.unit.pk, "service": "", "label": "Loket 3", "kind": "poster",
        "sekali": "abc",
    }  # fmt: skip
    for _ in range(2):
        assert desk.post(reverse("survey:add"), told).status_code == 302
    assert Station.objects.filter(label="Loket 3").count() == 1


def test_a_service_of_another_unit_is_refused_and_the_form_stays_filled(place, desk):
    other = Service.objects.create(unit=place.other, name="Imunisasi")
    told = {"unit": place.unit.pk, "service": other.pk, "label": "Loket 9"}
    answer = desk.post(reverse("survey:add"), told | {"kind": "poster"})
    assert answer.status_code == 422
    assert "Loket 9" in answer.content.decode()


def test_a_closed_place_makes_no_links(place):
    actions.open_station(by=place.keeper, station=place.station, is_open=False)
    with pytest.raises(NotAllowed):
        actions.print_links(by=place.keeper, station=place.station, many=1)


def test_links_let_answers_in_and_the_ledger_knows_how_many_were_made(place):
    made = actions.print_links(by=place.keeper, station=place.station, many=5)
    assert len(set(made)) == 5
    assert all(tickets.is_true(place.station.code, each) for each in made)
    assert Entry.objects.get(act="station.printed").facts == '{"links": 5}'
    with pytest.raises(NotAllowed):
        most = actions.MOST_LINKS + 1
        actions.print_links(by=place.keeper, station=place.station, many=most)


def test_links_to_send_are_a_file_of_thousands_and_the_ledger_knows_how_many(
    place, desk, at
):
    most = actions.MOST_IN_FILE
    answer = desk.post(at("links"), {"many": str(most), "sebagai": "csv"})
    assert answer.streaming
    assert Entry.objects.get(act="station.printed").facts == f'{{"links": {most}}}'
    head, *lines = b"".join(answer.streaming_content).decode().splitlines()
    assert head == "nomor,tautan"
    assert [line.split(",")[0] for line in lines[:2]] == ["1", "2"]
    made = {line.rstrip("/").rpartition("/")[2] for line in lines}
    assert len(made) == len(lines) == most
    assert all(tickets.is_true(place.station.code, each) for each in list(made)[:9])
    for many, how in ((most + 1, "csv"), (actions.MOST_LINKS + 1, "pdf")):
        refused = desk.post(at("links"), {"many": str(many), "sebagai": how})
        assert refused.status_code == 422
        assert str(many) in refused.content.decode()
    assert Entry.objects.filter(act="station.printed").count() == 1


def test_poster_and_links_are_pdf(desk, at, settings):
    settings.ADDRESS = "https://kepegawaian.contoh.go.id"
    for answer in (
        desk.get(at("poster")),
        desk.post(at("links"), {"many": "13", "sebagai": "pdf"}),
    ):
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF")
    shown = desk.post(at("links"), {"many": "2", "sebagai": "teks"}).content.decode()
    assert shown.count("https://kepegawaian.contoh.go.id/s/") == 2


def test_paper_is_kept_with_the_day_of_the_line_above(place, desk, at):
    before = DAY - timedelta(days=3)
    told = {
        "hari-1": before.isoformat(), "jawaban-1": "434 343 434", "catatan-1": "Antre",
        "jawaban-2": "333333330", "hari-4": DAY.isoformat(), "jawaban-4": "1" * 9,
        "sekali": "m",
    }  # fmt: skip
    for _ in range(2):  # a double click
        answer = desk.post(at("paper"), told)
        assert answer.status_code == 302
        assert answer.url.endswith(f"?hari={DAY.isoformat()}")  # of the last sheet
    kept = Slip.objects.values_list("day", "answers", "remark", "way")
    assert set(kept) == {
        (before, "434343434", "Antre", "paper"),
        (before, "333333330", "", "paper"),
        (DAY, "1" * 9, "", "paper"),
    }
    assert len(kept) == 3
    take_in(DAY + timedelta(days=1))
    assert set(SurveyAnswer.objects.values_list("service", flat=True)) == {
        "Surat keterangan"
    }


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        (DAY.isoformat(), "44444444"),
        (DAY.isoformat(), "444444445"),
        (DAY.isoformat(), "000000000"),
        ("", "444444444"),
        ((DAY + timedelta(days=1)).isoformat(), "444444444"),
    ],
)
def test_one_wrong_line_keeps_nothing_and_loses_nothing(desk, at, day, answers):
    told = {"hari-1": day, "jawaban-1": answers, "catatan-1": "Tetap ada"}
    told |= {"hari-2": DAY.isoformat(), "jawaban-2": "222222222"}
    answer = desk.post(at("paper"), told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert all(each in page for each in (answers, "Tetap ada", "222222222"))
    assert not Slip.objects.exists()


def test_odd_sheets_are_told_with_their_reasons_and_can_be_narrowed(place, desk):
    for answers, why in (("1" * 9, ["burst"]), ("2" * 9, ["trap", "hurry"])):
        inbox.drop(
            place.station, {}, answers=answers, way=Slip.Way.OPEN, today=DAY, doubts=why
        )
    take_in(DAY + timedelta(days=1))
    address = reverse("survey:odd")
    told = desk.get(address).content.decode()
    assert "1" * 9 in told
    assert "2" * 9 in told
    told = desk.get(f"{address}?alasan=trap&tempat={place.station.pk}").content.decode()
    assert "1" * 9 not in told
    assert "2" * 9 in told


def test_the_list_costs_the_same_however_many_places(
    place, desk, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16) as few:
        desk.get(reverse("survey:index"))
    for n in range(40):
        actions.add_station(
            by=place.keeper, unit=place.unit, label=f"Meja {n}", kind="poster"
        )
    with django_assert_max_num_queries(len(few)):
        desk.get(reverse("survey:index"))
