"""Fields of a form as the page shows them: with findings, and what a code names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.forms import BoundField

from tepat_web.accounts.models import User

from . import suggestions
from .findings import Finding
from .forms import CellForm
from .suggestions import Suggestion

OFFERED = 6  # records that a refused text may mean


@dataclass(frozen=True, slots=True)
class Shown:
    """One field.

    Attributes:
        bound: The field itself.
        findings: What is odd about its value; none of them keeps it from being saved.
        is_link: Whether it takes the code of another record.
        named: The record that the code names now.
        offered: Records that a refused text may mean.
        theirs: What somebody else saved here meanwhile, where that differs.
        is_emptied: Whether many rows are to have nothing here.
    """

    bound: BoundField
    findings: Sequence[Finding] = ()
    is_link: bool = False
    named: Suggestion | None = None
    offered: Sequence[Suggestion] = ()
    theirs: str | None = None
    is_emptied: bool = False


def fields(
    by: User,
    form: CellForm,
    found: Sequence[Finding] = (),
    theirs: Mapping[str, str] | None = None,
    emptied: frozenset[str] = frozenset(),
) -> list[Shown]:
    """Return every field of a form, in order."""
    links = {name: _typed(form, name) for name in form.links}
    named = suggestions.exact(by, form.sheet, links)
    return [
        Shown(
            form[name],
            [finding for finding in found if finding.column == name],
            is_link=name in links,
            named=named.get(name),
            offered=_offered(by, form, name) if name in set(links) - set(named) else (),
            theirs=(theirs or {}).get(name),
            is_emptied=name in emptied,
        )
        for name in form.fields
    ]


def read_names(by: User, form: CellForm) -> None:
    """Put the code where a person wrote the name of exactly one record.

    Before the form is read; what names nothing stays as it is, and is refused later.
    """
    data = form.data.copy()
    links = {name: _typed(form, name) for name in form.links}
    known = suggestions.exact(by, form.sheet, links)
    for name, text in links.items():
        if text and name not in known:
            code = suggestions.meant(by, form.sheet, name, text)
            if code is not None:
                data[name] = code
    form.data = data


def _offered(by: User, form: CellForm, name: str) -> Sequence[Suggestion]:
    if not form.is_bound:
        return ()
    return suggestions.suggested(by, form.sheet, name, _typed(form, name), OFFERED)


def _typed(form: CellForm, name: str) -> str:
    return str(form[name].value() or "").strip()
