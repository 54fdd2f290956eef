"""What services of the fictional city promise: published, due for review, in writing.

Everything goes in as it would in a real city; no regulation, number or address is real
but those of the country's law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepat_web.accounts.models import User

COMPLAINTS = (
    "Sampaikan di loket, atau lewat formulir aduan di halaman ini.\n"
    "Aduan diteruskan dalam 3 hari kerja; Anda mendapat nomor untuk mengikutinya."
)
ASSURED = "Dilayani sesuai urutan nomor, tanpa pungutan tambahan."


@dataclass(frozen=True, slots=True)
class Told:
    """The standard of one service.

    Attributes:
        service: The first letters of its name.
        since: Days ago; ``None``: a draft.
        said: Component or figure → what is written.
    """

    unit: str
    service: str
    since: int | None
    said: Mapping[str, object] = field(default_factory=dict)


STANDARDS = (
    Told(
        "KEC01.L01",
        "Surat keterangan usaha",
        120,
        {
            "requirements": "KTP elektronik\nKartu keluarga\nFoto tempat usaha\n"
            "Surat pengantar RT",
            "procedure": "Ambil nomor antrean.\nSerahkan berkas di loket 1.\n"
            "Petugas memeriksa berkas di depan Anda.\nTerima surat di loket yang sama.",
            "duration": "Sejak berkas lengkap.",
            "taken": 1,
            "taken_unit": "hours",
            "fee": "Tidak dipungut biaya apa pun.",
            "charge": 0,
            "product": "Surat keterangan usaha, berlaku enam bulan.",
            "complaint_handling": COMPLAINTS,
            "legal_basis": "UU 25/2009 tentang Pelayanan Publik",
            "facilities": "Ruang tunggu 12 kursi, nomor antrean, jalur kursi roda.",
            "staff_competence": "Pelatihan pelayanan publik dan aplikasi surat.",
            "supervision": "Kepala seksi memeriksa buku surat setiap hari Jumat.",
            "staff_number": "2 orang: petugas loket dan penanda tangan.",
            "assurance": ASSURED,
            "safety": "Berkas disimpan di lemari terkunci; salinannya dihapus setelah "
            "setahun.",
            "evaluation": "Hasil survei kepuasan dibahas setiap triwulan.",
            "decree": "SK Lurah 000/01/CONTOH",
        },
    ),
    Told(
        "KEC01.L01",
        "Surat keterangan tidak mampu",
        None,
        {
            "requirements": "KTP elektronik\nKartu keluarga\nSurat pengantar RT",
            "product": "Surat keterangan tidak mampu.",
        },
    ),
    Told(
        "PKM01",
        "Pemeriksaan umum",
        400,
        {
            "requirements": "KTP atau kartu identitas anak\nKartu jaminan kesehatan, "
            "jika ada",
            "procedure": "Daftar di meja depan.\nPerawat memeriksa tekanan darah.\n"
            "Dokter memeriksa.\nAmbil obat di apotek.",
            "duration": "Sejak mendaftar sampai bertemu dokter, di luar jam sibuk.",
            "taken": 60,
            "taken_unit": "minutes",
            "fee": "Bagi pasien tanpa jaminan kesehatan.",
            "charge": 10_000,
            "product": "Pemeriksaan, resep, dan rujukan bila perlu.",
            "complaint_handling": COMPLAINTS,
            "facilities": "Ruang tunggu, ruang menyusui, jalur kursi roda.",
            "assurance": ASSURED,
        },
    ),
    Told(
        "DISDUKCAPIL",
        "Administrasi kependudukan",
        90,
        {
            "requirements": "Kartu keluarga\nKTP lama atau surat kehilangan",
            "procedure": "Ambil nomor antrean.\nSerahkan berkas di loket.\n"
            "Rekam foto dan sidik jari bila perlu.\nAmbil hasil dengan tanda terima.",
            "duration": "Sejak berkas lengkap dan perekaman selesai.",
            "taken": 3,
            "taken_unit": "days",
            "fee": "Semua dokumen kependudukan diterbitkan tanpa biaya.",
            "charge": 0,
            "product": "KTP elektronik, kartu keluarga, atau akta yang diminta.",
            "complaint_handling": COMPLAINTS,
            "legal_basis": "UU 24/2013 tentang Administrasi Kependudukan",
            "staff_number": "4 orang di loket, 2 orang perekaman.",
            "assurance": ASSURED,
        },
    ),
)


def promise(by: User) -> None:
    """Publish and begin the standards; where there is one already, nothing is done.

    Args:
        by: Who keeps the standards of the whole city.
    """
    from django.utils import timezone

    from tepat_web.standards import actions, queries
    from tepat_web.standards.models import Standard

    if Standard.objects.exists():
        return
    today = timezone.localdate()
    for told in STANDARDS:
        rows = queries.services(by).filter(unit__code=told.unit)
        service = rows.filter(name__startswith=told.service).first()
        if service is None:  # a smaller city lacks the unit
            continue
        if told.since is None:
            actions.keep(by=by, service=service, told=told.said, edition=0)
        else:
            day = today - timedelta(days=told.since)
            actions.publish(
                by=by, service=service, told=told.said, edition=0, valid_from=day
            )
