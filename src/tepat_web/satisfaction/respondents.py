"""Who answered, as it may be handed on: no group of so few that one could be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from tepat_web.consultation.suppression import SMALL

from .results import Row


def safe(makeup: Sequence[Row], sheets: int) -> Iterator[tuple[str, str, int, float]]:
    """Yield trait, group, sheets and per cent, small groups counted together.

    The number of all sheets is known, so a small group cannot just be left out: it
    would follow from the others. The smallest groups are added up until together they
    are :data:`SMALL` or more.

    Args:
        makeup: Rows with ``trait``, ``kind`` and ``n``.
        sheets: All of them; each trait counts every sheet once.
    """
    for trait, rows in groupby(makeup, key=lambda row: str(row["trait"])):
        for kind, n in _pooled([(str(row["kind"]), int(row["n"])) for row in rows]):
            yield trait, kind, n, round(100 * n / sheets, 1)


def _pooled(groups: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    rising = sorted(groups, key=lambda group: group[1])
    pool = [group for group in rising if group[1] < SMALL]
    rest = rising[len(pool) :]
    while pool and rest and sum(n for _kind, n in pool) < SMALL:
        pool.append(rest.pop(0))
    if not pool:
        return list(groups)
    together = sum(n for _kind, n in pool)
    kept = [group for group in groups if group not in pool]
    if together < SMALL:
        return []
    return [*kept, (_("smaller groups together"), together)]
