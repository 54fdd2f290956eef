"""From the first survey of the schools to what their rotation did, page by page.

The fictional city knows what it did (``tepat.intake.town.story``): on one day half of
the surveyed schools got a new principal, chosen by competence, and citizens are more
satisfied there since. Tepat is told nothing of it; it has to find the day, the units
and the effect, and to find nothing where nothing happened.
"""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from tests.web.browser.stage import Stage, at, press, work
from tests.web.snapshots.conftest import TODAY, city, compute, files

from tepat.intake import town
from tepat.intake.town import story
from tepat.satisfaction.elements import SCORED
from tepat.satisfaction.index import PER_POINT
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.impact import telling
from tepat_web.impact.changes import changes
from tepat_web.impact.overview import State, overview
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service, SurveyAnswer
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.models import Computed, Subject
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Station

__all__ = ["city", "compute", "files"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE, SEED = 5_000, 1
TRUTH = story.ROTATION_EFFECT * len(story.EFFECT_ELEMENTS) / len(SCORED) * PER_POINT


@pytest.fixture
def register(db):
    """The fictional city, half as large as usual: the effect shows, and it is quick.

    At its usual size and for many seeds ``bench/story.py`` tells the same.
    """
    told = town.build(PEOPLE, SEED)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    user = User.objects.create(username="pengimpor")
    Grant.objects.create(user=user, role=Role.PLANNER, valid_from=TODAY)
    import_workbook(
        by=user, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )


def asks_citizens(it):
    """A place in one of the schools, and somebody who answers there by thumb."""
    it.keeper.goto(at("survey:add"))
    it.keeper.locator("[name=label]").fill("Loket tata usaha")
    it.keeper.locator("[name=unit]").select_option(str(it.school.unit_id))
    press(it.keeper, "Simpan")
    citizen = it.stage.stranger()
    citizen.set_viewport_size({"width": 360, "height": 740})
    citizen.goto(at("survey_public:sheet", Station.objects.get().code))
    for question in citizen.locator("fieldset").all():
        question.locator("label").nth(2).click()
    citizen.locator("[name=remark]").fill("Antrenya lama sekali")
    press(citizen, "Kirim")
    assert citizen.get_by_role("heading", name="Terima kasih").is_visible()
    take_in(timezone.localdate() + timedelta(days=1))
    assert Slip.objects.get().row.unit_id == it.school.unit_id


def reads_the_results(it):
    """Results by school, and what to improve first in one of them."""
    it.compute("survey")
    it.keeper.goto(at("satisfaction:index", q="SD Negeri"))
    rows = it.keeper.locator("tbody tr")
    assert rows.count() > 10
    it.keeper.goto(at("satisfaction:unit", it.school.unit_id))
    lowest = it.keeper.locator("main").inner_text()
    assert "Yang pertama perlu diperbaiki" in lowest


def looks_at_the_agency(it):
    """What the agency needs, and its position map."""
    it.compute("needs")
    it.planner.goto(at("organisation:map", unit=it.agency.code, tampilan="tabel"))
    assert it.agency.name in it.planner.locator("main").inner_text()


def finds_the_rotation(it):
    """The day is found in the register, and asked about as it is offered."""
    it.planner.goto(at("impact:index"))
    on = date_format(story.ROTATION_DAY, "j F Y")
    link = it.planner.get_by_role("link", name=re.compile(f"Pimpinan baru.*{on}"))
    assert it.agency.name in link.inner_text()
    link.click()
    it.planner.wait_for_load_state()
    assert it.planner.locator("[name=event]").input_value() == str(story.ROTATION_DAY)
    it.units = it.planner.locator("[name=changed]").input_value().split()
    assert len(it.units) > 10
    return measured(it)


def measured(it):
    """Press, let the work be done, and open the page that it made."""
    press(it.planner, "Ukur")
    work(it.planner)
    made = Computed.objects.filter(kind="effect").latest("pk")
    it.planner.goto(at("impact:one", made.pk))
    return telling.impact(it.who_plans, made), it.planner.locator("main").inner_text()


def finds_the_effect(it):
    """The interval of the page holds what is true, and leaves out zero."""
    told, page = finds_the_rotation(it)
    assert told.claim.low < TRUTH < told.claim.high
    assert told.claim.low > 0 and told.claim.is_told
    assert re.search(r"Kepuasan naik \d+,\d poin", page)
    assert "Selangnya tidak memuat nol." in page
    assert len(told.treated) == len(it.units) and len(told.compared) > 10
    assert not set(told.treated) & set(told.compared)
    assert told.periods == (4, story.SURVEY_QUARTERS - 4)
    assert it.planner.locator("figure").count() == 2  # two lines, and against zero


def finds_nothing_where_nothing_happened(it):
    """Half of the schools that kept their principal, on the same day."""
    asked = SurveyAnswer.objects.filter(unit__kind="sekolah").order_by("unit__code")
    codes = asked.values_list("unit__code", flat=True).distinct()
    kept = [code for code in codes if code not in it.units]
    it.planner.goto(at("impact:ask"))
    it.planner.locator("[name=event]").fill(str(story.ROTATION_DAY))
    it.planner.locator("[name=changed]").fill("\n".join(kept[::2]))
    it.planner.locator("[name=excluded]").fill("\n".join(it.units))
    told, page = measured(it)
    assert told.claim.low < 0 < told.claim.high and not told.claim.is_told
    assert "Data belum cukup untuk mengatakan ada perubahan." in page
    assert "Selangnya memuat nol" in page


def sees_it_among_all_changes(it):
    """Beside the others, without a league: there is nothing to rank it against."""
    (day,) = [
        line
        for line in overview(it.who_plans).days
        if line.change.units == set(it.units)
    ]
    assert day.state is State.TOLD
    mayor, _ = it.stage.person(Role.AUTHORITY)
    mayor.goto(at("impact:overview"))
    told = mayor.locator("main").inner_text()
    assert day.change.name in told and str(day.measured[0].said.id) in told


def shows_everybody(it):
    """The mayor sees the trend; everybody sees what was approved."""
    mayor, _ = it.stage.person(Role.AUTHORITY)
    mayor.goto(at("dashboard:index"))
    assert "IKM" in mayor.locator("main").inner_text()
    it.planner.goto(at("dashboard:release"))
    for _subject in Subject:
        press(it.planner, "Setujui", exact=False)
    citizen = it.stage.stranger()
    citizen.goto(at("city:index"))
    assert "SD Negeri" in citizen.locator("main").inner_text()


CHAPTERS = (
    asks_citizens,
    reads_the_results,
    looks_at_the_agency,
    finds_the_effect,
    finds_nothing_where_nothing_happened,
    sees_it_among_all_changes,
    shows_everybody,
)


def test_the_rotation_of_the_schools_from_the_first_survey_to_its_effect(
    city, compute, user_with, client_of, browse
):
    it = SimpleNamespace(stage=Stage(user_with, client_of, browse), compute=compute)
    (day,) = [
        each
        for each in changes(city.planner).days
        if each.parameters["event"] == story.ROTATION_DAY.isoformat()
    ]
    schools = Service.objects.filter(unit__code__in=day.units)
    it.school = schools.select_related("unit").order_by("unit__code")[0]
    above = it.school.unit.path
    it.agency = Unit.objects.get(path=above[:10])
    it.keeper, _ = it.stage.person(Role.SERVICE, unit=it.agency)
    it.planner, it.who_plans = it.stage.person(Role.PLANNER)
    for chapter in CHAPTERS:
        chapter(it)
    assert not it.stage.wrong, "\n".join(map(str, it.stage.wrong))
