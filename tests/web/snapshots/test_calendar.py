"""The calendar that every deadline of the web is reckoned with."""

from datetime import date

import pytest

from tepat.deadlines import remark
from tepat_web.organisation.models import Holiday, Setting
from tepat_web.snapshots.calendar import calendar

pytestmark = pytest.mark.django_db


def test_it_has_the_holidays_and_the_week_of_the_register():
    Holiday.objects.create(day=date(2026, 12, 25), name="Natal", kind="Nasional")
    Holiday.objects.create(day=date(2026, 12, 24), name="Dihapus", is_removed=True)
    assert remark(date(2026, 12, 23), 2, calendar()).due == date(2026, 12, 28)
    Setting.objects.create(key="hari_kerja_minggu", value="6")
    found = remark(date(2026, 12, 23), 2, calendar())
    assert found.due == date(2026, 12, 26)
    assert [why.id for _, why in found.skipped] == ["Natal"]


def test_an_empty_register_knows_weekends_only_and_says_so():
    found = remark(date(2026, 12, 23), 2, calendar())
    assert found.due == date(2026, 12, 25)
    assert found.unknown_years == (2026,)
