"""An invented city with job analyses, small enough to see through."""

from datetime import date

import polars as pl

from tepat.snapshot import Snapshot
from tepat.snapshot.columns import TABLES
from tepat.snapshot.settings import Settings

DAY = date(2026, 11, 26)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(name, rows):
    return pl.DataFrame(rows, schema=SCHEMAS[name])


UNITS = (
    {"unit": "U1", "name": "Kota Contoh", "parent": None},
    {"unit": "U2", "name": "Dinas Contoh", "parent": "U1"},
    {"unit": "U3", "name": "Bidang Data", "parent": "U2"},
)
JOBS = (
    {
        "job": "J1",
        "name": "Pengolah Data",
        "family": "PELAKSANA",
        "position_class": 6,
    },
    {
        "job": "J2",
        "name": "Pranata Komputer Ahli Muda",
        "family": "FUNGSIONAL",
        "level": "AHLI MUDA",
        "position_class": 9,
    },
)
POSITIONS = (
    {
        "position": "P1",
        "unit": "U2",
        "name": "Kepala Dinas Contoh",
        "family": "JPT",
        "level": "JPT PRATAMA",
        "position_class": 14,
    },
    {
        "position": "P2",
        "unit": "U3",
        "name": "Kepala Bidang Data",
        "family": "ADMINISTRATOR",
        "position_class": 11,
    },
    {
        "position": "P3",
        "unit": "U3",
        "name": "Pengolah Data",
        "family": "PELAKSANA",
        "job": "J1",
    },
)
ANALYSIS = {
    "position": "J1",
    "summary": "Mengolah data dengan teliti sesuai prosedur agar laporan benar.",
    "education": "D3 Statistika",
    "leadership_training": None,
    "technical_training": "Pengolahan data",
    "functional_training": None,
    "experience": "1 tahun",
    "knowledge": "Statistika dasar",
    "skills": ["Mengetik", "Lembar kerja"],
    "aptitudes": ["G", "N", "Q"],
    "temperaments": ["R", "T"],
    "interests": ["konvensional", "investigatif"],
    "efforts": ["Duduk", "Berbicara"],
    "functions": ["D3", "O7", "B7"],
    "workplace": "Dalam ruangan",
    "temperature": "Sejuk",
    "achievement": "Baik",
    "position_class": 6,
    "analysed_on": date(2026, 1, 31),
    "basis": "Keputusan Wali Kota 1/2026",
}
TASKS = (
    {
        "position": "J1",
        "number": 1,
        "description": "Mengumpulkan data",
        "result": "Daftar data masuk",
        "result_unit": "data",
        "volume": 12.0,
        "period": "bulan",
        "time": 90.0,
        "time_unit": "menit",
        "approach": "tugas",
    },
    {
        "position": "J1",
        "number": 2,
        "description": "Menyusun laporan",
        "result": "laporan",
        "approach": "tugas",
    },
)
STEPS = (
    {"position": "J1", "task": 1, "number": 1, "description": "Menerima berkas"},
    {"position": "J1", "task": 1, "number": 2, "description": "Mencatat berkas"},
)
DETAILS = (
    {"item": "BAHAN", "description": "Berkas data", "use": "Mengumpulkan data"},
    {"item": "PERANGKAT", "description": "Komputer", "use": "Semua tugas"},
    {"item": "TANGGUNG_JAWAB", "description": "Kebenaran data"},
    {"item": "WEWENANG", "description": "Menolak berkas yang tidak lengkap"},
    {
        "item": "KORELASI",
        "description": "Kepala Bidang Data",
        "other_unit": "Dinas Contoh",
        "matter": "Menerima tugas",
    },
    {"item": "RISIKO", "description": "Mata lelah", "cause": "Layar"},
)


def city(**told):
    """The invented city, with other rows where they are told."""
    details = [
        {"position": "J1", "number": 1, **row} for row in told.pop("details", DETAILS)
    ]
    rows = {
        "units": UNITS,
        "jobs": JOBS,
        "positions": POSITIONS,
        "tasks": TASKS,
        "steps": STEPS,
        "analyses": (ANALYSIS,),
        "details": details,
    } | told
    settings = Settings(reference_day=DAY, agency_name="Pemerintah Kota Contoh")
    frames = {name: frame(name, list(each)) for name, each in rows.items()}
    return Snapshot(DAY, settings, **frames)
