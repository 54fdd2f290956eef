"""The service standards of one unit (standar pelayanan), as offices lay them out.

Each service with the components that citizens read and those for the unit itself. Its
outline is from memory and not verified in PermenPANRB 15/2014.
"""

from __future__ import annotations

from dataclasses import dataclass

from tepat.reports.about import About
from tepat.words import Sentence

from .paper import Paper

FORM = "standar-pelayanan"
TITLE = Sentence(id="Standar pelayanan", en="Service standards")
WORDS = {
    "form_title": Sentence(id="STANDAR PELAYANAN", en="SERVICE STANDARDS"),
    "number_column": Sentence(id="No.", en="No."),
    "component_column": Sentence(id="Komponen", en="Component"),
    "text_column": Sentence(id="Uraian", en="What it says"),
    "delivery_title": Sentence(
        id="Penyampaian pelayanan", en="What citizens may expect"
    ),
    "management_title": Sentence(
        id="Pengelolaan di dalam unit", en="How the unit runs it"
    ),
    "unverified": Sentence(
        id="Susunan komponen menurut UU 25/2009 dan PermenPANRB 15/2014 belum "
        "dipastikan pada naskah resminya.",
        en="The components of UU 25/2009 and PermenPANRB 15/2014 are not confirmed in "
        "their text.",
    ),
    "signer": Sentence(id="Kepala unit", en="Head of the unit"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
}
SINCE = Sentence(id="Berlaku sejak {day}", en="In force since {day}")
BY_DECREE = Sentence(
    id="Berlaku sejak {day} · {decree}", en="In force since {day} · {decree}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One component: its number within its part, its name, and what is said of it."""

    number: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Service:
    """One service with its standard; ``since``: from when it holds, and by what."""

    name: str
    since: str
    delivery: tuple[Line, ...]
    management: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Standards:
    """The services of a unit that have a standard."""

    unit: str
    services: tuple[Service, ...]


def paper(told: Standards, about: About) -> Paper:
    """Return the standards, ready to be written as Word or PDF; in Indonesian."""
    return Paper(FORM, TITLE, about, told, WORDS, "id")
