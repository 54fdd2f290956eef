"""What a program may ask of a plan: every entry of a scenario."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from tepat.placement.scenario import KINDS, MODES, SEXES
from tepat.snapshot.vocabulary import FAMILIES
from tepat_web.api.answers import Day
from tepat_web.api.words import described as _

from . import scenarios
from .forms import MOST
from .scenarios import USUAL

Weight = Annotated[int, Field(ge=0, le=100)]
Percent = Annotated[int | float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0, le=MOST)]
Age = Annotated[int, Field(ge=0, le=120)]
Code = Annotated[str, Field(min_length=1, max_length=200)]
Goal = Literal[tuple(USUAL["goals"])]  # type: ignore[valid-type]


class Weights(Schema):
    """How much each part of the fit counts, in per cent; together 100."""

    competency: Weight = USUAL["weights"]["competency"]
    performance: Weight = USUAL["weights"]["performance"]
    education: Weight = USUAL["weights"]["education"]
    experience: Weight = USUAL["weights"]["experience"]


class Freeze(Schema):
    """What stays as it is."""

    people: list[Code] = Field(default=[], description=_("NIPs."))
    positions: list[Code] = Field(default=[], description=_("Codes of positions."))
    units: list[Code] = Field(
        default=[], description=_("Codes of units, with all below.")
    )


class Caps(Schema):
    """How many may move; blank: no limit."""

    moves: Count | None = Field(default=None, description=_("In the whole plan."))
    share: Percent | None = Field(
        default=None, description=_("The same in per cent of the employees.")
    )
    unit_share: Percent | None = Field(
        default=None,
        description=_("In each agency, per cent of its people who leave a position."),
    )
    units: dict[Code, Count] = Field(
        default={}, description=_("By unit, people who leave a position there.")
    )


class Protect(Schema):
    """Units, with all below, that may not lose something."""

    fit: list[Code] = Field(default=[], description=_("Mean fit."))
    headcount: list[Code] = Field(default=[], description=_("People."))
    competencies: dict[Code, list[Code]] = Field(
        default={}, description=_("By competency, units where not fewer have it.")
    )


class Balance(Schema):
    """The share of a group among those who sit in a unit and below."""

    unit: Code
    sex: Literal[SEXES] | None = None  # type: ignore[valid-type]
    age_from: Age | None = None
    age_to: Age | None = None
    families: list[Literal[FAMILIES]] = Field(  # type: ignore[valid-type]
        default=[], description=_("Only seats of these; blank: all.")
    )
    least: Percent | None = None
    most: Percent | None = None


class Scenario(Schema):
    """What a plan is to arrange, how, and within which limits."""

    mode: Literal[MODES] = Field(  # type: ignore[valid-type]
        default=USUAL["mode"],
        description=_(
            "`optimum`: best for the city; `voluntary`: nobody against their wish, no "
            "seat worse; `exchange`: besides, no false wish gains."
        ),
    )
    effective_on: Day | None = Field(
        default=None,
        description=_("When it takes effect; blank: on the reference date."),
    )
    moves: list[Literal[KINDS]] = Field(  # type: ignore[valid-type]
        default=USUAL["moves"],
        description=_("Moves that may be proposed."),
        min_length=1,
    )
    goals: list[Goal] = Field(  # type: ignore[valid-type]
        default=USUAL["goals"], description=_("Each once, the first first.")
    )
    must_fill: list[Code] = Field(
        default=[], description=_("Positions that count as critical.")
    )
    cooling_off: Annotated[int, Field(ge=0, le=600)] | None = Field(
        default=None, description=_("Months in a position before one may move.")
    )
    refill: Annotated[int, Field(ge=0, le=1000)] | None = Field(
        default=None, description=_("Points by which a successor may fit less.")
    )
    relatives: Literal["apart", "ignored"] | None = Field(
        default=None, description=_("Blank: by the policy.")
    )
    weights: Weights = Weights()
    pin: dict[Code, Code] = Field(
        default={}, description=_("By NIP, the position where one must sit.")
    )
    forbid: dict[Code, list[Code]] = Field(
        default={}, description=_("By NIP, positions into which one may not come.")
    )
    freeze: Freeze = Freeze()
    caps: Caps = Caps()
    budget: dict[Code, Count] = Field(
        default={}, description=_("By unit, rupiah a year for all who sit there.")
    )
    protect: Protect = Protect()
    balance: list[Balance] = Field(
        default=[], description=_("Shares of men, women or ages.")
    )

    def told(self) -> dict[str, Any]:
        """Return the scenario as ``scenarios`` tells it."""
        told = self.model_dump()
        day = told["effective_on"]
        return scenarios.whole(told | {"effective_on": day and day.isoformat()})
