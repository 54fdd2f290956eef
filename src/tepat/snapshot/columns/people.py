"""Tables of people: employees, what they held, owe, wish and are to each other."""

from __future__ import annotations

from tepat.snapshot.vocabulary import (
    ACTIVE,
    FAMILIES,
    FAMILY_SYNONYMS,
    LEVEL_SYNONYMS,
    LEVELS,
    STATUSES,
)
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table

EMPLOYEES = Table(
    "employees",
    "pegawai",
    Sentence(id="Satu pegawai ASN.", en="One employee (ASN)."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pegawai.", en="Name."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "status",
            "status",
            Kind.CHOICE,
            Sentence(
                id="PNS, CPNS, PPPK atau PPPK_PARUH_WAKTU.",
                en="PNS, CPNS, PPPK or PPPK_PARUH_WAKTU.",
            ),
            required=True,
            choices=STATUSES,
            synonyms={"PPPK PARUH WAKTU": "PPPK_PARUH_WAKTU", "P3K": "PPPK"},
            aliases=("status_cpns_pns", "status_pegawai", "jenis_pegawai_nama"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "grade",
            "golongan",
            Kind.GRADE,
            Sentence(id="Golongan ruang PNS atau golongan PPPK.", en="Grade."),
            required=True,
            aliases=("gol_akhir_nama", "golongan_ruang", "gol_ruang"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "grade_since",
            "tmt_golongan",
            Kind.DAY,
            Sentence(id="TMT golongan.", en="Day since which the grade is held."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "education",
            "pendidikan",
            Kind.EDUCATION,
            Sentence(
                id="Tingkat pendidikan tertinggi.", en="Highest level of education."
            ),
            required=True,
            aliases=("tingkat_pendidikan", "tingkat_pendidikan_nama"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "field",
            "bidang_pendidikan",
            Kind.TEXT,
            Sentence(
                id="Bidang atau program studi.", en="Field or programme of study."
            ),
            required=True,
            aliases=("pendidikan_nama", "program_studi", "jurusan"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "sex",
            "jenis_kelamin",
            Kind.CHOICE,
            Sentence(
                id="L atau P; kosong: dibaca dari NIP.",
                en="L (male) or P (female); blank: read from the NIP.",
            ),
            choices=("L", "P"),
            synonyms={
                "LAKI-LAKI": "L",
                "PRIA": "L",
                "M": "L",
                "PEREMPUAN": "P",
                "WANITA": "P",
                "F": "P",
            },
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "born",
            "tanggal_lahir",
            Kind.DAY,
            Sentence(
                id="Tanggal lahir; kosong: dibaca dari NIP.",
                en="Day of birth; blank: read from the NIP.",
            ),
            aliases=("tgl_lahir",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(
                id="Kode jabatan yang diduduki; kosong = tanpa jabatan.",
                en="Code of the position held; blank = none.",
            ),
            aliases=("kode_jabatan", "jabatan_id"),
            refers="positions.position",
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(
                id="Kode unit, bagi yang tanpa jabatan.",
                en="Unit code, for people without a position.",
            ),
            aliases=("kode_unit", "unor_id"),
            refers="units.unit",
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "position_since",
            "tmt_jabatan",
            Kind.DAY,
            Sentence(id="TMT jabatan.", en="Day since which the position is held."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "entered",
            "tmt_cpns",
            Kind.DAY,
            Sentence(
                id="TMT CPNS; kosong: dibaca dari NIP.",
                en="Day of entry; blank: read from the NIP.",
            ),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "contract_ends",
            "akhir_kontrak",
            Kind.DAY,
            Sentence(
                id="Hari terakhir kontrak PPPK.", en="Last day of the PPPK contract."
            ),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "legal_position",
            "kedudukan_hukum",
            Kind.TEXT,
            Sentence(id="Kedudukan hukum.", en="Legal position."),
            default=ACTIVE,
            aliases=("kedudukan_hukum_nama",),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "email",
            "email",
            Kind.TEXT,
            Sentence(id="Alamat surel.", en="E-mail address."),
            aliases=("email_gov",),
            privacy=Privacy.PERSONAL,
        ),
    ),
    needed=True,
    key=("nip",),
)

ASSIGNMENTS = Table(
    "assignments",
    "penugasan",
    Sentence(id="Satu penugasan tambahan.", en="One extra assignment."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(id="Kode jabatan.", en="Code of the position."),
            required=True,
            refers="positions.position",
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(id="DEFINITIF, PLT atau PLH.", en="Definitive or acting."),
            required=True,
            choices=("DEFINITIF", "PLT", "PLH"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir; kosong = masih berjalan.",
                en="Last day; blank = still running.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
    key=("nip", "position", "since"),
)

HISTORY = Table(
    "history",
    "riwayat",
    Sentence(id="Satu jabatan yang pernah diduduki.", en="A position held earlier."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "name",
            "nama_jabatan",
            Kind.TEXT,
            Sentence(id="Nama jabatan.", en="Title."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "family",
            "jenis",
            Kind.CHOICE,
            Sentence(id="Jenis jabatan.", en="Job family."),
            required=True,
            choices=FAMILIES,
            synonyms=FAMILY_SYNONYMS,
            aliases=("jenis_jabatan",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "level",
            "jenjang",
            Kind.CHOICE,
            Sentence(id="Jenjang.", en="Level."),
            choices=LEVELS,
            synonyms=LEVEL_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "group",
            "rumpun",
            Kind.TEXT,
            Sentence(id="Rumpun jabatan.", en="Job group."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "unit",
            "unit",
            Kind.TEXT,
            Sentence(id="Unit kerja, kode atau nama.", en="Unit, code or name."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir; kosong = masih berjalan.",
                en="Last day; blank = still running.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

DISCIPLINES = Table(
    "disciplines",
    "disiplin",
    Sentence(id="Satu hukuman disiplin.", en="A disciplinary penalty."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "severity",
            "tingkat",
            Kind.CHOICE,
            Sentence(id="RINGAN, SEDANG atau BERAT.", en="Light, medium or heavy."),
            required=True,
            choices=("RINGAN", "SEDANG", "BERAT"),
            synonyms={"R": "RINGAN", "S": "SEDANG", "B": "BERAT"},
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis hukuman.", en="Kind of penalty."),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama berlaku.", en="First day in force."),
            required=True,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir berlaku; kosong = belum diketahui.",
                en="Last day in force; blank = not known.",
            ),
            privacy=Privacy.SENSITIVE,
        ),
    ),
)

WISHES = Table(
    "wishes",
    "minat",
    Sentence(id="Satu keinginan pegawai sendiri.", en="An employee's own wish."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(
                id="Kode jabatan yang diinginkan.",
                en="Code of the position wished for.",
            ),
            refers="positions.position",
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "rank",
            "urutan",
            Kind.WHOLE,
            Sentence(id="Urutan; 1 = pertama.", en="Rank; 1 = first."),
            low=1,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "stay",
            "tetap",
            Kind.TRUTH,
            Sentence(id="ya = lebih suka tetap.", en="ya = prefers to stay."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "reason",
            "alasan",
            Kind.TEXT,
            Sentence(id="Alasan.", en="Reason."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal dinyatakan.", en="Day on which it was said."),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

RELATIONS = Table(
    "relations",
    "hubungan",
    Sentence(
        id="Dua pegawai yang tidak boleh menjadi atasan dan bawahan.",
        en="Two employees who may not stand one under the other.",
    ),
    (
        Column(
            "nip_a",
            "nip_a",
            Kind.NIP,
            Sentence(id="NIP yang satu.", en="NIP of the one."),
            required=True,
            refers="employees.nip",
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "nip_b",
            "nip_b",
            Kind.NIP,
            Sentence(id="NIP yang lain.", en="NIP of the other."),
            required=True,
            refers="employees.nip",
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "kind",
            "hubungan",
            Kind.CHOICE,
            Sentence(id="Hubungan keluarga.", en="Family relation."),
            choices=("suami_istri", "orang_tua_anak", "saudara"),
            synonyms={
                "SUAMI ISTRI": "suami_istri",
                "SUAMI/ISTRI": "suami_istri",
                "ORANG TUA ANAK": "orang_tua_anak",
            },
            privacy=Privacy.SENSITIVE,
        ),
    ),
    key=("nip_a", "nip_b"),
)
