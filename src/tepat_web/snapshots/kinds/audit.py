"""Which time norms and volumes are worth a second look, and what they move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.norm_audit import Audit, audit
from tepat.norm_audit.sentences import KINDS as NORM_UNITS
from tepat.norm_audit.telling import CODES, HIGH, LOW, MEDIUM, SEVERITIES
from tepat.reports.norm_audit import TITLES, write_audit
from tepat.reports.norm_audit.fields import FIELDS, SHEETS
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Result, Table
from .needs import about
from .of_report import columns
from .placing import at_positions, placed
from .saying import both, long, text, words

CHECKED = Sentence(
    id="{tasks} tugas diperiksa, norma {compared} di antaranya dibandingkan dengan "
    "tugas yang sama di unit lain. Ada {found} temuan, {high} berbobot tinggi.",
    en="{tasks} tasks were checked; the norms of {compared} were held against the same "
    "task in other units. {found} findings, {high} of them of high severity.",
)
MOVES = Sentence(
    id=" Bila norma waktu yang jauh diganti median, kebutuhan berubah {moved} orang.",
    en=" With the median in place of far-off time norms, the need changes by {moved} "
    "people.",
)
NO_TASKS = Sentence(
    id="Belum ada uraian tugas yang dapat diperiksa. Isi atau impor lembar tugas.",
    en="There are no tasks to check yet. Enter or import sheet tugas.",
)
BY_KIND = Sentence(
    id="Temuan terbanyak: {title}, {n} kali. Angka tidak diubah; setiap temuan adalah "
    "pertanyaan.",
    en="Found most: {title}, {n} times. No number was changed; a finding is a "
    "question.",
)
NONE = Words(id="Tidak ada temuan di sini.", en="Nothing was found here.")
# Kinds that have a table of their own, and what stands in it as a link.
SHOWN = ("headings", "units", "norms", "volumes", "too_much", "too_long", "copies")
TAB_NAMES: Mapping[str, str] = {
    "headings": "judul-kolom",
    "units": "satuan-waktu",
    "norms": "norma-waktu",
    "volumes": "volume",
    "too_much": "jam-berlebih",
    "too_long": "hasil-setahun",
    "copies": "salinan",
}
ORDER = {HIGH: 0, MEDIUM: 1, LOW: 2}


def run(question: Question, tell: Tell) -> Result:
    """Look for numbers of the workload analysis that are worth a second look."""
    city = question.snapshot
    if city.tasks.is_empty():
        return Result(words(NO_TASKS))
    found = audit(city, question.law)
    tell(60, "Menyusun tabel", "Arranging the tables")
    shown = [kind for kind in SHOWN if found.frames[kind].height]
    tables = (_all(question, found), *(_table(question, found, it) for it in shown))
    return Result(_said(found), tables, _figures(found), _files(question, found))


def _said(found: Audit) -> Words:
    high = [it for it in found.findings if it.facts["severity"] == HIGH]
    count = {"found": len(found.findings), "high": len(high)}
    said = words(CHECKED, **found.totals, **count)
    norms = found.frames["norms"].unique("position", keep="first")
    if not norms["difference"].drop_nulls().len():
        return said
    moved = f"{int(norms['difference'].sum()):+d}".replace("-", "−")
    more = words(MOVES, moved=moved)
    return Words(id=said.id + more.id, en=said.en + more.en)


def _all(question: Question, found: Audit) -> Table:
    """Every finding, the weightiest first."""
    severity = [str(each.facts["severity"]) for each in found.findings]
    title = {CODES[kind]: said for kind, said in TITLES.items()}
    rows = (
        placed(question, found.findings)
        .with_columns(
            pl.Series("weight", [ORDER[it] for it in severity], dtype=pl.Int64),
            *both("severity", (words(SEVERITIES[it]) for it in severity)),
            *both("kind", (words(title[each.code]) for each in found.findings)),
        )
        .sort("weight", maintain_order=True)
    )
    return Table(
        "temuan",
        Words(id="Semua temuan", en="All findings"),
        (
            text("place", "Di mana", "Where", sheet="@sheet"),
            text("severity", "Bobot", "Severity", in_both=True, is_filter=True),
            long("said", "Temuan dan langkah", "Finding and what to do", in_both=True),
            text("kind", "Jenis", "Kind", in_both=True, is_filter=True),
            text("code", "Kode", "Code", is_filter=True),
        ),
        rows,
        NONE,
    )


def _table(question: Question, found: Audit, kind: str) -> Table:
    """The rows of one kind, with the numbers they compare."""
    frame = found.frames[kind]
    severity = both("severity", (words(SEVERITIES[it]) for it in frame["severity"]))
    rows = frame.with_columns(severity)
    if "kind" in frame.columns:
        units = (it and words(NORM_UNITS[it]) for it in frame["kind"])
        rows = rows.with_columns(both("kind", units))
    fields = FIELDS[kind]
    link = "name" if "name" in frame.columns else "scope_name"
    if link == "name":
        rows = at_positions(question, rows, link="name")
    else:
        rows = _of_scopes(question, rows)
    return Table(
        TAB_NAMES[kind],
        words(SHEETS[kind]),
        columns(
            sorted(fields, key=lambda it: it.name != link),
            without=("position", "scope", "of"),
            severity={"in_both": True, "is_filter": True},
            kind={"in_both": True},
            name={"sheet": "positions"},
        ),
        rows,
        NONE,
    )


def _of_scopes(question: Question, rows: pl.DataFrame) -> pl.DataFrame:
    """Headings stand over the whole book, an agency or a position: where that is."""
    units, positions = question.places.units, question.places.positions
    at = pl.concat(
        [
            units.select(scope="unit", _path="unit_path"),
            positions.select(scope="position", _path="position_path"),
        ]
    ).unique("scope", keep="first", maintain_order=True)
    whole = pl.col("scope_name").fill_null("–")
    return rows.with_columns(scope_name=whole).join(
        at, on="scope", how="left", maintain_order="left"
    )


def _figures(found: Audit) -> tuple[Figure, ...]:
    rows = list(_counts(found))
    if not rows:
        return ()
    most = max(rows, key=lambda it: sum(it[3:]))
    statement = Words(
        id=BY_KIND.fill({"title": most[0].lower(), "n": sum(most[3:])}, "id"),
        en=BY_KIND.fill({"title": most[1].lower(), "n": sum(most[3:])}, "en"),
    )
    names = ("label_id", "label_en", "query", "high", "medium", "low")
    return (
        Figure(
            "tallies",
            statement,
            pl.DataFrame(rows, schema=names, orient="row"),
            parts=tuple(words(SEVERITIES[it]) for it in (HIGH, MEDIUM, LOW)),
            title=Words(id="Jenis temuan", en="Kind of finding"),
        ),
    )


def _counts(found: Audit) -> Iterator[tuple[str, str, str, int, int, int]]:
    for kind, code in CODES.items():
        told: Sequence[str] = [
            str(it.facts["severity"]) for it in found.findings if it.code == code
        ]
        if told:
            title, query = TITLES[kind], f"tabel=temuan&code={code}"
            counts = (told.count(HIGH), told.count(MEDIUM), told.count(LOW))
            yield (title.id, title.en, query, *counts)


def _files(question: Question, found: Audit) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_audit(path, found, told, "id")

    title = Words(
        id="Buku kerja audit norma, seluruh kota",
        en="Workbook of the norm audit, whole city",
    )
    return (File("audit-norma.xlsx", title, write, read=Permission.STRUCTURE_READ),)


AUDIT = Computation(
    "audit",
    _("Audit of norms and volumes"),
    _(
        "Time norms and volumes that differ oddly from those of like units, tasks that "
        "ask for more hours than a year has, and copied analyses."
    ),
    run,
)
