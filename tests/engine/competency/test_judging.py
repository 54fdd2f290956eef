"""Whose judgement counts follows a rule of the city; nothing is averaged."""

import pytest

from tepat.competency import JudgingPolicy, taken

GIVEN = {"self": 5, "superior": 3, "assessor": 2}


@pytest.mark.parametrize(
    ("order", "levels", "expected"),
    [
        (("assessor", "superior"), GIVEN, ("assessor", 2)),
        (("assessor", "superior"), GIVEN | {"assessor": None}, ("superior", 3)),
        (("assessor",), GIVEN | {"assessor": None}, None),
        (("assessor", "superior"), {"self": 5}, None),  # one's own word is not enough
        (("superior", "assessor", "self"), {"self": 1}, ("self", 1)),
        (("assessor",), {"assessor": 0}, ("assessor", 0)),  # 0 is a level
    ],
)
def test_the_first_of_the_order_who_gave_a_level_counts(order, levels, expected):
    assert taken(levels, JudgingPolicy(order)) == expected


@pytest.mark.parametrize("order", [(), ("chief",), ("assessor", "assessor")])
def test_a_rule_names_judges_each_once(order):
    with pytest.raises(ValueError, match="Kebijakan bawaan Tepat"):
        JudgingPolicy(order)


def test_a_rule_is_cited_by_its_decree():
    policy = JudgingPolicy(decree="Perwali 12/2026")
    assert str(policy.cites("1").instrument) == "Perwali 12/2026"
