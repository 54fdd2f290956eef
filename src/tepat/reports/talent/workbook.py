"""The talent workbook: boxes, people, pools, candidates, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat.competency import name_of
from tepat.law import Law, Norm
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.rules import ROLL
from tepat.talent import (
    LEVEL_NAMES,
    LEVELS,
    NEEDED_NAMES,
    PART_NAMES,
    PERFORMANCE,
    PERFORMANCE_NAMES,
    READY_NAMES,
    Readiness,
    Succession,
    Talent,
    box_of,
    recommendations,
)
from tepat.talent.words import BY_SELECTION, METHOD
from tepat.words import Language, Sentence

from .fields import BOXES, CANDIDATES, PEOPLE, POOLS

SUMMARY = Sentence(id="Kotak", en="Boxes")
TITLE = Sentence(id="Sembilan kotak manajemen talenta", en="The nine boxes of talent")
BY_PERSON = Sentence(id="Pegawai", en="Employees")
BY_PERSON_TITLE = Sentence(
    id="Kotak setiap pegawai dan dasarnya", en="The box of each employee, and its basis"
)
OF_POOLS = Sentence(id="Jabatan kritis", en="Critical positions")
OF_POOLS_TITLE = Sentence(
    id="Calon pengganti setiap jabatan kritis",
    en="Who could follow in each critical position",
)
LISTED = Sentence(id="Calon", en="Candidates")
LISTED_TITLE = Sentence(
    id="Calon pertama setiap jabatan kritis, paling banyak {most}",
    en="First candidates of each critical position, {most} at most",
)
HOW = Sentence(id="Cara menghitung", en="How it is worked out")
NOT_SURE = Sentence(
    id="Kotak {count} pegawai belum dapat dipastikan.",
    en="The box of {count} employees cannot be told yet.",
)


def write_talent(
    path: Path,
    found: Talent,
    pools: Succession,
    law: Law,
    about: About,
    language: Language = "id",
) -> None:
    """Write talent boxes and succession pools as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.talent.talent``.
        pools: See ``tepat.talent.succession``.
        law: The law on their day.
        about: Whose, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(SUMMARY, BOXES, TITLE)
    sheet.statement(book.say(NOT_SURE, count=found.counts[None]))
    for finding in found.findings:
        sheet.statement(finding.say(language))
    sheet.table(BOXES, _boxes(found, law, book), frozen=1)
    sheet = book.sheet(BY_PERSON, PEOPLE, BY_PERSON_TITLE)
    sheet.table(PEOPLE, _people(found, book))
    sheet = book.sheet(OF_POOLS, POOLS, OF_POOLS_TITLE)
    sheet.table(POOLS, _pools(pools), frozen=1)
    listed = book.say(LISTED_TITLE, most=pools.most)
    sheet = book.sheet(LISTED, CANDIDATES, Sentence(id=listed, en=listed))
    sheet.table(CANDIDATES, _candidates(pools, book))
    sheet = book.sheet(HOW, NORM_FIELDS, HOW)
    for line in METHOD:
        sheet.statement(book.say(line))
    sheet.table(NORM_FIELDS, norm_rows(_norms(law), language), frozen=1)
    book.save(path)


def _boxes(found: Talent, law: Law, book: Book) -> Iterator[dict[str, Any]]:
    by_box = {
        box_of(performance, level, law): (performance, level)
        for performance in PERFORMANCE
        for level in LEVELS
    }
    for box in sorted(by_box, reverse=True):
        performance, level = by_box[box]
        yield {
            "box": str(box),
            "performance": PERFORMANCE_NAMES[performance],
            "potential": LEVEL_NAMES[level],
            "count": found.counts[box],
            "said": "; ".join(book.say(said) for said in recommendations(box, law)),
        }


def _people(found: Talent, book: Book) -> Iterator[dict[str, Any]]:
    for row in found.people.iter_rows(named=True):
        year = row["rated_year"]
        yield {
            **row,
            "possible": _several(row["boxes"]),
            "performance": PERFORMANCE_NAMES.get(row["performance"]),
            "potential_class": LEVEL_NAMES.get(row["potential_class"]),
            "missing": "; ".join(book.say(PART_NAMES[it]) for it in row["missing"]),
            "rated_year": None if year is None else str(year),
        }


def _pools(pools: Succession) -> Iterator[dict[str, Any]]:
    for row in pools.pools.iter_rows(named=True):
        yield {**row, "why": NEEDED_NAMES.get(row["needed_why"])}


def _candidates(pools: Succession, book: Book) -> Iterator[dict[str, Any]]:
    names = dict(pools.pools.select("position", "name").iter_rows())
    for row in pools.candidates.iter_rows(named=True):
        missed = [book.say(ROLL[code].title) for code in row["missed"]]
        missed += [book.say(BY_SELECTION)] if row["by_selection"] else []
        short = [book.say(name_of(code)) for code in row["short_of"] or ()]
        yield {
            **row,
            "position_name": names[row["position"]],
            "possible": _several(row["boxes"]),
            "ready": READY_NAMES[Readiness(row["readiness"])],
            "missed": "; ".join(missed),
            "short": "; ".join(short),
        }


def _several(boxes: list[int]) -> str:
    return ", ".join(map(str, boxes))


def _norms(law: Law) -> Iterator[Norm[Any]]:
    norms = law.talent
    yield norms.boxes
    yield norms.succession_boxes
    yield from (norms.performance_weights, norms.potential_weights, norms.final_weights)
    yield from (norms.performance_bounds, norms.potential_bounds)
    yield from (norms.rating_points, norms.results_points)
    yield from (norms.supporting_points, norms.supporting_years)
    yield from (norms.qualification_points, norms.potential_aspects)
    yield from (norms.integrity_points, norms.integrity_years)
