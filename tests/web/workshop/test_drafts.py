"""Drafts: who works on them, two who save at once, copies, sharing, computing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.placement.conftest import done

from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.placement import scenarios
from tepat_web.placement.models import Plan
from tepat_web.workshop import actions, actions_remarks, changes, queries, waiting
from tepat_web.workshop.models import Draft

pytestmark = pytest.mark.django_db
INDEX = reverse("workshop:index")


def page(draft):
    return reverse("workshop:draft", args=[draft.pk])


def filled(draft, **more):
    """What the settings form of a draft sends."""
    whole = scenarios.whole(draft.scenario)
    told = {
        "name": draft.name,
        "note": draft.note,
        "day": "",
        "effective_on": "",
        "mode": whole["mode"],
        "moves": whole["moves"],
        "goals": ",".join(whole["goals"]),
        "revision": draft.revision,
        **whole["weights"],
        **more,
    }
    return {name: value for name, value in told.items() if value is not None}


def test_a_draft_is_made_once_by_a_form_sent_twice(browser, city):
    form = browser.get(reverse("workshop:make")).context
    told = filled(Draft(name="Awal", scenario=scenarios.USUAL, revision=1))
    told[form["mark_field"]] = form["mark"]
    first = browser.post(reverse("workshop:make"), told)
    again = browser.post(reverse("workshop:make"), told)
    assert first.status_code == 302
    assert first.url == again.url
    (draft,) = queries.drafts(city.planner)
    assert draft.scenario == scenarios.USUAL
    assert Version.objects.filter(entry__act="draft.made").count() == 1


def test_settings_and_toml_are_two_faces_of_one_scenario(browser, draft):
    answer = browser.post(page(draft), filled(draft, most_moves="12"))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.scenario["caps"]["moves"] == 12
    shown = browser.get(f"{page(draft)}?cara=toml").context["form"]["text"].value()
    assert scenarios.of_text(shown, "x") == scenarios.whole(draft.scenario)

    changed = shown.replace("moves = 12", "moves = 7")
    told = {"name": draft.name, "text": changed, "revision": draft.revision}
    assert browser.post(f"{page(draft)}?cara=toml", told).status_code == 302
    form = browser.get(page(draft)).context["form"]
    assert form["most_moves"].value() == 7


def test_what_has_no_field_survives_the_settings_form(browser, draft, city):
    beyond = {**scenarios.USUAL, "relatives": "ignored"}
    draft = actions.make(by=city.planner, name="Lain", scenario=beyond)
    browser.post(page(draft), filled(draft, most_moves="5"))
    draft.refresh_from_db()
    assert draft.scenario["relatives"] == "ignored"
    assert draft.scenario["caps"]["moves"] == 5


@pytest.mark.parametrize(
    ("text", "word"),
    [("", "kosong"), ("[caps]\nmoves = -1", "caps"), ("goals = 3", "goals")],
)
def test_a_faulty_toml_comes_back_with_its_fault_named(browser, draft, text, word):
    told = {"name": draft.name, "text": text, "revision": draft.revision}
    answer = browser.post(f"{page(draft)}?cara=toml", told)
    assert answer.status_code == 422
    assert word in str(answer.context["form"].errors["text"])
    assert answer.context["form"]["text"].value() == text
    draft.refresh_from_db()
    assert draft.revision == 1


def test_two_who_save_at_once_see_both_versions(browser, draft, colleague, client_of):
    actions.share(by=draft.by, draft=draft, to=colleague)
    other = client_of(colleague)
    mine, theirs = (filled(draft, most_moves=most) for most in ("9", "4"))
    assert other.post(page(draft), theirs).status_code == 302
    answer = browser.post(page(draft), mine)
    assert answer.status_code == 409
    (difference,) = answer.context["changes"]
    assert (difference.label, difference.left, difference.right) == (
        *("caps.moves", "4", "9"),
    )
    assert answer.context["form"]["most_moves"].value() == "9"
    draft.refresh_from_db()
    assert draft.scenario["caps"]["moves"] == 4

    mine["revision"] = answer.context["form"]["revision"].value()
    assert browser.post(page(draft), mine).status_code == 302
    draft.refresh_from_db()
    assert (draft.scenario["caps"]["moves"], draft.revision) == (9, 3)


def test_saving_the_same_twice_is_saving_once(browser, draft):
    told = filled(draft, most_moves="9")
    assert browser.post(page(draft), told).status_code == 302
    assert browser.post(page(draft), told).status_code == 302
    draft.refresh_from_db()
    assert draft.revision == 2


def test_others_see_a_draft_only_when_it_is_shared(
    draft, colleague, client_of, city, user_with
):
    other = client_of(colleague)
    assert other.get(page(draft)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.copy(by=colleague, draft=draft)
    actions.share(by=city.planner, draft=draft, to=colleague)
    actions.share(by=city.planner, draft=draft, to=colleague)
    assert other.get(page(draft)).status_code == 200
    assert Notice.objects.filter(to=colleague, url=page(draft)).count() == 1
    with pytest.raises(NotAllowed):
        actions.share(by=colleague, draft=draft, to=user_with(Role.PLANNER))
    with pytest.raises(NotAllowed):
        actions.share(by=city.planner, draft=draft, to=user_with(Role.ANALYST))
    with pytest.raises(NotAllowed):
        actions.remove(by=colleague, draft=draft)
    actions.unshare(by=city.planner, draft=draft, to=colleague)
    assert other.get(page(draft)).status_code == 404


def test_only_planners_work_here(user_with, client_of, draft, plan):
    for role in (Role.ANALYST, Role.AUTHORITY, Role.AUDITOR, None):
        by = user_with(role)
        browser = client_of(by)
        for url in (
            INDEX,
            page(draft),
            reverse("workshop:plan", args=[plan.pk]),
            reverse("workshop:compare", args=[plan.pk, plan.pk]),
        ):
            assert browser.get(url).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.make(by=by, name="x", scenario=scenarios.USUAL)
        with pytest.raises(PermissionDenied):
            actions_remarks.remark(by=by, on=plan, text="x")


def test_what_planners_write_to_each_other_is_not_read_in_the_ledger(
    draft, user_with, client_of
):
    actions_remarks.remark(by=draft.by, on=draft, text="Ia keberatan karena ibunya")
    noted = Entry.objects.get(act="remark.added")
    book = reverse("book:entry", args=[noted.pk])
    told = client_of(user_with(Role.AUDITOR)).get(book).content.decode()
    assert "ibunya" not in told
    assert noted.versions.filter(content__contains="ibunya").exists()


def test_a_copy_is_ones_own_and_tells_where_it_comes_from(browser, draft):
    context = browser.get(page(draft)).context
    told = {context["mark_field"]: context["mark"]}
    first = browser.post(reverse("workshop:copy", args=[draft.pk]), told)
    again = browser.post(reverse("workshop:copy", args=[draft.pk]), told)
    assert first.url == again.url
    copy = Draft.objects.get(copied_from=draft)
    assert copy.scenario == draft.scenario
    actions.remove(by=draft.by, draft=draft)
    assert browser.get(page(draft)).status_code == 404
    assert browser.get(page(copy)).status_code == 200


def test_a_draft_is_computed_as_it_was_saved_and_once_at_a_time(
    browser, draft, city, files
):
    answer = browser.post(page(draft), filled(draft, most_moves="3", hitung="1"))
    job = Job.objects.latest("pk")
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert actions.compute(by=city.planner, draft=draft) == job
    done(job)
    plan = Plan.objects.get(job=job)
    assert plan.scenario["caps"]["moves"] == 3
    assert plan.moves.count() <= 3
    (told,) = browser.get(page(draft)).context["computed"]
    assert (told.plan, told.attempt.revision) == (plan, 2)
    row = browser.get(INDEX).context["own"][0]
    assert row["latest"].plan == plan

    (task,) = waiting.of(city.planner, plan.made_at.date())
    assert task.url == INDEX
    city.planner.notices.update(seen_at=plan.made_at)
    assert not waiting.of(city.planner, plan.made_at.date())


def test_remarks_reach_who_works_on_it_and_name_nobody(
    browser, draft, colleague, client_of, user_with
):
    actions.share(by=draft.by, draft=draft, to=colleague)
    url = reverse("workshop:remark-draft", args=[draft.pk])
    other = client_of(colleague)
    for _ in range(2):
        assert other.post(url, {"text": "Rahmat sebaiknya tetap."}).status_code == 302
    assert b"Rahmat sebaiknya tetap." in browser.get(page(draft)).content
    assert draft.remarks.count() == 1
    (notice,) = Notice.objects.filter(to=draft.by)
    assert "Rahmat" not in notice.text_id + notice.text_en
    assert waiting.of(draft.by, draft.at.date())[0].url == notice.url
    assert browser.post(url, {"text": " "}).status_code == 422
    (remark,) = draft.remarks.all()
    withdraw = reverse("workshop:withdraw", args=[remark.pk])
    assert browser.post(withdraw).status_code == 404
    other.post(withdraw)
    assert b"Rahmat" not in browser.get(page(draft)).content


def test_conditions_go_into_a_scenario_and_out_again():
    one = {"kind": "pin", "nip": "1", "position": "A"}
    ban = {"kind": "forbid", "nip": "1", "position": "A"}
    stays = {"kind": "objection", "nip": "1"}
    usual = scenarios.USUAL
    pinned = changes.added(usual, one)
    assert changes.collected(pinned, usual) == [one]
    assert changes.collected(changes.added(pinned, ban), usual) == [ban]
    assert changes.collected(changes.added(pinned, stays), usual) == [stays]
    for change in (one, ban, stays):
        assert changes.removed(changes.added(usual, change), change) == usual
    for kind in ("vacancy", "retirement"):
        assert not changes.can_be_kept({"kind": kind})
