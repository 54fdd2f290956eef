"""The nine boxes, and who could follow in each critical position.

Where a person stands on the grid may only be seen by those who plan, decide and audit:
it is a judgement that colleagues and superiors have no need to know, and it rests on
penalties as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.law import Law
from tepat.reports.talent import write_talent
from tepat.talent import (
    LEVEL_NAMES,
    LEVELS,
    PART_NAMES,
    PERFORMANCE,
    PERFORMANCE_NAMES,
    Succession,
    Talent,
    box_of,
    is_successor,
    recommendations,
    succession,
)
from tepat.talent import talent as placed
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Field, Figure, File, Form, Result, Table
from .needs import about
from .placing import at_people, findings_table
from .saying import both, long, text, whole, words
from .talent_pools import (
    READ,
    bench,
    candidate_table,
    joined,
    named,
    pool_table,
)

NOBODY = Sentence(
    id="Belum ada pegawai. Isi atau impor lembar pegawai, lalu hitung lagi.",
    en="There are no employees yet. Enter or import sheet pegawai, then compute again.",
)
SAID = Sentence(
    id="Kotak {known} dari {people} pegawai sudah pasti; {successors} orang masuk "
    "kelompok rencana suksesi (kotak 7, 8, dan 9). Dari {critical} jabatan kritis, "
    "{empty} belum mempunyai seorang pun yang siap sekarang.",
    en="The box of {known} of {people} employees is certain; {successors} belong to "
    "the succession group (boxes 7, 8 and 9). Of {critical} critical positions, nobody "
    "is ready now for {empty}.",
)
GRID = Sentence(
    id="Pegawai yang kotaknya pasti, menurut kinerja dan potensial; {unknown} pegawai "
    "belum pasti.",
    en="Employees whose box is certain, by performance and potential; {unknown} "
    "employees are not certain yet.",
)
CORNER = Words(id="Kinerja \\ potensial", en="Performance \\ potential")
BOX = Sentence(id="Kotak {box}", en="Box {box}")
OF_GROUP = Sentence(id="Kotak {box}, suksesi", en="Box {box}, succession")
UNSURE = Words(id="belum pasti", en="not certain")
BELONGS = {
    True: Words(id="ya", en="yes"),
    False: Words(id="tidak", en="no"),
    None: Words(id="belum pasti", en="not certain"),
}


def run(question: Question, tell: Tell) -> Result:
    """Place everybody on the grid, and find who could follow."""
    city, law = question.snapshot, question.law
    if city.employees.is_empty():
        return Result(words(NOBODY))
    found = placed(city, law)
    tell(40, "Menyusun calon pengganti", "Finding who could follow")
    pools = succession(city, law, found, question.policy)
    tell(70, "Menyusun tabel", "Arranging the tables")
    tables = (
        _people(question, found, law),
        pool_table(question, pools),
        candidate_table(question, pools),
        _boxes(found, law),
        findings_table(
            question,
            found.findings,
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
            empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing to look at."),
        ),
    )
    said = words(
        SAID,
        known=found.people.height - found.counts[None],
        people=found.people.height,
        successors=int(found.people["is_successor"].sum() or 0),
        critical=pools.pools.height,
        empty=pools.without_anyone,
    )
    figures = (_grid(found, law), *bench(pools))
    return Result(said, tables, figures, _files(question, found, pools))


def _grid(found: Talent, law: Law) -> Figure:
    rows = []
    for performance in reversed(PERFORMANCE):
        for level in LEVELS:
            box = box_of(performance, level, law)
            row, column = words(PERFORMANCE_NAMES[performance]), LEVEL_NAMES[level]
            note = words(OF_GROUP if is_successor([box], law) else BOX, box=box)
            rows.append(
                {
                    "row_id": row.id,
                    "row_en": row.en,
                    "column_id": column.id,
                    "column_en": column.en,
                    "note_id": note.id,
                    "note_en": note.en,
                    "count": found.counts[box],
                    "query": f"tabel=pegawai&kotak={box}",
                }
            )
    said = words(GRID, unknown=found.counts[None])
    return Figure("boxes", said, pl.DataFrame(rows), title=CORNER, read=READ)


def _people(question: Question, found: Talent, law: Law) -> Table:
    told = found.people
    posts = question.snapshot.positions.select("position", position_name="name")
    said = {
        box: words(joined(recommendations(box, law)))
        for box in (*law.talent.recommendations.value,)
    }
    rows = (
        at_people(question, told, read=READ)
        .join(posts, on="position", how="left", maintain_order="left")
        .with_columns(
            *both("kotak", (_certain(box) for box in told["box"])),
            *both(
                "performance",
                (named(PERFORMANCE_NAMES.get(it)) for it in told["performance"]),
            ),
            *both(
                "potential_class",
                (named(LEVEL_NAMES.get(it)) for it in told["potential_class"]),
            ),
            *both("belongs", (BELONGS[it] for it in told["is_successor"])),
            *both("missing", (_parts(parts) for parts in told["missing"])),
            *both("said", (said.get(box) for box in told["box"])),
            possible=pl.col("boxes").cast(pl.List(pl.String)).list.join(", "),
        )
        .sort(
            pl.col("box").neg(),
            pl.col("score").neg(),
            "nip",
            nulls_last=True,
            maintain_order=True,
        )
    )
    return Table(
        "pegawai",
        Words(id="Per pegawai", en="By person"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("position_name", "Jabatan", "Position"),
            text("kotak", "Kotak", "Box", in_both=True, is_filter=True),
            text("possible", "Kotak yang mungkin", "Boxes possible"),
            text("performance", "Kinerja", "Performance", in_both=True, is_filter=True),
            text(
                *("potential_class", "Potensial", "Potential"),
                in_both=True,
                is_filter=True,
            ),
            text(
                *("belongs", "Kelompok rencana suksesi", "Succession group"),
                in_both=True,
                is_filter=True,
            ),
            long("missing", "Belum ada datanya", "Data missing", in_both=True),
            _score("performance_score", "Nilai kinerja", "Performance score"),
            _score("potential_score", "Nilai potensial", "Potential score"),
            _score("potential_low", "Paling rendah", "At least"),
            _score("potential_high", "Paling tinggi", "At most"),
            _score("competency", "Kompetensi (JPM)", "Competency (match)"),
            _score("potential", "Potensi", "Assessed potential"),
            whole("qualification_points", "Kualifikasi", "Qualification"),
            whole(
                *("integrity_points", "Integritas", "Integrity"),
                read=Permission.SENSITIVE_READ.value,
            ),
            _score("score", "Nilai akhir", "Final score"),
            long("said", "Rekomendasi", "Recommendations", in_both=True),
        ),
        rows,
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )


def _boxes(found: Talent, law: Law) -> Table:
    """What each box is, and what is recommended for it."""
    by_box = {
        box_of(performance, level, law): (performance, level)
        for performance in PERFORMANCE
        for level in LEVELS
    }
    order = sorted(by_box, reverse=True)
    rows = pl.DataFrame(
        {
            "box": [str(box) for box in order],
            "count": [found.counts[box] for box in order],
            "query": [f"tabel=pegawai&kotak={box}" for box in order],
        }
    ).with_columns(
        *both("performance", (words(PERFORMANCE_NAMES[by_box[it][0]]) for it in order)),
        *both("potential", (words(LEVEL_NAMES[by_box[it][1]]) for it in order)),
        *both("said", (words(joined(recommendations(it, law))) for it in order)),
        _read=pl.lit(READ.value),
    )
    return Table(
        "kotak",
        Words(id="Kotak dan rekomendasinya", en="Boxes and recommendations"),
        (
            text("box", "Kotak", "Box", query="query"),
            text("performance", "Kinerja", "Performance", in_both=True),
            text("potential", "Potensial", "Potential", in_both=True),
            whole("count", "Pegawai", "Employees"),
            long("said", "Rekomendasi", "Recommendations", in_both=True),
        ),
        rows,
        Words(id="Tidak ada kotak.", en="No boxes."),
    )


def _score(name: str, id: str, en: str) -> Field:
    return text(name, id, en, form=Form.DECIMAL)


def _certain(box: int | None) -> Words:
    return UNSURE if box is None else Words(id=str(box), en=str(box))


def _parts(parts: Iterable[str]) -> Words | None:
    told = [PART_NAMES[it] for it in parts]
    return words(joined(told)) if told else None


def _files(question: Question, found: Talent, pools: Succession) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_talent(path, found, pools, question.law, told, "id")

    title = Words(
        id="Buku kerja kotak talenta dan calon pengganti, seluruh kota",
        en="Workbook of talent boxes and who could follow, whole city",
    )
    return (File("talenta.xlsx", title, write, read=READ),)


TALENT = Computation(
    "talent",
    _("Talent"),
    _(
        "The box of every employee by performance and potential, and who could follow "
        "in each critical position, when, and with what still missing."
    ),
    run,
    read=READ,
)
