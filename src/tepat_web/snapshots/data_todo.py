"""What of the data waits for whom: the cases of the last check, as a list to do.

A case waits for the role nearest to the data that may change its sheet and has been
given to somebody over its unit; where there is none, for the planners. Every reader
sees only cases that the result shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from urllib.parse import urlencode

import polars as pl
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import MAY, Role
from tepat_web.accounts.models import Grant, User

from . import queries, showing, store
from .kinds.blanks import BY_CODE
from .kinds.check import MENDERS
from .models import Computed
from .queries import Wanted
from .result import PATH
from .sheets import BY_NAME

CASES = "kasus"
FIRST = 5  # records that are named; the others are behind a link
PEOPLE = "employees"


@dataclass(frozen=True, slots=True)
class Record:
    """One record to mend: how it is called, and its form."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do in one sheet.

    Attributes:
        said: What, for blanks; else one case as an example.
        unlocks: What stays unknown until then; blank for what is no blank.
        count: Cases now; ``before``: in the check before, ``None`` without one.
        is_of_people: Whether the cases are employees.
        severity: ``error`` or ``warning``.
        records: The first of them.
        url: Of all cases.
        add_url: Of the form for a new row, where the cure is one.
    """

    code: str
    said: str
    unlocks: str
    remedy: str
    count: int
    before: int | None
    is_of_people: bool
    severity: str
    records: tuple[Record, ...]
    url: str
    add_url: str = ""

    @property
    def done(self) -> int:
        """How many fewer there are than in the check before; not below 0."""
        return 0 if self.before is None else max(0, self.before - self.count)


@dataclass(frozen=True, slots=True)
class Other:
    """How much waits for others: their role, and how many cases."""

    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Todo:
    """The list of one reader.

    Attributes:
        made: The check it is of; ``None``: there is none yet.
        since: Reference date of the check before it.
        errors: What must be mended before results can be relied on.
        blanks: What is missing, and keeps something unknown.
        looks: What is worth a look.
        gone: Things of the check before of which nothing is left, and how many.
        others: What waits for others.
    """

    made: Computed | None = None
    since: date | None = None
    errors: tuple[Thing, ...] = ()
    blanks: tuple[Thing, ...] = ()
    looks: tuple[Thing, ...] = ()
    gone: int = 0
    others: tuple[Other, ...] = ()

    @property
    def count(self) -> int:
        """Cases that wait for the reader."""
        things = (*self.errors, *self.blanks, *self.looks)
        return sum(thing.count for thing in things)

    @property
    def is_urgent(self) -> bool:
        return bool(self.errors)


def of(by: User, made: Computed | None = None) -> Todo:
    """Return what of the data waits for the reader.

    Args:
        by: The reader.
        made: The last check, where it is known already.
    """
    checks = queries.computed(by).filter(kind="check")
    made = made or checks.first()
    if made is None or not queries.sees_results(by):
        return Todo()
    earlier = checks.filter(pk__lt=made.pk).first()
    cases = _owned(by, _cases(by, made))
    mine = cases.filter("is_mine")
    before = _owned(by, _cases(by, earlier)).filter("is_mine") if earlier else None
    counts = _counts(before)
    things = [
        _thing(made, rows, counts, known=before is not None)
        for rows in mine.partition_by("code", "sheet_name", maintain_order=True)
    ]
    things.sort(key=lambda thing: (-thing.count, thing.code))
    left = set(mine.select("code", "sheet_name").iter_rows())
    errors = tuple(each for each in things if each.severity == "error")
    rest = [each for each in things if each.severity != "error"]
    return Todo(
        made,
        earlier.day if earlier else None,
        errors,
        tuple(each for each in rest if each.unlocks),
        tuple(each for each in rest if not each.unlocks),
        sum(count for key, count in counts.items() if key not in left),
        _others(cases.filter(~pl.col("is_mine"))),
    )


def _cases(by: User, made: Computed) -> pl.DataFrame:
    """The cases of a check that the reader may see."""
    for table in store.read(made.folder).tables:
        if table.name == CASES:
            return queries.rows(by, table, Wanted()).collect()
    return pl.DataFrame(
        schema=dict.fromkeys(("code", "sheet_name", PATH, "severity"), pl.String)
    )


def _owned(by: User, cases: pl.DataFrame) -> pl.DataFrame:
    """The cases with ``owner`` (a role) and ``is_mine``."""
    given = _given()
    owner = pl.lit(Role.PLANNER.value)
    for role in reversed(MENDERS):
        sheets = [name for name, sheet in BY_NAME.items() if sheet.change in MAY[role]]
        may = pl.col("sheet_name").is_in(sheets) & _below(given.get(role, ()))
        owner = pl.when(may).then(pl.lit(role.value)).otherwise(owner)
    mine = pl.lit(False)
    for grant in by.grants_today:
        path = grant.unit.path if grant.unit else ""
        mine |= (pl.col("owner") == grant.role) & pl.col(PATH).str.starts_with(path)
    return cases.with_columns(owner=owner).with_columns(is_mine=mine)


def _given() -> dict[str, list[str]]:
    """Paths over which each role is given to somebody today; blank: everywhere."""
    found: dict[str, list[str]] = {}
    standing = Grant.objects.standing().on(timezone.localdate())
    told = standing.values_list("role", "unit__path").distinct()
    for role, path in told.order_by("role", "unit__path"):
        found.setdefault(role, []).append(path or "")
    return found


def _below(paths: Iterable[str]) -> pl.Expr:
    parts = (pl.col(PATH).str.starts_with(path) for path in paths)
    return reduce(or_, parts, pl.lit(False))


def _counts(cases: pl.DataFrame | None) -> dict[tuple[str, str], int]:
    if cases is None:
        return {}
    rows = cases.group_by("code", "sheet_name").len().iter_rows()
    return {(code, sheet): count for code, sheet, count in rows}


def _thing(
    made: Computed,
    rows: pl.DataFrame,
    before: dict[tuple[str, str], int],
    *,
    known: bool,
) -> Thing:
    first = rows.row(0, named=True)
    code, sheet = first["code"], first["sheet_name"]
    blank = BY_CODE.get(code)
    into = blank.into if blank else ""
    asked = {"tabel": CASES, "code": code, "sheet": BY_NAME[sheet].table.sheet}
    page = reverse("snapshots:result", args=[made.pk])
    return Thing(
        code,
        str(blank.what) if blank else first[f"said_{showing.language()}"],
        str(blank.unlocks) if blank else "",
        str(blank.remedy) if blank else "",
        rows.height,
        before.get((code, sheet), 0) if known else None,
        sheet == PEOPLE,
        "error" if "error" in rows["severity"] else "warning",
        tuple(_records(sheet, rows, "record" if into else "change")),
        f"{page}?{urlencode(asked)}",
        reverse("register:add", args=[into]) if into else "",
    )


def _records(sheet: str, rows: pl.DataFrame, page: str) -> Iterable[Record]:
    """The first records, each once, with the page on which they are mended."""
    told = rows.drop_nulls("record_pk").unique("record_pk", maintain_order=True)
    for row in told.head(FIRST).iter_rows(named=True):
        args: Sequence[object] = [BY_NAME[sheet].table.sheet, row["record_pk"]]
        yield Record(row["record"], reverse(f"register:{page}", args=args))


def _others(cases: pl.DataFrame) -> tuple[Other, ...]:
    counted = (
        cases.group_by("owner").len().sort("len", "owner", descending=[True, False])
    )
    return tuple(
        Other(str(Role(role).label), count) for role, count in counted.iter_rows()
    )
