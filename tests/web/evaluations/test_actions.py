"""From a draft to what is final: who may do what, in which state, and twice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.web.evaluations.conftest import FIRST, GOOD, LOW, SECOND, YEAR, again, loaded

from tepat import law
from tepat.performance.rating import rating_of
from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Cycle
from tepat_web.evaluations import (
    actions,
    actions_after,
    actions_contest,
    chores,
    queries,
    waiting,
)
from tepat_web.evaluations.actions_contest import Verdict
from tepat_web.evaluations.drafting import Told
from tepat_web.evaluations.models import Contest, Evaluation, FollowUp, State
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice, Version
from tepat_web.performance.models import Appraisal
from tepat_web.register.actions import Stale
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
DAYS = law.on(date(2026, 4, 6)).performance.objection_days.value


@pytest.fixture
def receive(cast):
    def received(it):
        today = timezone.localdate()
        return actions.receive(by=cast.person, evaluation=it, today=today)

    return received


@pytest.fixture
def contest(cast):
    def filed(it, text="Keempat laporan saya serahkan pada waktunya."):
        today = timezone.localdate()
        return actions_contest.contest(
            by=cast.person, evaluation=it, text=text, today=today
        )

    return filed


def decide(by, it, verdict):
    today = timezone.localdate()
    return actions_contest.decide(by=by, contest=it, verdict=verdict, today=today)


# --- Writing ----------------------------------------------------------------------


@pytest.mark.parametrize("results", ["DI_ATAS", "SESUAI", "DI_BAWAH"])
@pytest.mark.parametrize("behaviour", ["DI_ATAS", "SESUAI", "DI_BAWAH"])
def test_the_rating_is_what_the_engine_gives_and_never_typed(draft, results, behaviour):
    it = draft(told=Told(results, behaviour))
    expected = rating_of(results, behaviour, law.on(date(2026, 3, 31)))
    assert it.rating == expected


def test_only_who_leads_by_the_agreement_writes(cast, draft, user_with):
    planner = user_with(Role.PLANNER)
    for by in (cast.person, cast.head, cast.stranger, planner):
        with pytest.raises(PermissionDenied):
            draft(by=by)
    assert not Evaluation.objects.exists()


def test_saying_the_same_again_changes_nothing_and_nothing_makes_no_draft(draft, cast):
    assert draft(told=Told()) is None
    it = draft(told=LOW)
    before = Entry.objects.count()
    assert draft(told=LOW, seen=0).seen == it.seen == 1
    assert Entry.objects.count() == before


def test_of_two_windows_the_second_overwrites_nothing(draft):
    draft(told=GOOD)
    with pytest.raises(Stale):
        draft(told=LOW, seen=0)
    assert Evaluation.objects.get().results == "SESUAI"


def test_a_period_is_written_when_it_is_over_by_the_superior_at_its_end(
    cast, draft, at
):
    with pytest.raises(NotAllowed):
        draft(span=SECOND)
    at(2026, 7, 1)
    moved = cast.agreements[0]
    moved.until = date(2026, 5, 2)
    moved.save()
    with pytest.raises(NotAllowed):
        draft(span=SECOND)
    assert draft(span=FIRST).rating == "BAIK"


def test_nothing_is_written_in_a_closed_year(cycle, draft):
    cycle.stage = Cycle.Stage.CLOSED
    cycle.save()
    with pytest.raises(NotAllowed):
        draft()


# --- Handing over -----------------------------------------------------------------


def test_what_is_handed_over_is_a_row_of_the_register_and_the_person_is_told(
    cast, give, april
):
    it = give(told=LOW)
    assert it.state == State.GIVEN
    row = Appraisal.objects.get(pk=it.appraisal_id)
    assert (row.year, row.period, row.results) == (2026, "Triwulan I", "DI_BAWAH")
    assert (row.behaviour, row.rating) == ("SESUAI", "BUTUH PERBAIKAN")
    assert (row.rater, row.day) == (cast.superior.nip, april)
    [notice] = Notice.objects.filter(to=cast.person)
    assert "PERBAIKAN" not in notice.text_id.upper()
    entry = Entry.objects.get(act="performance-evaluation.handed-in")
    kept = set(Version.objects.filter(entry=entry).values_list("table", flat=True))
    assert kept == {"evaluations.Evaluation", "performance.Appraisal"}


def test_the_year_is_a_row_without_a_period(give, at):
    at(2027, 1, 11)
    it = give(span=YEAR)
    assert (it.appraisal.year, it.appraisal.period) == (2026, "")


def test_a_row_that_the_register_has_already_is_put_right_not_doubled(cast, give):
    known = Appraisal.objects.create(
        employee=cast.agreements[0].employee,
        year=2026,
        period="TW1",
        rating="SANGAT BAIK",
        order=1,
    )
    it = give()
    assert it.appraisal_id == known.pk
    assert again(known).rating == "BAIK"
    [version] = Version.objects.filter(table="performance.Appraisal", record=known.pk)
    assert version.kind == Version.Kind.CHANGED


@pytest.mark.parametrize(
    "told", [Told("SESUAI", ""), Told("DI_BAWAH", "SESUAI"), Told("SESUAI", "DI_ATAS")]
)
def test_what_is_incomplete_is_not_handed_over_nor_is_the_rest(
    cast, cycle, draft, told, april
):
    whole, part = draft(), draft(cast.agreements[1], told)
    seen = {it.pk: it.seen for it in (whole, part)}
    with pytest.raises(NotAllowed):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen=seen, today=april
        )
    assert not Evaluation.objects.exclude(state=State.DRAFT).exists()


def test_nobody_is_evaluated_on_what_was_never_agreed(cast, cycle, draft, april):
    cast.agreements[0].agreed_at = None
    cast.agreements[0].save()
    it = draft()
    with pytest.raises(NotAllowed):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
        )


def test_what_changed_after_it_was_confirmed_is_not_handed_over(
    cast, cycle, draft, april
):
    it = draft()
    draft(told=LOW)
    with pytest.raises(Stale):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
        )


def test_handed_over_twice_it_is_handed_over_once(cast, cycle, give, april):
    it = give()
    told = Notice.objects.count()
    again_ = actions.hand_over(
        by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
    )
    assert again_ == []
    assert Appraisal.objects.filter(employee=it.agreement.employee, year=2026).count()
    assert Notice.objects.count() == told


def test_nobody_hands_over_what_another_wrote(cast, cycle, draft, april):
    it = draft()
    for by in (cast.person, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.hand_over(
                by=by, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
            )


def test_it_is_taken_back_until_it_was_received(cast, give, receive):
    it = actions.take_back(by=cast.superior, evaluation=give())
    assert it.state == State.DRAFT
    year = Appraisal.objects.standing().filter(year=2026)
    assert not year.filter(employee=it.agreement.employee).exists()
    it = receive(give())
    with pytest.raises(NotAllowed):
        actions.take_back(by=cast.superior, evaluation=it)


# --- Receiving and objecting ------------------------------------------------------


def test_the_days_to_object_count_from_the_receipt(give, receive, at):
    it = give()
    day = at(2026, 4, 20)
    it = receive(it)
    assert it.object_until == day + timedelta(days=DAYS)
    at(2026, 4, 22)
    assert receive(it).object_until == day + timedelta(days=DAYS)  # twice is once


def test_only_the_person_receives(cast, give):
    it = give()
    for by in (cast.superior, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.receive(by=by, evaluation=it, today=timezone.localdate())


def test_a_receipt_on_paper_has_a_day_a_way_and_is_told(cast, give, at, april):
    it, today = give(), at(2026, 4, 9)
    note = {"by": cast.superior, "evaluation": it, "today": today}
    for day, how in ((today, " "), (date(2026, 4, 5), "di atas kertas")):
        with pytest.raises(NotAllowed):
            actions.note_receipt(day=day, how=how, **note)
    with pytest.raises(PermissionDenied):
        actions.note_receipt(day=april, how="x", **note | {"by": cast.stranger})
    it = actions.note_receipt(day=april, how="di atas kertas", **note)
    assert it.object_until == april + timedelta(days=DAYS)
    assert Notice.objects.filter(to=cast.person, text_id__contains="dicatat").exists()


def test_an_objection_goes_to_the_superior_of_who_evaluated(
    cast, give, receive, contest
):
    it = receive(give(told=LOW))
    filed = contest(it)
    assert filed.decider == cast.head.nip
    assert again(it).state == State.OBJECTED
    assert contest(it).pk == filed.pk  # sent twice
    with pytest.raises(NotAllowed):
        contest(it, "Alasan lain.")
    for to in (cast.head, cast.superior):
        assert Notice.objects.filter(to=to).count() == 1


def test_where_nobody_stands_above_the_appointing_authority_decides(
    cast, give, receive, contest, user_with
):
    of_superior = cast.agreements[0].cycle.agreements.get(
        employee__nip=cast.superior.nip
    )
    of_superior.superior = cast.person.nip  # nobody decides about themselves
    of_superior.save()
    filed = contest(receive(give(told=LOW)))
    assert filed.decider == ""
    authority = user_with(Role.AUTHORITY)
    with pytest.raises(PermissionDenied):
        decide(cast.head, filed, Verdict(False, "Tetap."))
    decided = decide(authority, filed, Verdict(False, "Laporannya terlambat."))
    assert decided.outcome == Contest.Outcome.KEPT


def test_nobody_objects_too_early_too_late_or_for_another(
    cast, give, receive, contest, at
):
    it = give(told=LOW)
    with pytest.raises(NotAllowed):
        contest(it)
    last = receive(it).object_until
    for by in (cast.superior, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions_contest.contest(by=by, evaluation=it, text="x", today=last)
    day = last + timedelta(days=1)
    at(day.year, day.month, day.day)
    with pytest.raises(NotAllowed):
        contest(it)
    at(last.year, last.month, last.day)
    assert contest(it).is_open


def test_a_change_is_written_into_the_register_and_what_was_stays_to_be_read(
    cast, give, receive, contest
):
    it = receive(give(told=LOW))
    filed = contest(it)
    verdict = Verdict(True, "Laporannya tepat waktu.", "SESUAI", "SESUAI")
    for by in (cast.superior, cast.person, cast.stranger):
        with pytest.raises(PermissionDenied):
            decide(by, filed, verdict)
    decided = decide(cast.head, filed, verdict)
    it = again(it)
    assert (it.state, it.rating, it.appraisal.rating) == ("final", "BAIK", "BAIK")
    assert it.appraisal.rater == cast.head.nip
    assert decided.results_before == "DI_BAWAH"
    assert it.reason == LOW.reason
    with pytest.raises(NotAllowed):
        decide(cast.head, filed, Verdict(False, "Lagi."))


def test_a_decision_needs_reasons_and_a_change_a_difference(
    cast, give, receive, contest
):
    filed = contest(receive(give(told=LOW)))
    for verdict in (
        Verdict(False, "  "),
        Verdict(True, "Diubah.", "DI_BAWAH", "SESUAI"),
        Verdict(True, "Diubah.", "BAGUS", "SESUAI"),
    ):
        with pytest.raises(NotAllowed):
            decide(cast.head, filed, verdict)
    assert again(filed).is_open


def test_a_withdrawn_objection_is_decided_by_nobody(cast, give, receive, contest):
    it = receive(give(told=LOW))
    filed = contest(it)
    actions_contest.withdraw(by=cast.person, evaluation=it)
    actions_contest.withdraw(by=cast.person, evaluation=it)
    assert again(it).state == State.RECEIVED
    with pytest.raises(NotAllowed):
        decide(cast.head, filed, Verdict(False, "Tetap."))


# --- What days bring --------------------------------------------------------------


def test_it_becomes_final_the_day_after_the_last_one_and_not_while_objected(
    give, receive, contest, cast
):
    it, other = receive(give(told=LOW)), give(cast.agreements[1])
    chores.look(it.object_until)
    assert again(it).state == State.RECEIVED
    late = it.object_until + timedelta(days=1)
    filed = contest(it)
    chores.look(late)
    assert again(it).state == State.OBJECTED
    actions_contest.withdraw(by=cast.person, evaluation=filed.evaluation)
    chores.look(late)
    assert again(it).state == State.FINAL
    assert again(other).state == State.GIVEN  # never without a receipt


def test_who_has_not_received_and_who_has_a_step_due_is_reminded_once(
    give, cast, april
):
    it = give()
    actions_after.follow_up(
        by=cast.superior, evaluation=it, kind="coaching", text="Tiap Senin.", due=april
    )
    day = april + timedelta(days=8)
    chores.look(day)
    told = Notice.objects.count()
    assert Notice.objects.filter(text_id__contains="jatuh tempo").count() == 2
    assert Notice.objects.filter(text_id__contains="masih menunggu").count() == 1
    chores.look(day)
    assert Notice.objects.count() == told


def test_a_step_is_agreed_on_and_finished_by_who_evaluates_only(cast, give, april):
    it = give()
    told = {"evaluation": it, "kind": "coaching", "text": "Tiap Senin.", "due": None}
    for by in (cast.person, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions_after.follow_up(by=by, **told)
    step = actions_after.follow_up(by=cast.superior, **told)
    with pytest.raises(PermissionDenied):
        actions_after.finish(by=cast.head, step=step, outcome="Ya", today=april)
    actions_after.finish(by=cast.superior, step=step, outcome="Selesai", today=april)
    actions_after.finish(by=cast.superior, step=step, outcome="Lain", today=april)
    assert FollowUp.objects.get().outcome == "Selesai"


def test_the_front_page_tells_what_waits_in_one_statement_where_nothing_does(
    cast, give, receive, contest, april, django_assert_num_queries, cycle
):
    stranger = loaded(cast.stranger)
    assert str(waiting.of(stranger, april)) == "[]"
    with django_assert_num_queries(1):
        waiting.of(stranger, april)
    [task] = waiting.of(cast.superior, april)
    assert "3" in task.text
    it = give(told=LOW)
    assert len(waiting.of(loaded(cast.person), april)) == 1
    contest(receive(it))
    assert waiting.of(loaded(cast.person), april) == []
    assert any("/keberatan/" in each.url for each in waiting.of(cast.head, april))
    due = cycle.due(FIRST) + timedelta(days=1)
    assert all(each.is_urgent for each in waiting.of(cast.superior, due))
    assert len(queries.to_write(cast.superior, cycle, april)) == 2


def test_people_who_left_stay_out_of_what_is_to_be_written(cast, cycle, april):
    gone = cast.agreements[2]
    gone.until = date(2026, 2, 1)
    gone.save()
    waiting_ = queries.to_write(cast.superior, cycle, april)
    assert {due.agreement.pk for due in waiting_} == {
        each.pk for each in cast.agreements[:2]
    }
    assert Employee.objects.filter(agreements=gone).exists()
