"""Clocks: so many working days from a day, or before one, as a norm prescribes.

The day from which a clock counts is not one of its days: the first working day after
it is day 1, also where something was received or filed on a rest day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tepat import law as book
from tepat.errors import TepatError
from tepat.law import Citation, Norm
from tepat.law.book import Objection
from tepat.words import Sentence

from .calendar import ONE_DAY, Calendar

BEYOND = Sentence(
    id="{days} hari kerja dari {day} melewati ujung kalender. Periksa tanggalnya.",
    en="{days} working days from {day} go beyond the calendar. Check the day.",
)

FILE = Sentence(id="Mengajukan keberatan", en="Filing the objection")
ACKNOWLEDGE = Sentence(
    id="Menyatakan keberatan sudah diterima", en="Acknowledging the objection"
)
ANSWER = Sentence(
    id="Tanggapan pejabat yang memutuskan", en="Answer of the official who decided"
)
DECIDE = Sentence(id="Putusan atas keberatan", en="Decision on the objection")
FILE_APPEAL = Sentence(id="Mengajukan banding", en="Filing the appeal")
ANSWER_APPEAL = Sentence(
    id="Tanggapan PPK atas banding", en="Answer of the authority to the appeal"
)
DECIDE_APPEAL = Sentence(id="Putusan atas banding", en="Decision on the appeal")
INFORM = Sentence(
    id="Memberi tahu mereka yang terkena", en="Telling those who are affected"
)
REMARK = Sentence(id="Menanggapi usulan", en="Remarking on the proposal")

RECEIVED = Sentence(id="keputusan diterima", en="the decision was received")
FILED = Sentence(id="diajukan dan diterima", en="it was filed and received")
DECISION = Sentence(id="keputusan", en="the decision")
TOLD = Sentence(id="usulan disampaikan", en="the proposal was told")


class BeyondCalendar(TepatError):
    """A clock that runs beyond the days a calendar can name."""

    exit_code = 125


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for one step, with what is needed to reckon it again.

    Attributes:
        step: A short word for programs, e.g. ``file``.
        due: The last day; always a working day.
        days: Working days that are counted.
        cites: Who prescribes them; ``None`` where the city chose them.
        verified: Whether nothing has to be confirmed in the official text.
        skipped: Days passed over on the way, in order, each with its reason.
        name: What has to be done.
        since: What happened, or will, on the day that is counted from.
        counted_from: That day.
        is_before: Whether days are counted back from it.
        unknown_years: Years on the way of which no holiday is recorded, so that only
            weekends could be passed over.
        note: How the text was read, or where it was seen.
    """

    step: str
    due: date
    days: int
    cites: Citation | None
    verified: bool
    skipped: tuple[tuple[date, Sentence], ...]
    name: Sentence
    since: Sentence
    counted_from: date
    is_before: bool
    unknown_years: tuple[int, ...]
    note: Sentence | None


@dataclass(frozen=True, slots=True)
class Clock:
    """So many working days for one step; the rest as in :class:`Deadline`."""

    step: str
    name: Sentence
    since: Sentence
    days: int
    cites: Citation | None = None
    verified: bool = True
    note: Sentence | None = None
    is_before: bool = False

    @classmethod
    def of(
        cls,
        step: str,
        name: Sentence,
        since: Sentence,
        norm: Norm[int],
        *,
        is_before: bool = False,
    ) -> Clock:
        """Return the clock that a norm prescribes."""
        told = norm.cites, norm.verified, norm.note
        return cls(step, name, since, norm.value, *told, is_before)

    def at(self, day: date, calendar: Calendar) -> Deadline:
        """Return the deadline of a clock that counts from ``day``.

        Raises:
            BeyondCalendar: if no such day can be written any more.
        """
        reckon = calendar.earlier if self.is_before else calendar.later
        try:
            due = reckon(day, self.days)
        except OverflowError as error:
            raise BeyondCalendar(BEYOND, days=self.days, day=day) from error
        first, last = sorted((day, due))
        way = _days(first, last)
        skipped = ((on, calendar.why_not(on)) for on in way[1:-1])
        return Deadline(
            step=self.step,
            due=due,
            days=self.days,
            cites=self.cites,
            verified=self.verified,
            skipped=tuple((on, why) for on, why in skipped if why is not None),
            name=self.name,
            since=self.since,
            counted_from=day,
            is_before=self.is_before,
            unknown_years=calendar.years_without(way),
            note=self.note,
        )


def of_objection(
    day: date, calendar: Calendar, *, filed: date | None = None
) -> Mapping[str, Deadline]:
    """Return until when each step of an objection to a decision is done.

    Args:
        day: Day on which the decision was received; step ``file`` counts from it.
        calendar: The working days.
        filed: Day on which the objection was filed: ``acknowledge``, ``answer`` and
            ``decide`` count from it. ``day`` itself if absent.

    Returns:
        By step, in order. A step for which the law knows no limit (today
        ``acknowledge``) is left out.

    Raises:
        tepat.law.NormNotInForce: if no such rule was in force on ``day`` yet.
        BeyondCalendar: see :meth:`Clock.at`.
    """
    norms = _norms(day)
    first = Clock.of("file", FILE, RECEIVED, norms.file_days)
    clocks = [Clock.of("answer", ANSWER, FILED, norms.answer_days)]
    clocks.append(Clock.of("decide", DECIDE, FILED, norms.decide_days))
    wait = norms.acknowledge_days
    if wait.value is not None:
        told = wait.cites, wait.verified, wait.note
        clocks.insert(0, Clock("acknowledge", ACKNOWLEDGE, FILED, wait.value, *told))
    return _in_order(first, clocks, day, filed, calendar)


def of_appeal(
    day: date, calendar: Calendar, *, filed: date | None = None
) -> Mapping[str, Deadline]:
    """Return the same for an appeal to BPASN (banding administratif).

    Only what norm ``objection.appeal_against`` lists is appealed.
    """
    norms = _norms(day)
    return _in_order(
        Clock.of("file", FILE_APPEAL, RECEIVED, norms.appeal_file_days),
        [
            Clock.of("answer", ANSWER_APPEAL, FILED, norms.appeal_answer_days),
            Clock.of("decide", DECIDE_APPEAL, FILED, norms.appeal_decide_days),
        ],
        day,
        filed,
        calendar,
    )


def of_general(
    day: date, calendar: Calendar, *, filed: date | None = None
) -> Mapping[str, Deadline]:
    """Return the same under the general law, where the special one does not apply."""
    norms = _norms(day)
    return _in_order(
        Clock.of("file", FILE, RECEIVED, norms.general_file_days),
        [Clock.of("decide", DECIDE, FILED, norms.general_decide_days)],
        day,
        filed,
        calendar,
    )


def of_general_appeal(
    day: date, calendar: Calendar, *, filed: date | None = None
) -> Mapping[str, Deadline]:
    """Return the same for an appeal under the general law."""
    norms = _norms(day)
    return _in_order(
        Clock.of("file", FILE_APPEAL, RECEIVED, norms.general_appeal_file_days),
        [Clock.of("decide", DECIDE_APPEAL, FILED, norms.general_appeal_decide_days)],
        day,
        filed,
        calendar,
    )


def information(day: date, calendar: Calendar) -> Deadline:
    """Return the last day to tell those whom a decision of ``day`` will burden."""
    norm = _norms(day).information_days
    return Clock.of("inform", INFORM, DECISION, norm, is_before=True).at(day, calendar)


def remark(day: date, days: int, calendar: Calendar) -> Deadline:
    """Return until when people remark on a proposal that they are told of on ``day``.

    Args:
        days: Working days, as the city chose.

    Raises:
        ValueError: if that is not one day at least.
    """
    if days < 1:
        raise ValueError(f"{days} working days are no time to remark on anything")
    return Clock("remark", REMARK, TOLD, days).at(day, calendar)


def _norms(day: date) -> Objection:
    return book.on(day).objection


def _in_order(
    first: Clock,
    then: list[Clock],
    day: date,
    filed: date | None,
    calendar: Calendar,
) -> Mapping[str, Deadline]:
    begun = day if filed is None else filed
    found = [first.at(day, calendar), *(it.at(begun, calendar) for it in then)]
    return MappingProxyType({it.step: it for it in found})


def _days(first: date, last: date) -> list[date]:
    number = (last - first).days + 1
    return [first + ONE_DAY * step for step in range(number)]
