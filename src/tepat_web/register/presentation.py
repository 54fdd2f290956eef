"""How each table of the register is presented: its title, who fills it, a sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.snapshots.sheets import BY_NAME, Sheet

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Heading:
    """How one table is presented.

    Attributes:
        title: Of its list.
        filled_by: Who puts its rows in, and what for.
        sample: One invented row, as people write it.
        named_by: Columns whose values together name a row.
        shown: Columns that its list shows until others are chosen.
    """

    title: Text
    filled_by: Text
    sample: Text
    named_by: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tables that belong together."""

    title: Text
    meaning: Text
    sheets: tuple[Sheet, ...]


_ORGANISATION = _(
    "Bagian Organisasi keeps it, from the regulation on organisation (SOTK)."
)
_AGENCY = _("The agency fills it in; Bagian Organisasi checks it.")
_PERSONNEL = _(
    "BKPSDM and the personnel officer of each agency keep it, from the decrees."
)
_RESULTS = _(
    "BKPSDM and the personnel officer of each agency enter it when the result is known."
)

HEADINGS: Mapping[str, Heading] = MappingProxyType(
    {
        "units": Heading(
            _("Organisation units"),
            _ORGANISATION,
            _("D07.1 · Bidang Pelayanan Kesehatan · under D07 Dinas Kesehatan"),
            ("name",),
            ("name", "unit", "parent", "kind", "affair"),
        ),
        "jobs": Heading(
            _("Catalogue of jobs"),
            _ORGANISATION,
            _("JF-017 · Perawat · FUNGSIONAL · AHLI MUDA · class 9"),
            ("name",),
            ("name", "job", "family", "level", "position_class", "education_min"),
        ),
        "positions": Heading(
            _("Positions"),
            _ORGANISATION,
            _("D07.1-02 · Perawat Ahli Muda · in Bidang Pelayanan Kesehatan · class 9"),
            ("name",),
            (
                *("name", "position", "unit", "family", "level"),
                *("position_class", "need_stated"),
            ),
        ),
        "tasks": Heading(
            _("Tasks"),
            _(
                "The agency describes the tasks of its positions; needs are computed "
                "from them."
            ),
            _("Writes the monthly report · 12 a year · 300 minutes each"),
            ("description",),
            (
                *("description", "position", "volume", "period"),
                *("time", "time_unit", "approach"),
            ),
        ),
        "steps": Heading(
            _("Steps of tasks"),
            _AGENCY,
            _("Writes the monthly report · step 1 · collects the figures"),
            ("description",),
            ("description", "position", "task", "number"),
        ),
        "analyses": Heading(
            _("Job analyses"),
            _AGENCY,
            _("Perawat Ahli Muda · gives nursing care so that patients recover"),
            ("position",),
            ("position", "summary", "education", "position_class", "analysed_on"),
        ),
        "details": Heading(
            _("Lists of job analyses"),
            _AGENCY,
            _("Perawat Ahli Muda · PERANGKAT · tensimeter"),
            ("item", "description"),
            ("description", "position", "item", "number", "measure", "use"),
        ),
        "evaluations": Heading(
            _("Job evaluations"),
            _ORGANISATION,
            _("Perawat Ahli Muda · levels 4, 3, 3, 3, 3, 2, 2, 1, 1"),
            ("position",),
            ("position", "kind", "day", "f1", "f2", "f3", "f4", "f5", "f6"),
        ),
        "drivers": Heading(
            _("Workload drivers"),
            _AGENCY,
            _("PASIEN · patients · Puskesmas Contoh · 36,000 a year"),
            ("name", "unit"),
            ("name", "driver", "unit", "value", "measure", "day"),
        ),
        "teaching": Heading(
            _("Classes taught"),
            _AGENCY,
            _("Guru IPA · grade 7 · 4 classes · 5 lessons a week"),
            ("position", "grade"),
            ("position", "kind", "grade", "pupils", "ratio", "groups", "hours"),
        ),
        "working_years": Heading(
            _("Working time"),
            _AGENCY,
            _("Puskesmas Contoh · KESEHATAN · 1200 hours a year"),
            ("unit", "scope"),
            ("unit", "scope", "days", "hours_per_day", "hours"),
        ),
        "planned_fills": Heading(
            _("Planned fills"),
            _PERSONNEL,
            _("Perawat Ahli Muda · 2027 · 2 people · PPPK"),
            ("position", "year"),
            ("position", "year", "people", "way"),
        ),
        "class_costs": Heading(
            _("Costs of classes"),
            _ORGANISATION,
            _("Class 9 · Rp 96,000,000 a year"),
            ("position_class",),
            ("position_class", "cost", "basis"),
        ),
        "standards": Heading(
            _("Competency standards"),
            _ORGANISATION,
            _("Perawat Ahli Muda · Integritas · level 3 · mutlak"),
            ("competency",),
            ("competency", "position", "kind", "level", "importance"),
        ),
        "employees": Heading(
            _("Employees"),
            _PERSONNEL,
            _("Sri Contoh · PNS · III/c · S1 Keperawatan · Perawat Ahli Muda"),
            ("name",),
            ("name", "nip", "status", "grade", "position", "position_since"),
        ),
        "assignments": Heading(
            _("Extra assignments"),
            _PERSONNEL,
            _("Sri Contoh · PLT · Kepala Bidang · since 2 January 2026"),
            ("kind", "position"),
            ("kind", "nip", "position", "since", "until"),
        ),
        "history": Heading(
            _("Positions held earlier"),
            _PERSONNEL,
            _("Sri Contoh · Perawat Ahli Pertama · 2018 to 2022"),
            ("name",),
            ("name", "nip", "family", "level", "unit", "since", "until"),
        ),
        "assessments": Heading(
            _("Assessed competencies"),
            _RESULTS,
            _("Sri Contoh · Integritas · level 3 · 5 March 2026"),
            ("competency",),
            ("competency", "nip", "level", "day", "source"),
        ),
        "appraisals": Heading(
            _("Appraisals"),
            _RESULTS,
            _("Sri Contoh · 2025 · BAIK"),
            ("year", "period"),
            ("year", "nip", "period", "results", "behaviour", "rating"),
        ),
        "unit_ratings": Heading(
            _("Ratings of units"),
            _RESULTS,
            _("Dinas Kesehatan · 2025 · BAIK"),
            ("year", "unit"),
            ("year", "unit", "rating"),
        ),
        "credits": Heading(
            _("Credit points"),
            _RESULTS,
            _("Sri Contoh · 31 December 2025 · 12.5 points"),
            ("day",),
            ("day", "nip", "points"),
        ),
        "potentials": Heading(
            _("Potential"),
            _RESULTS,
            _("Sri Contoh · 78.5 · 5 March 2026"),
            ("day", "score"),
            ("day", "nip", "score"),
        ),
        "feedback": Heading(
            _("Feedback"),
            _("Colleagues and citizens give it; BKPSDM enters what came on paper."),
            _("Sri Contoh · 5 March 2026 · from a peer · KOLABORATIF · 4"),
            ("direction", "day"),
            ("day", "nip", "direction", "behaviour", "score"),
        ),
        "awards": Heading(
            _("Awards and teams"),
            _RESULTS,
            _("Sri Contoh · Pegawai Teladan Kota · 17 August 2025"),
            ("name",),
            ("name", "nip", "day", "kind", "level"),
        ),
        "statements": Heading(
            _("Documents for appointments"),
            _("BKPSDM enters a document when it is handed in. Few may see it."),
            _("Sri Contoh · SEHAT · ya · valid until 31 December 2026"),
            ("kind", "day"),
            ("kind", "nip", "holds", "day", "until", "position"),
        ),
        "trainings": Heading(
            _("Trainings attended"),
            _RESULTS,
            _("Sri Contoh · Pelatihan Kepemimpinan Pengawas · 2025 · 40 JP"),
            ("name",),
            ("name", "nip", "year", "hours", "kind", "competency"),
        ),
        "catalogue": Heading(
            _("Trainings on offer"),
            _("BKPSDM keeps the catalogue of what can be attended, with its seats."),
            _("PLT-04 · Pelayanan Prima · 20 JP · 30 seats"),
            ("name",),
            ("name", "training", "hours", "seats", "competency", "starts"),
        ),
        "disciplines": Heading(
            _("Disciplinary penalties"),
            _("BKPSDM enters a penalty when its decree is signed. Few may see it."),
            _("Sri Contoh · RINGAN · 1 February 2025 to 31 July 2025"),
            ("severity", "since"),
            ("severity", "nip", "kind", "since", "until"),
        ),
        "wishes": Heading(
            _("Wishes"),
            _("Each employee may say what they wish for; BKPSDM notes it."),
            _("Sri Contoh · first wish: Perawat Ahli Madya"),
            ("rank", "position"),
            ("rank", "nip", "position", "stay", "day"),
        ),
        "relations": Heading(
            _("Family relations"),
            _("BKPSDM notes relatives, so that neither becomes the other's superior."),
            _("Sri Contoh · Budi Contoh · suami_istri"),
            ("kind",),
            ("kind", "nip_a", "nip_b"),
        ),
        "services": Heading(
            _("Public services"),
            _("The service unit names what it offers, and its users in a year."),
            _("Puskesmas Contoh · Imunisasi · 2,400 users a year"),
            ("name",),
            ("name", "unit", "population"),
        ),
        "surveys": Heading(
            _("Survey answers"),
            _("The service unit enters what visitors answered, one row per sheet."),
            _("Puskesmas Contoh · 5 March 2026 · 4 3 4 4 3 4 4 3 4"),
            ("day", "service"),
            (
                *("day", "unit", "requirements", "procedure", "duration", "fee"),
                *("product", "staff_competence", "staff_behaviour"),
                *("complaint_handling", "facilities"),
            ),
        ),
        "complaints": Heading(
            _("Complaints"),
            _("The service unit enters what people complained about or suggested."),
            _("Puskesmas Contoh · 5 March 2026 · “The queue was long” · counter"),
            ("day", "channel"),
            ("day", "unit", "text", "channel", "status", "closed"),
        ),
        "holidays": Heading(
            _("Holidays"),
            _("BKPSDM enters the days off of each year, from the joint decree."),
            _("17 August 2026 · Hari Kemerdekaan"),
            ("day", "name"),
            ("day", "name", "kind"),
        ),
        "programmes": Heading(
            _("Programmes of study"),
            _("BKPSDM brings in the national list of education codes."),
            _("5101201 · S-1 AKUNTANSI · S-1/Sarjana"),
            ("name",),
            ("name", "programme", "education_label", "family"),
        ),
        "settings": Heading(
            _("Settings"),
            _("BKPSDM settles them with the city's decision makers."),
            _("jam_kerja_efektif · 1250"),
            ("key",),
            ("key", "value"),
        ),
    }
)


def _group(title: Text, meaning: Text, *names: str) -> Group:
    return Group(title, meaning, tuple(BY_NAME[name] for name in names))


GROUPS: tuple[Group, ...] = (
    _group(
        _("Organisation"),
        _("How the city is organised, and what each position asks for."),
        *("units", "positions", "jobs", "standards", "evaluations"),
    ),
    _group(
        _("Job analysis and workload"),
        _("What the work is, how much of it there is, and what makes it."),
        *("analyses", "tasks", "steps", "details", "drivers", "teaching"),
        *("working_years", "planned_fills", "class_costs"),
    ),
    _group(
        _("People"),
        _("Who works for the city, where, and what is known about them."),
        *("employees", "assignments", "history", "wishes", "relations", "disciplines"),
        "statements",
    ),
    _group(
        _("Results and learning"),
        _("How people and units did, and what they learnt."),
        *("appraisals", "assessments", "potentials", "credits", "unit_ratings"),
        *("feedback", "awards"),
        *("trainings", "catalogue"),
    ),
    _group(
        _("Public service"),
        _("What the public says about the city's services."),
        *("services", "surveys", "complaints"),
    ),
    _group(
        _("Settings"),
        _("What holds for the whole city."),
        *("settings", "holidays", "programmes"),
    ),
)
