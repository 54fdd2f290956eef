"""Letters of a consultation: one to each person concerned, and one to everybody.

Official letters are in Indonesian, whoever asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from tepat.reports.forms import Paper
from tepat.reports.forms.letters import (
    Announcement,
    Contact,
    Occasion,
    Person,
    ProposalNotice,
    Seat,
    paper_of,
)
from tepat_web.accounts.models import User
from tepat_web.documents import queries as documents
from tepat_web.documents.kinds import Draft, Numbered
from tepat_web.documents.models import Office, Signs
from tepat_web.kit import writing
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Position
from tepat_web.placement import reading, reasons
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.workforce.models import Employee

from . import card, clock, drafts, queries
from .models import Announcement as Sent
from .models import Concern, Meeting

NOTICE = _("Notice of a proposal for your position")
TO_ALL = _("Announcement of a consultation")
WAYS = (
    "Menyetujui usulan ini.",
    "Mengajukan pertanyaan.",
    "Mengusulkan jabatan lain beserta alasannya.",
    "Menyampaikan keberatan beserta alasannya.",
)
HOW = (
    "Jawaban disampaikan melalui laman “Usulan untuk saya”, atau secara tertulis "
    "melalui pengelola kepegawaian perangkat daerah Saudara. Tidak satu pun dari "
    "pilihan itu merugikan Saudara."
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is read once for all letters of a plan."""

    people: Mapping[str, Employee]
    positions: Mapping[str, Position]
    moves: Mapping[str, Move]


def notices(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield a letter to each person for whom a plan proposes another position."""
    office, known = documents.office(), _known(plan)
    for concern in queries.concerns(by, plan).order_by("pk"):
        move, person = known.moves.get(concern.nip), known.people.get(concern.nip)
        if move is None or person is None:
            continue
        yield Draft(
            key=concern.nip,
            nip=concern.nip,
            path=concern.path,
            title=Words.of(NOTICE),
            paper=partial(_notice, office, concern, person, move, known),
        )


def announcement(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield the letter to everybody: the last opening that was sent, or its draft.

    Raises:
        NotAllowed: if nobody is heard on the plan.
    """
    if plan.consult_until is None:
        raise NotAllowed(
            gettext("Open the consultation first; the letter names its days.")
        )
    opening = Sent.Kind.OPENING
    sent = [each for each in queries.announcements(plan) if each.kind == opening]
    begun = drafts.draft(plan, opening)
    title = sent[0].title if sent else begun["title"]
    text = sent[0].text if sent else begun["text"]
    yield Draft(
        key=f"pengumuman-{sent[0].pk if sent else 0}",
        nip="",
        path="",
        title=Words.of(TO_ALL),
        paper=partial(_announcement, documents.office(), plan, title, text),
    )


def _notice(
    office: Office,
    concern: Concern,
    person: Employee,
    move: Move,
    known: Known,
    numbered: Numbered,
) -> Paper:
    plan = concern.plan
    if plan.consult_until is None:
        raise NotAllowed(
            gettext("Open the consultation first; the letter names its days.")
        )
    origin, to = known.positions.get(move.origin), known.positions.get(move.to)
    with override("id"):
        kept = reasons.read(plan.path, concern.nip)
        why = []
        if kept is not None:
            shown = reading.in_parts(reading.read(kept, secrets=True, wishes=True))
            why = [_with_source(each) for each in card.why(plan, shown)]
        content = ProposalNotice(
            frame=office.frame(numbered, plan),
            person=Person(
                name=person.name or person.nip,
                nip=person.nip,
                rank=person.grade or None,
                position=origin.name if origin else None,
                unit=origin.unit.name if origin else None,
            ),
            seat=_seat(to, move.to),
            reasons=tuple(why),
            answer_by=plan.consult_until,
            ways=(*WAYS, HOW),
            contact=_contact(office),
            signer=office.signer(Signs.HEAD),
            training=_training(concern.nip, to) if to else None,
            planned=_planned(move),
        )
    return paper_of(content, documents.about(plan, numbered))


def _announcement(
    office: Office, plan: Plan, title: str, text: str, numbered: Numbered
) -> Paper:
    with override("id"):
        dates = [
            Occasion(what=each.title, when=_moment(each), where=each.place)
            for each in queries.meetings(plan)
        ]
        if plan.consult_until is not None:
            until = f"{clock.in_full(plan.consult_until)} pukul 24.00"
            dates.append(Occasion(what="Batas akhir penyampaian jawaban", when=until))
        content = Announcement(
            frame=office.frame(numbered, plan),
            subject=title,
            opening=tuple(each for each in text.split("\n\n") if each.strip()),
            signer=office.signer(Signs.HEAD),
            dates=tuple(dates),
            contact=_contact(office),
        )
    return paper_of(content, documents.about(plan, numbered))


def _known(plan: Plan) -> Known:
    moves = {each.nip: each for each in plan.moves.all()}
    people = Employee.objects.standing().filter(nip__in=list(moves))
    codes = {code for each in moves.values() for code in (each.origin, each.to)}
    places = Position.objects.standing().filter(
        code__in=codes, unit__structure=take.structure_on(None)
    )
    return Known(
        people={each.nip: each for each in people},
        positions={each.code: each for each in places.select_related("unit", "job")},
        moves=moves,
    )


def _seat(to: Position | None, code: str) -> Seat:
    if to is None:
        return Seat(position=code, unit="")
    level = str(to.position_class) if to.position_class is not None else None
    return Seat(position=to.name, unit=to.unit.name, position_class=level)


def _with_source(each: card.Reason) -> str:
    said = re.sub(r"\bAnda\b", "Saudara", each.said)  # as letters address people
    return f"{said} ({'; '.join(each.sources)})" if each.sources else said


def _training(nip: str, to: Position) -> str | None:
    """Say which competencies are to be raised, and by which training if any."""
    told = []
    for gap in card.gaps(nip, to):
        by = f" (melalui {gap.offers[0].name})" if gap.offers else ""
        told.append(f"{gap.name} sampai tingkat {gap.asked}{by}")
    return "; ".join(told) or None


def _planned(move: Move) -> str | None:
    if move.day is None:
        return None
    wave = f"gelombang {move.wave}, " if move.wave else ""
    return f"{wave}{writing.day(move.day)}"


def _contact(office: Office) -> Contact:
    reach = office.contact or office.address or "Badan Kepegawaian"
    return Contact(name="Tim penempatan pegawai", reach=reach, office=office.agency)


def _moment(meeting: Meeting) -> str:
    begins = timezone.localtime(meeting.starts_at)
    return f"{clock.in_full(begins.date())} pukul {begins:%H.%M}"
