"""Pages of programmes: which there are, who is how far, and what is needed next."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.training.models import Course

from . import actions, naming, queries, wanted
from .forms import CurriculumForm, StageForm
from .models import Curriculum, Stage
from .progress import How
from .queries import Standing

P = Permission
H = HTTPStatus
PER_PAGE = 50
LONGEST = 100  # characters of a name that is sought


@require(P.CURRICULA_KEEP)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the programmes, each with how many people are late or soon due."""
    by, today = person(request), timezone.localdate()
    found = queries.curricula(by)
    running = [each for each in found if each.ended_on is None]
    told = queries.standings(by, running, today)
    context = {
        "rows": [(each, _counts(told[each.pk])) for each in running],
        "ended": [each for each in found if each.ended_on is not None],
        "tab": "programmes",
    }
    return render(request, "curricula/index.html", context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Lay down a programme."""
    by = person(request)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    form = CurriculumForm(
        request.POST or None,
        by=by,
        initial={"starts": timezone.localdate(), "unit": _usual_unit(by)},
    )
    if request.method == "POST" and form.is_valid():
        told = form.told()
        made = once.make(by, mark, lambda: actions.add_curriculum(by=by, told=told))
        messages.success(request, _("The programme is laid down. Add its stages now."))
        return redirect("curricula:add-stage", number=made)
    context = {
        "title": _("Lay down a programme"),
        "back": reverse("curricula:index"),
        "keep": "program-baru",
    }
    return answer(request, form, mark, context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show a programme: its stages, and who is how far."""
    by, today = person(request), timezone.localdate()
    found = _found(by, number)
    everyone = queries.standings(by, [found], today)[found.pk]
    words = request.GET.get("q", "").strip()[:LONGEST]
    shown = [it for it in everyone if words.casefold() in it.person.name.casefold()]
    state = request.GET.get("keadaan", "")
    counted = _counts(shown)
    if state in How.values:
        shown = [each for each in shown if each.how == state]
    may_change = found.ended_on is None and queries.may_change(by, found)
    context = {
        "curriculum": found,
        "jobs": queries.job_names(found.jobs),
        "unit": dict(queries.units_called([found])).get(found.unit, found.unit),
        "stages": queries.stages([found]).get(found.pk, []),
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "tabs": _tabs(counted, state, words),
        "query": words,
        "state": state,
        "people": len(everyone),
        "may_change": may_change,
    }
    return render(request, "curricula/one.html", context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a programme says of itself."""
    by = person(request)
    found = _changeable(by, number)
    initial = CurriculumForm.initial_of(found)
    form = CurriculumForm(request.POST or None, by=by, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_curriculum(by=by, curriculum=found, told=form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The programme has been changed."))
            return redirect("curricula:one", number=number)
    context = {
        "title": found.name,
        "back": reverse("curricula:one", args=[number]),
        "ends": None if form.errors else found,
    }
    return answer(request, form, "", context)


@require(P.CURRICULA_KEEP)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a programme."""
    by, today = person(request), timezone.localdate()
    found = _changeable(by, number)
    try:
        actions.end_curriculum(by=by, curriculum=found, today=today)
        messages.success(request, _("The programme has ended; its record stays."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("curricula:one", number=number)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def add_stage(request: HttpRequest, number: int) -> HttpResponse:
    """Add a stage to a programme."""
    by = person(request)
    found = _changeable(by, number)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    form = StageForm(request.POST or None, kinds=queries.kinds(by))
    if request.method == "POST":
        if once.made_by(by, mark):
            return redirect("curricula:one", number=number)
        if form.is_valid():
            told = form.told()
            try:
                once.make(
                    by,
                    mark,
                    lambda: actions.add_stage(by=by, curriculum=found, told=told),
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The stage has been added."))
                return redirect("curricula:one", number=number)
    context = {
        "title": _("Add a stage: %(name)s") % {"name": found.name},
        "back": reverse("curricula:one", args=[number]),
        "keep": f"tahap-{number}",
    }
    return answer(request, form, mark, context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def change_stage(request: HttpRequest, number: int) -> HttpResponse:
    """Change a stage."""
    by = person(request)
    stage = _stage(by, number)
    form = StageForm(
        request.POST or None,
        kinds=queries.kinds(by),
        initial=StageForm.initial_of(stage),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_stage(by=by, stage=stage, told=form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The stage has been changed."))
            return redirect("curricula:one", number=stage.curriculum_id)
    context = {
        "title": stage.name,
        "back": reverse("curricula:one", args=[stage.curriculum_id]),
        "removes": reverse("curricula:remove-stage", args=[number]),
        "remove_words": _("Take this stage out?"),
    }
    return answer(request, form, "", context)


@require(P.CURRICULA_KEEP)
@require_POST
def remove_stage(request: HttpRequest, number: int) -> HttpResponse:
    """Take a stage out of its programme."""
    by = person(request)
    stage = _stage(by, number)
    try:
        actions.remove_stage(by=by, stage=stage)
        messages.success(request, _("The stage has been taken out."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("curricula:one", number=stage.curriculum_id)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def needs(request: HttpRequest) -> HttpResponse:
    """Show which trainings units need for programmes; name people for a class."""
    by, today = person(request), timezone.localdate()
    found = wanted.needs(by, today)
    if request.method == "POST":
        return _named(request, by, found)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    classes = wanted.next_classes(by, [each.offer for each in page], today)
    may_name = bool(reach(by, P.TRAINING_NOMINATE) or reach(by, P.TRAINING_PLAN))
    context = {
        "page": page,
        "rows": [(each, classes.get(each.offer.pk, [])) for each in page],
        "people": len({it.person.pk for need in found for it in need.wants}),
        "late": sum(each.late for each in found),
        "may_name": may_name,
        "tab": "needs",
    }
    return render(request, "curricula/needs.html", context)


def _named(request: HttpRequest, by: User, found: list[wanted.Need]) -> HttpResponse:
    today = timezone.localdate()
    told = (request.POST.get("pelatihan", ""), request.POST.get("unit", ""))
    need = next((it for it in found if (str(it.offer.pk), it.path) == told), None)
    if need is None:
        messages.info(request, _("Nobody of this unit needs it any more."))
        return redirect("curricula:needs")
    offered = wanted.next_classes(by, [need.offer], today).get(need.offer.pk, [])
    course = next(
        (it for it in offered if str(it.pk) == request.POST.get("kelas")), None
    )
    if course is None:
        messages.warning(request, _("This class takes no names any more; choose one."))
        return redirect("curricula:needs")
    _tell(
        request, naming.name_all(by=by, need=need, course=course, today=today), course
    )
    return redirect("curricula:needs")


def _tell(request: HttpRequest, named: naming.Named, course: Course) -> None:
    text = ngettext(
        "%(n)d person has been named for %(course)s.",
        "%(n)d people have been named for %(course)s.",
        named.count,
    )
    messages.success(request, text % {"n": named.count, "course": course.name})
    for refusal in named.refusals:
        messages.warning(request, refusal)


def answer(
    request: HttpRequest, form: forms.Form, mark: str, context: dict[str, Any]
) -> HttpResponse:
    """Show a page that is one form; 422 where it was refused, filled as it was."""
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    told = {"form": form, "mark": mark, **context}
    return render(request, "curricula/form.html", told, status=status)


def _usual_unit(by: User) -> str:
    """The unit that somebody keeps, where it is one."""
    known = queries.kept_units(by)
    return known[0] if len(known) == 1 else ""


def _found(by: User, number: int) -> Curriculum:
    for each in queries.curricula(by):
        if each.pk == number:
            return each
    raise Http404


def _changeable(by: User, number: int) -> Curriculum:
    found = _found(by, number)
    if not queries.may_change(by, found):
        raise Http404
    return found


def _stage(by: User, number: int) -> Stage:
    rows = Stage.objects.standing().select_related("curriculum")
    stage: Stage | None = rows.filter(pk=number).first()
    if stage is None or not queries.may_change(by, stage.curriculum):
        raise Http404
    return stage


def _counts(told: Sequence[Standing]) -> dict[str, int]:
    counted = dict.fromkeys(How.values, 0)
    for each in told:
        counted[each.how] += 1
    return counted | {"people": len(told)}


def _tabs(counted: dict[str, int], state: str, words: str) -> list[dict[str, Any]]:
    kept = {"q": words} if words else {}
    first = {"title": _("Everybody"), "count": counted["people"], "current": not state}
    return [
        first | {"url": f"?{urlencode(kept)}"},
        *(
            {
                "title": each.label,
                "url": f"?{urlencode({'keadaan': each.value, **kept})}",
                "count": counted[each.value],
                "current": state == each.value,
            }
            for each in How
        ),
    ]
