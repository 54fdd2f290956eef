"""``tepat needs``: workload, need, holders, gap and projection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.establishment import Balance, Comparison, balance, compare
from tepat.reports.needs import write_needs
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence
from tepat.workload import WhatIf, whatif_file

from . import book, needs_whatif
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

COMPUTING = Sentence(
    id="Menghitung beban kerja dan kebutuhan", en="Working out workload and need"
)
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
TOTALS = Sentence(
    id="Kebutuhan {need} orang, terisi {occupied}: {vacancies} kursi kosong, {surplus} "
    "orang di atas kebutuhan, {unknown} jabatan belum diketahui kebutuhannya.",
    en="{need} people needed, {occupied} present: {vacancies} seats empty, {surplus} "
    "people above need, {unknown} positions whose need is not known.",
)
AS_OF = Sentence(id="Keadaan per {day}.", en="As of {day}.")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
TOP = Sentence(id="Kekurangan terbesar per unit", en="Largest shortages by unit")
MOST_UNITS = 12


def needs(
    path: Book,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    what_if: Annotated[
        Path | None,
        typer.Option(
            "--what-if",
            metavar="TOML",
            help="Berkas pengandaian; dibandingkan dengan keadaan sekarang. / "
            "A file of scenarios, compared with the present.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Hitung kebutuhan pegawai per jabatan dan unit. / Work out who is needed."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    questions = () if what_if is None else whatif_file.read(what_if)
    snapshot = book.opened(path, day_of(day), printer)
    whatif_file.demand_known(questions, snapshot)
    with printer.step(COMPUTING):
        found, compared = _worked_out(snapshot, questions)
    if out is not None:
        with printer.step(WRITING):
            write_needs(out, snapshot, found, about(snapshot, path), lang, compared)
    printer.json(_as_json(found, lang, compared))
    printer.say(AS_OF, day=snapshot.day)
    told = {name: found.totals[name] for name in ("need", "occupied", "vacancies")}
    printer.say(
        TOTALS, **told, surplus=found.totals["surplus"], unknown=found.totals["unknown"]
    )
    if compared is None:
        _show_units(printer, snapshot, found)
    else:
        needs_whatif.show(printer, snapshot, compared)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _worked_out(
    snapshot: Snapshot, questions: tuple[WhatIf, ...]
) -> tuple[Balance, Comparison | None]:
    in_force = law.on(snapshot.day)
    if not questions:
        return balance(snapshot, in_force), None
    compared = compare(snapshot, in_force, questions)
    return compared.base, compared


def _show_units(printer: Printer, snapshot: Snapshot, found: Balance) -> None:
    """The agencies (units below the root) with the most seats short."""
    tree = resolve.units(snapshot).select("unit", "name", "depth")
    shown = (
        found.units.join(tree, on="unit", how="left", maintain_order="left")
        .filter(depth=1)
        .sort("vacancies", descending=True, maintain_order=True)
        .head(MOST_UNITS)
    )
    printer.table(
        [
            Sentence(id="Perangkat daerah", en="Agency"),
            Sentence(id="Kebutuhan", en="Need"),
            Sentence(id="Terisi", en="Present"),
            Sentence(id="Kursi kosong", en="Short"),
            Sentence(id="Di atas kebutuhan", en="Over"),
        ],
        shown.select("name", "need", "occupied", "vacancies", "surplus").rows(),
        title=TOP,
    )


def _as_json(
    found: Balance, lang: Language, compared: Comparison | None
) -> dict[str, Any]:
    told = {
        "day": found.day.isoformat(),
        "years": list(found.years),
        "positions": [
            {"kode": row.pop("position"), **row} for row in found.positions.to_dicts()
        ],
        "units": [{"kode": row.pop("unit"), **row} for row in found.units.to_dicts()],
        "totals": dict(found.totals),
        "bands": dict(found.bands),
        "findings": [needs_whatif.finding_as_json(it, lang) for it in found.findings],
    }
    if compared is not None:
        told["what_if"] = needs_whatif.as_json(compared, lang)
    return told
