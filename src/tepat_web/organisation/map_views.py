"""The position map as a page, and what its picture asks for by itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    JsonResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import require
from tepat_web.kit import writing

from . import map_page, map_panel, map_people
from . import map_shown as shown
from .map_data import columns
from .map_people import Holder
from .map_question import Question, found, read, read_chart
from .map_tree import Chart, Node, Seats
from .map_words import words

VIEWS = ("peta", "tabel")
SHORTEST_NAME = 3
LONGEST_NAME = 100
# What main.js imports, named so that a browser fetches all of it at once.
IMPORTED = (
    *("camera", "city", "colour", "hand", "layers", "layout", "page", "paint"),
    *("propose", "say", "search", "surface", "table", "text"),
)
MODULES = tuple(f"organisation/map/{name}.js" for name in IMPORTED)


@require(Permission.STRUCTURE_READ)
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show the map: the outline, the sheet of the chosen unit, and what is chosen."""
    question = read(request)
    if question.is_day_refused:
        messages.warning(request, _("The day could not be read; this is today's map."))
    chart = question.chart
    if chart is None:
        return render(
            request, "organisation/map.html", {"page": map_page.empty(question)}
        )
    asked = question.asked
    node = _node(chart, asked.unit) or chart.root
    if asked.unit and node.code != asked.unit:
        told = {"unit": asked.unit, "day": writing.day(question.day)}
        said = _("%(unit)s is not on the map of %(day)s; this is the whole city.")
        messages.warning(request, said % told)
    sees = map_people.may_see_people(question.by)
    urls = map_page.urls(question, sees=sees)
    chosen = _chosen(question, chart)
    people = _people(question, chart, [*_on_sheet(node), *_in_panel(chosen)])
    view = asked.view if asked.view in VIEWS else VIEWS[0]
    context = {
        "lead": shown.statement(chart.root.total),
        "past": question.day < timezone.localdate(),
        "day": question.day,
        "source": chart.structure.basis,
        "is_draft": chart.structure.is_draft,
        "view": view,
        "unit_code": asked.unit,
        "structure": asked.structure,
        "structures": map_page.choices(question),
        "colour": asked.colour,
        "colours": map_page.colours(urls),
        "counts": words()["counts"].format(
            units=writing.number(len(chart.nodes)),
            posts=writing.number(chart.root.total.posts),
            people=writing.number(chart.root.total.held),
        ),
        "search_label": (
            _("Search a person, a position or a unit")
            if sees
            else _("Search a position or a unit")
        ),
        "outline": shown.outline(chart, asked, node),
        "sheet": shown.sheet(chart, node, asked, people),
        "panel": _panel(question, chart, chosen, people),
        "urls": urls,
        "actions": map_page.actions(question),
        "words": words(),
        "modules": MODULES,
    }
    return render(request, "organisation/map.html", {"page": context})


@require(Permission.STRUCTURE_READ)
@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """Give the sheet of one unit, to stand in the page."""
    question, chart = read_chart(request)
    node = found(_node(chart, question.asked.unit))
    people = _people(question, chart, _on_sheet(node))
    context = {"sheet": shown.sheet(chart, node, question.asked, people)}
    return render(request, "organisation/_map_sheet.html", context)


@require(Permission.STRUCTURE_READ)
@require_GET
def panel(request: HttpRequest) -> HttpResponse:
    """Give what is told of the chosen unit or position, to stand in the page."""
    question, chart = read_chart(request)
    chosen = found(_chosen(question, chart))
    people = _people(question, chart, _in_panel(chosen))
    context = {"panel": _panel(question, chart, chosen, people)}
    return render(request, "organisation/_map_panel.html", context)


@require(Permission.STRUCTURE_READ)
@require_GET
def branch(request: HttpRequest) -> HttpResponse:
    """Give the units below one unit, to stand in the outline."""
    question, chart = read_chart(request)
    node = found(_node(chart, question.asked.unit))
    context = {"nodes": shown.branches(node, question.asked)}
    return render(request, "organisation/_map_branches.html", context)


@require(Permission.STRUCTURE_READ)
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Give the structure in columns, as city.js describes them: no person in it."""
    question, chart = read_chart(request)
    return _kept(request, columns(chart, may_move=question.may_propose))


@require(Permission.PEOPLE_READ)
@require_GET
def leaders(request: HttpRequest) -> HttpResponse:
    """Give the names of those who lead units, as far as the person may see them."""
    question, chart = read_chart(request)
    return _kept(request, {"leaders": map_people.leaders(question.by, chart)})


@require(Permission.PEOPLE_READ)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Find people by name or NIP among those whom the person may see."""
    question = read(request)
    text = request.GET.get("q", "")[:LONGEST_NAME]
    text = " ".join(text.split())
    if len(text) < SHORTEST_NAME or question.structure is None:
        return JsonResponse({"total": 0, "people": []})
    by, structure = question.by, question.structure
    total, first = map_people.people_named(by, structure, question.day, text)
    return JsonResponse({"total": total, "people": first})


def _kept(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """JSON that a browser may keep, and asks about before it uses it again."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="application/json")
    answer.headers["ETag"] = tag
    patch_cache_control(answer, private=True, no_cache=True)
    checked = get_conditional_response(request, etag=tag, response=answer)
    return cast(HttpResponse, checked)


def _node(chart: Chart, code: str) -> Node | None:
    return chart.node(code) if code else None


def _chosen(question: Question, chart: Chart) -> tuple[Node, Seats | None] | None:
    """The position that is chosen and its unit, or the unit alone."""
    if question.asked.position:
        return chart.seats(question.asked.position)
    node = _node(chart, question.asked.chosen)
    return (node, None) if node else None


def _on_sheet(node: Node) -> list[Seats]:
    below = [child.leader for child in node.children if child.leader]
    return [*node.posts, *below]


def _in_panel(chosen: tuple[Node, Seats | None] | None) -> list[Seats]:
    if chosen is None:
        return []
    node, post = chosen
    shown_post = post or node.leader
    return [shown_post] if shown_post else []


def _people(
    question: Question, chart: Chart, posts: list[Seats]
) -> dict[int, list[Holder]] | None:
    """Who sits in some positions, by position; none for who may see no names."""
    if not map_people.may_see_people(question.by):
        return None
    named: dict[int, list[Holder]] = {}
    for one in map_people.holders(question.by, chart, posts):
        named.setdefault(one.position, []).append(one)
    return named


def _panel(
    question: Question,
    chart: Chart,
    chosen: tuple[Node, Seats | None] | None,
    people: Mapping[int, list[Holder]] | None,
) -> map_panel.Panel | None:
    if chosen is None:
        return None
    node, post = chosen
    if post:
        return map_panel.panel_of_position(node, post, question.asked, people)
    move = map_page.move_form(question, chart, node)
    return map_panel.panel_of_unit(node, question.asked, people, move)
