"""What can be done next: one thing, who can do it, and what it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tepat.career.cure import OF_PERSON, OF_TARGET, Cure, Missing
from tepat.words import Language, Sentence


class Who(StrEnum):
    """Who can do something about it."""

    SELF = "self"
    OFFICER = "officer"
    ORGANISATION = "organisation"
    AGENCY = "agency"


WHO_NAMES: Mapping[Who, Sentence] = {
    Who.SELF: Sentence(id="Anda", en="you"),
    Who.OFFICER: OF_PERSON,
    Who.ORGANISATION: OF_TARGET,
    Who.AGENCY: Sentence(id="BKPSDM", en="BKPSDM"),
}

FIT = "fit"
"""The cure of a seat that goes to who fits better: points of fit."""

SCENARIO = "scenario"
"""The cure of what the planner asked for: another plan."""

ORDER = (
    *(Cure.DATA, Cure.PAPER, Cure.TIME, FIT, Cure.EFFORT),
    *(Cure.PROCEDURE, Cure.ROUTE, SCENARIO, Cure.NOBODY),
)
"""Reading order: what the clerk can fill in today, time, effort, then the rest."""

# What can be done, where a rule knows more than that it can be worked on.
DEEDS: Mapping[str, Sentence] = {
    "EDUCATION-1": Sentence(
        id="Menempuh pendidikan paling rendah {to_education} (tugas belajar), lalu "
        "meminta ijazahnya dicatat.",
        en="Take a degree of at least {to_education} (study leave), then have it "
        "recorded.",
    ),
    "EDUCATION-2": Sentence(
        id="Bila memiliki ijazah pada bidang {to_fields}, minta dicatat; bila belum, "
        "bidang itu dicapai lewat pendidikan.",
        en="If there is a degree in {to_fields}, have it recorded; if not, the field "
        "is reached by study.",
    ),
    "PERFORMANCE-1": Sentence(
        id="Membicarakan perbaikan kinerja dengan atasan: yang dihitung predikat dua "
        "tahun terakhir, keduanya {enough}.",
        en="Talk about performance with the superior: the ratings of the last two "
        "years count, both of {enough}.",
    ),
    "LADDER-3": Sentence(
        id="Mengikuti seleksi terbuka atau manajemen talenta bila dibuka.",
        en="Take part in an open selection or talent management when there is one.",
    ),
    "LADDER-6": Sentence(
        id="Hanya lewat rencana lain yang boleh mengusulkan promosi.",
        en="Only by another plan that may propose promotions.",
    ),
    "LADDER-7": Sentence(
        id="Hanya bila kota menetapkan dalam kebijakannya bahwa pejabat fungsional "
        "dapat dipindahkan ke jabatan pelaksana.",
        en="Only if the city's policy lets functional officials move to operational "
        "posts.",
    ),
    "RELATIVES-1": Sentence(
        id="Hanya bila kerabat itu tidak lagi menjadi atasan atau bawahan langsung "
        "jabatan ini.",
        en="Only once the relative is no longer the direct superior or subordinate of "
        "this position.",
    ),
}
BY_CITY = frozenset({"LADDER-6", "LADDER-7", "RELATIVES-1"})
CITY_DECIDES = Sentence(
    id="{deed} Itu keputusan kota, bukan kewajiban Anda.",
    en="{deed} That is for the city to decide, not for you to do.",
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that brings a position nearer.

    Attributes:
        code: Of the rule, the barrier, or ``FIT``, that it is about.
        cure: One of :data:`ORDER`.
        sentence: What to do, or from when nothing needs doing.
        facts: What fills its blanks.
        by: Who can do it; ``None``: nobody needs to, or nobody can.
        day: From which day it is met, where that can be told.
        positions: For a person as a whole: how many positions open if this is done and
            nothing else stands in their way; 0 in the outlook of one position.
        rules: Codes of the rules that it tells something about.
    """

    code: str
    cure: str
    sentence: Sentence
    facts: Mapping[str, object]
    by: Who | None = None
    day: date | None = None
    positions: int = 0
    rules: tuple[str, ...] = ()

    def say(self, language: Language) -> str:
        """Return the step as a sentence."""
        return self.sentence.fill(self.facts, language)

    @property
    def place(self) -> tuple[int, date, int, str]:
        """Reading order: unknown first, then time (the nearest day), effort, rest."""
        return ORDER.index(self.cure), self.day or date.max, -self.positions, self.code


def as_fact(sentence: Sentence, facts: Mapping[str, object]) -> Sentence:
    """Fill a sentence that becomes a fact of another: braces in names are no blanks."""
    filled, twice = sentence.filled(facts), str.maketrans({"{": "{{", "}": "}}"})
    return Sentence(id=filled.id.translate(twice), en=filled.en.translate(twice))


def in_order(steps: Sequence[NextStep]) -> tuple[NextStep, ...]:
    """Return steps in reading order."""
    return tuple(sorted(steps, key=lambda step: step.place))


def of_missing(missed: Missing) -> NextStep:
    """Return what cures one requirement that is not met.

    Args:
        missed: As ``tepat.career`` tells it.
    """
    code, cure = missed.finding.code, missed.cure
    deed = DEEDS.get(code)
    sentence, facts = missed.how, missed.facts
    if deed is not None and code in BY_CITY and cure is Cure.NOBODY:
        told = {"deed": as_fact(deed, missed.finding.facts)}
        return NextStep(code, SCENARIO, CITY_DECIDES, told, Who.AGENCY, rules=(code,))
    if deed is not None and cure in (Cure.EFFORT, Cure.PROCEDURE):
        sentence, facts = deed, missed.finding.facts
    return NextStep(
        code, cure, sentence, facts, _doer(missed), missed.day, rules=(code,)
    )


def _doer(missed: Missing) -> Who | None:
    match missed.cure:
        case Cure.DATA:
            by_map = missed.facts.get("owner") is OF_TARGET
            return Who.ORGANISATION if by_map else Who.OFFICER
        case Cure.TIME | Cure.NOBODY:
            return None
        case _:
            return Who.SELF
