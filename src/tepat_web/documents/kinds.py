"""Which letters there are, who puts each together, and at which stage of a plan.

A room that knows what a letter says gives a builder: a function of the person who
asks, the plan, and what was told when asking. It yields one :class:`Draft` per letter;
this room gives each its number, writes it, and keeps it.

    def notices(by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
        office = documents.queries.office()
        for concern in …:
            yield Draft(
                key=concern.nip,
                nip=concern.nip,
                path=concern.path,
                title=Words.of(TITLE),
                paper=partial(_notice, office, concern),  # of the Numbered
            )

Every letter's :class:`~tepat.reports.forms.letters.Frame` is ``office.frame(numbered,
plan)``, who signs ``office.signer(Signs.HEAD)``, and ``queries.about(plan, numbered)``
the second argument of ``paper_of``.

A builder yields the same keys in the same order whenever it is asked the same: work
that was cut short goes on where it stopped, with the numbers given before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from tepat.reports.forms import Paper
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.placement.life import HEARD, SIGNED, State
from tepat_web.placement.models import Plan

from .models import Numbered

__all__ = ["KINDS", "Builder", "Draft", "Kind", "Numbered"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter that is to be written.

    Attributes:
        key: Which one of its kind in its plan, e.g. the NIP of the person; a key is
            written once.
        nip: To whom it is addressed, who sees it as their own; blank: to nobody alone.
        path: Of the unit of whom it is about; blank: of the whole city.
        title: What it is called in lists; it names nobody.
        paper: What it says, once its number and day are known.
    """

    key: str
    nip: str
    path: str
    title: Words
    paper: Callable[[Numbered], Paper]


Builder = Callable[[User, Plan, Mapping[str, Any]], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter.

    Attributes:
        title: What it is called.
        about: For whom it is and what it does, in a sentence.
        form: Name of its templates.
        build: Path of its builder.
        states: When it is due: how far the plan is.
        pattern: How its number is written, where the city has said nothing else.
    """

    title: Promise
    about: Promise
    form: str
    build: str
    states: frozenset[State]
    pattern: str

    def drafts(self, by: User, plan: Plan, told: Mapping[str, Any]) -> Iterator[Draft]:
        """Yield every letter of this kind that a plan asks for."""
        builder: Builder = import_string(self.build)
        return builder(by, plan, told)


S = State
DECISIONS = "tepat_web.decisions.letters"
CONSULTATION = "tepat_web.consultation.letters"
OBJECTIONS = "tepat_web.objections.letters"
LETTER = "800.1.3.3/{n}-BKPSDM/{year}"
DECREE = "800.1.3.3/Kep.{n}-BKPSDM/{year}"

# A new kind of letter is an entry here; its key is kept with every letter.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "pengumuman": Kind(
            _("Announcement of a consultation"),
            _("Tells everyone that a plan is open to be answered, and until when."),
            "pengumuman",
            f"{CONSULTATION}.announcement",
            HEARD,
            "800.1.3.3/Peng.{n}-BKPSDM/{year}",
        ),
        "pemberitahuan": Kind(
            _("Notice of a proposal"),
            _("Tells each person concerned what is proposed for them."),
            "pemberitahuan",
            f"{CONSULTATION}.notices",
            HEARD,
            LETTER,
        ),
        "jawaban-keberatan": Kind(
            _("Answer to an objection"),
            _("Tells each person who objected how it was answered, and what remains."),
            "jawaban-keberatan",
            f"{OBJECTIONS}.answers",
            HEARD | {S.PROPOSED} | SIGNED,
            LETTER,
        ),
        "daftar-usulan": Kind(
            _("Proposal list"),
            _("Puts every move of a proposed plan before whoever decides."),
            "daftar-usulan",
            f"{DECISIONS}.proposal_list",
            frozenset({S.PROPOSED, *SIGNED}),
            LETTER,
        ),
        "berita-acara": Kind(
            _("Minutes of the board"),
            _("Keeps what the board found and how it voted."),
            "berita-acara",
            f"{DECISIONS}.board_minutes",
            frozenset({S.PROPOSED, *SIGNED}),
            "800.1.3.3/BA.{n}-BKPSDM/{year}",
        ),
        "sk-tunggal": Kind(
            _("Decree for one person"),
            _("Appoints each person of a decided plan in a decree of their own."),
            "sk-tunggal",
            f"{DECISIONS}.decrees",
            SIGNED,
            DECREE,
        ),
        "sk-kolektif": Kind(
            _("Collective decree"),
            _("Appoints all people of a decided plan in one decree with its annex."),
            "sk-kolektif",
            f"{DECISIONS}.collective_decree",
            SIGNED,
            DECREE,
        ),
        "petikan": Kind(
            _("Extract of a decree"),
            _("Gives each person their own line of the collective decree."),
            "petikan",
            f"{DECISIONS}.extracts",
            SIGNED,
            "800.1.3.3/Ptk.{n}-BKPSDM/{year}",
        ),
        "daftar-pelantikan": Kind(
            _("Inauguration list"),
            _("Lists who is sworn in, wave by wave."),
            "daftar-pelantikan",
            f"{DECISIONS}.inauguration_list",
            SIGNED,
            LETTER,
        ),
    }
)
