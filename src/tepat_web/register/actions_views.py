"""What people do with lists and files: save a view, take a list along, look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, demand_own
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record, saw
from tepat_web.ledger.models import Entry
from tepat_web.snapshots.sheets import Sheet
from tepat_web.workforce.models import Employee

from .models import SavedView

MOST_VIEWS = 50  # of one person and list
ONCE_IN = timedelta(hours=1)  # however often a page is loaded again


@transaction.atomic
def save_view(
    *, by: User, sheet: Sheet, name: str, address: str, is_default: bool
) -> SavedView:
    """Keep a list as it is now under a name; an equal name is replaced.

    Raises:
        NotAllowed: if there are too many already.
    """
    demand(by, sheet.read)
    mine = SavedView.objects.filter(user=by, sheet=sheet.name)
    if mine.exclude(name=name).count() >= MOST_VIEWS:
        raise NotAllowed(_("You have saved many views of this list. Delete one first."))
    if is_default:
        mine.update(is_default=False)
    view, _is_new = mine.update_or_create(
        user=by,
        sheet=sheet.name,
        name=name,
        defaults={"address": address, "is_default": is_default},
    )
    record(by=by, act="view.saved", facts={"sheet": sheet.table.sheet})
    return view


@transaction.atomic
def delete_view(*, by: User, view: SavedView) -> None:
    """Forget a view of one's own."""
    demand_own(by, view.user)
    record(by=by, act="view.deleted", facts={"view": view.pk})
    view.delete()


@transaction.atomic
def note_export(
    *, by: User, sheet: Sheet, columns: Sequence[str], rows: int, ending: str
) -> Entry:
    """Note that a person took a list along as a file."""
    demand(by, Permission.REGISTER_EXPORT)
    demand(by, sheet.read)
    return record(
        by=by,
        act="register.exported",
        facts={
            "sheet": sheet.table.sheet,
            "columns": list(columns),
            "rows": rows,
            "format": ending,
        },
    )


def look_at(*, by: User, person: Employee) -> None:
    """Note that a person looked at somebody else's file, once an hour at most.

    Only the first look asks for the right to write.
    """
    demand(by, Permission.PEOPLE_READ)
    if by.nip == person.nip:
        return
    looked = Entry.objects.filter(
        table=person._meta.label,
        record=person.pk,
        act="employee.viewed",
        by=by,
        at__gte=timezone.now() - ONCE_IN,
    )
    if not looked.exists():
        saw(by=by, what=person)
