"""One job analysis: the fifteen items of job information, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One step (tahapan) of a task."""

    number: int
    description: str


@dataclass(frozen=True, slots=True)
class Task:
    """One main task (tugas pokok), with what it yields.

    Attributes:
        number: As the sheet says, else its place.
        description: What is done; ``None`` where it is not told.
        result: What comes of it.
        result_unit: The unit of that result; ``None`` where ``result`` is the unit.
        volume, period: Results per period, and which; as told, not computed.
        time, time_unit: Time for one result, and in what.
        steps: Its steps, in order.
    """

    number: int
    description: str | None
    result: str | None
    result_unit: str | None
    volume: float | None
    period: str | None
    time: float | None
    time_unit: str | None
    steps: tuple[Step, ...] = ()

    @property
    def unit(self) -> str | None:
        """The unit in which its result is counted."""
        return self.result_unit or self.result


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of a list: a result, material, tool, responsibility and so on.

    Attributes:
        number: As the sheet says, else its place.
        description: What it is; of a relation, the position met.
        measure: The unit of a result.
        use: What a material or tool is for.
        other_unit: Unit or institution of a relation.
        matter: In which matter, of a relation.
        cause: Of a hazard.
    """

    number: int
    description: str | None
    measure: str | None = None
    use: str | None = None
    other_unit: str | None = None
    matter: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One unit above a position, or its own.

    Attributes:
        unit: Its code.
        name: Its name.
        level: Level of the post that leads it; ``None`` where nobody does.
    """

    unit: str
    name: str
    level: str | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The job analysis of one position, or of one job wherever it stands.

    What a position does not say itself is its job's. Lists are empty and texts
    ``None`` where nothing is told; nothing is made up.

    Attributes:
        code: Code of the position or job.
        is_job: Whether it is a job's (nomenklatur), for all positions of that job.
        job: Code of the job; ``None`` where a position names none.
        name, family, level: Of the position or job.
        catalogue_class: Class of the position or job itself.
        grades: Lowest and highest grade (golongan) of the position, else of its job;
            ``None`` where not told.
        places: The units from the root down to its own; none for a job.
        summary: Item b. ``education`` to ``knowledge``: item c.
        tasks: Item d.
        results: Item e as its own list; empty where the tasks alone tell them.
        materials, tools, responsibilities, authorities, relations, hazards: Items f
            to j and l.
        environment: Item k, the nine aspects by column; only those told.
        skills, aptitudes, temperaments, interests, efforts, functions: Item m, codes
            where the lists know them, else as written.
        conditions: Item m, the physical conditions by column; only those told.
        achievement: Item n.
        position_class: Item o, as the form says.
        other, analysed_on, basis: What else the form tells.
    """

    code: str
    is_job: bool
    job: str | None
    name: str
    family: str
    level: str | None
    catalogue_class: int | None
    grades: tuple[str | None, str | None]
    places: tuple[Place, ...]
    summary: str | None
    education: str | None
    leadership_training: str | None
    technical_training: str | None
    functional_training: str | None
    experience: str | None
    knowledge: str | None
    tasks: tuple[Task, ...]
    results: tuple[Detail, ...]
    materials: tuple[Detail, ...]
    tools: tuple[Detail, ...]
    responsibilities: tuple[Detail, ...]
    authorities: tuple[Detail, ...]
    relations: tuple[Detail, ...]
    environment: Mapping[str, str]
    hazards: tuple[Detail, ...]
    skills: tuple[str, ...]
    aptitudes: tuple[str, ...]
    temperaments: tuple[str, ...]
    interests: tuple[str, ...]
    efforts: tuple[str, ...]
    conditions: Mapping[str, str]
    functions: tuple[str, ...]
    achievement: str | None
    position_class: int | None
    other: str | None
    analysed_on: date | None
    basis: str | None

    def results_of_tasks(self) -> tuple[Detail, ...]:
        """Return what the tasks yield, each result once, numbered anew."""
        told = dict.fromkeys(
            (task.result, task.result_unit) for task in self.tasks if task.result
        )
        return tuple(
            Detail(number, result, measure=unit)
            for number, (result, unit) in enumerate(told, 1)
        )
