"""What a rule on the position map is, and the roll of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from tepat.law import Citation, Law, Norm
from tepat.law.yaml_file import Loader
from tepat.policy import Policy
from tepat.snapshot import Settings
from tepat.words import Sentence


class Subject(StrEnum):
    """What a rule looks at; each is one frame of :class:`~.sight.Sight`."""

    CITY = "city"
    UNIT = "unit"
    POSITION = "position"
    JOB = "job"
    PERSON = "person"


class Weight(StrEnum):
    """An error makes results wrong; a warning is likely a mistake, a note a doubt."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Part(StrEnum):
    """The part of a proposal that a finding holds up."""

    STRUCTURE = "structure"
    ANALYSES = "analyses"
    WORKLOAD = "workload"
    CLASSES = "classes"
    HOLDERS = "holders"


@dataclass(frozen=True, slots=True)
class Condition:
    """A yes-or-no expression over the columns of a subject.

    Attributes:
        holds: True, false, or null where data is missing.
        applies: Which rows it is about at all; every row where it is ``None``.
        facts: What the sentences need beyond the columns of the rule.
        norms: The norms of the law it uses; they are its citations.
    """

    holds: pl.Expr
    applies: pl.Expr | None = None
    facts: Mapping[str, pl.Expr] = field(default_factory=dict)
    norms: tuple[Norm[Any], ...] = ()


Writer = Callable[[Law, Settings], Condition]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is true of a sound position map.

    Attributes:
        code: e.g. ``MAP-7``.
        title: Its short name.
        asks: What must be true, for the rule book.
        meaning: The same in one line, from the function's docstring.
        subject: What it looks at.
        needs: Columns of the subject that the condition and its sentences read.
        condition: From the law and the city's settings to the condition; ``None``
            where a check of the data sees it (see ``defects``).
        defects: Codes of the checks of ``tepat.snapshot.checks`` that see it; they
            keep their own sentences.
        fails, unknown: What to tell; ``None`` where that cannot happen.
        remedy: What to do next.
        weight, weight_unknown: How much a failure and a gap in the data weigh.
        part: The part of a proposal it belongs to.
        blocks: Whether a proposal is held up by it.
        basis: Where it is written: an instrument, or an entry of the policy.
    """

    code: str
    title: Sentence
    asks: Sentence
    meaning: str
    subject: Subject
    needs: tuple[str, ...]
    condition: Writer | None
    defects: tuple[str, ...]
    fails: Sentence | None
    unknown: Sentence | None
    remedy: Sentence
    weight: Weight
    weight_unknown: Weight
    part: Part
    blocks: bool
    basis: Citation

    @property
    def is_policy(self) -> bool:
        """Whether it rests on a choice of the city alone, not on an instrument."""
        return self.basis.instrument == Policy().decree


ROLL: dict[str, Rule] = {}


def rule(
    code: str, subject: Subject, *, needs: tuple[str, ...]
) -> Callable[[Writer], Rule]:
    """Enrol a function from law and settings to condition as the rule ``code``.

    Its sentences come from the YAML file beside the module, under the same code.
    """

    def enrol(condition: Writer) -> Rule:
        family = condition.__module__.rpartition(".")[2]
        meaning = (condition.__doc__ or "").strip().splitlines()[0]
        return _enrolled(code, family, subject, meaning, needs, condition)

    return enrol


def seen_by_checks(
    code: str, family: str, subject: Subject, meaning: str, *defects: str
) -> Rule:
    """Enrol what checks of the data see already as the rule ``code``."""
    return _enrolled(code, family, subject, meaning, (), None, defects)


def _enrolled(
    code: str,
    family: str,
    subject: Subject,
    meaning: str,
    needs: tuple[str, ...],
    condition: Writer | None,
    defects: tuple[str, ...] = (),
) -> Rule:
    if code in ROLL:
        raise ValueError(f"Rule code {code} is already on the roll.")
    told = _written(family)[code]
    weight = Weight(told["weight"])
    ROLL[code] = Rule(
        code=code,
        title=Sentence(**told["title"]),
        asks=Sentence(**told["asks"]),
        meaning=meaning,
        subject=subject,
        needs=needs,
        condition=condition,
        defects=defects,
        fails=_sentence(told.get("fails")),
        unknown=_sentence(told.get("unknown")),
        remedy=Sentence(**told["remedy"]),
        weight=weight,
        weight_unknown=Weight(told.get("weight_unknown", Weight.NOTE)),
        part=Part(told["part"]),
        blocks=told.get("blocks", weight is Weight.ERROR),
        basis=_basis(told["basis"]),
    )
    return ROLL[code]


def _sentence(told: dict[str, str] | None) -> Sentence | None:
    return None if told is None else Sentence(**told)


def _basis(told: dict[str, str]) -> Citation:
    """``{instrument, at}``, or ``{policy}``: the city's own choice."""
    if "policy" in told:
        return Policy().cites(told["policy"])
    return Citation(told["instrument"], told["at"])


@cache  # every rule of a family asks, and every command waits for it
def _written(family: str) -> dict[str, Any]:
    folder = files("tepat.establishment.integrity.families")
    text = folder.joinpath(f"{family}.yaml").read_text("utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=Loader)  # noqa: S506
    return content
