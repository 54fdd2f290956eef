"""The page of one analysis: what it says, how it is judged, and what comes next."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat import law
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.ledger.models import Version
from tepat_web.ledger.words import act_in_words
from tepat_web.register.headings import language, meaning
from tepat_web.register.tables import record_url
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_MODEL

from . import changes, contents, items, own, queries, reckoning
from .actions_review import (
    ADOPT,
    NEEDED,
    RETURN,
    SUBMIT,
    VERIFY,
    WITHDRAW,
    Prepared,
)
from .contents import Contents, Line
from .draft import TASKS_GROUP, Draft
from .items import ITEMS, LISTS, Item
from .models import Review, ReviewNote, State
from .naming import field_label, item_names
from .reading import crumbs, day_of_law, units_above
from .reckoning import Reckoned, Told
from .subjects import Subject, follows, may

P = Permission
SINCE = "sejak"  # from which version changes are shown
# What addresses call the steps.
STEPS = {
    SUBMIT: "kirim",
    WITHDRAW: "tarik",
    VERIFY: "verifikasi",
    RETURN: "kembalikan",
    ADOPT: "tetapkan",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of an item; ``is_from_job`` where the job says it."""

    label: str
    value: str
    is_from_job: bool = False


@dataclass(slots=True)
class Section:
    """One item as it is read.

    Attributes:
        headings, rows: Of its list, or of the tasks.
        notes: On it, those of the last return first.
        typed: What the reader was writing as a note when refused.
    """

    letter: str
    title: str
    sign: str
    facts: Sequence[Fact] = ()
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    steps: Sequence[str] = ()
    findings: Sequence[Told] = ()
    notes: Sequence[ReviewNote] = ()
    typed: str = ""
    is_from_job: bool = False
    is_changed: bool = False


def shown(
    request: HttpRequest,
    by: User,
    subject: Subject,
    *,
    status: HTTPStatus,
    refusal: str = "",
    notes: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show the page, as it is or as it comes back.

    Args:
        refusal: Why a step was refused; blank: none was tried.
        notes: What the reader was writing, by letter.
    """
    structure = take.structure_on(None)
    prepared = Prepared([subject])
    review = queries.review_of(subject)
    mine, told = contents.now(subject), prepared.told[subject.pk]
    reckoned = reckoning.reckon(subject, mine, structure, language())
    of = law.on(day_of_law())
    names = item_names(of)
    is_following = follows(by, subject)
    version = prepared.versions.get(subject.pk, 0)
    since, looks = _since(request, by, subject, review, version)
    differences = (
        changes.between(contents.then(subject, since), mine, names)
        if is_following and since is not None and since != version
        else []
    )
    all_notes = queries.notes(review) if is_following else []
    state = _state(prepared, subject, mine, told)
    until = queries.until(prepared.round, state)
    steps = _steps(by, subject, prepared)
    reader = Reader(subject, mine, told, reckoned, of, all_notes, notes or {})
    sections = reader.sections({each.letter for each in differences})
    context = {
        "subject": subject,
        "crumbs": crumbs(subject),
        "sections": sections,
        "whole_notes": [note for note in all_notes if not note.item],
        "typed_whole": (notes or {}).get("", ""),
        "reckoned": reckoned,
        "review": review,
        "state": state,
        "state_word": queries.STATES[state],
        "ball": queries.ball(state, is_job=subject.is_job),
        "until": until,
        "is_late": until is not None and timezone.localdate() > until,
        "round": prepared.round,
        "version": version,
        "is_following": is_following,
        "may_change": may(by, P.WORKLOAD_CHANGE, subject),
        "steps": steps,
        "may_note": bool(steps.get(RETURN)) and not steps[RETURN]["why"],
        "record_url": record_url(BY_MODEL[subject.record._meta.label], subject.pk),
        "seen_url": subject.url("seen"),
        **addresses(subject),
        "differences": differences,
        "looks": looks,
        "since": since,
        "acts": _acts(subject, since) if differences else [],
        "refusal": refusal,
        "trail": _trail(review) if is_following else [],
        "moved": bool(
            review
            and review.state == State.ADOPTED
            and prepared.has_moved(review, subject)
        ),
    }
    return render(request, "needs/one.html", context, status=status)


def addresses(subject: Subject) -> dict[str, str]:
    """Return where each step is taken, by the name that the page calls it."""
    return {f"{step}_url": subject.url(step) for step in STEPS}


def _state(prepared: Prepared, subject: Subject, mine: Contents, told: Contents) -> str:
    if subject.pk in prepared.reviews or not mine.is_empty:
        return prepared.state(subject)
    return queries.EMPTY if told.is_empty else queries.BY_JOB


def _steps(by: User, subject: Subject, prepared: Prepared) -> dict[str, dict[str, str]]:
    """What the reader may do now, and why not what else they hold leave for."""
    return {
        step: {"why": prepared.refusal(by, step, subject)}
        for step, permissions in NEEDED.items()
        if any(may(by, each, subject) for each in permissions)
    }


def _since(
    request: HttpRequest,
    by: User,
    subject: Subject,
    review: Review | None,
    version: int,
) -> tuple[int | None, list[dict[str, Any]]]:
    """From which version changes are shown, and which others one may choose."""
    known: list[tuple[str, int | None]] = [
        (_("you last looked"), own.looked(by, subject))
    ]
    if review is not None:
        known += [
            (_("it was last returned"), review.returned_version),
            (_("it was last handed in"), review.submitted_version),
            (_("it was last adopted"), review.adopted_version),
        ]
    there = [(said, number) for said, number in known if number is not None]
    asked = request.GET.get(SINCE, "")
    numbers = [number for _said, number in there]
    since = int(asked) if asked.isdecimal() and int(asked) in numbers else None
    if since is None:
        since = numbers[0] if numbers else None
    looks = [
        {
            "said": said,
            "url": f"?{SINCE}={number}#perubahan",
            "current": number == since,
        }
        for at, (said, number) in enumerate(there)
        if number != version and number not in numbers[:at]
    ]
    return since, looks


def _acts(subject: Subject, since: int | None) -> list[dict[str, Any]]:
    """Who changed it since, each act once."""
    told: dict[int, Version] = {}
    for version in contents.history(subject, since or 0):
        told.setdefault(version.entry_id, version)
    return [
        {"who": each.entry.by, "at": each.entry.at, "act": act_in_words(each.entry.act)}
        for each in told.values()
    ]


def _trail(review: Review | None) -> list[dict[str, Any]]:
    """Each arrow taken in this lap, with who and when."""
    if review is None:
        return []
    names = ("submitted", "returned", "verified", "adopted")
    told = [
        (State(name).label, *(getattr(review, f"{name}_{end}") for end in ("by", "at")))
        for name in names
    ]
    taken = [(said, who, at) for said, who, at in told if at is not None]
    return [
        {"said": said, "who": who, "at": at}
        for said, who, at in sorted(taken, key=lambda each: each[2])
    ]


class Reader:
    """Reads an analysis item by item.

    Args:
        mine: What it says itself.
        told: With what its job says.
        typed: What the reader was writing as notes, by letter.
    """

    def __init__(
        self,
        subject: Subject,
        mine: Contents,
        told: Contents,
        reckoned: Reckoned,
        of: law.Law,
        notes: Sequence[ReviewNote],
        typed: Mapping[str, str],
    ) -> None:
        self.subject, self.mine, self.told = subject, mine, told
        self.reckoned, self.coded = reckoned, of.job_analysis
        self.notes, self.typed = notes, typed
        self.names, self.signs = item_names(of), items.progress(told)
        self.texts = Draft.of(told).singles

    def sections(self, changed: Container[str]) -> list[Section]:
        """Return the fifteen items; ``changed``: letters of those that differ."""
        sections = [self._section(item) for item in ITEMS]
        for section in sections:
            section.is_changed = section.letter in changed
        return sections

    def _section(self, item: Item) -> Section:
        section = Section(
            item.letter,
            self.names[item.letter],
            self.signs[item.letter],
            findings=self.reckoned.of(item.letter),
            notes=[each for each in self.notes if each.item == item.letter],
            typed=self.typed.get(item.letter, ""),
        )
        if item.letter == "a":
            section.facts = _identity(self.subject)
        elif item.letter == "d":
            self._tell_tasks(section)
        elif item.lines:
            self._tell_lines(section, item)
        if item.letter == "e" and not section.rows:
            section.facts = _results_of_tasks(self.told)
        section.facts = section.facts or self._facts(item)
        return section

    def _tell_tasks(self, section: Section) -> None:
        section.is_from_job = bool(self.told.tasks) and not self.mine.tasks
        section.headings = [field_label(name, TASKS_GROUP) for name in TASK_COLUMNS]
        section.rows = [_task(line) for line in self.told.tasks]
        section.steps = [] if section.is_from_job else list(self.reckoned.steps)

    def _tell_lines(self, section: Section, item: Item) -> None:
        lines, columns = self.told.details.get(item.lines, ()), LISTS[item.lines]
        section.is_from_job = bool(lines) and not self.mine.details.get(item.lines)
        section.headings = [field_label(each, item.lines.lower()) for each in columns]
        section.rows = [
            [str(line.values.get(name) or writing.NOTHING) for name in columns]
            for line in lines
        ]

    def _facts(self, item: Item) -> list[Fact]:
        facts = []
        for name in item.columns:
            value = self.told.values.get(name)
            if value in (None, "", []):
                if name not in (*items.CONDITIONS, *items.CLOSING):
                    facts.append(Fact(field_label(name), writing.NOTHING))
                continue
            is_from_job = self.mine.values.get(name) in (None, "", [])
            facts.append(Fact(field_label(name), self._said(name, value), is_from_job))
        return facts

    def _said(self, name: str, value: Any) -> str:
        if name in items.CODED:
            known = getattr(self.coded, name).value
            return "\n".join(_entry(code, known.get(code)) for code in value)
        if name == "analysed_on":
            return writing.day(value)
        return "\n".join(self.texts[name])


def _results_of_tasks(told: Contents) -> list[Fact]:
    """What the tasks yield, where no list of results is kept."""
    results = dict.fromkeys(
        " · ".join(filter(None, (task.values["result"], task.values["result_unit"])))
        for task in told.tasks
    )
    said = "\n".join(each for each in results if each)
    return [Fact(_("From the tasks"), said)] if said else []


TASK_COLUMNS = ("description", "result", "volume", "time")


def _identity(subject: Subject) -> list[Fact]:
    told = [Fact(_("Name"), subject.name), Fact(_("Code"), subject.code)]
    if subject.unit_name:
        told.append(Fact(_("Unit"), " › ".join(units_above(subject))))
    if above := subject.above:
        told.append(Fact(_("Job"), f"{above.name} ({above.code})"))
    return told


def _entry(code: str, name: Sentence | None) -> str:
    """Write an entry of a coded list: its code with its name, where they differ."""
    said = meaning(name) if name else code
    return said if said.casefold() == code.casefold() else f"{code} – {said}"


def _task(line: Line) -> list[str]:
    values = line.values
    steps = "".join(f"\n{at}) {text}" for at, text in enumerate(values["steps"], 1))
    result = " · ".join(
        each for each in (values["result"], values["result_unit"]) if each
    )
    volume = writing.number(values["volume"])
    if values["volume"] is not None and values["period"]:
        volume += f" / {values['period']}"
    if values["driver"]:
        volume += f" ({values['driver']})"
    time = writing.number(values["time"])
    if values["time"] is not None:
        time += f" {values['time_unit'] or ''}"
    return [f"{values['description']}{steps}", result or writing.NOTHING, volume, time]
