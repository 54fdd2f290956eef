"""Who writes, who signs and whom letters are about: nobody of them exists."""

from dataclasses import replace
from datetime import date

from tepat.reports.forms.letters import (
    Contact,
    Emblem,
    Frame,
    Letterhead,
    Origin,
    Person,
    Remedy,
    Seat,
    Signer,
)

DAY = date(2026, 12, 1)
ORIGIN = Origin(data="3f2a9c81d07be654" * 4, plan="9c1be0457aa2d3f8" * 4)
AGENCY = Letterhead(
    lines=(
        "Pemerintah Kota Contoh",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    ),
    address=(
        "Jalan Merdeka Nomor 1, Kota Contoh 15999",
        "Telepon (021) 555-0100, pos-el bkpsdm@kotacontoh.example",
    ),
)
MAYOR = Letterhead(lines=("Wali Kota Contoh",), emblem=Emblem.STATE)
FRAME = Frame(
    letterhead=AGENCY,
    place="Contoh",
    origin=ORIGIN,
    number="800.1.3.3/17-BKPSDM/2026",
    signed_on=DAY,
)
DECREED = replace(FRAME, letterhead=MAYOR, number="800.1.3.3/Kep.4-BKPSDM/2026")
HEAD = Signer(
    office="Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    name="Dra. Retno Wulandari, M.Si.",
    rank="Pembina Utama Muda",
    nip="197003121995032901",
)
LEADER = Signer(office="Wali Kota Contoh", name="Bagus Prakoso")
SECRETARY = Signer(
    office="Sekretaris Daerah",
    name="Ir. Hendra Gunawan, M.T.",
    rank="Pembina Utama Madya",
    nip="196808171994031902",
    on_behalf="Wali Kota Contoh",
)
ANI = Person(
    name="Ani Lestari, S.Pd., M.Pd.",
    nip="198503122010012903",
    rank="Penata Tingkat I, III/d",
    position="Kepala Seksi Kurikulum Sekolah Dasar",
    unit="Bidang Pembinaan Sekolah Dasar, Dinas Pendidikan",
)
BUDI = Person(
    name="Budi Santoso, S.Sos.",
    nip="198001052006041904",
    rank="Penata, III/c",
    position="Analis Sumber Daya Manusia Aparatur Ahli Muda",
    unit="Sekretariat, Dinas Pendidikan",
)
CITRA = Person(name="Citra Maharani", nip="200005172026012905", rank="III/a")
FIELD = Seat(
    position="Kepala Bidang Pembinaan Sekolah Dasar",
    unit="Dinas Pendidikan",
    position_class="11",
    kind="Jabatan Administrator",
)
SECTION = Seat(
    position="Kepala Subbagian Umum dan Kepegawaian",
    unit="Sekretariat, Dinas Pendidikan",
    position_class="9",
    kind="Jabatan Pengawas",
)
DESK = Seat(position="Pengelola Data", unit="Bidang Pembinaan Sekolah Dasar")
REMEDY = Remedy(
    to="Pejabat Pembina Kepegawaian (Wali Kota Contoh)",
    address="Jalan Merdeka Nomor 1, Kota Contoh 15999",
    within="14 (empat belas) hari kerja sejak Keputusan ini diterima",
    basis="Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif",
    is_verified=False,
)
CONTACT = Contact(
    name="Meja Tanya Penempatan",
    office="Bidang Mutasi dan Promosi",
    reach="telepon (021) 555-0101, atau Gedung A lantai 2",
)
