"""What the fictional city cannot be made from."""

from __future__ import annotations

from typing import ClassVar, Self

from tepat.errors import TepatError
from tepat.words import Sentence

from . import story


class TownSizeError(TepatError):
    """The city asked for is smaller or larger than can be made."""

    exit_code: ClassVar[int] = 15

    @classmethod
    def of(cls, employees: int) -> Self:
        """Return the error for this number of employees."""
        return cls(
            Sentence(
                id="Kota contoh dapat dibuat dengan {fewest} sampai {most} pegawai, "
                "bukan {employees}. Pilih jumlah lain.",
                en="The fictional city can have {fewest} to {most} employees, "
                "not {employees}. Choose another number.",
            ),
            employees=employees,
            fewest=story.FEWEST_EMPLOYEES,
            most=story.MOST_EMPLOYEES,
        )
