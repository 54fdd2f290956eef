from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat import law
from tepat.fit import Fit, Part, measure
from tepat.intake.town import build
from tepat.policy import PARTS, Policy
from tepat.rules.grid import distinct
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET, targets

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
TOWN = build(60, 3)
PEOPLE = people(TOWN, LAW, DAY)
TARGETS, _ = distinct(targets(TOWN, LAW), ["standard", *TARGET])
SERVED = experience_of(TOWN, PEOPLE, DAY)


def part(name, points, is_unknown=False):
    return Part(
        name,
        np.array([[points]], dtype=np.int16),
        np.array([[is_unknown]]),
        np.zeros(1, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
    )


def test_a_score_is_the_weighted_sum_rounded_half_up():
    earned = dict(zip(PARTS, (875, 800, 750, 333), strict=True))
    fit = Fit(tuple(part(*entry) for entry in earned.items()), Policy().weights)
    # 40 × 875 + 30 × 800 + 15 × 750 + 15 × 333 = 75,245, so 752.45
    assert fit.table().tolist() == [[752]]
    half = Fit((part("competency", 5),), {"competency": 10})  # 0.5
    assert half.table().tolist() == [[1]]


def test_a_missing_part_scores_nothing_and_is_named_unknown():
    fit = Fit(
        (part("competency", 0, is_unknown=True), part("performance", 800)),
        {"competency": 40, "performance": 60},
    )
    assert fit.of(0, 0) == {"competency": None, "performance": 800}
    assert fit.table().tolist() == [[480]]


def test_the_best_of_everything_is_a_thousand():
    fit = Fit(tuple(part(name, 1000) for name in PARTS), Policy().weights)
    assert fit.table().tolist() == [[1000]]


@settings(max_examples=25)
@given(
    st.integers(0, PEOPLE.height - 1),
    st.integers(0, TARGETS.height - 1),
    st.sampled_from([Policy(), Policy(same_field_family=0, full_experience_months=12)]),
)
def test_one_pair_measured_alone_scores_as_among_all(person, target, policy):
    among_all = measure(TOWN, PEOPLE, TARGETS, LAW, policy, SERVED)
    alone = measure(TOWN, PEOPLE[person], TARGETS[target], LAW, policy, SERVED)
    parts = among_all.of(person, target)
    assert alone.of(0, 0) == parts
    weighted = sum(policy.weights[name] * (parts[name] or 0) for name in PARTS)
    score = among_all.table()[person, target]
    assert score == (weighted + 50) // 100
    assert alone.table().tolist() == [[score]]


def test_every_score_of_a_town_lies_between_0_and_1000():
    scores = measure(TOWN, PEOPLE, TARGETS, LAW, Policy(), SERVED).table()
    assert scores.shape == (PEOPLE.height, TARGETS.height)
    assert scores.min() >= 0
    assert scores.max() <= 1000
    assert len(np.unique(scores)) > 50


def test_nobody_has_no_scores():
    nobody = measure(TOWN, PEOPLE.clear(), TARGETS, LAW, Policy(), SERVED)
    assert nobody.table().shape == (0, TARGETS.height)


def test_who_is_measured_does_not_depend_on_the_order():
    turned = PEOPLE.reverse()
    forward = measure(TOWN, PEOPLE, TARGETS, LAW, Policy(), SERVED).table()
    backward = measure(TOWN, turned, TARGETS, LAW, Policy(), SERVED).table()
    assert (forward == backward[::-1]).all()
