"""What of a record's versions is shown to whom: by the privacy of each field.

The ledger keeps the whole content of every record, and its chain is verified over all
of it, whoever asks. Who reads the ledger sees no more of a record than of the record
itself: its open fields, and others with the leave that they ask for, in the whole city.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db.models import Model

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

P = Permission
# Who reads what is sensitive in a table, where it is not SENSITIVE_READ. A table of
# which few may read more than that something is there is a line here.
SENSITIVE: Mapping[str, Permission] = MappingProxyType(
    {
        "performance.Feedback": P.FEEDBACK_READ,
        "workforce.Wish": P.WISHES_READ,
        "wishes.Preference": P.WISHES_READ,
        "wishes.UnitNeed": P.WISHES_READ,
        "snapshots.Computed": P.WISHES_READ,  # where one asked how far one is from
        "consultation.Concern": P.CONSULT_RUN,
        "consultation.Saying": P.CONSULT_RUN,
        "objections.Objection": P.OBJECTION_READ,
        "objections.Turn": P.OBJECTION_READ,
        "complaints.Case": P.SERVICE_READ,
        "complaints.Turn": P.COMPLAINT_HANDLE,
        "agreements.Agreement": P.APPRAISAL_READ,
        "agreements.CheckIn": P.APPRAISAL_READ,
        "agreements.Round": P.APPRAISAL_READ,
        "evaluations.Evaluation": P.APPRAISAL_READ,
        "evaluations.Contest": P.APPRAISAL_RUN,
        "evaluations.FollowUp": P.APPRAISAL_RUN,
        "assessments.Judgement": P.ASSESS_RUN,
        "assessments.Outcome": P.ASSESS_RUN,
        "calibration.Calibration": P.CALIBRATE,
        "calibration.Measure": P.CALIBRATE,
        "feedback.Given": P.FEEDBACK_READ,
        "feedback.Asking": P.FEEDBACK_READ,
        "feedback.Box": P.FEEDBACK_READ,
        "feedback.Invited": P.FEEDBACK_READ,
        "feedback.Opened": P.FEEDBACK_READ,
        "training.Enrolment": P.TRAINING_PLAN,
        "learning.Questionnaire": P.TRAINING_RUN,
        "training.PlanLine": P.TRAINING_PLAN,
        "workshop.Draft": P.PLAN_COMPUTE,  # what follows from wishes and objections
        "workshop.Remark": P.PLAN_COMPUTE,
    }
)


@dataclass(slots=True)
class Reader:
    """Somebody who reads the ledger, and which fields that person may see."""

    by: User
    _hidden: dict[str, frozenset[str]] = field(default_factory=dict)

    def hidden(self, table: str) -> frozenset[str]:
        """Return the fields of a table, as contents name them, that stay hidden."""
        if table not in self._hidden:
            self._hidden[table] = frozenset(self._closed(table))
        return self._hidden[table]

    def shown(self, table: str, content: str) -> dict[str, Any]:
        """Return what the person may see of a content.

        Fields that the model no longer has are as they were: none is left that could
        tell who may see them, so only who may see all that is sensitive does.
        """
        told: dict[str, Any] = json.loads(content)
        closed = self.hidden(table)
        known = _names(table)
        past = self._may(P.SENSITIVE_READ) and self._may(_leave(table))
        return {
            name: value
            for name, value in told.items()
            if name not in closed and (past or name in known)
        }

    def label(self, table: str, label: str) -> str:
        """Return what a record was called, where it says nothing that is hidden."""
        return "" if table in SENSITIVE and not self._may(_leave(table)) else label

    def _closed(self, table: str) -> list[str]:
        levels = _privacy(table)
        closed: list[str] = []
        for level, leave in (
            ("personal", P.PEOPLE_READ),
            ("sensitive", _leave(table)),
        ):
            if not self._may(leave):
                closed += levels.get(level, ())
        return [*closed, *levels.get("secret", ())]

    def _may(self, leave: Permission) -> bool:
        return reach(self.by, leave).everywhere


def _leave(table: str) -> Permission:
    return SENSITIVE.get(table, P.SENSITIVE_READ)


def _privacy(table: str) -> dict[str, tuple[str, ...]]:
    """The fields of a table as contents name them, by their level of privacy."""
    model = _model(table)
    if model is None:
        return {}
    levels: Any = getattr(model, "Privacy", None)
    called = {field.name: field.attname for field in model._meta.concrete_fields}
    return {
        level: tuple(
            called[name] for name in getattr(levels, level, ()) if name in called
        )
        for level in ("open", "personal", "sensitive", "secret")
    }


def _names(table: str) -> frozenset[str]:
    return frozenset(name for names in _privacy(table).values() for name in names)


def _model(table: str) -> type[Model] | None:
    try:
        return apps.get_model(table)
    except (LookupError, ValueError):
        return None
