"""Why the plan leaves an envied seat to its holder: what protects it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from tepat.placement.problem import Flags, Ints
from tepat.placement.scenario.scenario import BY_WISH
from tepat.placement.why.worth import Worth
from tepat.words import Sentence

from .outcome import Outcome

CAUSE_WORDS: Mapping[str, Sentence] = {
    "pinned": Sentence(
        id="Skenario menetapkan salah seorang dari keduanya pada jabatannya.",
        en="The scenario pins one of the two to the position.",
    ),
    "frozen": Sentence(
        id="Dibekukan oleh skenario: orangnya, pemangku kursinya, atau jabatannya.",
        en="Frozen by the scenario: the person, the holder, or the position.",
    ),
    "cooling": Sentence(
        id="Masa tenang skenario: salah seorang dari keduanya belum cukup lama dalam "
        "jabatannya, atau TMT jabatannya belum diisi.",
        en="The scenario's cooling-off: one of the two has not been in the position "
        "long enough, or the start date is blank.",
    ),
    "closed": Sentence(
        id="Jabatan ini melebihi kebutuhannya; kursi pemangkunya ditutup bila ia "
        "pergi, jadi tidak dapat diteruskan.",
        en="The position is over strength; the holder's seat closes when they leave, "
        "so it cannot be passed on.",
    ),
    "guarantee": Sentence(
        id="Jaminan cara rencana ini: pemangkunya tetap dan tidak menginginkan jabatan "
        "lain.",
        en="Guaranteed by the plan's mode: the holder stays and wishes for no other "
        "position.",
    ),
    "incumbent": Sentence(
        id="Pemangkunya tetap: aturan tidak membolehkan jabatan lain baginya, dan "
        "tidak ada yang dikeluarkan dari jabatannya tanpa jabatan lain.",
        en="The holder stays: the rules allow them no other position, and nobody is "
        "put out of a position without another.",
    ),
    "unasked": Sentence(
        id="Cara rencana ini hanya memindahkan orang ke jabatan yang diinginkannya, "
        "dan orang ini belum menyampaikan minat.",
        en="The mode moves people only to what they wish for, and this person has not "
        "told any wish.",
    ),
    "rounds": Sentence(
        id="Cara pertukaran membandingkan pelamar hanya dengan pemangku kursi, bukan "
        "dengan sesama pelamar; putarannya memberi kursi ini kepada orang lain.",
        en="The exchange compares who asks for a seat with its holder only, not with "
        "others who ask; its rounds gave this seat to somebody else.",
    ),
    "limit": Sentence(
        id="Batas skenario (jumlah perpindahan, anggaran, perlindungan unit, atau "
        "keseimbangan) atau tujuan bersama yang mengikutinya.",
        en="A limit of the scenario (moves, budget, protected unit, or balance), or "
        "the goals within it.",
    ),
    "price": Sentence(
        id="Tujuan kota: memaksakannya merugikan rencana paling sedikit sebesar yang "
        "disebut.",
        en="The goals of the city: insisting would cost the plan at least what is "
        "told.",
    ),
    "tie": Sentence(
        id="Menurut sertifikat dapat sama baik bagi kota; rencana memilih salah satu "
        "susunan yang setara. Dapat ditinjau dengan «tepat whatif».",
        en="By the certificate it may be just as good for the city; the plan chose one "
        "of several equal arrangements. Can be tried with “tepat whatif”.",
    ),
}
CAUSES = tuple(CAUSE_WORDS)
PRICED = {"kind": "prices"}


def causes(
    told: Outcome, wishing: Flags, person: Ints, position: Ints, holder: Ints
) -> tuple[Ints, pl.Series]:
    """Return why each person does not get the envied position.

    Args:
        told: The plan.
        wishing: Per person of the case, whether another position is wished for.
        person, position, holder: Indices: who envies which position, and who fits
            least of those who sit there.

    Returns:
        Indices into :data:`CAUSES`, the first that applies in this order; and the
        least loss of insisting, one number per goal, null where the cause is another
        or the plan has no prices by position.
    """
    case = told.case
    stays = told.seat[holder] == told.holds[holder]
    ways = np.bincount(told.problem.option_person, minlength=len(told.seat))
    pinned = np.zeros(len(told.seat), np.bool_)
    pinned[list(case.pinned())] = True
    frozen_seat = case.is_frozen_seat()
    frozen = case.people["nip"].is_in(list(case.scenario.frozen_people)).to_numpy()
    cooling = _cooling(told)
    by_wish = case.scenario.mode in BY_WISH
    # Whoever leaves the own position did not have to make room for who stays there.
    away = position != told.holds[person]
    loss, is_priced = least_loss(told, person, position)
    applies: dict[str, Flags] = {
        "pinned": pinned[person] | pinned[holder],
        "frozen": frozen[person]
        | frozen[holder]
        | frozen_seat[position]
        | _frozen_own(told, frozen_seat)[person],
        "cooling": cooling[person] | (cooling[holder] & stays & away),
        "closed": _closed(told)[position] & away,
        "guarantee": stays & away & by_wish & ~wishing[holder],
        "incumbent": stays & away & (ways[holder] == 0),
        "unasked": np.full(len(person), by_wish) & ~wishing[person],
        "rounds": np.full(len(person), case.scenario.mode == "exchange"),
        "limit": ~is_priced,
        "price": (loss != 0).any(axis=1),
        "tie": np.ones(len(person), np.bool_),
    }
    cause = np.select(
        [applies[code] for code in CAUSES], list(range(len(CAUSES)))
    ).astype(np.int64)
    return cause, _told(loss, cause)


def least_loss(told: Outcome, person: Ints, position: Ints) -> tuple[Ints, Flags]:
    """Return what the plan would lose at least if each person sat there instead.

    That is what person and seat are worth elsewhere, by the plan's own prices.

    Returns:
        One row per pair and one column per goal, in the order of the goals; and which
        rows are known: none of a plan without prices.
    """
    goals, certificate = told.problem.goals, told.content.get("certificate")
    loss = np.zeros((len(person), len(goals)), dtype=np.int64)
    if "prices" not in told.content or (certificate or PRICED)["kind"] != "prices":
        return loss, np.zeros(len(person), np.bool_)
    prices = _by_position(told)
    if prices is not None:
        here = _worth(told, prices, person, told.seat[person])
        there = _worth(told, prices, person, position)
        return here - there, np.ones(len(person), np.bool_)
    worth = Worth(told.case, told.apart, told.content)
    is_known = np.zeros(len(person), np.bool_)
    for at, pair in enumerate(zip(person.tolist(), position.tolist(), strict=True)):
        found = worth.loss(*pair)
        if found is not None:
            is_known[at], loss[at] = True, [found[goal] for goal in goals]
    return loss, is_known


def _by_position(told: Outcome) -> Ints | None:
    """Return the prices of positions, or ``None`` where seats have their own."""
    codes = {code: at for at, code in enumerate(told.problem.positions)}
    prices = told.content["prices"]
    if told.case.scenario.tolerance is not None:
        return None
    table = np.zeros((len(codes), len(told.problem.goals)), dtype=np.int64)
    for code, vector in prices.items():
        table[codes[code]] = vector
    return table


def _worth(told: Outcome, prices: Ints, person: Ints, seat: Ints) -> Ints:
    """Value of people in positions, less the price of a seat there, by goal."""
    problem, case = told.problem, told.case
    place = np.maximum(seat, 0)
    stays = (seat == told.holds[person]) & (seat >= 0)
    value = {
        "critical": problem.critical[place].astype(np.int64),
        "filled": np.ones(len(person), np.int64),
        "fit": case.scores[person, case.target[place]].astype(np.int64),
        "stayed": stays.astype(np.int64),
    }
    worth = np.stack([value[goal] for goal in problem.goals], axis=1) - prices[place]
    over = told.content.get("over_strength_prices") or {}
    if over and stays.any():
        codes = problem.positions
        for at in np.flatnonzero(stays).tolist():
            spare = over.get(codes[place[at]])
            if spare is not None:
                seated = [
                    (goal in ("fit", "stayed")) * int(value[goal][at]) - cost
                    for goal, cost in zip(problem.goals, spare, strict=True)
                ]
                worth[at] = max(worth[at].tolist(), seated)
    worth[seat < 0] = 0
    return worth


def _told(loss: Ints, cause: Ints) -> pl.Series:
    priced = (cause == CAUSES.index("price")).tolist()
    pairs = zip(loss.tolist(), priced, strict=True)
    told = [row if is_priced else None for row, is_priced in pairs]
    return pl.Series(told, dtype=pl.List(pl.Int64))


def _closed(told: Outcome) -> Flags:
    """Flag positions whose holders are, after the plan, more than the need."""
    seats = told.problem.seats
    held = np.bincount(told.seat[told.seat >= 0], minlength=len(seats))
    restricted = told.content.get("restricted") or {}
    named = frozenset(restricted.get("closed", ()))
    closed = np.array([code in named for code in told.problem.positions], np.bool_)
    over: Flags = (held > seats) | closed
    return over


def _cooling(told: Outcome) -> Flags:
    least = told.case.scenario.cooling_off
    if least is None:
        return np.zeros(len(told.seat), np.bool_)
    months = told.case.people["months_in_position"].fill_null(-1).to_numpy()
    cooling: Flags = (told.holds >= 0) & (months < least)
    return cooling


def _frozen_own(told: Outcome, frozen_seat: Flags) -> Flags:
    """Flag who sits in a frozen position."""
    frozen: Flags = (told.holds >= 0) & frozen_seat[told.holds]
    return frozen
