"""A plan's directory: the plan, what it was made from, and nothing half written."""

from __future__ import annotations

import json
import math
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tepat import intake
from tepat.errors import TepatError
from tepat.policy import Policy
from tepat.snapshot.checks import Severity
from tepat.words import Sentence

from . import scenario
from .case import Case, work_out
from .plan import FORM
from .scenario import ScenarioError, untold

PLAN = "plan.json"
ASKED = "skenario.toml"
INPUTS = "masukan"
NOT_AS_TOLD = (KeyError, TypeError, ValueError, AttributeError, RecursionError)

NOT_A_PLAN = Sentence(
    id="{folder} bukan folder rencana: {why}. Beri folder yang dibuat oleh «tepat "
    "plan».",
    en="{folder} is not a plan's folder: {why}. Give a folder made by “tepat plan”.",
)
IN_THE_WAY = Sentence(
    id="{folder} sudah berisi berkas lain, jadi rencana tidak ditulis ke sana. Pilih "
    "folder baru, atau kosongkan folder itu.",
    en="{folder} holds other files, so no plan was written to it. Choose a new folder, "
    "or empty this one.",
)


CLOSED = Sentence(
    id="{folder} tidak dapat dibuat: {why}. Pilih folder lain yang dapat ditulisi.",
    en="{folder} cannot be made: {why}. Choose another folder that can be written to.",
)


class NotAPlan(TepatError):
    """A folder that holds no readable plan."""

    exit_code = 27


class FolderInTheWay(TepatError):
    """A folder that holds something else and is not overwritten."""

    exit_code = 18


@contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """Give a folder to write a plan into; it takes its place only when complete.

    Raises:
        FolderInTheWay: if ``folder`` holds anything but an earlier plan, or cannot be
            made.
    """
    demand_free(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise FolderInTheWay(CLOSED, folder=folder, why=error.strerror) from error
    old: Path | None = None
    try:
        yield fresh
        # mkdtemp keeps others out; a plan is as readable as its surroundings allow.
        fresh.chmod(0o777 & ~_umask())
        # An older plan steps aside whole: killed at any moment, no half of it is left.
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    finally:
        for aside in (fresh, old):
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)


def write(folder: Path, case: Case, content: Mapping[str, Any]) -> None:
    """Write ``plan.json`` and what it was made from into ``folder``.

    The scenario is there as TOML too, to be copied for the next plan; ``plan.json``
    has it as well, and that is the one which counts.
    """
    (folder / PLAN).write_text(text_of(content), "utf-8")
    (folder / ASKED).write_text(scenario.text_of(case.scenario), "utf-8")
    intake.write_csv(case.snapshot, folder / INPUTS)


def text_of(content: Mapping[str, Any]) -> str:
    """Return the text of ``plan.json``."""
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    return text + "\n"


def read(folder: Path) -> dict[str, Any]:
    """Read a plan's content as it is stored; whether it is true is for ``verify``.

    Raises:
        NotAPlan: if there is none.
    """
    try:
        text = (folder / PLAN).read_text("utf-8")
        content = json.loads(text, parse_constant=_no_number, parse_float=_finite)
        # Half a character can only be written so; no digest can be taken of it.
        if "\\u" in text:
            json.dumps(content, ensure_ascii=False).encode("utf-8")
    except OSError as error:
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"{PLAN}?") from error
    except (ValueError, RecursionError) as error:
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"{PLAN}: {error}") from error
    if not isinstance(content, dict) or content.get("form") != FORM:
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"form ≠ {FORM}")
    return content


def case_of(folder: Path, content: Mapping[str, Any]) -> Case:
    """Work out the case of a stored plan again, from its own inputs.

    Raises:
        NotAPlan: if the inputs, the scenario or the policy cannot be read.
    """
    try:
        made = content["made_from"]
        day = date.fromisoformat(made["day"])
        asked = untold(made["scenario"])
        policy = _policy(made["policy"])
        # What can be asked is what a scenario file can ask, and nothing beyond.
        if scenario.parse(scenario.text_of(asked), ASKED) != asked:
            raise ValueError("scenario")
    except (*NOT_AS_TOLD, ScenarioError) as error:
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"made_from: {error}") from error
    reading = intake.read(folder / INPUTS, day=day, today=day)
    if reading.snapshot is None:
        first = next(it for it in reading.problems if it.severity is Severity.ERROR)
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"{INPUTS}: {first.say('id')}")
    try:
        return work_out(reading.snapshot, asked, policy)
    except ScenarioError as error:
        raise NotAPlan(NOT_A_PLAN, folder=folder, why=f"made_from: {error}") from error


def _policy(told: Mapping[str, Any]) -> Policy:
    names = {entry.name for entry in fields(Policy)}
    if told.keys() != names:
        raise KeyError(", ".join(sorted(told.keys() ^ names)))
    usual = Policy()
    for name, value in told.items():
        if not _is_like(value, getattr(usual, name)):
            raise TypeError(f"policy.{name}")
    frozen: dict[str, Any] = {
        name: MappingProxyType(value) if isinstance(value, dict) else value
        for name, value in told.items()
    }
    return Policy(**frozen)


def _is_like(value: object, usual: object) -> bool:
    """Tell whether a value of a policy is of the kind that its usual value is of."""
    if isinstance(usual, Mapping):
        return isinstance(value, dict) and all(
            type(number) is int for number in value.values()
        )
    if usual is None:
        return value is None or type(value) is int
    return type(value) is type(usual)


def _no_number(told: str) -> float:
    raise ValueError(told)


def _finite(told: str) -> float:
    number = float(told)
    if not math.isfinite(number):
        raise ValueError(told)
    return number


def demand_free(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier plan.

    Raises:
        FolderInTheWay: if it does.
    """
    if not folder.exists():
        return
    is_plan = (folder / PLAN).exists()
    if not folder.is_dir() or (any(folder.iterdir()) and not is_plan):
        raise FolderInTheWay(IN_THE_WAY, folder=folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
