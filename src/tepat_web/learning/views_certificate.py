"""Certificates: the PDF, whether one is genuine, and withdrawing it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require
from tepat_web.ledger.actions import NotAllowed, saw

from . import actions_finish, codes, issuing, queries
from .forms import CheckForm, WithdrawForm

P = Permission
H = HTTPStatus


@public
@never_cache
@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Ask anybody for the code of a certificate."""
    form = CheckForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        code = codes.clean(form.cleaned_data["kode"])
        if code:
            return redirect("learning:certificate", code=code)
        form.add_error("kode", _("This is no code of a certificate."))
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "learning/check.html", {"form": form}, status=status)


@public
@never_cache
@require_GET
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Tell anybody who has the code whether a certificate is genuine, and what it says.

    No employee number, no unit, no score; the name so that who knows it recognises it.
    """
    found = queries.certificate_called(codes.clean(code))
    if found is None:
        context = {"form": CheckForm(), "unknown": True}
        answer = render(request, "learning/check.html", context, status=H.NOT_FOUND)
    else:
        name = issuing.abbreviated(found.name)
        context = {"it": found, "name": name, "code": issuing.grouped(found.code)}
        answer = render(request, "learning/certificate.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require(P.TRAINING_JOIN, P.TRAINING_READ)
@require_GET
def pdf(request: HttpRequest, number: int) -> HttpResponse:
    """Give a certificate as PDF: one's own, or of somebody within reach."""
    by = person(request)
    it = get_object_or_404(queries.certificates(by), pk=number)
    if it.completion.enrolment.employee.nip != by.nip:
        saw(by=by, what=it)
    answer = HttpResponse(issuing.pdf(it), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="sertifikat-{it.pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a certificate, with a reason."""
    by = person(request)
    it = get_object_or_404(queries.certificates(by), pk=number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions_finish.withdraw(
                by=by,
                certificate=it,
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The certificate is withdrawn."))
            return redirect("learning:class", number=it.completion.enrolment.course_id)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {"it": it, "form": form}
    return render(request, "learning/withdraw.html", context, status=status)


@require(P.TRAINING_RUN)
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Issue a certificate in place of one that was withdrawn."""
    by = person(request)
    it = get_object_or_404(queries.certificates(by), pk=number)
    try:
        made = actions_finish.issue_again(
            by=by, certificate=it, today=timezone.localdate()
        )
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("Certificate %(number)s takes its place.")
        messages.success(request, said % {"number": made.number})
    return redirect("learning:class", number=it.completion.enrolment.course_id)
