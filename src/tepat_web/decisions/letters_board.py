"""The minutes of a session as a letter (berita acara), in Indonesian."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tepat.reports.forms import Paper
from tepat.reports.forms.letters import (
    BoardMinutes,
    Candidate,
    Person,
    SeatConsidered,
    paper_of,
)
from tepat.reports.forms.letters import Member as Sitter
from tepat.reports.forms.letters import Seat as Place
from tepat_web.accounts.models import User
from tepat_web.documents import queries as documents
from tepat_web.documents.kinds import Draft, Numbered
from tepat_web.documents.models import Office
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day as written_day
from tepat_web.kit.writing import written
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Appointment

from . import queries, showing
from .models import Member, Seat, Session, SessionState, Vote

TITLE = _("Minutes of the board")
ALL_HOLD = "Semua syarat terpenuhi"


def minutes(by: User, plan: Plan) -> Iterator[Draft]:
    """Yield the minutes of each closed session on a plan, the oldest first."""
    office = documents.office()
    for session in closed(by, plan):
        seats = list(queries.seats(by, session))
        yield Draft(
            key=f"sidang-{session.pk}",
            nip="",
            path="",
            title=Words.of(TITLE),
            paper=partial(_minutes, office, session, seats),
        )


def closed(by: User, plan: Plan) -> list[Session]:
    """Return the sessions on a plan that are over, the oldest first."""
    over = queries.sessions(by).filter(plan=plan, state=SessionState.CLOSED)
    return list(over.order_by("pk"))


def on(day: date) -> str:
    """Write a day in Indonesian, whoever reads."""
    with override("id"):
        return written_day(day)


def _minutes(
    office: Office, session: Session, seats: list[Seat], numbered: Numbered
) -> Paper:
    with override("id"):
        members = [_member(session, each) for each in queries.members(session)]
        present = sum(each.is_present for each in members)
        content = BoardMinutes(
            frame=office.frame(numbered, session.plan, nature="Rahasia"),
            session=session.name,
            held_on=session.day,
            venue=session.place,
            began=_hour(session.opened_at),
            ended=_hour(session.closed_at),
            members=tuple(members),
            quorum=f"Sidang diikuti {present} dari {len(members)} anggota.",
            seats=tuple(
                _considered(number, seat) for number, seat in enumerate(seats, start=1)
            ),
            notes=_lines(session.closing),
        )
    return paper_of(content, documents.about(session.plan, numbered))


def _member(session: Session, member: Member) -> Sitter:
    user = member.user
    seated = Appointment.objects.standing().filter(
        employee__nip=user.nip, valid_to__isnull=True
    )
    held = seated.select_related("post__position").first() if user.nip else None
    voted = Vote.objects.standing().filter(by=user, seat__session=session)
    is_chair = user.pk == session.chair_id
    return Sitter(
        name=str(user),
        role="Ketua" if is_chair else "Anggota",
        office=held.post.position.name if held else "Anggota tim penilai",
        nip=user.nip or None,
        is_present=is_chair or voted.exists(),
    )


def _considered(number: int, seat: Seat) -> SeatConsidered:
    told = showing.candidates(seat)
    name = showing.named(seat, seat.chosen)
    return SeatConsidered(
        number=number,
        seat=Place(position=seat.title, unit=seat.unit),
        requirements=tuple(
            f"{each['label']}: {written(each['value'])}"
            for each in showing.requirement(seat)
        ),
        candidates=tuple(_candidate(each, seat) for each in told),
        abstained=int(seat.outcome["abstained"]),
        choice=f"Tim mengusulkan {name}."
        if seat.chosen
        else "Tim tidak mengusulkan seorang pun dari calon yang dibahas.",
        reasons=_lines(seat.minute),
        dissent=tuple(
            f"{each} tidak memberikan suara karena benturan kepentingan."
            for each in seat.outcome["excused"]
        ),
    )


def _candidate(told: dict[str, Any], seat: Seat) -> Candidate:
    against = tuple(each["sentence"] for each in told["against"])
    return Candidate(
        person=Person(name=told["name"], nip=told["nip"], position=told["now"]),
        fit=float(told["fit"]),
        box=told["box"],
        findings=against or (ALL_HOLD,),
        votes=told["votes"],
        is_chosen=told["nip"] == seat.chosen,
    )


def _hour(moment: Any) -> str:
    return f"{timezone.localtime(moment):%H.%M}" if moment else "–"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
