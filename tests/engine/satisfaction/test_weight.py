"""The weight of an element, as settings and printed sheets write it."""

from fractions import Fraction

import pytest

from tepat.satisfaction.weight import UnusableWeight, Weight


@pytest.mark.parametrize(
    ("told", "elements", "each"),
    [
        ("1/9", 9, Fraction(1, 9)),
        (" 1 / 9 ", 9, Fraction(1, 9)),
        ("0.111", 9, Fraction(111, 1000)),
        ("0,11", 9, Fraction(11, 100)),
        ("0.1111", 9, Fraction(1111, 10_000)),
        ("0.071", 14, Fraction(71, 1000)),
        ("1/14", 14, Fraction(1, 14)),
        ("0.05", 20, Fraction(1, 20)),
    ],
)
def test_a_weight_is_one_part_exact_or_cut(told, elements, each):
    assert Weight.read(told, elements).of(elements) == each


@pytest.mark.parametrize(
    "told", ["1/8", "0.112", "0.071", "0.12", "11%", "", "1", "0.", "-0.11", "1/0"]
)
def test_any_other_weight_is_refused_with_those_that_can_be_used(told):
    with pytest.raises(UnusableWeight) as refused:
        Weight.read(told)
    assert refused.value.exit_code == 97
    assert "1/9" in refused.value.say("id")
    assert "0.111" in refused.value.say("en")


def test_a_weight_that_is_cut_to_nothing_is_refused():
    with pytest.raises(UnusableWeight):
        Weight.read("0.0", 14)


@pytest.mark.parametrize("told", ["1/9", "0.111", "0.11"])
def test_a_weight_is_written_as_it_was_read(told):
    assert Weight.read(told).written(9) == told
