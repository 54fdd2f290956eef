"""What a reader of the map should know is missing. It reports all and stops nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.finding import Finding, Verdict
from tepat.words import Sentence

from .node import PositionMap, UnitNode

NO_LEADER = Sentence(
    id="Unit {unit} ({name}) tidak memiliki jabatan pimpinan di peta.",
    en="Unit {unit} ({name}) has no leading position on the map.",
)
LEADER_NOT_NEEDED = Sentence(
    id="Kebutuhan {title} ({position}) tercatat 0, padahal jabatan itu memimpin unit.",
    en="The need of {title} ({position}) is recorded as 0, but it leads the unit.",
)
NO_CLASS = Sentence(
    id="Kelas {count} jabatan di unit {unit} ({name}) belum diisi.",
    en="Positions without a class in unit {unit} ({name}): {count}.",
)
NO_NEED = Sentence(
    id="Kebutuhan {count} jabatan di unit {unit} ({name}) belum diketahui.",
    en="Positions whose need is unknown in unit {unit} ({name}): {count}.",
)


def problems(chart: PositionMap) -> list[Finding]:
    """Return what the map lacks, unit by unit from the root down."""
    return [finding for node in chart.units for finding in _of_unit(node)]


def _of_unit(node: UnitNode) -> Iterator[Finding]:
    where = {"unit": node.unit, "name": node.name}
    if node.leader is None:
        yield Finding("MAP-1", Verdict.UNKNOWN, NO_LEADER, where)
    elif node.leader.need == 0:
        facts = {"title": node.leader.name, "position": node.leader.position}
        yield Finding("MAP-2", Verdict.FAILS, LEADER_NOT_NEEDED, facts)
    for code, sentence, count in (
        ("MAP-3", NO_CLASS, sum(post.position_class is None for post in node.posts)),
        ("MAP-4", NO_NEED, node.own.unknown),
    ):
        if count:
            yield Finding(code, Verdict.UNKNOWN, sentence, {**where, "count": count})
