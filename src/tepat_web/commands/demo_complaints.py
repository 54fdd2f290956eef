"""The complaints and the praise of the fictional city go the way of real ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from . import demo_cases
from .demo_cases import CASES, WEB, End

if TYPE_CHECKING:
    from tepat_web.accounts.models import User
    from tepat_web.complaints.models import Case
    from tepat_web.organisation.models import Unit

NOTE = "Mohon dicek di lapangan dulu, lalu dijawab."


def complain(by: User, handler: User) -> None:
    """File the cases and handle each as far as it has come.

    Where there is a case already, nothing is done.

    Args:
        by: Who acts for citizens without an account: the built-in account.
        handler: Who handles the cases of the whole city.
    """
    from django.utils import timezone

    from tepat_web.complaints.models import Case
    from tepat_web.complaints.queries import units

    if Case.objects.exists():
        return
    there, today = {each.code: each for each in units()}, timezone.localdate()
    for told in CASES:
        if told.unit in there:
            it = _filed(by, handler, told, today)
            _handled(by, handler, it, told, there)


def _filed(by: User, handler: User, told: demo_cases.Case, today: date) -> Case:
    from tepat_web.complaints import actions, secret
    from tepat_web.complaints.models import Case, Kind
    from tepat_web.complaints.steps import Told

    is_praise = told.grade == demo_cases.PRAISE
    sent = Told(
        text=told.text,
        kind=Kind.PRAISE if is_praise else Kind.COMPLAINT,
        name=told.name,
        contact=told.contact,
        day=today - timedelta(days=told.ago),
    )
    who = by if told.channel == WEB else handler
    actions.file(by=who, channel=told.channel, told=sent, mark=secret.mark())
    return Case.objects.latest("pk")


def _handled(
    by: User,
    handler: User,
    it: Case,
    told: demo_cases.Case,
    units: Mapping[str, Unit],
) -> None:
    from tepat_web.complaints import actions_handling as handling
    from tepat_web.complaints.models import Reaction

    if told.end is End.NEW:
        return
    handling.route(
        by=handler,
        case=it,
        unit=units[told.unit],
        grade=told.grade,
        text=told.register or told.text,
        note=NOTE if told.grade == demo_cases.OVERSIGHT else "",
    )
    reactions = {
        End.CONTENT: (Reaction.CONTENT,),
        End.REOPENED: (Reaction.NOT,),
        End.NOT_CONTENT: (Reaction.NOT, Reaction.NOT),
    }.get(told.end, ())
    for at, text in enumerate(told.answers):
        handling.answer(by=handler, case=it, text=text)
        if at < len(reactions):
            handling.react(by=by, case=it, reaction=reactions[at])
