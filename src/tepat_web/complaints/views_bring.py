"""Taking in files: saved e-mail, and exports of SP4N-LAPOR!."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tepat.errors import TepatError
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Unit
from tepat_web.snapshots.showing import language

from . import actions, lapor, mailbox, queries
from .actions import Told
from .brought import Brought, Line
from .forms import BringForm
from .models import Channel

P = Permission
H = HTTPStatus


@require(P.COMPLAINT_HANDLE)
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Take in a file, and tell what came of every line."""
    by = person(request)
    is_sent = request.method == "POST"
    form = BringForm(by, request.POST, request.FILES) if is_sent else BringForm(by)
    context: dict[str, object] = {"form": form}
    if form.is_valid() and (told := _read(form)) is not None:
        lines = [each for each in told.lines if not each.fault]
        units = _units(by, lines)
        found = [
            _told(each, units.get(_key(each.unit), form.cleaned_data["unit"]))
            for each in lines
        ]
        try:
            new, known = actions.bring(by=by, channel=form.channel(), found=found)
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            context |= {"done": _came(told, lines, new, known), "form": BringForm(by)}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "complaints/bring.html", context, status=status)


def _came(told: Brought, lines: list[Line], new: int, known: int) -> dict[str, object]:
    return {
        "new": new,
        "known": known,
        "faults": [each for each in told.lines if each.fault],
        "attachments": sum(each.attachments for each in lines),
        "undated": sum(each.day is None for each in lines),
        "left": told.left,
        "unknown": told.unknown,
    }


def _read(form: BringForm) -> Brought | None:
    data, today = form.cleaned_data["file"].read(), timezone.localdate()
    try:
        if form.channel() == Channel.EMAIL:
            return mailbox.read(data, today)
        return lapor.read(data, today)
    except lapor.NoHeadings:
        form.add_error(
            "file",
            _("No column says what was complained about. It is called “Isi Laporan”."),
        )
    except TepatError as refusal:
        form.add_error("file", refusal.say(language()))
    return None


def _units(by: User, lines: list[Line]) -> dict[str, Unit]:
    """Units that a person handles, by code and by name; of two with one name, none."""
    wanted = {_key(each.unit) for each in lines if each.unit}
    found: dict[str, Unit] = {}
    twice: set[str] = set()
    for unit in queries.own_units(by) if wanted else ():
        for told in (_key(unit.code), _key(unit.name)):
            if told in wanted and found.setdefault(told, unit) != unit:
                twice.add(told)
    return {told: unit for told, unit in found.items() if told not in twice}


def _key(told: str) -> str:
    return " ".join(told.lower().split())


def _told(line: Line, unit: Unit | None) -> Told:
    return Told(
        text=line.text,
        kind=line.kind,
        name=line.name,
        contact=line.contact,
        unit=unit,
        day=line.day,
        source=line.source,
        extra=line.extra,
    )
