"""Meetings: what they look at is what the engine says; what they agree is kept."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from tests.web.assessments.conftest import again

from tepat import law
from tepat.performance import rating
from tepat.performance.distribution import pattern
from tepat.performance.policy import PerformancePolicy
from tepat.performance.raters import compare_judges, compare_raters
from tepat.performance.said import RATING as RATING_OF_UNIT
from tepat.reports.performance.words import WITHIN
from tepat.snapshot.vocabulary import RATINGS
from tepat_web.accounts.access import Role
from tepat_web.assessments.models import Assessee, Judgement
from tepat_web.calibration import actions, material, queries, waiting
from tepat_web.calibration.models import Calibration, Measure
from tepat_web.consultation.suppression import SMALL
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.performance.models import Appraisal
from tepat_web.register.actions import Stale
from tepat_web.snapshots import take
from tepat_web.workforce.models import Assessment

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_raters_are_those_of_the_engine_and_seen_by_those_who_calibrate(
    compute, meet, cast, user_with
):
    compute("performance")
    it = meet()
    told = material.raters(cast.planner, it.result, "")
    snapshot = take.snapshot()
    yearly = rating.yearly(snapshot.appraisals, law.on(snapshot.day))
    policy = PerformancePolicy.of(snapshot.settings)
    engine = compare_raters(snapshot, yearly, policy).table
    assert dict(told.select("rater", "ratings").iter_rows()) == dict(
        engine.select("rater", "ratings").iter_rows()
    )
    ours = dict(told.select("rater", "effect").iter_rows())
    for rater, effect in engine.select("rater", "effect").iter_rows():
        assert ours[rater] == pytest.approx(effect, abs=0.0051)
    for role in (Role.BOARD, Role.AUTHORITY, Role.AUDITOR):
        seen = material.raters(again(user_with(role)), it.result, "")
        assert seen.height == told.height


def test_units_are_held_against_the_guide_as_the_engine_does(compute, meet, cast):
    compute("performance")
    it = meet()
    at = law.on(take.snapshot().day)
    units = material.units(cast.planner, it.result, "")
    assert units.height > 0
    told = material.warnings(cast.planner, it.result, "")
    assert set(told["code"].str.slice(0, 7)) <= {"SPREAD-"}
    called = {name.id: word for word, name in RATING_OF_UNIT.items()}
    for row in units.filter(pl.col("rating_said_id").is_not_null()).to_dicts():
        counts = {word: row[f"n_{place}"] for place, word in enumerate(RATINGS)}
        found = pattern(called[row["rating_said_id"]], counts, at)
        assert row["within_id"] == WITHIN[found.is_met].id


def test_judges_are_compared_as_the_engine_does_and_few_people_are_not_told(
    lay_down, city, judge, meet, user_with, cast
):
    round_ = lay_down(
        people=[], units=[city.abroad.code], asks=["superior", "assessor"]
    )
    cast.superior.delete()
    some = list(Assessee.objects.filter(round=round_).exclude(superior="")[:7])
    bosses = {}
    for each in some:
        boss = bosses.get(each.superior) or user_with(nip=each.superior)
        bosses[each.superior] = boss
        judge(each, "superior", boss)
        low = {code.replace(".", ""): max(1, level - 1)
               for code, level in each.asked_of().items()}  # fmt: skip
        judge(each, "assessor", cast.other, **low)
    it = meet(round_)
    assert it.judges["people"] == len(some) >= SMALL
    pair = next(each for each in it.judges["pairs"] if each["place"] == "")
    assert (pair["first"], pair["second"]) == ("assessor", "superior")
    asked = [level for each in some for level in each.asked_of().values()]
    lower = sum(1 for level in asked if level > 1)  # 1 cannot become less
    assert pair["mean"] == round(-lower / len(asked), 2)
    assert pair["below"] == lower and pair["same"] == len(asked) - lower
    assert all(each["people"] >= SMALL for each in it.judges["pairs"])
    rows = [
        {
            "rater": row.by.nip or f"akun:{row.by_id}",
            "year": 2026,
            "person": str(row.assessee_id),
            "competency": code,
            "asked": row.assessee.asked_of()[code],
            "level": level,
        }
        for row in Judgement.objects.all()
        for code, level in row.levels.items()
    ]
    engine = compare_judges(pl.DataFrame(rows), PerformancePolicy()).table
    told = sorted(round(each, 2) for each in engine["effect"])
    assert sorted(each["effect"] for each in it.judges["judges"]) == pytest.approx(told)


def test_a_meeting_changes_no_rating_and_no_level(compute, meet, cast, today):
    compute("performance")
    before = (
        list(Appraisal.objects.values().order_by("pk")),
        Assessment.objects.count(),
    )
    it = meet()
    by = cast.planner
    actions.write_notes(by=by, it=it, notes="Dua penilai dibahas.", seen=0)
    made = actions.agree(by=by, it=it, text="Baca bersama.", who="BKPSDM", due=today)
    actions.finish(by=by, it=made, outcome="Sudah.", today=today)
    actions.renew(by=by, it=it)
    actions.close(by=by, it=it)
    assert before == (
        list(Appraisal.objects.values().order_by("pk")),
        Assessment.objects.count(),
    )


def test_notes_of_two_windows_do_not_overwrite_each_other(meet, cast):
    it = meet()
    actions.write_notes(by=cast.planner, it=it, notes="Satu.", seen=0)
    actions.write_notes(by=cast.planner, it=it, notes="Satu.", seen=0)  # sent twice
    with pytest.raises(Stale):
        actions.write_notes(by=cast.planner, it=it, notes="Dua.", seen=0)
    it.refresh_from_db()
    assert it.notes == "Satu."
    assert Entry.objects.filter(act="calibration.saved").count() == 1


def test_closed_minutes_stay_and_their_actions_are_still_followed(meet, cast, today):
    it = meet()
    with pytest.raises(NotAllowed):
        actions.close(by=cast.planner, it=it)  # nothing is in them
    made = actions.agree(
        by=cast.planner, it=it, text="Latihan.", who="BKPSDM", due=today + DAY
    )
    actions.close(by=cast.planner, it=it)
    for act in (
        lambda: actions.close(by=cast.planner, it=it),
        lambda: actions.write_notes(by=cast.planner, it=it, notes="x", seen=0),
        lambda: actions.renew(by=cast.planner, it=it),
        lambda: actions.agree(by=cast.planner, it=it, text="y", who="z", due=today),
    ):
        with pytest.raises(NotAllowed):
            act()
    (task,) = waiting.of(again(cast.planner), today)
    assert not task.is_urgent
    (task,) = waiting.of(again(cast.planner), today + DAY)
    assert task.is_urgent
    actions.finish(by=cast.planner, it=made, outcome="Selesai.", today=today)
    assert waiting.of(again(cast.planner), today + DAY) == []
    with pytest.raises(NotAllowed):
        actions.finish(by=cast.planner, it=made, outcome="Lagi.", today=today)


@pytest.mark.parametrize("role", [Role.BOARD, Role.AUTHORITY, Role.AUDITOR])
def test_who_reads_meetings_does_not_write_their_minutes(role, meet, user_with, today):
    it = meet()
    by = again(user_with(role))
    assert queries.calibrations(by).get() == it
    for act in (
        lambda: meet(by=by),
        lambda: actions.write_notes(by=by, it=it, notes="x", seen=0),
        lambda: actions.agree(by=by, it=it, text="y", who="z", due=today),
        lambda: actions.renew(by=by, it=it),
        lambda: actions.close(by=by, it=it),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Measure.objects.exists()


def test_a_meeting_about_the_city_is_not_for_an_agency_nor_the_other_way(
    meet, user_with, city, cast
):
    whole = meet()
    home = user_with(Role.PLANNER, city.home)
    mine = meet(by=home, name="Sekretariat")
    assert mine.path == city.home.path
    assert list(queries.calibrations(again(home))) == [mine]
    abroad = user_with(Role.BOARD, city.abroad)
    assert not queries.calibrations(again(abroad)).exists()
    assert set(queries.calibrations(again(cast.planner))) == {whole, mine}
    with pytest.raises(PermissionDenied):
        actions.close(by=home, it=whole)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SERVICE, Role.ANALYST, None])
def test_nobody_else_finds_a_meeting(role, meet, user_with, client_of):
    it = meet()
    browser = client_of(user_with(role))
    for part in ("", "sebaran/", "penilai-kompetensi/", "catatan/"):
        assert browser.get(f"/kalibrasi/{it.pk}/{part}").status_code == 403
    assert Calibration.objects.count() == 1
