"""The pictures of the front page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tepat_web.kit.charts import Bar, Bars

from .queries import Standing

MOST = 8  # bars that are read at a glance
MUCH = 0.1  # of the need: so much short is worth saying


def gaps(told: Standing) -> Bars | None:
    """Need against holders where most is short; nothing where there are no parts."""
    rows = sorted(told.parts.items(), key=lambda part: -part[1].short)
    if len(rows) < 2:  # one bar compares with nothing
        return None
    much = sum(1 for _unit, seats in rows if seats.short > MUCH * seats.need)
    statement = _(
        "%(much)d of %(all)d units lack more than 10 %% of the people they need; these "
        "lack most. People beyond the need of their position are not counted here."
    ) % {"much": much, "all": len(rows)}
    bars = [
        Bar(
            str(unit),
            need=seats.need,
            held=seats.filled,
            url=f"{reverse('organisation:map')}?{urlencode({'unit': unit.code})}",
        )
        for unit, seats in rows[:MOST]
    ]
    return Bars(statement, bars)
