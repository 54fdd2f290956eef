"""Those whom a plan concerns, what they were told, and what they answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.placement.models import Plan


class Answer(models.TextChoices):
    """What somebody said last about what is proposed for them."""

    NONE = "none", _("not answered yet")
    ACCEPTS = "accepts", pgettext_lazy("answer to a proposal", "agrees")
    ASKS = "asks", pgettext_lazy("answer to a proposal", "asks")
    PROPOSES = "proposes", pgettext_lazy("answer to a proposal", "proposes another")
    OBJECTS = "objects", pgettext_lazy("answer to a proposal", "objects")


class Concern(Kept):
    """One person whom one plan concerns, from being told to the last answer.

    A person is concerned who moves in the plan, and who moved in the plan it revises
    and does not any more (``origin`` equals ``to`` then). ``path`` is that of the unit
    the person belonged to when the plan was made. ``carried`` tells that the answer was
    given to the plan before, which proposed the same.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="concerns")
    nip = models.CharField(_("employee number"), max_length=18)
    path = models.CharField(max_length=1000, blank=True, default="")
    origin = models.TextField(_("code of the present position"), blank=True, default="")
    to = models.TextField(_("code of the proposed position"))
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer.choices, default=Answer.NONE
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    carried = models.BooleanField(default=False)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "told_at", "opened_at", "answered_at", "carried")
        personal = ("nip", "path", "origin", "to")
        sensitive = ("answer",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("person concerned by a plan")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip"], name="consultation_once_in_a_plan"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["nip"], name="consultation_of")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.nip}"


class Saying(Kept):
    """One thing said between a person concerned and who looks after the plan.

    ``alternative`` is the code of a position the person proposes instead, ``verdict``
    what the engine said of it then: ``{"possible": …, "said": Words, …}``.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        PROPOSAL = "proposal", _("another proposal")
        REPLY = "reply", _("reply")

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="sayings"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("text"))
    alternative = models.TextField(blank=True, default="")
    verdict = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "concern", "kind", "at")
        personal = ("by",)
        sensitive = ("text", "alternative", "verdict")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("saying in a consultation")

    def __str__(self) -> str:
        return f"{self.concern_id} {self.kind}"
