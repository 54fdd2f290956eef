"""Importing for programs: hand in, look at what would change, agree, take back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from ninja import Field, File, Form, Query, Router, Schema, UploadedFile

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.api.answers import Moment, Number, answer
from tepat_web.api.describe import XLSX, headers, refusals, route, sends
from tepat_web.api.leave import needs
from tepat_web.api.paging import Paged, PageQuery, about_page, paged, refuse_unknown
from tepat_web.api.problems import refused
from tepat_web.api.words import described as _
from tepat_web.api.work import address
from tepat_web.register.template import template_file
from tepat_web.snapshots.sheets import BY_SHEET

from . import actions, preview, queries
from .forms import UploadForm
from .models import Upload

S = HTTPStatus
P = Permission
STEPS = {"apply": Upload.State.APPLYING, "undo": Upload.State.UNDOING}
STEPS["read"] = Upload.State.READING
router = Router(tags=["imports"])
TAGS = {"imports": _("Whole files: read, looked at, applied, undone.")}


class Counts(Schema):
    """Rows of a sheet by what would become of them."""

    new: int
    changed: int
    same: int
    gone: int = Field(description=_("In the register, not in the file."))
    unused: int = Field(0, description=_("Left out: they name what is nowhere."))


class ImportOut(Schema):
    """A file that was handed in, and what became of it."""

    id: int
    name: str
    size: int = Field(description=_("In bytes."))
    at: Moment
    by: str = Field(description=_("User name of who handed it in."))
    state: Literal[tuple(Upload.State.values)] = Field(  # type: ignore[valid-type]
        description=_("`ready` can be applied, `applied` can be undone.")
    )
    remove_gone: bool
    errors: int
    warnings: int
    refusal: str = Field(description=_("Why the last step was refused."))
    sheets: dict[str, Counts]
    digest: str = Field(description=_("Of the changes; what `apply` carries out."))
    entry: int | None = Field(
        description=_("The act in the ledger that carried it out.")
    )
    work: str | None = Field(description=_("Address of the work at it."))


class Imports(Paged):
    """A page of files that were handed in."""

    rows: list[ImportOut]


class ProblemOut(Schema):
    """What is wrong in a file, and how to mend it."""

    code: str
    severity: Literal["error", "warning"]
    sheet: str
    row: int | None
    column: str | None
    cell: str | None
    message: str = Field(description=_("In the reader's language."))


class Problems(Paged):
    """A page of what is wrong in a file."""

    rows: list[ProblemOut]


class ChangeOut(Schema):
    """What a file would do to one row of the register."""

    row: int | None = Field(description=_("In the file's sheet, from 0."))
    record: int | None = Field(description=_("Number of the record; blank: it is new."))
    label: str
    what: dict[str, list[str]] = Field(description=_("By column: before and after."))


class Changes(Paged):
    """A page of what a file would do to a sheet."""

    rows: list[ChangeOut]


class ProblemsQuery(PageQuery):
    """Which problems to list."""

    severity: Literal["error", "warning"] | None = None


class ChangesQuery(PageQuery):
    """Which changes to list."""

    sheet: Literal[tuple(BY_SHEET)] = Field(  # type: ignore[valid-type]
        description=_("The sheet as the workbook calls it.")
    )
    kind: Literal["new", "changed", "gone"]


MISSING = refusals(S.NOT_FOUND)


@router.get(
    "", response=Imports, **route("imports_list", _("List what was handed in"), MISSING)
)
@needs(P.REGISTER_IMPORT)
def listed(request: HttpRequest, query: Annotated[PageQuery, Query()]) -> HttpResponse:
    """List the files that were handed in, the latest first."""
    refuse_unknown(request, type(query))
    about, rows = paged(request, queries.uploads_for(person(request)), query)
    return answer({**about, "rows": [_told(upload) for upload in rows]})


@router.post(
    "",
    response={S.ACCEPTED: ImportOut},
    **route(
        "imports_add",
        _("Hand in a file"),
        headers(S.ACCEPTED, "Location"),
        more=_("The file is read first. Nothing is changed before it is applied."),
    ),
)
@needs(P.REGISTER_IMPORT)
def hand_in(
    request: HttpRequest,
    file: Annotated[
        UploadedFile,
        File(
            description=_("A workbook, packed CSV files, or BKN's export; up to 40 MB.")
        ),
    ],
    remove_gone: Annotated[
        bool, Form(description=_("The file is complete: remove what it lacks."))
    ] = False,
) -> HttpResponse:
    """Hand in a file, and have it read. Nothing is changed before it is applied."""
    form = UploadForm({"remove_gone": remove_gone}, MultiValueDict({"file": [file]}))
    if not form.is_valid():
        raise refused("file", " ".join(map(str, form.errors["file"])))
    told = form.cleaned_data["file"]
    upload = actions.hand_in(
        by=person(request),
        name=told.name,
        blocks=told.chunks(),
        remove_gone=remove_gone,
    )
    return _accepted(upload)


@router.get(
    "/template",
    response={S.OK: None},
    **route("imports_template", _("An empty workbook"), sends(XLSX)),
)
@needs(P.REGISTER_IMPORT)
def template(request: HttpRequest) -> FileResponse:
    """Give an empty workbook with every sheet, its headings and their help."""
    return FileResponse(
        template_file(), as_attachment=True, filename="tepat-buku-kerja.xlsx"
    )


@router.get(
    "/{number}", response=ImportOut, **route("imports_one", _("One file"), MISSING)
)
@needs(P.REGISTER_IMPORT)
def one(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell what became of a file: being read, wrong, ready, carried out, …"""
    return answer(_told(_found(request, number)))


@router.get(
    "/{number}/problems",
    response=Problems,
    **route("imports_problems", _("What is wrong in a file"), MISSING),
)
@needs(P.REGISTER_IMPORT)
def problems(
    request: HttpRequest, number: Number, query: Annotated[ProblemsQuery, Query()]
) -> HttpResponse:
    """List what is wrong in a file, cell by cell."""
    refuse_unknown(request, type(query))
    language = "en" if get_language() == "en" else "id"
    names = ("code", "severity", "sheet", "row", "column", "cell")
    rows = [
        {name: each[name] for name in names} | {"message": each[language]}  # type: ignore[literal-required]
        for each in preview.problems(_found(request, number).folder)
        if query.severity in (None, each["severity"])
    ]
    return answer({**about_page(request, len(rows), query), "rows": rows[query.part]})


@router.get(
    "/{number}/changes",
    response=Changes,
    **route("imports_changes", _("What a file would change"), MISSING),
)
@needs(P.REGISTER_IMPORT)
def changes(
    request: HttpRequest, number: Number, query: Annotated[ChangesQuery, Query()]
) -> HttpResponse:
    """List what a file would do to the rows of one sheet."""
    refuse_unknown(request, type(query))
    upload = _found(request, number)
    count, rows = preview.changes(
        upload.folder, query.sheet, query.kind, query.page, query.limit
    )
    names = ("row", "record", "label", "what")
    told = [{name: row[name] for name in names} for row in rows]
    return answer({**about_page(request, count, query), "rows": told})


@router.get(
    "/{number}/marked",
    response={S.OK: None},
    **route(
        "imports_marked", _("A file with its problems marked"), sends(XLSX), MISSING
    ),
)
@needs(P.REGISTER_IMPORT)
def marked(request: HttpRequest, number: Number) -> FileResponse:
    """Give a file back with every problem marked in its cell."""
    path = _found(request, number).folder / "ditandai.xlsx"
    if not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


@router.post(
    "/{number}/{step}",
    response={S.ACCEPTED: ImportOut},
    **route(
        "imports_step",
        _("Apply a file, undo it, or read it again"),
        headers(S.ACCEPTED, "Location"),
        refusals(S.NOT_FOUND, S.CONFLICT),
        more=_(
            "All that was told is carried out, or nothing. If the register has changed "
            "since, nothing is done, and the file is `stale` until it is read again."
        ),
    ),
)
@needs(P.REGISTER_IMPORT)
def begin(
    request: HttpRequest, number: Number, step: Literal["apply", "undo", "read"]
) -> HttpResponse:
    """Carry out what a file says, all of it or nothing; take it back; or read it again.

    What is applied are the changes that were told: if the register has changed since,
    nothing is done, and the file is `stale` until it is read again.
    """
    by = person(request)
    upload = _found(request, number)
    actions.begin(by=by, upload=upload, state=STEPS[step])
    return _accepted(_found(request, number))


def _found(request: HttpRequest, number: int) -> Upload:
    return get_object_or_404(queries.uploads_for(person(request)), pk=number)


def _accepted(upload: Upload) -> HttpResponse:
    location = reverse("api-v1:imports_one", args=[upload.pk])
    return answer(_told(upload), S.ACCEPTED, Location=location)


def _told(upload: Upload) -> dict[str, Any]:
    return {
        "id": upload.pk,
        "name": upload.name,
        "size": upload.size,
        "at": upload.at,
        "by": upload.by.get_username(),
        "state": upload.standing,
        "remove_gone": upload.remove_gone,
        "errors": upload.errors,
        "warnings": upload.warnings,
        "refusal": upload.refusal,
        "sheets": upload.counts,
        "digest": upload.digest,
        "entry": upload.entry_id,
        "work": address(upload.job) if upload.job else None,
    }
