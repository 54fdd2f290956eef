"""Shapes of job analyses as programs read and send them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from tepat_web.api.answers import Day, Moment
from tepat_web.api.paging import Paged, PageQuery
from tepat_web.api.words import described as _

StateName = Literal[
    "empty", "job", "draft", "submitted", "returned", "verified", "adopted"
]
Step = Literal["submit", "withdraw", "verify", "return", "adopt"]
Text = Annotated[str, Field(min_length=1, max_length=120)]
Letter = Literal[
    "", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"
]


class Wanted(PageQuery):
    """Which analyses."""

    state: StateName | None = Field(None, description=_("Only those in this state."))
    unit: str | None = Field(
        None,
        description=_("Code of a unit: only those in it and below."),
        max_length=200,
    )
    late: bool = Field(
        default=False, description=_("Only those whose deadline is over.")
    )


class AnalysisOut(Schema):
    """How far the analysis of one position is."""

    id: int = Field(description=_("Number of the position."))
    code: str
    name: str
    unit: str = Field(description=_("Code of its unit."))
    state: StateName
    until: Day | None = Field(description=_("By when it is to go on."))
    late: bool


class Analyses(Paged):
    """A page of analyses."""

    rows: list[AnalysisOut]


class FindingOut(Schema):
    """One finding on an analysis."""

    item: str = Field(description=_("Letter of the item (a to o); blank: the whole."))
    verdict: str
    code: str
    sentence: str


class NoteOut(Schema):
    """One note of a verifier."""

    item: str = Field(description=_("Letter of the item (a to o); blank: the whole."))
    text: str
    by: str
    at: Moment
    submission: int


class Whole(Schema):
    """A whole analysis."""

    id: int
    code: str
    name: str
    state: StateName
    version: int = Field(description=_("Of what it says; 0: nothing was written yet."))
    need: int | None = Field(description=_("Persons; blank: not known."))
    reckoning: str = Field(description=_("The need on one line."))
    steps: list[str] = Field(description=_("The calculation, task by task."))
    values: dict[str, Any] = Field(description=_("Columns of sheet anjab."))
    tasks: list[dict[str, Any]] = Field(
        description=_("Columns of sheet tugas, with the steps of each.")
    )
    details: dict[str, list[dict[str, Any]]] = Field(
        description=_("Columns of sheet butir_anjab, by list.")
    )
    findings: list[FindingOut]
    notes: list[NoteOut] = Field(
        description=_("Of the verifiers; for who follows the analysis.")
    )


class Act(Schema):
    """One step."""

    version: int = Field(description=_("Of the analysis, as one saw it."), ge=0)
    notes: dict[Letter, str] = Field(
        default={},
        description=_("By letter of the item; needed to return an analysis."),
    )


class Standing(Schema):
    """How far an analysis is after a step."""

    state: StateName
    lap: int
    submission: int


class ProgressOut(Schema):
    """How far one agency is."""

    unit: str = Field(description=_("Code of the agency."))
    name: str
    total: int
    adopted: int
    late: int
    states: dict[StateName, int]


class Board(Schema):
    """How far all agencies are."""

    agencies: list[ProgressOut]


class RoundIn(Schema):
    """A round to be opened."""

    name: Text
    year: int = Field(ge=2000, le=2100)
    submit_by: Day
    verify_by: Day
    adopt_by: Day


class RoundOut(RoundIn):
    """A round."""

    id: int
    is_closed: bool


class Rounds(Paged):
    """A page of rounds."""

    rows: list[RoundOut]
