"""The numbers by which SIASN writes expectations, ratings, periods and trainings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tepat.law import Law

from .professionalism.kinds import Kinds, plain

# perilakuDanKinerja
EXPECTATION: Mapping[str, int] = MappingProxyType(
    {"DI_ATAS": 1, "SESUAI": 2, "DI_BAWAH": 3}
)
# kuadranNilai
RATING: Mapping[str, int] = MappingProxyType(
    {
        "SANGAT BAIK": 1,
        "BAIK": 2,
        "BUTUH PERBAIKAN": 3,
        "KURANG": 4,
        "SANGAT KURANG": 5,
    }
)
# periodik
PERIODIC: Mapping[str, int] = MappingProxyType({"BULANAN": 1, "TRIWULAN": 2})

# koefisien: only the numbers of rating Baik were seen, level by level.
COEFFICIENT: Mapping[tuple[str, str], int] = MappingProxyType(
    {
        (level, "BAIK"): number
        for level, number in (
            *(("AHLI PERTAMA", 12), ("AHLI MUDA", 22), ("AHLI MADYA", 32)),
            *(("AHLI UTAMA", 42), ("PEMULA", 52), ("TERAMPIL", 62)),
            *(("MAHIR", 72), ("PENYELIA", 82)),
        )
    }
)
# jenisDiklat → jenisKursusSertipikat: functional (F), attendance (P), training (T)
CERTIFICATE: Mapping[int, str] = MappingProxyType(
    dict.fromkeys(range(1, 26), "T") | {2: "F"} | dict.fromkeys((4, 7, 9), "P")
)


def training_code(kind: str, name: str, law: Law) -> int | None:
    """Return SIASN's code of the kind of a training; None where it is not plain.

    Args:
        kind: As sheet ``pelatihan`` tells it: a code, a name, or blank.
        name: Of the training: its first words may name the kind.

    >>> from datetime import date
    >>> from tepat import law
    >>> in_force = law.on(date(2026, 1, 1))
    >>> training_code("Bimtek", "Aplikasi", in_force)
    8
    >>> training_code("", "Seminar Gizi", in_force)
    9
    >>> training_code("", "Aplikasi", in_force) is None
    True
    """
    kinds = Kinds(law.professionalism.training_kinds.value)
    return kinds.code(kind, plain(name))


def word(codes: Mapping[str, int], code: int) -> str:
    """Return the word for a code.

    Raises:
        KeyError: if the code means nothing there.

    >>> word(RATING, 3)
    'BUTUH PERBAIKAN'
    """
    return {number: name for name, number in codes.items()}[code]
