"""The tables of performance that are about people one by one, and about feedback."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import polars as pl

from tepat.performance.overview import Overview
from tepat.reports.excel import Field as BookField
from tepat.reports.excel import Form as BookForm
from tepat.reports.performance import rows as told
from tepat.reports.performance.fields import CREDITS, FEEDBACK, PATHS, RATERS
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Question
from ..result import Figure, Form, Table
from .of_report import columns
from .placing import at_people, at_units
from .saying import both, long, text, whole, words

PEOPLE_READ = Permission.PEOPLE_READ
KINDS: Mapping[BookForm, pl.DataType] = {
    BookForm.WHOLE: pl.Int64(),
    BookForm.HOURS: pl.Float64(),
    BookForm.DAY: pl.Date(),
}
# Columns whose cells differ by language.
IN_BOTH = ("periods", "below", "next", "helps", "place", "within")

LEVEL_DUE = Words(id="sasaran jenjang tercapai", en="points of the level reached")
RANK_DUE = Words(id="sasaran pangkat tercapai", en="points of the rank reached")
UNDECIDED = Words(id="ada tahun belum ditetapkan", en="a year is not decided")
ON_THE_WAY = Words(id="dalam perjalanan", en="on the way")
NOT_KNOWN = Words(id="belum diketahui", en="not known yet")
STATES = (LEVEL_DUE, RANK_DUE, UNDECIDED, ON_THE_WAY, NOT_KNOWN)
CREDITS_SAID = Sentence(
    id="Pejabat fungsional PNS menurut keadaan angka kreditnya.",
    en="PNS in functional posts by how their credit points stand.",
)
SCOPES = {
    "city": Words(id="kota", en="city"),
    "agency": Words(id="perangkat daerah", en="agency"),
    "unit": Words(id="unit sendiri", en="unit alone"),
}
UNTIL = Sentence(id="1–5, sampai {until}", en="1–5, until {until}")
AT_LEAST = Sentence(
    id="kelompok dengan sedikitnya {least} pemberi",
    en="groups of at least {least} givers",
)


def frame(
    rows: Iterable[Mapping[str, Any]], fields: Sequence[BookField], *more: str
) -> pl.DataFrame:
    """Return rows of a workbook as a frame, with both languages where they differ.

    Args:
        rows: As ``tepat.reports.performance.rows`` gives them.
        fields: The columns.
        more: Names of further columns, of text.
    """
    listed = list(rows)
    series: list[pl.Series] = []
    for each in fields:
        cells = [row.get(each.name) for row in listed]
        if each.name.endswith("_said") or each.name in IN_BOTH:
            series += both(each.name, map(_words, cells))
        else:
            kind = KINDS.get(each.form, pl.String())
            series.append(pl.Series(each.name, cells, dtype=kind))
    names = [name for name in more if name not in {each.name for each in fields}]
    for name in names:
        cells = [row.get(name) for row in listed]
        series.append(pl.Series(name, cells, dtype=pl.String()))
    return pl.DataFrame(series)


def _words(said: Sentence | Words | str | None) -> Words | None:
    match said:
        case None | Words():
            return said
        case Sentence():
            return words(said)
        case _:
            return Words(id=said, en=said)


def state(row: Mapping[str, Any]) -> Words:
    """Return how the credit points of one official stand; the most pressing first."""
    if row["level_missing"] == 0:
        return LEVEL_DUE
    if row["rank_missing"] == 0:
        return RANK_DUE
    if row["undecided_year"] is not None:
        return UNDECIDED
    return NOT_KNOWN if row["points"] is None else ON_THE_WAY


def credit_figure(found: Overview) -> Figure:
    """How many officials are due, and for how many something is missing."""
    counted = dict.fromkeys((it.id for it in STATES), 0)
    for row in told.credit_points(found):
        counted[state(row).id] += 1
    rows = [
        {
            "label_id": it.id,
            "label_en": it.en,
            "query": urlencode({"tabel": "angka-kredit", "state": it.id}),
            "count": counted[it.id],
        }
        for it in STATES
    ]
    parts = (Words(id="pejabat", en="officials"),)
    title = Words(id="Angka kredit", en="Credit points")
    frame = pl.DataFrame(rows)
    said = words(CREDITS_SAID)
    return Figure("tallies", said, frame, parts=parts, title=title, read=PEOPLE_READ)


def credit_table(question: Question, found: Overview) -> Table:
    """Everybody who climbs by credit points, whoever is due first."""
    rows = list(told.credit_points(found))
    order = {it.id: at for at, it in enumerate(STATES)}
    listed = frame(rows, CREDITS, "unit").rename({"unit": "credit_unit"})
    listed = listed.with_columns(
        *both("state", map(state, rows)),
        place_=pl.Series([order[state(row).id] for row in rows], dtype=pl.Int64),
    )
    listed = listed.sort("place_", "rank_on", "nip", nulls_last=True)
    shown = columns(
        sorted(CREDITS, key=lambda it: it.name != "name"),
        name={"sheet": "employees"},
        nip={"form": Form.NIP},
        level={"is_filter": True},
        notes_said={"in_both": True, "form": Form.LONG},
    )
    said = text("state", "Keadaan", "State", in_both=True, is_filter=True)
    unit = text("credit_unit", "Kode unit", "Unit code", is_filter=True)
    return Table(
        "angka-kredit",
        Words(id="Angka kredit", en="Credit points"),
        (*shown[:3], said, *shown[3:], unit),
        at_people(question, listed),
        Words(
            id="Belum ada pejabat fungsional PNS yang jenjangnya diketahui.",
            en="No PNS in a functional post of a known level yet.",
        ),
    )


def credit_units_table(question: Question, found: Overview) -> Table:
    """How credit points stand in each unit; every number leads to the people.

    Everybody counts in the unit of the own seat, under one state of :data:`STATES`.
    """
    counted: dict[tuple[str, str], list[int]] = {}
    for row in told.credit_points(found):
        here = counted.setdefault((row["unit"], row["unit_name"]), [0] * len(STATES))
        here[STATES.index(state(row))] += 1
    rows = [
        {
            "unit": code,
            "name": name,
            "officials": sum(numbers),
            "officials_query": urlencode(
                {"tabel": "angka-kredit", "credit_unit": code}
            ),
            **{f"s_{at}": number for at, number in enumerate(numbers)},
            **{f"s_{at}_query": _standing(code, it) for at, it in enumerate(STATES)},
        }
        for (code, name), numbers in sorted(counted.items(), key=_due_first)
        if code
    ]
    number = pl.Int64()
    schema: dict[str, pl.DataType] = {"unit": pl.String(), "name": pl.String()}
    schema |= {"officials": number, "officials_query": pl.String()}
    for at in range(len(STATES)):
        schema |= {f"s_{at}": number, f"s_{at}_query": pl.String()}
    listed = pl.DataFrame(rows, schema=schema)
    shown = (
        text("name", "Unit", "Unit", sheet="units"),
        text("unit", "Kode", "Code"),
        whole("officials", "Pejabat", "Officials", query="officials_query"),
        *(
            whole(f"s_{at}", it.id, it.en, query=f"s_{at}_query")
            for at, it in enumerate(STATES)
        ),
    )
    guarded = at_units(question, listed, link="name")
    return Table(
        "angka-kredit-unit",
        Words(id="Angka kredit per unit", en="Credit points by unit"),
        shown,
        guarded.with_columns(_read=pl.lit(PEOPLE_READ.value)),
        Words(
            id="Belum ada pejabat fungsional PNS yang jenjangnya diketahui.",
            en="No PNS in a functional post of a known level yet.",
        ),
    )


def _standing(unit: str, of: Words) -> str:
    asked = {"tabel": "angka-kredit", "credit_unit": unit, "state": of.id}
    return urlencode(asked)


def _due_first(counted: tuple[tuple[str, str], list[int]]) -> tuple[int, str]:
    (_code, name), numbers = counted
    due = numbers[STATES.index(LEVEL_DUE)] + numbers[STATES.index(RANK_DUE)]
    return (-due, name or "")


def path_table(question: Question, found: Overview) -> Table:
    """Who is on an improvement path, with what is next."""
    listed = frame(told.paths(found), PATHS)
    wide = {"in_both": True, "form": Form.LONG}
    shown = columns(
        sorted(PATHS, key=lambda it: it.name != "name"),
        name={"sheet": "employees"},
        nip={"form": Form.NIP},
        rating_said={"in_both": True, "is_filter": True},
        below=wide,
        next=wide,
        helps=wide,
    )
    return Table(
        "jalur-perbaikan",
        Words(id="Jalur perbaikan", en="Improvement paths"),
        shown,
        at_people(question, listed.sort("by", "nip", nulls_last=True)),
        Words(
            id="Tidak ada predikat di bawah Baik di sini.",
            en="Nobody is rated below Baik here.",
        ),
    )


def feedback_table(question: Question, found: Overview) -> Table:
    """What feedback says of units; never of a person, never a text."""
    names = dict(question.snapshot.units.select("unit", "name").iter_rows())
    rows = list(told.feedback(found, names))
    listed = frame(rows, FEEDBACK).with_columns(
        both("scope", (SCOPES[row["scope"]] for row in rows))
    )
    shown = columns(
        sorted(FEEDBACK, key=lambda it: it.name != "place"),
        place={"in_both": True, "sheet": "units"},
        by_said={"in_both": True, "is_filter": True},
        value_said={"in_both": True, "is_filter": True},
        answers={"unit": words(AT_LEAST, least=found.feedback.least)},
        mean={"unit": words(UNTIL, until=found.feedback.until)},
    )
    scope = text("scope", "Lingkup", "Scope", in_both=True, is_filter=True)
    return Table(
        "umpan-balik",
        Words(id="Umpan balik", en="Feedback"),
        (shown[0], scope, *shown[1:]),
        at_units(question, listed, link="place", code="code"),
        Words(
            id="Belum ada kelompok yang cukup besar untuk ditampilkan.",
            en="No group is large enough to be shown yet.",
        ),
    )


def rater_table(question: Question, found: Overview) -> Table:
    """Raters beside each other, for those who prepare a calibration."""
    sentences: dict[str, list[Sentence]] = {}
    for finding in found.raters.findings:
        said = Sentence(id=finding.say("id"), en=finding.say("en"))
        sentences.setdefault(str(finding.facts["rater"]), []).append(said)
    rows = list(told.raters(found))
    listed = frame(rows, RATERS).with_columns(
        both(
            "said",
            (_words(told.joined(sentences.get(row["rater"], ()))) for row in rows),
        )
    )
    shown = columns(
        sorted(RATERS, key=lambda it: it.name != "name"),
        name={"sheet": "employees"},
        rater={"form": Form.NIP},
        standing_said={"in_both": True, "is_filter": True},
    )
    said_field = long("said", "Bahan pembahasan", "To talk about", in_both=True)
    read = Permission.CALIBRATE
    return Table(
        "kalibrasi",
        Words(id="Kalibrasi penilai", en="Calibration of raters"),
        (*shown, said_field),
        at_people(question, listed, nip="rater", read=read),
        Words(
            id="Belum ada penilaian dengan NIP penilai.",
            en="No appraisal names its rater yet.",
        ),
    )
