"""Putting what a form says where it belongs in the analysis."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from tepat.intake.cells import days, words
from tepat.snapshot.vocabulary import PPPK_GRADES

from . import reasons
from .amounts import WORDS_OF_PERIOD, WORDS_OF_TIME, amount, unit_in
from .coded import COLUMNS as CODED
from .form import FoundForm, FoundLine, FoundTask, Spot
from .headings import IDENTITY_LABELS, LETTER, NUMBER, SLOT_LABELS, STEP, bare, fold
from .labels import ENVIRONMENT_LABELS, ITEM_TITLES
from .layout import Layout
from .package import Cell
from .saying import answered, said

Tell = Callable[..., None]

COLUMN_OF_LABEL = {
    "summary_text": "summary",
    "achievement_text": "achievement",
    "class_number": "class",
}
LISTED = ("skills", *CODED)
CLASS = re.compile(r"\b(1[0-7]|[1-9])\b")
ROMAN = PPPK_GRADES  # I to XVII, as classes go too
GRADES = re.compile(r"\bIV/[a-e]|\bI{1,3}/[a-e]", re.IGNORECASE)
SUMS = ("jumlah", "total", "jumlah pegawai", "pembulatan", "jumlah total", "dibulatkan")
TAHAPAN = ("tahapan", "tahapan tugas", "steps", "tahapan pelaksanaan")
BULLET = re.compile(r"^\s*(?:\(?[a-z][.)]|[-–—•*·▪●○➢✓])\s+", re.IGNORECASE)
DIGIT = re.compile(r"^\s*\(?(\d{1,4})[.)]\s+")
LETTERED = re.compile(r"^\s*\(?[a-z][.)]\s+", re.IGNORECASE)
# Columns of a list on the form to columns of sheet ``butir_anjab``.
DESCRIPTIONS = ("text", "result", "material", "tool", "relation", "hazard")
OTHERS = ("measure", "use", "other_unit", "matter", "cause")
NOBODY = Cell(())
QUALIFICATION, REQUIREMENTS = ITEM_TITLES[2], ITEM_TITLES[12]


class Put:
    """Puts values, tasks and lines into forms; tells what it cannot put."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._counts = False  # whether tasks that are paragraphs are numbered
        self._letters = False  # whether they are lettered, and numbers are steps

    def value(self, form: FoundForm, name: str, text: str, spot: Spot) -> None:
        """Put the value of one label."""
        told = answered(text) if name in ENVIRONMENT_LABELS else said(text)
        if told is None:
            return
        name = COLUMN_OF_LABEL.get(name, name)
        if name in IDENTITY_LABELS:
            before = form.identity.get(name)
            form.identity[name] = told if before is None else f"{before}\n{told}"
        elif name in SLOT_LABELS:
            form.slots.setdefault(name, []).extend(filter(None, map(said, _rows(told))))
        elif name in LISTED:
            form.listed.setdefault(name, []).extend(_rows(told))
        elif name == "class":
            self._class(form, told, spot)
        elif name == "analysed_on":
            self._day(form, told, spot)
        elif name == "grades":
            self._grades(form, told, spot)
        elif name == "training":
            self._tell(spot, told, reasons.NO_LABEL, item=QUALIFICATION)
        elif name == "conditions":
            self._tell(spot, told, reasons.NO_LABEL, item=REQUIREMENTS)
        else:
            form.add_text(name, told)

    def task_text(
        self, form: FoundForm, text: str, is_listed: bool, spot: Spot
    ) -> None:
        """Put a paragraph below main tasks: a task, a step, or more of either."""
        number = DIGIT.match(text)
        last = form.tasks[-1] if form.tasks else None
        if fold(text) in TAHAPAN:
            return
        if last is None:
            self._letters = LETTERED.match(text) is not None
        if self._letters and LETTERED.match(text):
            form.tasks.append(FoundTask(None, bare(text)))
        elif self._letters and last is not None and bare(text) != text.strip():
            last.steps.append((None, bare(text)))
        elif number is not None:
            self._counts = True
            form.tasks.append(FoundTask(int(number.group(1)), text[number.end() :]))
        elif BULLET.match(text) and last is not None:
            last.steps.append((None, bare(text)))
        elif last is None or not self._counts:
            form.tasks.append(FoundTask(None, bare(text)))
        elif is_listed:
            last.steps.append((None, text))
        elif last.steps:
            step_number, step = last.steps[-1]
            last.steps[-1] = step_number, f"{step}\n{text}"
        else:
            last.description = f"{last.description}\n{text}"

    def line_text(self, form: FoundForm, item: str, text: str) -> None:
        """Put a paragraph below a list: one line of it."""
        if item == "achievement":
            form.add_text("achievement", text)
            return
        lines = form.lines.setdefault(item, [])
        lines.append(FoundLine(None, {"description": bare(text)}))

    def task_row(
        self, form: FoundForm, cells: Mapping[str, Cell], layout: Layout, spot: Spot
    ) -> None:
        """Put a row of the table of tasks: a task, or a step of the one above."""
        first = cells.get("number", NOBODY).text
        cell = cells.get("task", NOBODY)
        text, result = said(cell.text), said(cells.get("result", NOBODY).text)
        if not any(said(each.text) for name, each in cells.items() if name != "number"):
            return
        is_numbered = NUMBER.match(first) is not None
        step = STEP.match(first)
        if not (is_numbered or step) and fold(text or first) in SUMS:
            shown = " | ".join(filter(None, (each.text for each in cells.values())))
            self._tell(spot, shown, reasons.COMPUTED)
            return
        is_lettered = LETTER.match(first) is not None
        is_bare = not is_numbered and not result and layout.has_number
        is_step = is_lettered or (is_bare and (first or BULLET.match(text or "")))
        if step is not None or is_step or (is_bare and not said(first) and form.tasks):
            if step is not None:
                self._demand_task(form, int(step.group(1)))
            self._step(form, int(step.group(2)) if step else None, text, spot)
            return
        if cell.is_continued and form.tasks:
            self._more(form.tasks[-1], cells, result)
            return
        number = NUMBER.match(first)
        task = FoundTask(int(number.group(1)) if number else None, result=result)
        task.description, steps = _parted(cell)
        if number is None and not layout.has_number and task.description:
            task.description = bare(task.description)
        task.steps += [(None, each) for each in steps]
        form.tasks.append(task)
        self._more(task, {"step": cells.get("step", NOBODY)}, None)
        task.measure = said(cells.get("measure", NOBODY).text)
        self._measure(task, cells, layout, spot)

    def line_row(
        self, form: FoundForm, item: str, cells: Mapping[str, Cell], spot: Spot
    ) -> None:
        """Put a row of a list."""
        first = cells.get("number", NOBODY).text
        own = next((cells[name] for name in DESCRIPTIONS if name in cells), NOBODY)
        texts = {"description": said(own.text)} | {
            name: said(cells[name].text) for name in OTHERS if name in cells
        }
        told = {name: text for name, text in texts.items() if text}
        if not told:
            return
        number = NUMBER.match(first)
        lines = form.lines.setdefault(item, [])
        if own.is_continued and lines and "description" not in told:
            for name, text in told.items():
                before = lines[-1].texts.get(name)
                lines[-1].texts[name] = f"{before}\n{text}" if before else text
            return
        if "number" not in cells and "description" in told:
            told["description"] = bare(told["description"])
        elif number is None and said(first):
            self._tell(spot, first, reasons.NOT_UNDERSTOOD)
        lines.append(FoundLine(int(number.group(1)) if number else None, told))

    def achievement_row(self, form: FoundForm, cells: Mapping[str, Cell]) -> None:
        """Put a row of the older table of achievement: result, number and time."""
        told = (said(cell.text) for name, cell in cells.items() if name != "number")
        if text := " – ".join(filter(None, told)):
            form.add_text("achievement", text)

    def _demand_task(self, form: FoundForm, number: int) -> None:
        """A numbered step may be all that is told of its task."""
        if not form.tasks or form.tasks[-1].number not in (number, None):
            form.tasks.append(FoundTask(number))

    def _step(
        self, form: FoundForm, number: int | None, text: str | None, spot: Spot
    ) -> None:
        if text is None:
            return
        if not form.tasks:
            self._tell(spot, text, reasons.LEFT_BLANK)
            return
        is_own = number is not None
        form.tasks[-1].steps.append((number, text if is_own else bare(text)))

    def _more(
        self, task: FoundTask, cells: Mapping[str, Cell], result: str | None
    ) -> None:
        """More of a task: another result, or steps in a column of their own."""
        if result:
            task.result = f"{task.result}\n{result}" if task.result else result
        for each in cells.get("step", NOBODY).paragraphs:
            for row in _rows(each.text):
                if said(row):
                    task.steps.append((None, bare(row)))

    def _measure(
        self, task: FoundTask, cells: Mapping[str, Cell], layout: Layout, spot: Spot
    ) -> None:
        for name, known in (("volume", WORDS_OF_PERIOD), ("time", WORDS_OF_TIME)):
            text = said(cells.get(name, NOBODY).text)
            if text is None:
                continue
            told = amount(text, known, unit_in(layout.heading(name), known))
            if told is None:
                self._tell(spot, text, reasons.NO_AMOUNT)
            elif name == "volume":
                task.volume, task.period = told
            else:
                task.time, task.time_unit = told

    def _class(self, form: FoundForm, text: str, spot: Spot) -> None:
        found = CLASS.findall(text)
        roman = text.strip(" .").upper()
        if len(set(found)) == 1:
            form.texts["position_class"] = found[0]
        elif roman in ROMAN:
            form.texts["position_class"] = str(ROMAN.index(roman) + 1)
        else:
            self._tell(spot, text, reasons.NO_CLASS)

    def _day(self, form: FoundForm, text: str, spot: Spot) -> None:
        day = days.day(text)
        if isinstance(day, date):
            form.texts["analysed_on"] = day.isoformat()
        else:
            self._tell(spot, text, reasons.NO_DAY)

    def _grades(self, form: FoundForm, text: str, spot: Spot) -> None:
        read = [words.grade(each) for each in GRADES.findall(text)]
        grades = [each for each in read if isinstance(each, str)]
        if not grades:
            self._tell(spot, text, reasons.NOT_UNDERSTOOD)
            return
        form.identity["grade_min"], form.identity["grade_max"] = grades[0], grades[-1]


def _rows(text: str) -> list[str]:
    return [row for row in text.split("\n") if row.strip()]


def _parted(cell: Cell) -> tuple[str | None, list[str]]:
    """The text of a task, and its steps where they stand in the same cell.

    Only paragraphs part them; a line break within one is part of the text.
    """
    texts = [each.text for each in cell.paragraphs]
    for at, each in enumerate(cell.paragraphs[1:], 1):
        if fold(each.text) in TAHAPAN:
            return said("\n".join(texts[:at])), [bare(it) for it in texts[at + 1 :]]
        if each.is_listed or BULLET.match(each.text) or DIGIT.match(each.text):
            return said("\n".join(texts[:at])), [bare(it) for it in texts[at:]]
    return said(cell.text), []
