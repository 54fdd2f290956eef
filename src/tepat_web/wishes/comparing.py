"""Two drafts side by side, so that nothing typed is lost when both were saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import queries
from .draft import STAY, Draft


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of two drafts."""

    label: str
    left: str
    right: str
    is_changed: bool


def differences(kept: Draft, typed: Draft) -> list[Difference]:
    """Return each line of what is kept beside that of what was typed."""
    left, right = lines(kept), lines(typed)
    told = dict.fromkeys([*(label for label, _text in left), *dict(right)])
    before, after = dict(left), dict(right)
    return [
        Difference(
            label,
            before.get(label, ""),
            after.get(label, ""),
            before.get(label, "") != after.get(label, ""),
        )
        for label in told
    ]


def lines(draft: Draft) -> list[tuple[str, str]]:
    """Return everything that stands in a draft, line by line, each with its name."""
    told = []
    if draft.choice == STAY:
        told.append((_("Choice"), _("to stay")))
    codes = [each.code for each in draft.filled()]
    titles = dict(
        queries.positions().filter(code__in=codes).values_list("code", "name")
    )
    for rank, each in enumerate(draft.filled(), start=1):
        place = {"n": rank}
        title = titles.get(each.code)
        said = f"{title} ({each.code})" if title else each.code
        told.append((_("Position %(n)d") % place, said))
        if each.reason:
            told.append((_("Reason for position %(n)d") % place, each.reason))
        if each.condition:
            told.append(
                (_("To be kept in mind, position %(n)d") % place, each.condition)
            )
    if draft.reason:
        told.append((_("Reason for all of it"), draft.reason))
    if draft.constraints:
        told.append((_("What must be kept in mind"), draft.constraints))
    return told
