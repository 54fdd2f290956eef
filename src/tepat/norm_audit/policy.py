"""From when on a number of a workload analysis is worth a second look.

No regulation says how far a time norm may lie from that of others. These limits are
the city's own; the defaults are Tepat's, and say so in ``decree``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class AuditPolicy:
    """When the audit speaks, and when it stays silent.

    Attributes:
        decree: What fixes these limits, e.g. a circular of the regional secretary.
        fewest_like: So many positions must have the same task before one of them is
            held against their median; smaller groups stay unknown.
        norm_ratio: A time norm is far off at this many times the median, or at the
            median divided by it.
        volume_ratio: The same for the volume per person, which differs more by nature.
        deviation: And it must lie so many robust standard deviations (1.4826 × MAD,
            of logarithms) from the median: where like units differ anyway, more
            distance is asked for.
        scatter: A group whose own typical factor reaches this has no common norm.
        years_per_holder: A task that asks for more than so many working years of each
            person is too much.
        shortest_minutes: A shorter time for one result is implausible.
        fewest_tasks: An analysis of fewer tasks is never called a copy.
        copy_percent: Share of equal tasks from which an analysis is a near copy.
        same_volume_above: Yearly volumes up to this are those of periodic reports
            (12 a year), and equal everywhere for a good reason.
        fewest_positions: So many positions must speak before the unit of a whole
            column is doubted.

    Raises:
        ValueError: if a limit is not as described.
    """

    decree: str = "Kebijakan bawaan Tepat"
    fewest_like: int = 5
    norm_ratio: float = 3.0
    volume_ratio: float = 5.0
    deviation: float = 3.5
    scatter: float = 3.0
    years_per_holder: float = 1.0
    shortest_minutes: float = 0.5
    fewest_tasks: int = 5
    copy_percent: float = 80.0
    same_volume_above: float = 12.0
    fewest_positions: int = 5

    def __post_init__(self) -> None:
        wrong = [
            name
            for name, lowest in LOWEST.items()
            if not lowest <= getattr(self, name) < float("inf")
        ]
        if self.copy_percent > 100:
            wrong.append("copy_percent")
        if wrong:
            raise ValueError(f"Not a limit an audit can use: {', '.join(wrong)}.")


# The least each limit may be, so that it still means something.
LOWEST: dict[str, float] = {
    "fewest_like": 3,
    "norm_ratio": 1,
    "volume_ratio": 1,
    "deviation": 0,
    "scatter": 1,
    "years_per_holder": 0,
    "shortest_minutes": 0,
    "fewest_tasks": 1,
    "copy_percent": 1,
    "same_volume_above": 0,
    "fewest_positions": 2,
}

LIMITS = tuple(entry.name for entry in fields(AuditPolicy) if entry.name != "decree")
