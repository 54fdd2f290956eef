"""``tepat explain``: why this person goes, or stays, there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer

from tepat.finding import SIGNS, Finding
from tepat.placement import store
from tepat.placement.case import Case
from tepat.placement.kinds import KIND_NAMES, procedure
from tepat.placement.names import LEAVING_NAMES, PART_NAMES
from tepat.placement.why import Explanation
from tepat.placement.why import explain as explain_person
from tepat.placement.why.alternative import Alternative, losses
from tepat.words import Language, Sentence

from .options import AsJson, Lang, PlanFolder
from .printer import Printer

WORKING = Sentence(id="Menghitung ulang kasus ini", en="Working the case out again")
MOVES = Sentence(
    id="{nip}: {kind} dari {origin} ke {to}.", en="{nip}: {kind} from {origin} to {to}."
)
STAYS = Sentence(id="{nip} tetap di {to}.", en="{nip} stays in {to}.")
UNPLACED = Sentence(
    id="{nip} belum mendapat jabatan dalam rencana ini.",
    en="{nip} gets no position in this plan.",
)
LEAVES = Sentence(
    id="{nip} tidak ditempatkan: {because}, sejak {leaves_on}.",
    en="{nip} is not placed: {because}, from {leaves_on}.",
)
STILL_NEEDS = Sentence(id="Masih perlu: {what}.", en="Still needed: {what}.")
FIT = Sentence(
    id="Kesesuaian {fit} dari 1.000: {parts}.", en="Fit {fit} of 1,000: {parts}."
)
RULES_MET = Sentence(
    id="Semua {count} aturan terpenuhi; yang terutama:",
    en="All {count} rules are met; above all:",
)
# The rules that people ask about first; --all shows every one.
MAIN_RULES = (
    *("EDUCATION-1", "EDUCATION-2", "GRADE-1", "TENURE-1"),
    *("PERFORMANCE-1", "RETIREMENT-1"),
)
ON_APPOINTMENT = Sentence(
    id="Masih diperlukan saat pengangkatan:", en="Still needed on appointment:"
)
ELSEWHERE = Sentence(id="Mengapa bukan yang lain?", en="Why not elsewhere?")


def explain(
    folder: PlanFolder,
    nip: Annotated[str, typer.Argument(help="NIP pegawai. / The person.")],
    every: Annotated[
        bool, typer.Option("--all", help="Semua aturan. / Every rule.")
    ] = False,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Jelaskan keputusan rencana bagi seorang pegawai. / Explain one decision."""
    printer = Printer(lang, as_json)
    content = store.read(folder)
    with printer.step(WORKING):
        case = store.case_of(folder, content)
        told = explain_person(case, content, nip)
    printer.json(_as_json(told, lang))
    if not as_json:
        _show(printer, case, told, every=every)


def _show(printer: Printer, case: Case, told: Explanation, *, every: bool) -> None:
    lang = printer.language
    match told.decision:
        case "move":
            facts = {
                "nip": told.nip,
                "kind": KIND_NAMES[told.entry["kind"]].fill({}, lang),
                "origin": _place(case, told.entry["from"]),
                "to": _place(case, told.position),
            }
            printer.say(MOVES, **facts)
            key = "reason" if lang == "id" else "reason_en"
            printer.line(told.entry[key])
            printer.say(STILL_NEEDS, what=_procedure(case, told).fill({}, lang))
        case "stay":
            printer.say(STAYS, nip=told.nip, to=_place(case, told.position))
        case "unplaced":
            printer.say(UNPLACED, nip=told.nip)
        case _:
            because = LEAVING_NAMES[told.entry["because"]].fill({}, lang)
            leaves_on = date.fromisoformat(told.entry["leaves_on"])
            printer.say(LEAVES, nip=told.nip, because=because, leaves_on=leaves_on)
    if told.fit is not None:
        parts = ", ".join(
            f"{PART_NAMES[part].fill({}, lang).lower()} "
            f"{'?' if points is None else points}"
            for part, points in told.components.items()
        )
        printer.say(FIT, fit=told.fit, parts=parts)
    if told.decision == "move":
        printer.say(RULES_MET, count=len(told.findings))
    if told.decision == "move" or every:
        main = [it for it in told.findings if every or it.code in MAIN_RULES]
        _findings(printer, main, "  ")
    if told.needed:
        printer.say(ON_APPOINTMENT)
        _findings(printer, told.needed, "  ")
    if told.alternatives:
        printer.say(ELSEWHERE)
    for alternative in told.alternatives:
        _alternative(printer, case, alternative)


def _alternative(printer: Printer, case: Case, alternative: Alternative) -> None:
    place = _place(case, alternative.position)
    line = Sentence(id="• {place} (kesesuaian {fit})", en="• {place} (fit {fit})")
    printer.say(line, place=place, fit=alternative.fit)
    said = _why_not(alternative, printer.language)
    if said:
        printer.line(f"    {said}")
    _findings(printer, alternative.findings, "    ")


def _findings(printer: Printer, findings: Iterable[Finding], margin: str) -> None:
    for finding in findings:
        sign = SIGNS[finding.verdict].fill({}, printer.language)
        printer.line(f"{margin}[{sign}] {finding.say(printer.language)}")


def _why_not(alternative: Alternative, language: Language) -> str | None:
    if alternative.sentence is None:
        return None
    facts = dict(alternative.facts)
    if alternative.loss is not None:
        facts["loss"] = losses(alternative.loss, language)
    return alternative.sentence.fill(facts, language)


def _procedure(case: Case, told: Explanation) -> Sentence:
    person = case.people["nip"].to_list().index(told.nip)
    place = case.positions["position"].to_list().index(told.position)
    return procedure(case, told.entry["kind"], person, place)


def _place(case: Case, code: str | None) -> str:
    if code is None:
        return "–"
    at = case.positions["position"].to_list().index(code)
    return f"{case.positions['name'][at]}, {case.place(at)} [{code}]"


def _as_json(told: Explanation, language: Language) -> dict[str, Any]:
    return {
        "nip": told.nip,
        "decision": {
            "kind": told.decision,
            "position": told.position,
            "fit": told.fit,
            **{key: value for key, value in told.entry.items() if key != "nip"},
        },
        "rules": [_finding(finding, language) for finding in told.findings],
        "still_needed": [_finding(finding, language) for finding in told.needed],
        "components": dict(told.components),
        "alternatives": [
            {
                "position": it.position,
                "fit": it.fit,
                "kind": it.kind,
                "reason": _why_not(it, language),
                "loss": None if it.loss is None else dict(it.loss),
                "rules": [_finding(finding, language) for finding in it.findings],
            }
            for it in told.alternatives
        ],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "verdict": finding.verdict.value,
        "message": finding.say(language),
        "verified": finding.verified,
    }
