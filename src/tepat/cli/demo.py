"""``tepat demo``: the fictional city, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tepat import intake
from tepat.intake import town
from tepat.reports.file import CannotWrite
from tepat.words import Sentence

from .options import AsJson, Lang
from .printer import Printer

MAKING = Sentence(id="Menyusun kota contoh", en="Making the fictional city")
WRITING = Sentence(id="Menulis buku kerja", en="Writing the workbook")
DONE = Sentence(
    id="Kota contoh (data fiktif) dengan {employees} pegawai ada di {path}.",
    en="The fictional city of {employees} employees is in {path}.",
)


def demo(
    out: Annotated[
        Path, typer.Option("--out", help="Berkas .xlsx hasil. / The file to write.")
    ],
    employees: Annotated[
        int,
        typer.Option(
            min=50, max=200_000, help="Banyaknya pegawai. / Number of employees."
        ),
    ] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Angka awal acakan. / Seed.")] = 1,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Buat kota fiktif yang menyerupai kota nyata. / Make a fictional city."""
    printer = Printer(lang, as_json)
    with printer.step(MAKING):
        city = town.build(employees, seed)
    with printer.step(WRITING):
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            intake.write_xlsx(city, out)
        except OSError as error:
            raise CannotWrite(out, error) from error
    counts = {table.sheet: frame.height for table, frame in city.tables()}
    printer.json({"counts": counts, "file": str(out)})
    printer.table(
        [Sentence(id="Lembar", en="Sheet"), Sentence(id="Baris", en="Rows")],
        list(counts.items()),
    )
    printer.say(DONE, employees=employees, path=str(out))
