"""The job evaluation as a workbook: points, classes, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tepat import law
from tepat.job_evaluation import FACTORS, Evaluation
from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.words import Language, Sentence

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(id="Evaluasi jabatan", en="Job evaluation")
SCORES = Sentence(id="Nilai", en="Points")
SCORES_TITLE = Sentence(
    id="Nilai setiap jabatan yang dievaluasi", en="Points of each job evaluated"
)
FACTORS_SHEET = Sentence(id="Faktor", en="Factors")
FACTORS_TITLE = Sentence(
    id="Tingkat dan nilai setiap faktor", en="Level and points of each factor"
)
BY_POSITION = Sentence(id="Per jabatan", en="By position")
BY_POSITION_TITLE = Sentence(
    id="Kelas menurut nilai dan kelas yang dipakai", en="Class by points, class in use"
)
LOOK_AT = Sentence(id="Perlu dilihat", en="To look at")
METHOD = Sentence(id="Pedoman", en="Guide")
NOTHING_OPEN = Sentence(id="Tidak ada.", en="Nothing.")
STATEMENT = Sentence(
    id="{evaluated} dari {positions} jabatan dievaluasi: kelasnya sama dengan yang "
    "dipakai pada {equal}, berbeda pada {different}.",
    en="{evaluated} of {positions} positions are evaluated: their class is the one in "
    "use at {equal}, another at {different}.",
)
METHOD_LINES = (
    Sentence(
        id="Jabatan struktural dinilai dengan 6 faktor (faktor 4 terdiri atas 4A dan "
        "4B), jabatan fungsional dan pelaksana dengan 9 faktor. Tingkat setiap faktor "
        "memberi nilai; jumlah nilai memberi kelas 1 sampai 17. Tanpa salah satu "
        "tingkat, kelas belum diketahui.",
        en="Structural posts have 6 factors (the fourth in two parts, 4A and 4B), "
        "functional and operational posts 9. The level of a factor gives points, "
        "their sum the class, 1 to 17. Without one of the levels the class is not "
        "known.",
    ),
    Sentence(
        id="Antara dua kelas terdapat celah empat angka (241 sampai 244, dan "
        "seterusnya). Jumlah faktor selalu kelipatan lima dan tidak jatuh di sana; "
        "bila sebuah dokumen memuat angka seperti itu, periksa penjumlahannya.",
        en="Between two classes lie gaps of four points (241 to 244, and so on). Sums "
        "of factors are multiples of five and never fall there; where a document "
        "shows such a number, check its sum.",
    ),
)
CODE = Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 15)
NAME = Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 44)
KIND = Field("kind", Sentence(id="Jenis evaluasi", en="Kind"), Form.TEXT, 15)
POINTS = Field(
    "points",
    Sentence(id="Nilai", en="Points"),
    Form.WHOLE,
    14,
    Sentence(id="belum diketahui", en="unknown"),
)
COMPUTED = Field(
    "computed_class",
    Sentence(id="Kelas menurut nilai", en="Class by points"),
    Form.WHOLE,
    11,
)
SUMMARY_FIELDS = (
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 14),
    Field("title", Sentence(id="Yang ditemukan", en="What is found"), Form.TEXT, 62),
    Field("found", Sentence(id="Temuan", en="Findings"), Form.WHOLE, 10),
)
CHECKS = {
    "EVAL-1": Sentence(
        id="Tingkat yang tidak ada pada pedoman", en="Levels not in the guide"
    ),
    "EVAL-2": Sentence(id="Faktor yang belum diisi", en="Factors left blank"),
    "EVAL-3": Sentence(id="Faktor yang tidak dipakai", en="Factors that are not used"),
    "EVAL-4": Sentence(
        id="Kelas menurut nilai berbeda dari yang dipakai",
        en="Class by points is not the one in use",
    ),
    "EVAL-5": Sentence(id="Kelas yang dipakai belum diisi", en="Class in use is blank"),
    "EVAL-6": Sentence(
        id="Jabatan sama, kelas berbeda", en="One job in more than one class"
    ),
    "EVAL-7": Sentence(
        id="Kelas tidak di bawah kelas atasan", en="Class not below the superior's"
    ),
    "EVAL-8": Sentence(
        id="Kelas tidak naik wajar menurut jenjang",
        en="Classes that do not rise evenly",
    ),
    "EVAL-9": Sentence(
        id="Kelas di luar kelaziman jabatan bernama sama",
        en="Class unusual for posts of that title",
    ),
}
SCORE_FIELDS = (
    *(CODE, NAME, KIND, POINTS, COMPUTED),
    Field(
        "raised", Sentence(id="Situasi khusus", en="Special situations"), Form.TEXT, 18
    ),
    Field("missing", Sentence(id="Belum diisi", en="Left blank"), Form.TEXT, 24),
    Field("refused", Sentence(id="Tidak dikenal", en="Not known"), Form.TEXT, 16),
    Field("day", Sentence(id="Hari evaluasi", en="Evaluated on"), Form.DAY, 20),
)
FACTOR_FIELDS = (
    *(CODE, NAME, KIND),
    Field("factor", Sentence(id="Faktor", en="Factor"), Form.CODE, 9),
    Field("label", Sentence(id="Nama faktor", en="Name of the factor"), Form.TEXT, 40),
    Field("level", Sentence(id="Tingkat", en="Level"), Form.WHOLE, 9),
    Field(
        "counted", Sentence(id="Tingkat dihitung", en="Counted level"), Form.WHOLE, 10
    ),
    Field("points", Sentence(id="Nilai", en="Points"), Form.WHOLE, 9),
)
POSITION_FIELDS = (
    *(CODE, NAME),
    Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40),
    Field(
        "evaluated_by", Sentence(id="Dinilai pada", en="Evaluated at"), Form.CODE, 15
    ),
    *(POINTS, COMPUTED),
    Field(
        "class_in_use", Sentence(id="Kelas dipakai", en="Class in use"), Form.WHOLE, 10
    ),
    Field("difference", Sentence(id="Selisih kelas", en="Difference"), Form.CHANGE, 10),
)
FINDING_FIELDS = (
    CODE,
    Field(
        "said", Sentence(id="Temuan dan tindak lanjut", en="Finding"), Form.TEXT, 110
    ),
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 13),
)
RAISED = Sentence(id="faktor 6 naik satu", en="factor 6 one up")


def write_evaluation(
    path: Path, found: Evaluation, about: About, language: Language = "id"
) -> None:
    """Write a job evaluation as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.job_evaluation.evaluate``.
        about: Whose evaluation, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(SUMMARY, SUMMARY_FIELDS, TITLE)
    sheet.statement(book.say(STATEMENT, **found.totals), bold=True)
    counts = dict.fromkeys(CHECKS, 0)
    for finding in found.findings:
        counts[finding.code] += 1
    sheet.table(
        SUMMARY_FIELDS,
        (
            {"check": code, "title": CHECKS[code], "found": count}
            for code, count in counts.items()
        ),
    )
    book.sheet(SCORES, SCORE_FIELDS, SCORES_TITLE).table(SCORE_FIELDS, _scores(found))
    book.sheet(FACTORS_SHEET, FACTOR_FIELDS, FACTORS_TITLE).table(
        FACTOR_FIELDS, _factors(found)
    )
    book.sheet(BY_POSITION, POSITION_FIELDS, BY_POSITION_TITLE).table(
        POSITION_FIELDS, _positions(found)
    )
    _to_look_at(book, found)
    _method(book, found)
    book.save(path)


def _scores(found: Evaluation) -> Iterator[dict[str, Any]]:
    for row in found.evaluated.iter_rows(named=True):
        yield {
            **row,
            "code": row["owner"],
            "raised": RAISED if row["is_raised"] else None,
            "missing": ", ".join(row["missing"]),
            "refused": ", ".join(row["refused"]),
        }


def _factors(found: Evaluation) -> Iterator[dict[str, Any]]:
    names = found.evaluated.select("owner", "name")
    rows = found.factors.join(names, on="owner", how="left", maintain_order="left")
    for row in rows.iter_rows(named=True):
        label = FACTORS[row["kind"]][row["factor"]]
        yield {**row, "code": row["owner"], "label": label}


def _positions(found: Evaluation) -> Iterator[dict[str, Any]]:
    of_interest = found.positions.filter(pl.col("evaluated_by").is_not_null())
    for row in of_interest.iter_rows(named=True):
        yield {**row, "code": row["position"]}


def _to_look_at(book: Book, found: Evaluation) -> None:
    sheet = book.sheet(LOOK_AT, FINDING_FIELDS, LOOK_AT)
    rows = (
        {
            "code": finding.facts.get("position") or finding.facts.get("owner"),
            "said": finding.say(book.language),
            "check": finding.code,
        }
        for finding in found.findings
    )
    sheet.table(FINDING_FIELDS, rows, frozen=1, nothing=NOTHING_OPEN)


def _method(book: Book, found: Evaluation) -> None:
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    evaluation = law.on(found.day).evaluation
    norms = (
        *(evaluation.structural_points, evaluation.functional_points),
        *(evaluation.lowest_points, evaluation.highest_points),
        *(evaluation.situations_needed, evaluation.situations_highest_level),
    )
    sheet.table(NORM_FIELDS, norm_rows(norms, book.language), frozen=1)
