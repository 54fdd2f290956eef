"""What a computation is. To add one, write one module and one line.

1. A module in ``kinds/`` with a function from a :class:`Question` to a ``Result``:
   a sentence, tables (Polars frames and their ``Field``), figures, files. It may use
   the whole engine; it reads no database and knows no reader.
2. A :class:`Computation` there: what it is called, what it answers, which parameters
   it asks for.
3. Its name in ``computations.COMPUTATIONS``.

Form, background work, progress, storing, result page, charts with tables, filters,
paging, workbooks, what each reader may see, "changed since" and "compute again" follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from tepat.law import Law
from tepat.policy import Policy
from tepat.snapshot import Snapshot
from tepat_web.accounts.access import Permission, reach

from .places import Places
from .result import Result

Tell = Callable[[int, str, str], None]


@dataclass(frozen=True, slots=True)
class Question:
    """Everything a computation may rest on.

    Attributes:
        snapshot: The city on the reference day.
        law: The law on that day.
        policy: The city's policy.
        parameters: What was asked for, by name, as JSON.
        places: Where units, positions and people are, and the numbers of records.
        draft: A structure to be, where one was chosen: its units and positions.
    """

    snapshot: Snapshot
    law: Law
    policy: Policy
    parameters: Mapping[str, Any]
    places: Places
    draft: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """One kind of computation.

    Attributes:
        kind: What addresses and the database call it.
        title: What pages call it.
        lead: What it answers, in a sentence.
        run: From the question to the answer; tells how far it is.
        parameters: Names of fields of ``forms.AskForm``, besides the reference date.
        of_drafts: Whether it is about a structure to be, and so for those only who see
            the results of the whole city.
        of_records: Whether it tells about rows of sheets, and so leads to records.
        tells_itself: Whether it tells how far it is while its files are written.
        read: What one must be allowed to, besides, to ask for it and to open its
            results at all; its rows and files are guarded on their own.
        page: Name of the address that shows one result by its number.
    """

    kind: str
    title: str | Promise
    lead: str | Promise
    run: Callable[[Question, Tell], Result]
    parameters: tuple[str, ...] = ()
    of_drafts: bool = False
    of_records: bool = False
    tells_itself: bool = False
    read: Permission = Permission.RESULTS_READ
    page: str = "snapshots:result"

    def is_open_to(self, by: object) -> bool:
        """Tell whether a reader may know of it; of an ordinary one everybody may."""
        return self.read is Permission.RESULTS_READ or bool(reach(by, self.read))
