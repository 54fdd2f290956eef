"""Names of a unit: consent, refusal, and who attends what."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.kit.writing import number as written
from tepat_web.ledger.actions import NotAllowed

from . import actions, queries
from .forms import ReasonForm
from .models import Course, Enrolment

P = Permission
S = Enrolment.State
PER_PAGE, MOST_CHOSEN = 30, 200
STATE, PAGE, CHOSEN = "keadaan", "page", "nomor"


@require(P.TRAINING_NOMINATE, P.TRAINING_PLAN)
@never_cache
@require_GET
def unit(request: HttpRequest) -> HttpResponse:
    """Show the names that wait for consent, and everybody of the unit in a class."""
    by = person(request)
    asked = list(queries.to_consent(by)[: MOST_CHOSEN + 1])
    found = queries.of_unit(by).order_by("-course__starts", "employee__name", "pk")
    state = request.GET.get(STATE, "")
    if state in S.values:
        found = found.filter(state=state)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get(PAGE))
    courses = queries.courses(by).filter(
        state=Course.State.OPEN, starts__gt=timezone.localdate()
    )
    taking = list(courses.order_by("starts", "pk")[:PER_PAGE])
    filled = queries.seats(
        [*taking, *{row.course_id: row.course for row in asked}.values()]
    )
    context = {
        "asked": [(row, filled[row.course_id]) for row in asked[:MOST_CHOSEN]],
        "more": len(asked) > MOST_CHOSEN,
        "page": shown,
        "rows": [(row, queries.reads_words(by, row)) for row in shown],
        "states": S.choices,
        "state": state,
        "courses": [(each, filled[each.pk]) for each in taking],
    }
    return render(request, "training/unit.html", context)


@require(P.TRAINING_NOMINATE, P.TRAINING_PLAN)
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Consent to the names that are ticked, or to the one whose button was pressed."""
    by, today = person(request), timezone.localdate()
    told = request.POST.getlist("satu") or request.POST.getlist(CHOSEN)
    numbers = [int(each) for each in told if each.isdecimal() and len(each) < 19]
    rows = queries.consents(by).filter(pk__in=numbers[:MOST_CHOSEN])
    done = 0
    for row in rows.order_by("pk"):
        try:
            actions.consent(by=by, enrolment=row, today=today)
        except NotAllowed as refusal:
            messages.warning(request, f"{row.employee.name}: {refusal}")
        else:
            done += 1
    if done:
        text = ngettext("%(count)s person may go.", "%(count)s people may go.", done)
        messages.success(request, text % {"count": written(done)})
    elif not numbers:
        messages.warning(request, _("Tick at least one name."))
    return redirect("training:unit")


@require(P.TRAINING_NOMINATE, P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then refuse to let the person go."""
    by = person(request)
    row: Enrolment = get_object_or_404(queries.consents(by), pk=number)
    told = _("The person reads it.")
    form = ReasonForm(request.POST or None, help_text=told)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.refuse(
                    by=by,
                    enrolment=row,
                    reason=form.cleaned_data["reason"],
                    today=timezone.localdate(),
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The refusal was told to the person."))
                return redirect("training:unit")
    context = {"row": row, "form": form}
    return render(request, "training/refuse.html", context, status=status)
