"""What became of one record: every act, and any two of its versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day as written_day
from tepat_web.kit.writing import moment
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from . import actions_views, filters, pages, queries, records, sources
from .guard import reading, table
from .tables import Writer, record_url
from .versions import Content, History, Step

LEFT, RIGHT = "kiri", "kanan"  # versions to compare
FROM, TO = "dari", "sampai"  # days to compare
PER_PAGE = 30
A_DAY = BY_NAME["employees"].column("born")  # read as any day is


@dataclass(frozen=True, slots=True)
class Side:
    """One of two states of a record: what it is called, and the record then.

    ``content`` is none where nothing was known yet; ``problem`` says so.
    """

    title: str = ""
    content: Content | None = None
    problem: str = ""


@table(reading)
@require_GET
def history(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Show every version of a record, removed ones too, and compare any two."""
    by = person(request)
    row = get_object_or_404(_ever(by, sheet), pk=number)
    if who := records.about(sheet, row):
        actions_views.look_at(by=by, person=who)
    told = History(by, sheet, row, queries.columns_of(by, sheet, row))
    title = Writer.of(by, sheet, [row]).title(sheet, row)
    is_there = (
        not row.is_removed and queries.readable(by, sheet).filter(pk=number).exists()
    )
    way = [pages.Crumb(title, record_url(sheet, number))] if is_there else []
    page = Paginator(told.steps, PER_PAGE).get_page(request.GET.get("page"))
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(sheet, *way),
        "row_title": title,
        "is_removed": row.is_removed,
        "page": page,
        **_marked(request, list(page)),
        "first_day": request.GET.get(FROM, ""),
        "last_day": request.GET.get(TO, ""),
    }
    return render(request, "register/history.html", shown | _compared(request, told))


def _marked(request: HttpRequest, steps: Sequence[Step]) -> dict[str, str]:
    """The two versions that are marked: those compared, or else the latest two."""
    latest = [str(step.number) for step in steps[:2]]
    return {
        "left": request.GET.get(LEFT, latest[-1] if latest else ""),
        "right": request.GET.get(RIGHT, latest[0] if latest else ""),
    }


def _ever(by: User, sheet: Sheet) -> Any:
    rows = queries.ever_readable(by, sheet)
    if sheet.name == "employees":
        rows = sources.with_seats(rows)
    return sources.with_links(sheet, rows)


def _compared(request: HttpRequest, told: History) -> dict[str, Any]:
    """The two states that the address asks for, side by side."""
    asked = request.GET
    if asked.get(LEFT) or asked.get(RIGHT):
        sides = [_of_version(told, asked.get(each, "")) for each in (LEFT, RIGHT)]
    elif asked.get(FROM) or asked.get(TO):
        sides = [_of_day(told, asked.get(each, "")) for each in (FROM, TO)]
    else:
        return {}
    problems = [side.problem for side in sides if side.problem]
    left, right = (side.content for side in sides)
    if problems or left is None or right is None:
        return {"problems": problems}
    changes = told.between(left, right)
    return {
        "changes": changes,
        "changed_count": sum(each.is_changed for each in changes),
        "left_title": sides[0].title,
        "right_title": sides[1].title,
    }


def _of_version(told: History, number: str) -> Side:
    """The record as one version left it.

    Raises:
        Http404: if the record has no such version.
    """
    if not number:
        return Side(problem=_("Choose two versions to compare."))
    is_number = number.isdecimal() and len(number) < 19
    step = told.step(int(number)) if is_number else None
    if step is None:
        raise Http404(number)
    title = _("Version %(rank)d, %(at)s") % {"rank": step.rank, "at": moment(step.at)}
    return Side(title, told.at(step.number))


def _of_day(told: History, text: str) -> Side:
    """The record as it was known at the end of a day; blank is now."""
    if not text.strip():
        return Side(_("Now"), told.now)
    day = filters.read(A_DAY, text)
    if not isinstance(day, date):
        return Side(problem=str(day or _("Write the day as dd-mm-yyyy.")))
    title = _("On %(day)s") % {"day": written_day(day)}
    content = told.on(day)
    if content is not None:
        return Side(title, content)
    said = _(
        "The register does not know this row on %(day)s; its history begins later."
    )
    return Side(problem=said % {"day": written_day(day)})
