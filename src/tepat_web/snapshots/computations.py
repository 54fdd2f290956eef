"""All computations there are: the one list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .computation import Computation
from .kinds.audit import AUDIT
from .kinds.career import CAREER
from .kinds.career_position import CAREER_POSITION
from .kinds.check import CHECK
from .kinds.education import EDUCATION
from .kinds.effect import EFFECT
from .kinds.evaluation import EVALUATION
from .kinds.files import FILES
from .kinds.fit_one import OF_PERSON, OF_POSITION
from .kinds.fit_summary import SUMMARY
from .kinds.forms import FORMS
from .kinds.gaps import GAPS
from .kinds.map import MAP
from .kinds.needs import NEEDS
from .kinds.outlook import OUTLOOK
from .kinds.performance import PERFORMANCE
from .kinds.projection import PROJECTION
from .kinds.readiness import READINESS
from .kinds.restructure import RESTRUCTURE
from .kinds.survey import SURVEY
from .kinds.talent import TALENT
from .kinds.titles import TITLES
from .kinds.training import TRAINING
from .kinds.what_if import WHAT_IF


@dataclass(frozen=True, slots=True)
class Group:
    """Computations that answer questions of one step of the work."""

    title: Promise
    computations: tuple[Computation, ...]


GROUPS: tuple[Group, ...] = (
    Group(_("The data"), (CHECK, READINESS)),
    Group(
        _("Need and structure"),
        (NEEDS, WHAT_IF, PROJECTION, OUTLOOK, AUDIT, EVALUATION, TITLES, RESTRUCTURE),
    ),
    Group(_("Forms and the position map"), (MAP, FORMS)),
    Group(
        _("People and positions"),
        (
            *(FILES, SUMMARY, OF_PERSON, OF_POSITION, EDUCATION),
            *(CAREER, CAREER_POSITION),
            *(PERFORMANCE, GAPS, TRAINING, TALENT),
        ),
    ),
    Group(_("Public service"), (SURVEY, EFFECT)),
)
COMPUTATIONS: tuple[Computation, ...] = tuple(
    each for group in GROUPS for each in group.computations
)
BY_KIND: Mapping[str, Computation] = MappingProxyType(
    {each.kind: each for each in COMPUTATIONS}
)
