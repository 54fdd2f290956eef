"""What cures what is missing: time, effort, data, another way, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tepat.finding import Finding, Verdict
from tepat.rules import Rule, Stage
from tepat.words import Sentence


class Cure(StrEnum):
    """What cures a requirement that is not met."""

    DATA = "data"
    PAPER = "paper"
    TIME = "time"
    EFFORT = "effort"
    PROCEDURE = "procedure"
    ROUTE = "route"
    NOBODY = "nobody"


READING_ORDER = tuple(Cure)

# Rules about the step itself: another step, by way of other positions, meets them.
ROUTES = frozenset({"LADDER-2", "LADDER-4", "LADDER-5"})
# Service that, where waiting does not give it, other positions do.
SERVICE = "EXPERIENCE-"
# What a selection or a decision opens, whoever one is.
PROCEDURES = frozenset({"LADDER-3"})

HOW: Mapping[Cure, Sentence] = {
    Cure.DATA: Sentence(
        id="Lengkapi data: {data}. Sampaikan kepada {owner}.",
        en="Complete the data: {data}. Tell {owner}.",
    ),
    Cure.PAPER: Sentence(
        id="Disiapkan menjelang pengangkatan, lalu dicatat oleh {owner}.",
        en="To be prepared before the appointment, and recorded by {owner}.",
    ),
    Cure.TIME: Sentence(
        id="Terpenuhi dengan sendirinya mulai {day}.",
        en="Met by itself from {day} on.",
    ),
    Cure.EFFORT: Sentence(
        id="Dapat diupayakan; lamanya tidak dapat dihitung dari data.",
        en="Can be worked on; how long it takes cannot be told from the data.",
    ),
    Cure.PROCEDURE: Sentence(
        id="Ditempuh lewat seleksi terbuka atau manajemen talenta.",
        en="Goes through open selection or talent management.",
    ),
    Cure.ROUTE: Sentence(
        id="Ditempuh bertahap, lewat jabatan lain lebih dahulu; lihat jalurnya.",
        en="Reached in steps, by way of other positions first; see the path.",
    ),
    Cure.NOBODY: Sentence(
        id="Tidak dapat diubah oleh siapa pun selama aturan ini berlaku.",
        en="Nobody can change it as long as this rule stands.",
    ),
}
LATEST = Sentence(
    id="Terpenuhi paling lambat {day}, atau lebih awal bila data dilengkapi: {data} "
    "({owner}).",
    en="Met on {day} at the latest, or earlier once the data is complete: {data} "
    "({owner}).",
)
EXPECTED = Sentence(
    id="Diperkirakan terpenuhi mulai {day}, {given}.",
    en="Expected to be met from {day} on, {given}.",
)
GIVEN_RATING = Sentence(
    id="bila kinerja tahun-tahun berikutnya paling rendah {rating}",
    en="if the coming years are rated at least {rating}",
)
GIVEN_GRADE = Sentence(
    id="bila kenaikan pangkat berjalan setiap {interval}",
    en="if the grade rises every {interval}",
)
OF_PERSON = Sentence(
    id="pengelola kepegawaian unit kerja Anda",
    en="the personnel officer of your unit",
)
OF_TARGET = Sentence(
    id="Bagian Organisasi, pengelola data jabatan",
    en="Bagian Organisasi, which keeps the data of positions",
)


@dataclass(frozen=True, slots=True)
class Missing:
    """One requirement that is not met, or cannot be told.

    Attributes:
        finding: What the rule says.
        title: Of the rule.
        cure: What cures it.
        day: From which day it is met, where that can be told.
        how: What can be done.
        facts: What fills the blanks of ``how``.
    """

    finding: Finding
    title: Sentence
    cure: Cure
    day: date | None
    how: Sentence
    facts: Mapping[str, object]

    @property
    def place(self) -> tuple[int, date, str]:
        """Reading order: data, then time (the nearest day first), effort, the rest."""
        order = READING_ORDER.index(self.cure)
        return order, self.day or date.max, self.finding.code


def cure_of(rule: Rule, verdict: Verdict, day: date | None) -> Cure:
    """Return what cures a rule that does not hold, given from when it will."""
    if verdict is Verdict.UNKNOWN:
        return Cure.PAPER if is_paper(rule) else Cure.DATA
    if day is not None:
        return Cure.TIME
    if rule.code in ROUTES or rule.code.startswith(SERVICE):
        return Cure.ROUTE
    if rule.code in PROCEDURES:
        return Cure.PROCEDURE
    return Cure.NOBODY if rule.order == 3 else Cure.EFFORT


def is_paper(rule: Rule) -> bool:
    """Tell whether a rule asks for something to be handed in or passed by then."""
    return rule.stage is Stage.APPOINTMENT and rule.order == 2
