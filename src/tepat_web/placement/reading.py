"""An explanation as one reader may read it: in their language, without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat_web.kit.words import Words

BOTH = {"id", "en"}
SAID = {"said", "secret"}
# The rules that people ask about first; others are folded away where they hold.
MAIN = frozenset(
    {
        *("EDUCATION-1", "EDUCATION-2", "GRADE-1", "TENURE-1"),
        *("PERFORMANCE-1", "RETIREMENT-1"),
    }
)


def read(content: Mapping[str, Any], *, secrets: bool, wishes: bool) -> dict[str, Any]:
    """Return what pages show of an explanation.

    Args:
        content: As ``telling`` told it.
        secrets: Whether the reader may see what is marked secret. Where findings are
            left out, ``hides`` says so beside them.
        wishes: Whether the reader may see what the person wishes for; if not,
            ``wished`` is ``None``, what is told for a wish alone is left out, and
            where wishes decide (``by_wish``) no alternative is told that the rules
            allow.
    """
    told: dict[str, Any] = _read(content, secrets, wishes)
    secret_said = told.pop("secret_said", None)
    return told | {"said": secret_said} if secrets and secret_said else told


def in_parts(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of a person, what people ask about first apart.

    ``main`` and ``rest`` are the findings, ``allowed`` and ``barred`` the alternatives.
    """
    findings, others = told["findings"], told["alternatives"]
    main = [each for each in findings if _is_main(each)]
    return {
        **told,
        "main": main,
        "rest": [each for each in findings if each not in main],
        "allowed": [each for each in others if each["kind"] != "finding"],
        "barred": [each for each in others if each["kind"] == "finding"],
    }


def _is_main(finding: Mapping[str, Any]) -> bool:
    return finding["verdict"] != "holds" or finding["code"] in MAIN


def _read(value: Any, secrets: bool, wishes: bool) -> Any:
    if isinstance(value, list):
        shown = [
            each
            for each in value
            if (secrets or not _is_secret(each)) and (wishes or not _by_wish(each))
        ]
        return [_read(each, secrets, wishes) for each in shown]
    if not isinstance(value, dict):
        return value
    if value.keys() == BOTH:
        return str(Words.read(value))
    if value.keys() == SAID:
        return _read(value["said"], secrets, wishes)
    if "alternatives" in value and not wishes:
        value = {**value, "alternatives": _usual(value["alternatives"])}
    told = {
        key: None if _is_secret(each) and not secrets else _read(each, secrets, wishes)
        for key, each in value.items()
        if key not in ("secret", "usual")
    }
    if "wished" in told and not wishes:
        told["wished"] = None
    if "findings" in value:
        shown = [each for each in value["findings"] if secrets or not each["secret"]]
        told["findings"] = [_finding(each) for each in shown]
        is_kept = not secrets and any(_is_secret(each) for each in value.values())
        told["hides"] = is_kept or len(shown) < len(value["findings"])
    return told


def _usual(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What would be told of a person who wished for nothing, in that order.

    What was explained before this was kept tells of each only whether it was wished.
    """
    kept = [
        each
        for each in told
        if (each["usual"] is not None if "usual" in each else not each.get("wished"))
    ]
    return sorted(kept, key=lambda each: each.get("usual", 0))


def _is_secret(value: Any) -> bool:
    return isinstance(value, dict) and bool(value.get("secret"))


def _by_wish(value: Any) -> bool:
    return isinstance(value, dict) and bool(value.get("by_wish"))


def _finding(told: Mapping[str, Any]) -> dict[str, Any]:
    """A finding as the component shows it."""
    return {
        "verdict": told["verdict"],
        "sentence": str(Words.read(told["said"])),
        "cites": [{"text": each, "url": ""} for each in told["cites"]],
        "verified": told["verified"],
        "code": told["code"],
    }
