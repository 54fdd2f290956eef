"""The many tables of a plan, by subject: a tab each, and below it its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Tab = Mapping[str, Any]
SUBJECTS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Overview"), ("",)),
    (_("Moves"), ("perpindahan", "rantai", "setiap-orang", "putaran")),
    (
        _("What stays open"),
        ("kursi-kosong", "perlu-dilihat", "data-belum-lengkap"),
    ),
    (_("Execution"), ("gelombang", "setelah-gelombang", "bila-menolak")),
    (
        _("Fairness"),
        (
            *("perlakuan-setara", "dasar-keberatan", "beban-kelompok", "beban-orang"),
            *("perangkat-daerah", "kompetensi-hilang"),
        ),
    ),
    (_("Limits"), ("batasan",)),
)


def by_subject(tabs: Sequence[Tab]) -> tuple[list[dict[str, Any]], list[Tab]]:
    """Arrange tabs by subject.

    Args:
        tabs: As ``snapshots.page`` gives them.

    Returns:
        A tab for each subject that has any, which leads to its first; and, where there
        are several, those of the subject that is looked at.
    """
    named = {tab["name"]: tab for tab in tabs}
    subjects: list[dict[str, Any]] = []
    below: list[Tab] = []
    for title, names in SUBJECTS:
        inside = [named[name] for name in names if name in named]
        if not inside:
            continue
        is_current = any(tab["current"] for tab in inside)
        subjects.append(
            {"title": title, "url": inside[0]["url"], "current": is_current}
        )
        if is_current and len(inside) > 1:
            below = inside
    return subjects, below
