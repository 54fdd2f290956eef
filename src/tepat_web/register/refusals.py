"""What an action of the register refuses, whoever asks and from wherever.

Called by actions only, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from tepat.snapshot import checks
from tepat.snapshot.checks import Severity
from tepat_web.accounts.access import reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Row, Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME, HELD, Sheet

from . import about, findings, queries, sources
from .rows import Refused


def contradictions(by: User, sheet: Sheet | None = None) -> None:
    """Refuse what would leave errors in the register.

    Args:
        sheet: The table that was changed, where only one was: it is judged with the
            tables that it refers to, and others are not read.

    Raises:
        NotAllowed: naming the first error and how many there are.
    """
    tables = {sheet.name, *findings.concerned(sheet)} if sheet else None
    wrong = [
        seen
        for seen in checks.check(take.snapshot(only=tables))
        if seen.defect.severity is Severity.ERROR
    ]
    if wrong:
        raise NotAllowed(
            _(
                "This would leave %(count)d errors in the register, the first in table "
                "%(table)s (%(code)s). Nothing was changed. Mend what depends on it "
                "first, or change both together."
            )
            % {
                "count": len(wrong),
                "table": _table_named(by, wrong[0].place.table),
                "code": wrong[0].defect.code,
            }
        )


def _table_named(by: User, name: str) -> str:
    """Name a table to the person, unless it is one that they may not see."""
    sheet = BY_NAME[name]
    return sheet.table.sheet if reach(by, sheet.read) else _("(one you may not see)")


def dependants(by: User, sheet: Sheet, row: Row) -> None:
    """Refuse to remove a row that other rows still name.

    Raises:
        NotAllowed: naming the tables, as far as the person may see them.
    """
    naming = about.dependants(by, row, sheet)
    if naming:
        raise NotAllowed(
            _(
                "Other rows still name this one: %(tables)s. Change or remove them "
                "first."
            )
            % {"tables": ", ".join(_counted(each) for each in naming)}
        )


def _counted(each: about.Dependants) -> str:
    return each.title if each.count is None else f"{each.title}: {each.count}"


def hidden_columns(
    by: User, sheet: Sheet, values: Mapping[str, Any], numbers: Sequence[int]
) -> None:
    """Refuse values of columns that the person may not fill in."""
    allowed = {column.name for column in queries.columns_to_change(by, sheet, numbers)}
    if hidden := sorted(set(values) - allowed):
        raise PermissionDenied(", ".join(hidden))


def errors_in(
    sheet: Sheet, row: Row, values: Mapping[str, Any], structure: Structure | None
) -> None:
    """Refuse a row with an error that the engine's checks would find in it."""
    told = {
        column.name: sources.value(sheet, row, column)
        for column in sheet.table.columns
        if not sources.is_held(sheet, column.name)
    }
    if sheet.name == "employees":
        held = queries.seat_of(row.pk)
        told |= {name: values.get(name, held[name]) for name in HELD}
    found = findings.about(sheet, told, structure, row.pk)
    for finding in findings.errors(found):
        raise Refused(finding.column or sheet.table.columns[0].name, finding.sentence)
