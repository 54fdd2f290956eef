"""What a frontier says, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.placement.names import GOAL_NAMES
from tepat.words import Sentence, signed

from .frontier import Frontier, Point

WHOLE = Sentence(
    id="Rencana terbaik dengan semua perpindahannya, {moves}, membawa: {gains}.",
    en="The best plan with all of its moves, {moves}, brings: {gains}.",
)
NO_GAIN = Sentence(
    id="Tidak ada perpindahan yang membuat keadaan lebih baik.",
    en="No move would make things better.",
)
HEADLINE = Sentence(
    id="Dengan {moves} perpindahan, bukan {all}, rencana terbaik sudah membawa: "
    "{gains}.",
    en="With {moves} moves instead of {all}, the best plan already brings: {gains}.",
)
GAIN = Sentence(
    id="{goal} {gain} dari {whole} ({share} persen)",
    en="{goal} {gain} of {whole} ({share} per cent)",
)
STAYS = Sentence(id="{goal} tetap", en="{goal} stays as it is")
GAIN_ALONE = Sentence(id="{goal} {gain} dari {whole}", en="{goal} {gain} of {whole}")
FORCED = Sentence(
    id="Skenario mengharuskan orang tertentu pindah, jadi kurva mulai pada {moves} "
    "perpindahan; yang dibawa dihitung di atasnya.",
    en="The scenario demands that some people move, so the curve begins at {moves} "
    "moves; what is brought is counted beyond them.",
)
FEWEST = Sentence(
    id="Yang terbaik untuk {goals} tercapai dengan {moves} perpindahan; dengan lebih "
    "sedikit tidak mungkin.",
    en="The best for {goals} is reached with {moves} moves; with fewer it cannot be.",
)
AND_BEFORE = Sentence(id="{first} lalu {goal}", en="{first}, then {goal}")
IN_ORDER = Sentence(
    id="Tujuan berurutan: selama tujuan yang lebih dahulu masih dapat naik, "
    "perpindahan dipakai untuk itu.",
    en="Goals come in order: while an earlier one can still rise, moves are spent on "
    "it.",
)
PROVEN = Sentence(
    id="Setiap titik terbukti: tidak ada rencana dengan perpindahan sebanyak itu atau "
    "lebih sedikit yang lebih baik. Di antara dua titik, paling sedikit yang kiri "
    "tercapai.",
    en="Every point is proven: no plan with as many moves or fewer is better. Between "
    "two points at least the left one is reached.",
)
PARTLY = Sentence(
    id="{proven} dari {points} titik terbukti: tidak ada rencana dengan perpindahan "
    "sebanyak itu atau lebih sedikit yang lebih baik. Titik lain adalah yang terbaik "
    "yang ditemukan.",
    en="{proven} of {points} points are proven: no plan with as many moves or fewer is "
    "better. The others are the best that was found.",
)
KIN = Sentence(
    id="Semua itu di antara rencana tanpa {pairs} pasangan pegawai dan jabatan yang "
    "dilarang karena kerabat akan bertemu.",
    en="All this is among plans without {pairs} pairs of person and position, "
    "forbidden because relatives would meet.",
)
LIMITED = Sentence(
    id="Batas skenario yang mengikat banyak orang (jumlah perpindahan, anggaran, unit "
    "yang dilindungi, keseimbangan) tidak dipakai di sini; rencana itu sendiri, dengan "
    "batasnya: {moves} perpindahan, {achieved}.",
    en="Limits of the scenario that tie people together (caps, budgets, protected "
    "units, balance) are left aside here; the plan itself, with its limits: {moves} "
    "moves, {achieved}.",
)
VALUE = Sentence(id="{goal} {value}", en="{goal} {value}")


def headline(found: Frontier) -> Sentence:
    """Say what the plan with about so many moves brings, filled in."""
    last, point = found.points[-1], found.nearest(found.first)
    if last is found.points[0]:
        return NO_GAIN
    sentence = WHOLE if point is last else HEADLINE
    return sentence.filled(
        {
            "moves": point.moves,
            "all": last.moves,
            "gains": tuple(_gains(found, point)),
        }
    )


def notes(found: Frontier) -> Iterator[Sentence]:
    """Yield what should be known beside the headline, filled in."""
    if found.points[0].moves:
        yield FORCED.filled({"moves": found.points[0].moves})
    before: Sentence | None = None
    fewest = dict(found.fewest())
    for goal in found.goals[:-1]:
        name = _within(GOAL_NAMES[goal])
        named = (
            name
            if before is None
            else AND_BEFORE.filled({"first": before, "goal": name})
        )
        before = named
        if goal in fewest:
            yield FEWEST.filled({"goals": named, "moves": fewest[goal]})
    yield IN_ORDER
    proven = sum(point.proven for point in found.points)
    if proven == len(found.points):
        yield PROVEN
    else:
        yield PARTLY.filled({"proven": proven, "points": len(found.points)})
    if found.apart:
        yield KIN.filled({"pairs": found.apart})
    if found.limited:
        moves, achieved = found.planned
        values = [
            VALUE.filled({"goal": _within(GOAL_NAMES[goal]), "value": value})
            for goal, value in zip(found.goals, achieved, strict=True)
        ]
        yield LIMITED.filled({"moves": moves, "achieved": tuple(values)})


def _within(name: Sentence) -> Sentence:
    """Write a name as it stands within a sentence."""
    return Sentence(
        id=name.id[:1].lower() + name.id[1:], en=name.en[:1].lower() + name.en[1:]
    )


def _gains(found: Frontier, point: Point) -> Iterator[Sentence]:
    whole, share = found.gain(found.points[-1]), found.share(point)
    for at, goal in enumerate(found.goals):
        if goal == "stayed":
            continue  # it only counts the moves once more
        gain = found.gain(point)[at]
        facts = {
            "goal": _within(GOAL_NAMES[goal]),
            "gain": signed(gain),
            "whole": signed(whole[at]),
            "share": share[at],
        }
        if share[at] is not None:
            yield GAIN.filled(facts)
        else:
            yield (GAIN_ALONE if whole[at] or gain else STAYS).filled(facts)
