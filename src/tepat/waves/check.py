"""Whether waves can be carried out as they stand: day by day, move by move.

This shares nothing with the making of waves but the moves, and is short so that it
can be read. No waves are given that it finds a fault with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .moves import Moves
from .schedule import Step, Wave


def faults(moves: Moves, waves: Sequence[Wave]) -> Iterator[str]:
    """Yield what is wrong, with the NIPs and codes concerned; nothing if all is well.

    * Every move of the plan is carried out once, and no other.
    * At every moment, a position to which somebody has come holds at most its need.
    * In the evening, as many of a position's seats are filled as were filled before,
      unless the plan leaves fewer filled; then as many as these.
    """
    done = sorted(step.person for wave in waves for step in wave.steps)
    if done != moves.movers().tolist():
        yield "moves ≠ plan"
        return
    need, held = moves.seats.tolist(), moves.holders(moves.holds).tolist()
    least = [
        min(pair)
        for pair in zip(
            moves.filled(moves.holds).tolist(),
            moves.filled(moves.to).tolist(),
            strict=True,
        )
    ]
    came = [0] * len(need)
    for number, wave in enumerate(waves, start=1):
        touched: set[int] = set()
        for _, steps in groupby(wave.steps, key=lambda step: step.moment):
            at_once = _carried_out(moves, steps, held, came)
            for position in sorted(at_once):
                if came[position] and held[position] > need[position]:
                    yield f"{number}: {moves.positions[position]} > {need[position]}"
            touched |= at_once
        for position in sorted(touched):
            if min(held[position], need[position]) < least[position]:
                yield f"{number}: {moves.positions[position]} < {least[position]}"


def _carried_out(
    moves: Moves, steps: Iterator[Step], held: list[int], came: list[int]
) -> set[int]:
    """Carry out the moves of one moment, and return the positions they touch."""
    touched = set()
    for step in steps:
        origin, to = int(moves.holds[step.person]), int(moves.to[step.person])
        if origin >= 0:
            held[origin] -= 1
            touched.add(origin)
        held[to] += 1
        came[to] += 1
        touched.add(to)
    return touched
