"""IP ASN and credit points by unit and person: what the engine worked out last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.snapshots import download, queries, store
from tepat_web.snapshots import page as shown
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.store import Stored

P = Permission
KIND = "performance"
# Columns of the tables of the result that tell of the index and of credit points. The
# unit that a person counts in stays: by it the table is narrowed. None named: all.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unit": ("name", "unit", "people", "ip_asn"),
        "pegawai": (
            *("name", "nip", "unit_name", "status", "qualification", "competency"),
            *("performance", "discipline", "total", "category_said", "unit_counted"),
        ),
        "angka-kredit-unit": (),
        "angka-kredit": (
            *("name", "nip", "unit_name", "state", "level", "grade", "points"),
            *("next_grade", "rank_target", "rank_missing", "rank_on", "next_level"),
            *("level_target", "level_missing", "level_on", "notes_said", "credit_unit"),
        ),
    }
)


@require(P.RESULTS_READ)
@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show the latest index and credit points, of units and of people."""
    by = person(request)
    found = queries.latest(by).get(KIND)
    context = {
        "result": found,
        "may_compute": bool(reach(by, P.COMPUTE)),
        "kind": KIND,
    }
    if found is not None:
        context |= shown.context(request, by, _narrowed(found)) | {
            "has_changed": queries.has_changed_since(found),
            "units": queries.units_to_choose(by),
        }
    return render(request, "cycles/indices.html", context)


@require(P.RESULTS_READ)
@require_GET
def workbook(request: HttpRequest, name: str) -> HttpResponse:
    """Download the rows that are shown, as a workbook."""
    by = person(request)
    found = _latest(by)
    about = download.Subject(
        title=_("IP ASN and credit points"),
        file="ip-asn",
        day=found.day,
        city=found.made_from["city"],
        is_example=found.made_from["is_example"],
    )
    return shown.workbook(request, by, _narrowed(found), name=name, about=about)


def _latest(by: User) -> Computed:
    found = queries.latest(by).get(KIND)
    if found is None:
        raise Http404
    return found


def _narrowed(found: Computed) -> Stored:
    """The result with what is about the index and credit points alone."""
    stored = store.read(found.folder)
    tables = {each.name: each for each in stored.tables}
    narrowed = []
    for name, wanted in COLUMNS.items():
        if table := tables.get(name):
            fields = {each.name: each for each in table.fields}
            kept = tuple(fields[each] for each in wanted or fields if each in fields)
            narrowed.append(replace(table, fields=kept))
    return replace(stored, tables=tuple(narrowed), figures=(), files=())
