"""Taking back what one entry of the ledger did, from the versions before it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import Max

from tepat_web.ledger.models import Entry, Version

from .seats import Changed

K = Version.Kind
AT_ONCE = 500


def changed_since(entry: Entry) -> int:
    """Return how many records of the entry have a later version than its own."""
    later = 0
    for table, numbers in _touched(entry).items():
        last = _last(table, numbers)
        later += sum(1 for each in last.values() if each > entry.number)
    return later


def restored(entry: Entry) -> list[Changed]:
    """Bring every record of the entry to its version before; return them all.

    A record that the entry made is removed again.
    """
    changed: list[Changed] = []
    for table, numbers in _touched(entry).items():
        model: Any = apps.get_model(table)
        before = _before(table, numbers, entry.number)
        records = model._base_manager.in_bulk(numbers)
        for number, record in records.items():
            told = before.get(number)
            if told is None:
                record.is_removed = True
            else:
                for name, value in model.values_of(told).items():
                    setattr(record, name, value)
            changed.append((record, K.GONE if record.is_removed else K.CHANGED))
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if field.attname in model.kept_names()
        ]
        model._base_manager.bulk_update(records.values(), fields, batch_size=200)
    return changed


def _touched(entry: Entry) -> dict[str, list[int]]:
    """The records of the entry by table; dependent tables first.

    Appointments are given back before the people and seats they tie together, so no
    constraint is broken half way.
    """
    touched: dict[str, list[int]] = defaultdict(list)
    told = entry.versions.order_by("pk").values_list("table", "record")
    for table, number in told:
        touched[table].append(number)
    return dict(reversed(touched.items()))


def _last(table: str, numbers: list[int]) -> dict[int, int]:
    last: dict[int, int] = {}
    for at in range(0, len(numbers), AT_ONCE):
        some = Version.objects.filter(
            table=table, record__in=numbers[at : at + AT_ONCE]
        )
        told = some.values("record").annotate(last=Max("entry_id")).order_by()
        last.update(told.values_list("record", "last"))
    return last


def _before(table: str, numbers: list[int], number: int) -> dict[int, str]:
    before: dict[int, str] = {}
    for at in range(0, len(numbers), AT_ONCE):
        some = Version.objects.filter(
            table=table, record__in=numbers[at : at + AT_ONCE], entry_id__lt=number
        )
        told = some.order_by("pk").values_list("record", "content")
        before.update(told)  # later ones win
    return before
