"""One line of the report for each title: what it means, how surely, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tepat.nomenclature import Candidate, Decision, Review, Reviewed, Standing
from tepat.words import Language, Sentence

IN_FORCE = Sentence(id="berlaku", en="in force")
NOT_YET = Sentence(id="belum berlaku", en="not yet in force")
SUCCEEDED = Sentence(
    id="berakhir; penggantinya {name} ({job})",
    en="ended; its successor is {name} ({job})",
)
ENDED = Sentence(
    id="berakhir; penggantinya belum ditetapkan, isi kolom pengganti",
    en="ended; no successor is named yet, fill in column pengganti",
)
DECISIONS: Mapping[Decision, Sentence] = {
    Decision.ACCEPT: Sentence(id="diterima", en="accepted"),
    Decision.REVIEW: Sentence(id="periksa", en="to review"),
    Decision.UNKNOWN: Sentence(id="tidak dikenal", en="unknown"),
}
NAMED = Sentence(id="{name} ({confidence})", en="{name} ({confidence})")


def lines(
    review: Review, titles: Iterable[Reviewed], language: Language
) -> Iterator[dict[str, Any]]:
    """Yield a row for each title, in the words of the reader.

    Keys: ``position``, ``title``, ``unit``, ``family``, ``count``; ``decision`` in
    words; ``job``, ``name``, ``confidence``, ``standing`` and ``why`` of the nearest
    name; ``others``, the names after it with their confidence, one on a line.
    """
    rows = review.catalogue.rows(named=True)
    for it in titles:
        candidates = it.found.candidates
        best = candidates[0] if candidates else None
        job = rows[best.row] if best else None
        others = [_named(rows[one.row], one, language) for one in candidates[1:]]
        yield {
            "position": it.position,
            "title": it.asked.text,
            "unit": it.asked.unit or None,
            "family": it.asked.family,
            "count": it.count,
            "decision": DECISIONS[it.found.decision].fill({}, language),
            "job": job["job"] if job else None,
            "name": job["name"] if job else None,
            "confidence": best.confidence if best else None,
            "standing": _standing(job, rows, language) if job else None,
            "why": why(best, language) if best else None,
            "others": "\n".join(others) or None,
        }


def as_json(review: Review, titles: Iterable[Reviewed], language: Language) -> Any:
    """Return the titles in the fixed form of ``tepat titles --json``."""
    rows = review.catalogue.rows(named=True)
    return [
        {
            "kode": it.position,
            "nama": it.asked.text,
            "count": it.count,
            "decision": it.found.decision.value,
            "candidates": [
                {
                    "nomenklatur": rows[one.row]["job"],
                    "nama": rows[one.row]["name"],
                    "confidence": one.confidence,
                    "standing": rows[one.row]["standing"],
                    "successor": rows[one.row]["successor_in_force"],
                    "verified": rows[one.row]["verified"],
                    "reasons": why(one, language),
                }
                for one in it.found.candidates
            ],
        }
        for it in titles
    ]


def why(candidate: Candidate, language: Language) -> str:
    """Return the reasons for a name, one after the other."""
    told = (sentence.fill(facts, language) for sentence, facts in candidate.reasons)
    return "; ".join(told)


def _named(job: Mapping[str, Any], one: Candidate, language: Language) -> str:
    facts = {"name": job["name"], "confidence": round(one.confidence, 2)}
    return NAMED.fill(facts, language)


def _standing(
    job: Mapping[str, Any], rows: list[dict[str, Any]], language: Language
) -> str:
    if job["standing"] == Standing.IN_FORCE:
        return IN_FORCE.fill({}, language)
    if job["standing"] == Standing.NOT_YET:
        return NOT_YET.fill({}, language)
    code = job["successor_in_force"]
    if code is None:
        return ENDED.fill({}, language)
    name = next(row["name"] for row in rows if row["job"] == code)
    return SUCCEEDED.fill({"name": name, "job": code}, language)
