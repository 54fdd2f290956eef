"""The rule book: every rule with what it asks, on what it rests, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import markdown
import norms
from tepat import law
from tepat.finding import SIGNS
from tepat.policy import Policy
from tepat.rules import ROLL, Rule
from tepat.words import written


def page() -> str:
    """Return the rule book under the newest law and the built-in policy."""
    day = norms.newest_day()
    lines = [
        "Setiap aturan kelayakan, dari `src/tepat/rules/families/`: satu fungsi `.py` "
        "yang mengatakan *apa* dan satu berkas `.yaml` yang mengatakan *bagaimana*. "
        f"Angka dan dasar menurut peraturan per {written(day, 'id')} dan kebijakan "
        "bawaan.",
        "",
        "*Every eligibility rule: what it asks, on what it rests, and what it tells "
        "the person concerned when it holds, fails, or cannot be told.*",
        "",
    ]
    in_force = law.on(day)
    for family, members in groupby(ROLL.values(), key=family_of):
        lines += [f"## {family}", ""]
        for rule in members:
            lines += _rule(rule, in_force)
    return markdown.page("Buku aturan", lines)


def family_of(rule: Rule) -> str:
    """Return the family, which is the module in which the rule is written."""
    return rule.condition.__module__.rpartition(".")[2]


def _rule(rule: Rule, in_force: law.Law) -> Iterator[str]:
    condition = rule.condition(in_force, Policy())
    yield from (f"### {rule.code} – {rule.title.id}", "", f"*{rule.meaning}*", "")
    for norm in condition.norms.values():
        sign = "✓" if norm.verified else "**?**"
        yield f"- Norma `{norm.name}` = {norms.value(norm.value)} – {norm.cites} {sign}"
    if condition.source:
        yield f"- Sandaran: {condition.source}"
    yield f"- Membaca: {', '.join(f'`{name}`' for name in rule.needs)}"
    yield ""
    yield from markdown.table(
        ("Hasil", "Kalimat"),
        (
            (SIGNS[verdict].id, markdown.both(said))
            for verdict, said in rule.words.items()
        ),
    )
