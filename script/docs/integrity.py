"""The integrity rules of the position map: what each asks, says, and cures it with."""

from __future__ import annotations

from collections.abc import Iterator

import markdown
from tepat.establishment.integrity import ROLL, Rule, number
from tepat.finding import SIGNS, Verdict
from tepat.reports.integrity.fields import PARTS, SUBJECTS, WEIGHTS


def page() -> str:
    """Return the list of integrity rules, in the order of their codes."""
    lines = [
        "Setiap aturan keutuhan peta jabatan (`tepat integrity`), dari "
        "`src/tepat/establishment/integrity/families/`. Bobot: *kesalahan* membuat "
        "hasil salah, *peringatan* mungkin kekeliruan, *catatan* patut ditanyakan. "
        "Yang *menahan usulan* harus selesai sebelum usulan kebutuhan dikirim.",
        "",
        "*Every integrity rule of the position map: what it asks, how much it weighs, "
        "what it says and what to do next.*",
        "",
    ]
    for rule in sorted(ROLL.values(), key=number):
        lines += _rule(rule)
    return markdown.page("Aturan keutuhan peta jabatan", lines)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"## {rule.code} – {rule.title.id}", "", markdown.both(rule.asks), "")
    held = ", menahan usulan" if rule.blocks else ""
    yield (
        f"- {WEIGHTS[rule.weight].id}{held}; bagian {PARTS[rule.part].id.lower()}; "
        f"dilihat pada {SUBJECTS[rule.subject].id}"
    )
    yield f"- Dasar: {rule.basis}{'' if rule.is_policy else ' **?**'}"
    if rule.defects:
        codes = ", ".join(f"`{defect}`" for defect in rule.defects)
        yield f"- Juga dilihat «tepat check»: {codes}"
    yield ""
    said = {Verdict.FAILS: rule.fails, Verdict.UNKNOWN: rule.unknown}
    rows = [
        (SIGNS[verdict].id, markdown.both(sentence))
        for verdict, sentence in said.items()
        if sentence
    ]
    rows.append(("langkah", markdown.both(rule.remedy)))
    yield from markdown.table(("Hasil", "Kalimat"), rows)
