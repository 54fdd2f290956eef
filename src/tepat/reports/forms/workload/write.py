"""Writing the forms of the workload analysis into a folder, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from tepat.errors import TepatError
from tepat.reports.about import About
from tepat.reports.file import made, write_whole
from tepat.snapshot.settings import Rounding
from tepat.words import Language, Sentence

from ..anjab.write import file_names
from ..paper import Paper
from ..templates import Templates
from ..typeset import pdf
from ..word import docx
from . import papers
from .make import Maker
from .workbook import write_abk, write_form_c

MOST_ROWS = 2_000  # of one Form C; typesetting more would take memory by the gigabyte
UNKNOWN = Sentence(
    id="Tidak ada {what} berkode {code}. Kode yang mirip: {similar}. Lihat kolom kode "
    "pada lembar {sheet}.",
    en="There is no {what} {code}. Similar codes: {similar}. See column kode of sheet "
    "{sheet}.",
)
UNIT = Sentence(id="unit", en="unit")
POSITION = Sentence(id="jabatan", en="position")


class Form(StrEnum):
    """Which form; the name of its folder and of its templates."""

    ABK = papers.ABK
    FORM_C = papers.FORM_C


class Format(StrEnum):
    """How a form is written; the ending of its file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


WRITERS: Mapping[Format, Callable[[Paper, Templates], bytes]] = {
    Format.PDF: pdf,
    Format.DOCX: docx,
}


class NoSuchForm(TepatError):
    """A form was asked for a unit or a position that the workbook does not have."""

    exit_code = 67

    def __init__(
        self, what: Sentence, sheet: str, code: str, known: Sequence[str]
    ) -> None:
        similar = ", ".join(get_close_matches(code, known)) or "–"
        super().__init__(UNKNOWN, what=what, sheet=sheet, code=code, similar=similar)


@dataclass(frozen=True, slots=True)
class Order:
    """One form to be written, in every format asked for.

    Attributes:
        form: Which one.
        unit: Whose it is.
        units: The units whose positions stand on it.
        position: The only position on it; all of them where it is ``None``.
    """

    form: Form
    unit: str
    units: tuple[str, ...]
    position: str | None = None


class Orders:
    """Which forms a city has: what stands in which file."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._units = sorted(maker.units.values(), key=lambda unit: unit["order"])

    def chosen(
        self,
        forms: Sequence[Form],
        *,
        unit: str | None = None,
        position: str | None = None,
    ) -> list[Order]:
        """Return the orders for a city, for a unit and all below, or for a position.

        The ABK stands in one file per unit, Form C in one per agency (perangkat
        daerah) or for the unit asked for; of a very large one, in one per unit
        directly below it. One position has no Form C.

        Raises:
            NoSuchForm: if there is no such unit or position.
        """
        if position is not None:
            return [self._of_position(position)]
        if unit is not None and unit not in self._maker.units:
            raise NoSuchForm(UNIT, "unit", unit, list(self._maker.units))
        orders: list[Order] = []
        if Form.FORM_C in forms:
            tops = self._tops() if unit is None else self._divided(unit)
            orders += [
                Order(Form.FORM_C, top, tuple(its)) for top, its in tops.items() if its
            ]
        if Form.ABK in forms:
            all_units = [it["unit"] for it in self._units]
            inside = self._filled(all_units) if unit is None else self._below(unit)
            orders += [Order(Form.ABK, each, (each,)) for each in inside]
        return orders

    def _of_position(self, position: str) -> Order:
        codes = {
            code: unit for unit in self._maker.units for code in self._maker.codes(unit)
        }
        if position not in codes:
            raise NoSuchForm(POSITION, "jabatan", position, list(codes))
        unit = codes[position]
        return Order(Form.ABK, unit, (unit,), position)

    def _tops(self) -> dict[str, list[str]]:
        """The agencies with their units; the root with its own positions alone."""
        tops: dict[str, list[str]] = {}
        for unit in self._units:
            if unit["depth"] == 0:
                tops[unit["unit"]] = self._filled([unit["unit"]])
            elif unit["depth"] == 1:
                tops |= self._divided(unit["unit"])
        return tops

    def _divided(self, top: str) -> dict[str, list[str]]:
        """A unit with all below it; where those are too many for a file, in parts."""
        inside = self._below(top)
        if sum(len(self._maker.codes(unit)) for unit in inside) <= MOST_ROWS:
            return {top: inside}
        tops = {top: self._filled([top])}
        for unit in self._units:
            if unit["parent"] == top:
                tops |= self._divided(unit["unit"])
        return tops

    def _below(self, top: str) -> list[str]:
        """A unit and all below it that have positions, in the order of the tree."""
        inside = {top}
        for unit in self._units:  # each after the one above it
            if unit["parent"] in inside:
                inside.add(unit["unit"])
        return self._filled([it["unit"] for it in self._units if it["unit"] in inside])

    def _filled(self, units: Sequence[str]) -> list[str]:
        return [unit for unit in units if self._maker.has_positions(unit)]


def write_forms(
    folder: Path,
    maker: Maker,
    orders: Sequence[Order],
    about: About,
    templates: Templates,
    *,
    formats: Sequence[Format],
    rounding: Rounding,
    language: Language = "id",
) -> Iterator[tuple[Path, ...]]:
    """Write each form and yield its files once they are there.

    Nothing is kept of a form that is written. Files stand in a folder of the form's
    name, and are named after the unit or the position.

    Raises:
        BrokenTemplate: if a template cannot be filled.
        tepat.reports.file.CannotWrite: if a file cannot be written.
    """
    names = _names(maker, orders)
    looks = _Looks(about, templates, tuple(formats), rounding, language)
    for order, name in zip(orders, names, strict=True):
        place = made(folder / order.form) / name
        yield (
            _abk(maker, order, place, looks)
            if order.form is Form.ABK
            else _form_c(maker, order, place, looks)
        )


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is the same for every form of one run."""

    about: About
    templates: Templates
    formats: tuple[Format, ...]
    rounding: Rounding
    language: Language


def _abk(maker: Maker, order: Order, place: Path, looks: _Looks) -> tuple[Path, ...]:
    content = maker.abk(order.unit, order.position)
    if Format.XLSX in looks.formats:
        write_abk(
            _file(place, Format.XLSX),
            content,
            looks.about,
            rounding=looks.rounding,
            language=looks.language,
        )
    return _papers(papers.abk(content, looks.about, looks.language), place, looks)


def _form_c(maker: Maker, order: Order, place: Path, looks: _Looks) -> tuple[Path, ...]:
    content = maker.form_c(order.unit, order.units)
    if Format.XLSX in looks.formats:
        write_form_c(
            _file(place, Format.XLSX),
            content,
            looks.about,
            rounding=looks.rounding,
            language=looks.language,
        )
    return _papers(papers.form_c(content, looks.about, looks.language), place, looks)


def _papers(paper: Paper, place: Path, looks: _Looks) -> tuple[Path, ...]:
    """Write the formats that templates make, and tell all files of the form."""
    for each in looks.formats:
        if each in WRITERS:
            write_whole(_file(place, each), WRITERS[each](paper, looks.templates))
    return tuple(_file(place, each) for each in looks.formats)


def _file(place: Path, ending: str) -> Path:
    return place.with_name(f"{place.name}.{ending}")


def _names(maker: Maker, orders: Sequence[Order]) -> list[str]:
    """A name for each file, none of them twice within a form."""
    named: dict[Order, str] = {}
    for form in Form:
        those = [order for order in orders if order.form is form]
        codes = tuple(order.position or order.unit for order in those)
        titles = {
            order.position or order.unit: maker.title(order.unit, order.position)
            for order in those
        }
        names = file_names(codes, titles)
        named |= {order: names[order.position or order.unit] for order in those}
    return [named[order] for order in orders]
