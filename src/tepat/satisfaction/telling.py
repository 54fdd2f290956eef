"""What is to be known before an index is relied on, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law, Norm, NormNotInForce
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .results import UnitResult
from .sheets import Sheets
from .users import key_of, months_before

SMALL = Sentence(
    id="{name}: hasil belum dapat dipegang. Baru {n} lembar jawaban dalam setahun, "
    "sedangkan untuk {users} pengguna diperlukan {needed}. Tambah responden sebelum "
    "hasilnya diumumkan.",
    en="{name}: the result cannot be relied on yet. There are only {n} answer sheets "
    "in a year, and {users} users ask for {needed}. Ask more people before the result "
    "is made public.",
)
USERS_UNKNOWN = Sentence(
    id="{name}: belum diketahui apakah {n} lembar jawaban setahun cukup. Isi jumlah "
    "penerima setiap layanannya di kolom populasi, lembar layanan.",
    en="{name}: it is not known whether {n} answer sheets a year are enough. Fill in "
    "the users of each of its services in column populasi, sheet layanan.",
)
MORE_THAN_USERS = Sentence(
    id="{name}: {n} lembar jawaban dalam setahun, padahal penerima layanannya tertulis "
    "{users}. Periksa kolom populasi di lembar layanan.",
    en="{name}: {n} answer sheets in a year, though its users are told as {users}. "
    "Check column populasi in sheet layanan.",
)
STRAIGHT = Sentence(
    id="{name}: {straight} dari {n} lembar menjawab semua unsur dengan nilai yang sama."
    "{without} Lembar itu tetap dihitung; lihat cara pengisiannya.",
    en="{name}: {straight} of {n} sheets give every element the same score.{without} "
    "They still count; look at how they were filled in.",
)
WITHOUT = Sentence(
    id=" Tanpa lembar itu IKM {without} ({quality}), bukan {ikm}.",
    en=" Without them the IKM is {without} ({quality}), not {ikm}.",
)
COPIES = Sentence(
    id="{name}: {copies} lembar sama dalam segala hal (hari, layanan, jawaban, data "
    "responden) dengan sedikitnya dua lembar lain. Periksa apakah terisi ganda.",
    en="{name}: {copies} sheets are alike in everything (day, service, answers, "
    "respondent) with at least two others. Check whether they were entered twice.",
)
BLANK = Sentence(
    id="{name}: {blank} lembar tanpa satu jawaban pun tidak dihitung.",
    en="{name}: {blank} sheets without any answer are not counted.",
)
ELEMENTS = Sentence(
    id="{name}: tidak ada jawaban untuk {elements}; indeks dihitung dari {used} unsur "
    "lainnya.",
    en="{name}: nobody answered {elements}; the index is made of the other {used} "
    "elements.",
)
OUT_OF_TIME = Sentence(
    id="{name}: {later} lembar di luar rentang tanggal yang dihitung tidak ikut.",
    en="{name}: {later} sheets outside the days that are counted are left out.",
)
OLD = Sentence(
    id="{name}: survei terakhir {last}, lebih dari {months} bulan sebelum {day}. "
    "Survei diadakan paling sedikit sekali setahun.",
    en="{name}: the last survey was on {last}, more than {months} months before {day}. "
    "A survey is held at least once a year.",
)
NO_INTERVAL = Sentence(
    id="{name}: ketelitian IKM {ikm} belum dapat dihitung, sebab {why}.",
    en="{name}: how sure the IKM of {ikm} is cannot be told, because {why}.",
)
ONE = Sentence(id="baru ada satu lembar jawaban", en="there is one answer sheet only")
AGREE = Sentence(id="semua lembar menilai sama", en="all sheets come to the same score")
FEW_ANSWERS = Sentence(
    id="ada unsur yang hanya dijawab satu lembar",
    en="an element is answered on one sheet only",
)
NOT_SURVEYED = Sentence(
    id="{name}: layanan {services} belum mempunyai lembar jawaban dalam {months} bulan "
    "terakhir. Survei diadakan paling sedikit sekali setahun.",
    en="{name}: services {services} have no answer sheet in the last {months} months. "
    "A survey is held at least once a year.",
)
TITLES: Mapping[str, Sentence] = {
    "SKM-SAMPLE": Sentence(
        id="Responden belum cukup, atau jumlah pengguna belum diisi",
        en="Too few respondents, or users not filled in",
    ),
    "SKM-USERS": Sentence(
        id="Lembar lebih banyak daripada pengguna", en="More sheets than users"
    ),
    "SKM-STRAIGHT": Sentence(
        id="Banyak lembar dengan semua jawaban sama",
        en="Many sheets with every answer the same",
    ),
    "SKM-COPIES": Sentence(
        id="Lembar yang sama dalam segala hal", en="Sheets alike in everything"
    ),
    "SKM-BLANK": Sentence(
        id="Lembar tanpa jawaban, tidak dihitung",
        en="Sheets without answers, not counted",
    ),
    "SKM-DAYS": Sentence(
        id="Lembar di luar rentang tanggal, tidak dihitung",
        en="Sheets outside the days counted",
    ),
    "SKM-ELEMENT": Sentence(id="Unsur tanpa jawaban", en="Elements without answers"),
    "SKM-INTERVAL": Sentence(
        id="Ketelitian belum dapat dihitung", en="How sure it is cannot be told"
    ),
    "SKM-OLD": Sentence(
        id="Survei terakhir sudah lebih dari setahun",
        en="The last survey is over a year old",
    ),
    "SKM-NONE": Sentence(
        id="Layanan tanpa survei setahun terakhir",
        en="Services without a survey in the last year",
    ),
}
WORTH_SAYING = 0.5
"""From this share of straight-lined sheets on, or where they change the quality."""


def of_unit(unit: UnitResult, law: Law) -> Iterator[Finding]:
    """Yield what is to be known about the index of one unit."""
    yield from _of_sample(unit, law)
    yield from _of_sheets(unit)
    yield from _of_interval(unit)


def of_city(
    snapshot: Snapshot, units: Sequence[UnitResult], sheets: Sheets, law: Law
) -> Iterator[Finding]:
    """Yield which surveys are too old, services without one, and sheets left out."""
    names = dict(snapshot.units.select("unit", "name").iter_rows())
    counted = {unit.unit for unit in units}
    for sentence, code, fact, numbers in (
        (BLANK, "SKM-BLANK", "blank", sheets.blank),
        (OUT_OF_TIME, "SKM-DAYS", "later", sheets.later),
    ):
        for unit in sorted(numbers.keys() - counted):
            facts = {"unit": unit, "name": names.get(unit) or unit}
            yield _plain(code, Verdict.UNKNOWN, sentence, facts | {fact: numbers[unit]})
    try:
        norm = law.satisfaction.months_between
    except NormNotInForce:
        return
    since = months_before(snapshot.day, norm.value)
    old = [unit for unit in units if unit.last <= since]
    for each in old:
        facts = {"last": each.last, "months": norm.value, "day": snapshot.day}
        yield _cited("SKM-OLD", Verdict.FAILS, OLD, _at(each) | facts, norm)
    told = {unit.unit for unit in old}
    recent = sheets.frame.filter(pl.col("day") > since).drop_nulls("service")
    asked = {
        (unit, key_of(name)) for unit, name in recent.select("unit", "service").rows()
    }
    unnamed = set(
        sheets.frame.filter((pl.col("day") > since) & pl.col("service").is_null())[
            "unit"
        ]
    )
    for (unit,), rows in snapshot.services.partition_by(
        "unit", as_dict=True, maintain_order=True
    ).items():
        missing = tuple(
            name for name in rows["name"] if (unit, key_of(name)) not in asked
        )
        if missing and unit not in told and unit not in unnamed:
            facts = {
                "unit": unit,
                "name": names.get(unit) or unit,
                "services": missing,
                "months": norm.value,
            }
            yield _cited("SKM-NONE", Verdict.FAILS, NOT_SURVEYED, facts, norm)


def _of_sample(unit: UnitResult, law: Law) -> Iterator[Finding]:
    sample = unit.sample
    facts = _at(unit) | {"n": sample.n, "users": sample.users, "needed": sample.needed}
    if sample.users is not None and sample.n > sample.users:
        yield _plain("SKM-USERS", Verdict.FAILS, MORE_THAN_USERS, facts)
    if sample.verdict is Verdict.HOLDS:
        return
    try:
        norm = law.satisfaction.sample
    except NormNotInForce:
        return
    if sample.verdict is Verdict.FAILS:
        yield _cited("SKM-SAMPLE", Verdict.FAILS, SMALL, facts, norm)
    else:
        yield _cited("SKM-SAMPLE", Verdict.UNKNOWN, USERS_UNKNOWN, facts, norm)


def _of_sheets(unit: UnitResult) -> Iterator[Finding]:
    at, n, odd = _at(unit), unit.score.n, unit.odd
    changes = odd.without is not None and odd.without.quality != unit.score.quality
    if len(odd.straight) >= WORTH_SAYING * n or changes:
        without: Sentence | str = ""
        if odd.without is not None and odd.without.index.ikm != unit.score.index.ikm:
            told = {
                "without": float(odd.without.index.ikm),
                "quality": odd.without.quality,
                "ikm": float(unit.score.index.ikm),
            }
            without = WITHOUT.filled(told)
        facts = at | {"straight": len(odd.straight), "n": n, "without": without}
        yield _plain("SKM-STRAIGHT", Verdict.UNKNOWN, STRAIGHT, facts)
    if odd.copies:
        facts = at | {"copies": len(odd.copies)}
        yield _plain("SKM-COPIES", Verdict.UNKNOWN, COPIES, facts)
    if unit.blank:
        yield _plain("SKM-BLANK", Verdict.UNKNOWN, BLANK, at | {"blank": unit.blank})
    if unit.later:
        facts = at | {"later": unit.later}
        yield _plain("SKM-DAYS", Verdict.UNKNOWN, OUT_OF_TIME, facts)
    unasked = tuple(
        each.element.label for each in unit.score.elements if each.mean is None
    )
    if unasked:
        used = len(unit.score.elements) - len(unasked)
        facts = at | {"elements": unasked, "used": used}
        yield _plain("SKM-ELEMENT", Verdict.UNKNOWN, ELEMENTS, facts)


def _of_interval(unit: UnitResult) -> Iterator[Finding]:
    found = unit.score
    if found.interval is not None:
        return
    why = ONE if found.n == 1 else AGREE if found.spread else FEW_ANSWERS
    facts = _at(unit) | {"ikm": float(found.index.ikm), "why": why}
    yield _plain("SKM-INTERVAL", Verdict.UNKNOWN, NO_INTERVAL, facts)


def _at(unit: UnitResult) -> dict[str, object]:
    return {"unit": unit.unit, "name": unit.name}


def _plain(
    code: str, verdict: Verdict, sentence: Sentence, facts: dict[str, object]
) -> Finding:
    return Finding(code, verdict, sentence, facts)


def _cited(
    code: str,
    verdict: Verdict,
    sentence: Sentence,
    facts: dict[str, object],
    norm: Norm[object],
) -> Finding:
    return Finding(code, verdict, sentence, facts, (norm.cites,), norm.verified)
