"""Answers become rows of the register: none is lost, none is taken twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.survey import actions, inbox, taking
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Station

pytestmark = pytest.mark.django_db
DAY = timezone.localdate()
NEXT = DAY + timedelta(days=1)


def drop(place, count, **told):
    for number in range(count):
        digits = f"{number:09}".translate(str.maketrans("056789", "123412"))
        inbox.drop(place.station, told, answers=digits, way=Slip.Way.OPEN, today=DAY)


def test_a_row_says_what_the_sheet_said(place):
    told = {"remark": "Ramah", "sex": "L", "age": "40", "occupation": "Buruh"}
    inbox.drop(place.station, told, answers="123401234", way=Slip.Way.PAPER, today=DAY)
    take_in(NEXT)
    row = SurveyAnswer.objects.get()
    assert (row.unit, row.day, row.service) == (place.unit, DAY, "Surat keterangan")
    assert (row.requirements, row.fee, row.product, row.facilities) == (1, 4, None, 4)
    assert (row.remark, row.sex, row.age, row.occupation) == ("Ramah", "L", 40, "Buruh")
    assert Slip.objects.get().row == row


def test_each_batch_is_one_entry_of_the_ledger(place, monkeypatch):
    monkeypatch.setattr(taking, "AT_ONCE", 4)
    drop(place, 10)
    before = Entry.objects.count()
    take_in(NEXT)
    assert Entry.objects.count() == before + 3
    assert SurveyAnswer.objects.count() == 10
    take_in(NEXT)
    assert SurveyAnswer.objects.count() == 10


def test_what_is_interrupted_is_taken_once_afterwards(place, monkeypatch):
    monkeypatch.setattr(taking, "AT_ONCE", 4)
    drop(place, 10)
    kept = taking.record
    seen = []

    def falls(**told):
        seen.append(1)
        if len(seen) == 2:
            raise ConnectionError
        return kept(**told)

    monkeypatch.setattr(taking, "record", falls)
    with pytest.raises(ConnectionError):
        take_in(NEXT)
    assert SurveyAnswer.objects.count() == 4
    assert Slip.objects.filter(row=None).count() == 6
    monkeypatch.setattr(taking, "record", kept)
    take_in(NEXT)
    rows = Slip.objects.values_list("row", flat=True)
    assert len(set(rows)) == 10 == SurveyAnswer.objects.count()


def test_a_used_link_keeps_nothing_of_the_second_sheet(place):
    told = {"answers": "444444444", "way": Slip.Way.SIGNED, "today": DAY}
    inbox.drop(place.station, {}, ticket="a" * 16, **told)
    with pytest.raises(inbox.AlreadyUsed):
        inbox.drop(place.station, {}, ticket="A" * 16, **told)
    assert Slip.objects.count() == 1


def test_only_who_keeps_the_survey_of_a_unit_opens_places_there(place, user_with):
    nobody = user_with(nip="199001012015031901")
    with pytest.raises(PermissionDenied):
        actions.add_station(by=nobody, unit=place.unit, label="x", kind="poster")
    with pytest.raises(PermissionDenied):
        actions.add_station(
            by=place.elsewhere, unit=place.unit, label="x", kind="poster"
        )
    with pytest.raises(PermissionDenied):
        actions.open_station(by=place.elsewhere, station=place.station, is_open=False)
    with pytest.raises(PermissionDenied):
        actions.enter_paper(
            by=place.elsewhere, station=place.station, sheets=[(DAY, "4" * 9, "")]
        )
    with pytest.raises(PermissionDenied):
        actions.tell_improvement(
            by=place.elsewhere, unit=place.unit, text="x", since=DAY
        )
    with pytest.raises(NotAllowed, match="sama"):
        actions.add_station(
            by=place.elsewhere, unit=place.other, label="x", kind="poster",
            service=place.service,
        )  # fmt: skip


def test_paper_comes_in_by_the_same_way(place):
    sheets = [(DAY, "444444444", ""), (DAY, "440444444", "Bagus")]
    told = {"by": place.keeper, "station": place.station}
    assert actions.enter_paper(sheets=sheets, **told).kept == 2
    with pytest.raises(NotAllowed):
        actions.enter_paper(sheets=[], **told)
    taking.take_in(by=operator(), before=NEXT)
    assert SurveyAnswer.objects.filter(fee=4, product=4).count() == 2
    assert SurveyAnswer.objects.filter(duration=None).count() == 1
    assert Station.objects.get().slips.filter(way="paper").count() == 2
