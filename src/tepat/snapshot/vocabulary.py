"""The closed lists of the civil service, with the other spellings met in the field."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES = ("JPT", "ADMINISTRATOR", "PENGAWAS", "FUNGSIONAL", "PELAKSANA")
LEADERSHIP = ("JPT", "ADMINISTRATOR", "PENGAWAS")

FAMILY_SYNONYMS: Mapping[str, str] = {
    "JABATAN PIMPINAN TINGGI": "JPT",
    "JPT PRATAMA": "JPT",
    "JPT MADYA": "JPT",
    "JPT UTAMA": "JPT",
    "JABATAN ADMINISTRATOR": "ADMINISTRATOR",
    "JABATAN PENGAWAS": "PENGAWAS",
    "JF": "FUNGSIONAL",
    "JABATAN FUNGSIONAL": "FUNGSIONAL",
    "FUNGSIONAL TERTENTU": "FUNGSIONAL",
    "JFT": "FUNGSIONAL",
    "JFU": "PELAKSANA",
    "JABATAN PELAKSANA": "PELAKSANA",
    "FUNGSIONAL UMUM": "PELAKSANA",
}

# Level of a position (jenjang). A leadership family may name its own level.
LEVELS = (
    *("JPT UTAMA", "JPT MADYA", "JPT PRATAMA"),
    *("ADMINISTRATOR", "PENGAWAS", "PELAKSANA"),
    *("PEMULA", "TERAMPIL", "MAHIR", "PENYELIA"),
    *("AHLI PERTAMA", "AHLI MUDA", "AHLI MADYA", "AHLI UTAMA"),
)

LEVELS_OF_FAMILY: Mapping[str, tuple[str, ...]] = {
    "JPT": LEVELS[:3],
    "ADMINISTRATOR": ("ADMINISTRATOR",),
    "PENGAWAS": ("PENGAWAS",),
    "FUNGSIONAL": LEVELS[6:],
    "PELAKSANA": ("PELAKSANA",),
}

LEVEL_SYNONYMS: Mapping[str, str] = {
    "UTAMA": "AHLI UTAMA",
    "MADYA": "AHLI MADYA",
    "MUDA": "AHLI MUDA",
    "PERTAMA": "AHLI PERTAMA",
    "PRATAMA": "JPT PRATAMA",
    "PELAKSANA LANJUTAN": "MAHIR",
    "PM": "PEMULA",
    "TR": "TERAMPIL",
    "MH": "MAHIR",
    "PY": "PENYELIA",
    "PT": "AHLI PERTAMA",
    "MU": "AHLI MUDA",
    "MA": "AHLI MADYA",
    "UT": "AHLI UTAMA",
}

ECHELONS = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a")

PNS_GRADES = (
    *("I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d"),
    *("III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e"),
)
PPPK_GRADES = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"),
    *("XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)

# Lowest first; D4 and S1 are equal in rank, as are PROFESI and S2 for our purpose.
EDUCATION_RANK: Mapping[str, int] = {
    "SD": 1,
    "SMP": 2,
    "SLTA": 3,
    "D1": 4,
    "D2": 5,
    "D3": 6,
    "D4": 7,
    "S1": 7,
    "PROFESI": 8,
    "S2": 8,
    "SPESIALIS": 8,
    "SUBSPESIALIS": 9,
    "S3": 9,
}

# BKN's codes of levels (tingkat pendidikan), as its web service has them.
EDUCATION_OF_CODE: Mapping[str, str] = {
    "05": "SD",
    "10": "SMP",
    "12": "SMP",
    "15": "SLTA",
    "17": "SLTA",
    "18": "SLTA",
    "20": "D1",
    "25": "D2",
    "30": "D3",
    "35": "D4",
    "40": "S1",
    "42": "PROFESI",
    "45": "S2",
    "47": "SPESIALIS",
    "49": "SUBSPESIALIS",
    "50": "S3",
}

EDUCATION_SYNONYMS: Mapping[str, str] = {
    "SEKOLAH DASAR": "SD",
    "SLTP": "SMP",
    "SLTP KEJURUAN": "SMP",
    "SMP SEDERAJAT": "SMP",
    "SMA": "SLTA",
    "SMK": "SLTA",
    "SMU": "SLTA",
    "MA": "SLTA",
    "STM": "SLTA",
    "SLTA/SMA SEDERAJAT": "SLTA",
    "SLTA SEDERAJAT": "SLTA",
    "SMA SEDERAJAT": "SLTA",
    "SMA/SMK": "SLTA",
    "SLTA KEJURUAN": "SLTA",
    "SLTA KEGURUAN": "SLTA",
    "DI": "D1",
    "DII": "D2",
    "DIII": "D3",
    "DIV": "D4",
    "DIPLOMA I": "D1",
    "DIPLOMA II": "D2",
    "DIPLOMA III": "D3",
    "DIPLOMA III/SARJANA MUDA": "D3",
    "DIPLOMA IV": "D4",
    "S1/D4": "S1",
    "S1/DIV": "S1",
    "D4/S1": "S1",
    "DIV/S1": "S1",
    "SARJANA": "S1",
    "S1/SARJANA": "S1",
    "SARJANA TERAPAN": "D4",
    "STRATA 1": "S1",
    "STRATA I": "S1",
    "STRATA 2": "S2",
    "STRATA II": "S2",
    "STRATA 3": "S3",
    "STRATA III": "S3",
    "S2/MAGISTER": "S2",
    "S3/DOKTOR": "S3",
    "MAGISTER": "S2",
    "DOKTOR": "S3",
    "SP": "SPESIALIS",
    "SPESIALIS I": "SPESIALIS",
    "SPESIALIS II": "SUBSPESIALIS",
}

STATUSES = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
CONTRACT_STATUSES = ("PPPK", "PPPK_PARUH_WAKTU")
STATUS_SYNONYMS: Mapping[str, str] = {
    "P": "PNS",  # status_cpns_pns of SIASN
    "C": "CPNS",
    "P3K": "PPPK",
    "PPPK PENUH WAKTU": "PPPK",
    "P3K PARUH WAKTU": "PPPK_PARUH_WAKTU",
}
SEX_SYNONYMS: Mapping[str, str] = {
    "LAKI-LAKI": "L",
    "PRIA": "L",
    "M": "L",
    "PEREMPUAN": "P",
    "WANITA": "P",
    "F": "P",
}
EXPECTATIONS = ("DI_ATAS", "SESUAI", "DI_BAWAH")
EXPECTATION_SYNONYMS: Mapping[str, str] = {
    "DI ATAS": "DI_ATAS",
    "DI ATAS EKSPEKTASI": "DI_ATAS",
    "SESUAI EKSPEKTASI": "SESUAI",
    "DI BAWAH": "DI_BAWAH",
    "DI BAWAH EKSPEKTASI": "DI_BAWAH",
}

RATINGS = ("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG")
RATING_SYNONYMS: Mapping[str, str] = {"CUKUP": "BUTUH PERBAIKAN"}
UNIT_RATINGS = ("ISTIMEWA", "BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG")

# Who gives feedback, and the seven values of behaviour (BerAKHLAK).
DIRECTIONS = ("ATASAN", "REKAN", "BAWAHAN", "WARGA")
DIRECTION_SYNONYMS: Mapping[str, str] = {
    "REKAN KERJA": "REKAN",
    "REKAN SEJAWAT": "REKAN",
    "MASYARAKAT": "WARGA",
}
BEHAVIOURS = (
    *("BERORIENTASI_PELAYANAN", "AKUNTABEL", "KOMPETEN", "HARMONIS"),
    *("LOYAL", "ADAPTIF", "KOLABORATIF"),
)
BEHAVIOUR_SYNONYMS: Mapping[str, str] = {
    "BERORIENTASI PELAYANAN": "BERORIENTASI_PELAYANAN",
}

# What a document states about a person, as the requirements of posts ask for it.
STATEMENTS = (
    *("SEHAT", "INTEGRITAS", "BEBAS_TEMUAN", "BEBAS_PROSES_HUKUM"),
    *("BEBAS_IKATAN_DINAS", "UJI_KOMPETENSI", "PELATIHAN_TUGAS", "LHKPN"),
    *("SPT_TAHUNAN", "PERSETUJUAN_ASAL", "PERSETUJUAN_TUJUAN"),
)

# Legal position (kedudukan hukum).
ACTIVE = "Aktif"
LEGAL_POSITION_SYNONYMS: Mapping[str, str] = {"AKTIF": ACTIVE, "01": ACTIVE}
LEFT_SERVICE = ("PENSIUN", "MENCAPAI BUP", "DIBERHENTIKAN", "MENINGGAL", "TIDAK AKTIF")

COMPETENCIES: Mapping[str, str] = {
    "M.01": "Integritas",
    "M.02": "Kerja sama",
    "M.03": "Komunikasi",
    "M.04": "Orientasi pada hasil",
    "M.05": "Pelayanan publik",
    "M.06": "Pengembangan diri dan orang lain",
    "M.07": "Mengelola perubahan",
    "M.08": "Pengambilan keputusan",
    "SK.01": "Perekat bangsa",
}

COMPETENCY_SYNONYMS: Mapping[str, str] = {
    **{name: code for code, name in COMPETENCIES.items()},
    **{code.replace(".0", "."): code for code in COMPETENCIES},
    **{code.replace(".0", ""): code for code in COMPETENCIES},
}
