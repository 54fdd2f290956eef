"""The report of one unit's satisfaction survey (laporan SKM), as offices lay it out.

How it was done, the index and its elements, services, periods, what people wrote (as
counts, never their words), and what is planned. Its outline is from memory and not
verified in PermenPANRB 14/2017.
"""

from __future__ import annotations

from dataclasses import dataclass

from tepat.reports.about import About
from tepat.words import Sentence

from .paper import Paper

FORM = "laporan-skm"
TITLE = Sentence(
    id="Laporan survei kepuasan masyarakat", en="Report of the satisfaction survey"
)
WORDS = {
    "form_title": Sentence(
        id="LAPORAN SURVEI KEPUASAN MASYARAKAT",
        en="REPORT OF THE SATISFACTION SURVEY",
    ),
    "done_title": Sentence(id="1. Pelaksanaan", en="1. How it was done"),
    "result_title": Sentence(id="2. Hasil per unsur", en="2. Result by element"),
    "services_title": Sentence(id="3. Hasil per layanan", en="3. Result by service"),
    "periods_title": Sentence(id="4. Perkembangan", en="4. How it changed"),
    "remarks_title": Sentence(
        id="5. Catatan warga menurut pokok", en="5. Remarks of citizens by topic"
    ),
    "plan_title": Sentence(id="6. Rencana tindak lanjut", en="6. What is planned"),
    "element_column": Sentence(id="Unsur", en="Element"),
    "service_column": Sentence(id="Layanan", en="Service"),
    "period_column": Sentence(id="Masa", en="Period"),
    "topic_column": Sentence(id="Pokok", en="Topic"),
    "n_column": Sentence(id="Jumlah", en="Number"),
    "mean_column": Sentence(id="NRR", en="Mean (NRR)"),
    "index_column": Sentence(id="IKM", en="IKM"),
    "interval_column": Sentence(id="Selang 95 persen", en="95 percent interval"),
    "quality_column": Sentence(id="Mutu", en="Quality"),
    "wishes_column": Sentence(id="Keluhan dan saran", en="Complaints and wishes"),
    "praise_column": Sentence(id="Pujian", en="Praise"),
    "step_column": Sentence(id="Langkah", en="Step"),
    "who_column": Sentence(id="Penanggung jawab", en="Who"),
    "when_column": Sentence(id="Waktu", en="By when"),
    "counts_only": Sentence(
        id="Dikelompokkan menurut kata-katanya saja; satu catatan dapat menyangkut "
        "beberapa hal. Isi catatan tidak dimuat.",
        en="Sorted by words alone; one remark may be about several things. The words "
        "themselves are left out.",
    ),
    "suggested": Sentence(
        id="Langkah di bawah adalah saran. Lengkapi penanggung jawab dan waktunya.",
        en="The steps below are suggestions. Fill in who does them, and by when.",
    ),
    "unverified": Sentence(
        id="Rentang mutu dan bobot menurut PermenPANRB 14/2017 belum dipastikan pada "
        "naskah resminya.",
        en="Bands and weights of PermenPANRB 14/2017 are not confirmed in its text.",
    ),
    "signer": Sentence(id="Kepala unit", en="Head of the unit"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
}

FACTS = {
    "day": Sentence(id="Data sampai", en="Data up to"),
    "computed": Sentence(id="Nomor hitungan", en="Computation number"),
    "sheets": Sentence(id="Lembar jawaban", en="Answer sheets"),
    "users": Sentence(id="Pengguna setahun", en="Users of a year"),
    "needed": Sentence(
        id="Sampel yang diperlukan (Krejcie–Morgan)", en="Sample (Krejcie–Morgan)"
    ),
    "enough": Sentence(id="Kecukupan", en="Enough?"),
    "index": Sentence(id="IKM dan mutu", en="IKM and quality"),
    "interval": Sentence(id="Selang 95 persen", en="95 percent interval"),
    "change": Sentence(id="Perubahan terakhir", en="Last change"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head: a label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One element, service or period, written out."""

    name: str
    n: str
    value: str
    interval: str
    quality: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One topic of remarks, with how many complain of it and praise it."""

    name: str
    element: str
    wishes: str
    praise: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step that is suggested, and for which element."""

    text: str
    element: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says; every value is written as a reader reads it.

    Attributes:
        unit: Its name.
        summary: Which element comes first, in a sentence.
        facts: How it was done, and the index.
        heard: Topics of remarks; blank where nobody wrote.
    """

    unit: str
    summary: str
    facts: tuple[Fact, ...]
    elements: tuple[Scored, ...]
    services: tuple[Scored, ...]
    periods: tuple[Scored, ...]
    heard: tuple[Heard, ...]
    steps: tuple[Step, ...]


def paper(told: Report, about: About) -> Paper:
    """Return the report, ready to be written as Word or PDF; in Indonesian."""
    return Paper(FORM, TITLE, about, told, WORDS, "id")
