"""The report of one unit's satisfaction survey (laporan SKM), as offices lay it out.

Why, how it was done and who answered, the index with its elements and services, what
people wrote (as counts, never their words), what changed, what is planned, what was
done before, and the questions. Its outline is from memory and not verified in
PermenPANRB 14/2017.
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
    "opening_title": Sentence(id="Pendahuluan", en="Why"),
    "done_title": Sentence(
        id="Pengumpulan data dan hasil pokok", en="How it was done, in short"
    ),
    "makeup_title": Sentence(id="Responden", en="Who answered"),
    "result_title": Sentence(id="Hasil per unsur", en="Result by element"),
    "services_title": Sentence(id="Hasil per layanan", en="Result by service"),
    "grid_title": Sentence(id="Unsur pada setiap layanan (NRR)", en="Elements (NRR)"),
    "remarks_title": Sentence(
        id="Catatan warga menurut pokok", en="Remarks of citizens by topic"
    ),
    "periods_title": Sentence(id="Perkembangan", en="How it changed"),
    "changes_title": Sentence(
        id="Perubahan setiap unsur", en="Changes of each element"
    ),
    "plan_title": Sentence(id="Rencana tindak lanjut", en="What is planned"),
    "ended_title": Sentence(
        id="Hasil tindak lanjut setahun terakhir", en="What was done in a year"
    ),
    "conclusion_title": Sentence(id="Kesimpulan", en="In conclusion"),
    "questions_title": Sentence(
        id="Lampiran: pertanyaan survei", en="Annex: the questions"
    ),
    "trait_column": Sentence(id="Data responden", en="Of the respondent"),
    "kind_column": Sentence(id="Kelompok", en="Group"),
    "percent_column": Sentence(id="Persen", en="Per cent"),
    "difference_column": Sentence(id="Selisih", en="Difference"),
    "meaning_column": Sentence(id="Artinya", en="Meaning"),
    "state_column": Sentence(id="Keadaan", en="State"),
    "told_column": Sentence(id="Disampaikan kepada warga", en="Told to citizens"),
    "number_column": Sentence(id="No.", en="No."),
    "question_column": Sentence(id="Pertanyaan", en="Question"),
    "small_groups": Sentence(
        id="Kelompok kecil digabung agar tidak ada responden yang dapat dikenali.",
        en="Small groups are counted together, so that nobody can be recognised.",
    ),
    "grid_note": Sentence(
        id="Tanda – berarti kurang dari lima jawaban: terlalu sedikit untuk dinilai.",
        en="A dash: fewer than five answers, too few to tell.",
    ),
    "changes_note": Sentence(
        id="Dari sembilan unsur, satu di antara dua puluh tampak berubah hanya karena "
        "kebetulan.",
        en="Of nine elements, one in twenty looks changed by chance alone.",
    ),
    "none_planned": Sentence(
        id="Belum ada langkah yang direncanakan. Langkah di bawah adalah saran; "
        "lengkapi penanggung jawab dan waktunya.",
        en="Nothing is planned yet. The steps below are suggestions; fill in who does "
        "them, and by when.",
    ),
    "element_column": Sentence(id="Unsur", en="Element"),
    "service_column": Sentence(id="Layanan", en="Service"),
    "period_column": Sentence(id="Masa", en="Period"),
    "topic_column": Sentence(id="Pokok", en="Topic"),
    "n_column": Sentence(id="Jumlah", en="Number"),
    "mean_column": Sentence(id="NRR", en="Mean (NRR)"),
    "index_column": Sentence(id="IKM", en="IKM"),
    "interval_column": Sentence(id="Selang 95 persen", en="95 per cent interval"),
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
    "unverified": Sentence(
        id="Rentang mutu dan bobot menurut PermenPANRB 14/2017 belum dipastikan pada "
        "naskah resminya.",
        en="Bands and weights of PermenPANRB 14/2017 are not confirmed in its text.",
    ),
    "signer": Sentence(id="Kepala unit", en="Head of the unit"),
    "place_day": Sentence(id="……………………, ……………………", en="……………………, ……………………"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
}

SECTIONS = {
    "opening_title": "",
    "done_title": "",
    "makeup_title": "makeup",
    "result_title": "",
    "services_title": "services",
    "remarks_title": "heard",
    "periods_title": "periods",
    "plan_title": "",
    "ended_title": "ended",
    "conclusion_title": "",
}
"""Titles in their order, and the part of the report without which each is left out."""

FACTS = {
    "day": Sentence(id="Data sampai", en="Data up to"),
    "computed": Sentence(id="Nomor hitungan", en="Result number"),
    "time": Sentence(id="Masa survei", en="Periods"),
    "method": Sentence(id="Cara", en="How"),
    "sheets": Sentence(id="Lembar jawaban", en="Answer sheets"),
    "users": Sentence(id="Pengguna setahun", en="Users of a year"),
    "needed": Sentence(
        id="Sampel yang diperlukan (Krejcie–Morgan)", en="Sample (Krejcie–Morgan)"
    ),
    "enough": Sentence(id="Kecukupan", en="Enough?"),
    "index": Sentence(id="IKM dan mutu", en="IKM and quality"),
    "interval": Sentence(id="Selang 95 persen", en="95 per cent interval"),
    "weight": Sentence(id="Bobot setiap unsur", en="Weight of an element"),
    "bands": Sentence(id="Rentang mutu", en="Bands"),
    "change": Sentence(id="Perubahan terakhir", en="Last change"),
}

METHOD = Sentence(
    id="Kuesioner sembilan unsur, skala 1 sampai 4, diisi sendiri oleh penerima "
    "layanan tanpa nama: melalui ponsel, layar di tempat, atau kertas.",
    en="Nine elements, scored 1 to 4, answered by those who were served, without "
    "names: by telephone, on a screen or on paper.",
)
TIME = Sentence(id="{first} sampai {last}", en="{first} to {last}")
OPENING = (
    Sentence(
        id="Setiap penyelenggara pelayanan publik wajib mengukur kepuasan masyarakat "
        "sedikitnya sekali setahun (PermenPANRB 14/2017 tentang Pedoman Penyusunan "
        "Survei Kepuasan Masyarakat, melaksanakan UU 25/2009 tentang Pelayanan "
        "Publik).",
        en="Everybody who serves the public has to measure its satisfaction at least "
        "once a year (PermenPANRB 14/2017, for UU 25/2009).",
    ),
    Sentence(
        id="Survei ini bertujuan mengetahui unsur mana dari pelayanan {unit} yang "
        "perlu diperbaiki lebih dulu, dan apakah perbaikan sebelumnya dirasakan warga.",
        en="This survey is to tell which elements of the service of {unit} to improve "
        "first, and whether people notice what was improved before.",
    ),
)
CONCLUSIONS = {
    "index": Sentence(
        id="IKM {unit} adalah {ikm} dengan mutu {quality}.",
        en="The IKM of {unit} is {ikm}, quality {quality}.",
    ),
    "sure": Sentence(
        id="IKM {unit} adalah {ikm} dengan mutu {quality} (selang 95 persen {low} "
        "sampai {high}).",
        en="The IKM of {unit} is {ikm}, quality {quality} (95 per cent interval: {low} "
        "to {high}).",
    ),
    "highest": Sentence(
        id="Unsur tertinggi: {element} ({mean}).",
        en="Highest element: {element} ({mean}).",
    ),
    "enough": Sentence(
        id="Kecukupan responden: {enough}.", en="Enough respondents: {enough}."
    ),
    "planned": Sentence(
        id="{n} langkah direncanakan untuk memperbaiki pelayanan.",
        en="{n} steps are planned to improve the service.",
    ),
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
class Kind:
    """How many sheets one group of respondents filled in."""

    trait: str
    kind: str
    n: str
    percent: str


@dataclass(frozen=True, slots=True)
class Across:
    """One service with the mean of each element, in the order of the codes."""

    name: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one period to the next: ``value`` now, and by how much."""

    name: str
    period: str
    value: str
    difference: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan, or a suggestion; ``who`` and ``when`` may be blank."""

    text: str
    element: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A step that ended within a year, how, and what citizens read of it."""

    text: str
    element: str
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says; every value is written as a reader reads it.

    Attributes:
        unit: Its name.
        opening: Why a survey is held.
        summary: Which element comes first, in a sentence.
        facts: How it was done, and the index.
        makeup: Who answered, small groups counted together.
        codes: Short names of the elements, nine of them, as heads of ``grid``.
        grid: The elements of each service.
        changes: Of each element since the period before.
        heard: Topics of remarks; blank where nobody wrote.
        plan: What the unit means to do.
        steps: Suggestions; told where nothing is planned.
        ended: What of the plan ended within a year.
        conclusion: Sentences.
    """

    unit: str
    opening: tuple[str, ...]
    summary: str
    facts: tuple[Fact, ...]
    makeup: tuple[Kind, ...]
    elements: tuple[Scored, ...]
    services: tuple[Scored, ...]
    codes: tuple[str, ...]
    grid: tuple[Across, ...]
    periods: tuple[Scored, ...]
    changes: tuple[Changed, ...]
    heard: tuple[Heard, ...]
    plan: tuple[Step, ...]
    steps: tuple[Step, ...]
    ended: tuple[Ended, ...]
    conclusion: tuple[str, ...]
    questions: tuple[Asked, ...]


def paper(told: Report, about: About) -> Paper:
    """Return the report, ready to be written as Word or PDF; in Indonesian."""
    return Paper(FORM, TITLE, about, told, WORDS | _numbered(told), language="id")


def _numbered(told: Report) -> dict[str, Sentence]:
    """The titles of the sections that the report has, counted without a gap."""
    there = [
        name for name, field in SECTIONS.items() if not field or getattr(told, field)
    ]
    return {
        name: Sentence(id=f"{at}. {WORDS[name].id}", en=f"{at}. {WORDS[name].en}")
        for at, name in enumerate(there, start=1)
    }
