"""The numbers by which SIASN writes expectations, ratings and kinds of period."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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


def word(codes: Mapping[str, int], code: int) -> str:
    """Return the word for a code.

    Raises:
        KeyError: if the code means nothing there.

    >>> word(RATING, 3)
    'BUTUH PERBAIKAN'
    """
    return {number: name for name, number in codes.items()}[code]
