"""Expectations: written by the person, agreed or returned by the superior."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.agreements.conftest import FIRST, ISSUED, again, results_of

from tepat_web.agreements import actions, actions_superior, queries
from tepat_web.agreements.actions import Expected, Indicator
from tepat_web.agreements.models import Cycle, State
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.register.actions import Stale

pytestmark = pytest.mark.django_db
MEASURE = (Indicator("quantity", "izin", "1200", "dokumen"),)


def refuses(act, *words):
    with pytest.raises(NotAllowed) as refusal:
        act()
    for word in words:
        assert word in str(refusal.value)


def test_a_result_is_written_with_its_indicators_and_plan(cast, write):
    made = write()
    assert made.number == 1
    assert made.indicators == [
        {"aspect": "time", "text": "waktu terbit", "target": "3", "unit": "hari"}
    ]
    assert made.plan == {"3": "Meja layanan dibuka"}
    assert Entry.objects.latest("number").act == "result.saved"


@pytest.mark.parametrize(
    "told",
    [
        Expected("  ", indicators=MEASURE),
        Expected("Izin terbit"),
        Expected("Izin terbit", indicators=(Indicator("time", "waktu", ""),)),
        Expected("Izin terbit", indicators=(Indicator("mood", "senang", "1"),)),
        Expected("Izin terbit", kind="side", indicators=MEASURE),
        Expected("Izin terbit", indicators=MEASURE, plan={"4": "bukan periode"}),
        Expected("Izin terbit", indicators=MEASURE, supports=999_999),
    ],
)
def test_what_nobody_could_see_reached_is_refused(cast, write, told):
    refuses(lambda: write(told))
    assert not results_of(cast.of_sri).exists()


def test_only_the_person_writes(cast, write):
    for by in (cast.budi, cast.tono, cast.planner):
        with pytest.raises(PermissionDenied):
            write(by=by)


def test_a_result_serves_only_what_the_own_superior_has_handed_in(cast, write):
    above = write(by=cast.budi, agreement=cast.of_budi)
    serving = Expected("Berkas lengkap", indicators=MEASURE, supports=above.pk)
    refuses(lambda: write(serving))  # Budi is still writing
    again(cast.of_budi).__class__.objects.filter(pk=cast.of_budi.pk).update(
        state=State.AGREED
    )
    assert write(serving).supports == above
    mine = results_of(cast.of_sri).get()
    circle = Expected("Lingkaran", indicators=MEASURE, supports=mine.pk)
    refuses(lambda: write(circle))


def test_two_windows_do_not_overwrite_each_other(cast, write):
    made = write()
    seen = queries.version_of(made)
    first = Expected("Izin terbit dalam dua hari", indicators=MEASURE)
    tell = {"by": cast.sri, "agreement": cast.of_sri, "result": made, "seen": seen}
    actions.save_result(told=first, **tell)
    actions.save_result(told=first, **tell)  # a double click: the same thing
    with pytest.raises(Stale):
        actions.save_result(told=ISSUED, **tell)
    assert results_of(cast.of_sri).get().text == first.text


def test_numbers_are_never_given_twice(cast, write):
    first, second = write(), write(Expected("Dua", indicators=MEASURE))
    actions.remove_result(by=cast.sri, result=second)
    actions.remove_result(by=cast.sri, result=second)
    third = write(Expected("Tiga", indicators=MEASURE))
    assert (first.number, third.number) == (1, 3)
    with pytest.raises(Stale):
        actions.save_result(
            by=cast.sri, agreement=cast.of_sri, told=ISSUED, result=second
        )


def test_it_is_handed_in_once_and_the_superior_told_once(cast, write):
    refuses(lambda: actions.hand_in(by=cast.sri, agreement=cast.of_sri, resources=""))
    write()
    for _click in range(2):
        actions.hand_in(by=cast.sri, agreement=cast.of_sri, resources="")
    assert Entry.objects.filter(act="agreement.handed-in").count() == 1
    told = Notice.objects.get(to=cast.budi)
    assert told.url == f"/skp/{cast.of_sri.pk}/tinjau/"
    assert cast.of_sri.employee.name not in told.text_id + told.text_en
    refuses(write)  # it is with Budi now


def test_nobody_agrees_for_who_has_no_superior(cast, write):
    write()
    type(cast.of_sri).objects.filter(pk=cast.of_sri.pk).update(superior="")
    refuses(
        lambda: actions.hand_in(by=cast.sri, agreement=cast.of_sri, resources=""),
        "BKPSDM",
    )


def test_only_the_superior_of_the_row_agrees(cast, handed_in):
    for by in (cast.sri, cast.tono, cast.planner):
        with pytest.raises(PermissionDenied):
            actions_superior.agree(
                by=by, agreement=handed_in, expectations={}, seen=handed_in.seen
            )


def test_what_nobody_read_is_not_agreed(cast, handed_in, write):
    seen = handed_in.seen
    actions.take_back(by=cast.sri, agreement=handed_in)
    write(Expected("Satu lagi", indicators=MEASURE))
    actions.hand_in(by=cast.sri, agreement=handed_in, resources="")
    with pytest.raises(Stale):
        actions_superior.agree(
            by=cast.budi, agreement=handed_in, expectations={}, seen=seen
        )
    assert again(cast.of_sri).state == State.PROPOSED


def test_it_comes_back_with_notes_and_is_written_on(cast, handed_in, write):
    back = {"by": cast.budi, "agreement": handed_in, "expectations": {}}
    refuses(lambda: actions_superior.send_back(**back, note=" ", seen=handed_in.seen))
    for _click in range(2):
        actions_superior.send_back(**back, note="Sebut mutunya", seen=handed_in.seen)
    assert Entry.objects.filter(act="agreement.returned").count() == 1
    write(Expected("Dengan mutu", indicators=MEASURE))
    handed = actions.hand_in(by=cast.sri, agreement=handed_in, resources="")
    agreed = actions_superior.agree(
        by=cast.budi,
        agreement=handed,
        expectations={"LOYAL": "Jaga berkas warga", "LAIN": "tidak dikenal"},
        seen=handed.seen,
    )
    assert agreed.state == State.AGREED
    assert agreed.note == ""
    assert agreed.expectations == {"LOYAL": "Jaga berkas warga"}
    refuses(lambda: actions.take_back(by=cast.sri, agreement=agreed))


def test_a_change_within_the_year_is_another_round(cast, agreed, write):
    refuses(write)
    refuses(lambda: actions_superior.reopen(by=cast.sri, agreement=agreed, reason=" "))
    for _click in range(2):
        actions_superior.reopen(by=cast.sri, agreement=agreed, reason="Tugas baru")
    write(Expected("Tugas baru selesai", indicators=MEASURE))
    handed = actions.hand_in(by=cast.sri, agreement=agreed, resources="")
    actions_superior.agree(
        by=cast.budi, agreement=handed, expectations={}, seen=handed.seen
    )
    first, second = queries.rounds(agreed)
    assert [len(each.terms["results"]) for each in (first, second)] == [1, 2]
    assert (first.reason, second.reason) == ("", "Tugas baru")


def test_a_change_that_the_superior_is_writing_is_not_read_below(
    cast, agreed, write, begin
):
    kept = results_of(agreed).get()
    other = type(kept.agreement.employee).objects.exclude(nip=cast.sri.nip).last()
    below = begin(other, superior=cast.sri.nip)
    actions_superior.reopen(by=cast.sri, agreement=agreed, reason="Target baru")
    changed = Expected("Rahasia sampai disepakati", indicators=MEASURE)
    told = {"told": changed, "result": kept, "seen": queries.version_of(kept)}
    actions.save_result(by=cast.sri, agreement=agreed, **told)
    write(Expected("Baru", indicators=MEASURE))
    assert [it.text for it in queries.to_support(below)] == [ISSUED.text]
    actions.remove_result(by=cast.sri, result=kept)
    assert [it.text for it in queries.to_support(below)] == [ISSUED.text]
    assert not results_of(agreed).filter(text=ISSUED.text).exists()
    actions.hand_in(by=cast.sri, agreement=agreed, resources="")
    assert [it.text for it in queries.to_support(below)] == ["Baru"]


def test_a_change_given_up_leaves_what_was_agreed_to_the_letter(cast, agreed, write):
    kept = results_of(agreed).get()
    actions_superior.reopen(by=cast.budi, agreement=agreed, reason="Target baru")
    write(Expected("Tidak jadi", indicators=MEASURE))
    actions.remove_result(by=cast.sri, result=kept)
    with pytest.raises(PermissionDenied):
        actions_superior.give_up_change(by=cast.tono, agreement=agreed)
    for _click in range(2):
        actions_superior.give_up_change(by=cast.sri, agreement=agreed)
    assert Entry.objects.filter(act="agreement.restored").count() == 1
    assert results_of(agreed).get().content() == kept.content()
    assert again(agreed).state == State.AGREED
    assert again(agreed).resources == "Dua orang"


def test_nothing_changes_in_a_closed_year_or_in_a_place_that_was_left(cast, write):
    kept = again(cast.of_sri)
    type(kept).objects.filter(pk=kept.pk).update(until="2026-03-01")
    refuses(write)
    type(kept).objects.filter(pk=kept.pk).update(until=None)
    Cycle.objects.update(stage=Cycle.Stage.CLOSED)
    refuses(write, "2026")


def test_last_year_is_copied_into_a_blank_one_only(cast, begin, write):
    refuses(lambda: actions.copy_last(by=cast.sri, agreement=cast.of_sri))
    write()
    before = again(cast.of_sri)
    last = Cycle.objects.create(
        year=2025, agree_until="2025-01-31", stage=Cycle.Stage.CLOSED
    )
    type(before).objects.filter(pk=before.pk).update(cycle=last)
    now = begin(before.employee)
    assert actions.copy_last(by=cast.sri, agreement=now) == 1
    copied = results_of(now).get()
    assert (copied.text, copied.plan, copied.supports) == (ISSUED.text, {}, None)
    refuses(lambda: actions.copy_last(by=cast.sri, agreement=now))


def test_the_periods_of_an_agreement_are_those_in_which_it_was_in_force(cast):
    it = again(cast.of_sri)
    assert len(queries.spans(it)) == 4
    it.since, it.until = it.since.replace(month=4), it.since.replace(month=8)
    assert [each.last for each in queries.spans(it)] == [6, 9]
    assert FIRST not in queries.spans(it)
