"""Who sees how a proposal was taken, of whom, and in which words."""

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tepat_web.acceptance import queries
from tepat_web.accounts.access import Role
from tepat_web.consultation.models import Answer, Concern, Saying
from tepat_web.objections.models import Ground, Kind, Objection, Outcome, Stage, Wanted
from tepat_web.organisation.models import Structure, Unit
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan

pytestmark = pytest.mark.django_db
CITY, HEALTH, SCHOOLS = "00001", "0000100001", "0000100002"


def moment(day, hour=9):
    return timezone.make_aware(datetime(2026, 11, day, hour))


@pytest.fixture
def city(user_with):
    """Twelve people of one agency and three of another, who said this and that."""
    planner = user_with(Role.PLANNER)
    structure = Structure.objects.create(basis="Perda", valid_from="2020-01-01")
    units = {
        path: Unit.objects.create(
            structure=structure, code=path, name=f"Dinas {path[-1]}", path=path
        )
        for path in (CITY, HEALTH, SCHOOLS)
    }
    plan = Plan.objects.create(
        name="Rotasi",
        state=State.CONSULTATION,
        day="2026-11-01",
        effective_on="2027-01-01",
        snapshot_digest="0" * 64,
        digest="1" * 64,
        made_at=moment(2),
        by=planner,
        folder="tidak-ada",
    )
    for n in range(15):
        path = HEALTH if n < 12 else SCHOOLS
        Concern.objects.create(
            plan=plan,
            nip=f"{n:018}",
            path=f"{path}00007",
            to="J-1",
            told_at=moment(2) if n < 13 else None,
            opened_at=moment(3) if n < 10 else None,
            answer=Answer.ACCEPTS if n < 6 else Answer.ASKS if n < 8 else Answer.NONE,
        )
    return {"planner": planner, "plan": plan, "units": units}


@pytest.fixture
def said(city):
    """One question answered after a weekend, one objection upheld, one overdue."""
    concern = Concern.objects.filter(plan=city["plan"])[6]
    for kind, at in (
        (Saying.Kind.QUESTION, moment(20)),  # a Friday
        (Saying.Kind.QUESTION, moment(21)),
        (Saying.Kind.REPLY, moment(24)),  # the Tuesday after: two working days
        (Saying.Kind.REPLY, moment(25)),
    ):
        Saying.objects.create(
            concern=concern, kind=kind, text="…", at=at, by=city["planner"]
        )
    usual = {
        "kind": Kind.REMARK,
        "plan": city["plan"],
        "ground": Ground.FAMILY,
        "text": "…",
        "wanted": Wanted.STAY,
        "filed_at": moment(16),
    }
    for n, told in enumerate(
        (
            {
                "stage": Stage.ANSWERED,
                "outcome": Outcome.UPHELD,
                "answered_at": moment(20),
            },
            {"stage": Stage.FILED, "answer_by": timezone.localdate() - timedelta(1)},
            {"stage": Stage.WITHDRAWN},
        )
    ):
        Objection.objects.create(nip=f"{n:018}", path=f"{HEALTH}00007", **usual, **told)


def page(browser, **query):
    return browser.get(reverse("acceptance:index"), query)


def test_a_planner_reads_it_in_one_sentence_and_by_unit(city, said, client_of):
    answer = page(client_of(city["planner"]))
    assert answer.context["statement"] == (
        "13 dari 15 orang telah diberi tahu (87 %); 8 menjawab; 6 setuju; 2 keberatan; "
        "1 di antaranya dikabulkan; separuh jawaban datang dalam 3 hari kerja."
    )
    (health, schools) = answer.context["rows"]
    assert health.cells[0] == "Dinas 1" and health.cells[1] == 12
    assert schools.cells[2].startswith("1 (33 %")
    assert answer.context["overdue"] == 1
    assert "1 keberatan seharusnya sudah dijawab" in answer.content.decode()


def test_days_are_working_days_from_the_first_question_to_the_first_reply(city, said):
    (taken,) = queries.taken(city["planner"], [city["plan"]])
    assert sorted(taken.whole.days) == [2, 4]


def test_an_officer_counts_their_own_agency_and_small_counts_are_left_out(
    city, said, user_with, client_of
):
    officer = user_with(Role.OFFICER, city["units"][HEALTH])
    answer = page(client_of(officer))
    assert answer.context["totals"][1] == 12
    told = answer.content.decode()
    assert "Dinas 2" not in told and "dikabulkan" not in answer.context["statement"]
    assert answer.context["overdue"] is None
    assert "kurang dari 5" in told
    other = user_with(Role.OFFICER, city["units"][SCHOOLS])
    assert page(client_of(other)).context["totals"][1] == 3


def test_a_board_sees_the_sums_and_nothing_that_gives_a_unit_away(
    city, said, user_with, client_of
):
    answer = page(client_of(user_with(Role.BOARD)))
    assert "2 keberatan" in answer.context["statement"]
    assert {str(row.cells[6]) for row in answer.context["rows"]} == {"kurang dari 5"}


def test_who_reads_no_plans_counts_nobody(city, said, user_with, client_of):
    assert page(client_of(user_with(nip="1" * 18))).status_code == 403
    analyst = client_of(user_with(Role.ANALYST))
    assert page(analyst).context["plans"] == []
    assert analyst.get(reverse("acceptance:export")).status_code == 404


def test_a_plan_that_is_not_shown_is_counted_by_no_officer(
    city, said, user_with, client_of
):
    Plan.objects.update(state=State.WITHDRAWN)
    officer = user_with(Role.OFFICER, city["units"][HEALTH])
    assert page(client_of(officer)).context["plans"] == []


def test_plans_stand_beside_one_another_and_each_can_be_chosen(
    city, said, client_of, django_assert_max_num_queries
):
    later = Plan.objects.get(pk=city["plan"].pk)
    later.pk, later.name = None, "Rotasi kedua"
    later.save()
    Concern.objects.create(plan=later, nip="9" * 18, path=HEALTH, to="J-1")
    browser = client_of(city["planner"])
    with django_assert_max_num_queries(40):
        answer = page(browser)
    assert answer.context["plan"].name == "Rotasi kedua"
    assert answer.context["trend"].rows[0].points[0].label == "Rotasi"
    assert page(browser, rencana=city["plan"].pk).context["plan"] == city["plan"]
    assert page(browser, rencana="x").status_code == 200


def test_the_figures_come_as_a_workbook_without_anyone_s_name(city, said, client_of):
    browser = client_of(city["planner"])
    answer = browser.get(reverse("acceptance:export"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert len(book.sheetnames) == 2
    cells = [cell.value for sheet in book for row in sheet.rows for cell in row]
    assert "Dinas 1" in cells and 12 in cells
    assert not [cell for cell in cells if "0" * 17 in str(cell)]


def test_without_any_plan_the_page_teaches(user_with, client_of):
    with override("id"):
        assert page(client_of(user_with(Role.AUDITOR))).status_code == 200
