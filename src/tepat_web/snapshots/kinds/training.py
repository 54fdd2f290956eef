"""Who attends which training, what it closes, what closes nothing yet, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.competency import name_of
from tepat.reports.training import write_training
from tepat.reports.training.fields import LEFT_WHY, SOURCE
from tepat.reports.training.rows import evaluation_rows, unit_rows
from tepat.reports.training.said import answer, million, standing
from tepat.training import TrainingPlan, plan
from tepat.training.evaluation import evaluated
from tepat.training.hours import account, by_unit
from tepat.training.offers import WHY
from tepat.words import Sentence, written
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .placing import at_people, at_units, findings_table
from .saying import both, long, text, whole, words

PEOPLE = Permission.PEOPLE_READ
CURVE = Sentence(
    id="Poin yang tertutup menurut anggaran (juta rupiah); rencana ini Rp {budget}.",
    en="Points closed, by budget (million rupiah); this plan has Rp {budget}.",
)
CLOSED = Words(id="poin tertutup", en="points closed")
MORE = Words(id="paling banyak masih mungkin", en="at most still possible")
BUDGET = Words(id="Anggaran (juta Rp)", en="Budget (million Rp)")
MILLION = 1_000_000
NOBODY = Sentence(
    id="Belum ada pegawai. Isi atau impor lembar pegawai, standar, kompetensi dan "
    "katalog, lalu hitung lagi.",
    en="There are no employees yet. Enter or import sheets pegawai, standar, "
    "kompetensi and katalog, then compute again.",
)


def run(question: Question, tell: Tell) -> Result:
    """Make the training plan, and tell the account of hours and past programmes."""
    city, in_force = question.snapshot, question.law
    if city.employees.is_empty():
        return Result(words(NOBODY))
    found = plan(city, in_force, budget=question.parameters.get("training_budget"))
    tell(70, "Menyusun tabel", "Arranging the tables")
    hours = account(city, in_force)
    units = by_unit(city, hours)
    evaluation = evaluated(city)
    tables = (
        _plan(question, found),
        _left(question, found),
        _units(question, found),
        _catalogue(found),
        _budgets(found),
        _hours(question, found),
        _hours_by_unit(question, units),
        _evaluation(evaluation),
        _weighing(found),
        findings_table(
            question,
            found.findings,
            name="perlu-dilihat",
            title=Words(id="Perlu dilihat", en="To look at"),
            heading=Words(id="Apa yang perlu dilihat", en="What to look at"),
            empty=Words(id="Tidak ada yang perlu dilihat.", en="Nothing to look at."),
        ),
    )
    told = about(city)

    def write(path: Path) -> None:
        write_training(path, found, hours, units, evaluation, told, "id")

    title = Words(
        id="Buku kerja rencana pelatihan, seluruh kota",
        en="Workbook of the training plan, whole city",
    )
    files = (File("rencana-pelatihan.xlsx", title, write, read=PEOPLE),)
    return Result(_said(found), tables, _figures(found), files)


def _said(found: TrainingPlan) -> Words:
    told = [it for it in (answer(found), standing(found), million(found)) if it]
    return Words(
        id=" ".join(it.fill({}, "id") for it in told),
        en=" ".join(it.fill({}, "en") for it in told),
    )


def _names(codes: Iterable[str | None]) -> list[pl.Series]:
    told = (None if code is None else words(name_of(code)) for code in codes)
    return both("competency_name", told)


def _words_of(
    name: str, codes: Iterable[str | None], known: Mapping[str, Sentence]
) -> list[pl.Series]:
    return both(name, (None if it is None else words(known[it]) for it in codes))


def _plan(question: Question, found: TrainingPlan) -> Table:
    taken = found.taken
    rows = at_people(
        question,
        taken.with_columns(
            *_names(taken["competency"]),
            *_words_of("measured_by", taken["source"], SOURCE),
            cost=pl.col("cost").round().cast(pl.Int64),
        ),
    ).sort("unit_name", pl.col("points").neg(), "nip", maintain_order=True)
    return Table(
        "rencana",
        Words(id="Rencana", en="Plan"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("training_name", "Pelatihan", "Training", is_filter=True),
            text("starts", "Mulai", "Starts", form=Form.DAY),
            text("competency_name", "Kompetensi", "Competency", in_both=True),
            whole("levels", "Level ditutup", "Levels closed"),
            long("reason", "Alasan", "Because", in_both=True),
            text("hours", "JP", "Hours", form=Form.DECIMAL),
            whole("cost", "Biaya (Rp)", "Cost (Rp)"),
            whole("points", "Poin", "Points"),
            text("measured_by", "Diukur terhadap", "Measured by", in_both=True),
            text("unit_name", "Unit", "Unit"),
            text("nip", "NIP", "NIP", form=Form.NIP),
        ),
        rows,
        Words(id="Tidak ada yang direncanakan di sini.", en="Nothing is planned here."),
    )


def _left(question: Question, found: TrainingPlan) -> Table:
    who = found.people.select("nip", "name", "unit_name")
    left = found.needs.filter(pl.col("why").is_not_null()).join(
        who, on="nip", how="left", maintain_order="left"
    )
    rows = at_people(
        question,
        left.with_columns(
            *_names(left["competency"]),
            *_words_of("cause", left["why"], LEFT_WHY),
        ),
    ).sort(pl.col("left").is_null(), pl.col("points").neg(), "nip", maintain_order=True)
    return Table(
        "tersisa",
        Words(id="Kesenjangan tersisa", en="Gaps left"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("competency_name", "Kompetensi", "Competency", in_both=True),
            whole("left", "Sisa", "Left"),
            text("cause", "Sebab", "Cause", in_both=True, is_filter=True),
            long("why", "Mengapa", "Why", in_both=True),
            whole("asked", "Diminta", "Asked"),
            whole("reached", "Terukur", "Reached"),
            whole("closed", "Ditutup", "Closed"),
            text("importance", "Sifat", "Importance", is_filter=True),
            text("unit_name", "Unit", "Unit"),
            text("nip", "NIP", "NIP", form=Form.NIP),
        ),
        rows,
        Words(id="Tidak ada kesenjangan yang tersisa.", en="No gap is left."),
    )


def _units(question: Question, found: TrainingPlan) -> Table:
    rows = at_units(
        question, unit_rows(found).drop_nulls("unit"), link="unit_name"
    ).with_columns(query=pl.format("tabel=rencana&unit={}", "unit"))
    return Table(
        "unit",
        Words(id="Per unit", en="By unit"),
        (
            text("unit_name", "Unit", "Unit"),
            text("agency_name", "Perangkat daerah", "Agency", is_filter=True),
            whole("people", "Pegawai", "People"),
            whole("gaps", "Kesenjangan", "Gaps"),
            whole("gaps_closed", "Tertutup", "Closed"),
            whole("participants", "Peserta", "Participants", query="query"),
            text("hours", "JP", "Hours", form=Form.DECIMAL),
            whole("cost", "Biaya (Rp)", "Cost (Rp)"),
        ),
        rows.sort("gaps", descending=True, maintain_order=True),
        Words(id="Belum ada unit dengan pegawai.", en="No units with people yet."),
    )


def _catalogue(found: TrainingPlan) -> Table:
    rows = found.offers.with_columns(
        *_names(found.offers["competency"]),
        *_words_of("left_out", found.offers["why_not"], WHY),
        cost=pl.col("cost").round().cast(pl.Int64),
        spent=pl.col("spent").round().cast(pl.Int64),
    )
    return Table(
        "katalog",
        Words(id="Katalog", en="Catalogue"),
        (
            text("name", "Pelatihan", "Training"),
            text("training", "Kode", "Code"),
            text("competency_name", "Kompetensi", "Competency", in_both=True),
            whole("level_after", "Level akhir", "Level after"),
            text("starts", "Mulai", "Starts", form=Form.DAY),
            text("hours", "JP", "Hours", form=Form.DECIMAL),
            whole("cost", "Biaya (Rp)", "Cost (Rp)"),
            whole("seats", "Kursi", "Seats"),
            whole("planned", "Peserta", "Participants"),
            whole("spent", "Jumlah (Rp)", "Sum (Rp)"),
            text(
                *("seat_points", "Nilai satu kursi lagi", "One more seat"),
                form=Form.DECIMAL,
                unit=Words(id="poin", en="points"),
            ),
            text("left_out", "Tidak dipakai karena", "Not used because", in_both=True),
        ),
        rows.sort("planned", descending=True, maintain_order=True),
        Words(id="Katalog kosong. Isi lembar katalog.", en="The catalogue is empty."),
    )


def _budgets(found: TrainingPlan) -> Table:
    return Table(
        "anggaran",
        Words(id="Anggaran lain", en="Other budgets"),
        (
            whole("budget", "Anggaran (Rp)", "Budget (Rp)"),
            text("closed", "Poin tertutup", "Points closed", form=Form.DECIMAL),
            text("bound", "Batas atas", "Upper bound", form=Form.DECIMAL),
        ),
        found.curve,
        Words(id="Belum ada yang dihitung.", en="Nothing was computed."),
    )


def _hours(question: Question, found: TrainingPlan) -> Table:
    year = str(found.year)
    rows = at_people(question, found.people.drop("levels")).with_columns(
        total=pl.col("hours") + pl.col("planned"),
        lack_after=pl.col("lack") - pl.col("filled"),
    )
    return Table(
        "jam",
        Words(
            id=f"Jam pelajaran {year} per pegawai",
            en=f"Learning hours {year} by person",
        ),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("unit_name", "Unit", "Unit"),
            text("status", "Status", "Status", is_filter=True),
            text("hours", "Sudah (JP)", "Had (hours)", form=Form.DECIMAL),
            text("planned", "Direncanakan", "Planned", form=Form.DECIMAL),
            text("total", "Jumlah", "Sum", form=Form.DECIMAL),
            text("lack_after", "Masih kurang", "Still lacking", form=Form.DECIMAL),
            text("room", "Boleh ditambah", "May be added", form=Form.DECIMAL),
        ),
        rows.sort("lack_after", "nip", descending=[True, False], maintain_order=True),
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )


def _hours_by_unit(question: Question, units: pl.DataFrame) -> Table:
    rows = at_units(question, units, link="unit_name").with_columns(
        pl.col("year").cast(pl.String),
        percent=(100 * pl.col("share")).round(1),
    )
    return Table(
        "jam-unit",
        Words(
            id="Jam per unit",
            en="Hours by unit",
        ),
        (
            text("unit_name", "Unit", "Unit"),
            text("year", "Tahun", "Year", is_filter=True),
            whole("people", "Pegawai", "People"),
            whole("reach", "Mencapai", "Reach it"),
            whole("short", "Belum", "Do not"),
            whole("unknown", "Belum diketahui", "Unknown"),
            text(
                *("percent", "Bagian", "Share"),
                form=Form.DECIMAL,
                unit=Words(id="persen", en="percent"),
            ),
        ),
        rows.sort("year", descending=True, maintain_order=True),
        Words(id="Belum ada yang dapat dihitung.", en="Nothing to count yet."),
    )


def _evaluation(told: pl.DataFrame) -> Table:
    said = {
        language: list(evaluation_rows(told, language)) for language in ("id", "en")
    }

    def each(name: str) -> list[pl.Series]:
        pairs = zip(said["id"], said["en"], strict=True)
        return both(name, (_both(one[name], other[name]) for one, other in pairs))

    ranges = ("reaction_of", "gain_of", "behaviour_of", "result")
    rows = told.with_columns(
        *(pair for name in ranges for pair in each(name)),
        pl.Series("years", [row["years"] for row in said["id"]], dtype=pl.String),
        pl.col("cost_per_level").round().cast(pl.Int64),
    ).drop("units")
    return Table(
        "evaluasi",
        Words(id="Evaluasi", en="Evaluation"),
        (
            text("programme", "Program", "Programme"),
            text("years", "Tahun", "Years"),
            whole("participants", "Peserta", "Participants"),
            text("reaction", "1 Reaksi (1–4)", "1 Reaction", form=Form.DECIMAL),
            text("reaction_of", "Selang 95%; n", "95%; n", in_both=True),
            text("gain", "2 Belajar (g)", "2 Learning (g)", form=Form.DECIMAL),
            text("gain_of", "Selang 95%; n", "95%; n", in_both=True),
            text("behaviour", "3 Perilaku (1–4)", "3 Behaviour", form=Form.DECIMAL),
            text("behaviour_of", "Selang 95%; n", "95%; n", in_both=True),
            whole("cost_per_level", "Biaya per level (Rp)", "Cost per level (Rp)"),
            long("result", "4 Hasil", "4 Results", in_both=True),
        ),
        rows,
        Words(id="Belum ada pelatihan yang diikuti.", en="No training attended yet."),
    )


def _both(one: Any, other: Any) -> Words | None:
    return None if one is None else Words(id=str(one), en=str(other))


def _weighing(found: TrainingPlan) -> Table:
    lines = found.weighing.sentences()
    rows = pl.DataFrame({"at": range(1, len(lines) + 1)}).with_columns(
        *both("said", map(words, lines))
    )
    return Table(
        "bobot",
        Words(id="Bobot", en="Weights"),
        (
            whole("at", "No.", "No."),
            long("said", "Pilihan kota", "Choice of the city", in_both=True),
        ),
        rows,
        Words(id="Tidak ada.", en="None."),
    )


def _figures(found: TrainingPlan) -> tuple[Figure, ...]:
    if found.curve.height < 2:
        return ()
    rows = found.curve.select(
        label=pl.Series(
            [written(round(it / MILLION, 1), "id") for it in found.curve["budget"]]
        ),
        closed=pl.col("closed").round().cast(pl.Int64),
        more=(pl.col("bound") - pl.col("closed")).round().cast(pl.Int64),
    )
    this = found.curve.filter("is_plan")["budget"][0]
    said = words(CURVE, budget=this)
    return (Figure("columns", said, rows, parts=(CLOSED, MORE), title=BUDGET),)


TRAINING = Computation(
    "training",
    _("Training plan"),
    _(
        "Which trainings close most of the competency gaps within budget, seats and "
        "hours, why each person attends which, and what past trainings did."
    ),
    run,
    parameters=("training_budget",),
)
