"""Appraisals and trainings as BKN's SIASN takes them, blank where a city cannot know.

The fields are those of public clients of the web service, slips included; nobody has
read them in a paper of BKN's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from tepat.performance.periods import Period, Span
from tepat.performance.siasn import (
    CERTIFICATE,
    COEFFICIENT,
    EXPECTATION,
    PERIODIC,
    RATING,
)
from tepat.words import Sentence

from .bodies import Lookup
from .tables import BodyTable

ASN = "ASN"
LEADERSHIP_CODE = 1
"""Code of structural training, which has a list and an endpoint of its own."""

PERIOD_KIND: Mapping[Span, str] = MappingProxyType(
    {Span.MONTH: "BULANAN", Span.QUARTER: "TRIWULAN"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rater:
    """Who appraised, as far as the register knows it."""

    nip: str
    name: str = ""
    grade_id: str = ""
    position: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiasnAppraisal:
    """One appraisal of one person.

    Attributes:
        nip: Whose.
        person: SIASN's own number of that person; blank where it is not known.
        year: Of which year.
        period: Its months; None where they could not be read.
        results, behaviour: DI_ATAS, SESUAI or DI_BAWAH; blank where not told.
        rating: A rating, by which SIASN's quadrant is named; blank where not told.
        rater: Who appraised; None where that is not told.
        level: Level of the functional post; blank for who holds none.
    """

    nip: str
    person: str = ""
    year: int
    period: Period | None
    results: str = ""
    behaviour: str = ""
    rating: str = ""
    rater: Rater | None = None
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiasnTraining:
    """One training that somebody attended.

    Attributes:
        nip, person: As in :class:`SiasnAppraisal`.
        agency: ``instansiId``; blank where it is not known.
        name: Of the training.
        code: ``jenisDiklatId``; None where its kind is not plain.
        year, ended: When; either may be blank.
        hours: Learning hours.
        certificate: Number of the certificate; blank where not told.
    """

    nip: str
    person: str = ""
    agency: str = ""
    name: str
    code: int | None
    year: int | None = None
    ended: date | None = None
    hours: float | None = None
    certificate: str = ""


Record = SiasnAppraisal | SiasnTraining

RESULT_TABLES: Mapping[str, BodyTable] = MappingProxyType(
    {
        table.name: table
        for table in (
            BodyTable(
                "kinerjaperiodik-save",
                Sentence(
                    id="Kinerja periodik: isi permintaan kinerjaperiodik/save",
                    en="Periodic performance: bodies for kinerjaperiodik/save",
                ),
                (
                    *("bulanMulaiPenilaian", "bulanSelesaiPenilaian"),
                    *("hasilKinerjaNilai", "id", "koefisienId", "kuadranKinerjaNilai"),
                    *("path", "penilaiGolongan", "penilaiJabatanNama", "penilaiNama"),
                    *("penilaiNipNrp", "penilaiUnorNama", "perilakuKerjaNilai"),
                    *("periodikId", "pnsDinilaiId", "statusPenilai", "tahun"),
                    *("tahunMulaiPenilaian", "tahunSelesaiPenilaian"),
                ),
            ),
            BodyTable(
                "skp22-save",
                Sentence(
                    id="SKP tahunan: isi permintaan skp22/save",
                    en="Yearly SKP: bodies for skp22/save",
                ),
                (
                    *("hasilKinerjaNilai", "id", "kuadranKinerjaNilai", "path"),
                    *("penilaiGolongan", "penilaiJabatan", "penilaiNama"),
                    *("penilaiNipNrp", "penilaiUnorNama", "perilakuKerjaNilai"),
                    *("pnsDinilaiOrang", "statusPenilai", "tahun"),
                ),
            ),
            BodyTable(
                "diklat-save",
                Sentence(
                    id="Diklat struktural: isi permintaan diklat/save",
                    en="Structural training: bodies for diklat/save",
                ),
                (
                    *("bobot", "id", "institusiPenyelenggara", "jenisKompetensi"),
                    *("jumlahJam", "latihanStrukturalId", "nomor", "path"),
                    *("pnsOrangId", "tahun", "tanggal", "tanggalSelesai"),
                ),
            ),
            BodyTable(
                "kursus-save",
                Sentence(
                    id="Kursus dan diklat lain: isi permintaan kursus/save",
                    en="Courses and other training: bodies for kursus/save",
                ),
                (
                    *("id", "instansiId", "institusiPenyelenggara", "jenisDiklatId"),
                    *("jenisKursus", "jenisKursusSertipikat", "jumlahJam", "lokasiId"),
                    *("namaKursus", "nomorSertipikat", "path", "pnsOrangId"),
                    *("tahunKursus", "tanggalKursus", "tanggalSelesaiKursus"),
                ),
            ),
        )
    }
)
"""The tables of results, by name, with the fields in the service's own order."""

FROM_SIASN = Sentence(
    id="Cari di SIASN: {endpoint}", en="Look it up in SIASN: {endpoint}"
)
FROM_REGISTER = Sentence(
    id="Lengkapi lembar {sheet} di Daftar, lalu unduh lagi berkas ini",
    en="Complete sheet {sheet} of the register, then download this file again",
)
FROM_PAPER = Sentence(
    id="Isi dari sertifikat atau surat tugasnya",
    en="Fill it in from the certificate or the letter of assignment",
)


def _siasn(endpoint: str) -> Sentence:
    return FROM_SIASN.filled({"endpoint": endpoint})


def _sheet(name: str) -> Sentence:
    return FROM_REGISTER.filled({"sheet": name})


PERSON = _siasn("pns/data-utama/NIP → id")
WHERE: Mapping[str, Sentence] = MappingProxyType(
    {
        **dict.fromkeys(("pnsDinilaiId", "pnsDinilaiOrang", "pnsOrangId"), PERSON),
        "instansiId": _siasn("pns/data-utama/NIP → instansiIndukId"),
        "penilaiGolongan": _siasn("pns/data-utama/NIP → golRuangAkhirId"),
        "koefisienId": _siasn("referensi koefisien"),
        "latihanStrukturalId": _siasn("referensi_siasn/1/latihan-struktural"),
        "jenisDiklatId": _siasn("referensi_siasn/1/jenis-diklat"),
        "lokasiId": _siasn("referensi_siasn/1/lokasi"),
        "periodikId": _sheet("kinerja (periode)"),
        "bulanMulaiPenilaian": _sheet("kinerja (periode)"),
        "hasilKinerjaNilai": _sheet("kinerja (hasil_kerja)"),
        "perilakuKerjaNilai": _sheet("kinerja (perilaku_kerja)"),
        "kuadranKinerjaNilai": _sheet("kinerja (predikat)"),
        "penilaiNipNrp": _sheet("kinerja (nip_penilai)"),
        "tahun": _sheet("pelatihan (tahun)"),
        "jumlahJam": _sheet("pelatihan (jp)"),
        "tahunKursus": _sheet("pelatihan (tahun)"),
        **dict.fromkeys(
            (
                *("institusiPenyelenggara", "nomor", "nomorSertipikat", "tanggal"),
                *("tanggalSelesai", "tanggalKursus", "tanggalSelesaiKursus"),
            ),
            FROM_PAPER,
        ),
    }
)
"""Where each field is found that a city may not be able to fill in by itself."""


def table_of(record: Record) -> str | None:
    """Return the name of the table that a record belongs to.

    An appraisal of which the months cannot be read belongs to none.
    """
    if isinstance(record, SiasnTraining):
        is_led = record.code == LEADERSHIP_CODE
        return "diklat-save" if is_led else "kursus-save"
    if record.period is None:
        return None
    is_year = record.period.span is Span.YEAR
    return "skp22-save" if is_year else "kinerjaperiodik-save"


def result_bodies(
    records: Iterable[Record], table: BodyTable
) -> Iterator[dict[str, Any]]:
    """Yield a record of ``table`` for each that belongs to it, fields in their order.

    Days are ``dd-mm-yyyy``; what is not known is blank, never made up.
    """
    for record in records:
        if table_of(record) == table.name:
            facts = _facts(record)
            yield {name: facts[name] for name in table.fields}


def result_lookups(records: Sequence[Record], table: BodyTable) -> list[Lookup]:
    """Return what still has to be looked up for one table, in SIASN's order."""
    rows = [_facts(each) for each in records if table_of(each) == table.name]
    found = (
        (name, sum(row[name] == "" for row in rows))
        for name in table.fields
        if name in WHERE
    )
    return [Lookup(name, count, WHERE[name]) for name, count in found if count]


def _facts(record: Record) -> dict[str, Any]:
    if isinstance(record, SiasnTraining):
        return _of_training(record)
    return _of_appraisal(record)


def _of_appraisal(it: SiasnAppraisal) -> dict[str, Any]:
    rater, period = it.rater, it.period
    kind = PERIOD_KIND.get(period.span) if period else None
    return {
        "id": "",  # given by SIASN to what is new
        "path": [],  # documents are added when they have been uploaded
        "tahun": it.year,
        "tahunMulaiPenilaian": it.year,
        "tahunSelesaiPenilaian": it.year,
        "bulanMulaiPenilaian": period.first if period else "",
        "bulanSelesaiPenilaian": period.last if period else "",
        "periodikId": str(PERIODIC[kind]) if kind else "",
        "hasilKinerjaNilai": EXPECTATION.get(it.results, ""),
        "perilakuKerjaNilai": EXPECTATION.get(it.behaviour, ""),
        "kuadranKinerjaNilai": RATING.get(it.rating, ""),
        "koefisienId": str(COEFFICIENT.get((it.level, it.rating), "")),
        "pnsDinilaiId": it.person,
        "pnsDinilaiOrang": it.person,
        "statusPenilai": ASN if rater else "",
        "penilaiNipNrp": rater.nip if rater else "",
        "penilaiNama": rater.name if rater else "",
        "penilaiGolongan": rater.grade_id if rater else "",
        "penilaiJabatan": rater.position if rater else "",
        "penilaiJabatanNama": rater.position if rater else "",
        "penilaiUnorNama": rater.unit if rater else "",
    }


def _of_training(it: SiasnTraining) -> dict[str, Any]:
    year = it.year or (it.ended.year if it.ended else "")
    ended = f"{it.ended:%d-%m-%Y}" if it.ended else ""
    return {
        "id": "",
        "path": [],
        "bobot": "",
        "jenisKompetensi": it.name,
        "namaKursus": it.name,
        "jenisKursus": "",
        "jenisKursusSertipikat": CERTIFICATE.get(it.code or 0, ""),
        "jenisDiklatId": str(it.code) if it.code else "",
        "latihanStrukturalId": "",
        "institusiPenyelenggara": "",
        "jumlahJam": "" if it.hours is None else it.hours,
        "lokasiId": "",
        "instansiId": it.agency,
        "pnsOrangId": it.person,
        "nomor": it.certificate,
        "nomorSertipikat": it.certificate,
        "tahun": year,
        "tahunKursus": year,
        "tanggal": "",  # its first day is not on record
        "tanggalKursus": "",
        "tanggalSelesai": ended,
        "tanggalSelesaiKursus": ended,
    }
