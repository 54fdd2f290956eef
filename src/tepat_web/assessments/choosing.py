"""Which participants of a round its page shows: filters, and their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.organisation.paths import AGENCY

from . import listing, queries
from .models import Assessee, AssessmentRound, Judge

FREE, DONE, TAKEN = "tanpa-asesor", "lengkap", "diambil"
WAITING: Mapping[str, Judge] = {
    "diri": Judge.SELF,
    "atasan": Judge.SUPERIOR,
    "asesor": Judge.ASSESSOR,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks to see.

    Attributes:
        path: Of an agency or unit; blank: all.
        state: One of the keys of :func:`states`; blank: all.
        words: Part of a name or NIP; blank: everybody.
    """

    path: str = ""
    state: str = ""
    words: str = ""

    @classmethod
    def read(cls, told: QueryDict) -> Asked:
        """Return what an address asks for."""
        return cls(
            told.get("unit", "")[:1000],
            told.get("keadaan", "")[:20],
            told.get("q", "").strip()[:100],
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter at work."""

    text: str
    remove_url: str


def filtered(rows: QuerySet[Assessee], asked: Asked) -> QuerySet[Assessee]:
    """Keep the participants that are asked for."""
    if asked.path:
        rows = rows.filter(path__startswith=asked.path)
    if asked.words:
        nip = "".join(asked.words.split())
        named = Q(employee__name__icontains=asked.words)
        rows = rows.filter(named | Q(employee__nip__startswith=nip))
    if asked.state in WAITING:
        return queries.waiting(rows, WAITING[asked.state])
    if asked.state == FREE:
        return rows.filter(assessor__isnull=True)
    if asked.state == TAKEN:
        return rows.filter(taken_at__isnull=False)
    if asked.state == DONE:
        for judge in Judge:
            late = queries.waiting(rows, judge).order_by().values("pk")
            rows = rows.exclude(pk__in=late)
        return rows.filter(taken_at__isnull=True)
    return rows


def states(it: AssessmentRound) -> list[tuple[str, str]]:
    """Return the states by which participants of a round are filtered."""
    asked = {
        "diri": (Judge.SELF, _("the person has not judged")),
        "atasan": (Judge.SUPERIOR, _("the superior has not judged")),
        "asesor": (Judge.ASSESSOR, _("the assessor has not judged")),
        FREE: (Judge.ASSESSOR, _("has no assessor yet")),
    }
    told = [(key, text) for key, (judge, text) in asked.items() if judge in it.asks]
    return [
        *told,
        (DONE, _("judged by all, not taken over")),
        (TAKEN, _("in the register")),
    ]


def chips(request: HttpRequest, it: AssessmentRound, asked: Asked) -> list[Chip]:
    """Return the filters at work, each with the address without it."""
    said = {
        "unit": listing.unit_names([asked.path]).get(asked.path, "")
        if asked.path
        else "",
        "keadaan": dict(states(it)).get(asked.state, ""),
        "q": asked.words,
    }
    told = []
    for name, text in said.items():
        if text:
            rest = request.GET.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            told.append(Chip(text, f"?{rest.urlencode()}"))
    return told


def agencies(rows: QuerySet[Assessee]) -> list[tuple[str, str]]:
    """Return path and name of the agencies of some participants."""
    plain = rows.select_related(None).order_by()
    paths = plain.values_list(Substr("path", 1, AGENCY), flat=True).distinct()
    names = listing.unit_names(paths)
    return sorted(names.items(), key=lambda it: it[1])


def counts(
    by: User, rounds: Sequence[AssessmentRound]
) -> list[tuple[AssessmentRound, queries.Count]]:
    """Return rounds with how far they are within the reach of a reader."""
    told = queries.count_by_round(queries.assessees(by).filter(round__in=rounds))
    return [(it, told.get(it.pk, queries.Count())) for it in rounds]
