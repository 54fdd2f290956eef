"""What other rows of the register say about a record, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Row, Structure, Unit
from tepat_web.snapshots.sheets import BY_NAME, SHEETS, Sheet
from tepat_web.workforce.models import Appointment

from . import queries, sources
from .headings import heading
from .presentation import Text

SHOWN = 100  # rows of one part of a record's page
EMPLOYEES = BY_NAME["employees"]
POSITIONS = BY_NAME["positions"]
# By table: which rows of which other table are about a record of it.
ABOUT: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "units": (
            ("units", "parent"),
            ("positions", "unit"),
            ("employees", "place"),
            ("unit_ratings", "unit"),
            ("services", "unit"),
            ("surveys", "unit"),
            ("complaints", "unit"),
            ("drivers", "unit"),
            ("working_years", "unit"),
        ),
        "jobs": (
            ("positions", "job"),
            ("analyses", "job"),
            ("tasks", "job"),
            ("steps", "job"),
            ("details", "job"),
            ("standards", "job"),
            ("evaluations", "job"),
            ("statements", "job"),
            ("jobs", "successor"),
        ),
        "positions": (
            ("employees", "seat__post__position"),
            ("positions", "reports_to"),
            ("analyses", "position"),
            ("tasks", "position"),
            ("steps", "position"),
            ("details", "position"),
            ("standards", "position"),
            ("evaluations", "position"),
            ("teaching", "position"),
            ("planned_fills", "position"),
            ("assignments", "position"),
            ("statements", "position"),
            ("wishes", "position"),
        ),
        "employees": (
            ("history", "employee"),
            ("assignments", "employee"),
            ("appraisals", "employee"),
            ("assessments", "employee"),
            ("potentials", "employee"),
            ("credits", "employee"),
            ("feedback", "employee"),
            ("awards", "employee"),
            ("statements", "employee"),
            ("trainings", "employee"),
            ("disciplines", "employee"),
            ("wishes", "employee"),
            ("relations", "employee_a"),
        ),
    }
)
# What a part is called where the name of its table would not say enough.
TITLES: Mapping[tuple[str, str], Text] = MappingProxyType(
    {
        ("units", "parent"): gettext_lazy("Units directly below"),
        ("positions", "unit"): gettext_lazy("Positions here and below"),
        ("employees", "place"): gettext_lazy("Employees here and below"),
        ("employees", "seat__post__position"): gettext_lazy("Holders"),
        ("positions", "reports_to"): gettext_lazy("Positions that report to it"),
        ("jobs", "successor"): gettext_lazy("Titles that it takes the place of"),
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table that are about a record.

    Attributes:
        key: What the address calls the part.
        link: Field of the rows that leads to the record.
    """

    key: str
    sheet: Sheet
    link: str
    count: int

    @property
    def title(self) -> str:
        """What the part is called on the record's page."""
        told = TITLES.get((self.sheet.name, self.link))
        return str(told or heading(self.sheet).title)


def parts(
    by: User, sheet: Sheet, row: Row, structure: Structure | None
) -> Sequence[Part]:
    """Return what is said about a record, as far as the person may read it.

    All are counted by one question to the database.
    """
    readable = {
        (name, link): rows
        for name, link in ABOUT.get(sheet.name, ())
        if (rows := _about(by, name, link, row, structure)) is not None
    }
    counts = counted(by, list(readable.values()))
    return [
        Part(f"{BY_NAME[name].table.sheet}-{at}", BY_NAME[name], link, count)
        for at, ((name, link), count) in enumerate(
            zip(readable, counts, strict=True), 1
        )
    ]


def rows_of(
    by: User, part: Part, row: Row, structure: Structure | None
) -> QuerySet[Any]:
    """Return the rows of one part, with what they show of others."""
    rows = _about(by, part.sheet.name, part.link, row, structure)
    if rows is None:
        return part.sheet.model._base_manager.none()
    return sources.with_links(part.sheet, rows)


def list_url(part: Part, sheet: Sheet, row: Any) -> str:
    """Return the address of the whole list that a part begins, if there is one."""
    address = reverse("register:list", args=[part.sheet.table.sheet])
    if sheet.name == "employees":
        return f"{address}?{urlencode({'tentang': row.pk})}"
    if sheet.name == "units" and part.link in ("unit", "place"):
        return f"{address}?{urlencode({'di': row.code})}"
    return ""


def column_of(part: Part) -> str:
    """Return the column by which rows of a part name the record; blank if by none."""
    if part.sheet.name == "employees":
        return "position" if part.link.startswith(sources.SEAT) else ""
    named = (name for name, links in part.sheet.links.items() if part.link in links)
    return next(named, "")


def add_url(by: User, part: Part, row: Row) -> str:
    """Return the address where another row of a part is added, if the person may."""
    column = column_of(part)
    if not column or not reach(by, part.sheet.change):
        return ""
    told = {column: getattr(row, sources.code_field(row))}
    return f"{reverse('register:add', args=[part.sheet.table.sheet])}?{urlencode(told)}"


def counted(by: User, lists: Sequence[QuerySet[Any]]) -> list[int]:
    """Count several lists by one question to the database."""
    if not lists:
        return []
    asked = [Coalesce(Subquery(_count(rows)), Value(0)) for rows in lists]
    told = User.objects.filter(pk=by.pk).values_list(*asked).get()
    return list(told)


@dataclass(frozen=True, slots=True)
class Dependants:
    """Rows of one table that name a record, and so keep it from being removed.

    ``count`` is ``None`` for tables that the person may not see: how many people wish
    for a position, or were punished, is not told by what keeps it from being removed.
    """

    title: str
    count: int | None


def dependants(by: User, row: Row, sheet: Sheet) -> list[Dependants]:
    """Return the tables whose rows still name a record, by one question.

    What the person may not see stands under one title, last, and is not counted.
    """
    naming = {
        other.name: rows
        for other in SHEETS
        if (rows := _naming(other, sheet, row)) is not None
    }
    if sheet.name == "positions":
        seated = Appointment.objects.standing().filter(valid_to__isnull=True)
        naming["employees"] = seated.filter(post__position_id=row.pk)
    counts = zip(naming, counted(by, list(naming.values())), strict=True)
    told, is_hidden = [], False
    for name, count in counts:
        if count and reach(by, BY_NAME[name].read):
            told.append(Dependants(str(heading(BY_NAME[name]).title), count))
        else:
            is_hidden |= bool(count)
    if is_hidden:
        told.append(Dependants(_("Tables that you may not see"), None))
    return told


def appointments(row: Row) -> Iterator[Appointment]:
    """Yield every appointment of a person, latest first."""
    held = Appointment.objects.standing().filter(employee_id=row.pk)
    yield from held.select_related("post__position__unit").order_by(
        F("valid_from").desc(nulls_last=True), "-pk"
    )


def _naming(other: Sheet, sheet: Sheet, row: Row) -> QuerySet[Any] | None:
    """The standing rows of a table that name a record of another, if they can."""
    links = {
        link
        for links in other.links.values()
        for link in links
        if other.model._meta.get_field(link).related_model is sheet.model
    }
    condition = Q()
    for link in links:
        condition |= Q(**{f"{link}_id": row.pk})
    rows = other.model._base_manager.filter(condition, is_removed=False)
    return rows if links else None


def _about(
    by: User, name: str, link: str, row: Row, structure: Structure | None
) -> QuerySet[Any] | None:
    sheet = BY_NAME[name]
    if not reach(by, sheet.read):
        return None
    rows = queries.readable(by, sheet, structure)
    if name == "employees":
        rows = sources.with_seats(rows)
    if link == "employee_a":
        either = Q(employee_a_id=row.pk) | Q(employee_b_id=row.pk)
        return rows.filter(either)
    if isinstance(row, Unit) and link in ("unit", "place"):
        return rows.filter(**{f"{sheet.path}__startswith": row.path})
    return rows.filter(**{link: row.pk})


def _count(rows: QuerySet[Any]) -> QuerySet[Any]:
    plain = rows.order_by().annotate(one=Value(1)).values("one")
    counted: QuerySet[Any] = plain.annotate(n=Count("pk")).values("n")
    return counted
