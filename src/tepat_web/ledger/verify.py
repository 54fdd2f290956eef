"""Trying the whole ledger: every seal, and every record against its last version.

Entries, versions and records pass by one at a time, so memory grows with what is wrong
and not with the ledger. Nothing is changed. Derived values are no part of what the
ledger keeps, and are not compared.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

from tepat.words import Language
from tepat_web.kit.models import Kept
from tepat_web.kit.moment import one_moment

from .faults import BROKEN, VALID, Fault, Wrong
from .kept import kept_models
from .models import Entry, Head, Version
from .seal import digest_of_versions, fits

AT_ONCE = 2_000  # rows of one question
MOST_OF_A_HEAD = 4_096  # bytes
SEAL_LENGTH = 64

Tell = Callable[[int], object]
"""Says how far it is, in percent."""


@dataclass(frozen=True, slots=True)
class KnownHead:
    """The end of the ledger as it once was, kept where nobody could change it."""

    number: int
    seal: str

    @classmethod
    def read(cls, text: str | bytes) -> Self:
        """Read a head that was exported.

        Raises:
            ValueError: if it is none.
        """
        told = json.loads(text[:MOST_OF_A_HEAD])
        if not isinstance(told, dict):
            raise ValueError(told)
        number, seal = told.get("number"), told.get("seal")
        if type(number) is not int or number < 1 or type(seal) is not str:
            raise ValueError(told)
        if len(seal) != SEAL_LENGTH:
            raise ValueError(seal)
        return cls(number, seal)


@dataclass(slots=True)
class Report:
    """What came of trying the ledger.

    Attributes:
        entries, versions, records: How many of each were tried.
        head: The last entry and its seal; none of an empty ledger.
        faults: Everything that is wrong, those of the chain first.
    """

    entries: int = 0
    versions: int = 0
    records: int = 0
    head: KnownHead | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def valid(self) -> bool:
        return not self.faults

    def say(self, language: Language) -> str:
        """Tell in one sentence what came of it."""
        facts = {"entries": self.entries, "records": self.records}
        if self.valid:
            return VALID.fill(facts, language)
        return BROKEN.fill({"count": len(self.faults)}, language)


def verify(
    heads: Collection[KnownHead] = (), tell: Tell = lambda percent: None
) -> Report:
    """Try the ledger as it is now.

    Args:
        heads: Ends of the ledger that were kept elsewhere; each must still be in it.
        tell: Is told how far it is.
    """
    report = Report()
    with one_moment():
        steps = _Steps(2 * Version.objects.count(), tell)
        _try_chain(report, heads, steps)
        for model in kept_models():
            _try_records(model, report, steps)
    tell(100)
    return report


class _Steps:
    """Counts versions that passed, and tells the percentage when it changes."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._total, self._tell = max(total, 1), tell
        self._passed = self._told = 0

    def counting(self, versions: Iterable[Any]) -> Iterator[Any]:
        for version in versions:
            self._passed += 1
            percent = min(99, 100 * self._passed // self._total)
            if percent > self._told:
                self._told = percent
                self._tell(percent)
            yield version


# --- The chain of entries ---------------------------------------------------------


def _try_chain(report: Report, heads: Collection[KnownHead], steps: _Steps) -> None:
    kept_elsewhere = {known.number: known.seal for known in heads}
    digests = _Digests(steps)
    unsealed: list[Fault] = []
    tried = 0
    last: Entry | None = None
    for entry in Entry.objects.order_by("number").iterator(chunk_size=AT_ONCE):
        report.entries += 1
        follows = entry.number == (last.number + 1 if last else 1)
        if not follows:
            first = last.number + 1 if last else 1
            report.faults.append(Fault(Wrong.MISSING, entry.number - 1, first))
        if digests.of(entry.number) != entry.content_digest:
            report.faults.append(Fault(Wrong.CONTENT, entry.number))
        if follows:  # else the seal before is not known
            tried += 1
            if not fits(entry, last.seal if last else ""):
                unsealed.append(Fault(Wrong.SEAL, entry.number))
        known = kept_elsewhere.pop(entry.number, entry.seal)
        if not hmac.compare_digest(known, entry.seal):
            report.faults.append(Fault(Wrong.REWRITTEN, entry.number))
        last = entry
    report.versions = digests.count
    if tried > 1 and len(unsealed) == tried:
        unsealed = [Fault(Wrong.KEY)]
    report.faults = unsealed + report.faults
    report.faults += digests.stray()
    _try_end(report, last, kept_elsewhere)


def _try_end(report: Report, last: Entry | None, unseen: Collection[int]) -> None:
    """Compare the last entry with the head here and with those kept elsewhere."""
    number, seal = (last.number, last.seal) if last else (0, "")
    if last:
        report.head = KnownHead(number, seal)
    here = Head.objects.first() or Head()
    if (furthest := max([here.number, *unseen])) > number:
        report.faults.append(Fault(Wrong.CUT, furthest))
    elif (here.number, here.seal) != (number, seal):
        report.faults.append(Fault(Wrong.HEAD, number))


class _Digests:
    """The digests of the versions of each entry; asked for in rising order."""

    def __init__(self, steps: _Steps) -> None:
        rows = Version.objects.order_by("entry_id", "pk").values_list(
            "entry_id", "table", "record", "kind", "content"
        )
        told = steps.counting(rows.iterator(chunk_size=AT_ONCE))
        self._groups = groupby(told, key=itemgetter(0))
        self._next: tuple[int, Iterator[Any]] | None = next(self._groups, None)
        self._stray: list[int] = []
        self.count = 0

    def of(self, number: int) -> str:
        """Return the digest of the versions of one entry."""
        self._pass_over(lambda entry: entry < number)
        if self._next is None or self._next[0] != number:
            return digest_of_versions(())
        digest = digest_of_versions(self._counted(self._next[1]))
        self._next = next(self._groups, None)
        return digest

    def stray(self) -> Iterator[Fault]:
        """Yield a fault for each entry that is not there but has versions."""
        self._pass_over(lambda entry: True)
        return (Fault(Wrong.CONTENT, number) for number in self._stray)

    def _pass_over(self, is_stray: Callable[[int], bool]) -> None:
        while self._next and is_stray(self._next[0]):
            self._stray.append(self._next[0])
            self._next = next(self._groups, None)

    def _counted(self, group: Iterator[Any]) -> Iterator[tuple[str, int, str, str]]:
        for _entry, table, record, kind, content in group:
            self.count += 1
            yield table, record, kind, content


# --- Records against their last versions ------------------------------------------

Last = tuple[int, int, str]  # a record, the entry of its last version, and its content


def _try_records(model: type[Kept], report: Report, steps: _Steps) -> None:
    table = model._meta.label
    rows = model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE)
    for row, version in _side_by_side(rows, _last_versions(table, steps)):
        if version is None:
            report.faults.append(Fault(Wrong.ADDED, table=table, record=row.pk))
            continue
        record, entry, content = version
        if row is None:
            fault = Fault(Wrong.REMOVED, entry, table=table, record=record)
            report.faults.append(fault)
            continue
        report.records += 1
        if fields := _differing(row, content):
            fault = Fault(Wrong.EDITED, entry, None, table, record, fields)
            report.faults.append(fault)


def _last_versions(table: str, steps: _Steps) -> Iterator[Last]:
    versions = Version.objects.filter(table=table).order_by("record", "pk")
    rows = versions.values_list("record", "entry_id", "content")
    told = steps.counting(rows.iterator(chunk_size=AT_ONCE))
    for _record, group in groupby(told, key=itemgetter(0)):
        last: Last
        for last in group:  # noqa: B007 (the last one stays)
            pass
        yield last


def _side_by_side(
    rows: Iterator[Any], versions: Iterator[Last]
) -> Iterator[tuple[Any, Last | None]]:
    """Pair records and versions, both in rising order; either may lack the other."""
    row, version = next(rows, None), next(versions, None)
    while row is not None or version is not None:
        is_row = row is not None and (version is None or row.pk <= version[0])
        is_version = version is not None and (row is None or version[0] <= row.pk)
        yield (row if is_row else None), (version if is_version else None)
        if is_row:
            row = next(rows, None)
        if is_version:
            version = next(versions, None)


def _differing(row: Kept, content: str) -> tuple[str, ...]:
    """Return the fields in which a record is not what its last version tells.

    Fields that the model no longer has do not count.
    """
    now = row.content()
    if now == content:
        return ()
    before, after = json.loads(content), json.loads(now)
    return tuple(
        name for name in row.kept_names() if before.get(name) != after.get(name)
    )
