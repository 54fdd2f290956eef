"""Pages of what letters are made with: the letterhead, templates, numbers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat.errors import TepatError
from tepat.reports.forms import pdf
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.headings import language

from . import actions_means as actions
from . import archive, numbering, queries, samples, sets, trying
from .forms import NumberingForm, OfficeForm, TemplateForm
from .kinds import KINDS
from .models import Office, Template
from .views_letter import TYPES

P = Permission
H = HTTPStatus
SHOWN = "pemberitahuan"  # the form that shows a letterhead
ENDINGS = {"docx": "word", "typ": "typst"}


@require(P.DOCUMENTS_MAKE)
@require_http_methods(["GET", "POST"])
def office(request: HttpRequest) -> HttpResponse:
    """Show the letterhead, and change it."""
    by, now = person(request), queries.office()
    if request.method == "POST":
        form = OfficeForm(request.POST, request.FILES, instance=queries.office())
        if form.is_valid():
            try:
                values = form.values()
                if form.has_pictures:
                    _try_pictures(Office(**values))
                actions.save_office(by=by, seen=form.cleaned_data["seen"], **values)
                messages.success(request, _("The letterhead is saved."))
                return redirect("documents:office")
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
    else:
        form = OfficeForm(instance=now)
    context = {"form": form, "office": now, "seen": now.content()}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "documents/office.html", context, status=status)


def _try_pictures(told: Office) -> None:
    """Fill a sample with new arms: a damaged picture would stop every letter."""
    trying.fill(SHOWN, sets.over(sets.base(SHOWN), sets.own(SHOWN), told))


@require(P.DOCUMENTS_MAKE)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Show a letter with the letterhead as it was typed; nothing is saved."""
    form = OfficeForm(request.POST, request.FILES, instance=queries.office())
    if form.is_valid():
        told = Office(**form.values())
        files = sets.over(sets.base(SHOWN), sets.own(SHOWN), told)
        try:
            shown = pdf(samples.of(SHOWN, told)[0], sets.gathered(files))
            answer = HttpResponse(shown, content_type=TYPES["pdf"])
            answer["Content-Disposition"] = 'inline; filename="pratinjau.pdf"'
            return answer
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        except TepatError as fault:
            form.add_error(None, fault.say(language()))
    context = {"form": form, "office": queries.office(), "seen": form.data.get("seen")}
    status = H.UNPROCESSABLE_ENTITY
    return render(request, "documents/office.html", context, status=status)


@require(P.DOCUMENTS_MAKE)
@require_http_methods(["GET", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """List the templates of every form, and take a city's own."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        word, typst = form.handed_in()
        try:
            tried = trying.try_out(form.cleaned_data["form"], word, typst)
            made = actions.keep_template(
                by=person(request), tried=tried, note=form.cleaned_data["note"]
            )
            messages.success(
                request,
                _(
                    "Version %(n)d was filled with samples and is kept. Look at it, "
                    "then use it."
                )
                % {"n": made.version},
            )
            return redirect("documents:templates")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "forms": _forms()}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "documents/templates.html", context, status=status)


@require(P.DOCUMENTS_MAKE)
@require_POST
def use_template(request: HttpRequest, form: str) -> HttpResponse:
    """Use one version of a form from now on, or the built-in templates."""
    if form not in {kind.form for kind in KINDS.values()}:
        raise Http404
    told, chosen = request.POST.get("version", ""), None
    if told:
        rows = Template.objects.standing().filter(form=form)
        number = int(told) if told.isdecimal() and len(told) < 9 else 0
        chosen = get_object_or_404(rows, version=number)
    try:
        if chosen is not None:
            trying.try_again(chosen)
        actions.use_template(by=person(request), template=chosen, form=form)
        messages.success(request, _("Letters are filled into it from now on."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("documents:templates")


@require(P.DOCUMENTS_MAKE)
@require_GET
def template_file(
    request: HttpRequest, form: str, version: int, ending: str
) -> HttpResponse:
    """Download a template: version 0 is the built-in one."""
    if ending not in ENDINGS or form not in samples.CONTENTS:
        raise Http404
    if version == 0:
        content = sets.base(form)[f"{form}.{ending}"]
    else:
        rows = Template.objects.standing().filter(form=form)
        digest = getattr(get_object_or_404(rows, version=version), ENDINGS[ending])
        if not digest:
            raise Http404
        content = archive.read(digest)
    answer = HttpResponse(content, content_type=TYPES.get(ending, "text/plain"))
    name = f"{form}-{version}.{ending}" if version else f"{form}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require(P.DOCUMENTS_MAKE)
@require_GET
def template_sample(request: HttpRequest, form: str, version: int) -> HttpResponse:
    """Show a sample filled into a template: version 0 is the built-in one."""
    if form not in samples.CONTENTS:
        raise Http404
    rows = Template.objects.standing().filter(form=form)
    chosen = get_object_or_404(rows, version=version) if version else None
    files = sets.over(sets.base(form), chosen, Office.objects.standing().first())
    try:
        shown = pdf(samples.of(form)[0], sets.gathered(files))
    except TepatError as fault:
        messages.error(request, fault.say(language()))
        return redirect("documents:templates")
    answer = HttpResponse(shown, content_type=TYPES["pdf"])
    answer["Content-Disposition"] = f'inline; filename="contoh-{form}.pdf"'
    return answer


@require(P.DOCUMENTS_MAKE)
@require_http_methods(["GET", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """Show how numbers of every kind are written, and change one."""
    today, refused = timezone.localdate(), None
    if request.method == "POST":
        form = NumberingForm(request.POST)
        if form.is_valid():
            try:
                actions.save_numbering(
                    by=person(request), year=today.year, **form.cleaned_data
                )
                messages.success(request, _("The numbering is saved."))
                return redirect("documents:numbering")
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
        refused = form
    context = {"lines": _lines(refused), "year": today.year, "form": refused}
    status = H.UNPROCESSABLE_ENTITY if refused else H.OK
    return render(request, "documents/numbering.html", context, status=status)


def _lines(refused: NumberingForm | None) -> list[dict[str, Any]]:
    """Each kind with its form, the one that was refused as it was typed."""
    today, lines = timezone.localdate(), []
    typed = refused.data.get("kind") if refused else None
    for name, kind in KINDS.items():
        pattern = numbering.pattern_of(name)
        following = numbering.last(pattern, today.year) + 1
        usual = NumberingForm(
            auto_id=f"{name}_%s", initial={"kind": name, "pattern": pattern}
        )
        if refused is not None and typed == name:
            refused.auto_id = f"{name}_%s"
            usual = refused
        lines.append(
            {
                "kind": kind,
                "form": usual,
                "following": following,
                "example": numbering.written(pattern, following, today),
            }
        )
    return lines


def _forms() -> list[dict[str, Any]]:
    """Each form with its versions, the latest first."""
    versions = list(Template.objects.standing().select_related("by"))
    return [
        {
            "form": kind.form,
            "title": kind.title,
            "versions": [each for each in versions if each.form == kind.form],
            "own": any(each.is_used for each in versions if each.form == kind.form),
        }
        for kind in KINDS.values()
    ]
