"""What letters are put together from: who writes, who signs, whom it is about.

Texts are in the language of the letter, as they are to be read; a template adds only
the words of the form. Names of offices are written as in running text ("Wali Kota
Contoh"): the templates put them in capitals where the form asks for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Emblem(StrEnum):
    """Which arms stand at the head: the name of their picture among the templates.

    A city puts its own ``lambang-daerah.png`` and ``lambang-negara.png`` into its
    folder of templates.
    """

    CITY = "lambang-daerah"
    STATE = "lambang-negara"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who writes (kop naskah dinas).

    Attributes:
        lines: From the highest down, the last the one who writes: "Pemerintah Kota
            Contoh", "Badan Kepegawaian …". The last is printed larger.
        address: Street, telephone, post and web addresses; no line or a few.
        emblem: Which arms stand beside or above them.
    """

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    emblem: Emblem = Emblem.CITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a letter was made from, so that anybody can make it again.

    Attributes:
        data: Digest of the data (64 hexadecimal digits).
        plan: Digest of the plan; ``None`` where it rests on none.
    """

    data: str
    plan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the text of every letter.

    Attributes:
        letterhead: Who writes.
        place: Where it is signed.
        origin: What it was made from.
        number: The number of the letter; ``None`` leaves a line to write it on.
        signed_on: The day of the letter; ``None`` leaves a line.
        nature: How urgent or secret it is (sifat), where the form has it.
        enclosed: What comes with it (lampiran), where the form has it.
        is_draft: Whether it is only to be looked at; it is marked on every page, and
            doubts about the law are told in notes that a final letter has not.
    """

    letterhead: Letterhead
    place: str
    origin: Origin
    number: str | None = None
    signed_on: date | None = None
    nature: str = "Biasa"
    enclosed: str | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs.

    Attributes:
        office: "Wali Kota Contoh"; printed in capitals.
        name: With degrees.
        rank: Rank (pangkat); ``None`` for an elected head.
        nip: ``None`` for an elected head.
        on_behalf: For which office they sign, where that is another: "Wali Kota
            Contoh"; the form writes "a.n." before it.
    """

    office: str
    name: str
    rank: str | None = None
    nip: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An employee as they stand now.

    Attributes:
        rank: Rank and grade in one: "Penata Tingkat I (III/d)".
        position: Present position; ``None`` for who holds none.
        unit: Where it is.
    """

    name: str
    nip: str
    rank: str | None = None
    position: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A position somebody is proposed for or appointed to.

    Attributes:
        position: Its title.
        unit: Where it is.
        position_class: Kelas jabatan, told only where it is known.
        kind: Jenis jabatan: "Jabatan Administrator".
    """

    position: str
    unit: str
    position_class: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """One instrument under "Mengingat", as it is cited in full.

    Attributes:
        text: "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara".
        is_verified: Whether somebody has read it in the official text; where not, a
            draft says so in a note.
    """

    text: str
    is_verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What somebody who does not agree can do.

    Attributes:
        to: Who decides about it: "Pejabat Pembina Kepegawaian (Wali Kota Contoh)".
        address: Where it is handed in.
        within: How long there is, as it is to be read: "14 (empat belas) hari kerja
            sejak Keputusan ini diterima".
        basis: Where that is written; ``None`` leaves it out.
        is_verified: As of :class:`Recalled`.
    """

    to: str
    address: str
    within: str
    basis: str | None = None
    is_verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask.

    Attributes:
        name: A person or a desk.
        office: What they are.
        reach: Telephone, post or room.
    """

    name: str
    reach: str
    office: str | None = None


class Outcome(StrEnum):
    """How an objection ended."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    INADMISSIBLE = "inadmissible"
