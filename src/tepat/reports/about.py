"""What every report says of itself: whose it is, as of which day, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tepat.snapshot import Snapshot
from tepat.words import Language, Sentence

EXAMPLE = Sentence(id="CONTOH – data fiktif", en="EXAMPLE – fictional data")
AS_OF = Sentence(id="Keadaan per {day}", en="As of {day}")


@dataclass(frozen=True, slots=True)
class About:
    """The facts in the head and the foot of every page.

    Attributes:
        agency: Name of the city or agency (nama_instansi).
        day: The reference date (tanggal_acuan).
        source: What the report was made from, e.g. the name of the workbook.
        is_example: Whether the data are fictional; marked on every page and sheet.
    """

    agency: str
    day: date
    source: str
    is_example: bool = False

    def line(self, language: Language) -> str:
        """Return the one line under every title.

        >>> About("Kota Contoh", date(2026, 11, 24), "kota.xlsx", True).line("id")
        'Kota Contoh · Keadaan per 24 November 2026 · CONTOH – data fiktif'
        """
        said = [self.agency, AS_OF.fill({"day": self.day}, language)]
        if self.is_example:
            said.append(EXAMPLE.fill({}, language))
        return " · ".join(said)


def about(snapshot: Snapshot, source: Path) -> About:
    """Return the facts for the head and foot of every page.

    Args:
        snapshot: The city.
        source: The workbook it was read from.
    """
    is_root = snapshot.units["parent"].is_null()
    root = snapshot.units.filter(is_root)["name"].drop_nulls()
    settings = snapshot.settings
    return About(
        agency=settings.agency_name or (root[0] if len(root) else source.stem),
        day=snapshot.day,
        source=source.name,
        is_example=settings.is_example,
    )
