"""The second round: seats that stayed empty, offered to people of other agencies.

One problem of its own, judged by the same rules and solved by the same engine: the
empty seats of all agencies, and whom the agencies can spare. Its plan is stored and
verified like any other. Two rounds are not the joint optimum of all agencies: who was
of use at home in the first round is not asked whether they would be of more use
elsewhere. The report says so.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tepat
from tepat import intake
from tepat.errors import TepatError
from tepat.placement import store
from tepat.placement.assurance import assurance
from tepat.placement.case import Case, work_out
from tepat.placement.kinds import procedure
from tepat.placement.make import make
from tepat.placement.scenario import Scenario, told
from tepat.reports.about import about
from tepat.reports.plan import write_plan
from tepat.words import Language, Sentence

from .executor import Executor
from .outcome import Outcome
from .posted import Ask, Posted, post
from .run import gather
from .together import Together, together

FOLDER = "antar-instansi"
ANSWER = "ringkasan.json"

REFUSED = Sentence(
    id="Putaran antar-instansi hanya untuk cara «optimum» tanpa batas bersama (caps, "
    "budget, protect, balance): putaran kedua akan melanggar janji putaran pertama. "
    "Hapus --between, atau pakai skenario lain.",
    en="The round between agencies is for mode “optimum” without shared limits (caps, "
    "budget, protect, balance) only: a second round would break what the first one "
    "promises. Leave out --between, or use another scenario.",
)
POSTED = Sentence(
    id="Putaran kedua, antar-instansi: {seats} kursi yang tetap kosong di {agencies} "
    "instansi ditawarkan kepada {people} pegawai yang dapat dilepas instansinya; "
    "{moves} orang pindah. Bagi putaran ini saja: {assurance}",
    en="Second round, between agencies: {seats} seats that stayed empty in {agencies} "
    "agencies were offered to {people} people whom their agencies can spare; {moves} "
    "people move. For this round alone: {assurance}",
)
NOTHING = Sentence(
    id="Putaran antar-instansi tidak ada: {seats} kursi ditawarkan, tetapi tidak ada "
    "kursi atau tidak ada pegawai yang dapat dilepas.",
    en="There is no round between agencies: {seats} seats were posted, but there is no "
    "seat, or nobody whom the agencies can spare.",
)
NOT_JOINT = Sentence(
    id="Dua putaran bukan optimum bersama semua instansi: siapa yang berguna di "
    "instansinya pada putaran pertama tidak ditawarkan ke instansi lain.",
    en="Two rounds are not the joint optimum of all agencies: whoever was of use at "
    "home in the first round was not offered elsewhere.",
)
WHO = Sentence(
    id="Yang dapat dilepas: pegawai tanpa jabatan, dan sebanyak kelebihan tiap jabatan "
    "mereka yang paling kurang sesuai di situ. Kerabat di instansi penerima tidak "
    "diketahui; periksa sebelum memutuskan.",
    en="Who can be spared: people without a position and, as many as a position has "
    "above its need, those who fit it least. Relatives in the receiving agency are not "
    "known; check before you decide.",
)
DOUBLED = Sentence(
    id="{count} NIP tercatat di lebih dari satu instansi, jadi tidak diikutkan: "
    "{nips}.",
    en="{count} NIPs are on record in more than one agency, so they take no part: "
    "{nips}.",
)
APART = Sentence(
    id="Tidak ikut putaran kedua karena tanggal acuan atau pengaturan pilkadanya lain: "
    "{agencies}.",
    en="Not in the second round because their reference date or election settings "
    "differ: {agencies}.",
)
AT_HOME = Sentence(
    id="{count} pegawai tidak diikutkan karena di instansinya sendiri ada kursi yang "
    "hanya tertutup oleh keadaan di sana.",
    en="{count} people take no part because at home a seat is closed to them only by "
    "how things stand there.",
)
NOT_WHOLE = Sentence(
    id="Data putaran antar-instansi tidak utuh: {why}. Laporkan kepada pengembang.",
    en="The data of the round between agencies is not whole: {why}. Report it to the "
    "developers.",
)


class BetweenRefused(TepatError):
    """A second round that cannot be had."""

    exit_code = 124


def demand_possible(scenario: Scenario) -> None:
    """Refuse a second round after a first one whose promises it would break.

    Raises:
        BetweenRefused: if the scenario makes such promises.
    """
    if scenario.mode != "optimum" or scenario.is_coupled:
        raise BetweenRefused(REFUSED)


def between(
    out: Path,
    outcomes: Mapping[str, Outcome],
    scenario: Scenario,
    executor: Callable[[], Executor],
    language: Language,
) -> dict[str, Any]:
    """Plan the moves between agencies into ``antar-instansi``, and return the report.

    Where it was planned before from the same plans, what was found then is returned.

    Args:
        out: The folder of results; the agencies' plans are in it.
        outcomes: What came of the agencies.
        scenario: Of the first round.
        executor: Makes what reads the agencies' plans.
        language: Of ``plan.xlsx``.

    Returns:
        ``key``; ``plan``: digest; ``objective``, ``bound``; ``seats`` offered,
        ``people`` put forward; ``moves``: each with ``nip``, ``from_agency``, ``from``
        (null without a position), ``from_title``, ``to_agency``, ``to``, ``to_title``,
        ``kind``, ``fit_before``, ``fit_after``, ``procedure`` and ``procedure_en``;
        ``said``: sentences about the round, each ``id`` and ``en``.

    Raises:
        BetweenRefused: if the scenario does not allow it.
        tepat.placement.store.FolderInTheWay: if the folder holds something else.
    """
    demand_possible(scenario)
    planned = {
        name: outcome
        for name, outcome in sorted(outcomes.items())
        if outcome.status == "planned"
    }
    key = _key(planned, scenario, language)
    folder = out / FOLDER
    known = _known(folder, key)
    if known is not None:
        return known
    asks = [
        Ask(name, out / name, tuple(it.figures["spare"]), scenario.must_fill)
        for name, it in planned.items()
    ]
    posted = [it for it in gather(executor, post, asks) if _brings(it)]
    joined, apart = _alike(posted)
    return _answered(joined, apart, folder, scenario, key, language)


def _key(planned: Mapping[str, Outcome], scenario: Scenario, language: Language) -> str:
    made = [
        [[name, it.figures["plan"]] for name, it in planned.items()],
        told(scenario),
        language,
        tepat.__version__,
    ]
    return hashlib.sha256(json.dumps(made, ensure_ascii=False).encode()).hexdigest()


def _known(folder: Path, key: str) -> dict[str, Any] | None:
    try:
        answer = json.loads((folder / ANSWER).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(answer, dict) or answer.get("key") != key:
        return None
    return answer


def _brings(posted: Posted) -> bool:
    return bool(posted.empty) or not posted.snapshot.employees.is_empty()


def _alike(posted: Sequence[Posted]) -> tuple[list[Posted], list[str]]:
    """Keep the agencies that the most others agree with on the day and its locks."""
    groups: dict[tuple[object, ...], list[Posted]] = {}
    for each in posted:
        groups.setdefault((each.day, *each.locks), []).append(each)
    largest = max(groups.values(), key=len, default=[])
    apart = [it.agency for it in posted if it not in largest]
    return largest, apart


def _answered(
    posted: list[Posted],
    apart: list[str],
    folder: Path,
    scenario: Scenario,
    key: str,
    language: Language,
) -> dict[str, Any]:
    """Put the agencies together, plan, and store plan and report in one step."""
    said: list[Sentence] = []
    seats = sum(sum(each.empty.values()) for each in posted)
    if apart:
        said.append(APART.filled({"agencies": tuple(apart)}))
    answer: dict[str, Any] = {"key": key, "plan": None, "objective": None}
    answer |= {"bound": None, "seats": seats, "people": 0, "moves": []}
    whole = together(posted, frozenset()) if posted else None
    if whole is not None and whole.doubled:
        count = len(whole.doubled)
        said.append(DOUBLED.filled({"count": count, "nips": whole.doubled}))
    if whole is None or not whole.agency or not seats:
        # What an earlier run left there would be taken for the answer of this one.
        shutil.rmtree(folder, ignore_errors=True)
        answer["said"] = _told([NOTHING.filled({"seats": seats}), *said])
        return answer
    asked = Scenario(
        effective_on=scenario.effective_on,
        kinds=scenario.kinds,
        goals=scenario.goals,
        cooling_off=scenario.cooling_off,
        relatives=scenario.relatives,
        weights=scenario.weights,
    )
    with store.writing(folder) as fresh:
        case = _case(whole, asked, fresh)
        at_home = _open_at_home(case, whole)
        if at_home:
            said.append(AT_HOME.filled({"count": len(at_home)}))
            whole = together(posted, at_home)
            case = _case(whole, asked, fresh)
        content = make(case)
        store.write(fresh, case, content)
        whose = about(case.snapshot, folder)
        write_plan(fresh / "plan.xlsx", case, content, whose, language)
        answer |= {name: content[name] for name in ("objective", "bound")}
        answer |= {
            "plan": content["digest"],
            "people": len(whole.agency),
            "moves": _moves(case, content, whole),
        }
        facts = {"agencies": len(posted), "moves": len(answer["moves"])}
        facts |= {"seats": seats, "people": answer["people"]}
        posting = POSTED.filled({**facts, "assurance": assurance(content)})
        answer["said"] = _told([posting, NOT_JOINT, WHO, *said])
        text = json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False)
        (fresh / ANSWER).write_text(f"{text}\n", "utf-8")
    return answer


def _told(lines: Sequence[Sentence]) -> list[dict[str, str]]:
    return [{"id": line.id, "en": line.en} for line in lines]


def _case(whole: Together, asked: Scenario, fresh: Path) -> Case:
    """Work out the case as it will be read again by whoever verifies the plan."""
    inputs = fresh / store.INPUTS
    if inputs.exists():
        shutil.rmtree(inputs)
    snapshot = whole.snapshot
    intake.write_csv(snapshot, inputs)
    reading = intake.read(inputs, day=snapshot.day, today=snapshot.day)
    if reading.snapshot is None:
        raise BetweenRefused(NOT_WHOLE, why=reading.errors[0].say("id"))
    return work_out(reading.snapshot, asked)


def _open_at_home(case: Case, whole: Together) -> frozenset[str]:
    """Find who could sit in an empty seat of their own agency, as far as is told here.

    The first plan would have used that seat, had nothing else kept them out: a relative
    there, for example. So they are left out of this round.
    """
    problem = case.problem()
    names = {name: at for at, name in enumerate(sorted(set(whole.agency.values())))}
    of_person = [names[whole.agency[nip]] for nip in problem.people]
    of_seat = [names.get(whole.position[code][0], -1) for code in problem.positions]
    return frozenset(
        problem.people[person]
        for person, place in zip(
            problem.option_person.tolist(),
            problem.option_position.tolist(),
            strict=True,
        )
        if of_person[person] == of_seat[place]
    )


def _moves(
    case: Case, content: Mapping[str, Any], whole: Together
) -> list[dict[str, Any]]:
    person = {nip: at for at, nip in enumerate(case.people["nip"])}
    place = {code: at for at, code in enumerate(case.positions["position"])}
    titles = case.positions["name"]
    needed = case.law.appointment.transfer_between_agencies.value
    told_ = []
    for move in content["moves"]:
        origin, goal = move["from"], move["to"]
        to_agency, to = whole.position[goal]
        own = procedure(case, move["kind"], person[move["nip"]], place[goal])
        told_.append(
            {
                "nip": move["nip"],
                "from_agency": whole.agency[move["nip"]],
                "from": None if origin is None else whole.position[origin][1],
                "from_title": None if origin is None else titles[place[origin]],
                "to_agency": to_agency,
                "to": to,
                "to_title": titles[place[goal]],
                "kind": move["kind"],
                "fit_before": move["fit_before"],
                "fit_after": move["fit_after"],
                "procedure": f"{needed.id}; {own.id}",
                "procedure_en": f"{needed.en}; {own.en}",
            }
        )
    return sorted(told_, key=lambda it: (it["from_agency"], it["nip"]))
