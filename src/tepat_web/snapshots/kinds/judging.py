"""How pairs of people and positions fare: verdict, fit in parts, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import polars as pl

from tepat.finding import Finding, Verdict
from tepat.placement.case import Case
from tepat.placement.names import PART_NAMES
from tepat.rules import ROLL
from tepat.rules.experience import PAPERS_FOR_A_SEAT
from tepat.rules.grid import FAILS, HOLDS, UNKNOWN
from tepat.rules.papers import ABOUT_THE_PERSON
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..result import Field, Form
from .saying import both, long, text, whole, words

RELATIVES = "RELATIVES-1"
MOST_REASONS = 3
# What a rule reads that not everybody who sees a person's file may see.
SENSITIVE = frozenset(
    {
        "legal_position",
        "is_serving_penalty",
        "penalty_until",
        "had_heavy_penalty",
        "relative",
        "has_relative_beside",
    }
)
# What rules read off documents: that one is still needed may be told, but not that
# one says no, since it tells of health, of audit findings or of a case.
DOCUMENTS = frozenset((*ABOUT_THE_PERSON.values(), *PAPERS_FOR_A_SEAT.values()))
AND_MORE = Words(id=" · dan {n} lainnya", en=" · and {n} more")


def is_sensitive(code: str, verdict: Verdict | None = None) -> bool:
    """Tell whether what a rule finds shows what not everybody may see.

    Penalties, legal position and relatives, whatever is found; besides, a document that
    says no.

    Args:
        code: Of the rule.
        verdict: What it finds; none: what is the same whatever it finds.
    """
    if code not in ROLL:  # a finding that is no rule's
        return False
    needs = ROLL[code].needs
    if code == RELATIVES or not SENSITIVE.isdisjoint(needs):
        return True
    return verdict is Verdict.FAILS and not DOCUMENTS.isdisjoint(needs)


def is_secret(found: Finding) -> bool:
    """Tell whether a finding shows what not everybody may see."""
    return is_sensitive(found.code, found.verdict)


def fields() -> tuple[Field, ...]:
    """Return the columns that :func:`judged` fills."""
    return (
        text("verdict", "Syarat", "Requirements", form=Form.VERDICT, is_filter=True),
        whole("fit", "Kesesuaian", "Fit"),
        long("why", "Yang belum terpenuhi", "What is not met", in_both=True),
        long(
            "secret",
            "Yang belum terpenuhi (rahasia)",
            "What is not met (confidential)",
            in_both=True,
            read=Permission.SENSITIVE_READ.value,
        ),
        *(whole(part, name.id, name.en) for part, name in PART_NAMES.items()),
    )


def judged(
    case: Case, persons: Sequence[int], positions: Sequence[int]
) -> pl.DataFrame:
    """Judge pairs of a person and a position, each by their place in the case.

    Returns:
        One row per pair: ``verdict`` (holds, fails, unknown), ``misses`` (rules that
        do not hold), ``fit``, a column per part (null where unknown), and ``why`` and
        ``secret`` in both languages.
    """
    who, where = np.array(persons), case.target[np.array(positions)]
    reasons: dict[int, list[Finding]] = defaultdict(list)
    fails = np.zeros(len(who), dtype=np.int64)
    unknown = np.zeros(len(who), dtype=np.int64)
    for answer in case.grid.answers:
        told = answer.table[answer.person_row[who], answer.target_column[where]]
        fails += told == FAILS
        unknown += told == UNKNOWN
        _explain(case, answer.rule.code, told, persons, positions, reasons)
    apart = set(case.kin.apart(case.policy))
    met = np.array(
        [
            FAILS if pair in apart else HOLDS
            for pair in zip(persons, positions, strict=True)
        ]
    )
    fails += met == FAILS
    _explain(case, RELATIVES, met, persons, positions, reasons)
    verdict = np.where(fails > 0, "fails", np.where(unknown > 0, "unknown", "holds"))
    told = [sorted(reasons[row], key=lambda it: it.order) for row in range(len(who))]
    return pl.DataFrame(
        {
            "verdict": verdict.tolist(),
            "misses": fails + unknown,
            "fit": case.scores[who, where].astype(np.int64),
        }
    ).with_columns(
        *_parts(case, who, where),
        *both("why", (_said(found, secret=False) for found in told)),
        *both("secret", (_said(found, secret=True) for found in told)),
    )


def _explain(
    case: Case,
    code: str,
    told: np.ndarray[tuple[int], np.dtype[np.int64]],
    persons: Sequence[int],
    positions: Sequence[int],
    reasons: dict[int, list[Finding]],
) -> None:
    """Note for each pair that a rule keeps apart what it says to the person."""
    rule = ROLL[code]
    condition = rule.condition(case.law, case.policy)
    rows = np.flatnonzero(told != HOLDS).tolist()
    facts = case.facts(
        rule, [persons[row] for row in rows], [positions[row] for row in rows]
    )
    for row, known in zip(rows, facts, strict=True):
        fails = told[row] == FAILS
        verdict = Verdict.FAILS if fails else Verdict.UNKNOWN
        reasons[row].append(
            Finding(
                code,
                verdict,
                rule.words[verdict],
                known,
                condition.cites,
                condition.verified,
                rule.order if fails else 0,
            )
        )


def _parts(
    case: Case,
    who: np.ndarray[tuple[int], np.dtype[np.int64]],
    where: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> list[pl.Series]:
    columns = []
    for part in case.fit.parts:
        at = part.person_row[who], part.target_column[where]
        points = [
            None if missing else int(point)
            for point, missing in zip(part.points[at], part.is_unknown[at], strict=True)
        ]
        columns.append(pl.Series(part.name, points, dtype=pl.Int64))
    return columns


def _said(found: Sequence[Finding], *, secret: bool) -> Words | None:
    mine = [each for each in found if is_secret(each) is secret]
    if not mine:
        return None
    told = [_briefly(each) for each in mine[:MOST_REASONS]]
    more = len(mine) - len(told)
    return Words(
        id=" · ".join(each.id for each in told)
        + (AND_MORE.id.format(n=more) if more else ""),
        en=" · ".join(each.en for each in told)
        + (AND_MORE.en.format(n=more) if more else ""),
    )


def _briefly(found: Finding) -> Words:
    """The sentence with the code of its rule; the rule book has the articles."""
    said = words(found.sentence, **found.facts)
    return Words(id=f"{said.id} ({found.code})", en=f"{said.en} ({found.code})")
