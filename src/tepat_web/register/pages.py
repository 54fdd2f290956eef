"""What every page of the register begins with: the table, and who may do what in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.snapshots.sheets import Sheet

from .headings import heading, meaning


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page, or something that can be done there."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list teaches."""

    title: str
    text: str
    sample: str
    action: Crumb | None


def address(sheet: Sheet, page: str, *args: object) -> str:
    """Return the address of a page of a table."""
    return reverse(f"register:{page}", args=[sheet.table.sheet, *args])


def crumbs(sheet: Sheet | None = None, *more: Crumb) -> list[Crumb]:
    """Return the way to a page."""
    way = [Crumb(_("Register"), reverse("register:index"))]
    if sheet is not None:
        way.append(Crumb(str(heading(sheet).title), address(sheet, "list")))
    return [*way, *more]


def frame(by: User, sheet: Sheet) -> dict[str, Any]:
    """Return what templates of one table have in common."""
    one_row = meaning(sheet.table.meaning)
    return {
        "sheet": sheet.table.sheet,
        "title": heading(sheet).title,
        "one_row": one_row[:1].lower() + one_row[1:],
        "filled_by": heading(sheet).filled_by,
        "may_change": bool(reach(by, sheet.change)),
    }


def empty(by: User, sheet: Sheet) -> Empty:
    """Say what belongs into a list without rows."""
    told = heading(sheet)
    action = None
    if reach(by, sheet.change):
        action = Crumb(_("Add the first one"), address(sheet, "add"))
    elif reach(by, Permission.REGISTER_IMPORT):
        action = Crumb(_("Import a workbook"), reverse("imports:index"))
    return Empty(
        _("Nothing here yet: %(title)s") % {"title": told.title},
        f"{meaning(sheet.table.meaning)} {told.filled_by}",
        str(told.sample),
        action,
    )
