"""From what an analysis is to say to the records of the register that say it.

Called by actions only, inside their transaction. A record that says the same before
and after is left alone, and so gets no new version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Row, Structure, Task
from tepat_web.register import rows
from tepat_web.snapshots.sheets import Sheet

from .contents import (
    ANALYSES,
    DETAILS,
    SHEETS,
    STEPS,
    STEPS_OF,
    TASKS,
    Contents,
    Line,
    Values,
    numbered,
)
from .subjects import Subject

K = Version.Kind
Changed = tuple[Row, Version.Kind]


class Writer:
    """Writes one analysis; its rows are locked from the beginning."""

    def __init__(self, subject: Subject, structure: Structure | None) -> None:
        self.subject = subject
        self.structure = structure
        self.changed: list[Changed] = []
        self._there: dict[str, list[Any]] = {
            sheet.name: list(
                sheet.model._base_manager.filter(is_removed=False, **subject.mine)
                .select_for_update()
                .order_by("order", "pk")
            )
            for sheet in SHEETS
        }
        self._last: dict[str, int] = {}

    @property
    def moves_needs(self) -> bool:
        """Whether tasks changed, from which needs follow."""
        return any(isinstance(row, Task) for row, _kind in self.changed)

    def write(self, told: Contents) -> Sequence[Changed]:
        """Let the records say what ``told`` says; return those that changed."""
        self._single(told)
        self._tasks(told.tasks)
        for item, lines in told.details.items():
            there = [row for row in self._there["details"] if row.item == item]
            wanted = [
                (line.number, line.values | {"item": item, "number": at})
                for at, line in enumerate(lines, 1)
            ]
            self._lines(DETAILS, there, wanted)
        return self.changed

    def _single(self, told: Contents) -> None:
        (row, *_others) = [*self._there["analyses"], None]
        if row is None and not any(
            value not in (None, "", []) for value in told.values.values()
        ):
            return
        self._lines(ANALYSES, [row] if row else [], [(row and row.pk, told.values)])

    def _tasks(self, tasks: Sequence[Line]) -> None:
        was = {row.pk: number for number, row in numbered(self._there["tasks"])}
        steps: dict[int, list[Any]] = {}
        for _number, step in numbered(self._there["steps"]):
            steps.setdefault(step.task, []).append(step)
        wanted, matched, texts = [], [], []
        for number, task in enumerate(tasks, 1):
            values = {k: v for k, v in task.values.items() if k != STEPS_OF}
            wanted.append((task.number, values | {"number": number}))
            mine = steps.get(was.get(task.number or 0, 0), [])
            for at, (row, text) in enumerate(
                _matched(mine, task.values.get(STEPS_OF) or ()), 1
            ):
                matched.append(row)
                told = {"task": number, "number": at, "description": text}
                texts.append((row and row.pk, told))
        self._lines(TASKS, self._there["tasks"], wanted)
        self._lines(STEPS, self._there["steps"], texts)

    def _lines(
        self,
        sheet: Sheet,
        there: Sequence[Any],
        wanted: Sequence[tuple[int | None, Values]],
    ) -> None:
        """Change, add and take out rows of a sheet: the wanted ones are left."""
        left = {row.pk: row for row in there}
        for number, values in wanted:
            row = left.pop(number, None) if number else None
            kind = K.CHANGED
            if row is None:
                row, kind = self._new(sheet), K.NEW
            before = row.content()
            for name, value in rows.fields_of(sheet, values, self.structure).items():
                setattr(row, name, value)
            if kind is K.NEW or row.content() != before:
                row.save()
                self.changed.append((row, kind))
        for row in left.values():
            row.is_removed = True
            row.save()
            self.changed.append((row, K.GONE))

    def _new(self, sheet: Sheet) -> Row:
        if sheet is ANALYSES:
            old = sheet.model._base_manager.filter(**self.subject.mine).first()
            if old is not None:  # it comes back, with its history
                old.is_removed = False
                return old
        if sheet.name not in self._last:
            last = sheet.model._base_manager.order_by("-order").first()
            self._last[sheet.name] = last.order if last else 0
        self._last[sheet.name] += 1
        return sheet.model(order=self._last[sheet.name], **self.subject.mine)


def _matched(
    steps: Sequence[Any], texts: Sequence[str]
) -> Iterator[tuple[Any | None, str]]:
    """Give each text the step that said the same, else one whose text is gone."""
    same: dict[str, list[Any]] = {}
    for step in steps:
        same.setdefault(step.description, []).append(step)
    found: list[Any | None] = []
    for text in texts:
        known = same.get(text)
        found.append(known.pop(0) if known else None)
    free = iter([step for step in steps if step not in found])
    for step, text in zip(found, texts, strict=True):
        yield (step or next(free, None)), text
