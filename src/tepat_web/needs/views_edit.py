"""Writing a job analysis on one page, with findings and the need as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tepat import law
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.register.headings import language
from tepat_web.snapshots import take

from . import actions, contents, editor, merging, queries, reckoning
from .draft import BUTTONS, TASKS_GROUP, Draft
from .editor import Form, place_of
from .models import State
from .reading import crumbs, day_of_law, drivers_of
from .subjects import Subject, found, may

P = Permission
H = HTTPStatus
SEEN, COPY, ONWARD = "versi", "salin", "lanjut"
CHECK, RESTORE = "periksa", "susun"


@require(P.WORKLOAD_CHANGE)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Show the form of an analysis, and save what comes back."""
    by = person(request)
    subject = _mine(by, kind, number)
    version = contents.version(subject)
    if request.method == "GET":
        return _page(request, by, subject, Draft.of(contents.now(subject)), version)
    draft, seen = Draft.read(request.POST), _seen(request, version)
    if pressed := next((name for name in BUTTONS if name in request.POST), ""):
        group = draft.press(pressed, request.POST[pressed])
        fresh = group if pressed == "tambah" else ""
        if request.headers.get("HX-Request") and group:
            return _fragment(request, subject, draft, group, fresh)
        return _page(request, by, subject, draft, seen, fresh=fresh, is_trial=True)
    if CHECK in request.POST or RESTORE in request.POST:
        return _page(request, by, subject, draft, seen, is_trial=True)
    if COPY in request.POST and (above := subject.above):
        _copy(draft, contents.now(Subject(above)))
        return _page(request, by, subject, draft, seen, is_trial=True)
    return _save(request, by, subject, draft, seen, version)


@require(P.WORKLOAD_CHANGE)
@require_POST
def live(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Judge and compute what is typed, and save nothing."""
    subject = _mine(person(request), kind, number)
    form = _form(subject, Draft.read(request.POST))
    context = {"form": form, "sections": form.sections(), "subject": subject}
    return render(request, "needs/_live.html", context)


def _save(
    request: HttpRequest,
    by: User,
    subject: Subject,
    draft: Draft,
    seen: int,
    version: int,
) -> HttpResponse:
    told, errors = draft.contents()
    if seen != version:
        return _conflict(request, by, subject, draft, seen, version)
    if errors:
        return _page(request, by, subject, draft, seen, errors=errors)
    try:
        actions.save_analysis(by=by, subject=subject, told=told, seen=seen)
    except actions.Wrong as refusal:
        errors = {
            place_of(draft, told, each) or "": each.sentence
            for each in refusal.findings
        }
        return _page(request, by, subject, draft, seen, errors=errors)
    except actions.Stale:
        now = contents.version(subject)
        return _conflict(request, by, subject, draft, seen, now)
    except actions.NotAllowed as refusal:
        return _page(request, by, subject, draft, seen, errors={"": str(refusal)})
    messages.success(request, _("The analysis has been saved."))
    return redirect(subject.url("one" if ONWARD in request.POST else "edit"))


def _conflict(
    request: HttpRequest,
    by: User,
    subject: Subject,
    draft: Draft,
    seen: int,
    version: int,
) -> HttpResponse:
    """Show what somebody else saved beside what the person typed, both together."""
    theirs = Draft.of(contents.now(subject))
    if merging.is_done_already(theirs, draft):
        messages.success(request, _("The analysis has been saved."))
        return redirect(subject.url("edit"))
    base = Draft.of(contents.then(subject, seen))
    merged, clashes = merging.together(base, theirs, draft)
    return _page(request, by, subject, merged, version, clashes=clashes)


def _page(
    request: HttpRequest,
    by: User,
    subject: Subject,
    draft: Draft,
    seen: int,
    *,
    errors: Mapping[str, str] | None = None,
    clashes: Sequence[merging.Clash] = (),
    fresh: str = "",
    is_trial: bool = False,
) -> HttpResponse:
    review = queries.review_of(subject)
    last = [
        note
        for note in queries.notes(review)
        if review and note.submission == review.submission
    ]
    form = _form(
        subject,
        draft,
        errors=errors or {},
        theirs={each.name: each.theirs for each in clashes if each.is_both},
        notes=last if review and review.state == State.RETURNED else (),
        fresh=fresh,
    )
    status = H.UNPROCESSABLE_ENTITY if errors else H.OK
    status = H.CONFLICT if clashes else status
    context = {
        "subject": subject,
        "crumbs": crumbs(subject),
        "form": form,
        "sections": form.sections(),
        "review": review,
        "is_locked": bool(review and review.state in actions.LOCKED),
        "seen": seen,
        "clashes": clashes,
        "last": contents.last_act(subject) if clashes else None,
        "is_trial": is_trial,
        "has_job": subject.above is not None,
        "keep": f"anjab-{subject.kind}-{subject.pk}",
        **editor.suggestions(form.of),
    }
    return render(request, "needs/edit.html", context, status=status)


def _fragment(
    request: HttpRequest, subject: Subject, draft: Draft, group: str, fresh: str
) -> HttpResponse:
    form = _form(subject, draft, fresh=fresh)
    template = "_tasks" if group == TASKS_GROUP else "_lines"
    context: dict[str, Any] = {
        "group": form.group(group),
        "subject": subject,
        "form": form,
        "is_fragment": True,
    }
    return render(request, f"needs/{template}.html", context)


def _form(subject: Subject, draft: Draft, **more: Any) -> Form:
    structure = take.structure_on(None)
    told, _errors = draft.contents()
    reckoned = reckoning.reckon(subject, told, structure, language())
    return Form(
        draft,
        told,
        reckoned,
        law.on(day_of_law()),
        drivers=drivers_of(subject),
        **more,
    )


def _copy(draft: Draft, job: contents.Contents) -> None:
    """Put what the job says where the position says nothing yet."""
    theirs = Draft.of(job)
    for name, texts in theirs.singles.items():
        if not any(text.strip() for text in draft.singles.get(name, [])):
            draft.singles[name] = texts
    for group, rows in theirs.rows.items():
        if not draft.filled(group):
            draft.rows[group] = []
            for row in rows:
                draft.add(group, row.texts)


def _mine(by: User, kind: str, number: int) -> Subject:
    subject = found(kind, number)
    if not may(by, P.WORKLOAD_CHANGE, subject):
        raise PermissionDenied(P.WORKLOAD_CHANGE.value)
    return subject


def _seen(request: HttpRequest, version: int) -> int:
    told = request.POST.get(SEEN, "")
    return int(told) if told.isdecimal() and len(told) < 19 else version
