"""The answer to a question: its price goal by goal, and everybody whom it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tepat.words import Language, Sentence

from .change import Told
from .question import Asked

BY_PATH = Sentence(
    id="Dihitung dengan jalur terpendek dari rencana yang ada. Di bawah syarat ini "
    "tidak ada rencana yang lebih baik menurut urutan tujuannya, dan tidak ada rencana "
    "yang sama baiknya yang mengubah lebih sedikit orang.",
    en="Found by shortest paths from the plan there is. Under these conditions no plan "
    "is better by the order of the goals, and none that is as good touches fewer "
    "people.",
)
BY_PATHS_ALONE = Sentence(
    id="Dihitung dengan jalur terpendek dari rencana yang ada. Di bawah syarat ini "
    "tidak ada rencana yang lebih baik menurut urutan tujuannya; di antara yang sama "
    "baiknya, setiap jalur memakai orang paling sedikit, satu demi satu.",
    en="Found by shortest paths from the plan there is. Under these conditions no plan "
    "is better by the order of the goals; among equally good ones, each path has the "
    "fewest people, one after the other.",
)
AGAIN = Sentence(
    id="Rencana ini disusun ulang seluruhnya ({why}), jadi di antara susunan yang sama "
    "baiknya dapat lebih banyak orang yang berubah daripada yang perlu. {assurance}",
    en="The whole plan was made again ({why}), so among equally good arrangements more "
    "people may change than need to. {assurance}",
)
LIMITS = Sentence(
    id="rencana ini mempunyai batas yang mengikat orang satu sama lain",
    en="this plan has limits that tie people together",
)
EXCHANGE = Sentence(
    id="rencana ini dibuat dengan pertukaran, bukan dengan mencari yang terbaik",
    en="this plan was made by exchange, not by seeking the best",
)
OVER_STRENGTH = Sentence(
    id="ada jabatan yang kelebihan pegawai, sehingga harus dipilih lagi mana yang "
    "ditutup dan mana yang dirampingkan",
    en="positions are over strength, so which are closed and which come down has to be "
    "chosen again",
)
SCENARIO_PIN = Sentence(
    id="yang berhenti ditetapkan oleh skenario",
    en="who leaves is pinned by the scenario",
)


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose position in the plan is another one under the conditions.

    Attributes:
        nip: The person.
        name: Their name.
        today: Code of the position they hold today; ``None`` without one.
        origin: Code of their position in the plan; ``None`` without one.
        to: The same under the conditions.
        fit_origin, fit_to: Their fit in both; ``None`` without a position.
        asked: Whether a condition names the person.
        reason: Why they are touched.
    """

    nip: str
    name: str | None
    today: str | None
    origin: str | None
    to: str | None
    fit_origin: int | None
    fit_to: int | None
    asked: bool
    reason: Told


@dataclass(frozen=True, slots=True)
class Filled:
    """A position in which another number of people sits under the conditions.

    Attributes:
        position: Its code.
        before, after: How many sit there in the plan, and under the conditions.
        need: Its need under the conditions.
    """

    position: str
    before: int
    after: int
    need: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The best plan under some conditions, set against the plan there is.

    Attributes:
        asked: The conditions, as understood.
        price: Goal → what the plan loses; below zero where it gains.
        objective: Goal → what is achieved under the conditions.
        changed: Everybody whom the conditions touch, told as it follows.
        filled: Positions in which another number of people sits.
        apart: NIP and position of moves forbidden because relatives would meet.
        method: ``path`` or ``resolve``: the whole plan made again.
        exact: Whether it is proven that no plan under these conditions is better.
        assurance: The same, in words.
    """

    asked: tuple[Asked, ...]
    price: Mapping[str, int]
    objective: Mapping[str, int]
    changed: tuple[Touched, ...]
    filled: tuple[Filled, ...]
    apart: tuple[tuple[str, str], ...]
    method: Literal["path", "resolve"]
    exact: bool
    assurance: Told

    @property
    def is_supposed(self) -> bool:
        """Whether rules stand in the way of a wish, so that the price is supposed."""
        return any(it.obstacles for it in self.asked)

    def as_json(self, language: Language) -> dict[str, Any]:
        """Return the answer for programs; its notes and findings in one language."""
        return {
            "asked": [_asked(it, language) for it in self.asked],
            "price": dict(self.price),
            "objective": dict(self.objective),
            "supposed": self.is_supposed,
            "changed": [
                {
                    "nip": it.nip,
                    "today": it.today,
                    "from": it.origin,
                    "to": it.to,
                    "fit_from": it.fit_origin,
                    "fit_to": it.fit_to,
                    "asked": it.asked,
                    "reason": it.reason.say("id"),
                    "reason_en": it.reason.say("en"),
                }
                for it in self.changed
            ],
            "filled": [
                {
                    "position": it.position,
                    "from": it.before,
                    "to": it.after,
                    "need": it.need,
                }
                for it in self.filled
            ],
            "relatives": [list(pair) for pair in self.apart],
            "method": self.method,
            "exact": self.exact,
            "assurance": self.assurance.say(language),
        }


def _asked(one: Asked, language: Language) -> dict[str, Any]:
    change = one.change
    return {
        "kind": change.kind,
        "nip": change.nip,
        "position": change.position,
        "seats": change.seats,
        "message": change.told().say(language),
        "note": None if one.note is None else one.note.say(language),
        "obstacles": [
            {
                "code": it.code,
                "verdict": it.verdict.value,
                "message": it.say(language),
                "verified": it.verified,
            }
            for it in one.obstacles
        ],
    }
