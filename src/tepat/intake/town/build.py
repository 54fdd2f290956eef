"""Build the whole fictional city from a size and a seed."""

from __future__ import annotations

import polars as pl

from tepat.snapshot.settings import Settings
from tepat.snapshot.snapshot import Snapshot

from . import story
from .analyses import (
    analysis_frame,
    detail_frame,
    evaluation_frame,
    standing,
    step_frame,
    with_job_tasks,
)
from .appraisals import appraisal_frame, credit_frame, unit_rating_frame
from .assessments import assessment_frame, potential_frame
from .careers import assignment_frame, history_frame
from .city import City
from .complaints import complaint_frame, holiday_frame
from .dealings import award_frame, feedback_frame, statement_frame
from .demand import (
    cost_frame,
    driver_frame,
    fill_frame,
    teaching_frame,
    with_demand,
    working_year_frame,
)
from .errors import TownSizeError
from .establish import establish
from .jobs import job_frame
from .places import spots
from .programmes import programme_frame
from .raters import with_raters
from .roster import roster
from .standards import standard_frame
from .surveys import service_frame, survey_frame
from .ties import discipline_frame, relation_frame, wish_frame
from .trainings import catalogue_frame, training_frame
from .unit import unit_frame
from .units import units_of

AGENCY_NAME = "Pemerintah Kota Tangerang Selatan (CONTOH, data fiktif)"
SETTINGS = Settings(
    reference_day=story.DAY,
    agency_name=AGENCY_NAME,
    is_example=True,
    effective_hours=1250.0,
    rounding="SETENGAH_KE_ATAS",
    period_method="TAHUNAN",
    workdays_per_week=5,
    candidates_named_on=story.CANDIDATES_NAMED,
    term_ends_on=story.TERM_ENDS,
    mayor_inaugurated_on=story.TERM_STARTED,
    minister_approved=False,
    teacher_rounding="KE_ATAS",
)
SETTINGS_ROWS = {
    "tanggal_acuan": story.DAY.isoformat(),
    "nama_instansi": AGENCY_NAME,
    "contoh": "ya",
    "jam_kerja_efektif": "1250",
    "pembulatan": "SETENGAH_KE_ATAS",
    "metode_periode": "TAHUNAN",
    "hari_kerja_minggu": "5",
    "penetapan_calon": story.CANDIDATES_NAMED.isoformat(),
    "akhir_masa_jabatan": story.TERM_ENDS.isoformat(),
    "pelantikan_kepala_daerah": story.TERM_STARTED.isoformat(),
    "izin_mendagri": "tidak",
    "pembulatan_guru": "KE_ATAS",
}


def build(employees: int, seed: int) -> Snapshot:
    """Return a fictional city of exactly so many employees.

    Equal arguments give equal tables, to the byte; another seed gives another city.
    There are no real people in it: the sequence of every NIP is 900 or higher.

    Args:
        employees: From 50 to 200,000.
        seed: Any whole number from 0 on.

    Raises:
        TownSizeError: if the number is outside those bounds.
    """
    if not story.FEWEST_EMPLOYEES <= employees <= story.MOST_EMPLOYEES:
        raise TownSizeError.of(employees)
    units = units_of(employees, seed)
    establishment = establish(units, employees, seed)
    staff = roster(establishment, units, employees, seed)
    city = City.of(seed, units, establishment, staff)
    appraisals = appraisal_frame(city)
    jobs = standing(establishment.positions)
    told = Snapshot(
        day=story.DAY,
        settings=SETTINGS,
        units=unit_frame(establishment.units, *spots(establishment.units, seed)),
        jobs=job_frame(),
        positions=establishment.positions,
        tasks=with_job_tasks(with_demand(establishment, seed), jobs),
        steps=step_frame(jobs),
        analyses=analysis_frame(jobs),
        details=detail_frame(jobs),
        standards=standard_frame(),
        evaluations=evaluation_frame(jobs),
        drivers=driver_frame(employees),
        teaching=teaching_frame(establishment),
        working_years=working_year_frame(establishment),
        planned_fills=fill_frame(establishment, seed),
        class_costs=cost_frame(),
        programmes=programme_frame(),
        employees=staff.employees,
        assignments=assignment_frame(city),
        history=history_frame(city),
        assessments=assessment_frame(city),
        appraisals=appraisals,
        unit_ratings=unit_rating_frame(city),
        credits=credit_frame(city, appraisals),
        potentials=potential_frame(city),
        feedback=feedback_frame(city),
        awards=award_frame(city),
        statements=statement_frame(city),
        trainings=training_frame(city),
        catalogue=catalogue_frame(),
        disciplines=discipline_frame(city),
        wishes=wish_frame(city),
        relations=relation_frame(city),
        services=service_frame(city),
        surveys=survey_frame(city),
        complaints=complaint_frame(city),
        holidays=holiday_frame(),
        settings_rows=pl.DataFrame(
            {"key": list(SETTINGS_ROWS), "value": list(SETTINGS_ROWS.values())}
        ),
    )
    return with_raters(told)
