"""The law on one day, as typed groups of norms read from ``norms/*.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import get_type_hints

from tepat.words import Sentence

from .group import Group
from .norm import Norm


class WorkingTime(Group, file="working_time"):
    """How much working time one employee gives, and how hours become persons."""

    effective_hours_per_year: Norm[int]
    effective_minutes_per_period: Norm[Mapping[str, int]]
    days_per_year: Norm[Mapping[int, int]]
    weeks_per_year: Norm[int]
    months_per_year: Norm[int]
    office_day_hours: Norm[float]
    rounding: Norm[str]
    health_hours_per_year: Norm[int]


class Need(Group, file="need"):
    """How many people a position needs."""

    leadership_need: Norm[int]
    projection_years: Norm[int]
    efficiency_bands: Norm[Mapping[str, float]]
    proposal_until: Norm[Mapping[str, int]]


class Teaching(Group, file="teaching"):
    """How many lessons a teacher gives, and how classes become teachers."""

    weekly_hours_least: Norm[int]
    weekly_hours_most: Norm[int]
    class_teachers_per_group: Norm[int]
    pupils_per_counsellor: Norm[int]
    rounding: Norm[str]


class Ladder(Group, file="ladder"):
    """Which levels are equal, and which step follows which."""

    level_rank: Norm[Mapping[str, int]]
    next_level: Norm[Mapping[str, str]]


class Grade(Group, file="grade"):
    """Grades (golongan), their order, and those that go with a position."""

    pns_order: Norm[Mapping[str, int]]
    pppk_order: Norm[Mapping[str, int]]
    structural_range: Norm[Mapping[str, tuple[str, str]]]
    functional_range: Norm[Mapping[str, tuple[str, str]]]
    operational_range: Norm[tuple[str, str] | None]
    one_below_allowed: Norm[bool]
    pppk_functional_range: Norm[Mapping[str, tuple[str, str]]]
    pppk_by_education: Norm[Mapping[str, str]]
    regular_ceiling_by_education: Norm[Mapping[str, str]]
    regular_years: Norm[int]


class Education(Group, file="education"):
    """The education that a position asks for."""

    lowest_by_level: Norm[Mapping[str, str]]
    field_must_match: Norm[bool]


class Appointment(Group, file="appointment"):
    """What an appointment to a level asks of a person."""

    oldest_age: Norm[Mapping[str, int]]
    oldest_age_between_top_functional: Norm[int]
    age_limit_is_strict: Norm[bool]
    levels_below: Norm[Mapping[str, tuple[str, ...]]]
    least_years_below: Norm[Mapping[str, int]]
    leadership_experience_years: Norm[Mapping[str, int]]
    functional_experience_years: Norm[int]
    jpt_by_open_selection: Norm[bool]
    promotion_procedure: Norm[Mapping[str, Sentence]]
    transfer_between_agencies: Norm[Sentence]
    probation: Norm[int]
    first_functional_levels: Norm[tuple[str, ...]]
    top_functional_from: Norm[tuple[str, ...]]
    adjustment_open: Norm[bool]
    least_match: Norm[int]


class Documents(Group, file="documents"):
    """Documents that an appointment or a move asks for."""

    healthy: Norm[bool]
    has_integrity: Norm[bool]
    free_of_cases: Norm[bool]
    free_of_bonds: Norm[bool]
    free_of_findings: Norm[bool]
    sender_agrees: Norm[bool]
    receiver_agrees: Norm[bool]
    tested: Norm[bool]
    trained: Norm[bool]
    wealth_reported: Norm[bool]
    tax_reported: Norm[bool]


class Tenure(Group, file="tenure"):
    """How long an employee stays in a position."""

    shortest_before_transfer: Norm[int]
    longest_before_rotation: Norm[int]
    jpt_shortest: Norm[int]
    jpt_longest: Norm[int]


class Performance(Group, file="performance"):
    """Yearly ratings, and which of them are good enough."""

    years_looked_back: Norm[int]
    ratings_good_enough: Norm[tuple[str, ...]]
    rating_matrix: Norm[Mapping[str, str]]
    ratings_below_target: Norm[tuple[str, ...]]
    results_by_unit_rating: Norm[Mapping[str, str]]
    guide_at_most: Norm[Mapping[str, Mapping[str, int]]]
    guide_at_least: Norm[Mapping[str, Mapping[str, int]]]
    guide_must_occur: Norm[Mapping[str, tuple[str, ...]]]
    improvement_months: Norm[int]
    objection_days: Norm[int]


class Credit(Group, file="credit"):
    """Credit points (angka kredit) of functional posts."""

    coefficient: Norm[Mapping[str, float]]
    percentage: Norm[Mapping[str, int]]
    to_next_rank: Norm[Mapping[str, int]]
    to_next_level: Norm[Mapping[str, int]]
    base: Norm[Mapping[str, Mapping[str, int]]]
    transfer_years_most: Norm[int]
    transfer_rating: Norm[str]
    years_before_next_level: Norm[int]
    diploma_share: Norm[int]


class Professionalism(Group, file="professionalism"):
    """The professionalism index (IP ASN): four scores, weighted already."""

    qualification_points: Norm[Mapping[str, int]]
    competency_points: Norm[Mapping[str, Mapping[str, float]]]
    group_by_family: Norm[Mapping[str, str]]
    technical_hours: Norm[int]
    technical_years: Norm[int]
    seminar_years: Norm[int]
    training_kinds: Norm[Mapping[int, tuple[str, ...]]]
    training_items: Norm[Mapping[int, str]]
    leadership_training: Norm[Mapping[str, tuple[str, ...]]]
    functional_training_assumed: Norm[tuple[str, ...]]
    performance_points: Norm[Mapping[str, int]]
    discipline_points: Norm[Mapping[str, int]]
    discipline_years: Norm[int]
    categories: Norm[Mapping[str, int]]


class Discipline(Group, file="discipline"):
    """Disciplinary penalties."""

    blocks_move: Norm[tuple[str, ...]]
    kinds_by_level: Norm[Mapping[str, tuple[str, ...]]]
    months_served: Norm[Mapping[str, int]]
    selection_asks_about: Norm[tuple[str, ...]]
    blocks_rank: Norm[tuple[str, ...]]
    study_asks_about: Norm[tuple[str, ...]]
    absence_days: Norm[Mapping[str, int]]


class LegalPosition(Group, file="legal_position"):
    """The legal position (kedudukan hukum) of an employee."""

    placeable: Norm[tuple[str, ...]]


class Retirement(Group, file="retirement"):
    """The retirement age (BUP) and the day from which it counts."""

    age_by_level: Norm[Mapping[str, int]]
    teacher_age: Norm[int]
    starts_next_month: Norm[bool]


class Pppk(Group, file="pppk"):
    """Limits on contract staff (PPPK)."""

    stays_in_position: Norm[bool]
    may_lead: Norm[bool]


class Election(Group, file="election"):
    """Limits on replacing officials around a local election, and its calendar."""

    freeze_months_before_candidates: Norm[int]
    freeze_months_after_inauguration: Norm[int]
    candidates_named_on: Norm[date | None]
    term_ended_on: Norm[date | None]
    inaugurated_on: Norm[date | None]
    calendar_known_until: Norm[date | None]


class Competency(Group, file="competency"):
    """Levels of competency, and what a job-person match is called."""

    lowest_level: Norm[int]
    highest_level: Norm[int]
    required_level_by_level: Norm[Mapping[str, int]]
    bands_for_filling: Norm[Mapping[str, int]]
    bands_for_mapping: Norm[Mapping[str, int]]
    kind_weights_by_level: Norm[Mapping[str, Mapping[str, int]]]
    level_names: Norm[Mapping[int, Sentence]]
    dictionary: Norm[Mapping[str, Mapping[int, Sentence]]]


class Talent(Group, file="talent"):
    """The nine boxes of talent management, their axes and recommendations."""

    boxes: Norm[Mapping[str, int]]
    recommendations: Norm[Mapping[int, tuple[Sentence, ...]]]
    succession_boxes: Norm[tuple[int, ...]]
    potential_weights: Norm[Mapping[str, int]]
    performance_weights: Norm[Mapping[str, int]]
    final_weights: Norm[Mapping[str, int]]
    potential_bounds: Norm[Mapping[str, int]]
    rating_points: Norm[Mapping[str, int]]
    results_points: Norm[Mapping[str, int]]
    performance_bounds: Norm[Mapping[str, int]]
    supporting_points: Norm[Mapping[str, int]]
    supporting_years: Norm[int]
    qualification_points: Norm[Mapping[str, int]]
    integrity_points: Norm[Mapping[str, int]]
    integrity_years: Norm[int]
    potential_aspects: Norm[tuple[str, ...]]


class Development(Group, file="development"):
    """Competence development: learning hours a year, forms, leadership training."""

    hours_least: Norm[Mapping[str, int]]
    hours_most: Norm[Mapping[str, int]]
    leadership_training: Norm[Mapping[str, str]]
    forms: Norm[Mapping[int, Sentence]]


class JobAnalysis(Group, file="job_analysis"):
    """Job analysis: the items of job information, and its coded lists."""

    items: Norm[Mapping[str, Sentence]]
    aptitudes: Norm[Mapping[str, Sentence]]
    temperaments: Norm[Mapping[str, Sentence]]
    temperament_long_codes: Norm[Mapping[str, str]]
    interests: Norm[Mapping[str, Sentence]]
    older_interests: Norm[Mapping[str, Sentence]]
    efforts: Norm[Mapping[str, Sentence]]
    conditions: Norm[Mapping[str, Sentence]]
    functions: Norm[Mapping[str, Sentence]]
    environment: Norm[Mapping[str, Sentence]]
    achievements: Norm[tuple[str, ...]]
    result_units: Norm[tuple[str, ...]]


class Evaluation(Group, file="evaluation"):
    """Job evaluation: from points to the class of a job (kelas jabatan)."""

    lowest_points: Norm[Mapping[int, int]]
    highest_points: Norm[Mapping[int, int]]
    structural_points: Norm[Mapping[str, Mapping[int, int]]]
    functional_points: Norm[Mapping[str, Mapping[int, int]]]
    situations_needed: Norm[int]
    situations_highest_level: Norm[int]


class Structure(Group, file="structure"):
    """What a sound structure of units and positions looks like."""

    usual_classes: Norm[Mapping[str, tuple[int, int]]]
    family_by_echelon: Norm[Mapping[str, str]]
    echelons_by_unit_kind: Norm[Mapping[str, tuple[str, ...]]]


class Satisfaction(Group, file="satisfaction"):
    """The public satisfaction survey (SKM): its elements, bands and sample."""

    elements: Norm[Mapping[str, Sentence]]
    bands: Norm[Mapping[str, float]]
    quality_words: Norm[Mapping[str, Sentence]]
    sample: Norm[Mapping[str, float]]
    months_between: Norm[int]


class ServiceStandard(Group, file="service_standard"):
    """What the standard of a service tells (standar pelayanan), by component."""

    delivery: Norm[Mapping[str, Sentence]]
    management: Norm[Mapping[str, Sentence]]


class Objection(Group, file="objection"):
    """Who objects to a decision, and who is heard before one: by which day."""

    file_days: Norm[int]
    acknowledge_days: Norm[int | None]
    answer_days: Norm[int]
    decide_days: Norm[int]
    appeal_against: Norm[Mapping[str, Sentence]]
    appeal_file_days: Norm[int]
    appeal_answer_days: Norm[int]
    appeal_decide_days: Norm[int]
    general_file_days: Norm[int]
    general_decide_days: Norm[int]
    general_appeal_file_days: Norm[int]
    general_appeal_decide_days: Norm[int]
    information_days: Norm[int]


class Complaint(Group, file="complaint"):
    """Complaints from the public: by which day they are passed on and answered."""

    forward_days: Norm[int]
    normative_days: Norm[int]
    plain_days: Norm[int]
    oversight_days: Norm[int]
    reaction_days: Norm[int]
    complete_days: Norm[int]


@dataclass(frozen=True, slots=True)
class Law:
    """Every norm as it stands on ``day``."""

    day: date
    working_time: WorkingTime
    need: Need
    teaching: Teaching
    ladder: Ladder
    grade: Grade
    education: Education
    appointment: Appointment
    documents: Documents
    tenure: Tenure
    performance: Performance
    credit: Credit
    professionalism: Professionalism
    discipline: Discipline
    legal_position: LegalPosition
    retirement: Retirement
    pppk: Pppk
    election: Election
    competency: Competency
    development: Development
    talent: Talent
    job_analysis: JobAnalysis
    evaluation: Evaluation
    structure: Structure
    satisfaction: Satisfaction
    service_standard: ServiceStandard
    objection: Objection
    complaint: Complaint


GROUPS = tuple(kind for name, kind in get_type_hints(Law).items() if name != "day")


@lru_cache(maxsize=128)
def on(day: date) -> Law:
    """Return the law as it stands on ``day``.

    A norm that has no value yet on that day raises ``NormNotInForce`` when it is
    read, not before.

    >>> shortest = on(date(2026, 11, 24)).tenure.shortest_before_transfer
    >>> shortest.value, shortest.unit, str(shortest.cites)
    (24, 'month', 'PP 11/2017 Pasal 190 ayat (3)')
    """
    return Law(day, *(group(day) for group in GROUPS))
