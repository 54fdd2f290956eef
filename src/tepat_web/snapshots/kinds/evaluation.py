"""Factor points and classes of jobs, and whether they agree with the classes in use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.job_evaluation import FACTORS, Evaluation, evaluate
from tepat.reports.job_evaluation import write_evaluation
from tepat.reports.job_evaluation.workbook import FACTOR_FIELDS, SCORE_FIELDS, STATEMENT
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .of_report import columns
from .placing import at_positions, findings_table
from .saying import both, signed, text, whole, words

NOT_YET = Sentence(
    id="Belum ada jabatan yang dievaluasi, jadi kelas hanya dibandingkan satu sama "
    "lain: {findings} hal perlu dilihat. Isi atau impor lembar evaluasi_jabatan.",
    en="No job is evaluated yet, so classes are only held against each other: "
    "{findings} things need a look. Enter or import sheet evaluasi_jabatan.",
)
MORE = Sentence(
    id=" {findings} hal perlu dilihat.", en=" {findings} things need a look."
)
CLASSES = Sentence(
    id="Kelas yang paling banyak dipakai: {best} ({n} jabatan). {blank} jabatan belum "
    "berkelas.",
    en="The class in use most: {best} ({n} positions). {blank} positions have no class "
    "yet.",
)
NOTHING = Words(id="Belum ada evaluasi jabatan.", en="No job is evaluated yet.")
HIGHEST = 17


def run(question: Question, tell: Tell) -> Result:
    """Work out points and classes, and hold them against the classes in use."""
    found = evaluate(question.snapshot, question.law)
    tell(60, "Menyusun tabel", "Arranging the tables")
    tables = (
        _positions(question, found),
        _scores(question, found),
        _factors(question, found),
        findings_table(
            question,
            found.findings,
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Temuan dan langkah", en="Finding and what to do"),
            empty=Words(id="Semua kelas selaras.", en="All classes agree."),
        ),
    )
    return Result(_said(found), tables, _figures(found), _files(question, found))


def _said(found: Evaluation) -> Words:
    findings = len(found.findings)
    if not found.totals["evaluated"]:
        return words(NOT_YET, findings=findings)
    said, more = words(STATEMENT, **found.totals), words(MORE, findings=findings)
    return Words(id=said.id + more.id, en=said.en + more.en)


def _positions(question: Question, found: Evaluation) -> Table:
    state = (
        pl.when(pl.col("difference").is_null())
        .then(pl.lit("unknown"))
        .when(pl.col("difference") == 0)
        .then(pl.lit("holds"))
        .otherwise(pl.lit("fails"))
    )
    rows = found.positions.with_columns(
        state=state, level=pl.col("level").fill_null("")
    )
    return Table(
        "jabatan",
        Words(id="Per jabatan", en="By position"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("family", "Jenis", "Family", is_filter=True),
            text("level", "Jenjang", "Level"),
            whole("points", "Nilai", "Points"),
            whole("computed_class", "Kelas menurut nilai", "Class by points"),
            whole("class_in_use", "Kelas dipakai", "Class in use", is_filter=True),
            signed("difference", "Selisih kelas", "Difference"),
            text("state", "Kelas selaras", "Agrees", form=Form.VERDICT, is_filter=True),
        ),
        at_positions(question, rows, link="name").sort(
            pl.col("difference").abs(),
            descending=True,
            nulls_last=True,
            maintain_order=True,
        ),
        Words(id="Belum ada jabatan.", en="There are no positions yet."),
    )


def _scores(question: Question, found: Evaluation) -> Table:
    listed = (pl.col(name).list.join(", ") for name in ("missing", "refused"))
    rows = found.evaluated.with_columns(*listed, code="owner")
    return Table(
        "nilai",
        Words(id="Nilai", en="Points"),
        columns(
            sorted(SCORE_FIELDS, key=lambda it: it.name != "name"),
            without=("code", "raised"),
            name={"sheet": "positions"},
            kind={"is_filter": True},
        ),
        at_positions(question, rows, link="name", code="owner"),
        NOTHING,
    )


def _factors(question: Question, found: Evaluation) -> Table:
    names = found.evaluated.select("owner", "name").unique("owner", keep="first")
    rows = found.factors.join(names, on="owner", how="left", maintain_order="left")
    labels = (
        words(FACTORS[kind][factor])
        for kind, factor in rows.select("kind", "factor").iter_rows()
    )
    return Table(
        "faktor",
        Words(id="Faktor", en="Factors"),
        columns(
            sorted(FACTOR_FIELDS, key=lambda it: it.name != "name"),
            without=("code", "kind"),
            name={"sheet": "positions"},
            label={"in_both": True},
            factor={"is_filter": True},
        ),
        at_positions(
            question,
            rows.with_columns(both("label", labels)),
            link="name",
            code="owner",
        ),
        NOTHING,
    )


def _figures(found: Evaluation) -> tuple[Figure, ...]:
    rows = list(_by_class(found.positions))
    if not any(sum(row[1:]) for row in rows):
        return ()
    best = max(rows, key=lambda row: sum(row[1:]))
    blank = found.positions["class_in_use"].null_count()
    return (
        Figure(
            "columns",
            words(CLASSES, best=best[0], n=sum(best[1:]), blank=blank),
            pl.DataFrame(
                rows, schema=("label", "equal", "other", "unknown"), orient="row"
            ),
            parts=(
                Words(id="sama menurut nilai", en="the same by points"),
                Words(id="lain menurut nilai", en="another by points"),
                Words(id="belum dievaluasi", en="not evaluated"),
            ),
            title=Words(id="Kelas", en="Class"),
        ),
    )


def _by_class(positions: pl.DataFrame) -> Iterator[tuple[str, int, int, int]]:
    """Positions in each class in use: as by points, not so, or not evaluated."""
    for each in range(1, HIGHEST + 1):
        inside = positions.filter(class_in_use=each)["difference"]
        equal, unknown = int((inside == 0).sum()), inside.null_count()
        yield str(each), equal, len(inside) - equal - unknown, unknown


def _files(question: Question, found: Evaluation) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_evaluation(path, found, told, "id")

    title = Words(
        id="Buku kerja evaluasi jabatan, seluruh kota",
        en="Workbook of the job evaluation, whole city",
    )
    name = "evaluasi-jabatan.xlsx"
    return (File(name, title, write, read=Permission.STRUCTURE_READ),)


EVALUATION = Computation(
    "evaluation",
    _("Job evaluation"),
    _("Factor points and classes of jobs, and where they differ from those in use."),
    run,
)
