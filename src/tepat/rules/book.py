"""The rule book: every rule with what it asks, its articles, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tepat.finding import Finding, Verdict
from tepat.law import Citation, Law
from tepat.policy import Policy
from tepat.words import Sentence

from .check import explain
from .rule import ROLL, Rule, Stage

STAGES: Mapping[Stage, Sentence] = {
    Stage.PLAN: Sentence(
        id="harus terpenuhi saat rencana disusun", en="must hold when a plan is made"
    ),
    Stage.APPOINTMENT: Sentence(
        id="harus terpenuhi saat pengangkatan", en="must hold on appointment"
    ),
    Stage.PRESENT: Sentence(
        id="tentang pegawai sekarang, tanpa jabatan tujuan",
        en="about the person now, without a target",
    ),
}
ORDERS: Mapping[int, Sentence] = {
    1: Sentence(id="dapat terpenuhi dengan waktu", en="time can cure it"),
    2: Sentence(id="dapat terpenuhi dengan upaya", en="effort can cure it"),
    3: Sentence(id="tidak dapat diubah sendiri", en="the person cannot change it"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as a reader sees it.

    Attributes:
        code: e.g. ``TENURE-1``.
        family: Name of the family, which is the module it is written in.
        title: Its short name.
        asks: The provision in one line.
        stage: Whether it must hold when a plan is made, on the day of appointment, or
            is about the person alone.
        order: What could cure it: time (1), effort (2), nobody (3).
        cites: Articles, the city's policy, or what the position itself asks for.
        verified: Whether every number of the law in it was read in the official text.
        since: The day since which its numbers stand as they do; ``None`` where it has
            none of the law.
        notes: How the text is read where it leaves room, or where it was seen.
        words: What it says, with blanks, per verdict and further case.
        examples: What it says of an invented person, per verdict; a verdict that the
            given law and policy do not allow in the example is absent.
    """

    code: str
    family: str
    title: Sentence
    asks: Sentence
    stage: Stage
    order: int
    cites: tuple[Citation, ...]
    verified: bool
    since: date | None
    notes: tuple[Sentence, ...]
    words: Mapping[str, Sentence]
    examples: Mapping[Verdict, Finding]


def entries(law: Law, policy: Policy) -> tuple[Entry, ...]:
    """Return the rule book under a law and a policy, in the order of the roll.

    An example is a finding: ``sentence.fill(facts, language)`` says it without, and
    ``say(language)`` with its sources.

    >>> from datetime import date
    >>> from tepat import law
    >>> book = entries(law.on(date(2026, 1, 1)), Policy())
    >>> entry = next(it for it in book if it.code == "TENURE-1")
    >>> example = entry.examples[Verdict.FAILS]
    >>> example.sentence.fill(example.facts, "id")
    'Baru 7 bulan dalam jabatan sekarang; sebelum mutasi diperlukan 2 tahun.'
    """
    return tuple(_entry(rule, law, policy) for rule in ROLL.values())


def family_of(rule: Rule) -> str:
    """Return the family, which is the module in which the rule is written."""
    return rule.condition.__module__.rpartition(".")[2]


def _entry(rule: Rule, law: Law, policy: Policy) -> Entry:
    condition = rule.condition(law, policy)
    norms = list(condition.norms.values())
    return Entry(
        code=rule.code,
        family=family_of(rule),
        title=rule.title,
        asks=rule.asks,
        stage=rule.stage,
        order=rule.order,
        cites=condition.cites,
        verified=condition.verified,
        since=max((norm.since for norm in norms), default=None),
        notes=tuple(norm.note for norm in norms if norm.note is not None),
        words=rule.words,
        examples=_examples(rule, law, policy),
    )


def _examples(rule: Rule, law: Law, policy: Policy) -> dict[Verdict, Finding]:
    found = {}
    for verdict in Verdict:
        told = dict(rule.examples[verdict])
        chosen = told.pop("policy", {})
        if not isinstance(chosen, Mapping):
            raise TypeError(f"The policy in an example of {rule.code} is no mapping.")
        (finding,) = explain(told, [rule], law, replace(policy, **chosen))
        if finding.verdict is verdict:
            found[verdict] = finding
    return found
