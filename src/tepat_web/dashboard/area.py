"""Of which part of the city somebody is shown the figures, and what they may see there.

Who reads results sees them where their role reaches. The head of an agency holds no
such role: the position map says that they answer for everybody in it, so the figures of
their own agency are open to them with the lists behind these, but nothing that asks for
more than reading people. Nothing here lets anybody act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

import polars as pl

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY
from tepat_web.snapshots.result import PATH, READ
from tepat_web.snapshots.take import structure_on
from tepat_web.workforce.queries import leading

P = Permission
OF_HEADS = frozenset({P.RESULTS_READ, P.PEOPLE_READ})


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the city.

    Attributes:
        paths: Of the units that it is; blank: the whole city.
        may: What the reader may see everywhere in it.
        name: Of the unit or units; blank: the whole city.
        is_led: Whether it is open because the reader heads it.
    """

    paths: tuple[str, ...]
    may: frozenset[Permission]
    name: str = ""
    is_led: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole city."""
        return not self.paths

    def rows(self, also: Collection[Permission] = ()) -> pl.Expr:
        """Return which rows of a stored table lie in the area and are open there.

        Args:
            also: What else is open to the reader, of this table alone.
        """
        open_to = [each.value for each in self.may.union(also)]
        return self._inside() & pl.col(READ).is_in(open_to)

    def _inside(self) -> pl.Expr:
        if self.is_whole:
            return pl.lit(True)
        begins = (pl.col(PATH).str.starts_with(path) for path in self.paths)
        return reduce(or_, begins)


def area_of(by: User) -> Area | None:
    """Return the part of the city whose figures a person is shown; none: no page."""
    results = reach(by, P.RESULTS_READ)
    if results.everywhere:
        return Area((), _everywhere(by, ("",)))
    if results.paths:
        paths = tuple(sorted(_topmost(results.paths)))
        return Area(paths, _everywhere(by, paths), _named(paths))
    return _headed(by)


def heads(by: User) -> bool:
    """Tell whether a person heads an agency.

    Every page asks it, so it asks the database for no more than the page does anyway.
    """
    return bool(_agencies(by))


def _headed(by: User) -> Area | None:
    """The agency whose leading post the person holds."""
    paths = tuple(sorted(_agencies(by)))
    if not paths:
        return None
    return Area(paths, OF_HEADS, _named(paths), is_led=True)


def _agencies(by: User) -> list[str]:
    """Paths of the agencies that a person leads from their topmost post.

    That is the post that reports to none in the same agency.
    """
    return [
        path
        for path, above in leading(by).posts
        if len(path) == AGENCY and not above.startswith(path)
    ]


def _named(paths: Iterable[str]) -> str:
    units = Unit.objects.standing().filter(
        structure=structure_on(None), path__in=list(paths)
    )
    return ", ".join(units.order_by("path").values_list("name", flat=True))


def _everywhere(by: User, paths: Iterable[str]) -> frozenset[Permission]:
    """What a person may see in all of these; blank stands for the whole city."""
    asked = list(paths)
    return frozenset(
        each
        for each in Permission
        if (allowed := reach(by, each)).everywhere
        or (allowed.paths and all(path and allowed.covers(path) for path in asked))
    )


def _topmost(paths: Iterable[str]) -> set[str]:
    """Those of some paths that lie below no other of them."""
    listed = set(paths)
    return {
        path
        for path in listed
        if not any(path != other and path.startswith(other) for other in listed)
    }
