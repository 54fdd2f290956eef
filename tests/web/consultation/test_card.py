"""One's own card: who sees it, what it says, and what one may answer."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.consultation import actions, asking, chores, clock
from tepat_web.consultation.models import Answer, Concern, Saying
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.placement.desk.client import DeskClosed
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
OWN = ("card", "ask", "propose", "why_not")


def address(name, plan, *rest):
    return reverse(f"consultation:{name}", args=[plan.pk, *rest])


@pytest.fixture
def me(people, client_of):
    return client_of(people.mover)


@pytest.fixture
def desk(monkeypatch):
    """A desk that says what it is told to say, or is closed."""
    told = {"answer": None}

    def may_sit(plan, nip, code, *, patience):
        if told["answer"] is None:
            raise DeskClosed
        return told["answer"] | {"asked": (nip, code)}

    monkeypatch.setattr(asking.desk, "may_sit", may_sit)
    return told


def yes(possible=True):
    said = {"id": "Jabatan ini boleh ditempati.", "en": "This position may be taken."}
    return {"state": "answered", "possible": possible, "said": said, "findings": []}


def test_a_card_is_found_by_its_own_person_only(
    opened, people, user_with, client_of, concern
):
    others = [people.other, people.stays, people.officer]
    others += [user_with(role) for role in (Role.BOARD, Role.AUTHORITY, Role.AUDITOR)]
    for name in OWN:
        assert client_of(people.mover).get(address(name, opened)).status_code == 200
    for user in others:
        client = client_of(user)
        for name in OWN:
            answer = client.get(address(name, opened))
            if answer.status_code == 200:  # their own card, which says nothing of mine
                assert user == people.other
                assert people.move.nip not in answer.content.decode()
            else:
                assert answer.status_code in (403, 404)
        for name in ("people", "inbox", "reach", "workbook", "announce"):
            assert client.get(address(name, opened)).status_code == 403
        assert client.get(address("one", opened, concern.pk)).status_code == 403


def test_nobody_else_is_named_on_ones_pages_and_in_notices(
    opened, people, me, desk, planner, concern
):
    desk["answer"] = yes()
    actions.ask(by=people.mover, concern=concern, text="Kapan?")
    pages = [me.get(address(name, opened)) for name in OWN]
    pages.append(me.get(reverse("consultation:mine"), follow=True))
    chosen = {"jabatan": people.other_move.to}
    pages += [me.get(address(name, opened), chosen) for name in ("propose", "why_not")]
    text = "\n".join(page.content.decode() for page in pages)
    text += "\n".join(
        it.text_id + it.text_en for it in Notice.objects.filter(to=people.mover)
    )
    others = Employee.objects.exclude(nip=people.move.nip)
    assert [it.name for it in others if it.name in text or it.nip in text] == []


def test_the_first_look_is_an_act_of_its_own(opened, people, me, concern):
    me.get(address("card", opened))
    me.get(address("card", opened))
    assert Concern.objects.get(pk=concern.pk).opened_at is not None
    looks = Entry.objects.filter(act="concern.opened", by=people.mover)
    assert looks.count() == 1


def test_the_card_says_why_what_changes_and_until_when(opened, people, me):
    page = me.get(address("card", opened))
    text = page.content.decode()
    assert 2 <= len(page.context["why"]) <= 3
    assert all(each.sources for each in page.context["why"])
    assert str(people.move.fit_after) in "".join(it.said for it in page.context["why"])
    assert "pukul 24.00" in text
    buttons = [
        text.index(word) for word in (">Setuju<", ">Ada pertanyaan<", ">Usulkan lain<")
    ]
    assert buttons == sorted(buttons)
    answers = text[text.index('class="answers"') : text.index("</ul>", buttons[2])]
    assert "primary" not in answers  # nothing pushes towards one of them
    assert answers.count('class="button"') == 4


def test_working_days_are_counted_without_rest_days(opened):
    friday = opened.consult_until
    while friday.weekday() != 4:
        friday += timedelta(days=1)
    opened.consult_until = friday
    known = clock.Calendar(week=5, holidays={friday - timedelta(days=1): "libur"})
    left = clock.left(opened, friday - timedelta(days=7), known)
    assert left.days == 4  # of five, one is a holiday
    assert not left.is_soon
    last = clock.left(opened, friday, known)
    assert (last.is_open, last.days) == (True, 0)
    assert not clock.left(opened, friday + timedelta(days=1), known).is_open


def test_an_answer_can_be_changed_and_agreeing_twice_is_agreeing_once(
    opened, people, me, concern
):
    for _ in range(2):
        assert me.post(address("accept", opened)).status_code == 302
    # What was answered is told to nobody who reads the ledger.
    assert Entry.objects.filter(act="concern.answered").count() == 1
    me.post(address("ask", opened), {"text": "Kapan?", "sekali": "tanda"})
    concern.refresh_from_db()
    assert concern.answer == Answer.ASKS


def test_a_double_click_asks_once(opened, me):
    for _ in range(2):
        me.post(address("ask", opened), {"text": "Kapan?", "sekali": "tanda-saya"})
    assert Saying.objects.count() == 1
    assert Entry.objects.filter(act="saying.sent").count() == 1


def test_after_the_last_day_an_answer_is_refused_and_what_was_typed_is_kept(
    opened, people, me, concern
):
    actions.accept(by=people.mover, concern=concern)
    past = timezone.localdate() - timedelta(days=1)
    Plan.objects.filter(pk=opened.pk).update(consult_until=past)
    answer = me.post(address("ask", opened), {"text": "Masih sempat?", "sekali": "x"})
    assert answer.status_code == 422
    assert "Masih sempat?" in answer.content.decode()
    assert me.post(address("accept", opened)).status_code == 422
    concern.refresh_from_db()
    assert concern.answer == Answer.ACCEPTS
    assert not Saying.objects.exists()
    page = me.get(address("card", opened)).content.decode()
    assert 'class="answers"' not in page
    assert "Setuju" in page  # what was said stays to be read


def test_a_proposal_carries_what_the_engine_says_of_it(opened, people, me, desk):
    desk["answer"] = yes(possible=False)
    told = {"position": people.other_move.to, "text": "Dekat rumah", "sekali": "a"}
    assert me.post(address("propose", opened), told).status_code == 302
    said = Saying.objects.get()
    assert said.verdict["possible"] is False
    assert "nip" not in json.dumps(said.verdict)
    assert Concern.objects.get(nip=people.move.nip).answer == Answer.PROPOSES


def test_a_proposal_is_kept_while_the_engine_cannot_be_asked_and_checked_later(
    opened, people, me, desk
):
    told = {"position": people.other_move.to, "text": "Dekat rumah", "sekali": "a"}
    me.post(address("propose", opened), told)
    assert Saying.objects.get().verdict == {}
    chores.check(timezone.localdate())
    assert Saying.objects.get().verdict == {}
    desk["answer"] = yes()
    for _ in range(2):
        chores.check(timezone.localdate())
    assert Saying.objects.get().verdict["possible"] is True
    assert Entry.objects.filter(act="saying.computed").count() == 1
    assert "diperiksa" in me.get(reverse("portal:notices")).content.decode()


def test_who_objects_withdraws_before_agreeing(opened, people, concern):
    actions.objected(by=people.mover, concern=concern)
    with pytest.raises(NotAllowed):
        actions.accept(by=people.mover, concern=concern)
    actions.ask(by=people.mover, concern=concern, text="Kapan dijawab?")
    concern.refresh_from_db()
    assert concern.answer == Answer.OBJECTS  # a question does not take it back
    actions.answer_withdrawn(by=people.mover, concern=concern)
    actions.accept(by=people.mover, concern=concern)


@pytest.mark.parametrize("act", [actions.accept, actions.objected, actions.open_card])
def test_nobody_acts_for_another(act, opened, people, concern):
    with pytest.raises(NotAllowed):
        act(by=people.other, concern=concern)


def test_what_cannot_be_proposed_comes_back_filled(opened, people, me, desk):
    for code in ("TIDAK-ADA", people.move.to):
        told = {"position": code, "text": "Dekat rumah", "sekali": code}
        answer = me.post(address("propose", opened), told)
        assert answer.status_code == 422, code
    assert not Saying.objects.exists()
