"""All computations there are: the one list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .computation import Computation
from .kinds.audit import AUDIT
from .kinds.check import CHECK
from .kinds.evaluation import EVALUATION
from .kinds.fit_one import OF_PERSON, OF_POSITION
from .kinds.fit_summary import SUMMARY
from .kinds.forms import FORMS
from .kinds.map import MAP
from .kinds.needs import NEEDS
from .kinds.outlook import OUTLOOK
from .kinds.projection import PROJECTION
from .kinds.readiness import READINESS
from .kinds.restructure import RESTRUCTURE
from .kinds.titles import TITLES
from .kinds.what_if import WHAT_IF

COMPUTATIONS: tuple[Computation, ...] = (
    CHECK,
    NEEDS,
    WHAT_IF,
    OUTLOOK,
    PROJECTION,
    SUMMARY,
    OF_PERSON,
    OF_POSITION,
    MAP,
    FORMS,
    READINESS,
    AUDIT,
    EVALUATION,
    TITLES,
    RESTRUCTURE,
)
BY_KIND: Mapping[str, Computation] = MappingProxyType(
    {each.kind: each for each in COMPUTATIONS}
)
