"""Tables of learning: trainings attended and trainings on offer."""

from __future__ import annotations

from tepat.snapshot.vocabulary import COMPETENCY_SYNONYMS
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE

TRAININGS = Table(
    "trainings",
    "pelatihan",
    Sentence(id="Satu pelatihan yang diikuti.", en="A training attended."),
    (
        EMPLOYEE,
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pelatihan.", en="Name of the training."),
            expected=True,
            missed=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "year",
            "tahun",
            Kind.WHOLE,
            Sentence(id="Tahun.", en="Year."),
            expected=True,
            missed=True,
            low=1970,
            high=2100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "hours",
            "jp",
            Kind.DECIMAL,
            Sentence(id="Jam pelajaran.", en="Learning hours."),
            expected=True,
            missed=True,
            low=0,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis pelatihan.", en="Kind of training."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(id="Kode kompetensi.", en="Code of the competency."),
            privacy=Privacy.PERSONAL,
            synonyms=COMPETENCY_SYNONYMS,
        ),
        Column(
            "cost",
            "biaya",
            Kind.DECIMAL,
            Sentence(id="Biaya (rupiah).", en="Cost (rupiah)."),
            low=0,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "score_before",
            "nilai_pre",
            Kind.DECIMAL,
            Sentence(id="Nilai sebelum.", en="Score before."),
            low=0,
            high=100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "score_after",
            "nilai_post",
            Kind.DECIMAL,
            Sentence(id="Nilai sesudah.", en="Score after."),
            low=0,
            high=100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "training",
            "kode",
            Kind.CODE,
            Sentence(
                id="Kode pelatihan pada lembar katalog.",
                en="Code of the training on sheet katalog.",
            ),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "ended",
            "selesai",
            Kind.DAY,
            Sentence(id="Hari terakhir pelatihan.", en="Last day of the training."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "reaction",
            "reaksi",
            Kind.DECIMAL,
            Sentence(
                id="Kepuasan peserta, 1 sampai 4.",
                en="The participant's satisfaction, 1 to 4.",
            ),
            low=1,
            high=4,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "behaviour_after",
            "perilaku",
            Kind.DECIMAL,
            Sentence(
                id="Penerapan di tempat kerja menurut atasan, 1 sampai 4.",
                en="Use at work as the superior sees it, 1 to 4.",
            ),
            low=1,
            high=4,
            privacy=Privacy.PERSONAL,
        ),
    ),
)

CATALOGUE = Table(
    "catalogue",
    "katalog",
    Sentence(id="Satu pelatihan yang ditawarkan.", en="A training on offer."),
    (
        Column(
            "training",
            "kode",
            Kind.CODE,
            Sentence(id="Kode pelatihan.", en="Code of the training."),
            required=True,
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pelatihan.", en="Name."),
            expected=True,
            missed=True,
        ),
        Column(
            "hours",
            "jp",
            Kind.DECIMAL,
            Sentence(id="Jam pelajaran.", en="Learning hours."),
            expected=True,
            missed=True,
            low=0,
        ),
        Column(
            "cost",
            "biaya",
            Kind.DECIMAL,
            Sentence(
                id="Biaya per peserta (rupiah).", en="Cost per participant (rupiah)."
            ),
            low=0,
        ),
        Column(
            "seats",
            "kuota",
            Kind.WHOLE,
            Sentence(
                id="Jumlah peserta paling banyak.", en="Largest number of participants."
            ),
            low=0,
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(
                id="Kode kompetensi yang ditingkatkan.",
                en="Code of the competency it raises.",
            ),
            synonyms=COMPETENCY_SYNONYMS,
        ),
        Column(
            "level_after",
            "level_akhir",
            Kind.WHOLE,
            Sentence(id="Level setelah pelatihan.", en="Level afterwards."),
            low=1,
            high=5,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis pelatihan.", en="Kind of training."),
        ),
        Column(
            "starts",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
        ),
        Column(
            "ends",
            "selesai",
            Kind.DAY,
            Sentence(id="Hari terakhir.", en="Last day."),
        ),
        Column(
            "levels",
            "jenjang",
            Kind.LIST,
            Sentence(
                id="Jenjang jabatan yang boleh mengikuti; kosong = semua.",
                en="Levels of positions it is for; blank = all.",
            ),
        ),
        Column(
            "is_mandatory",
            "wajib",
            Kind.TRUTH,
            Sentence(
                id="ya bila wajib bagi jenjang itu.",
                en="ya where it is compulsory for those levels.",
            ),
        ),
    ),
    key=("training",),
)
