"""Tables of what posts are worth and when they are filled."""

from __future__ import annotations

from tepat.words import Sentence

from .analysis import of_job_or_position
from .column import Column, Kind, Table

MOST_LEVELS = 9
WAYS = ("CPNS", "PPPK", "MUTASI")


def _factor(name: str, id: str, en: str) -> Column:
    meaning = Sentence(id=id, en=en)
    return Column(name, name, Kind.WHOLE, meaning, low=1, high=MOST_LEVELS)


EVALUATIONS = Table(
    "evaluations",
    "evaluasi_jabatan",
    Sentence(
        id="Evaluasi sebuah jabatan atau nomenklatur: tingkat setiap faktor.",
        en="The evaluation of one position or job: its level in each factor.",
    ),
    (
        of_job_or_position(),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(
                id="STRUKTURAL (6 faktor) atau FUNGSIONAL (9 faktor); kosong: menurut "
                "jenis jabatan.",
                en="STRUKTURAL (6 factors) or FUNGSIONAL (9 factors); blank: by the "
                "family of the job.",
            ),
            choices=("STRUKTURAL", "FUNGSIONAL"),
            synonyms={"PELAKSANA": "FUNGSIONAL"},
        ),
        _factor(
            "f1",
            "Tingkat faktor 1: ruang lingkup dan dampak program; pada fungsional: "
            "pengetahuan yang dibutuhkan.",
            "Level of factor 1: scope and effect; of functional posts: knowledge "
            "required.",
        ),
        _factor(
            "f2",
            "Tingkat faktor 2: pengaturan organisasi; pada fungsional: pengawasan "
            "penyelia.",
            "Level of factor 2: organisational setting; of functional posts: "
            "supervisory controls.",
        ),
        _factor(
            "f3",
            "Tingkat faktor 3: wewenang penyeliaan dan manajerial; pada fungsional: "
            "pedoman.",
            "Level of factor 3: supervisory and managerial authority; of functional "
            "posts: guidelines.",
        ),
        _factor(
            "f4a",
            "Tingkat faktor 4A: sifat hubungan personal (struktural).",
            "Level of factor 4A: nature of contacts (structural).",
        ),
        _factor(
            "f4b",
            "Tingkat faktor 4B: tujuan hubungan personal (struktural).",
            "Level of factor 4B: purpose of contacts (structural).",
        ),
        _factor(
            "f4",
            "Tingkat faktor 4: kompleksitas (fungsional).",
            "Level of factor 4: complexity (functional).",
        ),
        _factor(
            "f5",
            "Tingkat faktor 5: kesulitan dalam pengarahan pekerjaan; pada fungsional: "
            "ruang lingkup dan dampak.",
            "Level of factor 5: difficulty of work directed; of functional posts: "
            "scope and effect.",
        ),
        _factor(
            "f6",
            "Tingkat faktor 6: kondisi lain; pada fungsional: hubungan personal.",
            "Level of factor 6: other conditions; of functional posts: personal "
            "contacts.",
        ),
        _factor(
            "f7",
            "Tingkat faktor 7: tujuan hubungan (fungsional).",
            "Level of factor 7: purpose of contacts (functional).",
        ),
        _factor(
            "f8",
            "Tingkat faktor 8: persyaratan fisik (fungsional).",
            "Level of factor 8: physical demands (functional).",
        ),
        _factor(
            "f9",
            "Tingkat faktor 9: lingkungan pekerjaan (fungsional).",
            "Level of factor 9: work environment (functional).",
        ),
        Column(
            "situations",
            "situasi_khusus",
            Kind.WHOLE,
            Sentence(
                id="Banyaknya situasi khusus pada faktor 6 (struktural).",
                en="Number of special situations of factor 6 (structural).",
            ),
            low=0,
            high=20,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Hari evaluasi.", en="Day of the evaluation."),
        ),
    ),
    key=("position",),
)

PLANNED_FILLS = Table(
    "planned_fills",
    "rencana_isi",
    Sentence(
        id="Rencana pengisian sebuah jabatan dalam satu tahun.",
        en="Seats of a position that are to be filled in a year.",
    ),
    (
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(id="Kode jabatan.", en="Code of the position."),
            required=True,
            refers=("positions.position",),
            aliases=("kode_jabatan",),
        ),
        Column(
            "year",
            "tahun",
            Kind.WHOLE,
            Sentence(id="Tahun pengisian.", en="Year in which they are filled."),
            required=True,
            low=2000,
            high=2100,
        ),
        Column(
            "people",
            "jumlah",
            Kind.WHOLE,
            Sentence(id="Jumlah orang.", en="Number of people."),
            required=True,
            low=0,
            high=100_000,
        ),
        Column(
            "way",
            "cara",
            Kind.CHOICE,
            Sentence(
                id="Cara pengisian: CPNS, PPPK atau MUTASI.",
                en="How: new civil servants, contract staff, or transfer.",
            ),
            choices=WAYS,
        ),
    ),
)

CLASS_COSTS = Table(
    "class_costs",
    "biaya_kelas",
    Sentence(
        id="Biaya setahun seorang pegawai pada satu kelas jabatan.",
        en="What a year of one employee of a class costs.",
    ),
    (
        Column(
            "position_class",
            "kelas",
            Kind.WHOLE,
            Sentence(id="Kelas jabatan, 1 sampai 17.", en="Class, 1 to 17."),
            required=True,
            low=1,
            high=17,
            aliases=("kelas_jabatan",),
        ),
        Column(
            "cost",
            "biaya",
            Kind.DECIMAL,
            Sentence(id="Rupiah setahun per orang.", en="Rupiah a year for a person."),
            required=True,
            low=0,
        ),
        Column(
            "basis",
            "dasar",
            Kind.TEXT,
            Sentence(id="Dasar angkanya.", en="What the figure rests on."),
        ),
    ),
    key=("position_class",),
)
