"""Which model holds which sheet of the workbook: the one list of all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from tepat.snapshot import columns
from tepat_web.accounts.access import Permission
from tepat_web.analysis.models import (
    Analysis,
    ClassCost,
    Detail,
    Driver,
    Evaluation,
    PlannedFill,
    Step,
    Teaching,
    WorkingTime,
)
from tepat_web.organisation.models import (
    Holiday,
    Job,
    Position,
    Setting,
    Standard,
    Task,
    Unit,
)
from tepat_web.performance.models import (
    Appraisal,
    Award,
    Feedback,
    TrainingOffer,
    TrainingTaken,
    UnitRating,
)
from tepat_web.publicservice.models import Complaint, Service, SurveyAnswer
from tepat_web.workforce.models import (
    Assessment,
    Assignment,
    CreditDecision,
    Employee,
    PastPosition,
    Penalty,
    Potential,
    Programme,
    Relation,
    Statement,
    Wish,
)

from .sheet import Sheet, code_of

__all__ = [
    "BY_MODEL",
    "BY_NAME",
    "BY_SHEET",
    "HELD",
    "SHEETS",
    "Sheet",
    "code_of",
]
P = Permission


class OfJobOrPosition(TypedDict):
    """The lookups of a sheet whose rows belong to a position or to a job."""

    links: Mapping[str, tuple[str, ...]]
    path: str


class OfPerson(TypedDict):
    """The lookups of a sheet whose rows are about one employee each."""

    path: str
    nip: str


OWN = {"nip": ("employee",)}
OF_JOB_OR_POSITION: OfJobOrPosition = {
    "links": {"position": ("position", "job")},
    "path": "position__unit__path",
}
OF_PERSON: OfPerson = {"path": "employee__place__path", "nip": "employee__nip"}
# Not "f1": Django itself calls the unnamed values of a question so.
FACTORS = {
    f"f{factor}": f"factor_{factor}"
    for factor in ("1", "2", "3", "4a", "4b", "4", "5", "6", "7", "8", "9")
}
HELD = ("position", "position_since")  # columns of employees told by an appointment


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        columns.UNITS,
        Unit,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        links={"parent": ("parent",)},
        fields={"unit": "code"},
        path="path",
    ),
    Sheet(
        columns.JOBS,
        Job,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        links={"successor": ("successor",)},
        fields={"job": "code"},
    ),
    Sheet(
        columns.POSITIONS,
        Position,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        links={"unit": ("unit",), "job": ("job",), "superior": ("superior",)},
        fields={"position": "code"},
        path="unit__path",
    ),
    Sheet(
        columns.TASKS,
        Task,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        likely=("position", "description"),
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.STEPS,
        Step,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        likely=("position", "task", "number", "description"),
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.ANALYSES,
        Analysis,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.DETAILS,
        Detail,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        likely=("position", "item", "description"),
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.STANDARDS,
        Standard,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.EVALUATIONS,
        Evaluation,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        fields=FACTORS,
        **OF_JOB_OR_POSITION,
    ),
    Sheet(
        columns.DRIVERS,
        Driver,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        links={"unit": ("unit",)},
        fields={"driver": "code"},
        path="unit__path",
    ),
    Sheet(
        columns.TEACHING,
        Teaching,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        links={"position": ("position",)},
        fields={"groups": "classes"},  # Django has groups of its own
        likely=("position", "kind", "grade"),
        path="position__unit__path",
    ),
    Sheet(
        columns.WORKING_YEARS,
        WorkingTime,
        P.STRUCTURE_READ,
        P.WORKLOAD_CHANGE,
        links={"unit": ("unit",)},
        path="unit__path",
    ),
    Sheet(
        columns.PLANNED_FILLS,
        PlannedFill,
        P.STRUCTURE_READ,
        P.STRUCTURE_CHANGE,
        links={"position": ("position",)},
        likely=("position", "year", "way"),
        path="position__unit__path",
    ),
    Sheet(columns.CLASS_COSTS, ClassCost, P.STRUCTURE_READ, P.SETTINGS_CHANGE),
    Sheet(
        columns.PROGRAMMES,
        Programme,
        P.STRUCTURE_READ,
        P.SETTINGS_CHANGE,
        fields={"programme": "code"},
    ),
    Sheet(
        columns.EMPLOYEES,
        Employee,
        P.PEOPLE_READ,
        P.PEOPLE_CHANGE,
        links={"unit": ("unit",)},
        path="place__path",
        nip="nip",
    ),
    Sheet(
        columns.ASSIGNMENTS,
        Assignment,
        P.PEOPLE_READ,
        P.PEOPLE_CHANGE,
        links=OWN | {"position": ("position",)},
        **OF_PERSON,
    ),
    Sheet(
        columns.HISTORY,
        PastPosition,
        P.PEOPLE_READ,
        P.PEOPLE_CHANGE,
        links=OWN,
        likely=("nip", "since", "name"),
        **OF_PERSON,
    ),
    Sheet(
        columns.ASSESSMENTS,
        Assessment,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        likely=("nip", "competency", "day"),
        **OF_PERSON,
    ),
    Sheet(
        columns.APPRAISALS,
        Appraisal,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        **OF_PERSON,
    ),
    Sheet(
        columns.UNIT_RATINGS,
        UnitRating,
        P.STRUCTURE_READ,
        P.RESULTS_CHANGE,
        links={"unit": ("unit",)},
        path="unit__path",
    ),
    Sheet(
        columns.CREDITS,
        CreditDecision,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        likely=("nip", "day"),
        **OF_PERSON,
    ),
    Sheet(
        columns.POTENTIALS,
        Potential,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        likely=("nip", "day"),
        **OF_PERSON,
    ),
    Sheet(
        columns.FEEDBACK,
        Feedback,
        P.FEEDBACK_READ,
        P.FEEDBACK_CHANGE,
        links=OWN,
        likely=("nip", "day", "direction", "behaviour"),
        **OF_PERSON,
    ),
    Sheet(
        columns.AWARDS,
        Award,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        likely=("nip", "name", "day"),
        **OF_PERSON,
    ),
    Sheet(
        columns.STATEMENTS,
        Statement,
        P.SENSITIVE_READ,
        P.SENSITIVE_CHANGE,
        links=OWN | {"position": ("position", "job")},
        likely=("nip", "kind", "day", "position"),
        **OF_PERSON,
    ),
    Sheet(
        columns.TRAININGS,
        TrainingTaken,
        P.PEOPLE_READ,
        P.RESULTS_CHANGE,
        links=OWN,
        likely=("nip", "name", "year"),
        **OF_PERSON,
    ),
    Sheet(
        columns.CATALOGUE,
        TrainingOffer,
        P.STRUCTURE_READ,
        P.SETTINGS_CHANGE,
        fields={"training": "code"},
    ),
    Sheet(
        columns.DISCIPLINES,
        Penalty,
        P.SENSITIVE_READ,
        P.SENSITIVE_CHANGE,
        links=OWN,
        likely=("nip", "kind", "since"),
        **OF_PERSON,
    ),
    Sheet(
        columns.WISHES,
        Wish,
        P.WISHES_READ,
        P.WISHES_CHANGE,
        links=OWN | {"position": ("position",)},
        likely=("nip", "position", "stay"),
        **OF_PERSON,
    ),
    Sheet(
        columns.RELATIONS,
        Relation,
        P.SENSITIVE_READ,
        P.SENSITIVE_CHANGE,
        links={"nip_a": ("employee_a",), "nip_b": ("employee_b",)},
        path="employee_a__place__path",
        nip="employee_a__nip",
    ),
    Sheet(
        columns.SERVICES,
        Service,
        P.STRUCTURE_READ,
        P.SERVICE_CHANGE,
        links={"unit": ("unit",)},
        path="unit__path",
    ),
    Sheet(
        columns.SURVEYS,
        SurveyAnswer,
        P.SERVICE_READ,
        P.SERVICE_CHANGE,
        links={"unit": ("unit",)},
        path="unit__path",
    ),
    Sheet(
        columns.COMPLAINTS,
        Complaint,
        P.SERVICE_READ,
        P.SERVICE_CHANGE,
        links={"unit": ("unit",)},
        likely=("unit", "day", "text"),
        path="unit__path",
    ),
    Sheet(columns.HOLIDAYS, Holiday, P.STRUCTURE_READ, P.SETTINGS_CHANGE),
    Sheet(columns.SETTINGS, Setting, P.STRUCTURE_READ, P.SETTINGS_CHANGE),
)
BY_NAME: Mapping[str, Sheet] = MappingProxyType({each.name: each for each in SHEETS})
BY_SHEET: Mapping[str, Sheet] = MappingProxyType(
    {each.table.sheet: each for each in SHEETS}
)
BY_MODEL: Mapping[str, Sheet] = MappingProxyType(
    {each.model._meta.label: each for each in SHEETS}
)
