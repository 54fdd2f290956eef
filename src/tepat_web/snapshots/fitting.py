"""How well people fit their own seats, as the position map colours it."""

from __future__ import annotations

from collections.abc import Mapping

from tepat_web.accounts.models import User

from .kinds.fit_summary import SUMMARY
from .models import Computed
from .queries import Wanted, computed, rows
from .store import read

PEOPLE = "pegawai"  # the table of the result that tells of people in their own seats


def latest_fit(by: User) -> Computed | None:
    """Return the latest computation of everyone's fit; none where there is none."""
    return computed(by).filter(kind=SUMMARY.kind).first()


def fits(by: User, result: Computed) -> dict[str, int]:
    """Return the fit (0 to 1,000) of people with their own seats, by employee number.

    Of those alone whose results ``by`` may see.
    """
    table = next(one for one in read(result.folder).tables if one.name == PEOPLE)
    told = rows(by, table, Wanted()).select("nip", "fit").drop_nulls().collect()
    return dict(told.iter_rows())


def means(
    fit: Mapping[str, int], then: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, int]:
    """Return the mean fit of the holders of each position, by its code.

    Args:
        fit: Fit by employee number.
        then: The position that each held when it was computed.
        now: The position that each holds on the map. Whoever has another than then
            does not count.

    >>> means({"1": 600, "2": 701, "3": 9}, {"1": "a", "2": "a", "3": "b"},
    ...       {"1": "a", "2": "a", "3": "a"})
    {'a': 650}
    """
    told: dict[str, list[int]] = {}
    for nip, code in now.items():
        if nip in fit and then.get(nip) == code:
            told.setdefault(code, []).append(fit[nip])
    return {code: round(sum(each) / len(each)) for code, each in told.items()}
