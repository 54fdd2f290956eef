"""A town of four units, with names that try to be something else."""

from datetime import date

import polars as pl
import pytest

from tepat.reports.about import About
from tepat.reports.position_map.tree import position_map

DAY = date(2026, 11, 24)
SCRIPT = "</script><script>alert(1)</script>"
FORMULA = "=1+1"

# unit, name, parent, kind, path, depth, order, leader
UNITS = [
    ("K", "Kota Uji & Coba", None, "KOTA", "K", 0, 0, "J1"),
    ("D", f"Dinas {SCRIPT}", "K", "DINAS", "K/D", 1, 1, "J2"),
    ("B", "Bidang Mutu", "D", None, "K/D/B", 2, 2, None),
    ("S", "Sekolah Ketiga", "K", "SD", "K/S", 1, 3, None),
]
# position, unit, name, family, level, position_class, superior_resolved, is_leader
POSITIONS = [
    ("J1", "K", "Sekretaris Daerah", "JPT", "JPT PRATAMA", 15, None, True),
    ("J2", "D", "Kepala Dinas", "JPT", "JPT PRATAMA", 14, "J1", True),
    ("J3", "D", "Sekretaris", "ADMINISTRATOR", "ADMINISTRATOR", 12, "J2", False),
    ("J4", "B", "Pengolah Data", "PELAKSANA", "PELAKSANA", 6, "J2", False),
    ("J5", "B", "Analis Ahli Muda", "FUNGSIONAL", "AHLI MUDA", 10, "J2", False),
    ("J6", "B", "Analis Ahli Pertama", "FUNGSIONAL", "AHLI PERTAMA", 8, "J2", False),
    ("J7", "S", FORMULA, "FUNGSIONAL", "AHLI PERTAMA", None, "J1", False),
]
# position, need, occupied, gap, projection
BALANCE = [
    ("J1", 1, 1, 0, [0, -1, -1, -1, -1]),
    ("J2", 1, 0, -1, [-1] * 5),
    ("J3", 1, 1, 0, [0] * 5),
    ("J4", 2, 3, 1, [1] * 5),
    ("J5", 4, 1, -3, [-4] * 5),
    ("J6", 0, 0, 0, [0] * 5),
    ("J7", None, 1, None, None),
]
# nip, name, position, retirement_day, contract_ends
PEOPLE = [
    ("196801012000011901", "Ani, S.E.", "J1", date(2028, 2, 1), None),
    ("199001012015012902", FORMULA, "J3", date(2048, 2, 1), None),
    ("196601012000011903", SCRIPT, "J4", date(2026, 11, 24), None),
    ("199101012022011904", "Budi", "J4", date(2049, 2, 1), date(2026, 11, 24)),
    ("199201012022011905", "Citra", "J4", date(2050, 2, 1), date(2026, 11, 23)),
    ("199301012022011906", "Dewi", "J5", date(2051, 2, 1), date(2027, 11, 24)),
    ("199401012022011907", "Eka", "J7", None, None),
    ("199501012022011908", "Fajar", None, None, None),
]


@pytest.fixture
def frames():
    units = pl.DataFrame(
        UNITS,
        schema=["unit", "name", "parent", "kind", "path", "depth", "order", "leader"],
        orient="row",
    )
    names = ["position", "unit", "name", "family", "level", "position_class"]
    positions = pl.DataFrame(
        POSITIONS, schema=[*names, "superior_resolved", "is_leader"], orient="row"
    ).with_columns(
        echelon=pl.lit(None, pl.String),
        critical=pl.col("position") == "J2",
        education_min=pl.lit("S1"),
        fields=pl.lit(["Hukum", "Akuntansi"]),
        grade_min=pl.lit("III/a"),
        grade_max=pl.lit(None, pl.String),
    )
    balance = pl.DataFrame(
        BALANCE,
        schema={
            "position": pl.String,
            "need": pl.Int64,
            "occupied": pl.Int64,
            "gap": pl.Int64,
            "projection": pl.List(pl.Int64),
        },
        orient="row",
    ).with_columns(
        workload_hours=pl.when(pl.col("position") == "J4").then(2500.5),
        fte=pl.when(pl.col("position") == "J4").then(2.0004),
        source=pl.lit("kebutuhan"),
    )
    people = pl.DataFrame(
        PEOPLE,
        schema={
            "nip": pl.String,
            "name": pl.String,
            "position": pl.String,
            "retirement_day": pl.Date,
            "contract_ends": pl.Date,
        },
        orient="row",
    ).with_columns(
        status=pl.lit("PNS"),
        grade=pl.lit("III/a"),
        education=pl.lit("S1"),
        field=pl.lit("Hukum"),
    )
    return units, positions, balance, people


@pytest.fixture
def chart(frames):
    return position_map(*frames, day=DAY)


@pytest.fixture
def nameless(frames):
    return position_map(*frames, day=DAY, names=False)


@pytest.fixture
def about():
    return About("Kota Uji & Coba", DAY, "kota.xlsx", is_example=True)
