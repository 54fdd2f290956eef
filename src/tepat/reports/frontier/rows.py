"""The rows of a frontier: its points, and the first moves one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tepat.frontier import Frontier, Point
from tepat.placement.chain import Chain
from tepat.placement.kinds import KIND_NAMES, kinds_of
from tepat.placement.names import GOAL_NAMES
from tepat.reports.excel import Field, Form
from tepat.reports.plan.fields import NAME, NIP
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence

VACANT = Sentence(id="kursi yang kosong", en="a vacant seat")
CRITICAL = Sentence(id="kursi kritis yang kosong", en="a vacant critical seat")
SEAT_OF = Sentence(id="kursi {name}", en="the seat of {name}")
YES = Sentence(id="terbukti", en="proven")
NO = Sentence(id="terbaik yang ditemukan", en="best found")
GAINED = Sentence(id="{goal}: naik", en="{goal}: gain")
SHARE = Sentence(id="{goal}: persen dari semuanya", en="{goal}: per cent of all")
EACH = Sentence(
    id="{goal}: per perpindahan sejak titik sebelumnya",
    en="{goal}: per move since the point before",
)

Row = dict[str, Any]


def told_goals(found: Frontier) -> list[tuple[int, str]]:
    """Return the goals that are told, with their number.

    People who stay only count the moves once more, unless the city put them first.
    """
    return [
        (at, goal)
        for at, goal in enumerate(found.goals)
        if goal != "stayed" or at < len(found.goals) - 1
    ]


def point_fields(found: Frontier) -> tuple[Field, ...]:
    """Return the columns of the points."""
    fields = [Field("moves", Sentence(id="Perpindahan", en="Moves"), Form.WHOLE, 13)]
    goals = told_goals(found)
    for _, goal in goals:
        fields.append(Field(goal, GOAL_NAMES[goal], Form.WHOLE, 14))
    for name, sentence, form in (
        ("gain", GAINED, Form.SIGNED),
        ("share", SHARE, Form.EXACT),
        ("each", EACH, Form.EXACT),
    ):
        fields += [
            Field(
                f"{goal}_{name}", sentence.filled({"goal": GOAL_NAMES[goal]}), form, 15
            )
            for _, goal in goals
        ]
    proof = Field("proof", Sentence(id="Bukti", en="Proof"), Form.TEXT, 22)
    return (*fields, proof)


def points(found: Frontier) -> Iterator[Row]:
    """Yield one row per point: achieved, gained, and by each move since the last."""
    before: Point | None = None
    for point in found.points:
        gains, shares = found.gain(point), found.share(point)
        row: Row = {"moves": point.moves, "proof": YES if point.proven else NO}
        for at, goal in told_goals(found):
            row[goal] = point.achieved[at]
            row[f"{goal}_gain"] = gains[at]
            row[f"{goal}_share"] = shares[at]
            if before is not None:
                risen = point.achieved[at] - before.achieved[at]
                row[f"{goal}_each"] = round(risen / (point.moves - before.moves), 2)
        yield row
        before = point


FIRST = (
    Field("chain", Sentence(id="Rantai", en="Chain"), Form.WHOLE, 9),
    NIP,
    NAME,
    Field("from", Sentence(id="Dari", en="From"), Form.TEXT, 48),
    Field("to", Sentence(id="Ke", en="To"), Form.TEXT, 48),
    Field("seat", Sentence(id="Menduduki", en="Takes"), Form.TEXT, 34),
    Field("kind", Sentence(id="Jenis", en="Kind"), Form.TEXT, 16),
    Field(
        "fit_before", Sentence(id="Kesesuaian sekarang", en="Fit now"), Form.WHOLE, 13
    ),
    Field(
        "fit_after", Sentence(id="Kesesuaian di tujuan", en="Fit there"), Form.WHOLE, 13
    ),
)


def first_moves(teller: Teller, point: Point) -> Iterator[Row]:
    """Yield the moves of one point, chain by chain, what fills critical seats first."""
    case = teller.case
    codes, people = case.positions["position"], case.people["nip"]
    told = in_order(teller, point.chains)
    steps = [step for chain in told for step in chain.steps]
    kinds = iter(kinds_of(case, [it.person for it in steps], [it.to for it in steps]))
    for number, chain in enumerate(told, start=1):
        last = people[chain.steps[-1].person]
        ahead: str | None = last if chain.kind == "cycle" else None
        for step in chain.steps:
            own = int(case.holds[step.person])
            yield {
                "chain": number,
                "nip": people[step.person],
                "name": teller.name(people[step.person]),
                "from": teller.place(None if own < 0 else codes[own]),
                "to": teller.place(codes[step.to]),
                "seat": _seat(teller, codes[step.to], ahead),
                "kind": KIND_NAMES[next(kinds)],
                "fit_before": None if own < 0 else _fit(teller, step.person, own),
                "fit_after": _fit(teller, step.person, step.to),
            }
            ahead = people[step.person]


def in_order(teller: Teller, chains: Sequence[Chain]) -> list[Chain]:
    """Sort chains: into critical seats first, then by the fit they bring per move."""

    def rank(chain: Chain) -> tuple[bool, float, int]:
        code = teller.case.positions["position"][chain.steps[0].to]
        brings = sum(
            _fit(teller, step.person, step.to) - _fit(teller, step.person, step.origin)
            for step in chain.steps
        )
        critical = chain.kind == "chain" and teller.is_critical(code)
        return not critical, -brings / len(chain.steps), chain.steps[0].person

    return sorted(chains, key=rank)


def _seat(teller: Teller, code: str, before: str | None) -> Sentence | str:
    if before is None:
        return CRITICAL if teller.is_critical(code) else VACANT
    return SEAT_OF.fill({"name": teller.name(before)}, teller.language)


def _fit(teller: Teller, person: int, position: int) -> int:
    case = teller.case
    return int(case.scores[person, case.target[position]]) if position >= 0 else 0
