"""Pages of importing: hand in, look at what would change, agree, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.template import template_file

from . import actions, preview, queries
from .forms import UploadForm
from .models import Upload

S = Upload.State
PER_PAGE = 50
KINDS = ("new", "changed", "gone")


@require(Permission.REGISTER_IMPORT)
def index(request: HttpRequest) -> HttpResponse:
    """List what was handed in, and take another file."""
    by = person(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.hand_in(
            by=by,
            name=file.name,
            blocks=file.chunks(),
            remove_gone=form.cleaned_data["remove_gone"],
        )
        return redirect("imports:one", upload.pk)
    page = Paginator(queries.uploads_for(by), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"form": form, "page": page}
    return render(
        request, "imports/index.html", context, status=422 if form.errors else 200
    )


@require(Permission.REGISTER_IMPORT)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one file: that it is being read, what is wrong, or what would change."""
    upload = get_object_or_404(queries.uploads_for(person(request)), pk=number)
    context: dict[str, Any] = {"upload": upload, "S": S}
    context |= _problems(upload, request)
    if upload.counts:
        context |= _changes(upload, request)
    return render(request, "imports/one.html", context)


@require(Permission.REGISTER_IMPORT)
@require_POST
def step(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Carry a file out, read it again, or take it back."""
    by = person(request)
    upload = get_object_or_404(queries.uploads_for(by), pk=number)
    steps = {"terapkan": S.APPLYING, "baca": S.READING, "batalkan": S.UNDOING}
    if name not in steps:
        raise Http404
    try:
        actions.begin(by=by, upload=upload, state=steps[name])
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("imports:one", upload.pk)


@require(Permission.REGISTER_IMPORT)
@require_GET
def marked_file(request: HttpRequest, number: int) -> FileResponse:
    """Give the file back with every problem marked in its cell."""
    upload = get_object_or_404(queries.uploads_for(person(request)), pk=number)
    path = upload.folder / "ditandai.xlsx"
    if not path.exists():
        raise Http404
    stem = upload.name.rpartition(".")[0] or upload.name
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"{stem} (ditandai).xlsx"
    )


@require(Permission.REGISTER_IMPORT)
@require_GET
def template(request: HttpRequest) -> FileResponse:
    """Give an empty workbook with every sheet, its headings and their help."""
    return FileResponse(
        template_file(), as_attachment=True, filename="tepat-buku-kerja.xlsx"
    )


def _problems(upload: Upload, request: HttpRequest) -> dict[str, Any]:
    told = preview.problems(upload.folder)
    language = get_language() or "id"
    wanted = request.GET.get("tingkat", "")
    rows = [
        {**each, "say": each["en" if language == "en" else "id"]}
        for each in told
        if not wanted or each["severity"] == wanted
    ]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("masalah"))
    return {
        "problems": page,
        "severity": wanted,
        "has_marked": (upload.folder / "ditandai.xlsx").exists(),
    }


def _changes(upload: Upload, request: HttpRequest) -> dict[str, Any]:
    sheets = [
        {"name": sheet, "counts": counts, "touched": _touched(counts)}
        for sheet, counts in upload.counts.items()
    ]
    chosen = request.GET.get("lembar") or next(
        (each["name"] for each in sheets if each["touched"]), ""
    )
    counts = upload.counts.get(chosen, {})
    kinds = [kind for kind in KINDS if counts.get(kind)]
    kind = request.GET.get("jenis", "")
    kind = kind if kind in kinds else next(iter(kinds), "")
    number = _page_number(request, counts.get(kind, 0))
    _count, rows = preview.changes(upload.folder, chosen, kind, number, PER_PAGE)
    words = {"new": _("New"), "changed": _("Changed"), "gone": _("Not in the file")}
    pages = Paginator(range(counts.get(kind, 0)), PER_PAGE)
    return {
        "sheets": sheets,
        "chosen": chosen,
        "kinds": [(each, words[each], counts[each]) for each in kinds],
        "kind": kind,
        "rows": rows,
        "row_pages": pages.get_page(number),
    }


def _touched(counts: dict[str, int]) -> int:
    return sum(counts[kind] for kind in KINDS)


def _page_number(request: HttpRequest, count: int) -> int:
    told = request.GET.get("page", "1")
    last = max(1, -(-count // PER_PAGE))
    return min(max(int(told), 1), last) if told.isdecimal() and len(told) < 8 else 1
