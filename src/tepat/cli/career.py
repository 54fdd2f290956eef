"""``tepat career``: what one person can reach, what is missing, and the way there."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tepat.career import Career
from tepat.career import career as worked_out
from tepat.career.career import Aim
from tepat.career.cure import Cure, Missing
from tepat.career.directions import NAMES, Direction
from tepat.career.path import Mode, Path, Step
from tepat.reports.career import plain
from tepat.rules.check import readable
from tepat.words import Sentence, written

from . import book
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

WORKING = Sentence(id="Menghitung jalur karier", en="Working out the career")
MOST_ROWS = 15
MOST_AIMS = 6
MOST_GAPS = 6
HERE = Sentence(
    id="{name} ({nip}): {title}, {unit}; golongan {grade}; sejak {since}.",
    en="{name} ({nip}): {title}, {unit}; grade {grade}; since {since}.",
)
NO_POSITION = Sentence(id="belum menduduki jabatan", en="holds no position")
BY_DAY = Sentence(id="Keadaan per {day}.", en="As of {day}.")
NOW = Sentence(
    id="Memenuhi syarat rencana sekarang: {n} jabatan, {vacant} di antaranya kosong.",
    en="Meets what a plan asks for today: {n} positions, {vacant} of them vacant.",
)
LATER = Sentence(
    id="Terbuka dengan sendirinya kemudian: {n} jabatan, yang pertama mulai {day}.",
    en="Opened later by time alone: {n} positions, the first from {day}.",
)
REST = Sentence(
    id="Lainnya: {data} menunggu data dilengkapi, {effort} perlu diupayakan atau lewat "
    "jabatan lain, {closed} tidak terbuka dengan satu perpindahan.",
    en="The others: {data} wait for data, {effort} take effort or other positions "
    "first, {closed} are not open by a single move.",
)
FIRST_SHOWN = Sentence(
    id="Ditampilkan {shown} dari {all}; --json memberi semuanya.",
    en="{shown} of {all} are shown; --json gives them all.",
)
AIM = Sentence(
    id="Tujuan: {name}, {unit} ({position})", en="Aim: {name}, {unit} ({position})"
)
MET = Sentence(
    id="Semua syarat rencana terpenuhi hari ini.",
    en="Everything that a plan asks for is met today.",
)
MISSING = Sentence(id="Yang belum terpenuhi:", en="Not met yet:")
AT_APPOINTMENT = Sentence(
    id="Masih diperlukan pada hari pengangkatan:",
    en="Still needed on the day of appointment:",
)
GAPS = Sentence(id="Kompetensi yang belum tercapai:", en="Competencies not reached:")
GAP = Sentence(
    id="{competency}: diminta level {asked}, terukur {reached}{trainings}",
    en="{competency}: level {asked} is asked, {reached} measured{trainings}",
)
TRAINED = Sentence(id="; pelatihan: {names}", en="; training: {names}")
UNTRAINED = Sentence(
    id="; belum ada pelatihannya di katalog", en="; no training for it on offer"
)
WAY = Sentence(
    id="Jalur tercepat: paling cepat {day}, {n} perpindahan.",
    en="The fastest way: {day} at the earliest, {n} moves.",
)
WAY_WITH_EFFORT = Sentence(
    id="Bila yang bertanda * diupayakan lebih dahulu: paling cepat {day}, {n} "
    "perpindahan.",
    en="If what is marked * is worked on first: {day} at the earliest, {n} moves.",
)
STEP = Sentence(
    id="{n}. {day}: {direction} ke {level}{group}, misalnya {name}, {unit} "
    "({positions} jabatan, {vacant} kursi kosong sekarang)",
    en="{n}. {day}: {direction} to {level}{group}, for instance {name}, {unit} "
    "({positions} positions, {vacant} seats vacant today)",
)
WAITS = Sentence(
    id="menunggu {title} sampai {until}", en="waits for {title} until {until}"
)
PAPERS = Sentence(
    id="disiapkan menjelang pengangkatan: {papers}",
    en="to be prepared before the appointment: {papers}",
)
ASSUMES = Sentence(id="Dengan anggapan:", en="Assuming:")


def career(
    path: Book,
    nip: Annotated[str, typer.Argument(help="NIP pegawai. / The employee.")],
    target: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar="JABATAN",
            help="Kode jabatan yang dituju, atau kode nomenklaturnya. / The position "
            "aimed at, or its job.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Jalur karier seorang pegawai. / What one person can reach, and the way there."""
    printer = Printer(lang, as_json)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(WORKING):
        told = worked_out(snapshot, "".join(nip.lstrip("'").split()))
        aims = _aims(told, target)
    if as_json:
        printer.json(plain(told, aims, lang))
        return
    _show_person(told, printer)
    if not target:
        _show_prospects(told, printer)
    for aim in aims:
        _show_aim(told, aim, printer, in_full=bool(target))
    printer.line("")
    printer.line(told.no_promise.fill({}, lang))


def _aims(told: Career, target: str | None) -> list[Aim]:
    """The target asked for; else what the person wishes for, and each level above."""
    if target:
        return [told.aim(told.nearest(told.positions_called(target)))]
    places = dict.fromkeys([*told.wishes(), *told.milestones()])
    return [told.aim(at) for at in list(places)[:MOST_AIMS]]


def _show_person(told: Career, printer: Printer) -> None:
    here: dict[str, Any] = plain(told, [], printer.language)["current"]
    if here["title"] is None:
        here["title"] = NO_POSITION.fill({}, printer.language)
    row = told.ground.people.row(told.person.at, named=True)
    printer.say(HERE, **{**here, "since": row["position_since"]})
    printer.say(BY_DAY, day=told.ground.day)


def _show_prospects(told: Career, printer: Printer) -> None:
    reach, later = told.prospects.reachable, told.prospects.later
    vacant = reach.filter(reach["vacant"].fill_null(0) > 0).height
    printer.say(NOW, n=reach.height, vacant=vacant)
    printer.table(
        [
            Sentence(id="Kode", en="Code"),
            Sentence(id="Jabatan", en="Position"),
            Sentence(id="Unit", en="Unit"),
            Sentence(id="Arah", en="Direction"),
            Sentence(id="Kesesuaian", en="Fit"),
            Sentence(id="Kosong", en="Vacant"),
        ],
        [
            (
                row["position"],
                row["name"],
                row["unit_name"],
                _direction(row["direction"]),
                row["fit"],
                row["vacant"],
            )
            for row in reach.head(MOST_ROWS).to_dicts()
        ],
    )
    if reach.height > MOST_ROWS:
        printer.say(FIRST_SHOWN, shown=MOST_ROWS, all=reach.height)
    if later.height:
        printer.say(LATER, n=later.height, day=later["opens_on"][0])
    printer.say(REST, **told.prospects.counts)


def _show_aim(told: Career, aim: Aim, printer: Printer, *, in_full: bool) -> None:
    place = told.ground.positions.row(aim.position, named=True)
    printer.line("")
    printer.say(
        AIM, name=place["name"], unit=place["unit_name"], position=place["position"]
    )
    if aim.is_own or not aim.paths:
        printer.line(f"  {(aim.why_not or MET).fill({}, printer.language)}")
    if in_full and not aim.is_own:
        _show_missing(aim, printer)
    for path in aim.paths:
        _show_path(told, path, printer)
    if in_full and aim.assumed:
        printer.line(f"  {ASSUMES.fill({}, printer.language)}")
        for each in aim.assumed:
            printer.line(f"    - {each.fill({}, printer.language)}")


def _show_missing(aim: Aim, printer: Printer) -> None:
    language = printer.language
    printer.line(f"  {(MISSING if aim.missing else MET).fill({}, language)}")
    for each in aim.missing:
        _show_one(each, printer)
    if aim.documents:
        printer.line(f"  {AT_APPOINTMENT.fill({}, language)}")
        papers = [it.title for it in aim.documents if it.cure is Cure.PAPER]
        if papers:
            names = "; ".join(title.fill({}, language) for title in papers)
            printer.line(f"    - {PAPERS.fill({'papers': names}, language)}")
        for each in (it for it in aim.documents if it.cure is not Cure.PAPER):
            _show_one(each, printer)
    if aim.gaps:
        printer.line(f"  {GAPS.fill({}, language)}")
    for gap in aim.gaps[:MOST_GAPS]:
        names = "; ".join(
            f"{it.name or it.code} ({written(it.starts, language)})"
            for it in gap.trainings
        )
        offered = TRAINED.fill({"names": names}, language) if names else None
        said = GAP.fill(
            {
                "competency": gap.competency,
                "asked": gap.asked,
                "reached": gap.reached,
                "trainings": offered or UNTRAINED.fill({}, language),
            },
            language,
        )
        printer.line(f"    - {said}")
    if len(aim.gaps) > MOST_GAPS:
        shown = {"shown": MOST_GAPS, "all": len(aim.gaps)}
        printer.line(f"      {FIRST_SHOWN.fill(shown, language)}")


def _show_one(each: Missing, printer: Printer) -> None:
    language = printer.language
    printer.line(f"    - [{each.finding.code}] {each.finding.say(language)}")
    printer.line(f"      → {each.how.fill(each.facts, language)}")


def _show_path(told: Career, path: Path, printer: Printer) -> None:
    said = WAY if path.mode is Mode.AS_IS else WAY_WITH_EFFORT
    facts = {"day": path.arrives_on, "n": len(path.steps)}
    printer.line(f"  {said.fill(facts, printer.language)}")
    for n, step in enumerate(path.steps, start=1):
        _show_step(told, n, step, printer)


def _show_step(told: Career, n: int, step: Step, printer: Printer) -> None:
    language = printer.language
    place = told.ground.positions.row(
        told.ground.position(step.example) or 0, named=True
    )
    facts = {
        "n": n,
        "day": step.day,
        "direction": _direction(step.direction),
        "level": readable(step.level or step.family or "–"),
        "group": f" ({step.group})" if step.group else "",
        "name": place["name"],
        "unit": place["unit_name"],
        "positions": step.positions,
        "vacant": step.vacant,
    }
    printer.line(f"    {STEP.fill(facts, language)}")
    for wait in step.waits:
        waited = {"title": wait.title, "until": wait.until}
        printer.line(f"       · {WAITS.fill(waited, language)}")
    papers = [it.title for it in step.before if it.cure is Cure.PAPER]
    if papers:
        names = "; ".join(title.fill({}, language) for title in papers)
        printer.line(f"       · {PAPERS.fill({'papers': names}, language)}")
    for each in (it for it in step.before if it.cure is not Cure.PAPER):
        mark = "*" if each.cure in (Cure.EFFORT, Cure.DATA) else "·"
        printer.line(
            f"       {mark} {each.title.fill({}, language)}: "
            f"{each.how.fill(each.facts, language)}"
        )


def _direction(told: Direction | str | None) -> Sentence:
    if told is None:
        return Sentence(id="pindah", en="move")
    return NAMES[Direction(told)]
