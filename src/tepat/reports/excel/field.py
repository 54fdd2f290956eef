"""What a column of a sheet is, and how a row may differ from a plain one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tepat.words import Sentence


class Form(StrEnum):
    """How a cell is written and aligned."""

    TEXT = "text"
    CODE = "code"  # text that must never be a number
    WHOLE = "whole"
    GAP = "gap"  # a whole number with its sign and its word
    SIGNED = "signed"  # a gap where there is no room for the word
    CHANGE = "change"  # a difference that is neither good nor bad by itself
    HOURS = "hours"  # two decimals
    EXACT = "exact"  # four decimals
    SHARE = "share"  # 0 to 1, written in percent
    DAY = "day"


NUMBER_FORMATS: Mapping[Form, Sentence] = {
    Form.TEXT: Sentence(id="General", en="General"),
    Form.CODE: Sentence(id="@", en="@"),
    Form.WHOLE: Sentence(id="#,##0", en="#,##0"),
    Form.GAP: Sentence(
        id='+#,##0" lebih";−#,##0" kurang";0" sesuai"',
        en='+#,##0" over";−#,##0" short";0" balanced"',
    ),
    Form.SIGNED: Sentence(id="+#,##0;−#,##0;0", en="+#,##0;−#,##0;0"),
    Form.CHANGE: Sentence(id="+#,##0;−#,##0;0", en="+#,##0;−#,##0;0"),
    Form.HOURS: Sentence(id="#,##0.00", en="#,##0.00"),
    Form.EXACT: Sentence(id="#,##0.0000", en="#,##0.0000"),
    Form.SHARE: Sentence(id="0%", en="0%"),
    Form.DAY: Sentence(id="[$-421]d mmmm yyyy", en="[$-809]d mmmm yyyy"),
}
# The same for a mean that stands among whole numbers.
TENTHS: Mapping[Form, Sentence] = {
    Form.WHOLE: Sentence(id="#,##0.0", en="#,##0.0"),
    Form.CHANGE: Sentence(id="+#,##0.0;−#,##0.0;0", en="+#,##0.0;−#,##0.0;0"),
}
LEFT = (Form.TEXT, Form.CODE, Form.DAY)
GAPS = (Form.GAP, Form.SIGNED)


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet.

    Attributes:
        name: Key of its value in a row.
        heading: What stands above it.
        form: How its cells are written.
        width: In characters.
        blank: What a missing value is called; nothing where that says enough.
    """

    name: str
    heading: Sentence
    form: Form
    width: int
    blank: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How one row differs from a plain one.

    Attributes:
        bold: Whether its name and its numbers stand out.
        indent: Steps of its name to the right.
        level: Depth in Excel's outline; 0 is never folded.
        is_folded: Whether it starts out of sight.
        is_lid: Whether folded rows stand below it.
    """

    bold: bool = False
    indent: int = 0
    level: int = 0
    is_folded: bool = False
    is_lid: bool = False


PLAIN = Look()
