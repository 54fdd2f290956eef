"""Citizens answer and complain on their phone; who serves them reads it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.browser.stage import Stage, at, press
from tests.web.snapshots.conftest import bring, city, compute, files

from tepat_web.accounts.access import Role
from tepat_web.complaints.models import Case
from tepat_web.publicservice.models import Service, SurveyAnswer
from tepat_web.survey.chores import take_in
from tepat_web.survey.models import Slip, Station

__all__ = ["city", "compute", "files"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def register(db):
    bring()


def test_from_an_answer_at_the_counter_to_the_figures_of_the_city(
    city, compute, user_with, client_of, browse
):
    stage = Stage(user_with, client_of, browse)
    keeper, _ = stage.person(Role.SERVICE)
    answered = SurveyAnswer.objects.values("unit")
    service = Service.objects.filter(unit__in=answered).select_related("unit")[0]

    # A place is opened, and a citizen answers there by thumb.
    keeper.goto(at("survey:add"))
    keeper.locator("[name=label]").fill("Loket 1")
    keeper.locator("[name=unit]").select_option(str(service.unit_id))
    press(keeper, "Simpan")
    station = Station.objects.get()
    citizen = stage.stranger()
    citizen.set_viewport_size({"width": 360, "height": 740})
    citizen.goto(at("survey_public:sheet", station.code))
    for question in citizen.locator("fieldset").all()[:8]:
        question.locator("label").nth(2).click()
    press(citizen, "Kirim")
    assert citizen.get_by_text("Silakan pilih salah satu jawaban.").count() == 1
    citizen.locator("fieldset").nth(8).locator("label").nth(3).click()
    citizen.locator("[name=remark]").fill("Antreannya panjang sekali")
    press(citizen, "Kirim")
    assert citizen.get_by_role("heading", name="Terima kasih").is_visible()
    take_in(timezone.localdate() + timedelta(days=1))
    assert Slip.objects.get().row.remark == "Antreannya panjang sekali"
    for name in ("index", "plan", "odd", "improvements"):
        keeper.goto(at(f"survey:{name}"))
    for name in ("place", "paper"):
        keeper.goto(at(f"survey:{name}", station.pk))

    # Another complains, and gets a number; who handles it finds it.
    citizen.goto(at("complaints:send"))
    citizen.locator("[name=text]").fill(
        "Pintu loket sulit dibuka. Hubungi 081234567890."
    )
    press(citizen, "Kirim", exact=False)
    told = citizen.locator("main").inner_text()
    case = Case.objects.get()
    assert case.number in re.sub(r"[^0-9]", "", told)
    keeper.goto(at("complaints:index"))
    keeper.goto(at("complaints:one", case.pk))
    for name in ("counter", "bring"):
        keeper.goto(at(f"complaints:{name}"))
    for name in ("check", "figures"):
        citizen.goto(at(f"complaints:{name}"))

    # What it comes to.
    for kind in ("survey", "needs"):
        compute(kind)
    keeper.goto(at("satisfaction:index"))
    keeper.goto(at("satisfaction:unit", service.unit_id))
    mayor, _ = stage.person(Role.AUTHORITY)
    mayor.goto(at("dashboard:index"))
    mayor.goto(at("impact:overview"))
    citizen.goto(at("city:index"))
    assert not stage.wrong, "\n".join(map(str, stage.wrong))
