"""What to do about each kind of refusal: a price, a limit, a paper still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import takewhile
from typing import Any

import polars as pl

from tepat.career.cure import Cure
from tepat.career.learning import trainings
from tepat.competency import gaps
from tepat.competency.names import name_of
from tepat.finding import Finding, Verdict
from tepat.rules import ROLL
from tepat.words import Sentence

from ..barriers import Barrier, Lifted
from ..case import Case
from ..problem import BEST_FIT, Pair
from .ahead import Ahead
from .alternative import LOSSES
from .steps import FIT, SCENARIO, NextStep, Who, as_fact

WINS = Sentence(
    id="Dengan kesesuaian {enough} atau lebih di jabatan ini (sekarang {fit}), dan "
    "yang lain tetap, Anda mendapatkannya.",
    en="With a fit of {enough} or more in this position ({fit} now), all else being "
    "equal, you get it.",
)
AT_LEAST = Sentence(
    id="Perlu kesesuaian paling sedikit {enough} di jabatan ini (sekarang {fit}). "
    "Apakah itu cukup, dihitung pasti bila jabatan ini ditanyakan tersendiri.",
    en="It takes a fit of at least {enough} in this position ({fit} now). Whether that "
    "is enough is worked out exactly when this position is asked about by itself.",
)
OTHERS_FIT = Sentence(
    id="Kesesuaian penuh pun tidak cukup: yang lain lebih sesuai di sini.",
    en="Even a full fit is not enough: others fit better here.",
)
VACATES = Sentence(
    id="Bukan soal kesesuaian: memindahkan Anda mengurangi {lost}. Terbuka bila kursi "
    "yang Anda tinggalkan dapat diisi orang lain, misalnya lewat formasi baru.",
    en="Fit is not the question: moving you costs {lost}. It opens if somebody else "
    "can fill the seat that you leave, for instance a new recruit.",
)
TAKEN = Sentence(
    id="Bukan soal kesesuaian: menempatkan Anda di sini mengurangi {lost}.",
    en="Fit is not the question: placing you here costs {lost}.",
)
LEARN = Sentence(
    id="Menutup kesenjangan kompetensi jabatan ini ({gaps}) menaikkan kesesuaian Anda "
    "di sini menjadi {fit}{trainings}.",
    en="Closing the competency gaps of this position ({gaps}) raises your fit here to "
    "{fit}{trainings}.",
)
LEVELS = Sentence(
    id="{name} tingkat {reached} → {asked}", en="{name} level {reached} → {asked}"
)
ON_OFFER = Sentence(id="; pelatihan: {names}", en="; training: {names}")
NEEDED = Sentence(id="{title}: {what}", en="{title}: {what}")
TO_PREPARE = Sentence(
    id="disiapkan menjelang pengangkatan, lalu dicatat.",
    en="to be prepared before the appointment, and recorded.",
)
TO_WORK_ON = Sentence(
    id="diupayakan sebelum pengangkatan.", en="to be worked on before the appointment."
)
TO_CHECK = Sentence(
    id="lengkapi datanya agar dapat dinilai.",
    en="complete the data so that it can be judged.",
)
TO_DECIDE = Sentence(
    id="ditempuh sebelum diputuskan: {what}.", en="needed before the decision: {what}."
)
ACTIVE_AGAIN = Sentence(
    id="Bila sudah aktif kembali, minta kedudukan hukumnya diperbarui.",
    en="If active again, have the legal position updated.",
)
RENEWED = Sentence(
    id="Bila kontraknya diperpanjang, minta tanggal akhirnya diperbarui.",
    en="If the contract is renewed, have its last day updated.",
)

LIFTS: Mapping[Lifted, tuple[str, Who | None]] = {
    Lifted.DATA: (Cure.DATA, Who.OFFICER),
    Lifted.TIME: (Cure.TIME, None),
    Lifted.WISH: (Cure.EFFORT, Who.SELF),
    Lifted.FIT: (FIT, Who.SELF),
    Lifted.SCENARIO: (SCENARIO, Who.AGENCY),
    Lifted.NEED: (SCENARIO, Who.ORGANISATION),
}


def of_barrier(barrier: Barrier) -> NextStep:
    """Return what lifts a barrier."""
    cure, who = LIFTS[barrier.lifted]
    if barrier.code == "NEED-UNKNOWN":
        who = Who.ORGANISATION
    return NextStep(barrier.code, cure, barrier.cure, barrier.facts, who, barrier.day)


def of_price(
    fit: int, loss: Mapping[str, int], enough: int | None, *, is_exact: bool, sits: bool
) -> NextStep:
    """Return what would win a seat that goes to somebody else.

    Args:
        fit: The person's fit there.
        loss: What insisting costs, goal by goal in their order.
        enough: The fit with which the seat can be won; ``None``: with none.
        is_exact: Whether the loss is exact.
        sits: Whether the person has a seat to leave.
    """
    if enough is not None:
        facts: dict[str, object] = {"enough": enough, "fit": fit}
        said = WINS if is_exact else AT_LEAST
        return NextStep("FIT", FIT, said, facts, Who.SELF)
    lost = tuple(
        LOSSES[goal].filled({"n": loss[goal]})
        for goal in takewhile(lambda goal: goal != "fit", loss)
        if loss[goal] > 0
    )
    if not lost:
        return NextStep("FIT", Cure.NOBODY, OTHERS_FIT, {}, None)
    said = VACATES if sits else TAKEN
    return NextStep("PRICE", SCENARIO, said, {"lost": lost}, Who.AGENCY)


def of_gaps(case: Case, ahead: Ahead, pairs: Sequence[Pair]) -> dict[Pair, NextStep]:
    """Return, where competencies are missing, what closing the gaps brings.

    Args:
        case: The case.
        ahead: For the catalogue of trainings.
        pairs: People and positions that rules allow them.
    """
    nips, codes = case.people["nip"], case.positions["position"]
    asked = pl.DataFrame(
        {
            "nip": [nips[person] for person, _ in pairs],
            "position": [codes[place] for _, place in pairs],
        },
        schema={"nip": pl.String, "position": pl.String},
    )
    rows = gaps(case.snapshot, case.law, asked).filter(
        pl.col("reached").is_null() | (pl.col("short") > 0)
    )
    offer = cache(partial(_nearest_training, ahead))
    missing: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        missing.setdefault((row["nip"], row["position"]), []).append(row)
    found = {}
    for person, place in pairs:
        lacks = missing.get((nips[person], codes[place]), [])
        fit = _with_competencies(case, person, int(case.target[place]))
        if lacks and fit > int(case.scores[person, case.target[place]]):
            told = tuple(_level(row) for row in lacks)
            offers = dict.fromkeys(
                offer(row["competency"], row["asked"]) for row in lacks
            )
            facts: dict[str, object] = {"gaps": told, "fit": fit, "trainings": ""}
            if names := tuple(name for name in offers if name is not None):
                facts["trainings"] = as_fact(ON_OFFER, {"names": names})
            found[person, place] = NextStep(
                "COMPETENCY", Cure.EFFORT, LEARN, facts, Who.SELF
            )
    return found


def _level(row: Mapping[str, Any]) -> Sentence:
    facts = {
        "name": name_of(row["competency"]),
        "reached": row["reached"] or 0,
        "asked": row["asked"],
    }
    return as_fact(LEVELS, facts)


def _nearest_training(ahead: Ahead, competency: str, level: int) -> str | None:
    """Name the nearest training of the catalogue that leads to a level."""
    for offer in trainings(ahead.ground, competency, level)[:1]:
        return f"{offer.name or offer.code} [{offer.code}]"
    return None


def _with_competencies(case: Case, person: int, target: int) -> int:
    """Return the fit with every competency reached that the position asks for."""
    parts = {**case.fit.of(person, target), "competency": BEST_FIT}
    weighted = (case.fit.weights[part] * (of or 0) for part, of in parts.items())
    return (50 + sum(weighted)) // 100


def of_needed(finding: Finding) -> NextStep:
    """Return what to do about something the day of appointment still asks for."""
    rule = ROLL[finding.code]
    if finding.verdict is Verdict.UNKNOWN:
        is_paper = rule.order == 2
        cure, what = (Cure.PAPER, TO_PREPARE) if is_paper else (Cure.DATA, TO_CHECK)
        who = Who.SELF if is_paper else Who.OFFICER
    else:
        cure, what, who = Cure.EFFORT, TO_WORK_ON, Who.SELF
    facts = {"title": rule.title, "what": what}
    return NextStep(rule.code, cure, NEEDED, facts, who, rules=(rule.code,))


def of_procedure(kind: Sentence, what: Sentence) -> NextStep:
    """Return the procedure that a move still needs."""
    told = TO_DECIDE.filled({"what": what})
    facts = {"title": kind, "what": told}
    return NextStep("PROCEDURE", Cure.PROCEDURE, NEEDED, facts, Who.AGENCY)


def of_leaving(because: str) -> tuple[NextStep, ...]:
    """Return what to do for who is not placed by a plan, if anything."""
    if because == "tidak aktif":
        rules = ("LEGAL-1",)
        return (
            NextStep("LEGAL-1", Cure.DATA, ACTIVE_AGAIN, {}, Who.OFFICER, rules=rules),
        )
    if because == "kontrak":
        return (NextStep("CONTRACT", Cure.DATA, RENEWED, {}, Who.OFFICER),)
    return ()
