"""How far somebody is: by what was attended and what is held, day by day."""

from datetime import date

import pytest

from tepat_web.curricula.credentials import Validity, validity
from tepat_web.curricula.models import CredentialKind, Stage
from tepat_web.curricula.progress import (
    Attended,
    Held,
    How,
    following,
    steps,
)
from tepat_web.performance.models import TrainingOffer

BEGINS = date(2024, 1, 1)
TODAY = date(2026, 11, 26)
A, B = TrainingOffer(pk=1, code="A"), TrainingOffer(pk=2, code="B")
SIP = CredentialKind(pk=7)


def one(stage, attended=(), held=(), begins=BEGINS):
    (step,) = steps([stage], begins, dict(attended), dict(held), TODAY)
    return step


def on(day):
    return {"A": Attended(day, day)}


@pytest.mark.parametrize(
    ("within", "how", "due"),
    [
        (6, How.LATE, date(2024, 7, 1)),
        (36, How.SOON, date(2027, 1, 1)),
        (48, How.AHEAD, date(2028, 1, 1)),
    ],
)
def test_a_training_not_attended_is_due_by_months_from_the_beginning(within, how, due):
    step = one(Stage(number=1, offer=A, within=within))
    assert (step.how, step.due, step.done_on) == (how, due, None)


def test_a_training_attended_once_is_done_for_good_unless_it_comes_again():
    day = date(2025, 3, 31)
    step = one(Stage(number=1, offer=A, within=6), on(day))
    assert (step.how, step.due, step.done_on) == (How.DONE, None, day)
    step = one(Stage(number=1, offer=A, within=6, again=36), on(day))
    assert (step.how, step.due) == (How.DONE, date(2028, 3, 31))
    step = one(Stage(number=1, offer=A, within=6, again=23), on(day))
    assert (step.how, step.due) == (How.SOON, date(2027, 2, 28))
    step = one(Stage(number=1, offer=A, within=6, again=12), on(day))
    assert (step.how, step.due, step.done_on) == (How.LATE, date(2026, 3, 31), day)


def test_of_a_training_without_a_day_nobody_says_when_it_comes_again():
    again = Stage(number=1, offer=A, within=6, again=12)
    step = one(again, {"A": Attended(None, None)})
    assert (step.how, step.due, step.done_on) == (How.UNKNOWN, None, None)
    # Only the year is known: counted from its first day, shown as not known.
    step = one(again, {"A": Attended(None, date(2026, 1, 1))})
    assert (step.how, step.due, step.done_on) == (How.SOON, date(2027, 1, 1), None)


def test_a_credential_must_be_valid_and_what_asks_for_both_needs_both():
    stage = Stage(number=1, credential=SIP, within=6)
    assert one(stage).how is How.LATE
    assert one(stage, held={7: Held(BEGINS, None)}).how is How.DONE
    assert one(stage, held={7: Held(BEGINS, date(2026, 11, 25))}).how is How.LATE
    assert one(stage, held={7: Held(BEGINS, TODAY)}).how is How.SOON
    both = Stage(number=1, offer=A, credential=SIP, within=6)
    assert one(both, on(TODAY)).how is How.LATE
    assert one(both, on(TODAY), {7: Held(BEGINS, None)}).how is How.DONE


def test_the_next_stage_is_the_first_due_of_those_that_are_not_done():
    first = Stage(number=1, offer=A, within=6)
    second = Stage(number=2, offer=B, within=36)
    told = steps([first, second], BEGINS, {}, {}, TODAY)
    assert following(told).stage is first
    told = steps([first, second], BEGINS, on(TODAY), {}, TODAY)
    assert following(told).stage is second
    assert following(steps([first], BEGINS, on(TODAY), {}, TODAY)) is None


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (None, Validity.VALID),
        (date(2026, 11, 25), Validity.EXPIRED),
        (TODAY, Validity.WITHIN_30),
        (date(2026, 12, 26), Validity.WITHIN_30),
        (date(2026, 12, 27), Validity.WITHIN_90),
        (date(2027, 2, 24), Validity.WITHIN_90),
        (date(2027, 5, 25), Validity.WITHIN_180),
        (date(2027, 5, 26), Validity.VALID),
    ],
)
def test_a_credential_holds_on_its_last_day_and_is_warned_of_in_three_stages(
    ends, told
):
    assert validity(ends, TODAY) is told
