"""Reading results: which ones, and which of their rows a reader may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Protocol

import polars as pl
from django.db.models import F, Max, Q, QuerySet

from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY
from tepat_web.workforce.queries import people_led_by

from .computations import COMPUTATIONS
from .kinds.career import KIND as CAREER
from .models import Computed
from .result import NIP, PATH, READ, Field, Form
from .sheets import BY_MODEL
from .store import StoredFigure, StoredFile, StoredTable

MOST_CHOICES = 24
OF_DRAFTS = [each.kind for each in COMPUTATIONS if each.of_drafts]
Choices = Mapping[str, Mapping[str, str]]
# Tables whose later versions mean that the register has changed.
REGISTER = (*BY_MODEL, "organisation.Structure", "workforce.Appointment")


def computed(by: User) -> QuerySet[Computed]:
    """Return the results that a reader may open, latest first.

    What is about one person is there only for who may see that person, what is about
    a structure to be for who sees the results of the whole city, and what asks for a
    permission of its own for who holds it. What somebody asked about their own career
    tells where they would like to go: it is for them, and for who may read wishes.
    """
    standing = Computed.objects.standing().select_related("by").order_by("-pk")
    if not sees_drafts(by):
        standing = standing.exclude(kind__in=OF_DRAFTS)
    closed = [each.kind for each in COMPUTATIONS if not each.is_open_to(by)]
    if closed:
        standing = standing.exclude(kind__in=closed)
    wishes = reach(by, Permission.WISHES_READ)
    if not wishes.everywhere:
        read = Q(nip=by.nip) if by.nip else Q(pk=None)
        for path in wishes.paths:
            read |= Q(path__startswith=path)
        standing = standing.filter(~Q(kind=CAREER, by__nip=F("nip")) | read)
    people = reach(by, Permission.PEOPLE_READ)
    if people.everywhere and sees_results(by):
        return standing
    seen = Q(nip="") | Q(nip__in=_own_and_led(by))
    if sees_results(by):
        for path in people.paths:
            seen |= Q(path__startswith=path)
    return standing.filter(seen)


def latest(by: User) -> dict[str, Computed]:
    """Return the latest result of each kind that a reader may open."""
    readable = computed(by)
    numbers = readable.order_by().values("kind").annotate(last=Max("pk"))
    found = readable.filter(pk__in=numbers.values("last"))
    return {each.kind: each for each in found}


def _own_and_led(by: User) -> list[str]:
    return [*people_led_by(by), *([by.nip] if by.nip else [])]


class Made(Protocol):
    """Something that was made from the register as it was at one moment."""

    @property
    def version(self) -> int:
        """The last version in the ledger at that moment."""


def has_changed_since(made: Made) -> bool:
    """Tell whether the register was changed after something was made from it."""
    later = Version.objects.filter(pk__gt=made.version, table__in=REGISTER)
    return later.exists()


def sees_drafts(by: User) -> bool:
    """Tell whether the reader may see what a structure to be would change."""
    return reach(by, Permission.RESULTS_READ).everywhere


def sees_results(by: User) -> bool:
    """Tell whether the reader may see more of a result than what concerns people."""
    return bool(reach(by, Permission.RESULTS_READ))


def home(by: User) -> str:
    """Return the path that a reader's view begins at; blank: the whole city."""
    sees = reach(by, Permission.RESULTS_READ)
    return "" if sees.everywhere or not sees.paths else sees.paths[0]


def units_to_choose(by: User) -> list[tuple[str, str, str]]:
    """Return code, name and path of the agencies, or of the units within reach."""
    sees = reach(by, Permission.RESULTS_READ)
    standing = Unit.objects.standing().filter(structure__valid_to__isnull=True)
    standing = standing.filter(structure__is_draft=False).order_by("path")
    rows = standing.values_list("code", "name", "path")
    deepest = AGENCY if sees.everywhere else 1_000
    return [
        (code, name, path)
        for code, name, path in rows
        if sees.covers(path) and len(path) <= deepest
    ]


def unit_called(code: str) -> tuple[str, str] | None:
    """Return name and path of the unit of the structure in force."""
    standing = Unit.objects.standing().filter(structure__valid_to__isnull=True)
    standing = standing.filter(structure__is_draft=False, code=code)
    return standing.values_list("name", "path").first()


def may_download(by: User, file: StoredFile) -> bool:
    """Tell whether a reader may have a file of a result."""
    needed = (Permission.RESULTS_READ, Permission(file.read))
    return all(reach(by, each).covers(file.path) for each in needed)


def may_look(by: User, figure: StoredFigure, path: str) -> bool:
    """Tell whether a reader may see a figure, drawn for the unit with ``path``."""
    needed = reach(by, Permission(figure.read))
    return needed.everywhere or (needed.covers(path) if path else False)


def fields_for(by: User, table: StoredTable) -> tuple[Field, ...]:
    """Return the columns that a reader may see."""
    return tuple(each for each in table.fields if not each.read or _sees(by, each.read))


def _sees(by: User, permission: str) -> bool:
    allowed = reach(by, Permission(permission))
    is_own_only = not reach(by, Permission.RESULTS_READ)
    return allowed.everywhere or bool(allowed.paths) or (is_own_only and allowed.own)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a table are asked for.

    Attributes:
        path: Only below this unit.
        words: Only rows that hold this text.
        values: Only rows with these values, by column.
        sort: A field's name, with a minus for from high to low; blank: as computed.
        language: In which texts are sought and sorted.
    """

    path: str = ""
    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    language: str = "id"


def rows(by: User, table: StoredTable, wanted: Wanted) -> pl.LazyFrame:
    """Return the rows of a table that a reader may see and asked for, in order."""
    fields = fields_for(by, table)
    found = _seen(by, table)
    if wanted.path:
        found = found.filter(pl.col(PATH).str.starts_with(wanted.path))
    for each in fields:
        if value := wanted.values.get(each.name):
            found = found.filter(pl.col(each.key).cast(pl.String) == value)
    if wanted.words:
        texts = [
            pl.col(each.column(wanted.language))
            .cast(pl.String)
            .str.to_lowercase()
            .str.contains(wanted.words.lower(), literal=True)
            .fill_null(False)
            for each in fields
            if each.form in (Form.TEXT, Form.LONG, Form.NIP)
        ]
        found = found.filter(pl.any_horizontal(texts))
    is_down = wanted.sort.startswith("-")
    for each in fields:
        if each.name == wanted.sort.removeprefix("-"):
            found = found.sort(
                each.column(wanted.language),
                descending=is_down,
                nulls_last=True,
                maintain_order=True,
            )
    return found


def with_rows(by: User, tables: Sequence[StoredTable]) -> tuple[StoredTable, ...]:
    """Return the tables in which there is any row that a reader may see."""
    seen = visible(by)
    found = pl.collect_all(
        pl.scan_parquet(each.rows).filter(seen).head(1) for each in tables
    )
    pairs = zip(tables, found, strict=True)
    return tuple(table for table, rows in pairs if not rows.is_empty())


def choices(
    by: User, table: StoredTable, fields: tuple[Field, ...], language: str
) -> Choices:
    """Return the values by which rows may be filtered, where they are few.

    By field: what is asked for, and how it is called in ``language``.
    """
    asked = [each for each in fields if each.is_filter]
    if not asked:
        return {}
    seen = _seen(by, table)
    told = {
        each.name: seen.select(
            value=pl.col(each.key).cast(pl.String),
            label=pl.col(each.column(language)).cast(pl.String),
        )
        .drop_nulls()
        .unique()
        .sort("label")
        .head(MOST_CHOICES + 1)
        for each in asked
    }
    found = zip(told, pl.collect_all(told.values()), strict=True)
    return {
        name: dict(frame.iter_rows())
        for name, frame in found
        if 1 < frame.height <= MOST_CHOICES
    }


def _seen(by: User, table: StoredTable) -> pl.LazyFrame:
    """The rows that a reader may see; cells that ask for more are blank.

    Who sees a column need not see every cell of it: one's own penalties, but not those
    of the people whom one leads; those of one unit, but not of the next.
    """
    led, results = people_led_by(by), reach(by, Permission.RESULTS_READ)
    blanked = [
        pl.when(_within(by, results, reach(by, Permission(each.read)), led))
        .then(pl.col(name))
        .alias(name)
        for each in table.fields
        if each.read
        for name in dict.fromkeys((each.column("id"), each.column("en")))
    ]
    found = pl.scan_parquet(table.rows).filter(visible(by))
    return found.with_columns(blanked)


def visible(by: User) -> pl.Expr:
    """Return which rows of a result a reader may see, over its guarding columns.

    Results of one's area, as far as their content is open to the reader; besides, what
    is about oneself and about the people whom one leads.
    """
    led, results = people_led_by(by), reach(by, Permission.RESULTS_READ)
    return reduce(
        or_,
        (
            (pl.col(READ) == permission.value) & _within(by, results, allowed, led)
            for permission in Permission
            if (allowed := reach(by, permission))
        ),
        pl.lit(False),
    )


def _within(by: User, results: Reach, allowed: Reach, led: Sequence[str]) -> pl.Expr:
    """Which rows lie where a reader may see results, and what they ask for besides."""
    within = _below(results.everywhere, results.paths)
    found = within & _below(allowed.everywhere, allowed.paths)
    if allowed.people and led:
        found |= pl.col(NIP).is_in(led)
    if allowed.own and by.nip:
        found |= pl.col(NIP) == by.nip
    return found


def _below(everywhere: bool, paths: tuple[str, ...]) -> pl.Expr:
    if everywhere:
        return pl.lit(True)
    return reduce(
        or_, (pl.col(PATH).str.starts_with(path) for path in paths), pl.lit(False)
    )
