"""Ratings against their guide, credit points, IP ASN, feedback and raters.

Whoever may read people sees their results, within reach; feedback is there as
statistics only, and who rated how severely for those alone who calibrate.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.competency import gaps
from tepat.performance.overview import Overview, overview
from tepat.performance.said import RATING
from tepat.reports.performance import rows as told
from tepat.reports.performance import write_performance
from tepat.reports.performance.fields import PEOPLE, UNITS
from tepat.reports.performance.summary import summary
from tepat.snapshot.vocabulary import RATINGS
from tepat.talent import talent
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .of_report import columns
from .performance_tables import (
    PEOPLE_READ,
    credit_figure,
    credit_table,
    credit_units_table,
    feedback_table,
    frame,
    path_table,
    rater_table,
)
from .placing import at_people, at_units, findings_table
from .saying import text, words

NOBODY = Sentence(
    id="Belum ada pegawai. Isi atau impor lembar pegawai dan kinerja, lalu hitung "
    "lagi.",
    en="There are no employees yet. Enter or import sheets pegawai and kinerja, then "
    "compute again.",
)
SPREAD = Sentence(
    id="Pegawai menurut predikat {year}; {unrated} belum mempunyai predikat.",
    en="Employees by rating of {year}; {unrated} have none.",
)
NOT_RATED = Words(id="Belum ada predikat", en="Not rated")
FEWEST = 5  # PNS of a unit whose mean is shown: a penalty is part of the index


def run(question: Question, tell: Tell) -> Result:
    """Look at the performance of the city on its day."""
    city, law = question.snapshot, question.law
    if city.employees.is_empty():
        return Result(words(NOBODY))
    found = overview(city, law, gaps=gaps(city, law))
    tell(50, "Menyusun tabel", "Arranging the tables")
    findings = [finding for each in found.units for finding in each.findings]
    tables = (
        _units(question, found),
        _people(question, found),
        credit_units_table(question, found),
        credit_table(question, found),
        path_table(question, found),
        feedback_table(question, found),
        rater_table(question, found),
        _guarded(
            findings_table(
                question,
                findings,
                name="perlu-dilihat",
                title=Words(id="Perlu dilihat", en="To look at"),
                heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
                empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing."),
            )
        ),
    )
    # What is due of credit points is a figure of its own, and raters are for few.
    spread, _due, index, on_path, _raters = summary(found)
    said = [words(sentence, **facts) for sentence, facts in (spread, index, on_path)]
    statement = Words(
        id=" ".join(it.id for it in said), en=" ".join(it.en for it in said)
    )
    figures = (_spread(found), credit_figure(found))
    return Result(statement, tables, figures, _files(question, found))


def _spread(found: Overview) -> Figure:
    """How many people have each rating, leading to who they are."""
    counted = dict(found.people["rating"].value_counts().iter_rows())
    rows = [
        {
            "label_id": RATING[word].id,
            "label_en": RATING[word].en,
            "query": _people_with(rating=word),
            "count": counted.get(word, 0),
        }
        for word in RATINGS
    ]
    said = words(SPREAD, year=str(found.year), unrated=counted.get(None, 0))
    parts = (Words(id="pegawai", en="employees"),)
    title = Words(id="Predikat", en="Rating")
    frame = pl.DataFrame(rows)
    return Figure("tallies", said, frame, parts=parts, title=title, read=PEOPLE_READ)


def _people_with(*, rating: str | None = None, unit: str | None = None) -> str:
    asked: dict[str, str] = {"tabel": "pegawai"}
    if unit is not None:
        asked["unit_counted"] = unit
    if rating is not None:
        asked["rating_said"] = RATING[rating].id
    return urlencode(asked)


def _units(question: Question, found: Overview) -> Table:
    """One row per unit; every number leads to the people behind it."""
    known = dict(found.professionalism_of_units.select("unit", "known").iter_rows())
    rows = [
        {
            **row,
            "ip_asn": row["ip_asn"] if known.get(row["unit"], 0) >= FEWEST else None,
            "people_query": _people_with(unit=row["unit"]),
            **{
                f"n_{at}_query": _people_with(unit=row["unit"], rating=word)
                for at, word in enumerate(RATINGS)
            },
        }
        for row in told.units(found)
    ]
    queries = ["people_query", *(f"n_{at}_query" for at in range(len(RATINGS)))]
    of_units = frame(rows, UNITS, *queries).with_columns(
        _read=pl.lit(PEOPLE_READ.value)
    )
    leads = {"people": {"query": "people_query"}, "ip_asn": {"query": "people_query"}}
    leads |= {f"n_{at}": {"query": f"n_{at}_query"} for at in range(len(RATINGS))}
    said = {"in_both": True, "is_filter": True}
    shown = columns(
        sorted(UNITS, key=lambda it: it.name != "name"),
        name={"sheet": "units"},
        rating_said=said,
        within=said,
        **leads,
    )
    return Table(
        "unit",
        Words(id="Per unit, dengan polanya", en="By unit, with its guide"),
        shown,
        at_units(question, of_units, link="name"),
        Words(id="Belum ada unit dengan predikat.", en="No units with ratings yet."),
    )


def _people(question: Question, found: Overview) -> Table:
    """Everybody's rating and index; what a penalty shows is for few."""
    nobody = pl.DataFrame(schema={"nip": pl.String, "boxes": pl.List(pl.Int64)})
    rows = [
        {**row, "rating_said": row["rating_said"] or NOT_RATED}
        for row in told.people(found, nobody)
    ]
    secret = {"read": Permission.SENSITIVE_READ.value}
    said: dict[str, object] = {"in_both": True, "is_filter": True}
    shown = columns(
        sorted(PEOPLE, key=lambda it: it.name != "name"),
        without=("box_said",),
        name={"sheet": "employees"},
        nip={"form": Form.NIP},
        status={"is_filter": True},
        results_said=said,
        behaviour_said=said,
        rating_said=said,
        periods={"in_both": True, "form": Form.LONG},
        # Three scores and the sum tell the fourth.
        discipline=secret,
        total=secret,
        category_said=said | secret,
    )
    counted = text("unit_counted", "Kode unit", "Unit code", is_filter=True)
    listed = frame(rows, PEOPLE, "unit").rename({"unit": "unit_counted"})
    return Table(
        "pegawai",
        Words(id="Per pegawai", en="By person"),
        (*shown, counted),
        at_people(question, listed),
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )


def _guarded(table: Table) -> Table:
    """The same table for whoever may read people: it counts their ratings."""
    rows = table.frame.with_columns(_read=pl.lit(PEOPLE_READ.value))
    return Table(table.name, table.title, table.fields, rows, table.empty)


def _files(question: Question, found: Overview) -> tuple[File, ...]:
    city, law = question.snapshot, question.law

    def write(path: Path) -> None:
        boxes = talent(city, law).people.select("nip", "boxes")
        write_performance(path, found, boxes, law, about(city), "id")

    title = Words(
        id="Buku kerja kinerja, seluruh kota", en="Workbook of performance, whole city"
    )
    # It holds raters, penalties and boxes as well.
    return (File("kinerja.xlsx", title, write, read=Permission.FEEDBACK_READ),)


PERFORMANCE = Computation(
    "performance",
    _("Performance"),
    _(
        "Ratings per unit against their guide, credit points that are due, the "
        "professionalism index, feedback, and the way on from a low rating."
    ),
    run,
)
