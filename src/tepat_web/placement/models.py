"""Plans, who moves in them, what was asked about them, and whether they hold."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.ledger.models import Job

from .life import HEARD, SEEN, State, Step
from .wording import MODES


class Plan(Kept):
    """The best arrangement for one question; it never changes, only how far it is.

    ``replaces`` is the plan that it revises; a revised plan is always a new one.
    ``consult_until`` is the last day on which those concerned are heard.

    ``digest`` is that of ``plan.json``, which covers every move and its proof.
    ``folder`` names both the folder with ``plan.json`` and the inputs it was made from
    and the one with its tables. ``version`` is the last version in the ledger when the
    register was looked at.
    """

    name = models.CharField(_("name"), max_length=120)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.COMPUTED
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("revises"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
    )
    consult_until = models.DateField(_("consultation until"), null=True, blank=True)
    day = models.DateField(_("reference date"))
    effective_on = models.DateField(_("takes effect on"))
    scenario = models.JSONField(_("scenario"), default=dict)
    made_from = models.JSONField(_("made from"), default=dict)
    totals = models.JSONField(_("totals"), default=dict)
    snapshot_digest = models.CharField(_("digest of the data"), max_length=64)
    digest = models.CharField(_("digest of the plan"), max_length=64)
    made_at = models.DateTimeField(_("computed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    job = models.OneToOneField(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.BigIntegerField(default=0)
    folder = models.CharField(max_length=64)

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"job"})

    class Privacy:
        open = (
            "is_removed",
            "name",
            "state",
            "replaces",
            "consult_until",
            "day",
            "effective_on",
            "totals",
            "snapshot_digest",
            "digest",
            "made_at",
            "job",
            "version",
            "folder",
        )
        personal = ("scenario", "made_from", "by")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("placement plan")

    def __str__(self) -> str:
        return self.name

    @property
    def mode(self) -> str:
        """How it was made; plans of before there were modes are the best for all."""
        return str(self.scenario.get("mode", "optimum"))

    @property
    def mode_title(self) -> Promise:
        """What the mode is called."""
        return MODES[self.mode].title

    @property
    def is_shown(self) -> bool:
        """Whether everyone concerned sees what it says of them."""
        return self.state in SEEN

    @property
    def is_heard(self) -> bool:
        """Whether those concerned are heard, if the last day has not passed."""
        return self.state in HEARD

    @property
    def is_by_wish(self) -> bool:
        """Whether nobody goes where they did not wish to, so that a move tells one."""
        return self.mode != "optimum"

    @property
    def path(self) -> Path:
        """The folder with ``plan.json`` and its inputs, as the engine reads it."""
        return Path(settings.FILES) / "rencana" / self.folder


class Passage(Kept):
    """One arrow that a plan has gone: who, when, from where, with which reason.

    ``digest`` is that of the plan at that moment; ``facts`` what else it was gone with,
    such as the number of a decree.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="passages")
    step = models.CharField(_("step"), max_length=12, choices=Step.choices)
    begun = models.CharField(_("state before"), max_length=12, choices=State.choices)
    reason = models.TextField(_("reason"), blank=True, default="")
    digest = models.CharField(_("digest of the plan"), max_length=64)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "step", "begun", "reason", "digest", "at")
        personal = ("facts", "by")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("step of a plan")

    def __str__(self) -> str:
        return f"{self.plan_id} {self.step}"


class Move(models.Model):
    """One person who goes elsewhere in a plan. What it says is in the plan's digest.

    ``path`` is that of the unit the person belonged to when the plan was made, and
    ``to_path`` that of the unit the person would go to. ``wave`` and ``day`` say when.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField(_("number"))
    nip = models.CharField(_("employee number"), max_length=18)
    path = models.CharField(max_length=1000, blank=True, default="")
    to_path = models.CharField(max_length=1000, blank=True, default="")
    origin = models.TextField(_("code of the present position"), blank=True)
    to = models.TextField(_("code of the proposed position"))
    kind = models.CharField(_("kind"), max_length=16)
    chain = models.PositiveIntegerField(_("chain"))
    wave = models.PositiveSmallIntegerField(_("wave"), null=True)
    day = models.DateField(_("day"), null=True)
    fit_before = models.PositiveSmallIntegerField(_("fit now"), null=True)
    fit_after = models.PositiveSmallIntegerField(_("fit there"))

    class Privacy:
        open = (*("plan", "number", "to", "to_path", "kind", "chain", "wave", "day"),)
        personal = ("nip", "path", "origin", "fit_before", "fit_after")

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        verbose_name = _("move")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip"], name="placement_move_once_in_a_plan"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["nip"], name="placement_move_of")]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.nip} → {self.to}"


class Explanation(models.Model):
    """Why a person is, or is not, somewhere in a plan; or why nobody else is there.

    About a person (``nip``), about a position, or about one person and one position.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    nip = models.CharField(_("employee number"), max_length=18, blank=True)
    position = models.TextField(_("code of the position"), blank=True)
    content = models.JSONField(_("content"), default=dict)
    at = models.DateTimeField(_("computed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        open = ("plan", "position", "at")
        personal = ("nip", "content", "by")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("explanation")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip", "position"], name="placement_explained_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.nip} {self.position}".strip()


class Verification(Kept):
    """The outcome of checking a plan without the optimiser."""

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="verifications"
    )
    valid = models.BooleanField(_("valid"))
    outcome = models.JSONField(_("outcome"), default=dict)
    at = models.DateTimeField(_("checked"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "valid", "at")
        personal = ("outcome", "by")  # what is wrong may name people

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("verification of a plan")

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at:%Y-%m-%d}"

    @property
    def violations(self) -> list[Words]:
        """Everything that is wrong, each in a sentence."""
        return [Words.read(each) for each in self.outcome["violations"]]


class Frontier(Kept):
    """What each further move of a plan brings: the best plans with ever more moves."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="frontiers")
    told = models.JSONField(_("content"), default=dict)
    at = models.DateTimeField(_("computed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "told", "at")
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("frontier of a plan")

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at:%Y-%m-%d}"
