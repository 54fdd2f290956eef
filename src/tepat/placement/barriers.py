"""What keeps a person from a position although every rule allows it.

Rules are the law's; these are what the planner asked for, and what seats there are.
Each has a reason of its own and says who could lift it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import polars as pl

from tepat.law.reckoning import completed
from tepat.words import Language, Months, Sentence

from .case import Case
from .kinds import KIND_NAMES


class Lifted(StrEnum):
    """Who or what lifts a barrier."""

    DATA = "data"  # filling in what is missing
    TIME = "time"
    WISH = "wish"  # the person saying so
    FIT = "fit"
    SCENARIO = "scenario"  # another plan, asked for otherwise
    NEED = "need"  # more seats


ORDER = (
    *(Lifted.DATA, Lifted.TIME, Lifted.WISH, Lifted.FIT),
    *(Lifted.SCENARIO, Lifted.NEED),
)
"""Reading order: unknown first, then time, then what the person can do, then others."""

TITLES: Mapping[str, Sentence] = {
    "PINNED": Sentence(id="Ditetapkan di jabatan lain", en="Pinned elsewhere"),
    "FORBIDDEN": Sentence(id="Dilarang oleh skenario", en="Forbidden by the scenario"),
    "FROZEN-PERSON": Sentence(id="Pegawai dibekukan", en="Person frozen"),
    "FROZEN-SEAT": Sentence(
        id="Jabatan yang diduduki dibekukan", en="Position held is frozen"
    ),
    "FROZEN-POSITION": Sentence(id="Jabatan dibekukan", en="Position frozen"),
    "COOLING": Sentence(id="Jeda sejak pindah terakhir", en="Moved too lately"),
    "COOLING-UNKNOWN": Sentence(
        id="TMT jabatan belum diisi", en="Start date of the position blank"
    ),
    "KIND": Sentence(
        id="Jenis perpindahan tidak diminta", en="Kind of move not asked for"
    ),
    "WISH": Sentence(id="Tidak diminati", en="Not wished for"),
    "NEED-UNKNOWN": Sentence(id="Kebutuhan belum diketahui", en="Need not known"),
    "NEED-NONE": Sentence(id="Kebutuhan 0", en="Need of 0"),
    "CLOSED": Sentence(id="Melebihi kebutuhan", en="Over strength"),
    "RELATIVES": Sentence(id="Kerabat juga pindah", en="A relative moves too"),
    "REFILL": Sentence(
        id="Kurang sesuai daripada pemangkunya", en="Fits less than its holders"
    ),
}

PINNED = Sentence(
    id="Skenario menetapkan {position} bagi pegawai ini.",
    en="The scenario pins this person to {position}.",
)
UNPIN = Sentence(
    id="Buat rencana lain tanpa penetapan itu.",
    en="Make another plan without that pin.",
)
FORBIDDEN = Sentence(
    id="Skenario melarang pegawai ini menduduki jabatan ini.",
    en="The scenario keeps this person out of this position.",
)
ALLOW = Sentence(
    id="Buat rencana lain tanpa larangan itu.",
    en="Make another plan that does not forbid it.",
)
FROZEN_PERSON = Sentence(
    id="Skenario membekukan pegawai ini pada jabatannya sekarang.",
    en="The scenario freezes this person in the present position.",
)
FROZEN_SEAT = Sentence(
    id="Skenario membekukan jabatan yang sekarang diduduki, {position}: tidak ada "
    "yang keluar.",
    en="The scenario freezes the position held now, {position}: nobody leaves it.",
)
FROZEN = Sentence(
    id="Skenario membekukan jabatan ini: tidak ada yang masuk atau keluar.",
    en="The scenario freezes this position: nobody enters or leaves.",
)
THAW = Sentence(
    id="Buat rencana lain tanpa pembekuan itu.",
    en="Make another plan without that freeze.",
)
COOLING = Sentence(
    id="Baru {known} dalam jabatan sekarang; skenario meminta jeda {months} sebelum "
    "pindah lagi.",
    en="Only {known} in the present position; the scenario asks for {months} before "
    "another move.",
)
WAIT = Sentence(
    id="Jeda itu berakhir dengan sendirinya pada {day}.",
    en="That time is over by itself on {day}.",
)
COOLING_UNKNOWN = Sentence(
    id="Skenario meminta jeda {months} sebelum pindah lagi, dan TMT jabatan sekarang "
    "belum diisi.",
    en="The scenario asks for {months} before another move, and the start date of the "
    "present position is blank.",
)
FILL_SINCE = Sentence(
    id="Lengkapi TMT jabatan sekarang.",
    en="Fill in the start date of the present position.",
)
NOT_ASKED = Sentence(
    id="Skenario tidak meminta {kind}.", en="The scenario does not ask for: {kind}."
)
ASK_KIND = Sentence(
    id="Buat rencana lain yang juga boleh mengusulkan {kind}.",
    en="Make another plan that may propose this too: {kind}.",
)
NOT_WISHED = Sentence(
    id="Pegawai ini tidak menyatakan minat pada jabatan ini, dan dalam rencana ini "
    "tidak ada yang dipindahkan ke jabatan yang tidak diminatinya.",
    en="This person has not wished for this position, and in this plan nobody goes "
    "where they did not wish to.",
)
SAY_WISH = Sentence(
    id="Nyatakan minat pada jabatan ini sebelum rencana berikutnya dibuat.",
    en="State a wish for this position before the next plan is made.",
)
NEED_UNKNOWN = Sentence(
    id="Kebutuhan jabatan ini belum diketahui, jadi belum ada kursi yang dapat diisi.",
    en="The need of this position is not known, so there is no seat to fill yet.",
)
FILL_NEED = Sentence(
    id="Lengkapi analisis beban kerja atau kebutuhan jabatan ini.",
    en="Fill in the workload or the need of this position.",
)
NEED_NONE = Sentence(
    id="Jabatan ini tidak membutuhkan pegawai: kebutuhannya 0.",
    en="This position needs nobody: its need is 0.",
)
RAISE_NEED = Sentence(
    id="Hanya terbuka bila analisis beban kerja menambah kebutuhannya.",
    en="It opens only if its workload asks for more people.",
)
CLOSED = Sentence(
    id="Pemangkunya {holders}, kebutuhannya {need}: rencana ini tidak menambah orang "
    "di sana.",
    en="It has {holders} holders and needs {need}: this plan sends nobody there.",
)
MEETS = Sentence(
    id="Kerabat yang menurut rencana juga pindah akan menjadi atasan atau bawahan "
    "langsung.",
    en="A relative who moves in this plan too would be the direct superior or "
    "subordinate.",
)
MEETS_NOT = Sentence(
    id="Hanya bila kerabat itu tidak lagi duduk langsung di atas atau di bawahnya.",
    en="Only if that relative no longer sits directly above or below.",
)
REFILL = Sentence(
    id="Kursi yang ditinggalkan di sini hanya diisi oleh yang kesesuaiannya paling "
    "rendah {least}; kesesuaian pegawai ini {fit}.",
    en="A seat that is left here goes only to who fits at least {least}; this person's "
    "fit is {fit}.",
)
FIT_BETTER = Sentence(
    id="Mulai kesesuaian {least} kursi itu boleh dimasuki.",
    en="With a fit of {least} the seat may be entered.",
)
UNEXPLAINED = Sentence(
    id="Diperbolehkan aturan, tetapi tidak ada kursi yang dapat dimasuki.",
    en="The rules allow it, but there is no seat to enter.",
)


@dataclass(frozen=True, slots=True)
class Barrier:
    """One reason, other than a rule, for which a position cannot be entered.

    Attributes:
        code: e.g. ``FROZEN-PERSON``.
        sentence: Why not.
        cure: What would lift it.
        facts: What fills the blanks of both.
        lifted: Who or what lifts it.
        day: For what time lifts: from when it is lifted.
        fit: For what fit lifts: the least fit with which it is.
    """

    code: str
    sentence: Sentence
    cure: Sentence
    facts: Mapping[str, object]
    lifted: Lifted
    day: date | None = None
    fit: int | None = None

    def say(self, language: Language) -> str:
        """Return why not, as a sentence."""
        return self.sentence.fill(self.facts, language)


COULD_MEET = Barrier(
    "RELATIVES",
    Sentence(
        id="Kerabat yang dapat pindah juga akan dapat menjadi atasan atau bawahan "
        "langsung di sini; pertukaran menghindarinya sejak awal.",
        en="A relative who could move too might become the direct superior or "
        "subordinate here; an exchange keeps clear of that from the beginning.",
    ),
    MEETS_NOT,
    {},
    Lifted.SCENARIO,
)
"""In an exchange relatives are kept apart wherever they could meet."""


class Barriers:
    """All barriers of one plan.

    Args:
        case: The case.
        restricted: ``restricted`` of the plan: what was closed or kept apart to find
            it.
    """

    def __init__(self, case: Case, restricted: Mapping[str, Any]) -> None:
        self._case, asked = case, case.scenario
        self._pins, self._forbidden = case.pinned(), frozenset(case.forbidden())
        self._frozen_people = frozenset(asked.frozen_people)
        self._frozen_positions = frozenset(asked.frozen_positions)
        self._frozen_units = frozenset(asked.frozen_units)
        self._paths = case.positions["unit_path"].to_list()
        self._codes = case.positions["position"].to_list()
        self._need = case.positions["need"].to_list()
        self._closed = frozenset(restricted.get("closed", ()))
        self._apart = {(nip, code) for nip, code in restricted.get("relatives", ())}
        self._wished = case.wishes() if asked.by_wish else []
        self._free_from = _free_from(case)
        self._promotions: dict[int, list[bool]] = {}
        self._holders: dict[int, list[int]] = defaultdict(list)
        for person, place in enumerate(case.holds.tolist()):
            if place >= 0:
                self._holders[place].append(person)

    def of(self, person: int, place: int) -> tuple[Barrier, ...]:
        """Return what keeps a person from a position besides rules.

        In reading order: what is unknown, what time lifts, what the person can do,
        and what is for others.

        Args:
            person: Index of the person.
            place: Index of a position, not the person's own.
        """
        if self._pins.get(person) == place:
            return ()  # the planner's own word overrides what else was asked for
        found = [*self._of_person(person, place), *self._of_place(person, place)]
        return tuple(sorted(found, key=lambda it: (ORDER.index(it.lifted), it.code)))

    def _of_person(self, person: int, place: int) -> Iterator[Barrier]:
        case, asked = self._case, self._case.scenario
        nip, own = case.people["nip"][person], int(case.holds[person])
        pin = self._pins.get(person)
        if pin is not None:
            facts = {"position": self._named(pin)}
            yield Barrier("PINNED", PINNED, UNPIN, facts, Lifted.SCENARIO)
        if (person, place) in self._forbidden:
            yield Barrier("FORBIDDEN", FORBIDDEN, ALLOW, {}, Lifted.SCENARIO)
        if nip in self._frozen_people:
            yield Barrier("FROZEN-PERSON", FROZEN_PERSON, THAW, {}, Lifted.SCENARIO)
        if own >= 0 and self._frozen(own):
            facts = {"position": self._named(own)}
            yield Barrier("FROZEN-SEAT", FROZEN_SEAT, THAW, facts, Lifted.SCENARIO)
        if own >= 0 and asked.cooling_off is not None:
            yield from self._cooling(person, asked.cooling_off)
        kind = self._kind_not_asked(person, place)
        if kind is not None:
            yield Barrier("KIND", NOT_ASKED, ASK_KIND, {"kind": kind}, Lifted.SCENARIO)
        if asked.by_wish and place not in self._wished[person]:
            yield Barrier("WISH", NOT_WISHED, SAY_WISH, {}, Lifted.WISH)

    def _of_place(self, person: int, place: int) -> Iterator[Barrier]:
        case, code = self._case, self._codes[place]
        need = self._need[place]
        if self._frozen(place):
            yield Barrier("FROZEN-POSITION", FROZEN, THAW, {}, Lifted.SCENARIO)
        if need is None:
            yield Barrier("NEED-UNKNOWN", NEED_UNKNOWN, FILL_NEED, {}, Lifted.DATA)
        elif need == 0:
            yield Barrier("NEED-NONE", NEED_NONE, RAISE_NEED, {}, Lifted.NEED)
        elif code in self._closed:
            facts = {"holders": len(self._holders[place]), "need": need}
            yield Barrier("CLOSED", CLOSED, RAISE_NEED, facts, Lifted.NEED)
        if (case.people["nip"][person], code) in self._apart:
            yield Barrier("RELATIVES", MEETS, MEETS_NOT, {}, Lifted.SCENARIO)
        yield from self._refill(person, place)

    def _refill(self, person: int, place: int) -> Iterator[Barrier]:
        """A seat that nobody may refill who fits so much worse than its holder."""
        case, tolerance = self._case, self._case.scenario.tolerance
        holders, need = self._holders[place], self._need[place] or 0
        if tolerance is None or not holders:
            return
        if len(holders) > need:
            if need > 0 and self._codes[place] not in self._closed:
                facts: dict[str, object] = {"holders": len(holders), "need": need}
                yield Barrier("CLOSED", CLOSED, RAISE_NEED, facts, Lifted.NEED)
            return
        target = case.target[place]
        least = min(int(case.scores[it, target]) for it in holders) - tolerance
        fit = int(case.scores[person, target])
        if len(holders) == need and fit < least:
            facts = {"fit": fit, "least": least}
            yield Barrier("REFILL", REFILL, FIT_BETTER, facts, Lifted.FIT, fit=least)

    def _cooling(self, person: int, months: int) -> Iterator[Barrier]:
        known = self._case.people["months_in_position"][person]
        if known is None:
            facts: dict[str, object] = {"months": Months(months)}
            yield Barrier(
                "COOLING-UNKNOWN", COOLING_UNKNOWN, FILL_SINCE, facts, Lifted.DATA
            )
        elif known < months:
            day = self._free_from[person]
            facts = {"known": Months(known), "months": Months(months), "day": day}
            yield Barrier("COOLING", COOLING, WAIT, facts, Lifted.TIME, day)

    def _kind_not_asked(self, person: int, place: int) -> Sentence | None:
        kinds, case = self._case.scenario.kinds, self._case
        if case.holds[person] < 0:
            return None if "penempatan" in kinds else KIND_NAMES["penempatan"]
        if "rotasi" in kinds:
            return None
        return None if self._rises(place)[person] else KIND_NAMES["rotasi"]

    def _rises(self, place: int) -> list[bool]:
        """For which people a position would be a promotion; asked once for all."""
        if place not in self._promotions:
            count = self._case.people.height
            pairs = range(count), [place] * count
            told = self._case.pairs(*pairs, ["is_promotion"])["is_promotion"]
            self._promotions[place] = told.fill_null(False).to_list()
        return self._promotions[place]

    def _frozen(self, place: int) -> bool:
        units = str(self._paths[place] or "").split("/")
        return self._codes[place] in self._frozen_positions or not (
            self._frozen_units.isdisjoint(units)
        )

    def _named(self, place: int) -> str:
        return f"{self._case.positions['name'][place]} [{self._codes[place]}]"


def _free_from(case: Case) -> list[date | None]:
    """Return for each person the first day on which cooling off is over."""
    months = case.scenario.cooling_off
    if months is None:
        return [None] * case.people.height
    told = case.people.select(day=completed(pl.col("position_since"), pl.lit(months)))
    days: list[date | None] = told["day"].to_list()
    return days
