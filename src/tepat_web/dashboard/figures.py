"""Which figures the page shows: of which stored table, which rows, counted how.

A figure is never worked out anew: it counts or sums rows that a computation stored, and
its list shows just these rows, so that the two cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import polars as pl
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat.performance.said import RATING
from tepat.satisfaction.trend import DOWN, UP
from tepat.satisfaction.words import DIRECTIONS
from tepat.snapshot.vocabulary import RATINGS
from tepat_web.accounts.access import Permission
from tepat_web.consultation.suppression import SMALL
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.performance import NOT_RATED

P = Permission
RETIRES = "pensiun"  # as the outlook writes why somebody leaves
SOON = ((1, _("Retire within a year")), (5, _("Retire within five years")))
Rows = Callable[[date], pl.Expr]


class Way(StrEnum):
    """How the rows of a list make a figure."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, and the list behind it.

    Attributes:
        name: What the address of its list calls it.
        title: What it counts.
        unit: Of the figure: people, seats.
        kind, table: Which table of which computation its rows are in.
        rows: Which of them, by the reference day of the result.
        shown: Names of the columns of the list.
        way: How the rows make the figure; of ``column``, unless they are counted.
        column: Whose values are summed or averaged; a shortfall counts as its size.
        needs: What a reader must be allowed to in all of the area.
        open_to_all: Whether who reads results there may see it whatever it asks for.
    """

    name: str
    title: Promise | Words
    unit: Promise
    kind: str
    table: str
    rows: Rows
    shown: tuple[str, ...]
    way: Way = Way.COUNT
    column: str = ""
    needs: Permission = P.RESULTS_READ
    open_to_all: bool = False

    @property
    def also(self) -> frozenset[Permission]:
        """What is open to a reader of this figure's rows, besides what always is."""
        return frozenset({self.needs}) if self.open_to_all else frozenset()

    def value(self, chosen: pl.Expr) -> pl.Expr:
        """Return the figure that the chosen rows make."""
        match self.way:
            case Way.COUNT:
                return chosen.fill_null(value=False).sum()
            case Way.SUM:
                return pl.col(self.column).filter(chosen).abs().sum()
            case Way.MEAN:
                return pl.col(self.column).filter(chosen).mean()


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under one heading, all of one computation."""

    name: str
    title: Promise
    kind: str
    figures: Sequence[Figure]


def _every(_day: date) -> pl.Expr:
    return pl.lit(True)


def _known(column: str) -> Rows:
    return lambda _day: pl.col(column).is_not_null()


def _is(column: str, value: str) -> Rows:
    return lambda _day: pl.col(column) == value


def _retire_within(years: int) -> Rows:
    def chosen(day: date) -> pl.Expr:
        ends = pl.lit(day).dt.offset_by(f"{years}y")
        return (pl.col("because_id") == RETIRES) & (pl.col("leaves_on") <= ends)

    return chosen


def _seats(name: str, title: Promise, unit: Promise, rows: Rows, of: str) -> Figure:
    return Figure(
        *(name, title, unit, "needs", "jabatan", rows),
        shown=("name", "unit_name", "need", "occupied", "gap"),
        way=Way.SUM,
        column=of,
    )


def _last_period(direction: str) -> Rows:
    """Units whose index moved so in their last period, by more than chance."""

    def chosen(_day: date) -> pl.Expr:
        is_last = pl.col("name_pk").is_last_distinct()
        moved = pl.col("direction_id") == DIRECTIONS[direction].id
        return is_last & moved & (pl.col("n") >= SMALL)

    return chosen


def _moved(name: str, title: Promise, direction: str) -> Figure:
    return Figure(
        *(name, title, UNITS, "survey", "masa", _last_period(direction)),
        ("name", "period", "n", "ikm", "low", "high", "difference"),
        needs=P.SERVICE_READ,
        open_to_all=True,
    )


def _rated(place: int, word: str) -> Figure:
    return Figure(
        f"predikat-{place + 1}",
        Words(id=f"Predikat {RATING[word].id}", en=f"Rated {RATING[word].en}"),
        PEOPLE,
        "performance",
        "pegawai",
        _is("rating_said_id", RATING[word].id),
        ("name", "unit_name", "results_said", "behaviour_said", "rating_said"),
        needs=P.PEOPLE_READ,
    )


PEOPLE, SEATS, POSITIONS = _("people"), _("seats"), _("positions")
UNITS = _("units")

SECTIONS: tuple[Section, ...] = (
    Section(
        "kebutuhan",
        _("Needs and vacancies"),
        "needs",
        (
            _seats("kebutuhan", _("People needed"), PEOPLE, _known("need"), "need"),
            _seats("terisi", _("Holders"), PEOPLE, _known("occupied"), "occupied"),
            _seats(
                *("kursi-kosong", _("Vacant seats"), SEATS),
                lambda _day: pl.col("gap") < 0,
                "gap",
            ),
            _seats(
                *("di-atas-kebutuhan", _("Above the need"), PEOPLE),
                lambda _day: pl.col("gap") > 0,
                "gap",
            ),
        ),
    ),
    Section(
        "kesesuaian",
        _("Fit"),
        "fit",
        (
            Figure(
                "kesesuaian",
                _("Mean fit with the own position"),
                _("of 1,000"),
                "fit",
                "pegawai",
                _known("fit"),
                ("name", "now", "unit_name", "fit"),
                way=Way.MEAN,
                column="fit",
                needs=P.PEOPLE_READ,
            ),
            Figure(
                "tanpa-calon",
                _("Nobody qualifies"),
                POSITIONS,
                "fit",
                "jabatan",
                lambda _day: pl.col("able") == 0,
                ("name", "unit_name", "need", "gap", "able"),
            ),
        ),
    ),
    Section(
        "kompetensi",
        _("Competency gaps"),
        "gaps",
        (
            Figure(
                "di-bawah-standar",
                _("Below the standard of their position"),
                PEOPLE,
                "gaps",
                "pegawai",
                _known("short_id"),
                ("name", "position_name", "unit_name", "short"),
                needs=P.PEOPLE_READ,
            ),
            Figure(
                "kompetensi-mutlak",
                _("Below it in a mandatory competency"),
                PEOPLE,
                "gaps",
                "pegawai",
                _known("mandatory_id"),
                ("name", "position_name", "unit_name", "mandatory"),
                needs=P.PEOPLE_READ,
            ),
        ),
    ),
    Section(
        "pensiun",
        _("Retirements"),
        "outlook",
        tuple(
            Figure(
                f"pensiun-{years}-tahun",
                title,
                PEOPLE,
                "outlook",
                "keluar",
                _retire_within(years),
                ("name", "position_name", "unit_name", "leaves_on"),
                needs=P.PEOPLE_READ,
            )
            for years, title in SOON
        ),
    ),
    Section(
        "kinerja",
        _("Performance"),
        "performance",
        (
            *(_rated(place, word) for place, word in enumerate(RATINGS)),
            Figure(
                "tanpa-predikat",
                NOT_RATED,
                PEOPLE,
                "performance",
                "pegawai",
                _is("rating_said_id", NOT_RATED.id),
                ("name", "unit_name", "rating_said"),
                needs=P.PEOPLE_READ,
            ),
        ),
    ),
    Section(
        "pelatihan",
        _("Training"),
        "training",
        (
            Figure(
                "jam-pelajaran",
                _("Learning hours this year"),
                _("hours"),
                "training",
                "jam",
                _known("hours"),
                ("name", "unit_name", "status", "hours"),
                way=Way.SUM,
                column="hours",
                needs=P.PEOPLE_READ,
            ),
            Figure(
                "rencana-pelatihan",
                _("Places in the training plan"),
                _("places"),
                "training",
                "rencana",
                _every,
                ("name", "training_name", "starts", "competency_name", "unit_name"),
                needs=P.PEOPLE_READ,
            ),
            Figure(
                "kesenjangan-tersisa",
                _("Gaps that the plan leaves"),
                _("gaps"),
                "training",
                "tersisa",
                _every,
                ("name", "competency_name", "left", "cause", "unit_name"),
                needs=P.PEOPLE_READ,
            ),
        ),
    ),
    Section(
        "kepuasan",
        _("Satisfaction"),
        "survey",
        (
            Figure(
                "unit-diukur",
                _("Units with an index"),
                UNITS,
                "survey",
                "unit",
                lambda _day: pl.col("n") >= SMALL,
                ("name", "n", "ikm", "quality", "low", "high", "change"),
                needs=P.SERVICE_READ,
                open_to_all=True,
            ),
            Figure(
                "lembar-jawaban",
                _("Answer sheets"),
                _("sheets"),
                "survey",
                "unit",
                lambda _day: pl.col("n") >= SMALL,
                ("name", "n", "ikm", "quality"),
                way=Way.SUM,
                column="n",
                needs=P.SERVICE_READ,
                open_to_all=True,
            ),
            _moved("unit-naik", _("Rose in their last half-year"), UP),
            _moved("unit-turun", _("Fell in their last half-year"), DOWN),
        ),
    ),
)
RATED = tuple(
    each for section in SECTIONS for each in section.figures if "predikat-" in each.name
)
"""People by rating, from the best to the lowest, and not those without one."""
FIGURES: Mapping[str, Figure] = MappingProxyType(
    {each.name: each for section in SECTIONS for each in section.figures}
)
