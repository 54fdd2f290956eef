"""The position map and its drafts for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Body, Field, Query, Router, Schema

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person
from tepat_web.api.answers import Day, Number, answer
from tepat_web.api.describe import refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.paging import refuse_unknown
from tepat_web.api.problems import refused
from tepat_web.api.words import described as _

from . import actions
from . import map as maps
from .map_data import columns
from .map_question import shown_structures
from .models import Structure, Unit

S = HTTPStatus
P = Permission
MISSING = refusals(S.NOT_FOUND)
router = Router(tags=["map"])
TAGS = {
    "map": _("Units and positions as they hang together, with needs and holders."),
    "structures": _("The structures that were in force, and drafts of others."),
}
structures_router = Router(tags=["structures"])


class MapQuery(Schema):
    """Which map."""

    as_of: Day | None = Field(None, description=_("Who sits where on this day: today."))
    structure: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = Field(
        None, description=_("A structure or a draft; blank: the one in force.")
    )


class StructureOut(Schema):
    """The organisation as one regulation lays it down, or a draft of it."""

    id: int
    basis: str = Field(description=_("The regulation, or what the draft is called."))
    is_draft: bool
    valid_from: Day | None
    valid_to: Day | None
    made_from: int | None


class Structures(Schema):
    """Every structure that one may see."""

    rows: list[StructureOut]


class StructureNamed(Schema):
    """The structure that a map is drawn of."""

    name: str
    draft: bool = Field(description=_("Whether one may move units in it."))


class UnitColumns(Schema):
    """Units, by columns: depth first, the root first."""

    code: list[str]
    name: list[str]
    parent: list[int] = Field(description=_("Place of the unit above; -1: none."))
    leader: list[int] = Field(description=_("Place of the leading position; -1: none."))
    moved_from: dict[str, str] = Field(
        description=_("In a draft, by place: the unit above in the structure in force.")
    )


class PositionColumns(Schema):
    """Positions, by columns."""

    code: list[str]
    unit: list[int] = Field(description=_("Place of the unit."))
    title: list[int] = Field(description=_("Place among `titles`."))
    family: list[int]
    class_: list[int | None] = Field(alias="class")
    need: list[int | None] = Field(description=_("Blank: not known."))
    holders: list[int]
    superior: list[int] = Field(description=_("Place of the position above; -1: none."))
    critical: list[int] = Field(description=_("Places of the critical positions."))


class MapOut(Schema):
    """The position map of one day, without a person."""

    version: int
    day: Day
    structure: StructureNamed
    units: UnitColumns
    positions: PositionColumns
    titles: list[str]


class Draft(Schema):
    """A draft to be made."""

    basis: Annotated[str, Field(min_length=1, max_length=200)]


class Move(Schema):
    """Where a unit of a draft is to hang."""

    unit: Annotated[str, Field(min_length=1, max_length=100)]
    parent: Annotated[str, Field(min_length=1, max_length=100)]
    seen: Annotated[str, Field(max_length=100)] | None = Field(
        None, description=_("The unit below which it was seen; if not so, 409.")
    )


@router.get(
    "",
    response=MapOut,
    **route(
        "map",
        _("The position map"),
        MISSING,
        more=_(
            "Units, positions, needs and numbers of holders by columns, depth first; "
            "no person. `parent`, `leader`, `unit`, `superior` and `title` are places "
            "in the lists."
        ),
    ),
    by_alias=True,
)
@needs(P.STRUCTURE_READ)
def map_(request: HttpRequest, query: Annotated[MapQuery, Query()]) -> HttpResponse:
    """Tell units, positions, needs and numbers of holders, by columns; no person.

    `parent`, `leader`, `unit`, `superior` and `title` are places in the lists.
    """
    refuse_unknown(request, type(query))
    by = person(request)
    day = query.as_of or timezone.localdate()
    shown = tuple(shown_structures(by))
    base = maps.in_force(shown, day)
    wanted = query.structure
    structure = (
        next((each for each in shown if each.pk == wanted), None) if wanted else base
    )
    chart = maps.chart(structure, day, base) if structure else None
    if structure is None or chart is None:
        raise Http404
    may_move = structure.is_draft and reach(by, P.STRUCTURE_CHANGE).everywhere
    return answer(columns(chart, may_move=may_move))


@structures_router.get(
    "",
    response=Structures,
    **route("structures_list", _("List structures")),
)
@needs(P.STRUCTURE_READ)
def structures(request: HttpRequest) -> HttpResponse:
    """List the structures, and the drafts if one may see them."""
    return answer({"rows": [_told(each) for each in shown_structures(person(request))]})


@structures_router.post(
    "/{number}/drafts",
    response={S.CREATED: StructureOut},
    **route("structures_draft", _("Draft a structure to be"), MISSING),
)
@needs(P.STRUCTURE_CHANGE, P.RESULTS_READ)
def draft(
    request: HttpRequest, number: Number, body: Annotated[Draft, Body()]
) -> HttpResponse:
    """Copy a structure, with its units and positions, as a draft to be changed."""
    by = person(request)
    source = get_object_or_404(shown_structures(by), pk=number)
    made = actions.make_draft(by=by, structure=source, basis=body.basis)
    return answer(_told(made), S.CREATED)


@structures_router.post(
    "/{number}/moves",
    response={S.NO_CONTENT: None},
    **route(
        "structures_move", _("Move a unit of a draft"), MISSING, refusals(S.CONFLICT)
    ),
)
@needs(P.STRUCTURE_CHANGE, P.RESULTS_READ)
def move(
    request: HttpRequest, number: Number, body: Annotated[Move, Body()]
) -> HttpResponse:
    """Hang a unit of a draft, with all below it, under another."""
    by = person(request)
    structure = get_object_or_404(shown_structures(by), pk=number)
    unit = _unit(structure, "unit", body.unit)
    parent = _unit(structure, "parent", body.parent)
    actions.move_unit(by=by, unit=unit, parent=parent, seen=body.seen)
    return HttpResponse(status=S.NO_CONTENT)


@structures_router.delete(
    "/{number}",
    response={S.NO_CONTENT: None},
    **route("structures_discard", _("Put a draft away"), MISSING, refusals(S.CONFLICT)),
)
@needs(P.STRUCTURE_CHANGE, P.RESULTS_READ)
def discard(request: HttpRequest, number: Number) -> HttpResponse:
    """Put a draft away; its history stays."""
    by = person(request)
    found = get_object_or_404(shown_structures(by), pk=number)
    actions.discard_draft(by=by, draft=found)
    return HttpResponse(status=S.NO_CONTENT)


def _unit(structure: Structure, column: str, code: str) -> Unit:
    units = structure.units.filter(is_removed=False)
    found: Unit | None = units.filter(code=code).first()
    if found is None:
        raise refused(
            column, gettext("No unit has the code “%(code)s”.") % {"code": code}
        )
    return found


def _told(structure: Structure) -> dict[str, Any]:
    return {
        "id": structure.pk,
        "basis": structure.basis,
        "is_draft": structure.is_draft,
        "valid_from": structure.valid_from,
        "valid_to": structure.valid_to,
        "made_from": structure.made_from_id,
    }
