"""The board sits and nobody votes in an own matter; a plan is signed as it was seen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from tests.web.decisions.conftest import DECREED, NUMBER
from tests.web.placement.conftest import done

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.decisions import (
    actions,
    changes,
    letters,
    queries,
    waiting,
)
from tepat_web.decisions.models import Planned, Seat, Session, Vote
from tepat_web.documents.kinds import Numbered
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job, Notice, Version
from tepat_web.placement import actions_life
from tepat_web.placement.actions import ask_following
from tepat_web.placement.changes import asked_for
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Employee, Relation

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def prepared(made, django_db_blocker):
    """A session of which the candidates were worked out."""
    with django_db_blocker.unblock(), transaction.atomic():
        users = User.objects.in_bulk([made.planner, *made.board])
        chair, *members = (users[each] for each in made.board)
        asked = {
            "by": users[made.planner],
            "plan": Plan.objects.get(pk=made.plan),
            "name": "Sidang ke-1",
            "day": DAY,
            "place": "Balai Kota",
            "chair": chair,
            "members": members,
            "mark": "sekali",
        }
        session = actions.plan_session(**asked)
        assert actions.plan_session(**asked) == session
        done(Job.objects.filter(kind="session").get())
        yield session.pk
        transaction.set_rollback(True)


@pytest.fixture
def session(prepared, cast):
    return Session.objects.get(pk=prepared)


@pytest.fixture
def seat(session, cast):
    """A seat of the open session for which at least two stand."""
    actions.open_session(by=cast.planner, session=session)
    return next(
        each
        for each in Seat.objects.filter(session=session)
        if len(each.shown["candidates"]) > 1
        and any(it["is_choice"] for it in each.shown["candidates"])
    )


def nips(seat):
    return [each["nip"] for each in seat.shown["candidates"]]


def vote_all(cast, seat, *choices):
    for by, nip in zip(cast.board, choices, strict=True):
        choice = "candidate" if nip else "nobody"
        actions.vote(by=by, seat=seat, choice=choice, nip=nip)


def test_each_seat_shows_the_plans_choice_first_and_at_most_five(session, cast):
    ends = dict(Plan.objects.get(pk=cast.plan.pk).moves.values_list("nip", "to"))
    seats = list(Seat.objects.filter(session=session))
    assert seats
    for seat in seats:
        told = seat.shown["candidates"]
        assert len(told) <= 5
        chosen = [each["is_choice"] for each in told]
        assert chosen == sorted(chosen, reverse=True)
        for each in told:
            assert (ends.get(each["nip"]) == seat.position) == (
                each["is_choice"] and not each["stays"]
            )
            assert each["parts"]
            assert each["findings"]
            assert set(each["box"]["boxes"]) <= set(range(1, 10))


def test_the_candidates_are_told_again_the_same_and_stay_out_of_the_ledger(
    session, cast
):
    seat = Seat.objects.filter(session=session).first()
    actions.remove_seat(by=cast.planner, seat=seat)
    done(actions.ask_seats(by=cast.planner, session=session, codes=[seat.position]))
    again = Seat.objects.get(pk=seat.pk)
    assert not again.is_removed
    assert again.digest == seat.digest
    kept = Version.objects.filter(table="decisions.Seat", record=seat.pk)
    assert all(nips(seat)[0] not in each.content for each in kept)


def test_the_list_of_seats_stands_when_the_session_is_open(session, cast, seat):
    with pytest.raises(NotAllowed):
        actions.remove_seat(by=cast.planner, seat=seat)
    with pytest.raises(NotAllowed):
        actions.ask_seats(by=cast.planner, session=session, codes=[seat.position])
    with pytest.raises(NotAllowed):
        actions.open_session(by=cast.planner, session=session)


def test_a_vote_is_the_members_own_and_is_changed_until_the_seat_is_closed(cast, seat):
    first, second = nips(seat)[:2]
    by = cast.board[1]
    actions.vote(by=by, seat=seat, choice="candidate", nip=first)
    actions.vote(by=by, seat=seat, choice="candidate", nip=second)
    assert [it.nip for it in Vote.objects.filter(seat=seat)] == [second]
    for stranger in (cast.planner, cast.authority):
        with pytest.raises(PermissionDenied):
            actions.vote(by=stranger, seat=seat, choice="abstain")
    with pytest.raises(NotAllowed):
        actions.vote(by=by, seat=seat, choice="candidate", nip="0" * 18)
    with pytest.raises(PermissionDenied):
        actions.close_seat(by=by, seat=seat, minute="")
    actions.close_seat(by=cast.board[0], seat=seat, minute="Sepakat")
    with pytest.raises(NotAllowed):
        actions.vote(by=by, seat=seat, choice="candidate", nip=first)
    assert Vote.objects.get(seat=seat).nip == second


def test_nobody_of_the_board_who_was_not_named_sits_in_it(cast, seat, user_with):
    with pytest.raises(PermissionDenied):
        actions.vote(by=user_with(Role.BOARD), seat=seat, choice="abstain")


def test_who_stands_for_a_seat_or_is_related_does_not_vote_and_it_is_minuted(
    cast, seat
):
    first, second = cast.board[1:]
    first.nip = nips(seat)[0]
    first.save()
    related = Employee.objects.exclude(nip__in=nips(seat))[0]
    candidate = Employee.objects.get(nip=nips(seat)[1])
    Relation.objects.create(employee_a=related, employee_b=candidate, order=1)
    second.nip = related.nip
    second.save()
    for by in (first, second):
        with pytest.raises(NotAllowed):
            actions.vote(by=by, seat=seat, choice="candidate", nip=nips(seat)[0])
    actions.vote(by=cast.board[0], seat=seat, choice="candidate", nip=nips(seat)[0])
    closed = actions.close_seat(by=cast.board[0], seat=seat, minute="")
    assert closed.outcome["excused"] == [str(first), str(second)]


def test_equal_votes_ask_for_an_agreement_that_is_written_down(cast, seat):
    first, second = nips(seat)[:2]
    vote_all(cast, seat, first, second, "")
    for wrong in (
        {"minute": "Sepakat", "chosen": None},
        {"minute": "", "chosen": first},
        {"minute": "Sepakat", "chosen": "0" * 18},
    ):
        with pytest.raises(NotAllowed):
            actions.close_seat(by=cast.board[0], seat=seat, **wrong)
    closed = actions.close_seat(
        by=cast.board[0], seat=seat, minute="Musyawarah", chosen=second
    )
    assert closed.chosen == second


def test_a_seat_that_nobody_voted_for_stays_open(cast, seat):
    with pytest.raises(NotAllowed):
        actions.close_seat(by=cast.board[0], seat=seat, minute="")


def test_what_the_board_chose_otherwise_becomes_a_change_of_the_plan_to_follow(
    cast, seat, office
):
    other = next(it["nip"] for it in seat.shown["candidates"] if not it["is_choice"])
    vote_all(cast, seat, other, other, "")
    for each in Seat.objects.filter(session=seat.session).exclude(pk=seat.pk):
        actions.vote(by=cast.board[0], seat=each, choice="nobody")
        actions.close_seat(by=cast.board[0], seat=each, minute="")
    with pytest.raises(NotAllowed):
        actions.close_session(by=cast.board[0], session=seat.session, closing="")
    actions.close_seat(by=cast.board[0], seat=seat, minute="")
    session = actions.close_session(
        by=cast.board[0], session=seat.session, closing="Selesai"
    )
    assert {"pin": {other: seat.position}} in asked_for(cast.plan)
    for each in changes.differences(session):
        if each.seat != seat:
            assert all(
                codes == [each.seat.position]
                for codes in each.change["forbid"].values()
            )
    minutes = list(letters.board_minutes(cast.planner, cast.plan, {}))
    told = minutes[0].paper(Numbered("BA/1", DAY)).content
    assert told.session == session.name
    assert len(told.seats) == Seat.objects.filter(session=session).count()
    here = next(it for it in told.seats if it.seat.position == seat.title)
    assert {it.person.nip: it.votes for it in here.candidates}[other] == 2
    with pytest.raises(NotAllowed):
        ask_following(by=cast.planner, plan=cast.plan)
    actions_life.return_to_planner(by=cast.authority, plan=cast.plan, reason="Sidang")
    session.refresh_from_db()
    job = ask_following(by=cast.planner, plan=cast.plan)
    assert job.question["scenario"]["pin"][other] == seat.position
    assert job.question["replaces"] == cast.plan.pk
    with pytest.raises(NotAllowed):
        actions.close_session(by=cast.board[0], session=session, closing="")


def test_members_are_told_without_a_name_and_have_it_before_them(cast, seat):
    told = Notice.objects.filter(to__in=cast.board)
    assert told.count() == len(cast.board)
    names = [each["name"] for each in seat.shown["candidates"]]
    assert not any(name in notice.text_id for name in names for notice in told)
    assert [task for by in cast.board for task in waiting.of(by, DAY)]


def test_who_may_look_sees_a_seat_and_nobody_elses_vote(
    cast, seat, client_of, user_with
):
    chosen = nips(seat)[1]
    actions.vote(by=cast.board[1], seat=seat, choice="candidate", nip=chosen)
    url = reverse("decisions:seat", args=[seat.session_id, seat.number])
    for by in (cast.planner, cast.authority, *cast.board, user_with(Role.AUDITOR)):
        page = client_of(by).get(url)
        assert page.status_code == 200
        assert page.context["chosen_by_me"] == (chosen if by == cast.board[1] else "")
        assert not page.context["seat"].outcome
    officer = user_with(Role.OFFICER, Employee.objects.get(nip=chosen).place)
    for by in (officer, user_with(nip=chosen), user_with(Role.ANALYST)):
        for name in ("decisions:session", "decisions:minutes"):
            page = client_of(by).get(reverse(name, args=[seat.session_id]))
            assert page.status_code in (403, 404)
        assert client_of(by).get(url).status_code in (403, 404)


def test_pages_of_a_session_show_vote_and_close(cast, session, client_of):
    planner, chair = client_of(cast.planner), client_of(cast.board[0])
    assert planner.get(reverse("decisions:index")).status_code == 200
    assert planner.get(reverse("decisions:new", args=[cast.plan.pk])).status_code == 200
    empty = planner.post(reverse("decisions:new", args=[cast.plan.pk]), {})
    assert empty.status_code == 422
    page = reverse("decisions:session", args=[session.pk])
    assert planner.get(page).status_code == 200
    planner.post(reverse("decisions:open", args=[session.pk]))
    seat = Seat.objects.filter(session=session).first()
    at = [session.pk, seat.number]
    vote = reverse("decisions:vote", args=at)
    assert chair.post(vote, {"pilihan": ""}).status_code == 422
    assert chair.post(vote, {"pilihan": nips(seat)[0]}).status_code == 302
    close = reverse("decisions:close-seat", args=at)
    assert chair.post(close, {"notulen": "Sepakat bulat"}).status_code == 302
    assert chair.post(close, {"notulen": "lagi"}).status_code == 422
    minutes = chair.get(reverse("decisions:minutes", args=[session.pk]))
    assert "Sepakat bulat" in minutes.content.decode()


def test_a_plan_is_signed_by_the_digest_that_was_seen(cast, sign):
    other = "0" * 64
    for wrong in (
        {"digest": other, "typed": other[-6:]},
        {"typed": "zzzzzz"},
        {"digest": other},
        {"number": " "},
        {"day": date.max},
        {"day": date.min},
    ):
        with pytest.raises(NotAllowed):
            sign(**wrong)
    plan = sign(typed=f" {cast.plan.digest[-6:].upper()} ")
    passage = queries.decision(plan)
    assert plan.state == State.DECIDED
    assert passage.digest == cast.plan.digest
    assert passage.facts == {"number": NUMBER, "day": DECREED.isoformat()}


def test_a_plan_is_signed_once_and_its_moves_are_planned_once(cast, sign):
    sign()
    with pytest.raises(NotAllowed):
        sign(number="lain")
    assert Planned.objects.filter(plan=cast.plan).count() == cast.plan.moves.count()


@pytest.mark.parametrize("part", ["digest", "move"])
def test_a_plan_that_was_altered_on_disk_is_not_signed(cast, sign, part):
    one, other = cast.plan.moves.all()[:2]
    told = {"digest": (cast.plan.digest, "0" * 64), "move": (one.nip, other.nip)}
    file = cast.plan.path / "plan.json"
    whole = file.read_text("utf-8")
    try:
        file.write_text(whole.replace(*told[part]), "utf-8")
        with pytest.raises(NotAllowed):
            sign()
    finally:
        file.write_text(whole, "utf-8")


def test_who_made_or_proposed_a_plan_does_not_sign_it(cast, sign):
    Grant.objects.create(
        user=cast.planner, role=Role.AUTHORITY, valid_from=timezone.localdate()
    )
    with pytest.raises(NotAllowed):
        sign(by=User.objects.get(pk=cast.planner.pk))
    with pytest.raises(PermissionDenied):
        sign(by=cast.board[0])


def test_nobody_signs_while_the_board_sits(cast, sign):
    Session.objects.create(
        plan=cast.plan,
        name="Sidang",
        day=DECREED,
        place="Balai Kota",
        chair=cast.board[0],
        by=cast.planner,
        at=timezone.now(),
        state="open",
    )
    with pytest.raises(NotAllowed):
        sign()


def test_the_page_of_the_signature_tells_refuses_and_returns(cast, client_of):
    mayor = client_of(cast.authority)
    url = reverse("decisions:sign", args=[cast.plan.pk])
    page = mayor.get(url)
    assert page.status_code == 200
    brief = page.context["brief"]
    assert "".join(brief.digest) == cast.plan.digest
    assert brief.check.valid
    assert brief.heard["concerned"] >= cast.plan.moves.count()
    assert brief.unconfirmed
    told = {"digest": cast.plan.digest, "number": NUMBER, "day": "2026-11-02"}
    wrong = mayor.post(url, told | {"typed": "zzzzzz"})
    assert wrong.status_code == 422
    assert NUMBER in wrong.content.decode()
    back = reverse("decisions:return", args=[cast.plan.pk])
    assert mayor.post(back, {"reason": ""}).status_code == 422
    typed = cast.plan.digest[-6:]
    assert mayor.post(url, told | {"typed": typed}).status_code == 302
    assert mayor.post(back, {"reason": "Periksa lagi"}).status_code == 422
    assert mayor.post(url, told | {"typed": typed}).status_code == 422
    assert client_of(cast.planner).get(url).status_code == 403


def test_a_plan_that_was_sent_back_is_not_before_the_authority_any_more(
    cast, client_of
):
    mayor = client_of(cast.authority)
    back = reverse("decisions:return", args=[cast.plan.pk])
    assert mayor.post(back, {"reason": "Periksa lagi"}).status_code == 302
    url = reverse("decisions:sign", args=[cast.plan.pk])
    assert mayor.get(url).status_code == 404


def test_who_has_not_signed_in_lately_proves_it_again_before_signing(
    cast, client_of, monkeypatch
):
    monkeypatch.setattr(
        "tepat_web.accounts.adapter.has_just_signed_in", lambda request: False
    )
    mayor = client_of(cast.authority)
    answer = mayor.get(reverse("decisions:sign", args=[cast.plan.pk]))
    assert answer.status_code == 302
    assert "reauthenticate" in answer.url


def test_no_session_is_opened_on_a_plan_that_was_signed(cast, session, sign):
    sign()
    with pytest.raises(NotAllowed):
        actions.open_session(by=cast.planner, session=session)
    session.refresh_from_db()
    assert session.state == "planned"
