"""The columns of the workbook of waves."""

from __future__ import annotations

from collections.abc import Sequence

from tepat.placement.names import GOAL_NAMES
from tepat.reports.excel import Field, Form
from tepat.reports.plan.fields import NAME, NIP
from tepat.reports.plan.waves import DAY, WAVE
from tepat.words import Sentence

UNIT = Field("unit", Sentence(id="Kode unit", en="Unit code"), Form.CODE, 16)

LOAD = (
    WAVE,
    DAY,
    UNIT,
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 52),
    Field("new", Sentence(id="Orang baru", en="New people"), Form.WHOLE, 10),
    Field("gone", Sentence(id="Melepas", en="Hand over"), Form.WHOLE, 10),
    Field(
        "people",
        Sentence(id="Orang sesudahnya", en="People afterwards"),
        Form.WHOLE,
        12,
    ),
    Field("share", Sentence(id="Persen baru", en="Per cent new"), Form.EXACT, 10),
)
REFUSALS = (
    NIP,
    NAME,
    Field("to", Sentence(id="Tujuan", en="Goes to"), Form.TEXT, 44),
    WAVE,
    Field("chain", Sentence(id="Rantai", en="Chain"), Form.WHOLE, 9),
    Field(
        "stays",
        Sentence(id="Orang lain yang batal", en="Others who then stay"),
        Form.WHOLE,
        12,
    ),
    Field("who", Sentence(id="Siapa", en="Who"), Form.TEXT, 40),
    Field(
        "empty",
        Sentence(id="Kursi yang batal terisi", en="Seats left empty"),
        Form.TEXT,
        44,
    ),
    Field("loss", Sentence(id="Yang hilang", en="What is lost"), Form.TEXT, 44),
)
STAYING = (
    NIP,
    NAME,
    Field("from", Sentence(id="Tetap di", en="Stays in"), Form.TEXT, 44),
    Field("to", Sentence(id="Batal ke", en="Does not go to"), Form.TEXT, 44),
    Field("why", Sentence(id="Sebab", en="Because"), Form.TEXT, 60),
)


def standing(goals: Sequence[str]) -> tuple[Field, ...]:
    """Return the columns of what is achieved after each wave."""
    return (
        WAVE,
        DAY,
        Field("moves", Sentence(id="Orang", en="People"), Form.WHOLE, 9),
        Field("chains", Sentence(id="Rantai", en="Chains"), Form.WHOLE, 9),
        Field("units", Sentence(id="Unit", en="Units"), Form.WHOLE, 9),
        *(Field(goal, GOAL_NAMES[goal], Form.WHOLE, 16) for goal in goals),
    )
