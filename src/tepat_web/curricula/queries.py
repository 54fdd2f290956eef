"""Reading programmes, who is how far in them, and credentials that expire.

Each is limited to the people within reach of ``CURRICULA_KEEP``, or to one's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Job, Unit
from tepat_web.performance.models import TrainingTaken
from tepat_web.snapshots.take import structure_on
from tepat_web.workforce.models import Appointment, Employee

from .models import Credential, CredentialKind, Curriculum, ForJobs, Stage
from .progress import Attended, Held, How, Step, following, steps

P = Permission
T = TypeVar("T", bound=ForJobs)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds a job; the few facts that a list shows.

    ``since`` is the day of coming into the position; blank: not known.
    """

    pk: int
    nip: str
    name: str
    unit: str
    path: str
    job: str
    position: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one person is in one programme."""

    person: Person
    steps: Sequence[Step]
    next: Step | None

    @property
    def done(self) -> int:
        """How many stages are done."""
        return sum(each.how is How.DONE for each in self.steps)

    @property
    def how(self) -> How:
        """How the next stage stands; done: there is none."""
        return self.next.how if self.next else How.DONE


def curricula(by: User) -> list[Curriculum]:
    """Return the programmes that concern somebody within reach, by name."""
    return _within(by, list(Curriculum.objects.standing()))


def kinds(by: User) -> list[CredentialKind]:
    """Return the kinds of credentials that concern somebody within reach, by name."""
    rows = CredentialKind.objects.standing().select_related("renewed_by")
    return _within(by, list(rows))


def may_change(by: User, thing: ForJobs) -> bool:
    """Tell whether a programme or a kind lies within reach as a whole."""
    allowed = reach(by, P.CURRICULA_KEEP)
    if allowed.everywhere:
        return True
    path = paths([thing]).get(thing.unit) if thing.unit else None
    return path is not None and allowed.covers(path)


def paths(things: Iterable[ForJobs]) -> dict[str, str]:
    """Return code → path of their units, in the structure in force."""
    codes = {each.unit for each in things if each.unit}
    if not codes:
        return {}
    standing = Unit.objects.standing().filter(structure=structure_on(None))
    return dict(standing.filter(code__in=codes).values_list("code", "path"))


def stages(curricula: Iterable[Curriculum]) -> dict[int, list[Stage]]:
    """Return the stages of programmes, by the number of the programme."""
    found: dict[int, list[Stage]] = defaultdict(list)
    rows = Stage.objects.standing().filter(curriculum__in=[it.pk for it in curricula])
    for stage in rows.select_related("offer", "credential").order_by("number", "pk"):
        found[stage.curriculum_id].append(stage)
    return found


def standings(
    by: User, asked: Sequence[Curriculum], today: date
) -> dict[int, list[Standing]]:
    """Return who is how far, the most pressing first, by the number of the programme.

    However many programmes are asked for, and however many people they concern, it
    costs the same statements.
    """
    seated = people(reach(by, P.CURRICULA_KEEP), jobs_of(asked))
    return _standings(asked, seated, today)


def own_standings(employee: Employee, today: date) -> list[tuple[Curriculum, Standing]]:
    """Return how far one person is in each programme that concerns them."""
    running = Curriculum.objects.standing().filter(ended_on__isnull=True)
    asked = list(running)
    if not asked:
        return []
    found = Appointment.objects.standing().filter(employee=employee)
    told = _standings(asked, read(found), today)
    return [(it, each) for it in asked for each in told.get(it.pk, ())]


def _standings(
    asked: Sequence[Curriculum], people: Sequence[Person], today: date
) -> dict[int, list[Standing]]:
    of = stages(asked)
    every = [stage for some in of.values() for stage in some]
    numbers = {person.pk for person in people}
    attended = _attended(numbers, {it.offer.code for it in every if it.offer}, today)
    held = _held(numbers, {it.credential_id for it in every if it.credential_id}, today)
    where = paths(asked)
    told: dict[int, list[Standing]] = {}
    for curriculum in asked:
        rows = [
            _standing(
                curriculum, person, of.get(curriculum.pk, ()), attended, held, today
            )
            for person in people
            if concerns(curriculum, person, where)
        ]
        rows.sort(key=_pressing)
        told[curriculum.pk] = rows
    return told


def _standing(
    curriculum: Curriculum,
    person: Person,
    stages: Sequence[Stage],
    attended: Mapping[int, Mapping[str, Attended]],
    held: Mapping[int, Mapping[int, Held]],
    today: date,
) -> Standing:
    begins = max(person.since or curriculum.starts, curriculum.starts)
    told = steps(
        stages, begins, attended.get(person.pk, {}), held.get(person.pk, {}), today
    )
    return Standing(person, told, following(told))


PRESSING = list(How)


def _pressing(told: Standing) -> tuple[int, date, str]:
    due = told.next.due if told.next and told.next.due else date.max
    return PRESSING.index(told.how), due, told.person.name


def _within(by: User, found: list[T]) -> list[T]:
    """Those for the whole city, and for a unit above, at or below one within reach."""
    allowed = reach(by, P.CURRICULA_KEEP)
    if allowed.everywhere:
        return found
    if not allowed:
        return []
    where = paths(found)
    return [each for each in found if not each.unit or _meets(allowed, where, each)]


def _meets(allowed: Reach, where: Mapping[str, str], thing: ForJobs) -> bool:
    path = where.get(thing.unit)
    if path is None:
        return False
    return allowed.covers(path) or any(each.startswith(path) for each in allowed.paths)


def concerns(thing: ForJobs, person: Person, where: Mapping[str, str]) -> bool:
    """Tell whether something is for a person, by job and unit; ``where`` of `paths`."""
    if person.job not in thing.jobs:
        return False
    if not thing.unit:
        return True
    path = where.get(thing.unit)
    return path is not None and person.path.startswith(path)


def jobs_of(things: Iterable[ForJobs]) -> set[str]:
    """Return the codes of the jobs that some things are for."""
    return {code for each in things for code in each.jobs}


def people(allowed: Reach, jobs: Collection[str]) -> list[Person]:
    """Everybody within reach who sits in a position of one of these jobs."""
    if not jobs or not allowed:
        return []
    standing = Appointment.objects.standing().filter(
        allowed.within("post__position__unit__path"),
        post__position__job__code__in=jobs,
    )
    return read(standing)


def read(appointments: QuerySet[Appointment]) -> list[Person]:
    """Return who sits in a seat now, of some appointments; by name."""
    seated = appointments.filter(valid_to__isnull=True, employee__is_removed=False)
    rows = seated.values_list(
        *("employee_id", "employee__nip", "employee__name"),
        *("post__position__unit__name", "post__position__unit__path"),
        *("post__position__job__code", "post__position__name", "since"),
    )
    return [Person(*row) for row in rows.order_by("employee__name", "employee_id")]


def _attended(
    people: Collection[int], codes: Collection[str], today: date
) -> dict[int, dict[str, Attended]]:
    """When each person attended each training last, up to today."""
    found: dict[int, dict[str, Attended]] = defaultdict(dict)
    if not people or not codes:
        return found
    rows = TrainingTaken.objects.standing().filter(training__in=codes)
    told = rows.values_list("employee_id", "training", "ended", "year")
    for employee, code, ended, year in told.order_by("pk"):
        counted = ended or (date(year, 1, 1) if year else None)
        if employee not in people or (counted is not None and counted > today):
            continue
        before = found[employee].get(code)
        if before is None or (counted or date.min) > (before.counted or date.min):
            found[employee][code] = Attended(ended, counted)
    return found


def _held(
    people: Collection[int], kinds: Collection[int], today: date
) -> dict[int, dict[int, Held]]:
    """What each person holds of each kind: the one that lasts longest."""
    found: dict[int, dict[int, Held]] = defaultdict(dict)
    if not people or not kinds:
        return found
    rows = Credential.objects.standing().filter(kind__in=kinds, starts__lte=today)
    told = rows.values_list("employee_id", "kind_id", "starts", "ends")
    for employee, kind, starts, ends in told:
        if employee not in people:
            continue
        before = found[employee].get(kind)
        if before is None or (ends or date.max) > (before.ends or date.max):
            found[employee][kind] = Held(starts, ends)
    return found


def job_names(codes: Collection[str]) -> list[tuple[str, str]]:
    """Return code and name of jobs, in the order of the list of jobs."""
    rows = Job.objects.standing().filter(code__in=codes).order_by("order", "pk")
    return list(rows.values_list("code", "name"))


def units_called(things: Iterable[ForJobs]) -> list[tuple[str, str]]:
    """Return code and name of the units of some things, as they are called now."""
    codes = {each.unit for each in things if each.unit}
    if not codes:
        return []
    standing = Unit.objects.standing().filter(structure=structure_on(None))
    return list(standing.filter(code__in=codes).values_list("code", "name"))


def kept_units(by: User) -> list[str]:
    """Return the codes of the units that somebody keeps; none: the whole city."""
    allowed = reach(by, P.CURRICULA_KEEP)
    if allowed.everywhere or not allowed.paths:
        return []
    standing = Unit.objects.standing().filter(structure=structure_on(None))
    return list(standing.filter(path__in=allowed.paths).values_list("code", flat=True))
