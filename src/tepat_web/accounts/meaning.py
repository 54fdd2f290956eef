"""What each permission and each role means, in words for everybody."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .access import Permission, Role

P = Permission
PERMISSIONS: dict[Permission, Promise] = {
    P.STRUCTURE_READ: _("See units, jobs, positions, tasks and the position map"),
    P.STRUCTURE_CHANGE: _("Change units, jobs, positions and standards"),
    P.WORKLOAD_CHANGE: _("Change job analyses and tasks, and hand them in"),
    P.ANALYSIS_VERIFY: _("Verify job analyses, and set deadlines for them"),
    P.ANALYSIS_ADOPT: _("Adopt verified job analyses, but not one's own"),
    P.PEOPLE_READ: _("See employees and their files"),
    P.PEOPLE_CHANGE: _("Change employees and their appointments"),
    P.SENSITIVE_READ: _("See penalties, legal position and relatives"),
    P.SENSITIVE_CHANGE: _("Change penalties, legal position and relatives"),
    P.RESULTS_CHANGE: _("Enter assessments, appraisals, credits and trainings"),
    P.FEEDBACK_READ: _("See feedback with its words and givers"),
    P.FEEDBACK_CHANGE: _("Enter feedback that was given on paper"),
    P.WISHES_READ: _("See employees' wishes"),
    P.WISHES_CHANGE: _("Change employees' wishes"),
    P.SERVICE_READ: _("See surveys and complaints of citizens"),
    P.SERVICE_CHANGE: _("Enter surveys and complaints of citizens"),
    P.SETTINGS_CHANGE: _("Change the settings and holidays"),
    P.REGISTER_IMPORT: _("Import a whole workbook, and undo that"),
    P.REGISTER_EXPORT: _("Export lists and the workbook"),
    P.COMPUTE: _("Compute checks, needs, projections and fit"),
    P.RESULTS_READ: _("See what was computed"),
    P.TALENT_READ: _("See talent boxes and who could follow"),
    P.CAREER_ASK: _("Ask how far one's own career is from a position"),
    P.PLAN_COMPUTE: _("Compute placement plans"),
    P.PLAN_READ: _("See placement plans"),
    P.WISH_TELL: _("Say what one wishes for oneself, while a window is open"),
    P.UNIT_RANK: _("Rank the empty seats of one's units"),
    P.CONSULT_RUN: _("Open consultations, hold meetings and answer questions"),
    P.CONSULT_ANSWER: _("Answer what is proposed for oneself"),
    P.OBJECTION_FILE: _("Object to what is proposed or decided about oneself"),
    P.OBJECTION_READ: _("Read objections and how they were answered"),
    P.OBJECTION_HANDLE: _("Take in, answer and pass on objections"),
    P.OBJECTION_DECIDE: _("Decide on objections to a signed decision"),
    P.BOARD_SIT: _("Vote in sessions of the board"),
    P.PLAN_DECIDE: _("Sign off plans, but never one's own"),
    P.PLAN_CARRY_OUT: _("Carry out signed plans, wave by wave"),
    P.DOCUMENTS_READ: _("Read letters"),
    P.DOCUMENTS_MAKE: _("Make letters, and keep their templates and numbers"),
    P.LEDGER_READ: _("Read the ledger: who did and saw what"),
    P.ACCOUNTS_MANAGE: _("Manage accounts and give roles"),
    P.ACCOUNTS_INVITE: _("Invite employees to an account"),
    P.ACCOUNTS_BEGIN: _("Make the first administrator, from the command line"),
}

ROLES: dict[Role, Promise] = {
    Role.ADMINISTRATOR: _("Looks after accounts and roles; sees no files of people"),
    Role.PLANNER: _("Keeps the register of employees and prepares placements"),
    Role.ANALYST: _("Keeps the organisation, positions and workload"),
    Role.OFFICER: _("Keeps the data of one agency and what lies below it"),
    Role.SUPERVISOR: _("Leads people: follows from the position map, for those people"),
    Role.EMPLOYEE: _("Has a NIP: follows from the register, for one's own file"),
    Role.BOARD: _("Assesses candidates and advises"),
    Role.AUTHORITY: _("Decides about appointments"),
    Role.AUDITOR: _("Reads everything and changes nothing"),
    Role.SERVICE: _("Keeps the surveys and complaints of a service"),
    Role.OPERATOR: _("Built-in account of the command line; nobody signs in with it"),
}
