"""What a rule is, and the roll of all rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from tepat.finding import Verdict
from tepat.law import Citation, Law, Norm
from tepat.law.yaml_file import Loader
from tepat.policy import Policy
from tepat.words import Sentence

Writer = Callable[[Law, Policy], "Condition"]
APART = "apart"
"""Name of what is said where a rule has no bearing on a pair and so holds by itself."""


class Stage(StrEnum):
    """When a rule must hold."""

    PLAN = "plan"
    """Already when a plan is made: whoever it keeps out is not proposed."""

    APPOINTMENT = "appointment"
    """On the day of appointment: until then it is shown as still needed."""

    PRESENT = "present"
    """About the person as things stand, whatever position they might move to."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A yes-or-no expression over a pair's columns, and what it rests on.

    Attributes:
        holds: True, false, or null where data is missing.
        norms: The norms of the law it uses; they are its citations.
        choices: What it takes from the city's policy, named as in its sentences.
        source: What it rests on where that is not the law: an entry of the policy, or
            what the position itself asks for.
        free_from: For what time alone cures: the day from which it will hold if nothing
            else changes; null where it never will, or where that day is not known. May
            read further columns of a pair. None where time cures nothing.
        says: Name of the sentence to tell instead of that of the verdict, or null: for
            verdicts that are reached in more than one way.
    """

    holds: pl.Expr
    norms: Mapping[str, Norm[Any]] = field(default_factory=dict)
    choices: Mapping[str, object] = field(default_factory=dict)
    source: Citation | None = None
    free_from: pl.Expr | None = None
    says: pl.Expr | None = None

    @property
    def cites(self) -> tuple[Citation, ...]:
        by_law = sorted({norm.cites for norm in self.norms.values()})
        return (*by_law, *([self.source] if self.source else []))

    @property
    def verified(self) -> bool:
        """Whether a person has read every number of the law it uses."""
        return all(norm.verified for norm in self.norms.values())


@dataclass(frozen=True, slots=True)
class Rule:
    """One provision, able to test a million pairs or explain one.

    Attributes:
        code: e.g. ``TENURE-1``.
        title: Its short name.
        asks: The provision in one line; in English it is the function's docstring.
        needs: Columns of a pair that the condition and its sentences read.
        condition: From the law and the policy to the condition.
        words: What to tell the person concerned, per verdict, and under further names
            what a condition ``says`` instead.
        examples: A pair per verdict, to show what the rule says; may hold under
            ``policy`` what the city would have to choose for it.
        order: Reading order among findings that fail: what time cures (1), what
            effort cures (2), what nobody can change (3).
        stage: Whether it must hold when a plan is made, or on the day of appointment.
    """

    code: str
    title: Sentence
    asks: Sentence
    needs: tuple[str, ...]
    condition: Writer
    words: Mapping[str, Sentence]
    examples: Mapping[str, Mapping[str, object]]
    order: int
    stage: Stage = Stage.PLAN

    @property
    def fails(self) -> Sentence:
        """What to tell a person whom the rule keeps out."""
        return self.words[Verdict.FAILS]


def apart(has_no_bearing: pl.Expr) -> pl.Expr:
    """Return what a condition ``says`` of pairs on which it has no bearing."""
    return pl.when(has_no_bearing).then(pl.lit(APART))


def requirement(at: str) -> Citation:
    """Name what the position itself asks for as the source of a rule."""
    return Citation("Persyaratan jabatan", f"butir {at}")


ROLL: dict[str, Rule] = {}


def rule(
    code: str, *, needs: tuple[str, ...], stage: Stage = Stage.PLAN
) -> Callable[[Writer], Rule]:
    """Enrol a function from law and policy to condition as the rule ``code``.

    Its sentences come from the YAML file beside the module, under the same code.
    """

    def enrol(condition: Writer) -> Rule:
        if code in ROLL:
            raise ValueError(f"Rule code {code} is already on the roll.")
        family = condition.__module__.rpartition(".")[2]
        written = _written(family)[code]
        in_english = (condition.__doc__ or "").strip().splitlines()[0]
        ROLL[code] = Rule(
            code=code,
            title=Sentence(**written["title"]),
            asks=Sentence(id=written["asks"], en=in_english),
            needs=needs,
            condition=condition,
            words={
                name: Sentence(**said)
                for name, said in written.items()
                if name not in NOT_SAID
            },
            examples=written["examples"],
            order=written["order"],
            stage=stage,
        )
        return ROLL[code]

    return enrol


NOT_SAID = frozenset({"title", "asks", "order", "examples"})


@cache  # every rule of a family asks, and every command waits for it
def _written(family: str) -> dict[str, Any]:
    text = files("tepat.rules.families").joinpath(f"{family}.yaml").read_text("utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=Loader)  # noqa: S506
    return content
