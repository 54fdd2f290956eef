"""One person's career: where they are, what they can reach, and the way to a target."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tepat.errors import TepatError
from tepat.policy import Policy
from tepat.rules import APPOINTMENT_RULES, PLAN_RULES
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .cure import Missing
from .expected import LATER
from .ground import Ground, ground
from .learning import Gap, gaps_for
from .missing import missing
from .path import Mode, Path, Routes, routes
from .person import Person, person
from .prospects import Prospects, prospects
from .rungs import rungs
from .station import first
from .why import NO_PROMISE, OWN, assumed, filled, no_way

NO_PERSON = Sentence(
    id="NIP {nip} tidak ada dalam data. Periksa angkanya dalam daftar pegawai.",
    en="NIP {nip} is not in the data. Check the digits in the list of employees.",
)
NO_TARGET = Sentence(
    id="Tidak ada jabatan berkode {code}. Periksa kodenya dalam daftar jabatan.",
    en="There is no position with code {code}. Check it in the list of positions.",
)
NOBODY = Sentence(
    id="Lembar pegawai tidak berisi satu orang pun, jadi tidak ada karier yang dapat "
    "dihitung. Isi lembar pegawai.",
    en="Sheet pegawai names nobody, so there is no career to work out. Fill in sheet "
    "pegawai.",
)


class NoSuchPerson(TepatError):
    """A career question about somebody who is not in the data."""

    exit_code = 90


class NoSuchTarget(TepatError):
    """A career question about a position that is not in the data."""

    exit_code = 91


class NobodyThere(TepatError):
    """A career question about a city without people."""

    exit_code = 92


@dataclass(frozen=True, slots=True)
class Aim:
    """One target of a person: what is missing, and the way there.

    Attributes:
        position: Index in ``Ground.positions``.
        is_own: Whether the person holds it now.
        missing: What a plan asks for and is not met today, what can be cured first.
        documents: What the day of appointment asks for besides, and is not met today.
        gaps: Competencies that are missing.
        opens_on: The day on which time alone opens it, without another move.
        paths: The earliest ways.
        why_not: Why there is none; ``None`` where there is.
        assumed: What the days of the paths rest on.
    """

    position: int
    is_own: bool
    missing: tuple[Missing, ...]
    documents: tuple[Missing, ...]
    gaps: tuple[Gap, ...]
    opens_on: date | None
    paths: tuple[Path, ...]
    why_not: Sentence | None
    assumed: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Career:
    """One person's career on the reference date.

    Attributes:
        ground: The city.
        person: Who.
        prospects: What the person can reach by one move.
    """

    ground: Ground
    person: Person
    prospects: Prospects
    _aims: dict[int, Aim] = field(default_factory=dict)

    @cached_property
    def routes(self) -> Routes:
        """The searches for ways of several moves."""
        graph = rungs(self.ground.targets, self.ground.law)
        return routes(self.ground, graph, self.person)

    @property
    def no_promise(self) -> Sentence:
        return filled(NO_PROMISE, day=self.ground.day)

    def positions_called(self, code: str) -> list[int]:
        """Return the positions of a code: of a position, or else of a job.

        Raises:
            NoSuchTarget: if there is neither.
        """
        own = self.ground.position(code)
        if own is not None:
            return [own]
        jobs = self.ground.positions["job"].to_list()
        found = [at for at, job in enumerate(jobs) if job == code]
        if not found:
            raise NoSuchTarget(NO_TARGET, code=code)
        return found

    def aim(self, position: int) -> Aim:
        """Return what is missing for a position, and the way there."""
        if position not in self._aims:
            self._aims[position] = self._aim(position)
        return self._aims[position]

    def nearest(self, positions: list[int]) -> int:
        """Return the position that is reached first, of equal ones a vacant one."""
        targets = self.ground.target
        found = self.routes.found
        vacant = self.ground.positions["vacant"]

        def order(at: int) -> tuple[int, int, int, bool, int]:
            target = targets[at]
            as_is, effort = found[Mode.AS_IS], found[Mode.WITH_EFFORT]
            return (
                int(as_is.day[target]),
                int(effort.day[target]),
                int(as_is.moves[target]),
                not (vacant[at] or 0) > 0,
                at,
            )

        return min(positions, key=order)

    def milestones(self) -> list[int]:
        """Return one position of each level above the present one, the nearest.

        Functional levels count in the present job group only.
        """
        law = self.ground.law
        ranks = law.ladder.level_rank.value
        here = self.person.start["level_rank"][0]
        places: dict[tuple[str, str], list[int]] = {}
        own = self.person.start["group"][0]
        rows = self.ground.positions.select("family", "level", "group").iter_rows()
        for at, (family, level, group) in enumerate(rows):
            if family == "FUNGSIONAL" and (group is None or group != own):
                continue
            if level in ranks and (here is None or ranks[level] > here):
                places.setdefault((family, level), []).append(at)
        order = sorted(places, key=lambda it: (ranks[it[1]], it[0] == "FUNGSIONAL", it))
        nearest = [self.nearest(places[each]) for each in order]
        return [at for at in nearest if self._is_reached(at)]

    def wishes(self) -> list[int]:
        """Return the positions that the person wishes for, the first wish first."""
        told = self.ground.snapshot.wishes.sort(
            "rank", nulls_last=True, maintain_order=True
        )
        nip = self.ground.people["nip"][self.person.at]
        codes = [
            code
            for who, code in told.select("nip", "position").iter_rows()
            if who == nip and code is not None
        ]
        places = [self.ground.position(code) for code in dict.fromkeys(codes)]
        return [at for at in places if at is not None]

    def _is_reached(self, position: int) -> bool:
        target = self.ground.target[position]
        return any(found.day[target] < LATER for found in self.routes.found.values())

    def _aim(self, position: int) -> Aim:
        ground, who = self.ground, self.person
        code = ground.positions["position"][position]
        target = int(ground.target[position])
        is_own = position == ground.holds[who.at]
        start = first(ground, slice(who.at, who.at + 1))
        told = {
            name: tuple(
                missing(
                    ground,
                    start,
                    who.experience,
                    self.prospects.opened,
                    0,
                    target,
                    rules,
                )
            )
            for name, rules in (
                ("plan", PLAN_RULES),
                ("appointment", APPOINTMENT_RULES),
            )
        }
        paths = () if is_own else self.routes.to(position)
        why_not = OWN if is_own else None
        if not is_own and not paths:
            why_not = no_way(ground, who, told["plan"])
        opens = self.prospects.positions.filter(position=code)["opens_on"].to_list()
        return Aim(
            position=position,
            is_own=is_own,
            missing=told["plan"],
            documents=told["appointment"],
            gaps=gaps_for(ground, ground.people["nip"][who.at], code),
            opens_on=opens[0] if opens else None,
            paths=paths,
            why_not=why_not,
            assumed=tuple(assumed(ground, who, paths)) if paths else (),
        )


def career(snapshot: Snapshot, nip: str, policy: Policy | None = None) -> Career:
    """Work out one person's career on the reference date of a snapshot.

    Raises:
        NobodyThere: if the city has no people.
        NoSuchPerson: if there is nobody with that NIP.
    """
    if snapshot.employees.is_empty():
        raise NobodyThere(NOBODY)
    return career_of(ground(snapshot, policy), nip)


def career_of(city: Ground, nip: str) -> Career:
    """Work out one person's career in a city that is ready.

    Raises:
        NoSuchPerson: if there is nobody with that NIP.
    """
    at = city.person(nip)
    if at is None:
        raise NoSuchPerson(NO_PERSON, nip=nip)
    who = person(city, at)
    return Career(city, who, prospects(city, who))
