"""Checks of a job analysis: is it whole, does it agree with the lists and the map?

A check *fails* where something is wrong, and is *unknown* where something is missing or
ought to be looked at. All of it is advice to whoever keeps the analysis; nothing stops.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.intake.anjab.headings import fold
from tepat.law import Citation, Law, Norm
from tepat.snapshot import Snapshot

from .analysis import Analysis
from .assembly import Analyses
from .sentences import LACKING, LIST_NAMES, PARTS, SAID, UNLIMITED

FEW_WORDS = 3  # of a result that is its own unit: "laporan", "surat keputusan"
SENTENCE_END = re.compile(r"(?<![A-Z0-9])[.!?]\s+(?=[A-Z])")
SHORTENED = re.compile(r"\b(?:dll|dsb|dst|tsb|no|psl|ayat|s\.d|a\.n|u\.b|yg)\.", re.I)
WORDS_FOR = {
    "how": re.compile(
        r"\b(?:dengan|berdasarkan|sesuai|melalui|menurut|secara|berpedoman|mengacu)\b",
        re.IGNORECASE,
    ),
    "why": re.compile(
        r"\b(?:agar|untuk|guna|supaya|sehingga|demi|dalam rangka|dalam mendukung)\b",
        re.IGNORECASE,
    ),
    "what": re.compile(r"\b(?:me|ber|mem|men|meng|meny)[a-z]{3,}", re.IGNORECASE),
}
# Items that a form leaves blank at its peril, by their letter.
ITEMS: dict[str, Callable[[Analysis], object]] = {
    "b": lambda it: it.summary,
    "e": lambda it: it.results or it.results_of_tasks(),
    "f": lambda it: it.materials,
    "g": lambda it: it.tools,
    "h": lambda it: it.responsibilities,
    "i": lambda it: it.authorities,
    "j": lambda it: it.relations,
    "k": lambda it: it.environment,
    "l": lambda it: it.hazards,
    "n": lambda it: it.achievement,
    "o": lambda it: it.position_class or it.catalogue_class,
}
REQUIREMENTS = ("aptitudes", "temperaments", "interests", "efforts", "functions")


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What analyses are checked against.

    Attributes:
        law: On the day of the snapshot.
        titles: Titles of pelaksana in force, folded; ``None`` where nobody keeps a
            nomenclature, so that it cannot be told.
        rests_on_tasks: Positions and jobs that have a task with volume and time.
        stray: Numbers of tasks that steps name and that are not there, by code.
    """

    law: Law
    titles: frozenset[str] | None
    rests_on_tasks: frozenset[str]
    stray: dict[str, list[int]]

    @classmethod
    def of(
        cls, snapshot: Snapshot, law: Law, titles: frozenset[str] | None = None
    ) -> Yardstick:
        """Take it from a snapshot; ``titles`` replace those of sheet nomenklatur."""
        timed = snapshot.tasks.filter(
            pl.all_horizontal(pl.col("volume", "time").is_not_null())
        )
        own = titles if titles is not None else _titles(snapshot)
        return cls(
            law,
            None if own is None else frozenset(map(fold, own)),
            frozenset(timed["position"]),
            _stray_steps(snapshot),
        )


def findings(analysis: Analysis, yardstick: Yardstick) -> tuple[Finding, ...]:
    """Return what is wrong or missing in one analysis, item by item."""
    return tuple(_Look(analysis, yardstick).all())


def check(
    snapshot: Snapshot, law: Law, *, titles: frozenset[str] | None = None
) -> Iterator[tuple[Analysis, tuple[Finding, ...]]]:
    """Yield every analysis of a snapshot with its findings, one at a time.

    Args:
        snapshot: The city.
        law: On its day.
        titles: Titles of pelaksana in force; else those of sheet ``nomenklatur``.
    """
    yardstick = Yardstick.of(snapshot, law, titles)
    for analysis in Analyses(snapshot, law):
        yield analysis, findings(analysis, yardstick)


def tally(found: Iterator[tuple[Analysis, tuple[Finding, ...]]]) -> pl.DataFrame:
    """Return one row per finding: ``position``, ``name``, ``is_job``, ``item``,
    ``code``, ``verdict``, and the sentence as ``said_id`` and ``said_en``.
    """
    rows = [
        (
            *(analysis.code, analysis.name, analysis.is_job, each.facts["letter"]),
            *(each.code, each.verdict.value, each.say("id"), each.say("en")),
        )
        for analysis, findings_ in found
        for each in findings_
    ]
    texts = ("item", "code", "verdict", "said_id", "said_en")
    schema = {"position": pl.String, "name": pl.String, "is_job": pl.Boolean}
    schema |= dict.fromkeys(texts, pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


class _Look:
    """Every check on one analysis."""

    def __init__(self, analysis: Analysis, yardstick: Yardstick) -> None:
        self.it, self.by = analysis, yardstick
        self.said = yardstick.law.job_analysis

    def all(self) -> Iterator[Finding]:
        yield from self._items()
        yield from self._unit()
        yield from self._title()
        yield from self._summary()
        yield from self._tasks()
        yield from self._coded()
        yield from self._conditions()
        yield from self._achievement()
        yield from self._class()

    def _items(self) -> Iterator[Finding]:
        names = self.said.items
        for letter, told in ITEMS.items():
            if not told(self.it):
                item = names.value[letter]
                yield self._unknown("ANJAB-1", letter, names, item=item)
        if not self.it.education:
            yield self._unknown("ANJAB-1", "c", names, item=PARTS["education"])
        for name in REQUIREMENTS:
            if not getattr(self.it, name):
                yield self._unknown("ANJAB-1", "m", names, item=LIST_NAMES[name])
        if not self.it.skills:
            yield self._unknown("ANJAB-1", "m", names, item=PARTS["skills"])

    def _unit(self) -> Iterator[Finding]:
        if not self.it.is_job and not self.it.places:
            yield self._fails("ANJAB-6", "a")

    def _title(self) -> Iterator[Finding]:
        if self.it.family != "PELAKSANA":
            return
        day = self.by.law.day
        if self.by.titles is None:
            yield self._unknown("ANJAB-8", "a", day=day)
        elif fold(self.it.name) not in self.by.titles:
            yield self._fails("ANJAB-8", "a", day=day)

    def _summary(self) -> Iterator[Finding]:
        summary = self.it.summary
        if summary is None:
            return
        count = len(SENTENCE_END.split(SHORTENED.sub("", summary.strip())))
        if count > 1:
            yield self._unknown("ANJAB-9", "b", count=count)
        lacking = tuple(
            LACKING[name] for name in LACKING if not WORDS_FOR[name].search(summary)
        )
        if lacking:
            yield self._unknown("ANJAB-10", "b", lacking=lacking)

    def _tasks(self) -> Iterator[Finding]:
        tasks = self.it.tasks
        if not tasks:
            yield self._fails("ANJAB-2", "d")
            return
        measures = {it.description: it.measure for it in self.it.results if it.measure}
        usual = set(self.said.result_units.value)
        first: dict[str, int] = {}
        for task in tasks:
            number = str(task.number)
            same = first.setdefault(fold(task.description or number), task.number)
            if task.description and same != task.number:
                yield self._unknown("ANJAB-11", "d", number=number, first=str(same))
            if task.result is None:
                yield self._fails("ANJAB-3", "e", number=number)
                continue
            unit = task.result_unit or measures.get(task.result)
            words = fold(task.result).split()
            if unit is None and (len(words) <= FEW_WORDS or words[0] in usual):
                unit = task.result
            if unit is None:
                yield self._fails("ANJAB-4", "e", number=number)
            elif usual.isdisjoint(fold(unit).split()):
                yield self._unknown("ANJAB-13", "e", number=number, value=unit)
        yield from self._numbers()

    def _numbers(self) -> Iterator[Finding]:
        """Whether tasks are numbered once each, measured, and what steps name."""
        tasks, code = self.it.tasks, self.it.code
        for number, count in Counter(task.number for task in tasks).items():
            if count > 1:
                yield self._unknown("ANJAB-14", "d", number=str(number))
        blank = sum(task.volume is None or task.time is None for task in tasks)
        if blank and {code, self.it.job} & self.by.rests_on_tasks:
            yield self._unknown("ANJAB-12", "d", count=blank, of=len(tasks))
        if stray := self.by.stray.get(code):
            numbers = tuple(map(str, sorted(set(stray))))
            yield self._fails("ANJAB-18", "d", count=len(stray), numbers=numbers)

    def _coded(self) -> Iterator[Finding]:
        older = self.said.older_interests
        for name in REQUIREMENTS:
            norm: Norm[object] = getattr(self.said, name)
            known = norm.value
            for code in getattr(self.it, name):
                if name == "interests" and code in older.value:
                    yield self._unknown("ANJAB-16", "m", norm, value=code)
                elif code not in known:  # type: ignore[operator]
                    listed = LIST_NAMES[name]
                    yield self._fails("ANJAB-5", "m", norm, value=code, list=listed)

    def _conditions(self) -> Iterator[Finding]:
        names = self.said.conditions
        for field, told in self.it.conditions.items():
            if field != "sex" or any(each in fold(told) for each in UNLIMITED):
                continue
            name = names.value[field]
            yield self._unknown("ANJAB-17", "m", field=name, value=told)

    def _achievement(self) -> Iterator[Finding]:
        norm, told = self.said.achievements, self.it.achievement
        if told and fold(told) not in map(fold, norm.value):
            allowed = norm.value
            yield self._unknown("ANJAB-15", "n", norm, value=told, allowed=allowed)

    def _class(self) -> Iterator[Finding]:
        told, catalogue = self.it.position_class, self.it.catalogue_class
        if told is not None and catalogue is not None and told != catalogue:
            yield self._fails("ANJAB-7", "o", told=str(told), catalogue=str(catalogue))

    def _fails(
        self, code: str, letter: str, norm: Norm[object] | None = None, **facts: object
    ) -> Finding:
        return self._finding(Verdict.FAILS, code, letter, norm, facts)

    def _unknown(
        self, code: str, letter: str, norm: Norm[object] | None = None, **facts: object
    ) -> Finding:
        return self._finding(Verdict.UNKNOWN, code, letter, norm, facts)

    def _finding(
        self,
        verdict: Verdict,
        code: str,
        letter: str,
        norm: Norm[object] | None,
        facts: dict[str, object],
    ) -> Finding:
        cites: tuple[Citation, ...] = () if norm is None else (norm.cites,)
        who = {"name": self.it.name, "position": self.it.code, "letter": letter}
        return Finding(
            code,
            verdict,
            SAID[code],
            {**who, **facts},
            cites,
            verified=norm is None or norm.verified,
        )


def _titles(snapshot: Snapshot) -> frozenset[str] | None:
    """Titles of pelaksana in force on sheet nomenklatur; ``None`` where it has none."""
    kept = snapshot.jobs.filter(pl.col("family") == "PELAKSANA")
    if kept.is_empty():
        return None
    day = snapshot.day
    in_force = kept.filter(
        (pl.col("valid_from").fill_null(day) <= day)
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") > day))
    )
    return frozenset(in_force["name"].drop_nulls())


def _stray_steps(snapshot: Snapshot) -> dict[str, list[int]]:
    """Steps that name a task that neither the code nor its job has."""
    own = snapshot.tasks.with_columns(
        number=pl.coalesce(
            "number", pl.int_range(1, pl.len() + 1).over("position").cast(pl.Int64)
        )
    ).select("position", task="number")
    jobs = snapshot.positions.select("position", "job").drop_nulls()
    of_job = jobs.join(own.rename({"position": "job"}), on="job").select(own.columns)
    stray = snapshot.steps.join(
        pl.concat([own, of_job]), on=["position", "task"], how="anti"
    )
    found: dict[str, list[int]] = {}
    for code, number in stray.select("position", "task").iter_rows():
        found.setdefault(code, []).append(number)
    return found
