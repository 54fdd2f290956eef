"""Under "Mengingat": instruments of the law as they are cited in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tepat.law import Instrument, instruments

from .parts import Recalled

# By rank: what the short form that norms use stands for.
IN_FULL: Mapping[str, str] = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Keppres": "Keputusan Presiden",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi "
    "Birokrasi",
    "Permenkes": "Peraturan Menteri Kesehatan",
    "Permendikdasmen": "Peraturan Menteri Pendidikan Dasar dan Menengah",
    "Peraturan BKN": "Peraturan Badan Kepegawaian Negara",
    "Peraturan LAN": "Peraturan Lembaga Administrasi Negara",
    "PKPU": "Peraturan Komisi Pemilihan Umum",
    "Keputusan Kepala BKN": "Keputusan Kepala Badan Kepegawaian Negara",
}


def recalled(numbers: Iterable[str], day: date) -> tuple[Recalled, ...]:
    """Return the instruments that apply on ``day``, the highest and oldest first.

    Args:
        numbers: As norms cite them: ``"PP 11/2017"``. What is not in force on the day
            is left out, and nothing stands twice.
        day: The day of the letter.

    Raises:
        KeyError: if the law as data knows no such instrument.

    >>> [each.text for each in recalled(["PP 11/2017", "UU 5/2014"], date(2026, 1, 1))]
    ['Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil']
    """
    known = instruments()
    asked = {known[number] for number in numbers}
    applying = sorted((each for each in asked if each.is_in_force(day)), key=_place)
    return tuple(Recalled(text=_text(it), is_verified=it.verified) for it in applying)


def _place(instrument: Instrument) -> tuple[int, date, str]:
    series = instrument.number.rpartition(" ")[0]
    ranks = list(IN_FULL)
    rank = ranks.index(series) if series in IN_FULL else len(ranks)
    return rank, instrument.in_force_from, instrument.number


def _text(instrument: Instrument) -> str:
    """The instrument in full; one that has no series of its own as it is cited."""
    series, _, rest = instrument.number.rpartition(" ")
    number, _, year = rest.partition("/")
    said = instrument.number
    if series in IN_FULL:
        said = f"{IN_FULL[series]} Nomor {number} Tahun {year}"
    return f"{said} tentang {instrument.title}"
