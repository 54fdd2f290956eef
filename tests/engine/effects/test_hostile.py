"""Cities with holes: whatever is asked, the answer is whole or refused in words."""

import json
import random
from datetime import date, timedelta

import pytest

from tepat import law
from tepat.cli.effect import _as_json
from tepat.cli.printer import Printer
from tepat.effects import Compare, Measure, Outcome, Question, effect
from tepat.effects.errors import NothingToCompare
from tepat.errors import TepatError
from tepat.satisfaction.sheets import KEYS

DAY = date(2026, 11, 24)
FIRST, LONG_AGO = date(2024, 1, 1), date(2015, 1, 1)
LAW = law.on(DAY)


def with_holes(chance, city):
    """Units, some alone, some below the first; answers and people by chance."""
    codes = [f"U{at}" for at in range(chance.randint(1, 14))]
    units = [
        {
            "unit": code,
            "name": code,
            "kind": chance.choice(["sekolah", "dinas", None]),
            "parent": "U0" if code != "U0" and chance.random() < 0.3 else None,
        }
        for code in codes
    ]
    scores = [3] if chance.random() < 0.15 else [1, 2, 3, 4, 4, None]
    surveys = [
        {
            "unit": code,
            "day": date(2024, 1, 1)
            + timedelta(days=91 * quarter + chance.randint(0, 90)),
            **{key: chance.choice(scores) for key in KEYS},
        }
        for code in codes
        for quarter in range(chance.randint(0, 10))
        for _ in range(chance.choice([0, 0, 1, 1, 2, 5]))
    ]
    people, appraisals, trainings = [], [], []
    for at in range(chance.randint(0, 60)):
        nip = f"19900101201503{at:04}"
        since = chance.choice(
            [date(2015, 1, 1), date(2015, 1, 1), date(2024, 6, 1), None]
        )
        unit = chance.choice(codes)
        people.append({"nip": nip, "name": "x", "unit": unit, "position_since": since})
        appraisals += [
            {
                "nip": nip,
                "year": year,
                "period": chance.choice([None, None, "Triwulan I", "x"]),
                "rating": chance.choice(["BAIK", "SANGAT BAIK", "KURANG", None]),
            }
            for year in range(2021, 2026)
            if chance.random() < 0.8
        ]
        ended = chance.choice([date(2023, 12, 31), date(2024, 5, 1), None, None, None])
        if ended is not None:
            trainings.append(
                {"nip": nip, "name": "t", "training": "L1", "ended": ended}
            )
    return codes, city(
        surveys,
        units,
        employees=people,
        appraisals=appraisals,
        trainings=trainings,
    )


def questions(chance, codes):
    some = tuple(chance.sample(codes, chance.randint(1, len(codes))))
    compare = chance.choice(list(Compare))
    event = date(2025, chance.randint(1, 12), chance.randint(1, 28))
    yield Question(event, some, compare=compare)
    yield Question(
        chance.choice([date(2024, 1, 1), date(2025, 1, 1), date(2023, 7, 1)]),
        some,
        outcome=Outcome.PERFORMANCE,
        compare=compare,
        measure=chance.choice(list(Measure)),
    )
    yield Question(training="L1", share=chance.choice([5, 25, 60]))
    yield Question(training="L1", outcome=Outcome.PERFORMANCE)


@pytest.mark.parametrize("seed", range(40))
def test_every_question_has_an_answer_or_a_reason(city, seed):
    chance = random.Random(seed)
    codes, snapshot = with_holes(chance, city)
    for question in questions(chance, codes):
        try:
            found = effect(snapshot, LAW, question)
        except TepatError as refusal:
            assert refusal.say("id") != refusal.say("en")
            continue
        told = json.dumps(_as_json(found, Printer("id", True)), allow_nan=False)
        assert json.loads(told)["sentence"]
        if found.estimate.low is not None:
            assert found.estimate.low < found.estimate.effect < found.estimate.high
        assert set(found.study.treated) <= set(codes)
        assert not set(question.units) & set(found.study.compared)


def test_units_that_were_never_asked_in_the_same_periods_cannot_be_compared(
    city, sheets, ask
):
    rows = []
    for unit, shift in (("A", 0), ("B", 365), ("C", 365)):
        for away in (-100 - shift, 100 + shift):
            day = date(2025, 1, 1) + timedelta(days=away)
            rows += sheets(unit, day, 2, 3, 4)
    with pytest.raises(NothingToCompare, match="periode yang sama"):
        ask(city(rows), date(2025, 1, 1))
