"""A year of Dinas Kesehatan in a real browser: from expectations to what came of them.

As the city's story tells it: a health centre agrees on what it wants to reach, people
tell each other how it goes, a training closes a gap, and the next year begins with what
was learnt. Played by planner, superiors, employees and assessor, each in a browser of
their own; every page is looked at for what is not accessible or does not fit a phone.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.browser import year_of_learning, year_of_work
from tests.web.browser.stage import Stage
from tests.web.browser.year_of_work import AGENCY, CENTRE, holder, until

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.documents.models import Office
from tepat_web.register.actions import import_workbook
from tepat_web.workforce.chain import superiors

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = date(2026, 11, 25)


@pytest.fixture
def register(db, settings, tmp_path):
    """Two hundred people of the invented city."""
    settings.FILES = tmp_path
    told = town.build(200, 1)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    by = User.objects.create(username="pengimpor")
    Grant.objects.create(user=by, role=Role.PLANNER, valid_from=TODAY)
    import_workbook(
        by=by, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )
    signs = {"office": "Kepala BKPSDM", "name": "Contoh Nama", "nip": "", "rank": ""}
    Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="BKPSDM Contoh",
        place="Contoh",
        signatories={"head": signs},
    )


CHAPTERS = (
    year_of_work.agrees,
    year_of_work.looks_at_a_quarter,
    year_of_work.tells_each_other,
    year_of_work.talks,
    year_of_work.assesses,
    year_of_learning.trains,
    year_of_learning.goes_on,
    year_of_learning.sees_what_came_of_it,
)


def test_a_year_of_the_agency_of_health(
    register, user_with, client_of, browse, monkeypatch
):
    year = SimpleNamespace(monkeypatch=monkeypatch, browse=browse)
    year.stage = Stage(user_with, client_of, browse)
    until(year.monkeypatch, date(2027, 1, 11))
    year.planner, year.who_plans = year.stage.person(Role.PLANNER)
    year.head, year.leads = year.stage.person(nip=holder(CENTRE))
    year.above, _ = year.stage.person(nip=holder(AGENCY))
    led = [
        nip
        for nip, over in superiors(timezone.localdate()).items()
        if over == year.leads.nip
    ]
    year.nurse, year.nursing = year.stage.person(nip=led[0])
    year.colleagues = [year.stage.person(nip=nip) for nip in led[1:7]]
    for chapter in CHAPTERS:
        chapter(year)
    assert not year.stage.wrong, "\n".join(map(str, year.stage.wrong))
