"""What citizens of the fictional city complain of and praise. All of it is invented.

The names are no names, and nobody has the numbers and addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

NORMATIVE, PLAIN, OVERSIGHT = "normative", "plain", "oversight"
PRAISE = ""  # has no class
WEB, COUNTER, EMAIL, LAPOR = "web", "counter", "email", "lapor"


class End(Enum):
    """How far a case has come."""

    NEW = auto()
    WITH_UNIT = auto()
    ANSWERED = auto()
    CONTENT = auto()
    REOPENED = auto()  # the answer was not enough, and it is with the unit again
    NOT_CONTENT = auto()  # nor was the second one


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        ago: Days since it came in.
        unit: Code of the unit that it is passed to.
        grade: Its class; ``PRAISE`` for praise.
        text: As it was written.
        register: What the register gets to know; blank: the text.
        name, contact: Of who sent it, if they say so.
        answers: What they are answered, one after the other.
    """

    ago: int
    unit: str
    grade: str
    end: End
    text: str
    answers: tuple[str, ...] = field(default=())
    channel: str = WEB
    register: str = ""
    name: str = ""
    contact: str = ""


CHECKED = (
    "Terima kasih. Laporan ini sudah kami periksa bersama Inspektorat. Pungutan itu "
    "tidak berdasar, sudah dihentikan, dan uangnya dikembalikan."
)
SORRY = (
    "Mohon maaf atas ketidaknyamanan ini. Sudah kami benahi, dan kami periksa lagi "
    "setiap hari Senin."
)
CASES = (
    # Of months that are over: the public figures count these.
    Case(
        74, "SD001", OVERSIGHT, End.CONTENT,
        "Orang tua diminta membayar uang kenang-kenangan kelas 6 tanpa rincian.",
        (CHECKED,),
        name="Wali Murid Contoh", contact="wali.murid@warga.example",
    ),
    Case(
        66, "SD001", OVERSIGHT, End.CONTENT,
        "Seragam hanya boleh dibeli di koperasi dan harganya jauh di atas toko.",
        ("Sekolah tidak boleh mewajibkannya. Sudah diumumkan lewat surat edaran bahwa "
         "seragam boleh dibeli di mana saja.",),
    ),
    Case(
        60, "DINDIK", OVERSIGHT, End.CONTENT,
        "Petugas pendaftaran menjanjikan kursi di luar jalur resmi dengan imbalan.",
        ("Laporan diteruskan ke Inspektorat. Petugas itu sudah tidak melayani "
         "pendaftaran, dan semua penerimaan diperiksa ulang.",),
        EMAIL,
        register="Petugas pendaftaran menjanjikan kursi di luar jalur resmi.",
        name="Warga Contoh", contact="pelapor.satu@warga.example",
    ),
    Case(
        52, "SD001", PLAIN, End.ANSWERED,
        "Toilet siswa di lantai dua rusak sejak awal semester, anak saya menahan.",
        (SORRY,),
    ),
    Case(
        45, "DINDIK", NORMATIVE, End.CONTENT,
        "Apakah pindah sekolah di tengah semester boleh? Apa saja syaratnya?",
        ("Boleh, bila sekolah tujuan masih punya kursi. Syaratnya surat pindah, rapor, "
         "dan kartu keluarga. Mohon maaf jawaban ini terlambat.",),
        LAPOR,
    ),
    Case(
        70, "PKM01", OVERSIGHT, End.CONTENT,
        "Diminta membayar surat keterangan sehat di luar tarif yang tertulis di papan.",
        (CHECKED,),
        COUNTER,
    ),
    Case(
        63, "PKM01", OVERSIGHT, End.CONTENT,
        "Dokter jaga tidak ada di tempat dua malam berturut-turut.",
        ("Jadwal jaga sudah diperiksa dan diubah: kini dua dokter bergantian, dan nama "
         "dokter jaga dipasang di pintu.",),
        name="Pasien Contoh", contact="(021) 555-0188",
    ),
    Case(
        55, "PKM01", PLAIN, End.NOT_CONTENT,
        "Obat batuk anak dua kali tidak tersedia, kami disuruh membeli di luar.",
        ("Stok obat sedang dipesan.",
         "Obat sudah tersedia sejak minggu ini. Bila habis lagi, petugas menyebut "
         "apotek terdekat yang menerima resep kami tanpa biaya."),
        LAPOR,
    ),
    Case(
        48, "DINKES", PLAIN, End.ANSWERED,
        "Jadwal imunisasi di laman berbeda dengan yang dipasang di puskesmas.",
        ("Jadwal di laman sudah disamakan. Terima kasih sudah memberi tahu.",),
    ),
    Case(
        40, "PKM01", NORMATIVE, End.WITH_UNIT,
        "Jam berapa pendaftaran poli gigi dibuka dan berapa kursi per hari?",
    ),
    Case(
        58, "KEC01", OVERSIGHT, End.CONTENT,
        "Permohonan saya baru diproses setelah memberi uang rokok.",
        ("Mohon maaf. Petugas sudah diperiksa dan dipindahkan dari loket. Semua "
         "layanan di kecamatan tidak dipungut biaya; itu kini tertulis di loket.",),
    ),
    Case(
        50, "KEC01.L01", PLAIN, End.CONTENT,
        "Surat pengantar saya selesai sembilan hari, padahal tertulis satu hari.",
        ("Mohon maaf, waktu itu petugas sedang sakit dan tidak ada penggantinya. Kini "
         "ada dua orang yang dapat menandatangani.",),
    ),
    Case(
        43, "DISDUKCAPIL", NORMATIVE, End.CONTENT,
        "Akta anak saya salah satu huruf. Apakah harus sidang dulu?",
        ("Tidak. Salah tulis diperbaiki di loket 2 dengan akta lama dan kartu "
         "keluarga. Mohon maaf jawaban ini terlambat.",),
        COUNTER,
    ),
    Case(
        38, "DLH", PLAIN, End.WITH_UNIT,
        "Sampah di ujung gang sudah dua minggu tidak diangkut dan mulai berbau.",
        channel=LAPOR,
    ),
    Case(
        36, "SATPOL", PLAIN, End.ANSWERED,
        "Kios di atas saluran air membuat jalan tergenang setiap hujan.",
        ("Pemilik kios sudah ditegur dan saluran dibuka. Penataan selesai bulan "
         "depan.",),
    ),
    # Of these days.
    Case(
        9, "DISDUKCAPIL", NORMATIVE, End.ANSWERED,
        "Berapa lama cetak KTP yang hilang, dan apakah bisa diantar?",
        ("Satu hari kerja. Pengantaran belum ada; ambil di loket mana pun.",),
    ),
    Case(
        8, "KEC01.L01", PLAIN, End.CONTENT,
        "Kursi roda tidak bisa naik ke loket karena tidak ada bidang miring.",
        ("Bidang miring sementara sudah dipasang hari ini; yang tetap dianggarkan "
         "tahun depan.",),
        name="Keluarga Contoh", contact="keluarga@warga.example",
    ),
    Case(
        7, "PKM01", PLAIN, End.REOPENED,
        "Ruang tunggu panas sekali, dua kipas mati.",
        ("Sudah diteruskan ke bagian umum.",),
    ),
    Case(
        6, "DPMPTSP", PLAIN, End.WITH_UNIT,
        "Berkas izin usaha saya diunggah tiga kali dan selalu hilang di langkah kedua. "
        "Tolong hubungi saya di (021) 555-0144.",
        register="Berkas izin usaha diunggah tiga kali dan hilang di langkah kedua. "
        "Minta dihubungi di (021) 555-0144.",
        name="Pengusaha Contoh", contact="(021) 555-0144",
    ),
    Case(
        5, "DISHUB", NORMATIVE, End.WITH_UNIT,
        "Uji kendaraan hari Sabtu buka atau tidak?",
        channel=EMAIL, contact="tanya.uji@warga.example",
    ),
    Case(
        4, "SD001", PLAIN, End.WITH_UNIT,
        "Penyeberangan di depan sekolah tidak ada petugas pada jam masuk.",
    ),
    Case(
        3, "KEC01", OVERSIGHT, End.WITH_UNIT,
        "Data penerima bantuan tidak ditempel, dan yang dapat itu-itu saja.",
        channel=LAPOR,
    ),
    Case(
        12, "KEC01.L01", PLAIN, End.NEW,
        "Warung sebelah rumah memutar musik keras sampai pukul dua pagi.",
    ),
    Case(
        1, "DLH", PLAIN, End.NEW,
        "Pohon besar di depan nomor 12 miring ke arah kabel.",
        name="Warga Contoh", contact="rt.contoh@warga.example",
    ),
    Case(
        0, "PKM01", NORMATIVE, End.NEW,
        "Apakah kartu berobat lama masih berlaku tahun depan?",
        channel=COUNTER,
    ),
    # Praise.
    Case(
        57, "KEC01.L01", PRAISE, End.CONTENT,
        "Petugas loket menuntun ibu saya mengisi formulir dengan sabar. Terima kasih.",
    ),
    Case(
        41, "SD001", PRAISE, End.CONTENT,
        "Kepala sekolah yang baru menyambut murid di gerbang setiap pagi.",
        channel=LAPOR,
    ),
    Case(
        10, "PKM01", PRAISE, End.CONTENT,
        "Antrean pendaftaran sekarang jauh lebih cepat.",
    ),
    Case(
        1, "DISDUKCAPIL", PRAISE, End.NEW,
        "Akta selesai saat saya tunggu, luar biasa.",
        channel=EMAIL,
    ),
)  # fmt: skip
