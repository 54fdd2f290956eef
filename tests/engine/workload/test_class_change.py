import pytest

from tepat.snapshot import Settings
from tepat.workload import ClassChange, WhatIf, analyse, whatif_file

from .cities import LAW, city, position

ROWS = (
    {"position": "PA", "grade": 7, "pupils": 96, "ratio": 32, "hours": 6},
    {"position": "PB", "grade": 7, "pupils": 96, "ratio": 32, "groups": 5},
    {"position": "PB", "grade": 8, "groups": 2},  # nothing its classes could follow
    {"position": "PS", "kind": "BK", "pupils": 300},
)


def teachers(*changes):
    """Exact teachers at A, at B, and in S below A."""
    snapshot = city(
        [position("PA", "A"), position("PB", "B"), position("PS", "S")],
        Settings(teacher_rounding="KE_ATAS"),
        teaching=ROWS,
    )
    asked = WhatIf("?", classes=changes)
    return analyse(snapshot, LAW, asked=asked).needs["fte"].to_list()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, (0.75, 7, 2)),  # 3 × 6 ÷ 24; 5 + 2; 300 ÷ 150
        # 106 pupils are 4 classes of 32; what was told as 5 follows them too.
        (ClassChange("pupils", percent=10), (1, 6, 2.2)),
        (ClassChange("pupils", value=33), (0.5, 4, 0.22)),
        (ClassChange("pupils", percent=10, unit="A"), (1, 7, 2.2)),
        (ClassChange("pupils", percent=10, position="PA"), (1, 7, 2)),
        (ClassChange("pupils", percent=10, grade=8), (0.75, 7, 2)),
        (ClassChange("pupils", percent=10, grade=7), (1, 6, 2)),
        (ClassChange("ratio", value=24), (1, 6, 2)),
        (ClassChange("ratio", percent=-25), (1, 6, 2)),
        (ClassChange("lessons", value=4), (0.5, 7, 2)),
        (ClassChange("lessons", percent=100, unit="B"), (0.75, 7, 2)),
    ],
)
def test_classes_follow_pupils_and_ratio_and_teachers_follow_classes(change, expected):
    assert teachers(*([change] if change else [])) == list(expected)


def test_changes_are_taken_one_after_the_other():
    changes = (ClassChange("pupils", percent=100), ClassChange("ratio", percent=100))
    assert teachers(*changes) == [0.75, 5, 4]


TEXT = """
[[scenario]]
name = "Murid"
[[scenario.pupils]]
percent = 10
grade = 7
[[scenario.ratio]]
value = 28
unit = "A"
[[scenario.lessons]]
position = "PA"
percent = -50
"""


def test_a_file_may_change_classes():
    (asked,) = whatif_file.parse(TEXT, "s.toml")
    assert asked.classes == (
        ClassChange("pupils", percent=10, grade=7),
        ClassChange("ratio", value=28, unit="A"),
        ClassChange("lessons", percent=-50, position="PA"),
    )


@pytest.mark.parametrize(
    "change",
    [
        "[[scenario.ratio]]\nvalue = 0",
        "[[scenario.ratio]]\npercent = -100",
        "[[scenario.pupils]]\nvalue = 10\ngrade = 'VII'",
        "[[scenario.pupils]]\nvalue = 10\ngrade = 14",
        "[[scenario.pupils]]\nvalue = 10\ntext = 'IPA'",
    ],
)
def test_what_no_class_can_be_is_refused(change):
    with pytest.raises(whatif_file.WhatIfError):
        whatif_file.parse(f"[[scenario]]\nname = 'A'\n{change}", "s.toml")
