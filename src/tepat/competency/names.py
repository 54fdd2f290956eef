"""Names of competencies, kinds and bands, as every page and file shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tepat.snapshot.vocabulary import COMPETENCIES
from tepat.words import Sentence

ENGLISH: Mapping[str, str] = {
    "M.01": "Integrity",
    "M.02": "Cooperation",
    "M.03": "Communication",
    "M.04": "Orientation to results",
    "M.05": "Public service",
    "M.06": "Developing oneself and others",
    "M.07": "Managing change",
    "M.08": "Decision making",
    "SK.01": "Bonding the nation",
}
KIND_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "MANAJERIAL": Sentence(id="manajerial", en="managerial"),
        "SOSIAL_KULTURAL": Sentence(id="sosial kultural", en="socio-cultural"),
        "TEKNIS": Sentence(id="teknis", en="technical"),
    }
)
BAND_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "MEMENUHI SYARAT": Sentence(id="Memenuhi Syarat", en="Meets the standard"),
        "MASIH MEMENUHI SYARAT": Sentence(
            id="Masih Memenuhi Syarat", en="Still meets the standard"
        ),
        "KURANG MEMENUHI SYARAT": Sentence(
            id="Kurang Memenuhi Syarat", en="Falls short of the standard"
        ),
        "OPTIMAL": Sentence(id="Optimal", en="Optimal"),
        "CUKUP OPTIMAL": Sentence(id="Cukup Optimal", en="Fairly optimal"),
        "KURANG OPTIMAL": Sentence(id="Kurang Optimal", en="Less than optimal"),
    }
)


def name_of(code: str) -> Sentence:
    """Return the name of a competency; a code of the city's own is its own name.

    >>> name_of("M.01").id, name_of("T.33").id
    ('Integritas (M.01)', 'T.33')
    """
    if code not in COMPETENCIES:
        return Sentence(id=code, en=code)
    return Sentence(id=f"{COMPETENCIES[code]} ({code})", en=f"{ENGLISH[code]} ({code})")


def band_name(label: str) -> Sentence:
    """Return the name of a band; a band of the city's own keeps the city's word."""
    return BAND_NAMES.get(label, Sentence(id=label, en=label))
