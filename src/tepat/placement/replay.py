"""Making a stored plan again from its own inputs, to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tepat
from tepat.words import Sentence

from . import store
from .make import make

SAME = Sentence(
    id="Diulang dari datanya sendiri, rencana yang sama terbentuk kembali: sidik "
    "{digest}.",
    en="Made again from its own inputs, the very same plan comes out: digest {digest}.",
)
DIFFERENT = Sentence(
    id="Diulang dari datanya sendiri, hasilnya BERBEDA, mulai bagian «{part}». Sidik "
    "yang tertulis {stated}, hasil ulang {found}. Rencana ini tidak dibuat oleh Tepat "
    "{engine} dari data itu, atau telah diubah.",
    en="Made again from its own inputs, the plan DIFFERS, first in “{part}”. The "
    "digest it states is {stated}, made again it is {found}. Tepat {engine} did not "
    "make this plan from these inputs, or it was altered.",
)
OTHER_ENGINE = Sentence(
    id="Rencana dibuat oleh Tepat {stated}, sedangkan yang terpasang {engine}; hasil "
    "ulang hanya dapat sama dengan versi yang sama. Pasang versi itu, lalu ulangi.",
    en="The plan was made by Tepat {stated}, this is {engine}; only the same version "
    "is bound to give the same plan. Install that version and try again.",
)


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of making a plan again.

    Attributes:
        same: Whether it is the same to the byte; ``None`` if another version of the
            engine made it, so that it need not be.
        sentence: That, in words, with ``facts``.
    """

    same: bool | None
    sentence: Sentence
    facts: Mapping[str, object]


def replay(folder: Path) -> Replay:
    """Make the plan in ``folder`` again and hold both against each other.

    Raises:
        tepat.placement.store.NotAPlan: if the folder holds none that can be read.
        tepat.errors.TepatError: if the inputs admit no plan.
    """
    content = store.read(folder)
    stated = content["made_from"].get("engine")
    if stated != tepat.__version__:
        facts: dict[str, object] = {"stated": stated, "engine": tepat.__version__}
        return Replay(None, OTHER_ENGINE, facts)
    again = make(store.case_of(folder, content))
    if store.text_of(content) == store.text_of(again):
        return Replay(True, SAME, {"digest": again["digest"]})
    parts = dict.fromkeys((*again, *content))
    facts = {
        "part": next(it for it in parts if _part(content, it) != _part(again, it)),
        "stated": content.get("digest"),
        "found": again["digest"],
        "engine": tepat.__version__,
    }
    return Replay(False, DIFFERENT, facts)


def _part(content: Mapping[str, Any], name: str) -> str:
    return store.text_of({name: content.get(name)})
