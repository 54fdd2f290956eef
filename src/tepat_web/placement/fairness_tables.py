"""Who bears what in a plan, and whether like people are treated alike, as tables.

Justified envy tells of wishes, and names two people: its rows are for who may see all
wishes, and nobody finds themselves in them. What a plan asks of a person is told to
that person, too. Groups are told as the engine tells them: small ones not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polars as pl

from tepat.fairness import Fairness
from tepat.fairness.spread import MEASURES
from tepat.reports.plan import fairness as report
from tepat.reports.plan.teller import Teller
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import both, long, text, whole, words
from tepat_web.snapshots.places import Places
from tepat_web.snapshots.result import Field, Form, Table

from .framing import NAME, NIP, Row, columns, of_city, of_people, of_units

ONE_PLACE = 1  # decimal
MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
HARD = {
    None: Words(id="belum diketahui", en="not known"),
    True: Words(id="ya", en="yes"),
    False: Words(id="tidak", en="no"),
}
BEFORE, AFTER = ("sebelum", "before"), ("sesudah", "after")
WHEN = (BEFORE, AFTER)


def tables(
    tellers: tuple[Teller, Teller], found: Fairness, places: Places
) -> tuple[Table, ...]:
    """Return justified envy, equal treatment, burdens and what agencies have."""
    return (
        _treatment(tellers, found),
        _envy(tellers, found),
        _groups(found),
        _people(tellers[0], found, places),
        _agencies(found, places),
        _lost(found, places),
    )


def _treatment(tellers: tuple[Teller, Teller], found: Fairness) -> Table:
    rows = list(report.treatment(tellers[0], found))
    english = list(report.treatment(tellers[1], found))
    told = pl.DataFrame(
        [
            *both("outcome", (words(row["outcome"]) for row in rows)),
            *both("dimension", (words(row["dimension"]) for row in rows)),
            *both("condition", (words(row["condition"]) for row in rows)),
            *_in_both("figures", rows, english),
            *_in_both("verdict", rows, english),
        ]
    )
    return Table(
        "perlakuan-setara",
        Words(id="Perlakuan setara", en="Equal treatment"),
        (
            text("outcome", "Hal", "Outcome", in_both=True, is_filter=True),
            text("dimension", "Menurut", "By", in_both=True, is_filter=True),
            text("condition", "Di antara", "Among", in_both=True, is_filter=True),
            long(
                "figures",
                "Angka dan selang 95 persen",
                "Figures and 95 per cent interval",
                in_both=True,
            ),
            long("verdict", "Yang dapat dikatakan", "What can be said", in_both=True),
        ),
        of_city(told),
        Words(
            id="Perbandingan ini hanya untuk yang dapat melihat seluruh kota.",
            en="These comparisons are for who may see the whole city.",
        ),
    )


def _envy(tellers: tuple[Teller, Teller], found: Fairness) -> Table:
    rows, english = (list(report.envy(teller, found)) for teller in tellers)
    told = columns(
        rows,
        ("nip", "name", "seat", "position", "holder_name"),
        ("wish", "fit", "holder_fit", "gap"),
    ).with_columns(
        *both("kind", (words(row["kind"]) for row in rows)),
        *_in_both("cause", rows, english),
        *_in_both("loss", rows, english),
        page=pl.format("orang/{}/", "nip"),
        _read=pl.lit(Permission.WISHES_READ.value),
    )
    return Table(
        "dasar-keberatan",
        Words(id="Dasar keberatan atas kursi", en="Justified envy"),
        (
            NAME,
            text("kind", "Dasar", "Based on", in_both=True, is_filter=True),
            text("seat", "Jabatan dalam rencana", "Position in the plan"),
            text("position", "Jabatan yang dipersoalkan", "Position envied"),
            whole("wish", "Urutan minat", "Wish"),
            whole("fit", "Kesesuaiannya", "Own fit"),
            text("holder_name", "Pemangku dalam rencana", "Holder in the plan"),
            whole("holder_fit", "Kesesuaian pemangku", "Holder's fit"),
            whole("gap", "Selisih", "Gap"),
            long(
                "cause", "Yang melindungi kursi itu", "What protects it", in_both=True
            ),
            long("loss", "Rugi paling sedikit", "Least loss", in_both=True),
            NIP,
        ),
        told,
        Words(
            id="Tidak ada, atau Anda tidak berwenang melihat minat pegawai.",
            en="There is none, or you may not see employees' wishes.",
        ),
    )


def _groups(found: Fairness) -> Table:
    rows = list(report.groups(found))
    numbers = ("people", "moved", "hard_before", "hard_after", "to_hard")
    told = columns(rows, (), numbers).with_columns(
        *both("name", (words(row["name"]) for row in rows)),
        *_decimals(rows, "distance_mean", "distance_most", "recent_mean"),
    )
    return Table(
        "beban-kelompok",
        Words(id="Beban menurut kelompok", en="Burden by group"),
        (
            text("name", "Kelompok", "Group", in_both=True),
            whole("people", "Orang", "People"),
            whole("moved", "Dipindahkan", "Move"),
            whole("hard_before", "Di tempat berat, sebelum", "Hardship, before"),
            whole("hard_after", "Di tempat berat, sesudah", "Hardship, after"),
            whole("to_hard", "Dipindahkan ke sana", "Moved there"),
            _decimal("distance_mean", "Jarak rata-rata (km)", "Mean distance (km)"),
            _decimal("distance_most", "Terjauh (km)", "Farthest (km)"),
            _decimal(
                "recent_mean",
                "Perpindahan dalam 5 tahun, rata-rata",
                "Moves in 5 years, mean",
            ),
        ),
        of_city(told),
        Words(
            id="Angka kelompok hanya untuk yang dapat melihat seluruh kota.",
            en="Figures of groups are for who may see the whole city.",
        ),
    )


def _people(teller: Teller, found: Fairness, places: Places) -> Table:
    rows = list(report.borne(teller, found, movers=True))
    told = columns(
        rows, ("nip", "name", "from", "to"), ("recent", "total")
    ).with_columns(
        *both("hard", (HARD[row["hard"]] for row in rows)),
        *_decimals(rows, "distance"),
    )
    return Table(
        "beban-orang",
        Words(id="Beban yang pindah", en="Burden of who moves"),
        (
            NAME,
            text("from", "Dari unit", "From unit"),
            text("to", "Ke unit", "To unit"),
            _decimal("distance", "Jarak (km)", "Distance (km)"),
            text(
                "hard", "Tempat tugas berat", "Hardship", in_both=True, is_filter=True
            ),
            whole("recent", "Pindah dalam 5 tahun", "Moves in 5 years"),
            whole("total", "Pindah tercatat", "Moves on record"),
            NIP,
        ),
        of_people(told, places),
        Words(
            id="Tidak ada perpindahan yang dapat Anda lihat di bagian ini.",
            en="There are no moves here that you can see.",
        ),
    )


def _agencies(found: Fairness, places: Places) -> Table:
    rows = found.spread.agencies.to_dicts()
    parts = [f"{name}_{when}" for name in MEASURES for _, when in WHEN]
    counts = ("need", "people_before", "people_after")
    told = columns(rows, ("agency", "name"), counts).with_columns(
        *_decimals(rows, *parts), unit="agency"
    )
    return Table(
        "perangkat-daerah",
        Words(id="Tiap perangkat daerah", en="Each agency"),
        (
            text("name", "Perangkat daerah", "Agency"),
            whole("need", "Kebutuhan", "Need"),
            whole("people_before", "Orang, sebelum", "People, before"),
            whole("people_after", "Orang, sesudah", "People, after"),
            *(
                _decimal(
                    f"{name}_{when}",
                    f"{said.id[:1].upper()}{said.id[1:]}, {kapan}",
                    f"{said.en[:1].upper()}{said.en[1:]}, {when}",
                )
                for name, said in MEASURES.items()
                for kapan, when in WHEN
            ),
        ),
        of_units(told, places),
        Words(
            id="Tidak ada perangkat daerah yang dapat Anda lihat di sini.",
            en="There are no agencies here that you can see.",
        ),
    )


def _lost(found: Fairness, places: Places) -> Table:
    rows = found.lost.to_dicts()
    told = columns(rows, ("unit", "name", "competency"), ("before", "asked"))
    return Table(
        "kompetensi-hilang",
        Words(id="Kompetensi yang hilang", en="Competencies lost"),
        (
            text("name", "Unit", "Unit"),
            text("competency", "Kompetensi", "Competency"),
            whole("before", "Pemilik sebelumnya", "Had it before"),
            whole("asked", "Jabatan yang memintanya", "Positions asking for it"),
        ),
        of_units(told, places),
        Words(
            id="Tidak ada unit di bagian ini yang kehilangan pemilik terakhir "
            "kompetensi yang dimintanya.",
            en="No unit here loses the last person with a competency it asks for.",
        ),
    )


def _decimal(name: str, id: str, en: str) -> Field:
    return text(name, id, en, form=Form.DECIMAL)


def _decimals(rows: Iterable[Row], *names: str) -> list[pl.Series]:
    told = list(rows)
    return [
        pl.Series(name, [row[name] for row in told], dtype=pl.Float64).round(ONE_PLACE)
        for name in names
    ]


def _in_both(name: str, rows: Sequence[Row], english: Sequence[Row]) -> list[pl.Series]:
    pairs = zip(rows, english, strict=True)
    return both(
        name,
        (
            Words(id=_minus(one[name]), en=_minus(other[name])) if one[name] else None
            for one, other in pairs
        ),
    )


def _minus(said: str) -> str:
    """Write minus signs as such, also behind a bracket."""
    return MINUS.sub("−", said)
