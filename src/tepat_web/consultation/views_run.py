"""Consultations as who runs them sees them: reach, people, what came in, and out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.organisation.paths import AGENCY
from tepat_web.placement import changes
from tepat_web.placement.life import ARROWS, HEARD, SEEN, Step
from tepat_web.placement.models import Plan
from tepat_web.register import once
from tepat_web.snapshots.calendar import calendar
from tepat_web.workforce.models import Employee

from . import actions_run, card, clock, counts, drafts, queries, showing
from .forms import AnnouncementForm, ReplyForm
from .models import Announcement, Answer, Concern, Saying

P = Permission
PER_PAGE = 50
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNTOLD = "belum-diberi-tahu"


@require(P.CONSULT_RUN)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the plans in consultation, and those that were, with how far each came."""
    by, today = person(request), timezone.localdate()
    page = Paginator(queries.plans(by), PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    reached, known = counts.by_plan(plan.pk for plan in shown), calendar()
    rows = [
        {
            "plan": plan,
            "reached": reached[plan.pk],
            "left": clock.left(plan, today, known),
            "is_heard": plan.is_heard,
        }
        for plan in shown
    ]
    context = {
        "page": page,
        "heard": [row for row in rows if row["is_heard"]],
        "others": [row for row in rows if not row["is_heard"]],
        "to_open": list(queries.to_open(by)[:PER_PAGE]),
        "waiting": queries.inbox(by).count(),
    }
    return render(request, "consultation/index.html", context)


@require(P.CONSULT_RUN)
@require_GET
def reach(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a plan reached the people it concerns, by agency."""
    by = person(request)
    plan = _plan(by, number)
    agencies = counts.by_agency(plan)
    whole = counts.together(agencies)
    context = around(by, plan, "reach") | {
        "whole": whole,
        "columns": showing.columns(),
        "rows": showing.rows(plan, agencies),
        "totals": showing.totals(whole),
        "figure": showing.chart(agencies, whole),
        "download_url": reverse("consultation:workbook", args=[plan.pk]),
        "not_answered": queries.not_answered(plan).count(),
        "may_withdraw": plan.state in ARROWS[Step.WITHDRAW].start,
    }
    return render(request, "consultation/reach.html", context)


@require(P.CONSULT_RUN)
@require_GET
def workbook(request: HttpRequest, number: int) -> HttpResponse:
    """Give the reach table as a workbook; it holds counts and nobody's name."""
    plan = _plan(person(request), number)
    today = timezone.localdate()
    content = showing.workbook(plan, counts.by_agency(plan), today)
    response = HttpResponse(content, content_type=XLSX)
    file = f"jangkauan-konsultasi-{plan.pk}-{today.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


@require(P.CONSULT_RUN)
@require_GET
def people(request: HttpRequest, number: int) -> HttpResponse:
    """List everyone whom a plan concerns, with what they answered."""
    by = person(request)
    plan = _plan(by, number)
    rows = queries.concerns(by, plan).order_by("path", "nip")
    answer, unit = request.GET.get("jawaban", ""), request.GET.get("unit", "")
    if answer == UNTOLD:
        rows = rows.filter(told_at__isnull=True)
    elif answer in Answer.values:
        rows = rows.filter(answer=answer)
    if unit:
        rows = rows.filter(path__startswith=unit)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = around(by, plan, "people") | {
        "page": page,
        "rows": _named(list(page.object_list)),
        "answers": [*Answer.choices, (UNTOLD, _("not told yet"))],
        "answer": answer,
        "unit": unit,
        "unit_name": counts.names_of([unit]).get(unit, "") if unit else "",
        "all_url": reverse("consultation:people", args=[plan.pk]),
    }
    return render(request, "consultation/people.html", context)


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Show what was said with one person, and answer it."""
    by = person(request)
    plan = _plan(by, number)
    concern = get_object_or_404(queries.concerns(by, plan), pk=pk)
    told = request.POST if request.method == "POST" else None
    form = ReplyForm(told)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    open_ = [
        each
        for each in queries.unanswered(queries.lineage(plan))
        if each.concern.nip == concern.nip
    ]
    if told is not None and form.is_valid():
        try:
            once.make(by, mark, lambda: _replied(by, open_, form.cleaned_data["text"]))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The answer is on the person's page."))
            return redirect("consultation:inbox", number=plan.pk)
    if told is None:
        _noted(by, concern)
    (row,) = _named([concern])
    context = around(by, plan, "people") | {
        "row": row,
        "concern": concern,
        "spoken": _heard(queries.conversation(concern)),
        "is_open": bool(open_),
        "form": form,
        "once": mark,
        "why_url": reverse("placement:person", args=[plan.pk, concern.nip]),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/one.html", context, status=status)


@require(P.CONSULT_RUN)
@require_GET
def inbox(request: HttpRequest, number: int) -> HttpResponse:
    """List the questions and proposals that wait for an answer, the oldest first."""
    by = person(request)
    plan = _plan(by, number)
    page = Paginator(queries.inbox(by, plan), PER_PAGE).get_page(
        request.GET.get("page")
    )
    rows = list(page.object_list)
    named = {row["concern"].pk: row for row in _named([it.concern for it in rows])}
    today, known = timezone.localdate(), calendar()
    context = around(by, plan, "inbox") | {
        "page": page,
        "rows": [
            {
                "saying": each,
                "who": named[each.concern.pk],
                "age": clock.working_days(
                    timezone.localtime(each.at).date(), today, known
                ),
                "heard": heard,
            }
            for each, heard in zip(rows, _heard(rows), strict=True)
        ],
        "taken": _taken(by, plan),
        "wanted": len(changes.asked_for(plan)) if plan.is_heard else 0,
    }
    return render(request, "consultation/inbox.html", context)


@require(P.CONSULT_RUN)
@require_POST
def take(request: HttpRequest, number: int, saying: int) -> HttpResponse:
    """Take a proposal over for the revised plan, or out again."""
    by = person(request)
    plan = _plan(by, number)
    found = get_object_or_404(queries.sayings(by), pk=saying)
    try:
        if "keluarkan" in request.POST:
            actions_run.leave_out(by=by, saying=found)
            messages.success(request, _("The proposal is not taken over any more."))
        else:
            actions_run.take_over(by=by, saying=found)
            messages.success(
                request,
                _("The proposal counts in the revised plan; nothing moves yet."),
            )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("consultation:inbox", number=plan.pk)


@require(P.CONSULT_RUN)
@require_POST
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind everyone who has not answered."""
    by = person(request)
    plan = _plan(by, number)
    try:
        count = actions_run.remind(by=by, plan=plan, today=timezone.localdate())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(n)d person reminded.", "%(n)d people reminded.", count)
        messages.success(request, said % {"n": count})
    return redirect("consultation:reach", number=plan.pk)


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Write an announcement, look at it as people will see it, and send it."""
    by = person(request)
    plan = _plan(by, number)
    kind = request.GET.get("jenis", "opening")
    if kind not in drafts.DRAFTS:
        raise Http404
    told = request.POST if request.method == "POST" else None
    form = AnnouncementForm(told, initial=drafts.draft(plan, kind))
    preview = told is not None and form.is_valid()
    if preview and told is not None and "kirim" in told:
        try:
            made = actions_run.announce(by=by, plan=plan, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext(
                "Sent to %(n)d person.", "Sent to %(n)d people.", made.people
            )
            messages.success(request, said % {"n": made.people})
            return redirect("consultation:announce", number=plan.pk)
    url = reverse("consultation:announce", args=[plan.pk])
    context = around(by, plan, "announce") | {
        "form": form,
        "kind": kind,
        "kinds": [
            {
                "title": Announcement.Kind(name).label,
                "url": f"{url}?{urlencode({'jenis': name})}",
                "current": name == kind,
            }
            for name in drafts.DRAFTS
        ],
        "preview": form.cleaned_data if preview and not form.errors else None,
        "sent": queries.announcements(plan),
        "people": queries.concerns(by, plan).count(),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/announce.html", context, status=status)


def around(by: User, plan: Plan, here: str) -> dict[str, Any]:
    """Return what every page of one consultation shows: its clock and its tabs."""
    pages = (
        ("reach", _("Reach"), None),
        ("inbox", _("Questions and proposals"), queries.inbox(by, plan).count()),
        ("people", _("People"), None),
        ("meetings", _("Meetings"), None),
        ("announce", _("Announcements"), None),
        ("frequent", _("Public page"), None),
    )
    return {
        "plan": plan,
        "left": clock.left(plan),
        "is_seen": plan.state in SEEN,
        "is_heard": plan.state in HEARD,
        "tabs": [
            {
                "title": title,
                "url": reverse(f"consultation:{name}", args=[plan.pk]),
                "current": name == here,
                "count": count,
            }
            for name, title, count in pages
        ],
    }


def _plan(by: User, number: int) -> Plan:
    found: Plan = get_object_or_404(queries.plans(by), pk=number)
    return found


def _replied(by: User, open_: list[Saying], text: str) -> Saying:
    """Answer the last thing that is open; the answer stands for all before it."""
    if not open_:
        raise NotAllowed(_("Everything this person asked has been answered."))
    return actions_run.reply(by=by, saying=open_[-1], text=text)


def _noted(by: User, concern: Concern) -> None:
    employee = Employee.objects.standing().filter(nip=concern.nip).first()
    if employee is not None and concern.nip != by.nip:
        saw(by=by, what=employee)


def _taken(by: User, plan: Plan) -> list[dict[str, Any]]:
    rows = queries.sayings(by).filter(
        taken_at__isnull=False, concern__plan__in=queries.lineage(plan)
    )
    found = list(rows)
    named = {row["concern"].pk: row for row in _named([it.concern for it in found])}
    return [
        {"saying": it, "who": named[it.concern.pk], "heard": heard}
        for it, heard in zip(found, _heard(found), strict=True)
    ]


def _heard(sayings: list[Saying]) -> list[dict[str, Any]]:
    """What was said, with the position proposed and what the engine says of it."""
    titles = card.titles([each.alternative for each in sayings])
    return [
        {
            "said": each,
            "where": titles.get(each.alternative, each.alternative),
            "verdict": card.read_verdict(each.verdict) if each.verdict else None,
        }
        for each in sayings
    ]


def _named(concerns: list[Concern]) -> list[dict[str, Any]]:
    """Give people and positions their names; three questions, however many."""
    people = Employee.objects.standing().filter(nip__in=[it.nip for it in concerns])
    names = dict(people.values_list("nip", "name"))
    titles = card.titles([code for it in concerns for code in (it.origin, it.to)])
    agencies = counts.names_of({it.path[:AGENCY] for it in concerns})
    return [
        {
            "concern": it,
            "name": names.get(it.nip) or it.nip,
            "agency": agencies.get(it.path[:AGENCY], ""),
            "origin": titles.get(it.origin, it.origin),
            "to": titles.get(it.to, it.to),
        }
        for it in concerns
    ]
