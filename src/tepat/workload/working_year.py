"""What one employee works in a year, and how volumes per period become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, cast

from tepat.errors import TepatError
from tepat.law import Law, Norm
from tepat.snapshot import Settings
from tepat.snapshot.settings import PeriodMethod, Rounding
from tepat.words import Sentence

USUAL_WORKDAYS = 5  # a week, where the city does not say

NO_HOURS = Sentence(
    id="Jam kerja efektif setahun tercatat {hours}; harus lebih dari 0. Perbaiki "
    "jam_kerja_efektif pada lembar pengaturan, atau hapus barisnya agar dipakai "
    "angka peraturan.",
    en="The effective hours of a year are given as {hours}; they must be more than 0. "
    "Correct jam_kerja_efektif on sheet pengaturan, or delete its row to use the "
    "figure of the regulation.",
)


class NoWorkingHours(TepatError):
    """A year without working hours: no need can be told from it."""

    exit_code: ClassVar[int] = 21


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """The constants of a workload analysis, with the norms they came from.

    Attributes:
        hours: Effective hours one employee works in a year (jam kerja efektif).
        day_hours: Hours of an office day, for times given in ``hari``.
        rounding: How a position's exact need becomes persons.
        times_per_year: How often each period comes round in a year, where volumes
            are first made yearly (TAHUNAN); else empty. A period that is not
            here, such as ``jam``, cannot be used.
        minutes_per_period: Effective minutes of each period, where time is divided
            by what one employee works in that same period (PERIODE); else empty.
        norms: The norms used, by name; what the city set itself is not among them.
        health_hours: Hours that one health worker has in a year (waktu kerja
            tersedia, WKT); null where nobody asked for them.
    """

    hours: float
    day_hours: float
    rounding: Rounding
    times_per_year: Mapping[str, float] = field(default_factory=dict)
    minutes_per_period: Mapping[str, float] = field(default_factory=dict)
    norms: Mapping[str, Norm[Any]] = field(default_factory=dict)
    health_hours: float | None = None

    def __post_init__(self) -> None:
        if self.hours <= 0:
            raise NoWorkingHours(NO_HOURS, hours=self.hours)

    @property
    def method(self) -> PeriodMethod:
        """metode_periode: which of the two ways a period is counted."""
        return "PERIODE" if self.minutes_per_period else "TAHUNAN"

    @classmethod
    def of(
        cls, law: Law, settings: Settings, *, with_health: bool = False
    ) -> WorkingYear:
        """Take the constants from the law, and from the city where it set its own.

        A norm is read only where it is used, so a city that sets its own hours does
        not depend on a norm that is not yet in force. Under PERIODE the city's
        hours replace the minutes of the year alone; shorter periods keep theirs.

        Args:
            law: The law on the reference date.
            settings: What the city set.
            with_health: Also take the working time of health workers.

        Raises:
            NoWorkingHours: if the hours of the year are zero or less.
            NormNotInForce: if a norm it needs has no value on the day of ``law``.
        """
        office_day = law.working_time.office_day_hours
        norms: dict[str, Norm[Any]] = {"office_day_hours": office_day}
        if settings.rounding is None:
            norms["rounding"] = law.working_time.rounding
        rounding = settings.rounding or norms["rounding"].value
        times: dict[str, float] = {}
        minutes: dict[str, float] = {}
        if settings.period_method == "PERIODE":
            minutes = _minutes_per_period(law, settings, norms)
            hours = minutes["tahun"] / 60
        else:
            times = _times_per_year(law, settings, norms)
            hours = _hours(law, settings, norms)
        health = _health_hours(law, settings, norms) if with_health else None
        return cls(
            hours=hours,
            day_hours=office_day.value,
            rounding=cast(Rounding, rounding),
            times_per_year=MappingProxyType(times),
            minutes_per_period=MappingProxyType(minutes),
            norms=MappingProxyType(norms),
            health_hours=health,
        )


def _minutes_per_period(
    law: Law, settings: Settings, norms: dict[str, Norm[Any]]
) -> dict[str, float]:
    norm = law.working_time.effective_minutes_per_period
    norms["effective_minutes_per_period"] = norm
    minutes: dict[str, float] = dict(norm.value)
    if settings.effective_hours is not None:
        minutes["tahun"] = settings.effective_hours * 60
    return minutes


def _times_per_year(
    law: Law, settings: Settings, norms: dict[str, Norm[Any]]
) -> dict[str, float]:
    time = law.working_time
    norms |= {
        "days_per_year": time.days_per_year,
        "weeks_per_year": time.weeks_per_year,
        "months_per_year": time.months_per_year,
    }
    return {
        "hari": time.days_per_year.value[settings.workdays_per_week or USUAL_WORKDAYS],
        "minggu": time.weeks_per_year.value,
        "bulan": time.months_per_year.value,
        "tahun": 1,
    }


def _hours(law: Law, settings: Settings, norms: dict[str, Norm[Any]]) -> float:
    if settings.effective_hours is not None:
        return settings.effective_hours
    norms["effective_hours_per_year"] = law.working_time.effective_hours_per_year
    return law.working_time.effective_hours_per_year.value


def _health_hours(law: Law, settings: Settings, norms: dict[str, Norm[Any]]) -> float:
    if settings.health_hours is not None:
        return settings.health_hours
    norms["health_hours_per_year"] = law.working_time.health_hours_per_year
    return law.working_time.health_hours_per_year.value
