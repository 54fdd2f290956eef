"""The letters that answer: one for each answer to a remark, one for each decision.

Official letters are in Indonesian, whoever asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tepat import law
from tepat.reports.forms import Paper
from tepat.reports.forms.letters import (
    ObjectionAnswer,
    Person,
    Remedy,
    paper_of,
    recalled,
)
from tepat.reports.forms.letters import Outcome as Ended
from tepat.reports.forms.letters.spelled import spelled
from tepat_web.accounts.models import User
from tepat_web.documents import queries as documents
from tepat_web.documents.kinds import Draft, Numbered
from tepat_web.documents.models import Office, Signs
from tepat_web.kit import writing
from tepat_web.kit.words import Words
from tepat_web.placement.models import Move, Plan
from tepat_web.workforce.models import Appointment, Employee

from . import alike, clocks, pages, queries
from .models import WON, Ground, Kind, Objection, Outcome, Stage, Turn, Wanted

TITLE = _("Answer to a remark or an objection")
AUTHORITY = "Pejabat Pembina Kepegawaian"
TOLD = frozenset(each.value for each in Ended)
"""Outcomes that a letter tells; a plan that is given up has letters of its own."""


def answers(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield a letter for each answer and each decision on a plan, the oldest first.

    Advice to whoever decides is none: the person gets the decision.
    """
    office = documents.office()
    found = queries.objections(by, plan)
    turns = Turn.objects.filter(objection__in=found, is_removed=False)
    turns = turns.filter(stage__in=(Stage.ANSWERED, Stage.DECIDED))
    for turn in turns.select_related("objection__plan").order_by("pk"):
        it = turn.objection
        if turn.outcome in TOLD and not _is_advice(turn):
            yield Draft(
                key=f"{it.pk}-{turn.stage}",
                nip=it.nip,
                path=it.path,
                title=Words.of(TITLE),
                paper=partial(_paper, office, plan, turn),
            )


def _is_advice(turn: Turn) -> bool:
    return turn.stage == Stage.ANSWERED and not turn.objection.is_remark


def _paper(office: Office, plan: Plan, turn: Turn, numbered: Numbered) -> Paper:
    it = turn.objection
    with override("id"):
        content = ObjectionAnswer(
            frame=office.frame(numbered, plan),
            person=_person(it.nip),
            against=_against(it),
            filed_on=timezone.localdate(it.filed_at),
            objected=(
                f"Alasan: {Ground(it.ground).label}.",
                f"Permohonan: {Wanted(it.wanted).label}.",
                *_lines(it.text),
            ),
            findings=tuple(_findings(it)),
            reasons=_lines(turn.text),
            outcome=Ended(turn.outcome),
            follows=tuple(_follows(it, turn)),
            remedy=_remedy(office, it, turn),
            signer=office.signer(_signs(it, turn)),
        )
    return paper_of(content, documents.about(plan, numbered))


def _signs(it: Objection, turn: Turn) -> str:
    is_by_authority = turn.stage == Stage.DECIDED and it.kind == Kind.KEBERATAN
    return Signs.AUTHORITY if is_by_authority else Signs.HEAD


def _person(nip: str) -> Person:
    employee = Employee.objects.filter(nip=nip).first()
    seated = Appointment.objects.standing().filter(
        employee__nip=nip, valid_to__isnull=True
    )
    seat = seated.select_related("post__position__unit").first()
    position = seat.post.position if seat else None
    return Person(
        name=employee.name if employee else nip,
        nip=nip,
        rank=(employee.grade if employee else "") or None,
        position=position.name if position else None,
        unit=position.unit.name if position else None,
    )


def _against(it: Objection) -> str:
    if it.is_remark:
        return f"usulan penempatan Saudara dalam rencana “{it.plan.name}”"
    signed = queries.decided_on(it.plan)
    facts = signed.facts if signed else {}
    number, day = facts.get("number"), facts.get("day")
    if not number or not day:
        return f"keputusan penempatan Saudara dalam rencana “{it.plan.name}”"
    return f"Keputusan Nomor {number} tanggal {writing.day(date.fromisoformat(day))}"


def _findings(it: Objection) -> Iterator[str]:
    """What is stored of the move, in lines."""
    move = Move.objects.filter(plan=it.plan, nip=it.nip).first()
    if move is not None:
        titles = pages.titles_of([move.origin, move.to])
        origin = titles.get(move.origin, "tanpa jabatan")
        yield f"Dari {origin} ke {titles.get(move.to, move.to)}."
    for label, value in alike.in_words(it.plan, it.nip):
        yield f"{str(label).capitalize()}: {value}."
    if late := clocks.late_because(it):
        yield late


def _follows(it: Objection, turn: Turn) -> Iterator[str]:
    if turn.outcome not in WON:
        if turn.stage == Stage.DECIDED and it.kind == Kind.KEBERATAN:
            yield from _is_final(timezone.localdate(turn.at))
        return
    if said := pages.follows(it):
        yield said
    if it.made_into is not None:
        yield f"Rencana baru “{it.made_into.name}” sudah memperhitungkannya."
    else:
        yield "Rencana baru dihitung dengan memperhitungkan jawaban ini."


def _is_final(day: date) -> Iterator[str]:
    norms = law.on(day).objection
    yield (
        "Putusan atas keberatan ini bersifat final "
        f"({norms.decide_days.cites.instrument})."
    )
    against = " dan ".join(each.id for each in norms.appeal_against.value.values())
    yield (
        "Banding administratif kepada Badan Pertimbangan Aparatur Sipil Negara hanya "
        f"untuk {against} ({norms.appeal_against.cites})."
    )


def _remedy(office: Office, it: Objection, turn: Turn) -> Remedy | None:
    """What can be done against this answer; nothing against a final decision."""
    if not it.is_remark:
        return None
    address = " ".join(office.remedy_address.split())
    if turn.stage == Stage.ANSWERED and turn.outcome != Outcome.UPHELD:
        days = clocks.Policy.now().escalation_days
        until = clocks.escalation_until(timezone.localdate(turn.at))
        last = it.escalate_by or until
        return Remedy(
            to=f"{AUTHORITY}, atau pejabat lain daripada yang menjawab",
            address=address,
            within=(
                f"{_working_days(days)} sejak jawaban ini diberikan, paling lambat "
                f"{writing.day(last)}"
            ),
        )
    day = timezone.localdate(turn.at)
    norm = law.on(day).objection.file_days
    return Remedy(
        to=f"{AUTHORITY}, terhadap keputusan penempatan apabila sudah ditetapkan",
        address=address,
        within=f"{_working_days(norm.value)} sejak keputusan itu diterima",
        basis=recalled([norm.cites.instrument], day)[0].text,
        is_verified=norm.verified,
    )


def _working_days(days: int) -> str:
    return f"{days} ({spelled(days)}) hari kerja"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
