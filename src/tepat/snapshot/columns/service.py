"""Tables of public service: services, survey answers and complaints."""

from __future__ import annotations

from tepat.snapshot.vocabulary import SEX_SYNONYMS
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table

SERVICES = Table(
    "services",
    "layanan",
    Sentence(
        id="Satu layanan publik yang diberikan sebuah unit.",
        en="A public service that a unit gives.",
    ),
    (
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit.", en="Code of the unit."),
            required=True,
            refers=("units.unit",),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(
                id="Nama layanan, seperti pada lembar survei.",
                en="Name of the service, as on sheet survei.",
            ),
            required=True,
        ),
        Column(
            "population",
            "populasi",
            Kind.WHOLE,
            Sentence(
                id="Penerima layanan setahun; menentukan jumlah responden.",
                en="Users in a year; tells how many answers are needed.",
            ),
            low=1,
        ),
    ),
    key=("unit", "name"),
)

SURVEYS = Table(
    "surveys",
    "survei",
    Sentence(
        id="Satu lembar jawaban survei kepuasan masyarakat.",
        en="One answer sheet of the public satisfaction survey.",
    ),
    (
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit.", en="Code of the unit."),
            required=True,
            refers=("units.unit",),
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal jawaban.", en="Day of the answer."),
            required=True,
        ),
        Column(
            "requirements",
            "u1",
            Kind.WHOLE,
            Sentence(
                id="Persyaratan. Nilai 1 sampai 4.", en="Requirements. Scored 1 to 4."
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "procedure",
            "u2",
            Kind.WHOLE,
            Sentence(
                id="Sistem, mekanisme dan prosedur. Nilai 1 sampai 4.",
                en="System and procedure. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "duration",
            "u3",
            Kind.WHOLE,
            Sentence(
                id="Waktu penyelesaian. Nilai 1 sampai 4.",
                en="Time taken. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "fee",
            "u4",
            Kind.WHOLE,
            Sentence(
                id="Biaya atau tarif. Nilai 1 sampai 4.", en="Fee. Scored 1 to 4."
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "product",
            "u5",
            Kind.WHOLE,
            Sentence(
                id="Produk spesifikasi jenis pelayanan. Nilai 1 sampai 4.",
                en="Product. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "staff_competence",
            "u6",
            Kind.WHOLE,
            Sentence(
                id="Kompetensi pelaksana. Nilai 1 sampai 4.",
                en="Competence of staff. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "staff_behaviour",
            "u7",
            Kind.WHOLE,
            Sentence(
                id="Perilaku pelaksana. Nilai 1 sampai 4.",
                en="Behaviour of staff. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
        ),
        Column(
            "complaint_handling",
            "u8",
            Kind.WHOLE,
            Sentence(
                id="Penanganan pengaduan, saran dan masukan. Nilai 1 sampai 4.",
                en="Handling of complaints. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
            aliases=("pengaduan",),
        ),
        Column(
            "facilities",
            "u9",
            Kind.WHOLE,
            Sentence(
                id="Sarana dan prasarana. Nilai 1 sampai 4.",
                en="Facilities. Scored 1 to 4.",
            ),
            expected=True,
            missed=True,
            low=1,
            high=4,
            aliases=("sarana",),
        ),
        Column(
            "service",
            "layanan",
            Kind.TEXT,
            Sentence(id="Jenis layanan.", en="Service."),
        ),
        Column(
            "remark",
            "saran",
            Kind.TEXT,
            Sentence(id="Saran.", en="Remark."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "sex",
            "jenis_kelamin",
            Kind.CHOICE,
            Sentence(id="Jenis kelamin responden.", en="Sex of the respondent."),
            choices=("L", "P"),
            synonyms=SEX_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "age",
            "usia",
            Kind.WHOLE,
            Sentence(id="Usia responden.", en="Age of the respondent."),
            low=0,
            high=120,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "education",
            "pendidikan",
            Kind.TEXT,
            Sentence(id="Pendidikan responden.", en="Education of the respondent."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "occupation",
            "pekerjaan",
            Kind.TEXT,
            Sentence(id="Pekerjaan responden.", en="Occupation of the respondent."),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

COMPLAINTS = Table(
    "complaints",
    "aduan",
    Sentence(
        id="Satu aduan atau saran masyarakat.",
        en="A complaint or suggestion from the public.",
    ),
    (
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit.", en="Code of the unit."),
            required=True,
            refers=("units.unit",),
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal masuk.", en="Day received."),
            required=True,
        ),
        Column(
            "text",
            "isi",
            Kind.TEXT,
            Sentence(id="Isi aduan.", en="What it says."),
            expected=True,
            missed=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "channel",
            "kanal",
            Kind.TEXT,
            Sentence(id="Kanal.", en="Channel."),
        ),
        Column(
            "status",
            "status",
            Kind.TEXT,
            Sentence(id="Status penanganan.", en="Status."),
        ),
        Column(
            "closed",
            "selesai",
            Kind.DAY,
            Sentence(id="Tanggal selesai.", en="Day closed."),
        ),
    ),
)
