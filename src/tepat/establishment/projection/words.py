"""What a projection says: why somebody is proposed, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.words import Sentence

PROPOSED = Sentence(
    id="Tahun {year}: {people} orang untuk {name} ({position}), urutan {rank}. "
    "Alasan: {grounds}.",
    en="{year}: take on {people} for {name} ({position}), number {rank}. Because: "
    "{grounds}.",
)
CRITICAL = Sentence(id="jabatan kritis", en="a critical position")
LEADS = Sentence(
    id="jabatan pimpinan (diisi lewat mutasi, promosi atau seleksi)",
    en="a leadership post (filled by transfer, promotion or selection)",
)
SERVES = Sentence(id="unit pelayanan langsung", en="a unit that serves people directly")

NO_NAMES = Sentence(
    id="Lembar pegawai kosong, jadi pensiun dan akhir kontrak belum diketahui; usulan "
    "hanya menutup kekurangan hari ini. Isi lembar pegawai.",
    en="Sheet pegawai is empty, so retirements and ends of contracts are not known; "
    "the proposal only covers the shortage of today. Fill in sheet pegawai.",
)
NO_COST = Sentence(
    id="Biaya kelas {classes} belum diisi, jadi {positions} jabatan tidak dapat "
    "diusulkan dalam anggaran. Isi lembar biaya_kelas, dan kelas jabatan yang kosong.",
    en="What class {classes} costs is blank, so {positions} positions cannot be "
    "proposed within the budget. Fill in sheet biaya_kelas, and the class where it is "
    "blank.",
)
TOO_MANY = Sentence(
    id="Rencana isi membuat {name} ({position}) kelebihan {over} orang pada akhir "
    "{year}. Kurangi jumlahnya, atau periksa kebutuhannya.",
    en="The planned fills leave {name} ({position}) with {over} people too many at "
    "the end of {year}. Plan fewer, or check its need.",
)
OVER_MEANS: Mapping[str, Sentence] = {
    "people": Sentence(
        id="Rencana isi {year} ({planned} orang) melebihi kapasitas {limit} orang, "
        "jadi tidak ada usulan tambahan. Sesuaikan rencana atau kapasitasnya.",
        en="The planned fills of {year} ({planned} people) exceed the capacity of "
        "{limit} people, so nothing is proposed beyond them. Adapt the plan or the "
        "capacity.",
    ),
    "budget": Sentence(
        id="Rencana isi {year} (Rp{planned}) melebihi anggaran Rp{limit}, jadi tidak "
        "ada usulan tambahan. Sesuaikan rencana atau anggarannya.",
        en="The planned fills of {year} (Rp{planned}) exceed the budget of Rp{limit}, "
        "so nothing is proposed beyond them. Adapt the plan or the budget.",
    ),
}
PAST = Sentence(
    id="{count} baris rencana_isi memuat tahun di luar {first}–{last} dan tidak "
    "dihitung. Perbaiki tahunnya, atau hapus barisnya.",
    en="{count} rows of rencana_isi name a year outside {first}–{last} and are not "
    "counted. Correct the year, or delete the row.",
)
UNKNOWN_NEED = Sentence(
    id="Kebutuhan atau bezetting {count} jabatan belum diketahui; jabatan itu tidak "
    "ikut diproyeksikan. «tepat needs» menyebutkan apa yang perlu diisi.",
    en="Need or holders of {count} positions are unknown; they are left out of the "
    "projection. “tepat needs” tells what to fill in.",
)


def shortage(share: float, short: int, need: int) -> Sentence:
    """Say how large the shortage is that a proposal meets."""
    percent = round(100 * share)
    return Sentence(
        id=f"kurang {short} dari {need} ({percent}%)",
        en=f"{short} of {need} short ({percent}%)",
    )


def grounds(row: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """Return why a proposal stands where it stands, the weightiest first.

    Args:
        row: ``critical``, ``leads``, ``serves``, ``share``, ``short`` and ``need``.
    """
    said = [
        *([CRITICAL] if row["critical"] else []),
        *([LEADS] if row["leads"] else []),
        shortage(row["share"], row["short"], row["need"]),
        *([SERVES] if row["serves"] else []),
    ]
    return tuple(said)
