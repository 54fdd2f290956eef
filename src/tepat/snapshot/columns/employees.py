"""The table of employees, and the column by which other tables name one."""

from __future__ import annotations

from dataclasses import replace

from tepat.snapshot.vocabulary import (
    ACTIVE,
    LEGAL_POSITION_SYNONYMS,
    SEX_SYNONYMS,
    STATUS_SYNONYMS,
    STATUSES,
)
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table

NIP = Column(
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
)

# In every other table: the employee whom the row is about.
EMPLOYEE = replace(NIP, refers=("employees.nip",))

EMPLOYEES = Table(
    "employees",
    "pegawai",
    Sentence(id="Satu pegawai ASN.", en="One employee (ASN)."),
    (
        NIP,
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pegawai.", en="Name."),
            expected=True,
            missed=True,
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
            synonyms=STATUS_SYNONYMS,
            aliases=("status_cpns_pns", "status_pegawai", "jenis_pegawai_nama"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "grade",
            "golongan",
            Kind.GRADE,
            Sentence(id="Golongan ruang PNS atau golongan PPPK.", en="Grade."),
            expected=True,
            missed=True,
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
            expected=True,
            missed=True,
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
            expected=True,
            missed=True,
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
            synonyms=SEX_SYNONYMS,
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
            expected=True,
            aliases=("kode_jabatan", "jabatan_id"),
            refers=("positions.position",),
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
            refers=("units.unit",),
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
            synonyms=LEGAL_POSITION_SYNONYMS,
            aliases=("kedudukan_hukum_nama",),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "programme",
            "kode_pendidikan",
            Kind.CODE,
            Sentence(
                id="Kode program studi menurut BKN.",
                en="Code of the programme of study, as BKN has it.",
            ),
            aliases=("pendidikan_id",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "retires_on",
            "tmt_pensiun",
            Kind.DAY,
            Sentence(
                id="TMT pensiun menurut SIASN, untuk dibandingkan.",
                en="First day of retirement as SIASN has it, to compare with.",
            ),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "retirement_age_told",
            "bup_siasn",
            Kind.WHOLE,
            Sentence(
                id="BUP menurut SIASN, untuk dibandingkan.",
                en="Retirement age as SIASN has it, to compare with.",
            ),
            aliases=("bup_pensiun",),
            low=50,
            high=75,
            privacy=Privacy.PERSONAL,
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
