"""Plans: made as the engine makes them, stored whole or not at all, checked again."""

import json

import pytest
from django.urls import reverse

from tepat.placement.case import work_out
from tepat.placement.make import make as best
from tepat.placement.verify import verify
from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job, Version
from tepat_web.placement import actions, reasons, scenarios
from tepat_web.placement.models import Explanation, Plan
from tepat_web.snapshots import take


def test_the_plan_is_the_engines_own_of_this_register(plan):
    content = best(work_out(take.snapshot()))
    assert plan.digest == content["digest"]
    told = [(it.nip, it.origin or None, it.to) for it in plan.moves.all()]
    assert told == [(it["nip"], it["from"], it["to"]) for it in content["moves"]]
    assert verify(plan.path).valid


def test_the_ledger_keeps_the_digest_and_the_settings(make, city):
    plan = make(moves=["rotasi"])
    kept = json.loads(Version.objects.get(entry__act="plan.computed").content)
    assert kept["digest"] == plan.digest
    assert kept["scenario"]["moves"] == ["rotasi"]
    assert set(plan.moves.values_list("kind", flat=True)) <= {"rotasi"}
    assert plan.made_from["city"]


def test_everyone_whom_it_moves_has_reasons_at_once(plan):
    for nip in plan.moves.values_list("nip", flat=True):
        told = reasons.read(plan.path, nip)
        assert told["decision"] == "move"
        assert told["findings"]
        assert {each["verdict"] for each in told["findings"]} == {"holds"}


def test_a_question_that_cannot_be_followed_fails_in_words_and_leaves_nothing(
    city, files
):
    asked = scenarios.USUAL | {"effective_on": "2020-01-01"}
    job = actions.ask_plan(by=city.planner, name="x", day="", scenario=asked)
    job = jobs.do_now(job)
    assert job.state == Job.State.FAILED
    assert "sebelum tanggal acuan" in job.message_id
    assert not Plan.objects.exists()
    assert not (files / "rencana").exists()


def test_an_attempt_that_no_longer_counts_leaves_no_plan(city, files, monkeypatch):
    job = actions.ask_plan(by=city.planner, name="x", day="", scenario=scenarios.USUAL)
    written = reasons.write

    def overtaken(folder, told):
        Job.objects.filter(pk=job.pk).update(attempts=2)  # another worker took it on
        written(folder, told)

    monkeypatch.setattr(reasons, "write", overtaken)
    jobs.do_now(job)
    assert not Plan.objects.exists()
    assert [*(files / "rencana").iterdir(), *(files / "hasil").iterdir()] == []


def test_a_plan_that_was_altered_is_found_out(plan, check, browser):
    assert check(plan).valid
    file = plan.path / "plan.json"
    content = json.loads(file.read_text("utf-8"))
    content["moves"][0]["nip"], content["moves"][1]["nip"] = (
        content["moves"][1]["nip"],
        content["moves"][0]["nip"],
    )
    file.write_text(json.dumps(content), "utf-8")
    found = check(plan)
    assert not found.valid
    page = reverse("placement:verification", args=[plan.pk, found.pk])
    assert "Rencana ini tidak sah" in browser.get(page).content.decode()


def test_the_same_question_asked_twice_is_answered_in_one_place(plan, cast, explain):
    first = explain(plan, cast.stays.nip)
    assert explain(plan, cast.stays.nip).pk == first.pk
    assert Explanation.objects.count() == 1


def test_nobody_fills_the_queue_with_questions(shown, cast, user_with):
    by = user_with(nip=cast.stays.nip)
    for number in range(actions.MOST_WAITING):
        actions.ask_explanation(by=by, plan=shown, nip=by.nip, position=f"J-{number}")
    with pytest.raises(NotAllowed):
        actions.ask_explanation(by=by, plan=shown, nip=by.nip, position="")


def test_who_may_not_compute_makes_and_shows_no_plan(plan, city, client_of, user_with):
    for role in (Role.AUDITOR, Role.AUTHORITY, Role.BOARD, Role.ANALYST):
        client = client_of(user_with(role))
        assert client.get(reverse("placement:ask")).status_code == 403
    plan.refresh_from_db()
    assert not plan.is_shown
