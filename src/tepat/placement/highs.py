"""HiGHS as OR-Tools carries it: one thread, one seed, and no word on any output."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def builder() -> Any:
    """Return OR-Tools' ``model_builder``, loaded when the first plan is made."""
    from ortools.linear_solver.python import model_builder

    return model_builder


def highs(
    model: Any, name: str, *parameters: str, seconds: float | None = None
) -> Any | None:
    """Solve a model of ``model_builder`` and return its solver.

    Args:
        model: Of ``ortools.linear_solver.python.model_builder``.
        name: ``highs`` for whole numbers, ``highs_lp`` for a linear program.
        parameters: Of HiGHS, as ``name=value``.
        seconds: After which HiGHS gives up; it then tells no solution at all.

    Returns:
        The solver, for values; ``None`` where no optimum was found.
    """
    solver = builder().Solver(name)
    always = ("output_flag=false", "threads=1", "random_seed=1")
    solver.set_solver_specific_parameters("\n".join((*always, *parameters)))
    if seconds is not None:
        solver.set_time_limit_in_seconds(seconds)
    with quiet():
        status = solver.solve(model)
    return solver if status == builder().SolveStatus.OPTIMAL else None


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what HiGHS 1.12 prints whatever it is told out of a command's JSON.

    It writes by C's own buffer, so that is emptied on both sides of the change.
    """
    try:
        flush = ctypes.CDLL(None).fflush
        sys.stdout.flush()
        kept = os.dup(1)
    except (OSError, AttributeError, TypeError, ValueError):  # no such output here
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        flush(None)
        os.dup2(nowhere, 1)
        yield
    finally:
        flush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
