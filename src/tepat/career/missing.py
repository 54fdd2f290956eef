"""What is missing for one target, rule by rule, and what cures it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.rules import ROLL, Rule, explain_all
from tepat.rules.columns import BY_NAME, Side
from tepat.rules.experience import Experience
from tepat.rules.pairs import derive
from tepat.words import Months, Sentence

from .cure import (
    EXPECTED,
    GIVEN_GRADE,
    GIVEN_RATING,
    HOW,
    LATEST,
    OF_PERSON,
    OF_TARGET,
    Cure,
    Missing,
    cure_of,
)
from .expected import LATER
from .ground import EPOCH, Ground
from .opening import Openings


def missing(
    ground: Ground,
    start: pl.DataFrame,
    experience: Experience,
    opened: Openings,
    row: int,
    target: int,
    rules: Sequence[Rule],
) -> list[Missing]:
    """Return what one person misses for one target, what can be cured first.

    Args:
        ground: The city.
        start: One row: the person as the rules read them.
        experience: Of that row, by its ``nip``.
        opened: What the rules say; has ``rules`` among others.
        row: The row of the person in ``opened``.
        target: Row of ``Ground.targets``.
        rules: Which rules to tell of.
    """
    pair = pair_of(ground, start, experience, target)
    told = explain_all(pair, rules, ground.law, ground.policy)[0]
    found = [
        missed(ground, ROLL[finding.code], finding, pair, opened, row, target)
        for finding in told
        if finding.verdict is not Verdict.HOLDS
    ]
    return sorted(found, key=lambda it: it.place)


def pair_of(
    ground: Ground, start: pl.DataFrame, experience: Experience, target: int
) -> pl.DataFrame:
    """Return the pair of one person and one target, with every column of a pair."""
    wanted = ground.targets[[target]].drop("standard")
    return derive(pl.concat([start, wanted], how="horizontal"), BY_NAME, experience)


def free_on(opened: Openings, code: str, row: int, target: int) -> date | None:
    """Return from which day a rule will hold, by time or by what is expected."""
    days = []
    if code in opened.cures:
        told = opened.cures[code].of(row, target)
        days += [] if told is None else [(told - EPOCH).days]
    if code in opened.expected:
        days.append(int(opened.expected[code][row, target]))
    first = min(days, default=LATER)
    return None if first == LATER else EPOCH + timedelta(days=first)


def missed(
    ground: Ground,
    rule: Rule,
    finding: Finding,
    pair: pl.DataFrame,
    opened: Openings,
    row: int,
    target: int,
) -> Missing:
    """Return what cures one finding that does not hold.

    Args:
        ground: The city.
        rule: The rule that found it.
        finding: What it found.
        pair: The pair it found it about, one row with every column of a pair.
        opened: What the rules say; has ``rule`` among others.
        row: The row of the person in ``opened``.
        target: Row of ``Ground.targets``.
    """
    day = free_on(opened, rule.code, row, target)
    cure = cure_of(rule, finding.verdict, day)
    facts: dict[str, object] = {"day": day, "owner": OF_PERSON}
    how = HOW[cure]
    if cure is Cure.DATA:
        data, owner = blanks(rule, pair)
        facts |= {"data": data, "owner": owner}
        if not data:
            how = NO_BLANK
        elif day is not None:
            how = LATEST
    elif rule.code in opened.expected and day is not None:
        how, facts["given"] = EXPECTED, given(ground, rule)
    return Missing(finding, rule.title, cure, day, how, facts)


HISTORY = Sentence(id="riwayat jabatan", en="positions held earlier")
NO_BLANK = Sentence(
    id="Data belum cukup untuk menilainya; periksa berkas Anda bersama pengelola "
    "kepegawaian unit kerja.",
    en="The data does not suffice to judge it; check your file with the personnel "
    "officer of your unit.",
)


def given(ground: Ground, rule: Rule) -> Sentence:
    """Return what an expected day rests on."""
    law = ground.law
    facts: Mapping[str, object]
    if "rating_newer" in rule.needs:
        rating = law.performance.ratings_good_enough.value[-1].capitalize()
        said, facts = GIVEN_RATING, {"rating": rating}
    else:
        said = GIVEN_GRADE
        facts = {"interval": Months(12 * law.grade.regular_years.value)}
    return said.filled(facts)


def blanks(rule: Rule, pair: pl.DataFrame) -> tuple[Sentence | None, Sentence]:
    """Return which data a rule lacks about a pair, and who keeps it."""
    lacking = [
        BY_NAME[name]
        for name in rule.needs
        if pair[name][0] is None
        and BY_NAME[name].side is not Side.BOTH
        and not name.endswith("_until")  # blank: no end
    ]
    if not lacking:
        lacking = [
            BY_NAME[of]
            for name in rule.needs
            if pair[name][0] is None
            for of in BY_NAME[name].of
            if pair[of][0] is None
        ]
    asked_of_person = [it for it in lacking if it.side is Side.PERSON]
    shown = asked_of_person or lacking
    if not shown:
        is_service = any(name.endswith("_at_most") for name in rule.needs)
        return (HISTORY if is_service else None), OF_PERSON
    data = Sentence(
        id="; ".join(_lower(it.meaning.id) for it in shown),
        en="; ".join(_lower(it.meaning.en) for it in shown),
    )
    return data, OF_PERSON if asked_of_person else OF_TARGET


def _lower(text: str) -> str:
    """Write a name inside a sentence; abbreviations keep their capitals."""
    word = text.split(" ", 1)[0]
    return text if word.isupper() and len(word) > 1 else text[:1].lower() + text[1:]
