"""What ``tepat performance --nip`` tells of one person."""

from __future__ import annotations

import polars as pl

from tepat.competency import name_of
from tepat.finding import UNVERIFIED
from tepat.performance.credits import Standing, hundredths
from tepat.performance.credits.notes import SAID
from tepat.performance.improvement import Path
from tepat.performance.overview import Overview
from tepat.performance.said import EXPECTATION, rating
from tepat.reports.performance.words import CATEGORY
from tepat.words import Sentence

from .printer import Printer

SCORE_NAMES = {
    "qualification": Sentence(id="kualifikasi", en="qualification"),
    "competency": Sentence(id="kompetensi", en="competency"),
    "performance": Sentence(id="kinerja", en="performance"),
    "discipline": Sentence(id="disiplin", en="discipline"),
}
WHO = Sentence(id="{name} ({nip}), {unit}", en="{name} ({nip}), {unit}")
RATED = Sentence(
    id="Predikat {year}: {rating} (hasil kerja {results}, perilaku kerja {behaviour}).",
    en="Rating of {year}: {rating} (results {results}, behaviour {behaviour}).",
)
NOT_RATED = Sentence(
    id="Predikat {year} belum ada.", en="There is no rating of {year}."
)
PERIOD = Sentence(id="- {name}: {rating}", en="- {name}: {rating}")
BOX = Sentence(id="Kotak talenta: {boxes}.", en="Talent box: {boxes}.")
POINTS = Sentence(
    id="Angka kredit pada {level}: {points}.", en="Credit points at {level}: {points}."
)
MISSING = Sentence(
    id="- Menuju {to}: {target}, kurang {missing}{when}.",
    en="- To {to}: {target}, {missing} missing{when}.",
)
WHEN = Sentence(
    id="; pada predikat sekarang sekitar {on}", en="; at the present rating about {on}"
)
NOW = Sentence(id="; sudah dapat diusulkan", en="; may be proposed now")
INDEX = Sentence(
    id="IP ASN: {total} ({category}) = {parts}.",
    en="IP ASN: {total} ({category}) = {parts}.",
)
SCORE = Sentence(id="{name} {points}", en="{name} {points}")
BETWEEN = Sentence(
    id="antara {low} dan {high}; belum diketahui: {unknown}",
    en="between {low} and {high}; not known: {unknown}",
)
FEEDBACK = Sentence(
    id="Umpan balik sampai {until} (hanya kelompok dengan sedikitnya {least} pemberi):",
    en="Feedback until {until} (only groups of at least {least} givers):",
)
NO_FEEDBACK = Sentence(
    id="Umpan balik: belum ada yang dapat ditampilkan tanpa membuka jawaban seseorang.",
    en="Feedback: nothing can be shown yet without giving away somebody's answer.",
)
BELOW = Sentence(
    id="Yang di bawah ekspektasi: {below}.", en="Below expectation: {below}."
)
BY = Sentence(id=" Sampai {by}.", en=" Until {by}.")
GAP = Sentence(
    id="- {competency}: kurang {short} tingkat. Pelatihan: {trainings}.",
    en="- {competency}: short by {short}. Trainings: {trainings}.",
)


def show_person(
    printer: Printer, found: Overview, boxes: pl.DataFrame, nip: str
) -> None:
    """Write what is known of one person."""
    row = found.people.row(by_predicate=pl.col("nip") == nip, named=True)
    printer.say(WHO, name=row["name"], nip=nip, unit=row["unit_name"] or row["unit"])
    if row["rating"] is None:
        printer.say(NOT_RATED, year=str(found.year))
    else:
        parts = {
            name: EXPECTATION[row[name]] if row[name] else None
            for name in ("results", "behaviour")
        }
        said = rating(row["rating"])
        printer.say(RATED, year=str(found.year), rating=said, **parts)
    for each in found.courses.get(nip, ()):
        if not each.is_yearly and each.year >= found.year:
            word = None if each.rating is None else rating(each.rating)
            printer.say(PERIOD, name=each.name, rating=word)
    for finding in found.contradictions.get(nip, ()):
        printer.line(f"! {finding.say(printer.language)}")
    if nip in boxes["nip"]:
        place = boxes.row(by_predicate=pl.col("nip") == nip, named=True)
        possible = tuple(str(it) for it in place["boxes"])
        printer.say(BOX, boxes=str(place["box"]) if place["box"] else possible)
    if nip in found.standings:
        _credits(printer, found.standings[nip])
    _index(printer, found, nip)
    _feedback(printer, found, nip)
    if nip in found.paths:
        _path(printer, found.paths[nip])


def _credits(printer: Printer, each: Standing) -> None:
    points = None if each.points is None else hundredths(each.points)
    printer.say(POINTS, level=each.level.title(), points=points)
    for to, target, missing, on in (
        (each.next_grade, each.rank_target, each.rank_missing, each.rank_on),
        (
            each.next_level and each.next_level.title(),
            each.level_target,
            each.level_missing,
            each.level_on,
        ),
    ):
        if target is None or missing is None:
            continue
        when = NOW.fill({}, printer.language) if missing == 0 else ""
        if missing and on is not None:
            when = WHEN.fill({"on": on}, printer.language)
        printer.say(
            MISSING, to=to, target=hundredths(target), missing=hundredths(missing),
            when=when,
        )  # fmt: skip
    for note in each.notes:
        printer.line(f"- {SAID[note].fill({}, printer.language)}")


def _index(printer: Printer, found: Overview, nip: str) -> None:
    each = found.professionalism.people[nip]
    language = printer.language
    parts = " + ".join(
        SCORE.fill(
            {
                "name": SCORE_NAMES[name],
                "points": None if it.points is None else float(it.points),
            },
            language,
        )
        for name, it in each.scores.items()
    )
    total: object = None if each.total is None else float(each.total)
    if each.total is None:
        names = tuple(SCORE_NAMES[name].fill({}, language) for name in each.unknown)
        facts = {"low": float(each.low), "high": float(each.high), "unknown": names}
        total = BETWEEN.fill(facts, language)
    category = CATEGORY.get(each.category or "")
    printer.say(INDEX, total=total, category=category, parts=parts)


def _feedback(printer: Printer, found: Overview, nip: str) -> None:
    shown = found.feedback.of("person", nip)
    if shown.is_empty():
        printer.say(NO_FEEDBACK)
        return
    printer.say(FEEDBACK, until=found.feedback.until, least=found.feedback.least)
    printer.table(
        [
            Sentence(id="Menurut", en="By"),
            Sentence(id="Bagian", en="Part"),
            Sentence(id="Jawaban", en="Answers"),
            Sentence(id="Rata-rata", en="Mean"),
        ],
        shown.select("by", "value", "answers", "mean").rows(),
    )


def _path(printer: Printer, each: Path) -> None:
    printer.say(BELOW, below=each.below)
    printer.line(each.next_sentence.fill(each.next_facts, printer.language))
    for step in each.steps:
        by = "" if step.by is None else BY.fill({"by": step.by}, printer.language)
        source = ""
        if step.cites is not None:
            source = f" ({step.cites} – {UNVERIFIED.fill({}, printer.language)})"
        said = step.sentence.fill(step.facts, printer.language)
        printer.line(f"- {said}{by}{source}")
    for gap in each.helps:
        trainings = tuple(it.name for it in gap.trainings) or None
        printer.say(
            GAP,
            competency=name_of(gap.competency),
            short=gap.short,
            trainings=trainings,
        )
