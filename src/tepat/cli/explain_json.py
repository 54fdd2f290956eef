"""What ``tepat explain`` tells programs; every question has the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.finding import Finding
from tepat.placement.why import (
    Considered,
    Contest,
    Count,
    Explanation,
    NextStep,
    Story,
    Successor,
)
from tepat.placement.why.alternative import Alternative, why_not
from tepat.words import Language

Json = dict[str, Any]


def person(
    told: Explanation, story: Story | None, contest: Contest | None, lang: Language
) -> Json:
    """Tell what a plan decides about one person."""
    return {
        "nip": told.nip,
        "decision": {
            "kind": told.decision,
            "position": told.position,
            "fit": told.fit,
            **{key: value for key, value in told.entry.items() if key != "nip"},
        },
        "rules": [_finding(it, lang) for it in told.findings],
        "still_needed": [_finding(it, lang) for it in told.needed],
        "components": dict(told.components),
        "components_before": _plain(told.components_before),
        "gain": _plain(told.gain),
        "alternatives": [_alternative(it, lang) for it in told.alternatives],
        "next_steps": [_step(it, lang) for it in told.next_steps],
        "considered": None
        if contest is None
        else _considered(contest.considered, lang),
        "story": _story(story, lang),
    }


def pair(nip: str, code: str, told: Alternative | None, lang: Language) -> Json:
    """Tell why a person does not get a position, or that they do."""
    return {
        "nip": nip,
        "decision": {"kind": "gets" if told is None else "not", "position": code},
        "rules": [] if told is None else [_finding(it, lang) for it in told.findings],
        "components": {},
        "alternatives": [] if told is None else [_alternative(told, lang)],
        "next_steps": [] if told is None else [_step(it, lang) for it in told.steps],
        "considered": None,
        "story": None,
    }


def position(told: Contest, lang: Language) -> Json:
    """Tell who gets a position, who was considered, and who is next."""
    return {
        "position": told.position,
        "decision": {
            "kind": "position",
            "position": told.position,
            "seats": told.seats,
            "holders": [{"nip": nip, "fit": fit} for nip, fit in told.holders],
        },
        "rules": [],
        "components": {},
        "alternatives": [
            {"nip": nip, **_alternative(it, lang)} for nip, it in told.others
        ],
        "next_steps": [],
        "considered": _considered(told.considered, lang),
        "next": [_successor(it) for it in told.successors],
        "story": None,
    }


def chain(told: Story, lang: Language) -> Json:
    """Tell one chain as a story."""
    return {
        "decision": {"kind": "chain", "chain": told.chain},
        "rules": [],
        "components": {},
        "alternatives": [],
        "next_steps": [],
        "considered": None,
        "story": _story(told, lang),
    }


def _alternative(told: Alternative, lang: Language) -> Json:
    outlook = told.outlook
    return {
        "position": told.position,
        "fit": told.fit,
        "kind": told.kind,
        "reason": why_not(told, lang),
        "loss": _plain(told.loss),
        "exact": told.is_exact,
        "fit_needed": told.enough,
        "wished": told.is_wished,
        "rules": [_finding(it, lang) for it in told.findings],
        "limits": [{"code": it.code, "message": it.say(lang)} for it in told.barriers],
        "possible": None if outlook is None else outlook.say(lang),
        "possible_from": outlook.day.isoformat() if outlook and outlook.day else None,
        "next_steps": [_step(it, lang) for it in told.steps],
    }


def _step(told: NextStep, lang: Language) -> Json:
    return {
        "code": told.code,
        "cure": str(told.cure),
        "message": told.say(lang),
        "by": None if told.by is None else str(told.by),
        "from": None if told.day is None else told.day.isoformat(),
        "positions": told.positions or None,
    }


def _considered(told: Considered | None, lang: Language) -> Json | None:
    if told is None:
        return None
    return {
        "people": told.people,
        "allowed": told.allowed,
        "kept_out_by_rules": told.kept_out,
        "kept_out_by_limits": told.limited,
        "rules": [_count(it, lang) for it in told.by_rule],
        "limits": [_count(it, lang) for it in told.by_barrier],
    }


def _count(told: Count, lang: Language) -> Json:
    return {
        "code": told.code,
        "title": told.title.fill({}, lang),
        "people": told.people,
        "unknown": told.unknown,
        "alone": told.alone,
    }


def _successor(told: Successor) -> Json:
    return {
        "holder": told.holder,
        "nip": told.nip,
        "loss": _plain(told.loss),
        "exact": told.is_exact,
    }


def _story(told: Story | None, lang: Language) -> Json | None:
    if told is None:
        return None
    return {
        "chain": told.chain,
        "kind": told.kind,
        "people": list(told.people),
        "lines": [it.say(lang) for it in told.lines],
        "gain": _plain(told.gain),
        "refusals": [
            {"nip": it.nip, "stay": list(it.stay), "loss": _plain(it.loss)}
            for it in told.refusals
        ],
    }


def _finding(told: Finding, lang: Language) -> Json:
    return {
        "code": told.code,
        "verdict": told.verdict.value,
        "message": told.say(lang),
        "verified": told.verified,
    }


def _plain(told: Mapping[str, Any] | None) -> Json | None:
    return None if told is None else dict(told)
