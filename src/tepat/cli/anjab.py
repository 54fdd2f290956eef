"""``tepat anjab``: job analyses from Word, and to Word and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import polars as pl
import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from tepat import intake, law
from tepat.errors import TepatError
from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.folder import AnjabReading, read_folder
from tepat.job_analysis import Analyses
from tepat.job_analysis.checks import check as checked
from tepat.job_analysis.checks import tally
from tepat.reports.anjab import unplaced_rows, write_unplaced
from tepat.reports.forms import Templates
from tepat.reports.forms.anjab import DOCX, PDF, Written, write_forms
from tepat.snapshot import Snapshot
from tepat.words import Language, Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of, today
from .plug import MANNERS
from .printer import Printer

app = typer.Typer(
    name="anjab",
    help="Analisis jabatan dari dan ke Word. / Job analyses from and to Word.",
    **MANNERS,
)

READING = Sentence(id="Membaca berkas Word", en="Reading Word files")
WRITING = Sentence(id="Menulis informasi jabatan", en="Writing job information")
CHECKING = Sentence(id="Memeriksa analisis jabatan", en="Checking job analyses")
CHECKED = Sentence(
    id="{findings} hal perlu dilengkapi atau dilihat pada {analyses} analisis jabatan; "
    "--json menyebutkan semuanya.",
    en="{findings} things to complete or to look at in {analyses} job analyses; --json "
    "names them all.",
)
FINDING_COLUMNS = (
    Sentence(id="Pemeriksaan", en="Check"),
    Sentence(id="Jumlah", en="Number"),
    Sentence(id="Misalnya", en="For example"),
)
FOUND = Sentence(
    id="{positions} analisis jabatan dari {files} berkas, dengan {tasks} tugas. Buku "
    "kerja ada di {path}.",
    en="{positions} job analyses from {files} files, with {tasks} tasks. The workbook "
    "is {path}.",
)
LEFT = Sentence(
    id="{count} teks atau berkas belum mendapat tempat; semuanya ada di {path}.",
    en="{count} texts or files have no place yet; all of them are in {path}.",
)
ALL_PLACED = Sentence(id="Semuanya mendapat tempat.", en="Everything has its place.")
WRITTEN = Sentence(
    id="{forms} informasi jabatan ditulis, {files} berkas. Ada di {path}.",
    en="{forms} forms of job information written, {files} files. They are in {path}.",
)
NO_FOLDER = Sentence(
    id="Folder {path} tidak ada. Periksa nama dan letaknya.",
    en="There is no folder {path}. Check its name and where it is.",
)
UNKNOWN_POSITION = Sentence(
    id="Tidak ada jabatan atau nomenklatur berkode {code} di buku kerja. Periksa "
    "kodenya pada lembar jabatan atau nomenklatur.",
    en="The workbook has no position or job of code {code}. Check it on sheet jabatan "
    "or nomenklatur.",
)
NO_ANALYSES = Sentence(
    id="Buku kerja belum memuat analisis jabatan. Isi lembar anjab, tugas dan "
    "butir_anjab, atau baca dari Word dengan «tepat anjab read».",
    en="The workbook holds no job analysis yet. Fill in sheets anjab, tugas and "
    "butir_anjab, or read them from Word with “tepat anjab read”.",
)
NOT_A_FOLDER = Sentence(
    id="{path} adalah berkas; informasi jabatan ditulis ke folder. Pilih nama folder.",
    en="{path} is a file; job information is written to a folder. Choose a folder.",
)
# A book read from the forms of jobs has no position yet; forms need none.
ALLOWED = frozenset({"SHEET-EMPTY", "TREE-NO-ROOT", "TREE-SECOND-ROOT"})
ENDINGS = {"docx": (DOCX,), "pdf": (PDF,), "both": (DOCX, PDF)}
BESIDE = "-belum-ditempatkan.xlsx"


class NoFolder(TepatError):
    """There is no folder to read forms from, or to write them to."""

    exit_code = 72


class UnknownPosition(TepatError):
    """The form of a position was asked for that the workbook does not have."""

    exit_code = 73


class NoAnalyses(TepatError):
    """The workbook holds no job analysis."""

    exit_code = 74


@app.command("read")
def read(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help="Folder berkas .docx. / Folder of .docx files."
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="Buku kerja .xlsx, atau folder CSV. / Workbook to write."
        ),
    ],
    known: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="BUKU",
            help="Buku kerja yang jabatannya dianalisis. / Whose positions these are.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Baca analisis jabatan dari Word. / Read job analyses from Word."""
    printer = Printer(lang, as_json)
    if not folder.exists():
        raise NoFolder(NO_FOLDER, path=folder)
    base = _known_book(known, out, day_of(day), printer)
    when = base.day if base is not None else day_of(day) or today()
    with printer.step(READING), _progress(printer, READING) as bar:
        task = bar.add_task("", total=None)
        found = read_folder(
            folder,
            Codes.of(law.on(when)),
            when,
            book=base,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f"{out.stem}{BESIDE}")
    _write_book(found, out)
    write_unplaced(beside, found.unplaced, about(found.snapshot, folder), lang)
    printer.json(_as_json(found, lang))
    printer.say(
        FOUND,
        positions=len(found.positions),
        files=found.files,
        tasks=sum(each["tasks"] for each in found.positions),
        path=str(out),
    )
    if found.unplaced:
        printer.say(LEFT, count=len(found.unplaced), path=str(beside))
    else:
        printer.say(ALL_PLACED)


@app.command("check")
def check(
    path: Book, day: Day = None, lang: Lang = "id", as_json: AsJson = False
) -> None:
    """Periksa analisis jabatan. / Check the job analyses."""
    printer = Printer(lang, as_json)
    snapshot = _opened(path, day_of(day), printer)
    with printer.step(CHECKING):
        found = tally(checked(snapshot, law.on(snapshot.day)))
    said = found.select(
        kode="position",
        butir="item",
        code="code",
        verdict="verdict",
        message=f"said_{lang}",
    )
    printer.json({"findings": said.to_dicts()})
    counts = (
        found.group_by("code", "verdict", maintain_order=True)
        .agg(number=pl.len(), example=pl.col(f"said_{lang}").first())
        .sort("number", descending=True, maintain_order=True)
    )
    printer.table(FINDING_COLUMNS, counts.select("code", "number", "example").rows())
    printer.say(CHECKED, findings=found.height, analyses=found["position"].n_unique())


@app.command("write")
def write(
    path: Book,
    out: Annotated[
        Path, typer.Option("--out", help="Folder hasil. / Folder to write to.")
    ],
    position: Annotated[
        str | None,
        typer.Option(
            "--position", metavar="KODE", help="Satu jabatan saja. / One position."
        ),
    ] = None,
    each: Annotated[
        Literal["anjab", "jabatan"],
        typer.Option(
            "--each",
            help="Satu formulir per analisis, atau per jabatan. / One form for each.",
        ),
    ] = "anjab",
    form: Annotated[
        Literal["docx", "pdf", "both"],
        typer.Option("--format", help="Bentuk berkas. / Kind of file."),
    ] = "docx",
    templates: Annotated[
        Path | None,
        typer.Option("--templates", help="Folder templat kota. / City's templates."),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tulis formulir informasi jabatan. / Write the form of job information."""
    printer = Printer(lang, as_json)
    if out.exists() and not out.is_dir():
        raise NoFolder(NOT_A_FOLDER, path=out)
    papers = Templates(templates)
    snapshot = _opened(path, day_of(day), printer)
    analyses = Analyses(snapshot, law.on(snapshot.day))
    codes = _wanted(analyses, position, each)
    written: list[Written] = []
    with printer.step(WRITING), _progress(printer, WRITING) as bar:
        told = about(snapshot, path)
        forms = write_forms(
            out, analyses, codes, told, papers, formats=ENDINGS[form], language=lang
        )
        written += bar.track(forms, total=len(codes))
    printer.json(
        {
            "positions": [
                {
                    "kode": it.code,
                    "nama": it.name,
                    "files": [file.name for file in it.files],
                }
                for it in written
            ]
        }
    )
    files = sum(len(it.files) for it in written)
    printer.say(WRITTEN, forms=len(written), files=files, path=str(out))


def _wanted(
    analyses: Analyses, position: str | None, each: Literal["anjab", "jabatan"]
) -> tuple[str, ...]:
    if position is not None:
        if position not in analyses:
            raise UnknownPosition(UNKNOWN_POSITION, code=position)
        return (position,)
    codes = analyses.positions if each == "jabatan" else analyses.subjects
    if not codes:
        raise NoAnalyses(NO_ANALYSES)
    return codes


def _opened(path: Path, day: date | None, printer: Printer) -> Snapshot:
    """The city of a workbook, which for forms may do without positions."""
    reading = book.read(path, day, printer)
    if reading.as_told is None or any(it.code not in ALLOWED for it in reading.errors):
        book.stop(reading, printer)
    return reading.as_told


def _known_book(
    path: Path | None, out: Path, day: date | None, printer: Printer
) -> Snapshot | None:
    if path is None:
        return None
    book.demand_other_file(path, out)
    return book.opened(path, day, printer)


def _write_book(found: AnjabReading, out: Path) -> None:
    if out.suffix.lower() == ".xlsx":
        intake.write_xlsx(found.snapshot, out)
    else:
        intake.write_csv(found.snapshot, out)


def _as_json(found: AnjabReading, language: Language) -> dict[str, Any]:
    return {
        "files": found.files,
        "positions": [
            {
                "kode": each["kode"],
                "nama": each["nama"],
                "jenis": "nomenklatur" if each["is_job"] else "jabatan",
                "tugas": each["tasks"],
                "file": each["file"],
            }
            for each in found.positions
        ],
        "unplaced": unplaced_rows(found.unplaced, language),
    }


@contextmanager
def _progress(printer: Printer, doing: Sentence) -> Iterator[Progress]:
    """A bar for whoever watches; nothing for a program that reads."""
    with Progress(
        TextColumn(doing.fill({}, printer.language)),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=printer.err,
        transient=True,
        disable=not printer.err.is_terminal,
    ) as bar:
        yield bar
