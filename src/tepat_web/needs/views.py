"""Finding analyses: the list, the progress of all agencies, and one to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.organisation.models import Position, Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.snapshots import take

from . import contents, download, items, one_page, queries
from .actions_review import ADOPT, NEEDED, SUBMIT, VERIFY
from .models import Review, Round, State
from .queries import open_round
from .subjects import FOLLOWING, Subject, found

P = Permission
PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 100  # characters of a text that is sought
STATE, UNIT, LATE, TEXT, JOBS = "keadaan", "unit", "terlambat", "q", "nomenklatur"
ORDERS = {"name": "name", "unit": "unit__path", "state": "state"}
SIGNS = {
    State.ADOPTED.value: "holds",
    State.RETURNED.value: "warning",
    queries.EMPTY: "unknown",
    queries.BY_JOB: "unknown",
}


@require(P.STRUCTURE_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the analyses of all positions, or of all jobs, and how far each is."""
    by, today = person(request), timezone.localdate()
    structure, round_ = take.structure_on(None), open_round()
    of_jobs = request.GET.get(JOBS) == "1"
    rows = queries.jobs(round_) if of_jobs else queries.positions(structure, round_)
    agencies = _agencies(structure)
    unit = _asked_unit(request, by, agencies)
    rows = _narrowed(request, rows, unit, round_, today)
    sort = request.GET.get("sort", "")
    order = ORDERS.get(sort.removeprefix("-"), "")
    if order == "unit__path" and of_jobs:
        order = ""
    usual = ["order"] if of_jobs else ["unit__path", "order"]
    sign = "-" if sort.startswith("-") else ""
    rows = rows.order_by(*([f"{sign}{order}"] if order else usual), "pk")
    if not of_jobs:
        rows = rows.select_related("unit", "job")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "columns": _columns(of_jobs),
        "rows": _rows(by, list(page.object_list), round_, today),
        "sort": sort if order else "",
        "count": page.paginator.count,
        "chips": _chips(request, unit),
        "states": [(name, str(said)) for name, said in queries.STATES.items()],
        "state": request.GET.get(STATE, ""),
        "agencies": agencies,
        "unit": unit.code if unit else "",
        "query": request.GET.get(TEXT, ""),
        "is_late": request.GET.get(LATE) == "1",
        "round": round_,
        "tabs": _tabs(of_jobs=of_jobs),
        "of_jobs": of_jobs,
        "download_url": _download_url(request, by, of_jobs=of_jobs),
        "may_follow": _may_follow(by),
        "many_steps": [] if of_jobs else _many(request, by),
    }
    return render(request, "needs/index.html", context)


@require(P.REGISTER_EXPORT)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Give the list of positions, as it is narrowed, as a workbook."""
    by, today = person(request), timezone.localdate()
    structure, round_ = take.structure_on(None), open_round()
    unit = _asked_unit(request, by, _agencies(structure))
    rows = queries.positions(structure, round_)
    rows = _narrowed(request, rows, unit, round_, today)
    content = download.workbook(rows.order_by("unit__path", "order"), round_, today)
    response = HttpResponse(content, content_type=XLSX)
    file = f"analisis-jabatan-{today.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


@require(*FOLLOWING)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Show how far every agency is with its analyses, and where they wait."""
    by, today = person(request), timezone.localdate()
    structure, round_ = take.structure_on(None), open_round()
    agencies = queries.board(by, structure, round_, today)
    whole = queries.together(agencies)
    context = {
        "round": round_,
        "today": today,
        "whole": whole,
        "late_agencies": sum(bool(one.late) for one in agencies),
        "agencies": len(agencies),
        "columns": _board_columns(),
        "rows": [_board_row(one, round_) for one in agencies],
        "totals": _board_totals(whole),
        "list_url": reverse("needs:index"),
        "may_open": reach(by, P.ANALYSIS_VERIFY).everywhere,
    }
    return render(request, "needs/board.html", context)


@require(P.STRUCTURE_READ)
@require_GET
def one(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Show one analysis to be read, and to be judged by who may."""
    subject = found(kind, number, ever=True)
    return one_page.shown(request, person(request), subject, status=HTTPStatus.OK)


def _narrowed(
    request: HttpRequest,
    rows: QuerySet[Any],
    unit: Unit | None,
    round_: Round | None,
    today: date,
) -> QuerySet[Any]:
    """Keep what the address asks for."""
    state = request.GET.get(STATE, "")
    if state in queries.STATES:
        rows = rows.filter(state=state)
    if request.GET.get(LATE) == "1":
        rows = rows.filter(state__in=queries.late_states(round_, today))
    if unit is not None and rows.model is Position:
        rows = rows.filter(unit__path__startswith=unit.path)
    if words := request.GET.get(TEXT, "").strip()[:LONGEST]:
        rows = rows.filter(Q(name__icontains=words) | Q(code__icontains=words))
    return rows


def _asked_unit(
    request: HttpRequest, by: User, agencies: Sequence[Unit]
) -> Unit | None:
    """The agency that is looked at: as asked, else the only one that is one's own."""
    if UNIT in request.GET:
        return next((u for u in agencies if u.code == request.GET[UNIT]), None)
    allowed = reach(by, P.WORKLOAD_CHANGE)
    if allowed.everywhere or len(allowed.paths) != 1:
        return None
    return next(
        (u for u in reversed(agencies) if allowed.paths[0].startswith(u.path)), None
    )


def _agencies(structure: Any) -> list[Unit]:
    """The agencies in force, and the city itself, to narrow the list by."""
    rows = Unit.objects.standing().filter(structure=structure)
    rows = rows.filter(Q(parent__isnull=True) | Q(parent__parent__isnull=True))
    return [each for each in rows.order_by("path") if len(each.path) <= 2 * WIDTH]


def _columns(of_jobs: bool) -> list[Column]:
    told = [
        Column(_("Job") if of_jobs else _("Position"), "name", is_sortable=True),
        Column(_("State"), "state", is_sortable=True),
        Column(pgettext("where a job analysis waits", "Lies with")),
        Column(_("Until"), is_day=True),
        Column(_("Items filled in"), is_number=True),
        Column(_("Last change"), is_day=True),
    ]
    if not of_jobs:
        told.insert(1, Column(_("Unit"), "unit", is_sortable=True))
    return told


def _rows(
    by: User, records: Sequence[Any], round_: Round | None, today: date
) -> list[Row]:
    """The rows of one page; a handful of questions for all of them."""
    subjects = [Subject(each) for each in records]
    told = contents.many(subjects)
    last = contents.moments(subjects)
    reviews = {
        getattr(each, f"{subjects[0].link}_id"): each
        for each in (
            Review.objects.filter(**{f"{subjects[0].link}__in": records})
            if subjects
            else ()
        )
    }
    rows = []
    for subject in subjects:
        record: Any = subject.record
        signs = items.progress(told[subject.pk]).values()
        whole = sum(sign == items.WHOLE for sign in signs)
        version, at = last.get(subject.pk, (0, None))
        cells: list[object] = [
            Cell(subject.name, subject.url()),
            _state_cell(record.state, reviews.get(subject.pk), version),
            queries.ball(record.state, is_job=subject.is_job),
            _until_cell(round_, record.state, today),
            Cell(_("%(n)d of 15") % {"n": whole}),
            timezone.localdate(at) if at else None,
        ]
        if not subject.is_job:
            cells.insert(1, subject.unit_name)
        rows.append(Row(cells))
    return rows


def _state_cell(state: str, review: Review | None, version: int) -> Cell:
    said = str(queries.STATES[state])
    if state == State.ADOPTED and review and version != review.adopted_version:
        return Cell(_("adopted, changed since"), verdict="warning")
    return Cell(said, verdict=SIGNS.get(state, "waiting"))


def _until_cell(round_: Round | None, state: str, today: date) -> object:
    until = queries.until(round_, state)
    if until is not None and today > until:
        return Cell(writing.day(until), verdict="overdue")
    return until


def _chips(request: HttpRequest, unit: Unit | None) -> list[dict[str, str]]:
    chips = []
    state = request.GET.get(STATE, "")
    if state in queries.STATES:
        chips.append((_("State: %(text)s") % {"text": queries.STATES[state]}, STATE))
    if unit is not None:
        chips.append((_("Unit: %(name)s") % {"name": unit.name}, UNIT))
    if request.GET.get(LATE) == "1":
        chips.append((_("late"), LATE))
    if words := request.GET.get(TEXT, "").strip():
        chips.append((_("Text: %(text)s") % {"text": words[:LONGEST]}, TEXT))
    return [{"text": text, "remove_url": _without(request, key)} for text, key in chips]


def _without(request: HttpRequest, name: str) -> str:
    rest = request.GET.copy()
    for each in (name, "page"):
        rest.pop(each, None)
    if name == UNIT:
        rest[UNIT] = ""  # all, also for who sees one agency first
    return f"?{rest.urlencode()}"


def _download_url(request: HttpRequest, by: User, *, of_jobs: bool) -> str:
    if of_jobs or not reach(by, P.REGISTER_EXPORT):
        return ""
    return f"{reverse('needs:export')}?{request.GET.urlencode()}"


def _tabs(*, of_jobs: bool) -> list[dict[str, Any]]:
    return [
        {"title": _("Of positions"), "url": "?", "current": not of_jobs},
        {"title": _("Of jobs"), "url": f"?{JOBS}=1", "current": of_jobs},
    ]


def _may_follow(by: User) -> bool:
    return any(reach(by, each) for each in FOLLOWING)


def _many(request: HttpRequest, by: User) -> list[dict[str, str]]:
    """The steps that the person may take with many analyses at once."""
    titles = {SUBMIT: _("Hand in"), VERIFY: _("Verify"), ADOPT: _("Adopt")}
    unit = request.GET.get(UNIT, "")
    query = f"?{urlencode({UNIT: unit})}" if unit else ""
    return [
        {"title": title, "url": f"{reverse(f'needs:many_{step}')}{query}"}
        for step, title in titles.items()
        if any(reach(by, each) for each in NEEDED[step])
    ]


def _board_columns() -> list[Column]:
    return [
        Column(_("Agency")),
        Column(_("Late"), is_number=True),
        Column(pgettext("where a job analysis waits", "Lies with"), is_day=True),
        Column(_("Until"), is_day=True),
        Column(_("Analyses"), is_number=True),
        Column(_("Adopted"), is_number=True),
        Column(_("Share adopted"), is_number=True),
        Column(_("With the agency"), is_number=True),
        Column(_("With the analyst"), is_number=True),
        Column(_("With the approver"), is_number=True),
    ]


def _board_row(one: queries.Progress, round_: Round | None) -> Row:
    def door(count: int, **query: str) -> object:
        address = urlencode({UNIT: one.code, **query})
        return Cell(count, f"{reverse('needs:index')}?{address}") if count else 0

    ball = one.ball
    late = one.late
    return Row(
        [
            Cell(one.name or one.path, f"{reverse('needs:index')}?{UNIT}={one.code}"),
            Cell(late, verdict="overdue") if late else 0,
            str(queries.BALL[ball]) if ball else str(queries.BALL[State.ADOPTED]),
            queries.until(round_, ball) if ball else None,
            one.total,
            door(one.adopted, **{STATE: State.ADOPTED.value}),
            _percent(one),
            door(one.with_agency),
            door(one.counts[State.SUBMITTED], **{STATE: State.SUBMITTED.value}),
            door(one.counts[State.VERIFIED], **{STATE: State.VERIFIED.value}),
        ]
    )


def _board_totals(whole: queries.Progress) -> Sequence[object]:
    told: Mapping[str, int] = whole.counts
    return [
        _("All agencies"),
        whole.late,
        "",
        "",
        whole.total,
        whole.adopted,
        _percent(whole),
        whole.with_agency,
        told.get(State.SUBMITTED, 0),
        told.get(State.VERIFIED, 0),
    ]


def _percent(one: queries.Progress) -> str:
    return f"{one.percent} %"
