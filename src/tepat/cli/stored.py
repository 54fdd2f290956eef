"""A stored plan, opened for a command, with the case it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tepat.placement import store
from tepat.placement.case import Case
from tepat.words import Sentence

from .printer import Printer

WORKING = Sentence(
    id="Menghitung ulang data rencana", en="Working out the plan's data again"
)


def opened(folder: Path, printer: Printer) -> tuple[dict[str, Any], Case]:
    """Return what a plan's folder says, and its case, worked out again.

    Raises:
        tepat.placement.store.NotAPlan: if the folder holds no plan that can be read.
    """
    content = store.read(folder)
    with printer.step(WORKING):
        return content, store.case_of(folder, content)
