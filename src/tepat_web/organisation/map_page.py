"""What the page of the map offers besides the map: links, choices, the form to move."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.kit import writing

from . import map as maps
from .elsewhere import address
from .map_question import Question
from .map_tree import Chart, Node

NAMED_ALONE = 3  # levels below which the unit above goes without saying


def move_form(question: Question, chart: Chart, node: Node) -> dict[str, Any] | None:
    """The form that moves a unit in a draft: every unit outside it is a choice."""
    url = _move_url(question)
    if not url or node.parent is None or not node.code:
        return None
    choices = [
        {
            "code": one.code,
            "title": _named(one),
            "current": one is node.parent,
        }
        for one in chart.nodes
        if node not in one.line
    ]
    above = node.parent.code
    return {"url": url, "unit": node.code, "from": above, "choices": choices}


def _named(node: Node) -> str:
    """A unit so that it can be told from others of its name, its own name first."""
    line = node.line
    return node.name if len(line) < NAMED_ALONE else f"{node.name} ({line[-2].name})"


def actions(question: Question) -> list[dict[str, str]]:
    """What one may do with the map, the drafts last."""
    asked, structure = question.asked, question.structure
    told = [
        {
            "title": _("Print or save as PDF"),
            "url": asked.url(tampilan="tabel"),
            "act": "print",
        }
    ]
    if reach(question.by, Permission.COMPUTE):
        for title, kind in ((_("As a file"), "map"), (_("Forms"), "forms")):
            if url := _file_url(question, kind):
                act = "file" if kind == "map" else kind
                told.append({"title": title, "url": url, "act": act})
    if structure and structure.is_draft:
        url = reverse("organisation:compare", args=[structure.pk])
        told.append({"title": _("Compare"), "url": url})
    if reach(question.by, Permission.STRUCTURE_CHANGE).everywhere:
        url = reverse("organisation:structures")
        told.append({"title": _("Drafts"), "url": url})
    return told


def choices(question: Question) -> list[dict[str, Any]]:
    """The structures that the map can be drawn of."""
    return [
        {
            "pk": one.pk,
            "title": _("draft: %(basis)s") % {"basis": one.basis}
            if one.is_draft
            else one.basis,
            "chosen": question.asked.structure == str(one.pk),
        }
        for one in question.structures
    ]


def colours(urls: dict[str, str]) -> list[dict[str, str]]:
    """What the picture can be coloured by: what is of people only where it is told."""
    titles = [
        ("selisih", _("gap"), "data"),
        ("kelas", _("class"), "data"),
        ("pensiun", _("retirement"), "leaving"),
        ("kesesuaian", _("fit"), "fit"),
    ]
    return [{"name": name, "title": title} for name, title, url in titles if urls[url]]


def urls(question: Question, *, sees: bool) -> dict[str, str]:
    """What the picture asks for by itself; blank where the person may not."""
    asked = question.asked
    at = {"per": asked.day, "struktur": asked.structure}
    return {
        "data": asked.bare("map-data"),
        "leaders": asked.bare("map-leaders") if sees else "",
        "people": asked.bare("map-people") if sees else "",
        "leaving": address("snapshots:map-leaving", **at) if sees else "",
        "fit": address("snapshots:map-fit", **at) if sees else "",
        "panel": asked.bare("map-panel"),
        "sheet": asked.bare("map-sheet"),
        "picture": asked.url(tampilan=""),
        "table": asked.url(tampilan="tabel"),
        "move": _move_url(question),
    }


def _file_url(question: Question, kind: str) -> str:
    """Where the official map or forms are made; of the structure in force alone."""
    if question.structure != question.in_force:
        return ""
    asked = question.asked
    return address("snapshots:ask", kind, day=asked.day, unit=asked.unit)


def _move_url(question: Question) -> str:
    if not question.may_propose:
        return ""
    return question.asked.bare("map-move")


def empty(question: Question) -> dict[str, Any]:
    """What the page says where there is nothing to draw."""
    structure, asked = question.structure, question.asked
    if structure:
        title = _("%(structure)s has no units yet") % {"structure": structure}
    else:
        when = writing.day(question.day)
        title = _("No structure was in force on %(day)s") % {"day": when}
    now = maps.in_force(question.structures, timezone.localdate())
    today = {"title": _("See today's map"), "url": reverse("organisation:map")}
    is_elsewhere = bool(asked.day or asked.structure)
    return {
        "day": question.day,
        "empty": {
            "title": title,
            "text": _(
                "The map draws the units and positions of the structure in force. "
                "Bagian Organisasi enters them, or imports the sheets unit and jabatan "
                "of the workbook. Or choose another day."
            ),
            "sample": "BKPSDM.B1 · Bidang Mutasi dan Promosi · BKPSDM",
            "action": today if now and is_elsewhere else None,
        },
    }
