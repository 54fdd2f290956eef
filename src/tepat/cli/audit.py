"""``tepat audit``: time norms and volumes that are worth a second look."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tepat import law
from tepat.norm_audit import Audit, AuditPolicy
from tepat.norm_audit import audit as examined
from tepat.norm_audit.limits_file import read_limits
from tepat.norm_audit.policy import LIMITS
from tepat.norm_audit.telling import CODES, HIGH
from tepat.reports.norm_audit import TITLES, write_audit
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

EXAMINING = Sentence(
    id="Memeriksa norma waktu dan volume", en="Examining time norms and volumes"
)
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
COMPARED = Sentence(
    id="{tasks} tugas; {compared} dibandingkan dengan tugas yang sama, {silent} belum "
    "dapat dibandingkan (terlalu sedikit yang sama).",
    en="{tasks} tasks; {compared} held against the same task elsewhere, {silent} "
    "cannot be yet (too few are the same).",
)
FIRST = Sentence(id="Yang paling penting", en="The weightiest")
MORE = Sentence(
    id="… dan {more} temuan lain; --out menulis semuanya.",
    en="… and {more} more findings; --out writes them all.",
)
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MOST_SHOWN = 8


def audit(
    path: Book,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    limits: Annotated[
        Path | None,
        typer.Option("--limits", help="Batas milik kota (.toml). / The city's limits."),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Periksa kewajaran norma waktu dan volume. / Audit time norms and volumes."""
    printer = Printer(lang, as_json)
    policy = AuditPolicy() if limits is None else read_limits(limits)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(EXAMINING):
        found = examined(snapshot, law.on(snapshot.day), policy)
    if out is not None:
        with printer.step(WRITING):
            write_audit(out, found, about(snapshot, path), lang)
    printer.json(_as_json(found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Audit) -> None:
    told = {name: found.totals[name] for name in ("tasks", "compared", "silent")}
    printer.say(COMPARED, **told)
    headings = (
        Sentence(id="Pemeriksaan", en="Check"),
        Sentence(id="Yang ditemukan", en="What is found"),
        Sentence(id="Baris", en="Rows"),
        Sentence(id="Bobot tinggi", en="High severity"),
    )
    rows = [
        (CODES[kind], TITLES[kind], frame.height, _high(frame))
        for kind, frame in found.frames.items()
        if frame.height
    ]
    printer.table(headings, rows)
    weighty = sorted(
        found.findings, key=lambda it: it.facts["severity"] != HIGH
    )  # stable: the order of the findings stays
    if weighty:
        printer.say(FIRST)
    for finding in weighty[:MOST_SHOWN]:
        printer.line(f"- {finding.code} {finding.say(printer.language)}")
    if len(weighty) > MOST_SHOWN:
        printer.say(MORE, more=len(weighty) - MOST_SHOWN)


def _high(frame: pl.DataFrame) -> int:
    return frame.filter(pl.col("severity") == HIGH).height


def _as_json(found: Audit, printer: Printer) -> dict[str, Any]:
    if not printer.as_json:
        return {}
    return {
        "day": found.day.isoformat(),
        "findings": [
            {
                "code": finding.code,
                "verdict": str(finding.verdict),
                "severity": finding.facts["severity"],
                "kode": finding.facts.get("position"),
                "message": finding.say(printer.language),
            }
            for finding in found.findings
        ],
        **{kind: frame.to_dicts() for kind, frame in found.frames.items()},
        "limits": {"decree": found.policy.decree, **_limits(found.policy)},
        "totals": dict(found.totals),
    }


def _limits(policy: AuditPolicy) -> dict[str, float]:
    return {name: getattr(policy, name) for name in LIMITS}
