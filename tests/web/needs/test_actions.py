"""Writing an analysis: one act, all of it or nothing, and nobody's work is lost."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.needs.conftest import analysis, save, task

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Version
from tepat_web.needs import actions, contents
from tepat_web.needs.actions import NotAllowed, Stale, Wrong
from tepat_web.needs.contents import Line
from tepat_web.organisation.models import Position, Task

pytestmark = pytest.mark.django_db


def detail(text, number=None, **values):
    return Line(
        number, contents.blank(contents.DETAILS) | {"description": text} | values
    )


def test_what_is_written_is_there_again(city, people):
    told = analysis(
        task("Menyusun laporan", steps=["Mengumpulkan data", "Menulis"]),
        task("Mengarsipkan", approach="hasil", volume=10.0, capacity=5.0),
        details={"BAHAN": [detail("Disposisi", use="Menyusun laporan")]},
        aptitudes=["G", "V"],
        position_class=7,
    )
    save(people.officer, city.mine, told)
    now = contents.now(city.mine)
    assert now.values["summary"] == "Menyusun laporan."
    assert now.values["aptitudes"] == ["G", "V"]
    assert now.values["position_class"] == 7
    assert [line.values["description"] for line in now.tasks] == [
        "Menyusun laporan",
        "Mengarsipkan",
    ]
    assert now.tasks[0].values["steps"] == ["Mengumpulkan data", "Menulis"]
    assert now.details["BAHAN"][0].values["use"] == "Menyusun laporan"


def test_the_need_of_the_position_follows_its_tasks(city, people):
    save(people.officer, city.mine)
    # 4 × 3 × 235 = 2,820 hours; 2,820 ÷ 1,250 = 2.256 → 2
    position = Position.objects.get(pk=city.mine.pk)
    assert (position.fte, position.need) == (2.256, 2)


def test_one_act_tells_each_record_that_changed_and_no_other(city, people):
    save(people.officer, city.mine, analysis(task("Satu"), task("Dua")))
    one, two = contents.now(city.mine).tasks
    before = Version.objects.count()
    changed = Line(two.number, two.values | {"volume": 5.0})
    save(people.officer, city.mine, analysis(one, changed))
    entry = Entry.objects.first()
    assert (entry.act, entry.by, entry.label) == (
        "analysis.saved",
        people.officer,
        city.mine.name,
    )
    told = [(version.table, version.record) for version in entry.versions.all()]
    assert told == [("organisation.Task", two.number)]
    assert Version.objects.count() == before + 1


def test_saving_what_is_there_already_is_no_act(city, people):
    save(people.officer, city.mine)
    before = Entry.objects.count()
    save(people.officer, city.mine, contents.now(city.mine))
    assert Entry.objects.count() == before


def test_what_is_left_out_is_taken_out_and_its_history_stays(city, people):
    seen = save(people.officer, city.mine, analysis(task("Satu"), task("Dua")))
    one, two = contents.now(city.mine).tasks
    save(people.officer, city.mine, analysis(one))
    gone = Task.objects.get(pk=two.number)
    assert gone.is_removed
    then = contents.then(city.mine, seen)
    assert [line.values["description"] for line in then.tasks] == ["Satu", "Dua"]


def test_another_order_keeps_the_steps_with_their_tasks(city, people):
    told = analysis(task("Satu", steps=["a", "b"]), task("Dua", steps=["c"]))
    save(people.officer, city.mine, told)
    one, two = contents.now(city.mine).tasks
    save(people.officer, city.mine, analysis(two, one))
    now = contents.now(city.mine)
    assert [(t.values["description"], t.values["steps"]) for t in now.tasks] == [
        ("Dua", ["c"]),
        ("Satu", ["a", "b"]),
    ]


def test_who_comes_second_is_told(city, people):
    seen = contents.version(city.mine)
    save(people.officer, city.mine)
    with pytest.raises(Stale):
        actions.save_analysis(
            by=people.analyst, subject=city.mine, told=analysis(), seen=seen
        )


def test_an_error_in_the_data_is_refused_with_its_place_and_nothing_is_kept(
    city, people
):
    told = analysis(task(period="jam"))
    with pytest.raises(Wrong) as refusal:
        save(people.officer, city.mine, told)
    (found,) = refusal.value.findings
    assert (found.table, found.row, found.column) == ("tasks", 0, "period")
    assert contents.now(city.mine).is_empty


def test_another_agencys_analysis_is_not_ones_own_to_change(city, people):
    with pytest.raises(NotAllowed):
        save(people.other, city.mine)


@pytest.mark.parametrize("role", [Role.PLANNER, Role.AUTHORITY, Role.AUDITOR])
def test_who_may_not_change_workload_writes_nothing(city, user_with, role):
    with pytest.raises(PermissionDenied):
        save(user_with(role), city.mine)
