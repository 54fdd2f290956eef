import pytest

from tepat.workload import DriverChange, TaskChange, WhatIf, whatif_file
from tepat.workload.whatif_file import WhatIfError

from .cities import city, position, task

WHOLE = """
[[scenario]]
name = " Izin daring "
effective_hours = 1300
health_hours = 1155.5
[[scenario.driver]]
code = "IZIN"
unit = "A"
percent = -12.5
[[scenario.time]]
text = "izin"
job = "J"
percent = -40
[[scenario.volume]]
position = "P"
value = 0

[[scenario]]
name = "Lain"
[[scenario.time]]
minutes = 30
"""


def refused(text):
    with pytest.raises(WhatIfError) as refusal:
        whatif_file.parse(text, "s.toml")
    assert refusal.value.exit_code == 58
    return refusal.value.say("id"), refusal.value.say("en")


def test_a_file_holds_several_scenarios():
    assert whatif_file.parse(WHOLE, "s.toml") == (
        WhatIf(
            "Izin daring",
            1300,
            1155.5,
            (DriverChange("IZIN", "A", percent=-12.5),),
            (
                TaskChange("volume", value=0, position="P"),
                TaskChange("time", percent=-40, job="J", text="izin"),
            ),
        ),
        WhatIf("Lain", tasks=(TaskChange("time", value=30),)),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "[[scenario]]"),
        ("scenario = 3", "[[scenario]]"),
        ("scenario = [3]", "[[scenario]]"),
        ("[[scenarios]]\nname = 'A'", "scenarios"),
        ("[[scenario]]\nname = 'A'", "scenario 1"),
        ("[[scenario]]\neffective_hours = 1300", "name"),
        ("[[scenario]]\nname = 'A'\neffective_hours = 0", "effective_hours"),
        ("[[scenario]]\nname = 'A'\neffective_hours = 9000", "effective_hours"),
        ("[[scenario]]\nname = 'A'\nhealth_hours = true", "health_hours"),
        ("[[scenario]]\nname = 'A'\nhours = 1300", "hours"),
        ("[[scenario]]\nname = 'A'\n[scenario.time]\npercent = 1", "time"),
        ("[[scenario]]\nname = 'A'\n[[scenario.driver]]\npercent = 1", "code"),
        ("[[scenario]]\nname = 'A'\n[[scenario.driver]]\ncode = 'X'", "value"),
        (
            "[[scenario]]\nname = 'A'\n[[scenario.time]]\npercent = 1\nminutes = 2",
            "minutes",
        ),
        ("[[scenario]]\nname = 'A'\n[[scenario.time]]\npercent = -100", "percent"),
        ("[[scenario]]\nname = 'A'\n[[scenario.time]]\npercent = inf", "percent"),
        ("[[scenario]]\nname = 'A'\n[[scenario.volume]]\nvalue = -1", "value"),
        ("[[scenario]]\nname = 'A'\n[[scenario.volume]]\npercent = 'x'", "percent"),
        ("[[scenario]]\nname = 'A'\n[[scenario.time]]\nminutes = 2\ntxt = 'a'", "txt"),
        (
            "[[scenario]]\nname = 'A'\n[[scenario.time]]\nminutes = 2\ntext = ' '",
            "text",
        ),
        ("[[scenario]]\nname = 'A{b}'\n[[scenario.time]]\nx{y} = 2", "TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_named_in_both_languages(text, named):
    for said in refused(text):
        assert named in said


def test_every_fault_is_told_at_once():
    said, _ = refused(
        "[[scenario]]\nname = 'A'\n[[scenario.time]]\nminutes = -2\n"
        "[[scenario]]\nname = 'A'\n[[scenario.volume]]\nvolume = 3\n"
    )
    assert [line for line in said.splitlines() if line.startswith("- ")] == [
        "- scenario 1, time 1: minutes berisi -2; yang dapat dipakai: ≥ 0.",
        "- scenario 2: name “A” sudah dipakai; beri nama lain.",
        "- scenario 2, volume 1: volume tidak dikenal; yang ada: value, percent, "
        "position, job, unit, driver, text.",
        "- scenario 2, volume 1: isi tepat satu dari value dan percent.",
    ]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WhatIfError):
        whatif_file.read(tmp_path / "tidak-ada.toml")


def test_a_file_is_read_as_utf_8(tmp_path):
    file = tmp_path / "s.toml"
    file.write_text(WHOLE, "utf-8")
    assert len(whatif_file.read(file)) == 2
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(WhatIfError):
        whatif_file.read(file)


def test_codes_that_the_data_does_not_have_are_named():
    snapshot = city(
        [position("P", job="J")],
        tasks=[task("P", 1, driver="LAMA")],
        drivers=[{"driver": "IZIN", "name": "Izin", "value": 1.0}],
    )
    known = WhatIf(
        drivers=(DriverChange("IZIN", "A", value=1), DriverChange("LAMA", value=1)),
        tasks=(TaskChange("time", value=1, position="P", job="J", unit="S"),),
    )
    whatif_file.demand_known((known,), snapshot)
    strange = WhatIf(
        drivers=(DriverChange("IZN", "X", value=1),),
        tasks=(TaskChange("time", value=1, position="p", job="JJ", driver="IZN"),),
    )
    with pytest.raises(WhatIfError) as refusal:
        whatif_file.demand_known((known, strange), snapshot)
    assert set(refusal.value.facts["codes"]) == {"IZN", "X", "p", "JJ"}
