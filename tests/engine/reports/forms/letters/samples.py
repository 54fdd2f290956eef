"""One letter of each form, about people who do not exist."""

from dataclasses import replace
from datetime import date

from tepat.reports.about import About
from tepat.reports.forms.letters import (
    Announcement,
    Appointee,
    BoardMinutes,
    Candidate,
    CollectiveDecree,
    Decree,
    DecreeExtract,
    Inaugurated,
    InaugurationList,
    Member,
    ObjectionAnswer,
    Occasion,
    Outcome,
    ProposalList,
    ProposalNotice,
    ProposedMove,
    SeatConsidered,
    Signer,
    recalled,
)

from .people import (
    ANI,
    BUDI,
    CITRA,
    CONTACT,
    DAY,
    DECREED,
    DESK,
    FIELD,
    FRAME,
    HEAD,
    LEADER,
    REMEDY,
    SECRETARY,
    SECTION,
)

ABOUT = About("Pemerintah Kota Contoh", date(2026, 11, 24), "Tepat", is_example=True)
REAL = replace(ABOUT, is_example=False)
LAW = ("UU 20/2023", "PP 11/2017", "Peraturan BKN 5/2019")
CONSIDERING = (
    "bahwa untuk memenuhi kebutuhan organisasi dan pengembangan karier pegawai "
    "Aparatur Sipil Negara di lingkungan Pemerintah Kota Contoh, perlu dilakukan "
    "pengangkatan dalam jabatan;",
    "bahwa pegawai yang namanya tercantum dalam Keputusan ini memenuhi syarat untuk "
    "diangkat dalam jabatan yang bersangkutan;",
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, "
    "perlu menetapkan Keputusan Wali Kota tentang Pengangkatan Pegawai dalam Jabatan "
    "di Lingkungan Pemerintah Kota Contoh;",
)
NOTING = ("Berita Acara Sidang Tim Penilai Kinerja Nomor BA.3/TPK/2026;",)
SUBJECT = "Pengangkatan Pegawai dalam Jabatan di Lingkungan Pemerintah Kota Contoh"
FURTHER = (
    "Pegawai sebagaimana dimaksud dalam diktum KESATU menyerahterimakan tugas jabatan "
    "lama paling lambat 7 (tujuh) hari kerja setelah dilantik.",
)
COPIES = (
    "Kepala Badan Kepegawaian Negara",
    "Inspektur Kota Contoh",
    "Kepala Dinas Pendidikan Kota Contoh",
    "Yang bersangkutan",
)
ALLOWANCE = "peraturan perundang-undangan tentang tunjangan jabatan"

PROPOSALS = ProposalList(
    frame=FRAME,
    subject="Penempatan pegawai Dinas Pendidikan Tahun 2026",
    addressee="Wali Kota Contoh",
    summary="Mengisi 2 dari 3 kursi kosong dengan 3 perpindahan; kesesuaian rata-rata "
    "naik dari 612 menjadi 701.",
    moves=(
        ProposedMove(
            number=1,
            person=ANI,
            seat=FIELD,
            kind="Promosi",
            fit_before=655,
            fit_after=742,
            basis="PP 11/2017 Pasal 54 ayat (1)",
            reason="Memenuhi semua syarat; kesesuaian tertinggi dari 4 calon.",
        ),
        ProposedMove(
            number=2,
            person=BUDI,
            seat=SECTION,
            kind="Rotasi",
            fit_before=598,
            fit_after=1000,
            basis="PP 11/2017 Pasal 190 ayat (3)",
            reason="Mengisi kursi yang akan kosong karena pensiun.",
        ),
        ProposedMove(
            number=3,
            person=CITRA,
            seat=DESK,
            kind="Penempatan pertama",
            fit_before=None,
            fit_after=None,
            basis="PP 11/2017 Pasal 188",
            reason="Penempatan setelah pengangkatan.",
        ),
    ),
    signer=HEAD,
)

MINUTES = BoardMinutes(
    frame=replace(FRAME, number="BA.3/TPK/2026"),
    session="Sidang Tim Penilai Kinerja ke-3 Tahun 2026",
    held_on=date(2026, 11, 26),
    venue="Ruang Rapat Sekretariat Daerah",
    began="09.00 WIB",
    ended="11.30 WIB",
    members=(
        Member(
            name=SECRETARY.name,
            role="Ketua",
            office=SECRETARY.office,
            nip=SECRETARY.nip,
        ),
        Member(name=HEAD.name, role="Sekretaris", office=HEAD.office, nip=HEAD.nip),
        Member(
            name="Yusuf Maulana, S.H.",
            role="Anggota",
            office="Inspektur Kota Contoh",
            nip="197211051998031906",
        ),
        Member(
            name="Sri Handayani, S.E.",
            role="Anggota",
            office="Asisten Administrasi Umum",
            nip="197409091999032907",
            is_present=False,
            remark="tugas kedinasan",
        ),
    ),
    quorum="Sidang dihadiri 3 dari 4 anggota dan memenuhi syarat kehadiran menurut "
    "tata tertib tim.",
    seats=(
        SeatConsidered(
            number=1,
            seat=FIELD,
            requirements=(
                "Pangkat paling rendah Penata Tingkat I (III/d)",
                "Pengalaman paling singkat 3 tahun dalam jabatan pengawas",
            ),
            candidates=(
                Candidate(
                    person=ANI,
                    fit=742,
                    box="9 – kinerja dan potensi tinggi",
                    findings=("Semua syarat terpenuhi",),
                    votes=2,
                    is_chosen=True,
                ),
                Candidate(
                    person=BUDI,
                    fit=690,
                    box="7",
                    findings=(
                        "Pangkat belum terpenuhi (III/d)",
                        "Sertifikat belum diketahui",
                    ),
                    votes=1,
                    is_chosen=False,
                ),
            ),
            abstained=0,
            choice="Tim mengusulkan Ani Lestari, S.Pd., M.Pd.",
            reasons=(
                "Memenuhi semua syarat jabatan.",
                "Kesesuaian tertinggi di antara calon yang dibahas.",
            ),
            dissent=("Inspektur mengusulkan penilaian ulang pengalaman proyek.",),
        ),
        SeatConsidered(
            number=2,
            seat=SECTION,
            requirements=("Pangkat paling rendah Penata (III/c)",),
            candidates=(),
            abstained=None,
            choice="Tim menunda pembahasan sampai data uji kompetensi lengkap.",
            reasons=(),
        ),
    ),
    notes=("Sidang berikutnya direncanakan pada 10 Desember 2026.",),
)

DECREE = Decree(
    frame=DECREED,
    authority="Wali Kota Contoh",
    subject=SUBJECT,
    considering=CONSIDERING,
    recalling=recalled(LAW, DAY),
    noting=NOTING,
    person=ANI,
    seat=FIELD,
    starts_on=date(2027, 1, 1),
    is_sworn=True,
    remedy=REMEDY,
    signer=LEADER,
    allowance=ALLOWANCE,
    further=FURTHER,
    copies=COPIES,
)


def appointees(count):
    """So many rows of an annex; each third comes without a former position."""
    people = (
        (ANI, FIELD),
        (BUDI, SECTION),
        (CITRA, DESK),
    )
    rows = []
    for number in range(1, count + 1):
        person, seat = people[(number - 1) % 3]
        if number > 3:
            nip = f"{19800101 + number}20060{number % 9 + 1}1{900 + number % 100}"
            person = replace(person, name=f"Pegawai Contoh Ke-{number}", nip=nip)
        rows.append(
            Appointee(
                number=number, person=person, seat=seat, starts_on=date(2027, 1, 1)
            )
        )
    return tuple(rows)


COLLECTIVE = CollectiveDecree(
    frame=DECREED,
    authority="Wali Kota Contoh",
    subject=SUBJECT,
    considering=CONSIDERING,
    recalling=recalled(LAW, DAY),
    noting=NOTING,
    appointees=appointees(3),
    is_sworn=True,
    remedy=REMEDY,
    signer=SECRETARY,
    further=FURTHER,
    copies=COPIES,
)
EXTRACT = DecreeExtract(
    frame=DECREED,
    authority="Wali Kota Contoh",
    subject=SUBJECT,
    appointee=appointees(2)[1],
    is_sworn=True,
    remedy=REMEDY,
    signer=SECRETARY,
    certifier=HEAD,
    further=FURTHER,
)
INAUGURATION = InaugurationList(
    frame=replace(FRAME, number="800.1.3.3/Lan.2-BKPSDM/2026"),
    subject="Pejabat Administrator dan Pejabat Pengawas",
    held_on=date(2026, 12, 30),
    began="13.00 WIB",
    venue="Aula Balai Kota Contoh",
    officiant="Wali Kota Contoh",
    appointees=tuple(
        Inaugurated(
            number=each.number,
            person=each.person,
            seat=each.seat,
            decree="800.1.3.3/Kep.4-BKPSDM/2026 tanggal 1 Desember 2026",
        )
        for each in appointees(3)
    ),
    signer=HEAD,
    witnesses=(
        replace(SECRETARY, on_behalf=None),
        Signer(
            office="Inspektur Kota Contoh",
            name="Yusuf Maulana, S.H.",
            rank="Pembina Tingkat I",
            nip="197211051998031906",
        ),
    ),
)
NOTICE = ProposalNotice(
    frame=replace(FRAME, nature="Terbatas"),
    person=ANI,
    seat=FIELD,
    reasons=(
        "Saudara memenuhi seluruh syarat jabatan ini menurut data kepegawaian per 24 "
        "November 2026.",
        "Kesesuaian Saudara dengan jabatan ini 742 dari 1.000; dengan jabatan "
        "sekarang 655.",
        "Jabatan ini akan kosong mulai 1 Januari 2027 karena pejabatnya mencapai batas "
        "usia pensiun.",
    ),
    answer_by=date(2026, 12, 15),
    ways=(
        "melalui Tepat, halaman “Usulan untuk saya”;",
        "melalui surat kepada Badan Kepegawaian dan Pengembangan Sumber Daya Manusia.",
    ),
    contact=CONTACT,
    signer=HEAD,
    training="Pelatihan Kepemimpinan Administrator, Maret 2027",
    planned="gelombang 1, Januari 2027",
)
ANSWER = ObjectionAnswer(
    frame=replace(FRAME, enclosed="1 (satu) berkas"),
    person=BUDI,
    against="usulan penempatan Saudara sebagai Kepala Subbagian Umum dan Kepegawaian",
    filed_on=date(2026, 12, 7),
    objected=(
        "Data pelatihan Saudara tidak lengkap.",
        "Jarak tempat tugas yang diusulkan 34 km dari tempat tinggal.",
    ),
    findings=(
        "Sertifikat pelatihan tahun 2024 belum tercatat dan telah dilengkapi pada 9 "
        "Desember 2026.",
    ),
    reasons=(
        "Dengan data yang lengkap, kesesuaian Saudara dengan jabatan yang diusulkan "
        "berubah dari 690 menjadi 655.",
        "Calon lain lebih sesuai untuk jabatan itu.",
    ),
    outcome=Outcome.PARTLY,
    follows=("Usulan penempatan Saudara ditinjau kembali dalam rencana pengganti.",),
    signer=replace(HEAD, on_behalf="Wali Kota Contoh"),
    remedy=replace(
        REMEDY, within="14 (empat belas) hari kerja sejak surat ini diterima"
    ),
    copies=("Kepala Dinas Pendidikan Kota Contoh",),
)
ANNOUNCEMENT = Announcement(
    frame=replace(FRAME, number="800.1.3.3/Peng.1-BKPSDM/2026"),
    subject="Konsultasi Rencana Penempatan Pegawai Dinas Pendidikan",
    opening=(
        "Rencana penempatan pegawai Dinas Pendidikan terbuka untuk ditanggapi pada 2 "
        "sampai dengan 15 Desember 2026.",
        "Setiap pegawai hanya melihat usulan untuk dirinya sendiri.",
    ),
    dates=(
        Occasion(
            what="Penjelasan rencana dan tanya jawab",
            when="Kamis, 3 Desember 2026, pukul 09.00 WIB",
            where="Aula Dinas Pendidikan",
        ),
        Occasion(what="Batas akhir tanggapan", when="Selasa, 15 Desember 2026"),
    ),
    closing=("Aturan yang dipakai dapat dibaca pada halaman aturan di Tepat.",),
    contact=CONTACT,
    signer=HEAD,
)
LETTERS = (
    *(PROPOSALS, MINUTES, DECREE, COLLECTIVE, EXTRACT),
    *(INAUGURATION, NOTICE, ANSWER, ANNOUNCEMENT),
)


def draft(letter):
    """The letter before it has a number and a day."""
    frame = replace(letter.frame, number=None, signed_on=None, is_draft=True)
    return replace(letter, frame=frame)
