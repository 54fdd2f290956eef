"""Why a field earned what it did."""

import pytest

from tepat.fit import of_field
from tepat.policy import Policy


def test_a_field_outside_the_list_is_told_with_the_nearest_on_it():
    found = of_field("Perpajakan", "Hukum; Akuntansi", Policy())
    assert found.near == "Akuntansi"
    assert "Perpajakan" in found.say("id")
    assert "Akuntansi" in found.say("en")


@pytest.mark.parametrize(
    ("field", "required", "chosen"),
    [
        ("Akuntansi", "Akuntansi", "LEARNED"),  # the rule says it is listed
        ("Hukum", "Semua Jurusan", "LEARNED"),
        (None, "Akuntansi", "LEARNED"),
        ("Hukum", None, "LEARNED"),
        ("Perpajakan", "Akuntansi", "FAMILY"),  # the points do not rest on nearness
    ],
)
def test_what_a_rule_tells_needs_no_second_reason(field, required, chosen):
    assert of_field(field, required, Policy(unlisted_fields=chosen)) is None
