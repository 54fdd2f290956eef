"""Who may do what. Auditors read this file: keep it plain.

A person may do what their grants allow: a grant is a role, over one unit and everything
below it (or over the whole city), between two days. Two roles need no grant, because
they follow from the register: whoever has an employee number sees their own file
(EMPLOYEE), and whoever leads others sees those people (SUPERVISOR).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """Everything a person may be allowed to do, and nothing finer."""

    STRUCTURE_READ = auto()  # units, jobs, positions, tasks, standards, the map
    STRUCTURE_CHANGE = auto()
    WORKLOAD_CHANGE = auto()  # job analyses and tasks; handing them in
    ANALYSIS_VERIFY = auto()  # verifying job analyses, and setting their deadlines
    ANALYSIS_ADOPT = auto()  # adopting what others handed in and verified
    PEOPLE_READ = auto()  # employees and what is personal about them
    PEOPLE_CHANGE = auto()
    SENSITIVE_READ = auto()  # penalties, legal position, relatives
    SENSITIVE_CHANGE = auto()
    RESULTS_CHANGE = auto()  # assessments, appraisals, credits, trainings
    FEEDBACK_READ = auto()  # who said what of whom; people see only statistics of it
    FEEDBACK_CHANGE = auto()
    WISHES_READ = auto()
    WISHES_CHANGE = auto()
    WISH_TELL = auto()  # one's own wishes, while a window is open
    UNIT_RANK = auto()  # which empty seats of a unit matter most, likewise
    SERVICE_READ = auto()  # surveys and complaints, with what people wrote
    SERVICE_CHANGE = auto()
    COMPLAINT_HANDLE = auto()  # whose complaint it is, routing and answering it
    SETTINGS_CHANGE = auto()  # settings and holidays
    REGISTER_IMPORT = auto()  # a whole workbook, and undoing it
    REGISTER_EXPORT = auto()
    COMPUTE = auto()  # check, needs, projection, fit
    RESULTS_READ = auto()  # what was computed
    FIGURES_PUBLISH = auto()  # what of them everybody may see
    TALENT_READ = auto()  # talent boxes and succession pools
    CAREER_ASK = auto()  # how far one's own career is from a position
    PLAN_COMPUTE = auto()
    PLAN_READ = auto()
    CONSULT_RUN = auto()  # opening consultations, meetings, answering questions
    CONSULT_ANSWER = auto()  # what is proposed for oneself
    OBJECTION_FILE = auto()  # against what is proposed or decided about oneself
    OBJECTION_READ = auto()
    OBJECTION_HANDLE = auto()  # taking in, answering, passing on
    OBJECTION_DECIDE = auto()  # those against a signed decision
    BOARD_SIT = auto()  # votes and notes in a session of the board
    PLAN_DECIDE = auto()  # signing off a plan, never one's own
    PLAN_CARRY_OUT = auto()  # appointments, in waves
    DOCUMENTS_READ = auto()
    DOCUMENTS_MAKE = auto()  # letters, their templates and numbers
    APPRAISAL_OWN = auto()  # one's own expectations, check-ins, and evaluations of one
    APPRAISAL_LEAD = auto()  # agreeing with and evaluating those whom one leads
    APPRAISAL_READ = auto()  # who is how far, and how people were rated
    APPRAISAL_RUN = auto()  # opening and closing the cycle of a year
    FEEDBACK_GIVE = auto()  # to colleagues, and asking for it
    ASSESS_OWN = auto()  # one's own competency, as one sees it oneself
    ASSESS_LEAD = auto()  # that of those whom one leads
    ASSESS_JUDGE = auto()  # as an assessor
    ASSESS_RUN = auto()  # opening assessments, and taking their results over
    CALIBRATE = auto()  # how raters compare, for a meeting about it
    TRAINING_READ = auto()  # classes and who attends them
    TRAINING_PLAN = auto()  # the plan of a year, its budget and its classes
    TRAINING_NOMINATE = auto()  # naming and letting go those whom one leads or keeps
    TRAINING_JOIN = auto()  # one's own classes, attendance and questionnaires
    TRAINING_RUN = auto()  # attendance, scores, certificates
    CURRICULA_KEEP = auto()  # programmes by stages, and certificates that expire
    LEDGER_READ = auto()
    ACCOUNTS_MANAGE = auto()  # accounts and grants
    ACCOUNTS_INVITE = auto()
    ACCOUNTS_BEGIN = auto()  # the first administrator, and the accounts of a demo


class Role(models.TextChoices):
    """The parts people play; the last one is the command line's own."""

    ADMINISTRATOR = "administrator", _("Administrator")
    PLANNER = "planner", _("BKPSDM planner")
    ANALYST = "analyst", _("Bagian Organisasi analyst")
    OFFICER = "officer", _("Agency officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    EMPLOYEE = "employee", _("Employee")
    BOARD = "board", _("Assessment and decision board")
    AUTHORITY = "authority", _("Appointing authority")
    AUDITOR = "auditor", _("Auditor")
    SERVICE = "service", _("Service manager")
    OPERATOR = "operator", _("Command line")


P = Permission
MAY: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset({P.ACCOUNTS_MANAGE, P.ACCOUNTS_INVITE}),
    Role.PLANNER: frozenset(
        {
            P.STRUCTURE_READ,
            P.PEOPLE_READ,
            P.PEOPLE_CHANGE,
            P.SENSITIVE_READ,
            P.SENSITIVE_CHANGE,
            P.RESULTS_CHANGE,
            P.FEEDBACK_READ,
            P.FEEDBACK_CHANGE,
            P.WISHES_READ,
            P.WISHES_CHANGE,
            P.SERVICE_READ,
            P.SETTINGS_CHANGE,
            P.REGISTER_IMPORT,
            P.REGISTER_EXPORT,
            P.COMPUTE,
            P.RESULTS_READ,
            P.FIGURES_PUBLISH,
            P.TALENT_READ,
            P.PLAN_COMPUTE,
            P.PLAN_READ,
            P.CONSULT_RUN,
            P.OBJECTION_READ,
            P.OBJECTION_HANDLE,
            P.PLAN_CARRY_OUT,
            P.DOCUMENTS_READ,
            P.DOCUMENTS_MAKE,
            P.ACCOUNTS_INVITE,
            P.APPRAISAL_READ,
            P.APPRAISAL_RUN,
            P.ASSESS_RUN,
            P.CALIBRATE,
            P.TRAINING_READ,
            P.TRAINING_PLAN,
            P.TRAINING_RUN,
            P.CURRICULA_KEEP,
        }
    ),
    Role.ANALYST: frozenset(
        {
            P.STRUCTURE_READ,
            P.STRUCTURE_CHANGE,
            P.WORKLOAD_CHANGE,
            P.ANALYSIS_VERIFY,
            P.ANALYSIS_ADOPT,  # the head of the analysts; never of one's own work
            P.PEOPLE_READ,
            P.REGISTER_EXPORT,
            P.COMPUTE,
            P.RESULTS_READ,
        }
    ),
    Role.OFFICER: frozenset(
        {
            P.STRUCTURE_READ,
            P.WORKLOAD_CHANGE,
            P.PEOPLE_READ,
            P.PEOPLE_CHANGE,
            P.RESULTS_CHANGE,
            P.UNIT_RANK,
            P.REGISTER_EXPORT,
            P.RESULTS_READ,
            P.PLAN_READ,  # once it is shown to those concerned
            P.APPRAISAL_READ,
            P.TRAINING_READ,
            P.TRAINING_NOMINATE,
            P.CURRICULA_KEEP,
        }
    ),
    Role.SUPERVISOR: frozenset(
        {
            P.STRUCTURE_READ,
            P.PEOPLE_READ,
            P.PLAN_READ,
            P.UNIT_RANK,
            P.APPRAISAL_LEAD,
            P.ASSESS_LEAD,
            P.TRAINING_NOMINATE,
        }
    ),
    # All but the first, only of what concerns the person themself: see `reach`.
    Role.EMPLOYEE: frozenset(
        {
            P.STRUCTURE_READ,
            P.PEOPLE_READ,
            P.SENSITIVE_READ,
            P.WISHES_READ,
            P.WISH_TELL,
            P.CAREER_ASK,
            P.PLAN_READ,
            P.CONSULT_ANSWER,
            P.OBJECTION_FILE,
            P.APPRAISAL_OWN,
            P.FEEDBACK_GIVE,
            P.ASSESS_OWN,
            P.TRAINING_JOIN,
        }
    ),
    Role.BOARD: frozenset(
        {
            P.STRUCTURE_READ,
            P.PEOPLE_READ,
            P.SENSITIVE_READ,
            P.RESULTS_READ,
            P.TALENT_READ,
            P.PLAN_READ,
            P.BOARD_SIT,
            P.ASSESS_JUDGE,
            P.CALIBRATE,
        }
    ),
    Role.AUTHORITY: frozenset(
        {
            P.STRUCTURE_READ,
            P.ANALYSIS_ADOPT,
            P.PEOPLE_READ,
            P.SENSITIVE_READ,
            P.RESULTS_READ,
            P.FIGURES_PUBLISH,
            P.TALENT_READ,
            P.PLAN_READ,
            P.OBJECTION_READ,
            P.OBJECTION_DECIDE,
            P.PLAN_DECIDE,
            P.DOCUMENTS_READ,
            P.APPRAISAL_READ,
            P.CALIBRATE,
            P.TRAINING_READ,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            P.STRUCTURE_READ,
            P.PEOPLE_READ,
            P.SENSITIVE_READ,
            P.FEEDBACK_READ,
            P.SERVICE_READ,
            P.REGISTER_EXPORT,
            P.RESULTS_READ,
            P.TALENT_READ,
            P.PLAN_READ,
            P.OBJECTION_READ,
            P.DOCUMENTS_READ,
            P.LEDGER_READ,
            P.APPRAISAL_READ,
            P.CALIBRATE,
            P.TRAINING_READ,
        }
    ),
    Role.SERVICE: frozenset(
        {
            P.STRUCTURE_READ,
            P.SERVICE_READ,
            P.SERVICE_CHANGE,
            P.COMPLAINT_HANDLE,
            P.RESULTS_READ,
        }
    ),
    Role.OPERATOR: frozenset(P) - {P.ACCOUNTS_MANAGE, P.ACCOUNTS_INVITE},
}

# How the city is organised is open to all who may see any of it: the paths that are
# open to an employee lead through other agencies.
CITY_WIDE: frozenset[Permission] = frozenset({P.STRUCTURE_READ})
# Roles that change or decide sign in with a second factor.
SECOND_FACTOR: frozenset[str] = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.PLANNER,
        Role.ANALYST,
        Role.OFFICER,
        Role.BOARD,
        Role.AUTHORITY,
        Role.SERVICE,
    }
)
# Roles that an administrator gives; the others follow from the register.
GIVEN: tuple[Role, ...] = tuple(
    role for role in Role if role not in (Role.EMPLOYEE, Role.SUPERVISOR, Role.OPERATOR)
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a person may use one permission.

    Attributes:
        everywhere: In the whole city.
        paths: Below each of these paths of units.
        people: On the people whom the person leads, by the position map.
        own: On the person's own file.
    """

    everywhere: bool = False
    paths: tuple[str, ...] = ()
    people: bool = False
    own: bool = False

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.paths) or self.people or self.own

    def covers(self, path: str) -> bool:
        """Tell whether a unit with ``path`` lies within reach."""
        return self.everywhere or path.startswith(self.paths)

    def within(self, path: str) -> models.Q:
        """Return what picks the rows whose unit lies within reach.

        Beside another by ``|`` it holds, too, where the reach is the whole city.

        Args:
            path: How the path of the unit is looked up from a row.
        """
        if self.everywhere:
            return ~models.Q(pk__in=())  # an empty Q would vanish beside another
        found = models.Q(pk__in=())
        for each in self.paths:
            found |= models.Q(**{f"{path}__startswith": each})
        return found


def reach(by: object, permission: Permission) -> Reach:
    """Return where ``by`` may use ``permission``; nowhere for strangers.

    Who comes in with a token has ``scopes``: beyond them the roles count for nothing.
    """
    scopes = getattr(by, "scopes", None)
    if scopes is not None and permission not in scopes:
        return Reach()
    grants = getattr(by, "grants_today", ())
    holding = [grant for grant in grants if permission in MAY[grant.role]]
    has_file = bool(getattr(by, "nip", None))
    is_open = permission in CITY_WIDE and (bool(holding) or has_file)
    return Reach(
        everywhere=is_open or any(grant.unit_id is None for grant in holding),
        paths=tuple(grant.unit.path for grant in holding if grant.unit_id),
        people=has_file and permission in MAY[Role.SUPERVISOR],
        own=has_file and permission in MAY[Role.EMPLOYEE],
    )


def demand(by: object, permission: Permission) -> None:
    """Refuse an act that no role of ``by`` holds. Every action begins so.

    Where an act concerns one unit or one person, the action also finds it through a
    query that is limited to the reach of ``by``.

    Raises:
        PermissionDenied: if no role holds the permission.
    """
    if not reach(by, permission):
        raise PermissionDenied(permission.value)


def demand_own(by: object, account: object) -> None:
    """Refuse an act on somebody else's account; one's own needs no permission.

    Raises:
        PermissionDenied: if ``account`` is not that of ``by``.
    """
    if getattr(by, "pk", None) is None or by != account:
        raise PermissionDenied("own account")
