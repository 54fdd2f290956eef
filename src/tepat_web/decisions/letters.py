"""The letters of a decision: from the list of proposals to the list of inauguration.

Official letters are in Indonesian, whoever asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tepat import law
from tepat.reports.forms import Paper
from tepat.reports.forms.letters import (
    Appointee,
    CollectiveDecree,
    Decree,
    DecreeExtract,
    Emblem,
    Frame,
    Inaugurated,
    InaugurationList,
    Letterhead,
    ProposalList,
    ProposedMove,
    Remedy,
    paper_of,
    recalled,
)
from tepat.reports.forms.letters.spelled import spelled
from tepat_web.accounts.models import User
from tepat_web.documents import queries as documents
from tepat_web.documents.kinds import Draft, Numbered
from tepat_web.documents.models import Office, Signs
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import reasons
from tepat_web.placement.models import Plan
from tepat_web.placement.reading import MAIN
from tepat_web.snapshots import store

from . import letters_board, queries
from .models import Planned, PlannedState
from .people import People

PROPOSALS = _("Proposal list")
DECREE = _("Decree on an appointment")
COLLECTIVE = _("Collective decree on appointments")
EXTRACT = _("Extract of the decree on an appointment")
SWEARING = _("List of an inauguration")
AGE = "RETIREMENT-1"  # rests on laws on retirement, not on those on appointments
MOVES = {"rotasi": "Rotasi", "promosi": "Promosi", "penempatan": "Penempatan"}
RESTS_ON = ("UU 20/2023", "PP 11/2017", "Peraturan BKN 5/2019", "PP 79/2021")
"""What an appointment rests on; what is not in force on the day is left out."""
SWORN_AMONG_THEM = (
    "Pegawai sebagaimana dimaksud dalam diktum KESATU yang diangkat dalam jabatan "
    "selain jabatan pelaksana wajib dilantik dan mengucapkan sumpah/janji jabatan "
    "sebelum memangku jabatan baru."
)
"""Where only some of them are inaugurated."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is the same in every letter of one decision.

    Attributes:
        plan: The plan.
        office: Who writes.
        people: People and positions.
        signed: Number and day of the decree.
        noting: What it takes note of.
    """

    plan: Plan
    office: Office
    people: People
    signed: Numbered
    noting: tuple[str, ...]

    @property
    def authority(self) -> str:
        """Who decrees."""
        return self.office.signer(Signs.AUTHORITY).office

    @property
    def subject(self) -> str:
        """After "tentang"."""
        return (
            "Pengangkatan Pegawai Aparatur Sipil Negara dalam Jabatan di Lingkungan "
            f"{self.office.government or self.office.agency}"
        )

    @property
    def considering(self) -> tuple[str, ...]:
        """What comes under "Menimbang"."""
        where = self.office.government or self.office.agency
        return (
            "bahwa untuk memenuhi kebutuhan organisasi dan pengembangan karier pegawai "
            f"Aparatur Sipil Negara di lingkungan {where}, perlu dilakukan "
            "pengangkatan dalam jabatan;",
            "bahwa pegawai yang namanya tercantum dalam Keputusan ini memenuhi syarat "
            "untuk diangkat dalam jabatan yang bersangkutan;",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan "
            f"huruf b, perlu menetapkan Keputusan {self.authority} tentang "
            f"{self.subject};",
        )

    @property
    def remedy(self) -> Remedy:
        """What can be done against it."""
        norm = law.on(self.signed.day).objection.file_days
        within = f"{norm.value} ({spelled(norm.value)}) hari kerja"
        return Remedy(
            to=f"Pejabat Pembina Kepegawaian ({self.authority})",
            address=" ".join(self.office.remedy_address.split()),
            within=f"{within} sejak Keputusan ini diterima",
            basis=recalled([norm.cites.instrument], self.signed.day)[0].text,
            is_verified=norm.verified,
        )

    def frame(self, numbered: Numbered) -> Frame:
        """Return what stands around a decree: the authority at its head."""
        frame = self.office.frame(numbered, self.plan)
        head = Letterhead(lines=(self.authority,), emblem=Emblem.STATE)
        return replace(frame, letterhead=head)


@dataclass(frozen=True, slots=True)
class Sworn:
    """Whether the people of a decree are inaugurated: all of them, or some.

    Attributes:
        all_of_them: Whether every one is.
        further: The clause that is needed where only some are.
    """

    all_of_them: bool
    further: tuple[str, ...]

    @classmethod
    def of(cls, decision: Decision, rows: Iterable[Planned]) -> Self:
        """Tell it of those whom a decision appoints."""
        told = {decision.people.is_sworn(row.to) for row in rows}
        return cls(told == {True}, (SWORN_AMONG_THEM,) if len(told) > 1 else ())


def proposal_list(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield the list of every move that is proposed."""
    yield _to_all("usulan", PROPOSALS, partial(_proposals, documents.office(), plan))


def board_minutes(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield the minutes of each closed session on a plan."""
    yield from letters_board.minutes(by, plan)


def decrees(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield a decree of their own for each person whom the decision appoints."""
    rows = _rows(by, plan)
    decision = _decision(by, plan, rows)
    yield from _to_each(plan, rows, DECREE, partial(_decree, decision))


def collective_decree(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield the decree that appoints all of them, with its annex."""
    rows = _rows(by, plan)
    paper = partial(_collective, _decision(by, plan, rows), rows)
    yield _to_all("kolektif", COLLECTIVE, paper)


def extracts(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield to each person what the collective decree says of them."""
    rows = _rows(by, plan)
    decision = _decision(by, plan, rows)
    numbers = {row.pk: number for number, row in enumerate(rows, start=1)}
    paper = partial(_extract, decision, numbers, Sworn.of(decision, rows))
    yield from _to_each(plan, rows, EXTRACT, paper)


def inauguration_list(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield, wave by wave, who is inaugurated and sworn on its day."""
    rows = _rows(by, plan)
    decision = _decision(by, plan, rows)
    sworn = [row for row in rows if decision.people.is_sworn(row.to)]
    for wave, inside in groupby(sworn, key=lambda row: row.wave):
        paper = partial(_inauguration, decision, list(inside))
        yield _to_all(f"gelombang-{wave}", SWEARING, paper)


def _rows(by: User, plan: Plan) -> list[Planned]:
    """Return what a decision still asks for, or has brought, in the order of waves."""
    found = queries.planned(by, plan).exclude(state=PlannedState.DROPPED)
    return list(found.order_by("wave", "number"))


def _decision(by: User, plan: Plan, rows: Iterable[Planned]) -> Decision:
    passage = queries.decision(plan)
    if passage is None or not passage.facts.get("number"):
        raise NotAllowed(
            gettext("This plan has no decree yet. It gets one when it is signed off.")
        )
    kept = list(rows)
    codes = {code for row in kept for code in (row.origin, row.to)}
    sat = letters_board.closed(by, plan)
    return Decision(
        plan=plan,
        office=documents.office(),
        people=People.of([row.nip for row in kept], codes),
        signed=Numbered(passage.facts["number"], queries.decided_on(passage)),
        noting=tuple(
            f"Berita Acara {each.name} tanggal {letters_board.on(each.day)};"
            for each in sat
        ),
    )


def _to_all(key: str, title: Any, paper: Any) -> Draft:
    return Draft(key=key, nip="", path="", title=Words.of(title), paper=paper)


def _to_each(
    plan: Plan, rows: Iterable[Planned], title: Any, paper: Any
) -> Iterator[Draft]:
    paths = dict(plan.moves.values_list("nip", "path"))
    for row in rows:
        yield Draft(
            key=row.nip,
            nip=row.nip,
            path=paths.get(row.nip, ""),
            title=Words.of(title),
            paper=partial(paper, row),
        )


def _proposals(office: Office, plan: Plan, numbered: Numbered) -> Paper:
    moves = list(plan.moves.order_by("number"))
    codes = {code for each in moves for code in (each.origin, each.to)}
    people = People.of([each.nip for each in moves], codes)
    told = reasons.every(plan.path)
    rows = []
    for number, move in enumerate(moves, start=1):
        kept = told.get(move.nip, {})
        rows.append(
            ProposedMove(
                number=number,
                person=people.person(move.nip, move.origin),
                seat=people.seat(move.to),
                kind=MOVES.get(move.kind, move.kind),
                fit_before=move.fit_before,
                fit_after=move.fit_after,
                basis=_basis(kept),
                reason=kept.get("reason", {}).get("id", ""),
            )
        )
    content = ProposalList(
        frame=office.frame(numbered, plan, nature="Rahasia"),
        subject=plan.name,
        addressee=office.signer(Signs.AUTHORITY).office,
        summary=store.read(plan.folder).statement.id,
        moves=tuple(rows),
        signer=office.signer(Signs.HEAD),
    )
    return paper_of(content, documents.about(plan, numbered))


def _basis(kept: Mapping[str, Any]) -> str:
    """Name the instruments that the main rules of a move rest on, each once.

    What the city or a position asks for by itself is no instrument of the law.
    """
    cites = [
        cite
        for each in kept.get("findings", ())
        if each["code"] in MAIN - {AGE}
        for cite in each["cites"]
    ]
    known = law.instruments()
    named = (number for cite in cites for number in known if _is_of(cite, number))
    return "; ".join(dict.fromkeys(named))


def _is_of(cite: str, number: str) -> bool:
    return cite == number or cite.startswith(f"{number} ")


def _decree(decision: Decision, row: Planned, numbered: Numbered) -> Paper:
    people, office = decision.people, decision.office
    content = Decree(
        frame=decision.frame(numbered),
        authority=decision.authority,
        subject=decision.subject,
        considering=decision.considering,
        recalling=recalled(RESTS_ON, numbered.day),
        noting=decision.noting,
        person=people.person(row.nip, row.origin),
        seat=people.seat(row.to),
        starts_on=row.day,
        is_sworn=people.is_sworn(row.to),
        remedy=decision.remedy,
        signer=office.signer(Signs.AUTHORITY),
    )
    return paper_of(content, documents.about(decision.plan, numbered))


def _collective(decision: Decision, rows: list[Planned], numbered: Numbered) -> Paper:
    sworn = Sworn.of(decision, rows)
    content = CollectiveDecree(
        frame=decision.frame(decision.signed),
        authority=decision.authority,
        subject=decision.subject,
        considering=decision.considering,
        recalling=recalled(RESTS_ON, decision.signed.day),
        noting=decision.noting,
        appointees=tuple(
            _appointee(decision, number, row)
            for number, row in enumerate(rows, start=1)
        ),
        is_sworn=sworn.all_of_them,
        further=sworn.further,
        remedy=decision.remedy,
        signer=decision.office.signer(Signs.AUTHORITY),
    )
    return paper_of(content, documents.about(decision.plan, numbered))


def _extract(
    decision: Decision,
    numbers: Mapping[int, int],
    sworn: Sworn,
    row: Planned,
    numbered: Numbered,
) -> Paper:
    content = DecreeExtract(
        frame=decision.frame(decision.signed),
        authority=decision.authority,
        subject=decision.subject,
        appointee=_appointee(decision, numbers[row.pk], row),
        is_sworn=sworn.all_of_them,
        further=sworn.further,
        remedy=decision.remedy,
        signer=decision.office.signer(Signs.AUTHORITY),
        certifier=decision.office.signer(Signs.HEAD),
        has_noting=bool(decision.noting),
    )
    return paper_of(content, documents.about(decision.plan, numbered))


def _inauguration(decision: Decision, rows: list[Planned], numbered: Numbered) -> Paper:
    people = decision.people
    kinds = dict.fromkeys(people.seat(row.to).kind for row in rows)
    signed = decision.signed
    decree = f"{signed.number} tanggal {letters_board.on(signed.day)}"
    content = InaugurationList(
        frame=decision.office.frame(numbered, decision.plan),
        subject=", ".join(each for each in kinds if each),
        held_on=rows[0].day,
        began="menurut undangan",
        venue=decision.office.place,
        officiant=decision.authority,
        appointees=tuple(
            Inaugurated(
                number=number,
                person=people.person(row.nip, row.origin),
                seat=people.seat(row.to),
                decree=decree,
            )
            for number, row in enumerate(rows, start=1)
        ),
        signer=decision.office.signer(Signs.HEAD),
    )
    return paper_of(content, documents.about(decision.plan, numbered))


def _appointee(decision: Decision, number: int, row: Planned) -> Appointee:
    return Appointee(
        number=number,
        person=decision.people.person(row.nip, row.origin),
        seat=decision.people.seat(row.to),
        starts_on=row.day,
    )
