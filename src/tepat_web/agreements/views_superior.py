"""Pages of the superior: everybody whom one leads, and reading what was handed in."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.actions import Stale

from . import actions_superior, behaviour, pages, queries, team
from .forms import ChangeForm, ReviewForm
from .models import Agreement

P = Permission
H = HTTPStatus
AGREE, RETURN = "sepakati", "kembalikan"
PER_PAGE = 50
WAITING, YEAR = "tunggu", "tahun"


@require(P.APPRAISAL_LEAD)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List everybody whom one leads in a year: how far each is, and what waits."""
    by, today = person(request), timezone.localdate()
    known = list(queries.cycles())
    told = request.GET.get(YEAR, "")
    cycle = next((each for each in known if str(each.year) == told), None)
    cycle = cycle or queries.current()
    context: dict[str, Any] = {"cycle": cycle, "cycles": known}
    if cycle is not None:
        only = WAITING in request.GET
        rows = queries.led(by, cycle)
        waiting = team.waiting(rows)
        page = Paginator(waiting if only else rows, PER_PAGE).get_page(
            request.GET.get("page")
        )
        context |= {
            "page": page,
            "rows": team.rows(page.object_list, today),
            "counts": team.counts(rows),
            "only": only,
            "waiting": waiting.count(),
        }
    return render(request, "agreements/team.html", context)


@require(P.APPRAISAL_LEAD)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Read what was handed in, say what is expected of behaviour; agree or return."""
    by = person(request)
    it = get_object_or_404(queries.led(by), pk=number)
    if request.method == "GET":
        initial = {"note": it.note} | it.expectations
        return _review(request, by, it, ReviewForm(initial=initial))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _review(request, by, it, form)
    try:
        return _answered(request, by, it, form)
    except Stale as refusal:
        form.add_error(None, str(refusal))
        it.refresh_from_db()
        return _review(request, by, it, form, is_stale=True)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _review(request, by, it, form)


@require(P.APPRAISAL_OWN, P.APPRAISAL_LEAD)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a change of what is agreed, with its reason."""
    by = person(request)
    it = get_object_or_404(_own_or_led(by), pk=number)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions_superior.reopen(by=by, agreement=it, reason=reason)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It can be changed now."))
            return redirect("agreements:one", number=it.pk)
    context = {"it": it, "form": form, "is_own": by.nip == it.employee.nip}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "agreements/change.html", context, status=status)


@require(P.APPRAISAL_OWN, P.APPRAISAL_LEAD)
@require_POST
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    """Give a change up: what was agreed last stands again."""
    by = person(request)
    it = get_object_or_404(_own_or_led(by), pk=number)
    try:
        actions_superior.give_up_change(by=by, agreement=it)
        messages.success(request, _("What was agreed last stands again."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("agreements:one", number=it.pk)


def _answered(
    request: HttpRequest, by: User, it: Agreement, form: ReviewForm
) -> HttpResponse:
    told: dict[str, Any] = {
        "by": by,
        "agreement": it,
        "expectations": form.expectations(),
        "seen": began_with(request.POST),
    }
    if AGREE in request.POST:
        actions_superior.agree(**told)
        messages.success(request, _("Agreed. The person has been told."))
    elif RETURN in request.POST:
        note = form.cleaned_data["note"].strip()
        actions_superior.send_back(**told, note=note)
        messages.success(request, _("Returned with your notes."))
    else:
        actions_superior.expect(**told)
        messages.success(request, _("Saved. Nothing is agreed yet."))
        return redirect("agreements:review", number=it.pk)
    following = queries.proposed(queries.led(by, it.cycle)).first()
    if following is not None:
        messages.info(request, _("This is the next one that waits for you."))
        return redirect("agreements:review", number=following.pk)
    return redirect("agreements:team")


def _review(
    request: HttpRequest,
    by: User,
    it: Agreement,
    form: ReviewForm,
    *,
    is_stale: bool = False,
) -> HttpResponse:
    context = pages.shown(by, it, timezone.localdate())
    keeps = form.is_bound and not is_stale
    context |= {
        "form": form,
        "seen": began_with(request.POST) if keeps else it.seen,
        "source": behaviour.SOURCE,
        "left": queries.proposed(queries.led(by, it.cycle)).count(),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    status = H.CONFLICT if is_stale else status
    return render(request, "agreements/review.html", context, status=status)


def _own_or_led(by: User) -> Any:
    return (queries.own(by) | queries.led(by)).order_by("pk")
