"""What closing a gap is worth: the city's own choice, printed with every plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tepat.words import Sentence

IMPORTANCE: Mapping[str, int] = MappingProxyType(
    {"mutlak": 300, "penting": 200, "perlu": 100}
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How many points a plan earns, and what one training can do.

    A level closed earns the points of its importance, raised by the percentages that
    apply, which are added up. The defaults are Tepat's own, until a city decides.

    Attributes:
        importance: Points of one level closed, by ``sifat`` of the standard.
        no_importance: The same where none is recorded.
        critical: Percent more in a critical position.
        planned: Percent more where the gap is that of a planned move.
        low_rating: Percent more where the last rating is below those good enough.
        wide: Percent more where ``wide_from`` levels or more are missing.
        wide_from: Levels missing that make a gap wide.
        hour: Points of one learning hour, as far as a person lacks hours this year.
        mandatory: Points of a person's seat in a training that is mandatory for the
            level and was never attended.
        most_levels: Levels that one training can add at most; ``None`` takes the
            catalogue at its word: after it the level is ``level_akhir``, whatever it
            was before.

    Raises:
        ValueError: if points or percentages are negative.
    """

    importance: Mapping[str, int] = field(default_factory=lambda: IMPORTANCE)
    no_importance: int = 100
    critical: int = 50
    planned: int = 50
    low_rating: int = 25
    wide: int = 25
    wide_from: int = 2
    hour: int = 5
    mandatory: int = 1000
    most_levels: int | None = None

    def __post_init__(self) -> None:
        told = (
            *self.importance.values(),
            *(self.no_importance, self.critical, self.planned, self.low_rating),
            *(self.wide, self.hour, self.mandatory),
        )
        if min(told) < 0 or (self.most_levels or 1) < 1:
            raise ValueError("Points and percentages of training must not be negative.")

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what is weighed, and how much, for readers of a plan."""
        points = {name: self.importance.get(name, 0) for name in IMPORTANCE}
        facts: dict[str, object] = {**points, "none": self.no_importance}
        return tuple(
            said.filled(told)
            for said, told in (
                (LEVELS, facts),
                (
                    MORE,
                    {
                        "critical": self.critical,
                        "planned": self.planned,
                        "low": self.low_rating,
                        "wide": self.wide,
                        "from_": self.wide_from,
                    },
                ),
                (HOURS, {"hour": self.hour, "mandatory": self.mandatory}),
                (
                    (WORD, {})
                    if self.most_levels is None
                    else (MOST, {"most": self.most_levels})
                ),
                (ONCE, {}),
            )
        )


LEVELS = Sentence(
    id="Satu level kesenjangan yang tertutup bernilai {mutlak} poin bila sifatnya "
    "mutlak, {penting} bila penting, {perlu} bila perlu, dan {none} bila sifatnya "
    "tidak tercatat.",
    en="One level of a gap that is closed earns {mutlak} points where it is mutlak "
    "(absolute), {penting} where penting (important), {perlu} where perlu (needed), "
    "and {none} where its importance is not recorded.",
)
MORE = Sentence(
    id="Tambahan: {critical}% pada jabatan kritis, {planned}% untuk jabatan tujuan "
    "mutasi, {low}% bila predikat terakhir di bawah Baik, {wide}% bila kurang {from_} "
    "level atau lebih; persentase dijumlahkan.",
    en="More: {critical}% in a critical position, {planned}% for the target of a "
    "planned move, {low}% where the last rating is below Baik, {wide}% where {from_} "
    "levels or more are missing; percentages are added up.",
)
HOURS = Sentence(
    id="Satu JP yang mengisi kekurangan jam setahun bernilai {hour} poin; satu peserta "
    "pelatihan wajib yang belum pernah diikutinya {mandatory} poin.",
    en="One learning hour that fills the lack of a year earns {hour} points; a seat in "
    "a mandatory training that the person never attended {mandatory} points.",
)
WORD = Sentence(
    id="Level setelah pelatihan mengikuti katalog, berapa pun level sebelumnya.",
    en="The level after a training is that of the catalogue, whatever it was before.",
)
MOST = Sentence(
    id="Satu pelatihan menaikkan level paling banyak {most}.",
    en="One training adds {most} levels at most.",
)
ONCE = Sentence(
    id="Seorang pegawai mengikuti paling banyak satu pelatihan untuk satu kompetensi "
    "dalam satu rencana, jadi kesenjangan yang sama tidak terhitung dua kali.",
    en="A person attends at most one training for one competency in a plan, so that no "
    "gap is counted twice.",
)
