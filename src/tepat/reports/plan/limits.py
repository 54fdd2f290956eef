"""The sheet of a plan's workbook on the limits that tie its people together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tepat.placement.limits.names import SENSES
from tepat.placement.names import GOAL_NAMES
from tepat.reports.excel import Book, Field, Form
from tepat.words import Language, Sentence

LIMITS = Sentence(id="Batas", en="Limits")
TITLE = Sentence(
    id="Batas yang mengikat orang bersama-sama", en="Limits that tie people together"
)
READING = Sentence(
    id="Harga adalah yang paling banyak dapat diperoleh suatu tujuan, di luar jarak ke "
    "batas atas yang masih tersisa, bila batas itu dilonggarkan satu langkah, di "
    "antara rencana yang mencapai tujuan sebelumnya sebaik rencana ini. Harga nol: "
    "melonggarkannya tidak menambah apa pun di luar jarak itu.",
    en="A price is the most that a goal could gain, beyond the gap that is left, if "
    "the limit were loosened by one step, among plans that achieve the goals before it "
    "as well as this one. Price zero: loosening it brings nothing beyond that gap.",
)
TODAY = Sentence(
    id="Batas yang sudah dilanggar keadaan sekarang berbunyi «tidak lebih buruk dari "
    "sekarang»; angkanya di bawah ini sudah demikian.",
    en="A limit that the present seating breaks already reads “not worse than now”; "
    "the numbers below say so.",
)
COLUMNS = (
    Field("name", LIMITS, Form.TEXT, 60),
    Field("sense", Sentence(id="Arah", en="Sense"), Form.TEXT, 15),
    Field("most", Sentence(id="Nilai batas", en="Limit"), Form.HOURS, 20),
    Field("used", Sentence(id="Rencana", en="Plan"), Form.HOURS, 20),
    Field("step", Sentence(id="Satu langkah", en="One step"), Form.WHOLE, 14),
)


def add_limits(book: Book, content: Mapping[str, Any]) -> None:
    """Add what each limit allows, what the plan takes of it, and its prices.

    Args:
        book: Where to.
        content: The plan, as ``plan.json`` holds it; with limits.
    """
    goals = [
        Field(goal, _priced(GOAL_NAMES[goal]), Form.HOURS, 18)
        for goal in content["objective"]
    ]
    fields = (*COLUMNS, *goals)
    sheet = book.sheet(LIMITS, fields, TITLE)
    for said in (READING, TODAY):
        sheet.statement(book.say(said))
    sheet.table(fields, rows(content, book.language))


def rows(content: Mapping[str, Any], language: Language) -> Iterator[dict[str, Any]]:
    """Yield a row on each limit."""
    name = "name" if language == "id" else "name_en"
    scales = content["certificate"]["scales"]
    for limit in content["limits"]:
        prices = zip(content["objective"], limit["prices"], scales, strict=True)
        yield {
            "name": limit[name],
            "sense": SENSES[limit["sense"]],
            "most": limit["most"],
            "used": limit["used"],
            "step": limit["step"],
            **{goal: round(price / scale, 4) for goal, price, scale in prices},
        }


def _priced(goal: Sentence) -> Sentence:
    return Sentence(id=f"Harga: {goal.id}", en=f"Price: {goal.en}")
