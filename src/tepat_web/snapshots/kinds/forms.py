"""The official forms of a unit or the whole city, as one file to download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment import balance
from tepat.job_analysis import Analyses
from tepat.reports.forms import anjab
from tepat.reports.forms.workload.make import Maker
from tepat.reports.forms.workload.write import Form as WorkloadForm
from tepat.reports.forms.workload.write import (
    Format,
    Order,
    Orders,
    write_forms,
)
from tepat.reports.position_map.drawing import write_pdf
from tepat.snapshot import resolve
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import File, Result, Table
from .map import drawn, own_templates
from .needs import about
from .placing import at_positions, at_units
from .saying import text, words

JOB, ABK, ABK_EACH, FORM_C, MAP = "anjab", "abk", "abk-jabatan", "form-c", "peta"
NAMES: Mapping[str, Words] = {
    JOB: Words(id="Informasi jabatan (anjab)", en="Job information (anjab)"),
    ABK: Words(id="ABK, satu berkas per unit", en="Workload (ABK), a file per unit"),
    ABK_EACH: Words(
        id="ABK, satu berkas per jabatan", en="Workload (ABK), a file per position"
    ),
    FORM_C: Words(
        id="Formulir C, satu berkas per perangkat daerah",
        en="Form C, a file per agency",
    ),
    MAP: Words(id="Peta jabatan, A3", en="Position map, A3"),
}
FORMATS: Mapping[str, tuple[str, ...]] = {
    JOB: ("pdf", "docx"),
    ABK: ("pdf", "docx", "xlsx"),
    ABK_EACH: ("pdf", "docx", "xlsx"),
    FORM_C: ("pdf", "docx", "xlsx"),
    MAP: ("pdf",),
}
SAID = Sentence(
    id="{n} formulir siap diunduh dalam satu berkas: {what}, {format}.",
    en="{n} forms are ready to be downloaded as one file: {what}, {format}.",
)
NONE = Sentence(
    id="Belum ada formulir yang dapat ditulis: {what} memerlukan data yang belum diisi "
    "di bagian ini. Isi jabatan dan tugasnya, lalu buat lagi.",
    en="No form can be written yet: {what} needs data that is not filled in for this "
    "part. Enter positions and their tasks, then make them again.",
)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP; a clock would make equal forms differ
START, END = 25, 95  # per cent of the work, while forms are written
CHUNK = 1 << 20

Writer = Callable[[Path], Iterator[tuple[Path, ...]]]


def run(question: Question, tell: Tell) -> Result:
    """Find out which forms there are, and how to write them one after the other."""
    told = question.parameters
    form, unit = str(told["form"]), str(told.get("unit") or "")
    ending = str(told.get("format") or FORMATS[form][0])
    if ending not in FORMATS[form]:
        ending = FORMATS[form][0]
    rows, writer = MAKERS[form](question, unit, ending)
    what = Sentence(id=NAMES[form].id, en=NAMES[form].en)
    label = dict(question.places.units.select("unit", "unit_label").iter_rows())
    where = Words(id=label[unit], en=label[unit]) if unit in label else None
    if not rows.height:
        return Result(words(NONE, what=what), subject=where)
    at = dict(question.places.units.select("unit", "unit_path").iter_rows())

    def write(path: Path) -> None:
        _zip(path, writer, rows.height, tell)

    name = f"{form}-{unit or 'semua'}-{ending}.zip"
    file = File(_safe(name), NAMES[form], write, at.get(unit, ""), READ)
    said = words(SAID, n=rows.height, what=what, format=ending.upper())
    return Result(said, (_table(rows),), files=(file,), subject=where)


READ = Permission.STRUCTURE_READ


def _safe(name: str) -> str:
    return "".join(it if it.isalnum() or it in ".-_" else "-" for it in name)


def _table(rows: pl.DataFrame) -> Table:
    return Table(
        "formulir",
        Words(id="Isi berkas", en="What is in the file"),
        (
            text("name", "Formulir", "Form", sheet="@sheet"),
            text("code", "Kode", "Code"),
            text("unit_name", "Unit", "Unit"),
        ),
        rows,
        Words(id="Tidak ada formulir.", en="There are no forms."),
    )


def _inside(question: Question, unit: str) -> frozenset[str]:
    """The codes of a unit and all below it; of all where none is named."""
    tree = resolve.units(question.snapshot).filter(pl.col("path").is_not_null())
    if not unit:
        return frozenset(tree["unit"])
    path = tree.filter(pl.col("unit") == unit)["path"].item()
    below = (pl.col("path") == path) | pl.col("path").str.starts_with(f"{path}/")
    return frozenset(tree.filter(below)["unit"])


def _positions(question: Question, codes: Iterable[str]) -> pl.DataFrame:
    """One row per form of a position."""
    rows = pl.DataFrame({"code": list(codes)}, schema={"code": pl.String})
    named = resolve.positions(question.snapshot).select(
        "name", "unit_name", code="position"
    )
    told = rows.join(named, on="code", how="left", maintain_order="left")
    placed = at_positions(question, told, link="name", code="code")
    return placed.with_columns(sheet=pl.lit("positions"))


def _units(question: Question, codes: Iterable[str]) -> pl.DataFrame:
    """One row per form of a unit."""
    rows = pl.DataFrame({"code": list(codes)}, schema={"code": pl.String})
    named = question.snapshot.units.select("name", code="unit", unit_name="name")
    told = rows.join(named, on="code", how="left", maintain_order="left")
    placed = at_units(question, told, link="name", code="code")
    return placed.with_columns(sheet=pl.lit("units"))


def _of_jobs(question: Question, unit: str, ending: str) -> tuple[pl.DataFrame, Writer]:
    analyses = Analyses(question.snapshot, question.law)
    inside = _inside(question, unit)
    where = dict(question.snapshot.positions.select("position", "unit").iter_rows())
    codes = tuple(it for it in analyses.positions if where.get(it) in inside)

    def write(folder: Path) -> Iterator[tuple[Path, ...]]:
        told, formats = about(question.snapshot), (f".{ending}",)
        each = anjab.write_forms(
            folder, analyses, codes, told, own_templates(), formats=formats
        )
        return (written.files for written in each)

    return _positions(question, codes), write


def _of_workload(
    question: Question, unit: str, ending: str, form: str
) -> tuple[pl.DataFrame, Writer]:
    city = question.snapshot
    found = balance(city, question.law)
    maker = Maker(city, found, "id")
    kind = WorkloadForm.FORM_C if form == FORM_C else WorkloadForm.ABK
    orders = Orders(maker).chosen((kind,), unit=unit or None)
    if form == ABK_EACH:
        orders = [
            Order(kind, it.unit, it.units, code)
            for it in orders
            for code in maker.codes(it.unit)
        ]

    def write(folder: Path) -> Iterator[tuple[Path, ...]]:
        return write_forms(
            folder,
            maker,
            orders,
            about(city),
            own_templates(),
            formats=(Format(ending),),
            rounding=found.year.rounding,
        )

    if form == ABK_EACH:
        return _positions(question, [it.position or "" for it in orders]), write
    return _units(question, [it.unit for it in orders]), write


def _of_map(question: Question, unit: str, _: str) -> tuple[pl.DataFrame, Writer]:
    city = question.snapshot
    found = balance(city, question.law)
    chart = drawn(question, found, unit=unit or None, names=False)

    def write(folder: Path) -> Iterator[tuple[Path, ...]]:
        path = folder / "peta-jabatan.pdf"
        write_pdf(path, chart, about(city), templates=own_templates())
        yield (path,)

    return _units(question, [chart.root.unit]), write


MAKERS: Mapping[str, Callable[[Question, str, str], tuple[pl.DataFrame, Writer]]] = {
    JOB: _of_jobs,
    ABK: partial(_of_workload, form=ABK),
    ABK_EACH: partial(_of_workload, form=ABK_EACH),
    FORM_C: partial(_of_workload, form=FORM_C),
    MAP: _of_map,
}


def _zip(path: Path, writer: Writer, count: int, tell: Tell) -> None:
    """Write forms into one file: each is put in and forgotten before the next."""
    with (
        TemporaryDirectory(dir=path.parent) as folder,
        ZipFile(path, "w") as whole,
    ):
        for done, files in enumerate(writer(Path(folder)), start=1):
            for file in files:
                _put(whole, file, str(file.relative_to(folder)))
                file.unlink()
            percent = START + (END - START) * done // count
            said = f"{done} / {count}"
            tell(percent, f"Menulis formulir {said}", f"Writing form {said}")


def _put(whole: ZipFile, file: Path, name: str) -> None:
    about_it = ZipInfo(name, FIRST_DAY)
    about_it.compress_type = ZIP_DEFLATED
    about_it.external_attr = 0o644 << 16
    with whole.open(about_it, "w") as target, file.open("rb") as source:
        while chunk := source.read(CHUNK):
            target.write(chunk)


FORMS = Computation(
    "forms",
    _("Official forms in bulk"),
    _(
        "Job information, workload, Form C and the position map of a unit or the whole "
        "city, written in the background as one file to download."
    ),
    run,
    parameters=("form", "format", "unit"),
    tells_itself=True,
)
