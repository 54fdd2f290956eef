"""Questions from a file (TOML): several scenarios, every fault of it told at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from tepat.errors import TepatError
from tepat.intake.toml_file import TomlFile, not_known, plain, wrong
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .class_change import ClassChange, ClassNumber
from .whatif import DriverChange, Number, TaskChange, WhatIf

HOURS = ("effective_hours", "health_hours")
HOURS_OF_A_LEAP_YEAR = 8_784
OF_CLASSES = ("pupils", "ratio", "lessons")
CHANGES = ("driver", "time", "volume", *OF_CLASSES)
SELECTORS = ("position", "job", "unit", "driver", "text")
# The keys of each kind of change: its number, then what it is about.
KEYS: Mapping[str, tuple[str, ...]] = {
    "driver": ("code", "unit", "value", "percent"),
    "time": ("minutes", "percent", *SELECTORS),
    "volume": ("value", "percent", *SELECTORS),
    **dict.fromkeys(OF_CLASSES, ("value", "percent", "position", "unit", "grade")),
}
NUMBER: Mapping[str, str] = {**dict.fromkeys(CHANGES, "value"), "time": "minutes"}
# What by percent never shrinks to nothing.
NEVER_NOTHING = ("time", "ratio")
MOST = 1e12
HIGHEST_GRADE = 13

NO_SCENARIO = Sentence(
    id="Belum ada [[scenario]]; tulis sedikitnya satu, dengan name dan satu perubahan.",
    en="There is no [[scenario]]; write at least one, with name and a change.",
)
STRANGERS = Sentence(
    id="Berkas pengandaian menyebut kode yang tidak ada dalam data: {codes}. Periksa "
    "ejaannya; yang salah ketik tidak akan mengubah apa pun.",
    en="The what-if file names codes that the data does not have: {codes}. Check the "
    "spelling; what is misspelt would change nothing.",
)


class WhatIfError(TepatError):
    """A file of questions that cannot be followed."""

    exit_code: ClassVar[int] = 58


FILE = TomlFile(Sentence(id="Berkas pengandaian", en="The what-if file"), WhatIfError)


def read(path: Path) -> tuple[WhatIf, ...]:
    """Read a file of scenarios.

    Raises:
        WhatIfError: naming every fault of the file at once.
    """
    text = FILE.text(path)
    return parse(text, path.name)


def parse(text: str, name: str) -> tuple[WhatIf, ...]:
    """Read scenarios from the text of their file.

    Args:
        text: The TOML.
        name: What messages call it.

    Raises:
        WhatIfError: naming every fault of the text at once.
    """
    told = FILE.told(text, name)
    FILE.demand(list(_faults(told)), name)
    return tuple(_scenario(each) for each in told["scenario"])


def demand_known(questions: tuple[WhatIf, ...], snapshot: Snapshot) -> None:
    """Refuse questions that name what the data does not have.

    Raises:
        WhatIfError: naming the codes.
    """
    known = {
        "driver": set(snapshot.drivers["driver"]) | set(snapshot.tasks["driver"]),
        "unit": set(snapshot.units["unit"]),
        "position": set(snapshot.positions["position"]),
        "job": set(snapshot.jobs["job"]) | set(snapshot.positions["job"]),
    }
    changes: list[DriverChange | TaskChange | ClassChange] = []
    for asked in questions:
        changes += [*asked.drivers, *asked.tasks, *asked.classes]
    strangers = {
        code: None
        for change in changes
        for kind, codes in known.items()
        if (code := getattr(change, kind, None)) is not None and code not in codes
    }
    if strangers:
        raise WhatIfError(STRANGERS, codes=tuple(strangers))


def _scenario(told: Mapping[str, Any]) -> WhatIf:
    return WhatIf(
        name=told["name"].strip(),
        effective_hours=told.get("effective_hours"),
        health_hours=told.get("health_hours"),
        drivers=tuple(_driver(each) for each in told.get("driver", ())),
        tasks=(
            *(_task("volume", each) for each in told.get("volume", ())),
            *(_task("time", each) for each in told.get("time", ())),
        ),
        classes=(
            *(_classes("pupils", each) for each in told.get("pupils", ())),
            *(_classes("ratio", each) for each in told.get("ratio", ())),
            *(_classes("lessons", each) for each in told.get("lessons", ())),
        ),
    )


def _driver(told: Mapping[str, Any]) -> DriverChange:
    return DriverChange(
        told["code"], told.get("unit"), told.get("value"), told.get("percent")
    )


def _task(number: Number, told: Mapping[str, Any]) -> TaskChange:
    return TaskChange(
        number,
        value=told.get(NUMBER[number]),
        percent=told.get("percent"),
        **{name: told.get(name) for name in SELECTORS},
    )


def _classes(number: ClassNumber, told: Mapping[str, Any]) -> ClassChange:
    return ClassChange(number, **told)


def _faults(told: Mapping[str, Any]) -> Iterator[Sentence]:
    yield from (not_known(key, "[[scenario]]") for key in told if key != "scenario")
    scenarios = told.get("scenario")
    if not isinstance(scenarios, list) or not scenarios:
        yield NO_SCENARIO
        return
    names: set[str] = set()
    for at, scenario in enumerate(scenarios, start=1):
        where = f"scenario {at}"
        if not isinstance(scenario, dict):
            yield NO_SCENARIO
            continue
        name = scenario.get("name")
        if not isinstance(name, str) or not name.strip():
            yield wrong(f"{where}: name", name, '"Izin daring"')
        elif name.strip() in names:
            yield _twice(where, name.strip())
        else:
            names.add(name.strip())
        yield from _faults_of(scenario, where)


def _faults_of(scenario: Mapping[str, Any], where: str) -> Iterator[Sentence]:
    allowed = ("name", *HOURS, *CHANGES)
    for key in scenario:
        if key not in allowed:
            yield not_known(f"{where}: {key}", ", ".join(allowed))
    for key in HOURS:
        hours = scenario.get(key)
        if hours is not None and not (
            _is_number(hours) and 0 < hours <= HOURS_OF_A_LEAP_YEAR
        ):
            yield wrong(f"{where}: {key}", hours, f"0 < {key} ≤ 8784")
    if not any(scenario.get(key) for key in (*HOURS, *CHANGES)):
        yield _nothing(where)
    for kind in CHANGES:
        changes = scenario.get(kind, [])
        if not isinstance(changes, list) or not all(
            isinstance(change, dict) for change in changes
        ):
            yield wrong(f"{where}: {kind}", changes, f"[[scenario.{kind}]]")
            continue
        for at, change in enumerate(changes, start=1):
            yield from _faults_of_change(kind, change, f"{where}, {kind} {at}")


def _faults_of_change(
    kind: str, change: Mapping[str, Any], where: str
) -> Iterator[Sentence]:
    for key in change:
        if key not in KEYS[kind]:
            yield not_known(f"{where}: {key}", ", ".join(KEYS[kind]))
    if kind == "driver" and "code" not in change:
        yield wrong(f"{where}: code", None, '"MURID"')
    for key in ("code", *SELECTORS):
        told = change.get(key)
        if key in change and not (isinstance(told, str) and told.strip()):
            yield wrong(f"{where}: {key}", told, '"…"')
    grade = change.get("grade")
    if grade is not None and not (type(grade) is int and 0 <= grade <= HIGHEST_GRADE):
        yield wrong(f"{where}: grade", grade, f"0 … {HIGHEST_GRADE}")
    number = NUMBER[kind]
    if (number in change) == ("percent" in change):
        yield _one_of(where, number)
        return
    least = -100 if "percent" in change else 0
    key = "percent" if "percent" in change else number
    told = change[key]
    # No norm shrinks to nothing by percent; no class is of nobody.
    is_open = (kind in NEVER_NOTHING and key == "percent") or kind == "ratio"
    if not _is_number(told) or not least <= told <= MOST or (is_open and told == least):
        sign = ">" if is_open else "≥"
        yield wrong(f"{where}: {key}", told, f"{sign} {least}")


def _is_number(told: object) -> bool:
    return (
        isinstance(told, int | float)
        and not isinstance(told, bool)
        and math.isfinite(told)
    )


def _one_of(where: str, number: str) -> Sentence:
    return Sentence(
        id=f"{where}: isi tepat satu dari {number} dan percent.",
        en=f"{where}: give exactly one of {number} and percent.",
    )


def _nothing(where: str) -> Sentence:
    return Sentence(
        id=f"{where} tidak mengubah apa pun; tambahkan sedikitnya satu perubahan.",
        en=f"{where} changes nothing; add at least one change.",
    )


def _twice(where: str, name: str) -> Sentence:
    name = plain(name)
    return Sentence(
        id=f"{where}: name “{name}” sudah dipakai; beri nama lain.",
        en=f"{where}: name “{name}” is taken; give another.",
    )
