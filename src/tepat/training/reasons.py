"""Why a person attends a training, and why a gap stays open: computed, not chosen."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from tepat.competency import name_of
from tepat.words import Language, Sentence

from .arranged import HAD, LEAVES, OPEN, OTHER_LEVEL, Arranged
from .bundles import SCALE
from .offers import WHY
from .problem import NO_LIMIT
from .search import MILLION
from .solve import Solution

Said = tuple[Sentence, dict[str, object]]

CLOSES = Sentence(
    id="Menutup {levels} dari {short} level kesenjangan {competency} (level {reached} "
    "menjadi {after}, diminta {asked}).",
    en="Closes {levels} of {short} levels missing in {competency} (level {reached} "
    "becomes {after}, {asked} is asked for).",
)
ONLY_ONE = Sentence(
    id="Hanya pelatihan ini yang terbuka untuk kesenjangan itu.",
    en="It is the only training open for that gap.",
)
THE_BEST = Sentence(
    id="Dari {n} pelatihan yang terbuka untuk kesenjangan itu, ini yang terbaik "
    "setelah biaya dan kursinya diperhitungkan.",
    en="Of {n} trainings open for that gap, it is the best once its cost and seats are "
    "counted.",
)
TOGETHER = Sentence(
    id="Dari {n} pelatihan yang terbuka untuk kesenjangan itu, ini yang paling cocok "
    "dengan kursi, jadwal, jam dan anggaran yang tersisa.",
    en="Of {n} trainings open for that gap, it goes best with the seats, dates, hours "
    "and money that are left.",
)
FILLS = Sentence(
    id="Menambah {hours} JP; kekurangan tahun {year}: {lack} JP.",
    en="Adds {hours} learning hours; {lack} are lacking in {year}.",
)
IS_MANDATORY = Sentence(
    id="Wajib bagi jenjangnya dan belum pernah diikuti.",
    en="Mandatory for the level, and never attended.",
)

NEVER = Sentence(
    id="{competency} belum pernah dinilai, jadi kesenjangannya belum diketahui. Catat "
    "hasil penilaiannya.",
    en="{competency} was never assessed, so the gap is not known. Record an "
    "assessment.",
)
NOTHING = Sentence(
    id="Katalog {year} tidak memuat pelatihan yang menaikkan {competency} di atas "
    "level {reached}.",
    en="The catalogue of {year} has no training that raises {competency} above level "
    "{reached}.",
)
UNUSABLE = Sentence(
    id="{name} akan menutupnya, tetapi tidak dapat direncanakan: {why}.",
    en="{name} would close it, but cannot be planned: {why}.",
)
FOR_OTHERS = Sentence(
    id="{name} hanya untuk jenjang {levels}.", en="{name} is only for {levels}."
)
ALREADY = Sentence(
    id="{name} sudah pernah diikuti. Nilai ulang kompetensinya, atau cari pelatihan "
    "lain.",
    en="{name} was attended already. Assess the competency again, or look for another "
    "training.",
)
GONE = Sentence(
    id="{name} selesai sesudah masa kerjanya berakhir ({day}).",
    en="{name} ends after the person leaves the service ({day}).",
)
TOO_LONG = Sentence(
    id="{name} ({hours} JP) melampaui sisa jam setahun ({room} JP).",
    en="{name} ({hours} hours) exceeds the hours left for the year ({room}).",
)
TOO_LONG_TOGETHER = Sentence(
    id="{name} ({hours} JP) melampaui sisa jam setahun ({room} JP) bersama pelatihan "
    "lain yang direncanakan ({planned} JP).",
    en="{name} ({hours} hours) exceeds the hours left for the year ({room}) together "
    "with what is planned ({planned}).",
)
AT_ONCE = Sentence(
    id="{name} berlangsung bersamaan dengan {other}, yang direncanakan baginya.",
    en="{name} is at the same time as {other}, which is planned.",
)
FULL = Sentence(
    id="{name} penuh: {seats} kursi dipakai untuk kesenjangan yang bernilai sama atau "
    "lebih tinggi. Satu kursi lagi bernilai {price} poin.",
    en="{name} is full: its {seats} seats serve gaps worth as much or more. One more "
    "seat is worth {price} points.",
)
DEAR = Sentence(
    id="Anggaran: {name} menutup {own} poin per sejuta rupiah, sedangkan sejuta rupiah "
    "terakhir dalam rencana menutup {margin} poin.",
    en="Budget: {name} closes {own} points a million rupiah, the last million of the "
    "plan closes {margin}.",
)
NO_MONEY = Sentence(
    id="Sisa anggaran Rp {left} tidak cukup untuk {name} (Rp {cost}).",
    en="The Rp {left} that are left of the budget do not reach for {name} (Rp {cost}).",
)
ELSEWHERE = Sentence(
    id="{name} tidak termasuk rencana: kursi, jam dan anggarannya menutup lebih banyak "
    "poin di tempat lain, atau sama banyaknya.",
    en="{name} is not in the plan: its seat, hours and money close as many points "
    "elsewhere, or more.",
)


def both(name: str, said: tuple[Said, ...] | None) -> dict[str, str | None]:
    """Return sentences as ``<name>_id`` and ``<name>_en``."""
    if not said:
        return {f"{name}_id": None, f"{name}_en": None}

    def told(language: Language) -> str:
        return " ".join(sentence.fill(facts, language) for sentence, facts in said)

    return {f"{name}_id": told("id"), f"{name}_en": told("en")}


class Reasons:
    """Works out reasons from the numbers of a plan and its prices."""

    def __init__(
        self,
        told: Arranged,
        solution: Solution,
        year: int,
        catalogue: pl.DataFrame | None = None,
        taken: pl.DataFrame | None = None,
    ) -> None:
        self.told, self.solution, self.year = told, solution, year
        self.offers = told.offers.to_dicts()
        self.problem = told.problem
        self.price = solution.prices.of(told.problem)
        self.people = told.people.select("lack", "room", "leaves_on").to_dicts()
        self.of_competency: dict[str, list[int]] = {}
        for at, offer in enumerate(self.offers):
            if offer["competency"] and offer["level_after"]:
                self.of_competency.setdefault(offer["competency"], []).append(at)
        self.unusable: dict[str, list[dict[str, Any]]] = {}
        if catalogue is not None:
            for row in catalogue.filter(pl.col("why_not").is_not_null()).to_dicts():
                self.unusable.setdefault(row["competency"], []).append(row)
        self.planned: dict[str, list[int]] = {}
        self.used = np.zeros(len(self.offers), dtype=np.int64)
        if taken is not None:
            for nip, at in taken.select("nip", "offer").iter_rows():
                self.planned.setdefault(nip, []).append(at)
                self.used[at] += 1
        self.spent = int(self.used @ self.problem.cost) if len(self.offers) else 0

    def of_taken(self, person: int, at: int, row: dict[str, Any]) -> tuple[Said, ...]:
        """Say why a person attends a training; ``row`` is that of the plan."""
        said: list[Said] = []
        if row["is_mandatory"]:
            said.append((IS_MANDATORY, {}))
        if row["levels"]:
            said.append((CLOSES, {**row, "competency": name_of(row["competency"])}))
            said.append(self._choice(person, at))
        lack = self.people[person]["lack"]
        if lack:
            facts = {"hours": row["hours"], "lack": lack, "year": str(self.year)}
            said.append((FILLS, facts))
        return tuple(said)

    def _choice(self, person: int, at: int) -> Said:
        told = self.told
        others = [
            offer
            for offer in self.of_competency[self.offers[at]["competency"]]
            if told.access[person, offer] == OPEN and told.levels[person, offer] > 0
        ]
        if len(others) == 1:
            return ONLY_ONE, {}
        row = int(told.classes.of_person[person])
        net = self.problem.gain[row] * SCALE - self.price
        is_best = net[at] >= max(int(net[offer]) for offer in others)
        return (THE_BEST if is_best else TOGETHER), {"n": len(others)}

    def of_left(self, person: int, row: dict[str, Any]) -> tuple[str, Said]:
        """Return a code and a sentence on why levels are left; ``row`` is the need."""
        competency, reached = row["competency"], row["reached"]
        if row["left"] is None:
            return "BELUM_DINILAI", (NEVER, {"competency": name_of(competency)})
        told = self.told
        known = [
            at
            for at in self.of_competency.get(competency, ())
            if self.offers[at]["level_after"] > reached + row["closed"]
        ]
        if not known:
            return self._not_on_offer(row)
        open_ = [at for at in known if told.access[person, at] == OPEN]
        if not open_:
            return self._not_open(person, known)
        gain = self.problem.gain[int(told.classes.of_person[person])]
        # Of several, the one that nearly was: most points for its price.
        at = max(
            open_, key=lambda it: (int(gain[it]) * SCALE - int(self.price[it]), -it)
        )
        return self._not_chosen(person, row, at, int(gain[at]))

    def _not_on_offer(self, row: dict[str, Any]) -> tuple[str, Said]:
        least = row["reached"] + row["closed"]
        for offer in self.unusable.get(row["competency"], ()):
            if offer["level_after"] and offer["level_after"] > least:
                facts = {"name": offer["name"], "why": WHY[offer["why_not"]]}
                return str(offer["why_not"]), (UNUSABLE, facts)
        facts = {
            "competency": name_of(row["competency"]),
            "reached": least,
            "year": str(self.year),
        }
        return "TIDAK_ADA", (NOTHING, facts)

    def _not_open(self, person: int, known: list[int]) -> tuple[str, Said]:
        access = self.told.access[person]
        for code, name, said in (
            (HAD, "SUDAH", ALREADY),
            (LEAVES, "KELUAR", GONE),
            (OTHER_LEVEL, "JENJANG", FOR_OTHERS),
        ):
            for at in known:
                if access[at] == code:
                    offer = self.offers[at]
                    levels = tuple(offer["for_levels"] or ())
                    leaves = self.people[person]["leaves_on"]
                    facts = {"name": offer["name"], "levels": levels, "day": leaves}
                    return name, (said, facts)
        raise AssertionError("An offer that is not open says why.")

    def _not_chosen(
        self, person: int, row: dict[str, Any], at: int, gain: int
    ) -> tuple[str, Said]:
        problem, offer = self.problem, self.offers[at]
        facts: dict[str, Any] = {"name": offer["name"], "hours": offer["hours"]}
        room = self.people[person]["room"]
        others = [it for it in self.planned.get(row["nip"], ()) if it != at]
        planned = sum(self.offers[it]["hours"] for it in others)
        if room is not None and offer["hours"] > room:
            return "JAM", (TOO_LONG, {**facts, "room": room})
        if room is not None and offer["hours"] + planned > room:
            together = {**facts, "room": room, "planned": planned}
            return "JAM", (TOO_LONG_TOGETHER, together)
        for other in others:
            if problem.clash[at, other]:
                clash = {**facts, "other": self.offers[other]["name"]}
                return "BENTROK", (AT_ONCE, clash)
        seats = int(problem.seats[at])
        parts = self.told.parts
        if seats != NO_LIMIT and self.used[at] >= seats:
            price = round(float(self.solution.prices.seats[at]) / SCALE / parts, 2)
            return "PENUH", (FULL, {**facts, "seats": seats, "price": price})
        cost = int(problem.cost[at])
        rupiah = self.solution.prices.rupiah
        if problem.budget is not None and cost:
            if cost * rupiah > gain * SCALE:
                own = round(gain * MILLION / cost / parts, 2)
                margin = round(rupiah * MILLION / SCALE / parts, 2)
                return "ANGGARAN", (DEAR, {**facts, "own": own, "margin": margin})
            left = problem.budget - self.spent
            if left < cost:
                return "ANGGARAN", (NO_MONEY, {**facts, "left": left, "cost": cost})
        return "PILIHAN", (ELSEWHERE, facts)
