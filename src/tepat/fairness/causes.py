"""Why the plan leaves an envied seat to its holder: what protects it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from tepat.placement.problem import Flags, Ints
from tepat.placement.scenario.scenario import BY_WISH
from tepat.words import Sentence

from .insisting import insisting
from .outcome import Outcome

CAUSE_WORDS: Mapping[str, Sentence] = {
    "pinned": Sentence(
        id="Skenario menetapkan salah seorang dari keduanya pada jabatannya.",
        en="The scenario pins one of the two to the position.",
    ),
    "forbidden": Sentence(
        id="Skenario melarang orang ini menduduki jabatan itu.",
        en="The scenario keeps this person out of the position.",
    ),
    "frozen": Sentence(
        id="Dibekukan oleh skenario: orangnya, pemangku kursinya, atau jabatannya.",
        en="Frozen by the scenario: the person, the holder, or the position.",
    ),
    "cooling": Sentence(
        id="Masa jeda skenario: salah seorang dari keduanya belum cukup lama dalam "
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
        "keseimbangan) yang sudah terpakai penuh.",
        en="A limit of the scenario (moves, budget, protected unit, or balance) that "
        "is used up.",
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


def causes(
    told: Outcome, wishing: Flags, person: Ints, position: Ints, holder: Ints
) -> tuple[Ints, pl.Series, pl.Series]:
    """Return why each person does not get the envied position.

    Args:
        told: The plan.
        wishing: Per person of the case, whether another position is wished for.
        person, position, holder: Indices: who envies which position, and who fits
            least of those who sit there.

    Returns:
        Indices into :data:`CAUSES`, the first that applies in this order; the least
        loss of insisting, one number per goal, null where nothing of that is known;
        and the code of the limit of the scenario that the move would strain, or null.
    """
    case = told.case
    stays = told.seat[holder] == told.holds[holder]
    ways = np.bincount(told.problem.option_person, minlength=len(told.seat))
    pinned = np.zeros(len(told.seat), np.bool_)
    pinned[list(case.pinned())] = True
    barred = set(case.forbidden())
    asked_for = zip(person.tolist(), position.tolist(), strict=True)
    forbidden = np.array([pair in barred for pair in asked_for], np.bool_)
    frozen_seat = case.is_frozen_seat()
    frozen = case.people["nip"].is_in(list(case.scenario.frozen_people)).to_numpy()
    cooling = _cooling(told)
    by_wish = case.scenario.mode in BY_WISH
    # Whoever leaves the own position did not have to make room for who stays there.
    away = position != told.holds[person]
    applies: dict[str, Flags] = {
        "pinned": pinned[person] | pinned[holder],
        "forbidden": forbidden,
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
    }
    cause = np.select(
        list(applies.values()),
        [CAUSES.index(code) for code in applies],
        default=CAUSES.index("tie"),
    ).astype(np.int64)
    left = np.flatnonzero(cause == CAUSES.index("tie"))
    found = insisting(told, person[left], position[left])
    strained = [code is not None for code in found.limit]
    cause[left[(found.loss != 0).any(axis=1)]] = CAUSES.index("price")
    cause[left[np.array(strained, np.bool_) | ~found.is_known]] = CAUSES.index("limit")
    loss: list[list[int] | None] = [None] * len(person)
    limit: list[str | None] = [None] * len(person)
    rows = zip(
        *(left.tolist(), found.loss.tolist(), found.is_known.tolist(), found.limit),
        strict=True,
    )
    for at, lost, is_known, code in rows:
        loss[at] = lost if is_known and any(lost) else None
        limit[at] = code
    return (
        cause,
        pl.Series(loss, dtype=pl.List(pl.Int64)),
        pl.Series(limit, dtype=pl.String),
    )


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
