"""One person's career: what is in reach, what is missing for a target, and the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.career import Career, NoSuchPerson, career
from tepat.career.career import Aim
from tepat.career.cure import Cure, Missing
from tepat.career.directions import NAMES, Direction
from tepat.career.path import Path, Step
from tepat.career.why import filled
from tepat.rules.check import readable
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Field, Form, Result, Table
from .career_words import (
    ARRIVES,
    CURES,
    DO,
    MODES,
    MOVE,
    NO_WAY,
    OPENED,
    PAPERS,
    SAID,
    WAIT,
)
from .judging import is_secret, is_sensitive
from .saying import both, finding, long, text, whole, words

KIND = "career-person"
PEOPLE = Permission.PEOPLE_READ.value
SENSITIVE = Permission.SENSITIVE_READ.value
WISHES = Permission.WISHES_READ.value
MOST_AIMS = 6
DAY = Form.DAY


def run(question: Question, tell: Tell) -> Result:
    """Work out one person's career, with a target or the nearest higher levels."""
    nip, code = question.parameters["nip"], question.parameters.get("target") or ""
    told = career(question.snapshot, nip, question.policy)
    tell(45, "Mencari jalur", "Searching the ways")
    aims, wished = aims_of(told, code)
    tell(80, "Menyusun tabel", "Arranging the tables")
    paths = dict(question.places.people.select("nip", "person_path").iter_rows())
    path, name = paths.get(nip, ""), str(told.ground.people["name"][told.person.at])
    tables = [
        _ways(told, aims, wished),
        _missing(told, aims, wished),
        _gaps(told, aims, wished),
        _positions(question, told),
    ]
    guarded = tuple(_guarded(table, nip, path) for table in tables)
    reach = told.prospects.reachable
    said = words(
        SAID,
        name=name,
        now=reach.height,
        vacant=reach.filter(pl.col("vacant").fill_null(0) > 0).height,
        later=told.prospects.later.height,
        aim=_arrival(told, aims) if code else "",
        note=told.no_promise,
    )
    return Result(said, guarded, subject=Words(id=name, en=name), nip=nip, path=path)


def aims_of(told: Career, code: str) -> tuple[list[Aim], Collection[int]]:
    """The target asked for; else what the person wishes for, and each level above.

    Returns:
        The aims, and those that nobody would be told of without a wish: the levels,
        and their order, say nothing of wishes. A target is told as it was asked for.
    """
    if code:
        return [told.aim(told.nearest(told.positions_called(code)))], ()
    levels = told.milestones()[:MOST_AIMS]
    wished = [at for at in told.wishes() if at not in levels][:MOST_AIMS]
    return [told.aim(at) for at in (*wished, *levels)], wished


def _arrival(told: Career, aims: list[Aim]) -> Sentence:
    """The day of arrival; what few may see stays in the table that guards it."""
    aim = aims[0]
    title = title_of(told, aim.position)
    if not aim.paths:
        if any(is_secret(it.finding) for it in aim.missing):
            return filled(NO_WAY, title=title)
        if aim.why_not is None:
            return Sentence(id=f" {title}.", en=f" {title}.")
        return Sentence(
            id=f" {title}: {aim.why_not.id}", en=f" {title}: {aim.why_not.en}"
        )
    way = aim.paths[0]
    return filled(ARRIVES, title=title, day=way.arrives_on, n=len(way.steps))


def title_of(told: Career, position: int) -> str:
    """Return how a position is called, with its unit."""
    row = told.ground.positions.row(position, named=True)
    return f"{row['name']}, {row['unit_name']}"


def _ways(told: Career, aims: list[Aim], wished: Collection[int]) -> Table:
    """One row per step of every path."""
    rows: list[dict[str, Any]] = []
    said: dict[str, list[Words]] = {name: [] for name in ("way", "move", "waits", "do")}
    for aim in aims:
        for path in aim.paths:
            for n, step in enumerate(path.steps, start=1):
                rows.append(_step_row(told, aim, path, n, step, wished))
                said["way"].append(MODES[path.mode])
                said["move"].append(
                    words(NAMES[step.direction] if step.direction else MOVE)
                )
                said["waits"].append(_waits(step))
                said["do"].append(_before(step))
    schema = {
        "target": pl.String,
        "step": pl.Int64,
        "day": pl.Date,
        "level": pl.String,
        "group": pl.String,
        "example": pl.String,
        "positions": pl.Int64,
        "vacant": pl.Int64,
        "arrives_on": pl.Date,
        "_read": pl.String,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    frame = frame.with_columns(
        column for name, told_ in said.items() for column in both(name, told_)
    )
    return Table(
        "jalur",
        Words(id="Jalur, langkah demi langkah", en="The way, step by step"),
        (
            text("target", "Tujuan", "Aim", is_filter=True),
            whole("step", "Langkah", "Step"),
            Field("day", Words(id="Paling cepat", en="Earliest"), form=DAY),
            text("move", "Arah", "Direction", in_both=True),
            text("level", "Jenjang", "Level"),
            text("group", "Rumpun", "Job group"),
            text("example", "Misalnya", "For instance"),
            whole("positions", "Jabatan", "Positions"),
            whole("vacant", "Kursi kosong", "Seats vacant"),
            long("waits", "Menunggu", "Waits for", in_both=True),
            long("do", "Sebelumnya", "Before that", in_both=True),
            text("way", "Bertumpu pada", "Rests on", in_both=True, is_filter=True),
            Field("arrives_on", Words(id="Tiba", en="Arrives"), form=DAY),
        ),
        frame,
        Words(
            id="Belum ada jalur ke jenjang yang lebih tinggi.",
            en="There is no way to a higher level.",
        ),
    )


def _step_row(
    told: Career, aim: Aim, path: Path, n: int, step: Step, wished: Collection[int]
) -> dict[str, Any]:
    example = told.ground.position(step.example)
    return {
        "target": title_of(told, aim.position),
        "step": n,
        "day": step.day,
        "level": readable(step.level or step.family or "–"),
        "group": step.group,
        "example": None if example is None else title_of(told, example),
        "positions": step.positions,
        "vacant": step.vacant,
        "arrives_on": path.arrives_on,
        "_read": _read_of(
            aim,
            wished,
            secret=any(is_sensitive(wait.code) for wait in step.waits)
            or any(is_secret(it.finding) for it in step.before),
        ),
    }


def _read_of(aim: Aim, wished: Collection[int], *, secret: bool) -> str:
    """What a row asks for; who may read wishes may read penalties there, too."""
    if aim.position in wished:
        return WISHES
    return SENSITIVE if secret else PEOPLE


def _waits(step: Step) -> Words:
    return joined(
        words(WAIT, title=wait.title, until=wait.until) for wait in step.waits
    )


def _before(step: Step) -> Words:
    """What must be done first; the papers together, they are asked of everybody."""
    papers = [each.title for each in step.before if each.cure is Cure.PAPER]
    others = [each for each in step.before if each.cure is not Cure.PAPER]
    told = [words(DO, title=each.title, how=how(each)) for each in others]
    if papers:
        names = Sentence(
            id="; ".join(it.id for it in papers), en="; ".join(it.en for it in papers)
        )
        told.append(words(PAPERS, papers=names))
    return joined(told)


def how(each: Missing) -> Sentence:
    """Return what can be done about a requirement, filled in."""
    return filled(each.how, **each.facts)


def joined(told: Iterable[Words]) -> Words:
    """Return several texts as one."""
    parts = list(told)
    return Words(
        id=" · ".join(each.id for each in parts),
        en=" · ".join(each.en for each in parts),
    )


def _missing(told: Career, aims: list[Aim], wished: Collection[int]) -> Table:
    """One row per requirement that an aim misses."""
    found = [(aim, each) for aim in aims for each in (*aim.missing, *aim.documents)]
    titles = [title_of(told, aim.position) for aim, _ in found]
    code = told.ground.positions["position"]
    codes = [code[aim.position] for aim, _ in found]
    frame = pl.DataFrame(
        {
            "target": pl.Series(titles, dtype=pl.String),
            "position": pl.Series(codes, dtype=pl.String),
            "verdict": pl.Series(
                [str(each.finding.verdict) for _, each in found], dtype=pl.String
            ),
            "day": pl.Series([it.day for _, it in found], dtype=pl.Date),
            "_read": pl.Series(
                [_read_of(it, wished, secret=is_secret(n.finding)) for it, n in found],
                dtype=pl.String,
            ),
        }
    ).with_columns(
        *both("rule", (Words(id=it.title.id, en=it.title.en) for _, it in found)),
        *both("says", (finding(it.finding) for _, it in found)),
        *both("cure", (CURES[str(it.cure)] for _, it in found)),
        *both("how", (Words(id=how(it).id, en=how(it).en) for _, it in found)),
    )
    return Table(
        "syarat",
        Words(id="Yang belum terpenuhi hari ini", en="Not met today"),
        (
            text("rule", "Syarat", "Requirement", in_both=True),
            text("target", "Tujuan", "Aim", is_filter=True),
            Field(
                "verdict", Words(id="Hasil", en="Verdict"), Form.VERDICT, is_filter=True
            ),
            long("says", "Penjelasan", "What it says", in_both=True),
            text("cure", "Dengan", "By", in_both=True, is_filter=True),
            Field("day", Words(id="Terpenuhi mulai", en="Met from"), form=DAY),
            long("how", "Apa yang dapat dilakukan", "What can be done", in_both=True),
            text("position", "Kode jabatan", "Code of the position"),
        ),
        frame,
        Words(id="Semua syarat terpenuhi.", en="Everything is met."),
    )


def _gaps(told: Career, aims: list[Aim], wished: Collection[int]) -> Table:
    """One row per competency that an aim asks for and is not reached."""
    rows = [
        {
            "competency": gap.competency,
            "target": title_of(told, aim.position),
            "asked": gap.asked,
            "reached": gap.reached,
            "trainings": " · ".join(it.name or it.code for it in gap.trainings) or None,
            "starts": gap.trainings[0].starts if gap.trainings else None,
            "_read": _read_of(aim, wished, secret=False),
        }
        for aim in aims
        for gap in aim.gaps
    ]
    schema = {
        "competency": pl.String,
        "target": pl.String,
        "asked": pl.Int64,
        "reached": pl.Int64,
        "trainings": pl.String,
        "starts": pl.Date,
        "_read": pl.String,
    }
    return Table(
        "kompetensi",
        Words(id="Kompetensi dan pelatihannya", en="Competencies and trainings"),
        (
            text("competency", "Kompetensi", "Competency", is_filter=True),
            text("target", "Tujuan", "Aim", is_filter=True),
            whole("asked", "Diminta", "Asked"),
            whole("reached", "Terukur", "Measured"),
            long("trainings", "Pelatihan di katalog", "Trainings on offer"),
            Field("starts", Words(id="Mulai", en="Starts"), form=DAY),
        ),
        pl.DataFrame(rows, schema=schema, orient="row"),
        Words(id="Tidak ada kompetensi yang kurang.", en="No competency is missing."),
    )


def _positions(question: Question, told: Career) -> Table:
    """Every other position, what is open first."""
    seats = told.prospects.positions
    directions = [
        NAMES[Direction(it)] if it else MOVE for it in seats["direction"].to_list()
    ]
    frame = (
        seats.with_columns(
            *both("opened", (OPENED[it] for it in seats["hurdle"])),
            *both("move", (Words(id=it.id, en=it.en) for it in directions)),
        )
        .with_columns(
            opens_on=pl.when(pl.col("hurdle") == "time").then("opens_on"),
        )
        .join(
            question.places.positions, on="position", how="left", maintain_order="left"
        )
        .with_columns(name_pk="position_pk")
    )
    return Table(
        "jabatan",
        Words(id="Semua jabatan", en="All positions"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("agency_name", "Perangkat daerah", "Agency"),
            text("opened", "Keadaan", "State", in_both=True, is_filter=True),
            Field("opens_on", Words(id="Terbuka mulai", en="Open from"), form=DAY),
            text("move", "Arah", "Direction", in_both=True, is_filter=True),
            whole("fit", "Kesesuaian", "Fit"),
            whole("vacant", "Kursi kosong", "Seats vacant"),
            whole("misses", "Syarat belum terpenuhi", "Requirements not met"),
            text("hurdle", "Kode keadaan", "Code of the state"),
            text("position", "Kode jabatan", "Code of the position"),
        ),
        frame,
        Words(id="Tidak ada jabatan lain.", en="There are no other positions."),
    )


def _guarded(table: Table, nip: str, path: str) -> Table:
    frame = table.frame.with_columns(_nip=pl.lit(nip), _path=pl.lit(path))
    if "_read" not in frame.columns:
        frame = frame.with_columns(_read=pl.lit(PEOPLE))
    return Table(table.name, table.title, table.fields, frame, table.empty)


CAREER = Computation(
    KIND,
    _("Career of one employee"),
    _("What one employee can reach, what is missing for a target, and the way there."),
    run,
    parameters=("nip", "target"),
)
__all__ = ["CAREER", "KIND", "NoSuchPerson"]
