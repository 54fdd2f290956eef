"""The rule book: every rule with what it asks, on what it rests, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import markdown
import norms
from tepat import law
from tepat.finding import SIGNS, Verdict
from tepat.policy import Policy
from tepat.rules import ROLL
from tepat.rules.book import ORDERS, STAGES, Entry, entries
from tepat.words import Sentence, written


def page() -> str:
    """Return the rule book under the newest law and the built-in policy."""
    day = norms.newest_day()
    lines = [
        "Setiap aturan kelayakan, dari `src/tepat/rules/families/`: satu fungsi `.py` "
        "yang mengatakan *apa* dan satu berkas `.yaml` yang mengatakan *bagaimana*. "
        f"Angka dan dasar menurut peraturan per {written(day, 'id')} dan kebijakan "
        "bawaan. Orang dalam contoh adalah rekaan.",
        "",
        "*Every eligibility rule: what it asks, on what it rests, and what it tells "
        "the person concerned when it holds, fails, or cannot be told. The people in "
        "the examples are invented.*",
        "",
    ]
    in_force = law.on(day)
    for family, members in groupby(entries(in_force, Policy()), lambda it: it.family):
        lines += [f"## {family}", ""]
        for entry in members:
            lines += _entry(entry, in_force)
    return markdown.page("Buku aturan", lines)


def _entry(entry: Entry, in_force: law.Law) -> Iterator[str]:
    rule = ROLL[entry.code]
    condition = rule.condition(in_force, Policy())
    yield from (f"### {entry.code} – {entry.title.id}", "")
    yield from (f"{entry.asks.id} *{entry.asks.en}*", "")
    yield f"- Kapan: {STAGES[entry.stage].id}; {ORDERS[entry.order].id}"
    for norm in condition.norms.values():
        sign = "✓" if norm.verified else "**?**"
        yield f"- Norma `{norm.name}` = {norms.value(norm.value)} – {norm.cites} {sign}"
    if condition.source:
        yield f"- Sandaran: {condition.source}"
    yield f"- Membaca: {', '.join(f'`{name}`' for name in rule.needs)}"
    yield ""
    yield from markdown.table(
        ("Hasil", "Kalimat", "Contoh"),
        (
            (_sign(name), markdown.both(said), _example(entry, name))
            for name, said in entry.words.items()
        ),
    )


def _sign(name: str) -> str:
    if name in SIGNS:
        return SIGNS[Verdict(name)].id
    return "tidak berlaku" if name == "apart" else "sebutan lain"


def _example(entry: Entry, name: str) -> str:
    found = entry.examples.get(Verdict(name)) if name in SIGNS else None
    if found is None:
        return ""
    said = {it: found.sentence.fill(found.facts, it) for it in ("id", "en")}
    return markdown.both(Sentence(**said))
