"""What each letter says, before it becomes a file.

One frozen dataclass per form; :func:`~tepat.reports.forms.letters.paper_of` makes a
paper of it. Lists are in the order in which they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .parts import Contact, Frame, Outcome, Person, Recalled, Remedy, Seat, Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMove:
    """One row of a list of proposals.

    Attributes:
        number: In the order of the list.
        person: With their present position.
        seat: Where they are proposed for.
        kind: What sort of move it is: "Rotasi", "Promosi".
        fit_before, fit_after: How well they fit the present and the proposed position,
            of 1,000; ``None`` where it is not known.
        basis: The provision it rests on.
        reason: Why, in one line.
    """

    number: int
    person: Person
    seat: Seat
    kind: str
    fit_before: float | None
    fit_after: float | None
    basis: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalList:
    """Daftar usulan: the moves that are proposed to the appointing authority.

    Attributes:
        subject: What is proposed: "Penempatan pegawai pada Dinas Pendidikan".
        addressee: To whom: "Wali Kota Contoh".
        summary: The plan in a sentence.
        moves: Every move.
    """

    frame: Frame
    subject: str
    addressee: str
    summary: str
    moves: tuple[ProposedMove, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a board.

    Attributes:
        role: In the board: "Ketua", "Anggota".
        is_present: Whether they took part; who did signs the minutes.
        remark: Why not, or what else is to be said.
    """

    name: str
    role: str
    office: str
    nip: str | None = None
    is_present: bool = True
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody considered for a seat.

    Attributes:
        person: With their present position.
        fit: How well they fit the seat, of 1,000.
        box: Box of the talent map (kotak manajemen talenta), as it is to be read.
        findings: What the rules say of them, in a line each.
        votes: How many members voted for them; ``None`` where nobody voted.
        is_chosen: Whether the board proposes them.
    """

    person: Person
    fit: float | None
    box: str | None
    findings: tuple[str, ...]
    votes: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatConsidered:
    """One seat on the agenda of a board.

    Attributes:
        number: On the agenda.
        requirements: What the seat asks for, in a line each.
        candidates: Those considered, in the order shown to the board.
        abstained: Members who voted for nobody; ``None`` where nobody voted.
        choice: What the board came to, in a sentence.
        reasons: Why, in a line each.
        dissent: What a member wishes to have minuted.
    """

    number: int
    seat: Seat
    requirements: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    abstained: int | None
    choice: str
    reasons: tuple[str, ...]
    dissent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMinutes:
    """Berita acara of a session of the board.

    Attributes:
        session: "Sidang Tim Penilai Kinerja ke-3 Tahun 2026".
        held_on: The day of the session.
        venue: Where.
        began, ended: Times as they are to be read: "09.00 WIB".
        members: All members, present or not.
        quorum: Whether enough were there, and by which rule, in a sentence.
        seats: The agenda.
        notes: What else was agreed, in a line each.
    """

    frame: Frame
    session: str
    held_on: date
    venue: str
    began: str
    ended: str
    members: tuple[Member, ...]
    quorum: str
    seats: tuple[SeatConsidered, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """SK tunggal: the appointment of one person.

    Attributes:
        authority: Who decrees: "Wali Kota Contoh".
        subject: After "tentang".
        considering: Menimbang, without letters.
        recalling: Mengingat, without numbers.
        noting: Memperhatikan.
        person: With the position they leave; without one, nobody is released from it.
        seat: Where they are appointed; its class only if it is to be told.
        starts_on: TMT.
        is_sworn: Whether an inauguration and oath come before taking office.
        allowance: The provision by which an allowance is paid; ``None`` says nothing
            of one.
        further: Clauses of one's own, before the last ones.
        remedy: What can be done against it.
        copies: Tembusan.
    """

    frame: Frame
    authority: str
    subject: str
    considering: tuple[str, ...]
    recalling: tuple[Recalled, ...]
    noting: tuple[str, ...]
    person: Person
    seat: Seat
    starts_on: date
    is_sworn: bool
    remedy: Remedy
    signer: Signer
    allowance: str | None = None
    further: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointee:
    """One row of the annex of a collective decree.

    Attributes:
        number: In the annex.
        person: With the position they leave.
        seat: Where they are appointed.
        starts_on: TMT.
    """

    number: int
    person: Person
    seat: Seat
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveDecree:
    """SK kolektif: the appointment of many, in an annex; else as :class:`Decree`."""

    frame: Frame
    authority: str
    subject: str
    considering: tuple[str, ...]
    recalling: tuple[Recalled, ...]
    noting: tuple[str, ...]
    appointees: tuple[Appointee, ...]
    is_sworn: bool
    remedy: Remedy
    signer: Signer
    allowance: str | None = None
    further: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecreeExtract:
    """Petikan: what a collective decree says of one person.

    Number, place and day of ``frame`` are those of the decree; clauses are made as of
    :class:`CollectiveDecree`, so give the same ``is_sworn``, ``allowance``, ``further``
    and ``remedy``.

    Attributes:
        appointee: The row of the annex.
        signer: Who signed the decree.
        certifier: Who certifies the extract.
        has_noting: Whether the decree notes anything (Memperhatikan).
    """

    frame: Frame
    authority: str
    subject: str
    appointee: Appointee
    is_sworn: bool
    remedy: Remedy
    signer: Signer
    certifier: Signer
    allowance: str | None = None
    further: tuple[str, ...] = ()
    has_noting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Inaugurated:
    """One row of a list of inauguration.

    Attributes:
        person: With the position they leave.
        seat: The new position.
        decree: Number and day of their decree, as it is to be read.
    """

    number: int
    person: Person
    seat: Seat
    decree: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InaugurationList:
    """Daftar pelantikan: who is inaugurated, where and when, to sign for having come.

    Attributes:
        subject: What they are inaugurated in: "Pejabat Administrator dan Pengawas".
        held_on: The day.
        began: The time as it is to be read.
        venue: Where.
        officiant: Who inaugurates.
        witnesses: Who signs as a witness (saksi), their role in ``office``.
    """

    frame: Frame
    subject: str
    held_on: date
    began: str
    venue: str
    officiant: str
    appointees: tuple[Inaugurated, ...]
    signer: Signer
    witnesses: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalNotice:
    """Pemberitahuan to an employee: what is proposed, and that it is no decision.

    Attributes:
        person: With their present position.
        seat: The proposed one.
        reasons: Why, in up to three sentences.
        training: What training would come with it.
        planned: When it would happen, as far as that is known: "gelombang 2, Januari
            2027".
        answer_by: The last day to answer.
        ways: How to answer, in a line each.
        contact: Whom to ask.
    """

    frame: Frame
    person: Person
    seat: Seat
    reasons: tuple[str, ...]
    answer_by: date
    ways: tuple[str, ...]
    contact: Contact
    signer: Signer
    training: str | None = None
    planned: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswer:
    """Jawaban keberatan.

    Attributes:
        person: Who objected.
        against: Against what: "Keputusan Wali Kota Contoh Nomor … tanggal …", "usulan
            penempatan Saudara pada …".
        filed_on: The day it was received.
        objected: What was objected, in a line each.
        findings: What was found, in a line each.
        reasons: Why the outcome is as it is, in a line each.
        outcome: How it ended.
        follows: What follows from it, and by when, in a line each.
        remedy: What can be done against the answer; ``None`` where nothing can.
    """

    frame: Frame
    person: Person
    against: str
    filed_on: date
    objected: tuple[str, ...]
    findings: tuple[str, ...]
    reasons: tuple[str, ...]
    outcome: Outcome
    follows: tuple[str, ...]
    signer: Signer
    remedy: Remedy | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One date of an announcement: what, and when and where it is."""

    what: str
    when: str
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Pengumuman to everyone.

    Attributes:
        subject: After "tentang".
        opening: Paragraphs before the dates.
        dates: Meetings, deadlines.
        closing: Paragraphs after them.
        contact: Whom to ask.
    """

    frame: Frame
    subject: str
    opening: tuple[str, ...]
    signer: Signer
    dates: tuple[Occasion, ...] = ()
    closing: tuple[str, ...] = ()
    contact: Contact | None = None


Letter = (
    ProposalList
    | BoardMinutes
    | Decree
    | CollectiveDecree
    | DecreeExtract
    | InaugurationList
    | ProposalNotice
    | ObjectionAnswer
    | Announcement
)
"""Any of the letters."""
