"""What should be mended in the data: a list of things to do, and every case of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment import balance
from tepat.finding import Finding
from tepat.intake import settings as readings
from tepat.snapshot import checks
from tepat.snapshot.checks import Place, Sighting
from tepat.words import Sentence
from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Form, Result, Table
from ..sheets import BY_NAME
from .blanks import BLANKS, blanks
from .saying import both, finding, long, text, whole, words

CLEAN = Sentence(
    id="Tidak ada yang perlu diperbaiki. Data siap dihitung.",
    en="Nothing needs mending. The data is ready to be computed on.",
)
SUMMARY = Sentence(
    id="{errors} kesalahan harus diperbaiki sebelum hasil hitungan dapat dipercaya; "
    "{warnings} hal lain perlu dilihat.",
    en="{errors} errors must be mended before results can be relied on; {warnings} "
    "other things need a look.",
)
LOOK = Sentence(
    id="Tidak ada kesalahan: data dapat dihitung. {warnings} hal perlu dilihat.",
    en="There are no errors: the data can be computed on. {warnings} things need a "
    "look.",
)
NO_APPRAISALS = Sentence(
    id=" Belum ada penilaian kinerja: kebutuhan dan peta dapat dihitung, tetapi "
    "perpindahan belum dapat dinilai sampai predikat dua tahun terakhir diisi.",
    en=" There are no appraisals: needs and map can be computed, but no move can be "
    "judged until the ratings of the last two years are filled in.",
)
WHERE = Sentence(id="lembar {sheet}, baris {row}", en="sheet {sheet}, row {row}")
# Who mends a sheet, the nearest to the data first.
MENDERS = (Role.OFFICER, Role.ANALYST, Role.PLANNER, Role.SERVICE)
OPEN = Permission.STRUCTURE_READ.value


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing to mend, in one place."""

    code: str
    severity: str
    said: Words
    sheet: str
    row: int | None


def run(question: Question, tell: Tell) -> Result:
    """Look at every table, and at what the computations miss."""
    city = question.snapshot
    _settings, odd = readings.read(city.settings_rows)
    seen = [_seen(each) for each in (*odd, *checks.check(city))]
    errors = sum(each.severity == "error" for each in seen)
    tell(40, "Memeriksa isian yang kosong", "Looking for blanks")
    seen += _blank(question)
    tell(50, "Memeriksa kebutuhan", "Checking the needs")
    if not errors:
        seen += _of_positions(question, balance(city, question.law).findings)
    rows = _rows(question, seen)
    facts = {"errors": errors, "warnings": len(seen) - errors}
    said = words(SUMMARY if errors else LOOK if seen else CLEAN, **facts)
    if len(city.employees) and city.appraisals.is_empty():
        more = words(NO_APPRAISALS)
        said = Words(id=said.id + more.id, en=said.en + more.en)
    return Result(said, (_to_do(rows), _cases(rows)))


def _seen(sighting: Sighting) -> Seen:
    facts = {
        name: words(WHERE, sheet=BY_NAME[fact.table].table.sheet, row=fact.row + 1)
        if isinstance(fact, Place) and fact.row is not None
        else fact
        for name, fact in sighting.facts.items()
    }
    told = {lang: _in(facts, lang) for lang in ("id", "en")}
    sentence = sighting.defect.sentence
    return Seen(
        sighting.defect.code,
        sighting.defect.severity.value,
        Words(id=sentence.fill(told["id"], "id"), en=sentence.fill(told["en"], "en")),
        sighting.place.table,
        sighting.place.row,
    )


def _in(facts: dict[str, object], language: str) -> dict[str, object]:
    return {
        name: getattr(fact, language) if isinstance(fact, Words) else fact
        for name, fact in facts.items()
    }


def _blank(question: Question) -> Iterator[Seen]:
    """What is missing, and keeps something from being known."""
    said = {blank.code: blank.said for blank in BLANKS}
    for blank, row in blanks(question.snapshot, question.law):
        yield Seen(blank.code, "warning", said[blank.code], blank.table, row)


def _of_positions(question: Question, found: Iterable[Finding]) -> Iterator[Seen]:
    """What keeps needs and projections from being known, at its position."""
    codes = question.snapshot.positions["position"].to_list()
    at = {code: row for row, code in enumerate(codes)}
    for each in found:
        row = at.get(str(each.facts.get("position")))
        yield Seen(each.code, "warning", finding(each), "positions", row)


def _rows(question: Question, seen: list[Seen]) -> pl.DataFrame:
    """One row for each case, with its place and who may see it."""
    records, units = question.places.records, question.places.units
    label = dict(units.select("unit_path", "unit_label").iter_rows())
    agency = {
        path: (above, name)
        for path, above, name in units.select(
            "unit_path", "agency_path", "agency_label"
        ).iter_rows()
    }
    rows = []
    for each in seen:
        known = records.get(each.sheet, ())
        is_row = each.row is not None and each.row < len(known)
        pk, path, nip = known[each.row or 0] if is_row else (None, "", "")
        above, agency_name = agency.get(path, ("", None))
        sheet = BY_NAME[each.sheet]
        rows.append(
            {
                "sheet": sheet.table.sheet,
                "sheet_name": sheet.name,
                "record": f"{sheet.table.sheet} {each.row + 1}"
                if each.row is not None
                else sheet.table.sheet,
                "record_pk": pk,
                "unit": label.get(path),
                "agency": agency_name,
                "agency_path": above,
                "code": each.code,
                "severity": each.severity,
                "said_id": each.said.id,
                "said_en": each.said.en,
                "_path": path,
                "_nip": nip,
                "_read": sheet.read.value,
            }
        )
    return pl.DataFrame(rows, schema=ROWS)


ROWS = {
    **dict.fromkeys(("sheet", "sheet_name", "record"), pl.String),
    "record_pk": pl.Int64,
    **dict.fromkeys(
        (
            *("unit", "agency", "agency_path", "code", "severity"),
            *("said_id", "said_en", "_path", "_nip", "_read"),
        ),
        pl.String,
    ),
}


def _to_do(rows: pl.DataFrame) -> Table:
    """What to do, by agency and kind, the most urgent first."""
    grouped = (
        rows.group_by(
            "agency", "agency_path", "code", "severity", "sheet", "sheet_name", "_read"
        )
        .agg(
            pl.len().cast(pl.Int64).alias("count"),
            pl.col("said_id", "said_en").first(),
        )
        .sort("severity", pl.col("count").neg(), "agency", "code", "sheet")
        .with_columns(
            _path="agency_path",
            query=pl.format("tabel=kasus&code={}&sheet={}", "code", "sheet"),
        )
    )
    who = [_mender(name) for name in grouped["sheet_name"]]
    return Table(
        "tugas",
        Words(id="Yang perlu dikerjakan", en="What to do"),
        (
            long(
                "said",
                "Yang perlu diperbaiki (contoh)",
                "What to mend (example)",
                in_both=True,
                query="query",
            ),
            text("severity", "Keadaan", "State", form=Form.VERDICT, is_filter=True),
            whole("count", "Banyaknya", "How many"),
            text("agency", "Perangkat daerah", "Agency"),
            text("sheet", "Lembar", "Sheet", is_filter=True),
            text("who", "Oleh", "By", in_both=True),
            text("code", "Kode", "Code", is_filter=True),
        ),
        grouped.with_columns(both("who", who)),
        Words(
            id="Tidak ada yang perlu dikerjakan di sini. Terima kasih.",
            en="Nothing to do here. Thank you.",
        ),
    )


def _mender(sheet: str) -> Words:
    role = next(
        (each for each in MENDERS if BY_NAME[sheet].change in MAY[each]), Role.PLANNER
    )
    return Words.of(role.label)


def _cases(rows: pl.DataFrame) -> Table:
    return Table(
        "kasus",
        Words(id="Setiap kasus", en="Every case"),
        (
            text("record", "Baris", "Row", sheet="@sheet_name"),
            text("severity", "Keadaan", "State", form=Form.VERDICT, is_filter=True),
            long("said", "Apa yang perlu diperbaiki", "What to mend", in_both=True),
            text("unit", "Unit", "Unit"),
            text("sheet", "Lembar", "Sheet", is_filter=True),
            text("code", "Kode", "Code", is_filter=True),
        ),
        rows,
        Words(id="Tidak ada kasus di sini.", en="No cases here."),
    )


CHECK = Computation(
    "check",
    _("Check of the data"),
    _("What should be mended before anything is computed: who, where, and how."),
    run,
    of_records=True,
)
