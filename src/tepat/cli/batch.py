"""``tepat batch``: many agencies at once, resumable, in one report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat.batch import agencies, kept
from tepat.batch.between import between, demand_possible
from tepat.batch.cluster import HERE, Cluster
from tepat.batch.combined import combined
from tepat.batch.executor import Executor, Workers, cores
from tepat.batch.run import Progress, run
from tepat.batch.task import Task
from tepat.placement import scenario as scenarios
from tepat.placement.scenario import Scenario
from tepat.reports.batch import write_combined
from tepat.reports.file import write_whole
from tepat.words import Sentence

from .batch_progress import watching
from .options import AsJson, Day, Lang, day_of, today
from .printer import Printer

COMBINED = "gabungan.json"
WORKBOOK = "gabungan.xlsx"

EITHER = Sentence(
    id="Pilih --workers (mesin ini) atau --scheduler (klaster), jangan keduanya.",
    en="Choose --workers (this machine) or --scheduler (a cluster), not both.",
)
BETWEEN = Sentence(
    id="Mencari perpindahan antar-instansi", en="Finding moves between agencies"
)
WRITING = Sentence(id="Menulis laporan gabungan", en="Writing the combined report")
DONE = Sentence(
    id="{planned} dari {agencies} instansi mempunyai rencana ({kept} dari sebelumnya): "
    "{moves} perpindahan, kursi terisi {before} → {after} dari {seats}; {proven} "
    "rencana terbukti terbaik bagi instansinya sendiri.",
    en="{planned} of {agencies} agencies have a plan ({kept} from before): {moves} "
    "moves, seats filled {before} → {after} of {seats}; {proven} plans are proven best "
    "for their own agency.",
)
NOT_PLANNED = Sentence(
    id="{agency}: belum direncanakan, {errors} masalah. {first}",
    en="{agency}: no plan, {errors} problems. {first}",
)
WHERE = Sentence(
    id="Laporan gabungan ada di {path}; rencana tiap instansi di sebelahnya.",
    en="The combined report is in {path}, the plan of each agency beside it.",
)
MOST_SHOWN = 10
JOB_HEADINGS = (
    Sentence(id="Paling kurang, semua instansi", en="Most missing, all agencies"),
    Sentence(id="Jenjang", en="Level"),
    Sentence(id="Kosong", en="Empty"),
    Sentence(id="Lebih", en="Over"),
    Sentence(id="Kurang bersih", en="Net short"),
)


def batch(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER…",
            help="Buku kerja, folder CSV, atau folder yang berisi buku-buku kerja. / "
            "Workbooks, CSV folders, or folders of workbooks.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FOLDER", help="Folder hasil. / For the results."
        ),
    ] = Path("rencana-instansi"),
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", help="Berkas skenario TOML. / Scenario file."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            max=256,
            metavar="N",
            help="Proses di mesin ini. / Processes on this machine.",
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ALAMAT",
            help="Penjadwal dask, atau «local». / A dask scheduler, or “local”.",
        ),
    ] = None,
    rounds_between: Annotated[
        bool,
        typer.Option(
            "--between",
            help="Putaran kedua: perpindahan antar-instansi. / "
            "A second round: moves between agencies.",
        ),
    ] = False,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Rencanakan banyak instansi sekaligus. / Plan many agencies at once."""
    printer = Printer(lang, as_json)
    if workers is not None and scheduler not in (None, HERE):
        raise typer.BadParameter(EITHER.fill({}, lang))
    asked = Scenario() if scenario is None else scenarios.read(scenario)
    found = agencies.find(paths, out)
    names = [agency.name for agency in found]
    told = scenarios.told(asked)
    if rounds_between:
        demand_possible(asked)

    def executor() -> Executor:
        number = min(workers or cores(), len(found))
        return Workers(number) if scheduler is None else Cluster(scheduler, number)

    with kept.alone(out, names):
        now, reference = today(), day_of(day) or asked.day
        tasks = [
            Task.of(agency, out, told, day=reference, today=now, language=lang)
            for agency in found
        ]
        with watching(printer, out) as watch:
            outcomes = run(tasks, executor, watch)
        content = combined(outcomes, told)
        if rounds_between:
            with printer.step(BETWEEN):
                content["between"] = between(out, outcomes, asked, executor, lang)
        with printer.step(WRITING):
            text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
            write_whole(out / COMBINED, f"{text}\n".encode())
            write_combined(out / WORKBOOK, content, lang)
    printer.json(content)
    _show(printer, content, watch.last, out)
    if content["totals"]["planned"] < content["totals"]["agencies"]:
        raise typer.Exit(1)


def _show(
    printer: Printer, content: dict[str, Any], last: Progress | None, out: Path
) -> None:
    totals = content["totals"]
    printer.say(
        DONE,
        planned=totals["planned"],
        agencies=totals["agencies"],
        kept=last.kept if last else 0,
        moves=totals["moves"],
        before=totals["before"]["filled"],
        after=totals["after"]["filled"],
        seats=totals["after"]["seats"],
        proven=totals["proven"],
    )
    message = "message" if printer.language == "id" else "message_en"
    for agency in content["agencies"]:
        if agency["errors"]:
            first = agency["errors"][0]
            facts = {"agency": agency["agency"], "errors": agency["error_count"]}
            facts["first"] = f"{first['where']} {first[message]}".strip()
            printer.warn(NOT_PLANNED.fill(facts, printer.language))
    for line in content.get("between", {}).get("said", ()):
        printer.line(line[printer.language])
    printer.table(
        JOB_HEADINGS,
        [
            (job["name"], job["level"], job["unfilled"], job["over"], job["short"])
            for job in content["jobs"][:MOST_SHOWN]
        ],
    )
    printer.say(WHERE, path=str(out / WORKBOOK))
