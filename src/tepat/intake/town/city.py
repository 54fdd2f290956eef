"""The city so far: what the tables of results and of service are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from . import story
from .chance import Subject, stream
from .days import Exact, Whole, number
from .establish import Establishment
from .jobs import Job
from .people import People, Text, Truth
from .roster import Roster
from .unit import Unit


@dataclass(frozen=True, slots=True)
class City:
    """Units, positions and people of one city.

    Attributes:
        units: All units that were thought of; ``Unit`` places refer to this list.
        ability: How able each person is, as deviations from the mean; what people
            show in assessments, appraisals and trainings follows it.
    """

    seed: int
    units: list[Unit]
    establishment: Establishment
    staff: Roster
    ability: Exact

    @classmethod
    def of(
        cls, seed: int, units: list[Unit], establishment: Establishment, staff: Roster
    ) -> City:
        """Put the parts together and draw everybody's ability."""
        chance = stream(seed, Subject.RESULTS)
        ability = chance.standard_normal(len(staff.people))
        return cls(seed, units, establishment, staff, ability)

    @property
    def people(self) -> People:
        return self.staff.people

    @property
    def jobs(self) -> list[Job]:
        return list(self.staff.people.jobs)

    @property
    def day(self) -> int:
        return number(story.DAY)

    def stream(self, subject: Subject) -> np.random.Generator:
        """Return the random numbers of a subject."""
        return stream(self.seed, subject)

    def nips(self, persons: Whole) -> pl.Series:
        """Return the numbers of these people, in their order."""
        return self.staff.nip.gather(persons)

    def of_unit(self, attribute: str) -> Text:
        """Spread an attribute of the units over the people who work there."""
        values = [getattr(unit, attribute) for unit in self.units]
        spread: Text = np.array(values, dtype=object)[self.staff.unit]
        return spread

    def of_family(self, *families: str) -> Truth:
        """Tell who holds (or held last) a job of these families."""
        told: Truth = np.array([job.family in families for job in self.jobs])[
            self.people.job
        ]
        return told

    @property
    def has_position(self) -> Truth:
        held: Truth = self.people.position >= 0
        return held
