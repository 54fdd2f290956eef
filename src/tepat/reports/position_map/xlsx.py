"""The position map as a workbook: an outline to unfold, sums, and who sits where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form, Look
from tepat.words import Language, Sentence

from .node import PositionMap, Post, Sums, UnitNode
from .words import WORDS

NAMES_IN_CELL = 3
FOLDED_FROM = 2  # the root and its agencies are in sight, what is inside is folded
QUESTION = Sentence(id="?", en="?")

SUMMARY = Sentence(id="Ringkasan", en="Summary")
OUTLINE = Sentence(id="Peta Jabatan", en="Position map")
HOLDERS = Sentence(id="Pemangku", en="Holders")
READING = Sentence(id="Keterangan", en="About")

SUMMARY_TITLE = Sentence(
    id="Peta jabatan: ringkasan per perangkat daerah",
    en="Position map: summary by agency",
)
HOLDERS_TITLE = Sentence(id="Pemangku setiap jabatan", en="Who holds each position")
READING_TITLE = Sentence(id="Cara membaca peta ini", en="How to read this map")
STATEMENT = Sentence(
    id="{occupied} orang untuk {need} kebutuhan di {posts} jabatan: kurang {short}, "
    "lebih {over}; kebutuhan {unknown} jabatan belum diketahui.",
    en="{occupied} people for a need of {need} in {posts} positions: {short} short, "
    "{over} over; the need of {unknown} positions is unknown.",
)
DIRECTLY = Sentence(id="(langsung) {name}", en="(directly) {name}")
ALL = Sentence(id="Jumlah", en="Sum")
UNIT = Sentence(id="Unit", en="Unit")
PARTS = Sentence(id="kurang {short}, lebih {over}", en="{short} short, {over} over")
SOME_UNKNOWN = Sentence(
    id="kebutuhan {n} jabatan belum diketahui", en="need of {n} positions unknown"
)
YEAR = Sentence(id="{n} pensiun/kontrak ≤ 12 bulan", en="{n} leave ≤ 12 months")
LATE = Sentence(id="{n} lewat waktu", en="{n} overdue")
MORE = Sentence(
    id="{names}; dan {n} lagi (lembar Pemangku)", en="{names}; and {n} more (Holders)"
)

B = Sentence(id="B\n(ada)", en="B\n(holders)")
K = Sentence(id="K\n(butuh)", en="K\n(need)")
GAP = Sentence(id="±", en="±")
CODE = Field("code", WORDS["code"], Form.CODE, 15)
CLASS = Field("class", WORDS["class"], Form.WHOLE, 7, QUESTION)
FIGURES = (
    Field("occupied", B, Form.WHOLE, 10),
    Field("need", K, Form.WHOLE, 10, QUESTION),
    Field("gap", GAP, Form.GAP, 15, WORDS["unknown"]),
)
NOTE = Field("note", READING, Form.TEXT, 34)
MAP_FIELDS = (
    CODE,
    Field("name", Sentence(id="Unit / Jabatan", en="Unit / Position"), Form.TEXT, 58),
    Field("family", WORDS["family"], Form.TEXT, 20),
    Field("level", WORDS["level"], Form.TEXT, 15),
    CLASS,
    *FIGURES,
)
NAMES = Field("names", HOLDERS, Form.TEXT, 38)
SUMMARY_FIELDS = (
    CODE,
    Field("name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 58),
    Field("posts", WORDS["position"], Form.WHOLE, 10),
    *FIGURES,
    Field("short", Sentence(id="Kurang", en="Short"), Form.WHOLE, 10),
    Field("over", Sentence(id="Lebih", en="Over"), Form.WHOLE, 10),
    Field(
        "unknown",
        Sentence(id="Kebutuhan belum diketahui", en="Need unknown"),
        Form.WHOLE,
        12,
    ),
    Field(
        "within_a_year",
        Sentence(id="Pensiun/ kontrak ≤ 12 bulan", en="Leave ≤ 12 months"),
        Form.WHOLE,
        12,
    ),
    Field("overdue", Sentence(id="Lewat waktu", en="Overdue"), Form.WHOLE, 10),
)
HOLDER_FIELDS = (
    Field("code", WORDS["code"], Form.CODE, 15),
    Field("post", WORDS["position"], Form.TEXT, 44),
    Field("unit", WORDS["unit"], Form.TEXT, 40),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 32),
    Field("nip", Sentence(id="NIP (disamarkan)", en="NIP (masked)"), Form.CODE, 21),
    Field("status", Sentence(id="Status", en="Status"), Form.TEXT, 11),
    Field("grade", Sentence(id="Golongan", en="Grade"), Form.CODE, 10),
    Field("education", Sentence(id="Pendidikan", en="Education"), Form.TEXT, 11),
    Field("field", Sentence(id="Bidang", en="Field"), Form.TEXT, 26),
    Field("leaves", Sentence(id="Pensiun/ kontrak", en="Leaves in"), Form.CODE, 10),
)
READING_FIELDS = (
    Field("what", Sentence(id="Hal", en="Subject"), Form.TEXT, 24),
    Field("said", READING, Form.TEXT, 96),
)
READINGS: tuple[tuple[Sentence, Sentence], ...] = (
    (
        Sentence(id="Susunan", en="Outline"),
        Sentence(
            id="Lembar Peta Jabatan dilipat sampai perangkat daerah. Klik tanda + di "
            "tepi kiri, atau angka 1–8 di pojok kiri atas, untuk membuka.",
            en="Sheet Position map is folded down to the agencies. Click + at the left "
            "edge, or the numbers 1–8 in the top left corner, to unfold.",
        ),
    ),
    (
        Sentence(id="B", en="B"),
        Sentence(
            id="Bezetting: orang yang tercatat memangku jabatan pada tanggal acuan.",
            en="Bezetting: people recorded as holders on the reference date.",
        ),
    ),
    (
        Sentence(id="K", en="K"),
        Sentence(
            id="Kebutuhan: hasil analisis beban kerja bila tugasnya lengkap, selain "
            "itu angka kebutuhan yang tertulis; ? = belum diketahui.",
            en="Need: from the workload analysis where tasks are complete, else the "
            "need as stated; ? = unknown.",
        ),
    ),
    (
        Sentence(id="±", en="±"),
        Sentence(
            id="B − K; negatif berarti kurang. Baris unit menjumlahkan semua jabatan "
            "di dalamnya yang kebutuhannya diketahui.",
            en="B − K; negative means short. A unit's row adds up every position "
            "inside it whose need is known.",
        ),
    ),
)
PRIVACY = Sentence(id="Data perorangan", en="Personal data")
SOURCE = Sentence(id="Sumber", en="Source")


def write_xlsx(
    path: Path, chart: PositionMap, about: About, *, language: Language = "id"
) -> None:
    """Write ``chart`` as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        chart: See ``tepat.reports.position_map.tree.position_map``.
        about: Whose map, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, chart)
    _outline(book, chart)
    if chart.shows_people:
        _holders(book, chart)
    _reading(book, chart)
    book.save(path)


def _summary(book: Book, chart: PositionMap) -> None:
    root = chart.root
    sheet = book.sheet(SUMMARY, SUMMARY_FIELDS, SUMMARY_TITLE)
    sheet.statement(book.say(STATEMENT, **root.total._asdict()), bold=True)
    rows = [_sums(node.unit, node.name, node.total) for node in chart.agencies]
    if root.own.posts:
        name = book.say(DIRECTLY, name=root.name)
        rows.insert(0, _sums(root.unit, name, root.own))
    sheet.table(SUMMARY_FIELDS, rows)
    total = _sums("", book.say(ALL), root.total)
    sheet.row(SUMMARY_FIELDS, total, Look(bold=True))


def _outline(book: Book, chart: PositionMap) -> None:
    fields = (*MAP_FIELDS, *([NAMES] if chart.shows_people else []), NOTE)
    sheet = book.sheet(OUTLINE, fields, OUTLINE)
    top = sheet.headings(fields, frozen=2)
    for node in chart.units:
        has_inside = bool(node.posts or node.children)
        look = Look(
            bold=True,
            indent=node.depth,
            level=node.depth,
            is_folded=node.depth >= FOLDED_FROM,
            is_lid=has_inside and node.depth + 1 >= FOLDED_FROM,
        )
        sheet.row(fields, _unit_row(book, node), look)
        below = node.depth + 1
        inside = Look(indent=below, level=below, is_folded=below >= FOLDED_FROM)
        for post in node.posts:
            sheet.row(fields, _post_row(book, post), inside)
    sheet.outline(fields, top)


def _holders(book: Book, chart: PositionMap) -> None:
    sheet = book.sheet(HOLDERS, HOLDER_FIELDS, HOLDERS_TITLE)
    sheet.table(HOLDER_FIELDS, _holder_rows(chart))


def _holder_rows(chart: PositionMap) -> Iterator[dict[str, Any]]:
    for node in chart.units:
        for post in node.posts:
            for holder in post.holders:
                yield {
                    "code": post.position,
                    "post": post.name,
                    "unit": node.name,
                    "name": holder.name,
                    "nip": holder.nip,
                    "status": holder.status.replace("_", " "),
                    "grade": holder.grade,
                    "education": holder.education,
                    "field": holder.field,
                    "leaves": "" if holder.leaves is None else str(holder.leaves.year),
                }


def _reading(book: Book, chart: PositionMap) -> None:
    sheet = book.sheet(READING, READING_FIELDS, READING_TITLE)
    privacy = WORDS["privacy_names" if chart.shows_people else "privacy_no_names"]
    rows: list[dict[str, Any]] = [
        {"what": what, "said": said} for what, said in READINGS
    ]
    rows.append({"what": PRIVACY, "said": privacy})
    rows.append({"what": SOURCE, "said": book.about.source})
    sheet.table(READING_FIELDS, rows, main=False)


def _sums(code: str, name: str, sums: Sums) -> dict[str, Any]:
    return {"code": code, "name": name, **sums._asdict()}


def _unit_row(book: Book, node: UnitNode) -> dict[str, Any]:
    total = node.total
    notes = []
    if total.short and total.over:
        notes.append(book.say(PARTS, short=total.short, over=total.over))
    if total.unknown:
        notes.append(book.say(SOME_UNKNOWN, n=total.unknown))
    return {
        **_sums(node.unit, node.name, total),
        "family": node.kind or UNIT,
        "class": "",
        "note": "; ".join(notes),
    }


def _post_row(book: Book, post: Post) -> dict[str, Any]:
    notes = []
    if post.critical:
        notes.append(book.say(WORDS["critical"]))
    if post.sums.overdue:
        notes.append(book.say(LATE, n=post.sums.overdue))
    if post.sums.within_a_year:
        notes.append(book.say(YEAR, n=post.sums.within_a_year))
    return {
        "code": post.position,
        "name": post.name,
        "family": WORDS[post.family],
        "level": (post.level or "").title(),
        "class": post.position_class,
        "occupied": post.occupied,
        "need": post.need,
        "gap": post.gap,
        "names": _names(book, post),
        "note": "; ".join(notes),
    }


def _names(book: Book, post: Post) -> str:
    if post.occupied == 0:
        return book.say(WORDS["vacant"]) if post.need else ""
    names = "; ".join(holder.name for holder in post.holders[:NAMES_IN_CELL])
    rest = len(post.holders) - NAMES_IN_CELL
    return book.say(MORE, names=names, n=rest) if rest > 0 else names
