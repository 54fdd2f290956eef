"""Whether a person meets what the position they hold asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules import ROLL, explain_all
from tepat.rules.experience import Experience
from tepat.rules.pairs import derive
from tepat.snapshot.vocabulary import PNS_GRADES, PPPK_GRADES
from tepat.words import Sentence

from .note import Actor, Note, Urgency

# Rules that still mean something to who is in the position already.
ASKED = ("EDUCATION-1", "EDUCATION-2", "GRADE-1", "EXPERIENCE-1")

STUDY = Sentence(
    id="Bila ijazah Anda lebih tinggi daripada yang tercatat, serahkan salinannya. "
    "Bila tidak, tanyakan tugas belajar kepada BKPSDM.",
    en="If your diploma is higher than what is on record, hand in a copy. If not, ask "
    "BKPSDM about study leave.",
)
FIELD = Sentence(
    id="Bila nama program studi tercatat keliru, minta diperbaiki. Bila benar, lihat "
    "jabatan lain yang sesuai dengan bidang Anda di Jalur karier saya.",
    en="If the name of your programme is wrong on record, have it corrected. If it is "
    "right, see which other positions suit your field under My career.",
)
GRADE = Sentence(
    id="Golongan naik melalui kenaikan pangkat; periksa juga golongan yang tercatat.",
    en="A grade rises by promotion in rank; check the grade on record, too.",
)
EXPERIENCE = Sentence(
    id="Periksa riwayat jabatan Anda; pengalaman yang belum tercatat belum dihitung.",
    en="Check your positions held; experience that is not on record does not count.",
)
COMPLETE = Sentence(
    id="Minta agar data ini dilengkapi; tanpa itu syaratnya belum dapat dinilai.",
    en="Have this completed; until then the requirement cannot be judged.",
)
NOT_SET = Sentence(
    id="Golongan PPPK yang diminta jabatan ini belum ditetapkan; BKPSDM yang "
    "menetapkannya.",
    en="The grade of PPPK that this position asks for is not set yet; BKPSDM sets it.",
)
CURES: Mapping[str, tuple[Sentence, Actor]] = {
    "EDUCATION-1": (STUDY, Actor.SELF),
    "EDUCATION-2": (FIELD, Actor.SELF),
    "GRADE-1": (GRADE, Actor.OFFICER),
    "EXPERIENCE-1": (EXPERIENCE, Actor.OFFICER),
}


def notes(
    held: pl.DataFrame, law: Law, policy: Policy, served: Experience
) -> Iterator[Note]:
    """Yield what the position held asks for and is not met, or not known.

    Args:
        held: People with a position, and the columns of that position as target.
        law: The law on the reference day.
        policy: The city's policy.
        served: Experience of those people.
    """
    rules = [ROLL[code] for code in ASKED]
    needed = {name for rule in rules for name in rule.needs}
    pairs = derive(held, needed, served)
    found = explain_all(pairs, rules, law, policy)
    for nip, findings in zip(held["nip"], found, strict=True):
        for each in findings:
            if each.verdict is not Verdict.HOLDS:
                yield _note(nip, each)


def _note(nip: str, found: Finding) -> Note:
    if found.code == "GRADE-1" and _is_of_other_scale(found):
        return Note(nip, found, NOT_SET, Actor.AGENCY)
    if found.verdict is Verdict.UNKNOWN:
        return Note(nip, found, COMPLETE, Actor.OFFICER, Urgency.SOON)
    cure, by = CURES[found.code]
    return Note(nip, found, cure, by)


def _is_of_other_scale(found: Finding) -> bool:
    """Whether a PPPK is asked for a grade of PNS, so that neither can be compared."""
    grade, lowest = found.facts["grade"], found.facts["lowest_grade"]
    return grade in PPPK_GRADES and lowest in PNS_GRADES
