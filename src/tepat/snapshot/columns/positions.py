"""Tables of what there is to hold: the jobs of the catalogue and the positions."""

from __future__ import annotations

from tepat.snapshot.vocabulary import (
    ECHELONS,
    FAMILIES,
    FAMILY_SYNONYMS,
    LEVEL_SYNONYMS,
    LEVELS,
)
from tepat.words import Sentence

from .column import Column, Kind, Table

_FAMILY = Column(
    "family",
    "jenis",
    Kind.CHOICE,
    Sentence(
        id="Jenis jabatan: JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL, PELAKSANA.",
        en="Job family: JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL, PELAKSANA.",
    ),
    required=True,
    choices=FAMILIES,
    synonyms=FAMILY_SYNONYMS,
    aliases=("jenis_jabatan", "jenis_jabatan_nama"),
)
_LEVEL = Column(
    "level",
    "jenjang",
    Kind.CHOICE,
    Sentence(
        id="Jenjang, misalnya AHLI MUDA; kosong untuk pelaksana.",
        en="Level, for example AHLI MUDA; blank for operational jobs.",
    ),
    choices=LEVELS,
    synonyms=LEVEL_SYNONYMS,
    aliases=("jenjang_jabatan", "jenjang_nama"),
)
_CLASS = Column(
    "position_class",
    "kelas",
    Kind.WHOLE,
    Sentence(id="Kelas jabatan, 1 sampai 17.", en="Position class, 1 to 17."),
    low=1,
    high=17,
    aliases=("kelas_jabatan",),
)
_GRADE_MIN = Column(
    "grade_min",
    "golongan_min",
    Kind.GRADE,
    Sentence(id="Golongan terendah.", en="Lowest grade."),
)
_GRADE_MAX = Column(
    "grade_max",
    "golongan_maks",
    Kind.GRADE,
    Sentence(id="Golongan tertinggi.", en="Highest grade."),
)
_EDUCATION_MIN = Column(
    "education_min",
    "pendidikan_min",
    Kind.EDUCATION,
    Sentence(id="Pendidikan terendah.", en="Lowest level of education."),
)
_FIELDS = Column(
    "fields",
    "bidang_pendidikan",
    Kind.LIST,
    Sentence(
        id="Bidang pendidikan yang diterima, dipisah titik koma; kosong = semua.",
        en="Accepted fields of study, separated by semicolons; blank = any.",
    ),
)
_RETIREMENT_AGE = Column(
    "retirement_age",
    "bup",
    Kind.WHOLE,
    Sentence(
        id="Batas usia pensiun jabatan ini; kosong = menurut peraturan.",
        en="Retirement age of this job; blank = as the regulation says.",
    ),
    low=50,
    high=75,
    aliases=("usia_bup", "bup_usia"),
)
_GROUP = Column(
    "group",
    "rumpun",
    Kind.TEXT,
    Sentence(id="Rumpun jabatan.", en="Job group."),
    aliases=("rumpun_jabatan", "rumpun_jabatan_nama"),
)

JOBS = Table(
    "jobs",
    "nomenklatur",
    Sentence(
        id="Satu jabatan dalam katalog, di mana pun ia berada.",
        en="One job of the catalogue, wherever it stands.",
    ),
    (
        Column(
            "job",
            "kode",
            Kind.CODE,
            Sentence(id="Kode nomenklatur, unik.", en="Code of the job, unique."),
            required=True,
            aliases=("kode_nomenklatur",),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama jabatan.", en="Title of the job."),
            required=True,
            aliases=("nama_jabatan",),
        ),
        _FAMILY,
        _LEVEL,
        _CLASS,
        _GRADE_MIN,
        _GRADE_MAX,
        _EDUCATION_MIN,
        _FIELDS,
        _RETIREMENT_AGE,
        _GROUP,
        Column(
            "valid_from",
            "mulai",
            Kind.DAY,
            Sentence(
                id="Hari nama ini mulai berlaku; kosong: sejak semula.",
                en="Day from which the title is in force; blank: always was.",
            ),
        ),
        Column(
            "valid_to",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari nama ini tidak berlaku lagi; kosong: masih berlaku.",
                en="Day from which it is in force no more; blank: it still is.",
            ),
        ),
        Column(
            "successor",
            "pengganti",
            Kind.CODE,
            Sentence(
                id="Kode nomenklatur penggantinya.",
                en="Code of the job that takes its place.",
            ),
            refers=("jobs.job",),
        ),
        Column(
            "basis",
            "dasar",
            Kind.TEXT,
            Sentence(id="Peraturan yang menetapkannya.", en="Where it is laid down."),
        ),
        Column(
            "verified",
            "terverifikasi",
            Kind.TRUTH,
            Sentence(
                id="ya bila seseorang sudah membaca naskah resminya.",
                en="ya where a person has read the official text.",
            ),
        ),
    ),
    key=("job",),
)

POSITIONS = Table(
    "positions",
    "jabatan",
    Sentence(
        id="Satu jabatan pada satu unit kerja, dengan jumlah kursinya.",
        en="One job in one unit, with its number of seats.",
    ),
    (
        Column(
            "position",
            "kode",
            Kind.CODE,
            Sentence(id="Kode jabatan, unik.", en="Code of the position, unique."),
            required=True,
            aliases=("kode_jabatan", "jabatan_id"),
        ),
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit tempatnya.", en="Code of its unit."),
            required=True,
            aliases=("kode_unit", "unit_kerja", "unor_id"),
            refers=("units.unit",),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama jabatan.", en="Title."),
            required=True,
            aliases=("nama_jabatan", "jabatan_nama"),
        ),
        _FAMILY,
        Column(
            "job",
            "nomenklatur",
            Kind.CODE,
            Sentence(
                id="Kode nomenklatur; kosong: nama, jenis dan jenjang yang sama "
                "berarti jabatan yang sama.",
                en="Code of the job; blank: equal title, family and level mean "
                "the same job.",
            ),
            aliases=("kode_nomenklatur",),
            refers=("jobs.job",),
        ),
        _LEVEL,
        Column(
            "echelon",
            "eselon",
            Kind.CHOICE,
            Sentence(id="Eselon, misalnya III.a.", en="Echelon, e.g. III.a."),
            choices=ECHELONS,
        ),
        _CLASS,
        Column(
            "need_stated",
            "kebutuhan",
            Kind.WHOLE,
            Sentence(
                id="Kebutuhan pegawai (orang), dipakai bila tidak ada beban kerja.",
                en="People needed, used where there is no workload.",
            ),
            low=0,
            high=100_000,
            aliases=("kebutuhan_pegawai", "formasi"),
        ),
        Column(
            "superior",
            "atasan",
            Kind.CODE,
            Sentence(
                id="Kode jabatan atasan; kosong: pemimpin unit, dan bagi pemimpin "
                "unit: pemimpin unit induk.",
                en="Code of the superior position; blank: the leader of the unit, and "
                "for a leader the leader of the parent unit.",
            ),
            aliases=("kode_atasan",),
            refers=("positions.position",),
        ),
        _GRADE_MIN,
        _GRADE_MAX,
        _EDUCATION_MIN,
        _FIELDS,
        Column(
            "experience_min_years",
            "pengalaman_min_tahun",
            Kind.DECIMAL,
            Sentence(
                id="Pengalaman terendah dalam tahun.", en="Least experience in years."
            ),
            low=0,
            high=40,
        ),
        _RETIREMENT_AGE,
        _GROUP,
        Column(
            "critical",
            "kritis",
            Kind.TRUTH,
            Sentence(
                id="ya bila kursi ini harus lebih dahulu terisi.",
                en="ya where this seat must be filled first.",
            ),
            default=False,
        ),
        Column(
            "holders_stated",
            "bezetting",
            Kind.WHOLE,
            Sentence(
                id="Jumlah pemangku; dibaca hanya bila lembar pegawai tanpa baris.",
                en="Number of holders; read only where sheet pegawai has no rows.",
            ),
            low=0,
            high=100_000,
        ),
        Column(
            "origin",
            "asal",
            Kind.LIST,
            Sentence(
                id="Kode jabatan sekarang yang menjadi jabatan ini, dalam struktur "
                "baru; dipisah titik koma.",
                en="Codes of the present positions that become this one in a structure "
                "to be; separated by semicolons.",
            ),
        ),
    ),
    needed=True,
    may_be_empty=False,
    key=("position",),
)
