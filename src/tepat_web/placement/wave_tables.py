"""In which order a plan is carried out, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from tepat.placement.names import GOAL_NAMES
from tepat.reports.plan import waves as report
from tepat.reports.plan.teller import Teller
from tepat.reports.waves import rows as summary
from tepat.waves import Execution
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import both, long, text, whole, words
from tepat_web.snapshots.places import Places
from tepat_web.snapshots.result import Form, Table

from .framing import NAME, NIP, Row, columns, of_city, of_people

PEOPLE = Words(id="orang", en="people")
# The report names who left the seat; here each row is told to whom it is about.
AFTER = Sentence(
    id="setelah pendahulunya melepas kursinya", en="after the seat has been left"
)


def tables(
    tellers: tuple[Teller, Teller], found: Execution, places: Places
) -> tuple[Table, ...]:
    """Return the moves in their order, the state after each wave, and refusals."""
    return (
        _steps(tellers[0], found, places),
        _states(found),
        _refusals(tellers, found),
    )


def _steps(teller: Teller, found: Execution, places: Places) -> Table:
    rows = list(report.steps(teller, found))
    told = columns(
        rows,
        ("nip", "name", "from", "to", "to_unit"),
        ("wave", "moment", "chain"),
    ).with_columns(
        *both("how", (words(it) for it in _how(rows))),
        *both("needs", (words(row["needs"]) for row in rows)),
        pl.Series("day", [row["day"] for row in rows], dtype=pl.Date),
        of_chain=pl.format("tabel=perpindahan&chain={}", "chain"),
    )
    return Table(
        "gelombang",
        Words(id="Gelombang", en="Waves"),
        (
            NAME,
            whole("wave", "Gelombang", "Wave", is_filter=True),
            text("day", "Tanggal", "Day", form=Form.DAY),
            whole("moment", "Urutan", "Order"),
            text("from", "Dari jabatan", "From position"),
            text("to", "Ke jabatan", "To position"),
            text("to_unit", "Unit tujuan", "To unit"),
            long("how", "Cara", "How", in_both=True),
            whole("chain", "Rantai", "Chain", query="of_chain"),
            long("needs", "Masih perlu", "Still needed", in_both=True),
            NIP,
        ),
        of_people(told, places),
        Words(
            id="Tidak ada perpindahan yang dapat Anda lihat di bagian ini.",
            en="There are no moves here that you can see.",
        ),
    )


def _how(rows: Sequence[Row]) -> list[Sentence]:
    """Say how each move goes, without naming anybody else."""
    at_once = Counter((row["wave"], row["moment"]) for row in rows)
    return [
        row["how"]
        if at_once[row["wave"], row["moment"]] > 1 or row["how"] == report.INTO_ROOM
        else AFTER
        for row in rows
    ]


def _states(found: Execution) -> Table:
    rows = [
        {"wave": 0, "day": None, "moves": 0, **row} for row in summary.standing(found)
    ]
    goals = found.moves.goals
    told = columns(rows, (), ("wave", "moves", *goals)).with_columns(
        pl.Series("day", [row["day"] for row in rows], dtype=pl.Date),
        of_wave=pl.when(pl.col("wave") > 0).then(
            pl.format("tabel=gelombang&wave={}", "wave")
        ),
    )
    return Table(
        "setelah-gelombang",
        Words(id="Setelah tiap gelombang", en="After each wave"),
        (
            whole("wave", "Setelah gelombang", "After wave", query="of_wave"),
            text("day", "Tanggal", "Day", form=Form.DAY),
            whole("moves", "Pindah", "Move", unit=PEOPLE),
            *(whole(goal, GOAL_NAMES[goal].id, GOAL_NAMES[goal].en) for goal in goals),
        ),
        of_city(told),
        Words(id="Tidak ada gelombang.", en="There are no waves."),
    )


def _refusals(tellers: tuple[Teller, Teller], found: Execution) -> Table:
    rows, others = (list(summary.refusals(teller, found)) for teller in tellers)
    told = columns(rows, ("nip", "name", "to"), ("wave", "stays")).with_columns(
        *(
            column
            for name in ("who", "empty")
            for column in both(
                name,
                (
                    Words(id=row[name], en=other[name]) if row[name] else None
                    for row, other in zip(rows, others, strict=True)
                ),
            )
        ),
        page=pl.format("orang/{}/", "nip"),
    )
    return Table(
        "bila-menolak",
        Words(id="Bila seorang menolak", en="If one refuses"),
        (
            NAME,
            text("to", "Ke jabatan", "To position"),
            whole("wave", "Gelombang", "Wave"),
            whole("stays", "Ikut tetap", "Stay too", unit=PEOPLE),
            long("who", "Siapa", "Who", in_both=True),
            long("empty", "Kursi yang batal terisi", "Seats left empty", in_both=True),
            NIP,
        ),
        of_city(told),
        Words(id="Tidak ada perpindahan.", en="There are no moves."),
    )
