"""What ``tepat explain`` shows people: the answer first, then what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tepat.career.cure import Cure
from tepat.finding import SIGNS, Finding
from tepat.placement.case import Case
from tepat.placement.kinds import KIND_NAMES
from tepat.placement.names import LEAVING_NAMES, PART_NAMES
from tepat.placement.why import (
    WHO_NAMES,
    Considered,
    Contest,
    Count,
    Explanation,
    NextStep,
    Story,
)
from tepat.placement.why.alternative import Alternative, changes, why_not
from tepat.words import Sentence

from .printer import Printer

MOVES = Sentence(
    id="{who}: {kind} dari {origin} ke {to}.", en="{who}: {kind} from {origin} to {to}."
)
STAYS = Sentence(id="{who} tetap di {to}.", en="{who} stays in {to}.")
UNPLACED = Sentence(
    id="{who} belum mendapat jabatan dalam rencana ini.",
    en="{who} gets no position in this plan.",
)
LEAVES = Sentence(
    id="{who} tidak ditempatkan: {because}, sejak {leaves_on}.",
    en="{who} is not placed: {because}, from {leaves_on}.",
)
GETS = Sentence(id="{who} mendapat {to}.", en="{who} gets {to}.")
GETS_NOT = Sentence(
    id="{who} tidak mendapat {to} (kesesuaian {fit}).",
    en="{who} does not get {to} (fit {fit}).",
)
NEXT = Sentence(id="Langkah berikutnya:", en="What to do next:")
NO_STEP = Sentence(
    id="Tidak ada yang perlu atau dapat dilakukan sekarang.",
    en="There is nothing that needs doing, or can be done, now.",
)
STEP = Sentence(id="{number}. {what} [{who}]", en="{number}. {what} [{who}]")
STEP_ALONE = Sentence(id="{number}. {what}", en="{number}. {what}")
BECAUSE = Sentence(id="Alasan: {reason}", en="Reason: {reason}")
GAIN = Sentence(
    id="Tanpa perpindahan ini (dan yang menyusulnya) rencana berubah: {gain}.",
    en="Without this move (and those that follow it) the plan changes: {gain}.",
)
NO_GAIN = Sentence(
    id="Tanpa perpindahan ini rencana sama baiknya.",
    en="Without this move the plan is just as good.",
)
FIT = Sentence(
    id="Kesesuaian {fit} dari 1.000: {parts}.", en="Fit {fit} of 1,000: {parts}."
)
RULES_MET = Sentence(
    id="Semua {count} aturan terpenuhi; yang terutama:",
    en="All {count} rules are met; above all:",
)
# The rules that people ask about first; --all shows every one.
MAIN_RULES = (
    *("EDUCATION-1", "EDUCATION-2", "GRADE-1", "TENURE-1"),
    *("PERFORMANCE-1", "RETIREMENT-1"),
)
ON_APPOINTMENT = Sentence(
    id="Masih diperlukan saat pengangkatan:", en="Still needed on appointment:"
)
STORY = Sentence(id="Rantai {chain}:", en="Chain {chain}:")
ACHIEVES = Sentence(
    id="Yang dicapai rantai ini: {gain}.", en="What this chain achieves: {gain}."
)
ACHIEVES_NOTHING = Sentence(
    id="Rantai ini tidak mengubah capaian menurut tujuan mana pun.",
    en="This chain changes none of the goals.",
)
REFUSES = Sentence(
    id="Bila {who} menolak dan rencana tidak disusun ulang, {count} orang lain tidak "
    "jadi pindah; rencana berubah: {loss}.",
    en="If {who} says no and nothing is planned again, {count} others do not move "
    "either; the plan changes: {loss}.",
)
ELSEWHERE = Sentence(id="Mengapa bukan yang lain?", en="Why not elsewhere?")
OTHER_PLACE = Sentence(
    id="• {place} (kesesuaian {fit}){wish}", en="• {place} (fit {fit}){wish}"
)
OTHER_PERSON = Sentence(
    id="• {who} (kesesuaian {fit}){wish}", en="• {who} (fit {fit}){wish}"
)
WISHED = Sentence(id=" – diminati", en=" – wished for")
SEATS = Sentence(
    id="{place}: kebutuhan {seats}, diduduki {count} orang menurut rencana.",
    en="{place}: needs {seats}, {count} people sit there by the plan.",
)
SITS = Sentence(id="• {who} (kesesuaian {fit})", en="• {who} (fit {fit})")
LOOKED_AT = Sentence(
    id="Dipertimbangkan {people} orang: {allowed} diperbolehkan, {kept} terhalang "
    "aturan, {limited} terhalang skenario atau tidak ada kursi.",
    en="{people} people were considered: {allowed} could come, {kept} are kept out by "
    "rules, {limited} by the scenario or for want of a seat.",
)
RULE = Sentence(id="Yang menghalangi", en="What keeps out")
PEOPLE = Sentence(id="Orang", en="People")
UNKNOWN = Sentence(id="Belum diketahui", en="Not known")
ALONE = Sentence(id="Hanya itu", en="That alone")
NEXT_UP = Sentence(
    id="Bila {holder} tidak ada di sini, yang datang {who}; rencana berubah: {loss}.",
    en="Without {holder} here, {who} would come; the plan changes: {loss}.",
)
NEXT_UP_BOUND = Sentence(
    id="Bila {holder} tidak ada di sini, yang terdekat menurut harga rencana {who}; "
    "rencana berubah paling sedikit: {loss}.",
    en="Without {holder} here, the nearest by the plan's prices is {who}; the plan "
    "changes at least: {loss}.",
)
NO_NEXT = Sentence(
    id="Bila {holder} tidak ada di sini, kursinya kosong; rencana berubah: {loss}.",
    en="Without {holder} here, the seat stays empty; the plan changes: {loss}.",
)
NOTHING_LOST = Sentence(id="tidak ada", en="nothing")
NEAR = Sentence(id="Yang lain, dan mengapa bukan:", en="The others, and why not:")


class Shown:
    """Shows answers to one reader.

    Args:
        printer: Where to.
        case: The case of the plan.
        every: Whether to show every rule.
    """

    def __init__(self, printer: Printer, case: Case, *, every: bool) -> None:
        self._printer, self._case, self._every = printer, case, every
        self._lang = printer.language
        self._learns = False
        self._names = dict(case.snapshot.employees.select("nip", "name").iter_rows())
        self._places = {it: at for at, it in enumerate(case.positions["position"])}

    def person(
        self, told: Explanation, story: Story | None, contest: Contest | None
    ) -> None:
        """Show what a plan decides about one person."""
        printer = self._printer
        self._decision(told)
        self._next(told.next_steps)
        if told.decision == "move":
            key = "reason" if self._lang == "id" else "reason_en"
            printer.say(BECAUSE, reason=told.entry[key])
        if told.gain is not None:
            lost = {goal: -number for goal, number in told.gain.items()}
            said = changes(lost, self._lang)
            printer.say(GAIN if said else NO_GAIN, gain=said)
        if told.fit is not None:
            printer.say(FIT, fit=told.fit, parts=self._parts(told))
        if told.decision == "move":
            printer.say(RULES_MET, count=len(told.findings))
        if told.decision == "move" or self._every:
            main = [it for it in told.findings if self._every or it.code in MAIN_RULES]
            self._findings(main, "  ")
        if told.needed and self._every:
            printer.say(ON_APPOINTMENT)
            self._findings(told.needed, "  ")
        if contest is not None and contest.considered is not None:
            self._looked_at(contest.considered)
        if story is not None and len(story.people) > 1:
            printer.say(STORY, chain=story.chain)
            for line in story.lines:
                printer.line(f"  {line.say(self._lang)}")
        if told.alternatives:
            printer.say(ELSEWHERE)
        for each in told.alternatives:
            self._other(OTHER_PLACE, each, place=self._place(each.position))

    def pair(self, nip: str, code: str, told: Alternative | None) -> None:
        """Show why a person does not get a position, or that they do."""
        facts: dict[str, object] = {"who": self._who(nip), "to": self._place(code)}
        if told is None:
            self._printer.say(GETS, **facts)
            return
        self._printer.say(GETS_NOT, **facts, fit=told.fit)
        self._why_not(told, "")
        self._next(told.steps)

    def contest(self, told: Contest) -> None:
        """Show who gets a position, who was considered, and who is next."""
        printer = self._printer
        place = self._place(told.position)
        printer.say(SEATS, place=place, seats=told.seats, count=len(told.holders))
        for nip, fit in told.holders:
            printer.say(SITS, who=self._who(nip), fit=fit)
        for it in told.successors:
            lost = {goal: -number for goal, number in it.loss.items()}
            facts: dict[str, object] = {
                "holder": self._who(it.holder),
                "loss": changes(lost, self._lang) or NOTHING_LOST,
            }
            if it.nip is None:
                printer.say(NO_NEXT, **facts)
            else:
                said = NEXT_UP if it.is_exact else NEXT_UP_BOUND
                printer.say(said, **facts, who=self._who(it.nip))
        if told.considered is not None:
            self._looked_at(told.considered)
            self._counts(told.considered.by_rule)
            self._counts(told.considered.by_barrier)
        if told.others:
            printer.say(NEAR)
        for nip, each in told.others:
            self._other(OTHER_PERSON, each, who=self._who(nip))

    def story(self, told: Story) -> None:
        """Show one chain as a story."""
        printer = self._printer
        printer.say(STORY, chain=told.chain)
        for line in told.lines:
            printer.line(f"  {line.say(self._lang)}")
        gain = changes(told.gain, self._lang)
        printer.say(ACHIEVES if gain else ACHIEVES_NOTHING, gain=gain)
        for it in told.refusals:
            lost = {goal: -number for goal, number in it.loss.items()}
            printer.say(
                REFUSES,
                who=self._who(it.nip),
                count=len(it.stay),
                loss=changes(lost, self._lang) or NOTHING_LOST,
            )

    def _decision(self, told: Explanation) -> None:
        who, entry = self._who(told.nip), told.entry
        match told.decision:
            case "move":
                self._printer.say(
                    MOVES,
                    who=who,
                    kind=KIND_NAMES[entry["kind"]],
                    origin=self._place(entry["from"]),
                    to=self._place(told.position),
                )
            case "stay":
                self._printer.say(STAYS, who=who, to=self._place(told.position))
            case "unplaced":
                self._printer.say(UNPLACED, who=who)
            case _:
                because = LEAVING_NAMES[entry["because"]]
                day = date.fromisoformat(entry["leaves_on"])
                self._printer.say(LEAVES, who=who, because=because, leaves_on=day)

    def _next(self, steps: Sequence[NextStep]) -> None:
        doable = [step for step in steps if step.cure != Cure.NOBODY]
        self._printer.say(NEXT if doable else NO_STEP)
        self._steps(doable, "  ")
        for step in steps[len(doable) :]:  # in reading order they come last
            self._printer.line(f"  {step.say(self._lang)}")

    def _steps(self, steps: Sequence[NextStep], margin: str) -> None:
        for number, step in enumerate(steps, start=1):
            facts: Mapping[str, object] = {
                "number": number,
                "what": step.say(self._lang),
                "who": WHO_NAMES[step.by] if step.by else None,
            }
            said = STEP if step.by else STEP_ALONE
            self._printer.line(margin + said.fill(facts, self._lang))

    def _other(self, said: Sentence, told: Alternative, **named: object) -> None:
        wish = WISHED if told.is_wished else ""
        self._printer.say(said, fit=told.fit, wish=wish, **named)
        self._why_not(told, "    ")
        # Gaps are much the same from one position to the next: told once is enough.
        learn = [step.code for step in told.steps].count("COMPETENCY")
        told_before, self._learns = self._learns, self._learns or learn > 0
        hidden = told_before and not self._every
        steps = [it for it in told.steps if not (hidden and it.code == "COMPETENCY")]
        self._steps(steps, "    ")

    def _why_not(self, told: Alternative, margin: str) -> None:
        if said := why_not(told, self._lang):
            self._printer.line(margin + said)
        for barrier in told.barriers[1:]:
            self._printer.line(margin + barrier.say(self._lang))
        is_shut = told.outlook is not None and told.outlook.hurdle == "closed"
        if not is_shut or self._every or not margin:
            self._findings(told.findings, margin)
        if told.outlook is not None:
            self._printer.line(margin + told.outlook.say(self._lang))

    def _findings(self, findings: Iterable[Finding], margin: str) -> None:
        for finding in findings:
            sign = SIGNS[finding.verdict].fill({}, self._lang)
            self._printer.line(f"{margin}[{sign}] {finding.say(self._lang)}")

    def _looked_at(self, told: Considered) -> None:
        self._printer.say(
            LOOKED_AT,
            people=told.people,
            allowed=told.allowed,
            kept=told.kept_out,
            limited=told.limited,
        )

    def _counts(self, counts: Sequence[Count]) -> None:
        self._printer.table(
            [RULE, PEOPLE, UNKNOWN, ALONE],
            [
                (f"{it.title.fill({}, self._lang)} ({it.code})", *_numbers(it))
                for it in counts
            ],
        )

    def _parts(self, told: Explanation) -> str:
        before = told.components_before or {}
        parts = []
        for part, points in told.components.items():
            name = PART_NAMES[part].fill({}, self._lang).lower()
            now = "?" if points is None else str(points)
            if part in before and before[part] != points:
                was = "?" if before[part] is None else str(before[part])
                now = f"{was} → {now}"
            parts.append(f"{name} {now}")
        return ", ".join(parts)

    def _who(self, nip: str) -> str:
        name = self._names.get(nip)
        return nip if name is None else f"{name} ({nip})"

    def _place(self, code: str | None) -> str:
        if code is None:
            return "–"
        at = self._places[code]
        return f"{self._case.positions['name'][at]}, {self._case.place(at)} [{code}]"


def _numbers(count: Count) -> tuple[int, int, int]:
    return count.people, count.unknown, count.alone
