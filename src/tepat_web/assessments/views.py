"""One's own assessments, those of one's people, and the page of a participant."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat import law
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.actions import Stale

from . import actions, comparing, listing, queries
from .models import Assessee, Judge
from .places import PARTS, WORDS
from .writing import Draft

P = Permission
H = HTTPStatus
ANYBODY = (P.ASSESS_OWN, P.ASSESS_LEAD, P.ASSESS_JUDGE, P.ASSESS_RUN)
PER_PAGE = 50
GIVE = "serahkan"


@require(P.ASSESS_OWN)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """List the person's own places in rounds, with what came of them."""
    by = person(request)
    return _listed(request, by, queries.own(by), "assessments/mine.html", Judge.SELF)


@require(P.ASSESS_LEAD)
@never_cache
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """List the people whom one judges as the superior."""
    by = person(request)
    rows = queries.led(by)
    return _listed(request, by, rows, "assessments/team.html", Judge.SUPERIOR)


def _listed(
    request: HttpRequest,
    by: User,
    rows: QuerySet[Assessee],
    template: str,
    judge: Judge,
) -> HttpResponse:
    if (told := request.GET.get("putaran", "")).isdecimal() and len(told) < 10:
        rows = rows.filter(round=int(told))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "people": listing.rows(by, list(page), judge, timezone.localdate()),
        "waits": queries.waiting(rows, judge).count(),
        "is_filtered": bool(told),
        "word": WORDS[judge],
    }
    return render(request, template, context)


@require(*ANYBODY)
@never_cache
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one participant: the judgements beside each other, JPM and gaps."""
    by = person(request)
    it: Assessee = get_object_or_404(_opened(by), pk=number)
    return render(request, "assessments/one.html", participant(by, it))


def participant(
    by: User, it: Assessee, chosen: Mapping[str, tuple[str, str]] | None = None
) -> dict[str, Any]:
    """Return what the page of a participant shows to a reader.

    Args:
        chosen: Level and reason as they were typed for a meeting, by code.
    """
    today = timezone.localdate()
    at = law.on(today)
    told = queries.said(by, it)
    outcomes = queries.outcomes(it) if _reads_outcomes(by, it) else {}
    lines = comparing.lines(it, at, told.given, outcomes)
    sets = listing.bands(at)
    runs = reach(by, P.ASSESS_RUN).covers(it.path)
    return {
        "it": it,
        "round": it.round,
        "is_own": it.employee.nip == by.nip,
        "runs": runs,
        "unit": listing.unit_names([it.path]).get(it.path, ""),
        "judges": listing.judges(by, it, told),
        "is_hidden": told.is_hidden,
        "lines": lines,
        "evidence": listing.evidence(lines),
        "matches": listing.matches(it, lines, told, at, sets),
        "sets": [listing.set_name(each) for each in sets],
        "is_default": any(line.competency.is_default for line in lines),
        "rule": it.round.get_rule_display(),
        "decree": it.round.policy.decree,
        "is_ready": runs and queries.is_ready(it, told.given.values(), today),
        "deciding": listing.deciding(lines, chosen or {}),
        "unconfirmed": not at.competency.dictionary.verified,
    }


def _reads_outcomes(by: User, it: Assessee) -> bool:
    """What was taken over is in the register; an assessor of others sees no more."""
    is_near = bool(by.nip) and by.nip in (it.employee.nip, it.superior)
    return is_near or it.assessor_id == by.pk or reach(by, P.ASSESS_RUN).covers(it.path)


@require(P.ASSESS_OWN, P.ASSESS_LEAD, P.ASSESS_JUDGE)
@never_cache
@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, number: int, part: str) -> HttpResponse:
    """Show the form of a judgement; keep it as a draft, or give it."""
    by = person(request)
    it: Assessee = get_object_or_404(_opened(by), pk=number)
    if part not in PARTS or PARTS[part] not in queries.parts(by, it):
        raise Http404
    role = PARTS[part]
    asked = comparing.competencies(it, law.on(timezone.localdate()))
    kept = queries.said(by, it).mine.get(role)
    if request.method == "GET":
        if kept and kept.is_given:
            return redirect("assessments:one", number=number)
        return _form(request, it, role, Draft.of(asked, kept), kept.seen if kept else 0)
    draft, seen = Draft.read(asked, request.POST), began_with(request.POST)
    act = actions.give if GIVE in request.POST else actions.keep_draft
    status, refusal = H.OK, ""
    try:
        act(
            by=by,
            it=it,
            judge=role,
            told=draft.seen(),
            seen=seen,
            today=timezone.localdate(),
        )
    except Stale as stale:
        status, refusal = H.CONFLICT, str(stale)
        seen = kept.seen if kept else 0
    except actions.Incomplete as lacking:
        draft.mark(lacking.lacks)
        status, refusal = H.UNPROCESSABLE_ENTITY, str(lacking)
    except NotAllowed as refused:
        status, refusal = H.UNPROCESSABLE_ENTITY, str(refused)
    if refusal:
        return _form(request, it, role, draft, seen, refusal, status)
    if GIVE in request.POST:
        messages.success(request, _("Your judgement is given."))
        return redirect("assessments:one", number=number)
    messages.success(request, _("Your draft is kept. Only you can read it."))
    return redirect("assessments:judge", number=number, part=part)


def _form(
    request: HttpRequest,
    it: Assessee,
    role: Judge,
    draft: Draft,
    seen: int,
    refusal: str = "",
    status: HTTPStatus = H.OK,
) -> HttpResponse:
    at = law.on(timezone.localdate())
    context = {
        "it": it,
        "round": it.round,
        "role": role,
        "is_own": role is Judge.SELF,
        "part": WORDS[role],
        "draft": draft,
        "version": seen,
        "refusal": refusal,
        "longest": actions.LONGEST,
        "unconfirmed": not at.competency.dictionary.verified,
    }
    return render(request, "assessments/judge.html", context, status=status)


def _opened(by: User) -> QuerySet[Assessee]:
    return queries.opened(queries.assessees(by))
