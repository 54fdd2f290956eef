"""What would make a refusal possible, as it is kept: JSON in both languages.

What shows a penalty, a legal position, a relative, or a document that says no, is
marked ``secret`` and left out for whoever may not see that (see ``reading``). So is
what a scenario lays down for one person: it may follow from what they objected to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tepat.career.cure import Cure
from tepat.finding import Verdict
from tepat.placement.why import (
    WHO_NAMES,
    Considered,
    Count,
    NextStep,
    Story,
    Successor,
)
from tepat.placement.why.alternative import Alternative, changes, why_not
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.judging import is_secret, is_sensitive
from tepat_web.snapshots.kinds.saying import words

Json = dict[str, Any]

LAID_DOWN = frozenset({"PINNED", "FORBIDDEN", "FROZEN-PERSON"})
"""Barriers that a scenario lays down for one person, by name."""

WITHOUT = Sentence(
    id="Tanpa perpindahan ini (dan yang menyusulnya) rencana berubah: {changes}.",
    en="Without this move (and those that follow it) the plan changes: {changes}.",
)
NOTHING = Sentence(id="tidak ada", en="nothing")
COMES = Sentence(
    id="Bila {holder} tidak ada di sini, yang datang {who}; rencana berubah: "
    "{changes}.",
    en="Without {holder} here, {who} would come; the plan changes: {changes}.",
)
NEAREST = Sentence(
    id="Bila {holder} tidak ada di sini, yang terdekat menurut harga rencana {who}; "
    "rencana berubah paling sedikit: {changes}.",
    en="Without {holder} here, the nearest by the plan's prices is {who}; the plan "
    "changes at least: {changes}.",
)
EMPTY = Sentence(
    id="Bila {holder} tidak ada di sini, kursinya kosong; rencana berubah: {changes}.",
    en="Without {holder} here, the seat stays empty; the plan changes: {changes}.",
)
BRINGS = Sentence(
    id="Yang dicapai rantai ini: {changes}.", en="What this chain achieves: {changes}."
)
REFUSES = Sentence(
    id="Bila {who} menolak dan rencana tidak disusun ulang, {count} orang lain tidak "
    "jadi pindah; rencana berubah: {changes}.",
    en="If {who} says no and nothing is planned again, {count} others do not move "
    "either; the plan changes: {changes}.",
)


def steps_of(steps: Sequence[NextStep]) -> list[Json]:
    """Tell what can be done, by whom and from when, in reading order."""
    return [
        {
            "said": words(step.sentence, **step.facts).as_json(),
            "by": None if step.by is None else words(WHO_NAMES[step.by]).as_json(),
            "who": None if step.by is None else str(step.by),
            "cure": str(step.cure),
            "day": None if step.day is None else step.day.isoformat(),
            "secret": _is_secret(step),
        }
        for step in steps
    ]


def possible(told: Alternative) -> Json | None:
    """Tell what would make a position possible that rules keep away."""
    outlook = told.outlook
    if outlook is None:
        return None
    return {
        "said": words(outlook.said, **outlook.facts).as_json(),
        "secret": any(is_secret(it) for it in told.findings),
    }


def reason(told: Alternative) -> Json | None:
    """Tell why a position is not got, where that is not for findings to say."""
    if told.sentence is None:
        return None
    said = Words(id=why_not(told, "id") or "", en=why_not(told, "en") or "")
    further = told.barriers if told.kind == "price" else told.barriers[1:]
    parts = [said, *(Words(id=it.say("id"), en=it.say("en")) for it in further)]
    return {
        "said": Words(
            id=" ".join(it.id for it in parts), en=" ".join(it.en for it in parts)
        ).as_json(),
        "secret": any(_is_of_person(it.code) for it in told.barriers),
    }


def gain(told: Mapping[str, int] | None) -> dict[str, str] | None:
    """Tell what the plan loses without a move."""
    if told is None or not any(told.values()):
        return None
    return words(WITHOUT, changes=_changed(told)).as_json()


def considered(told: Considered | None) -> Json | None:
    """Tell how many were looked at for a position, and what kept them out."""
    if told is None:
        return None
    return {
        "people": told.people,
        "allowed": told.allowed,
        "kept_out": told.kept_out,
        "limited": told.limited,
        "counts": [_count(it) for it in (*told.by_rule, *told.by_barrier)],
    }


def successor(told: Successor, names: Mapping[str, str | None]) -> dict[str, str]:
    """Tell who would come if one holder were not there."""
    facts: dict[str, object] = {
        "holder": _named(told.holder, names),
        "changes": _changed(told.loss or {}),
    }
    if told.nip is None:
        return words(EMPTY, **facts).as_json()
    said = COMES if told.is_exact else NEAREST
    return words(said, **facts, who=_named(told.nip, names)).as_json()


def story(told: Story, names: Mapping[str, str | None]) -> Json:
    """Tell one chain; it names everybody who moves in it."""
    return {
        "lines": [words(it.sentence, **it.facts).as_json() for it in told.lines],
        "brings": words(
            BRINGS, changes=_changed({it: -by for it, by in told.gain.items()})
        ).as_json(),
        "refusals": [
            words(
                REFUSES,
                who=_named(it.nip, names),
                count=len(it.stay),
                changes=_changed(it.loss),
            ).as_json()
            for it in told.refusals
        ],
    }


def _is_secret(step: NextStep) -> bool:
    # That a document is still needed may be told, but not that one says no.
    verdict = Verdict.FAILS if step.cure == Cure.EFFORT else None
    by_rule = any(is_sensitive(code, verdict) for code in step.rules)
    return by_rule or _is_of_person(step.code)


def _is_of_person(code: str) -> bool:
    """Whether a barrier tells of relatives, or of what was laid down for a person."""
    return code.startswith("RELATIVES") or code in LAID_DOWN


def _changed(loss: Mapping[str, int]) -> Sentence:
    """Say what changes by a loss, goal by goal."""
    change = {goal: -number for goal, number in loss.items()}
    if not any(change.values()):
        return NOTHING
    return Sentence(id=changes(change, "id"), en=changes(change, "en"))


def _count(told: Count) -> Json:
    return {
        "title": words(told.title).as_json(),
        "people": told.people,
        "unknown": told.unknown,
        "alone": told.alone,
    }


def _named(nip: str, names: Mapping[str, str | None]) -> str:
    return names.get(nip) or nip
