"""What the figures of a plan's fairness say, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from tepat.words import Sentence

from .causes import CAUSE_WORDS
from .envy import FIT, WISH
from .fairness import Fairness
from .groups import name_of
from .spread import MEASURES, SEEN
from .treatment import (
    ALL,
    DIFFERS,
    ELIGIBLE,
    FEW,
    NOBODY,
    NOT_SHOWN,
    SUPPRESSED,
    UNTOLD,
)

REPORTED = Sentence(
    id="Dilaporkan, bukan dijanjikan: rencana mengejar tujuan skenarionya, dan angka "
    "ini mengatakan apa akibatnya bagi orang dan unit.",
    en="Reported, not promised: a plan follows the goals of its scenario, and these "
    "figures say what that means for people and units.",
)
NO_ENVY = Sentence(
    id="Tidak ada dasar keberatan atas kursi: di setiap jabatan yang diinginkan orang "
    "yang memenuhi syarat, pemangkunya paling sedikit sama sesuai.",
    en="No justified envy: in every position that somebody qualified wishes for, the "
    "holder fits at least as well.",
)
WISH_ENVY = Sentence(
    id="Dasar keberatan atas kursi: dari {asked} orang yang menyampaikan minat, "
    "{people} melihat jabatan yang diinginkannya ditempati orang yang kurang sesuai. "
    "Sebab terbanyak ({number} orang): {cause}",
    en="Justified envy: of {asked} people who told a wish, {people} see a position "
    "they wish for held by somebody who fits it less. Most often ({number} people): "
    "{cause}",
)
FIT_ENVY = Sentence(
    id="Dihitung terpisah: dari {asked} orang yang tidak menyampaikan minat, {people} "
    "akan lebih sesuai di jabatan yang ditempati orang yang kurang sesuai.",
    en="Counted apart: of {asked} people who told no wish, {people} would fit better "
    "in a position held by somebody who fits it less.",
)
DISTANCE = Sentence(
    id="{moved} orang dipindahkan. Jarak dari unit lama ke unit baru rata-rata {mean} "
    "km, paling jauh {most} km (garis lurus; {unknown} perpindahan tidak diketahui).",
    en="{moved} people move. From the old unit to the new one {mean} km on average, "
    "{most} km at most (as the crow flies; {unknown} moves are not known).",
)
NO_DISTANCE = Sentence(
    id="{moved} orang dipindahkan. Jaraknya belum diketahui.",
    en="{moved} people move. The distances are not known.",
)
HARDSHIP = Sentence(
    id="Di tempat tugas berat: {before} orang sebelum, {after} sesudah rencana; {came} "
    "dipindahkan ke sana.",
    en="At hardship posts: {before} people before, {after} after the plan; {came} are "
    "moved there.",
)
AGAIN = Sentence(
    id="{again} dari yang dipindahkan sudah berpindah dua kali atau lebih dalam lima "
    "tahun sebelumnya ({unknown} riwayatnya belum diketahui).",
    en="{again} of those who move have moved twice or more in the five years before "
    "(the past of {unknown} is not known).",
)
UNMARKED = Sentence(
    id="{units} unit belum ditandai berat: isi kolom berat (ya atau tidak) pada lembar "
    "unit.",
    en="{units} units are not marked: fill in column berat (ya or tidak) of sheet "
    "unit.",
)
UNPLACED = Sentence(
    id="{units} unit belum berkoordinat: isi kolom lintang dan bujur pada lembar unit.",
    en="{units} units have no coordinates: fill in columns lintang and bujur of sheet "
    "unit.",
)
SPREAD = Sentence(
    id="Sebaran {measure} antarperangkat daerah {before} → {after} (rata-rata "
    "{mean_before} → {mean_after}).",
    en="Spread of {measure} between agencies {before} → {after} (mean {mean_before} → "
    "{mean_after}).",
)
ENDS = Sentence(
    id="{spread} Paling naik: {winner} ({gain}); paling turun: {loser} ({loss}).",
    en="{spread} Rises most: {winner} ({gain}); falls most: {loser} ({loss}).",
)
LOST = Sentence(
    id="Kompetensi yang hilang dari unit yang memintanya, karena pemilik terakhirnya "
    "pindah: {number} ({units}).",
    en="Competencies lost by a unit that asks for them, as the last who has them moves "
    "away: {number} ({units}).",
)
NOTHING_LOST = Sentence(
    id="Tidak ada unit yang kehilangan pemilik terakhir kompetensi yang dimintanya.",
    en="No unit loses the last person with a competency that it asks for.",
)
COUNTED = Sentence(
    id="Perlakuan setara: dari {told} perbandingan dengan selang 95 persen, {differ} "
    "berbeda melebihi kebetulan. Sekitar {chance} dari sebanyak itu dapat tampak "
    "berbeda karena kebetulan saja.",
    en="Equal treatment: of {told} comparisons with a 95 per cent interval, {differ} "
    "differ by more than chance. About {chance} of so many can look different by "
    "chance alone.",
)
NOT_COMPARED = Sentence(
    id="Perlakuan setara: belum ada kelompok yang cukup besar untuk dibandingkan.",
    en="Equal treatment: no groups are large enough to compare.",
)
HIDDEN = Sentence(
    id="Kelompok di bawah {least} orang tidak disebut angkanya ({number} "
    "perbandingan).",
    en="Groups below {least} people are not told ({number} comparisons).",
)
CONDITIONS: Mapping[str, Sentence] = {
    ALL: Sentence(id="semua", en="all"),
    ELIGIBLE: Sentence(
        id="yang menurut aturan terbuka baginya", en="for whom the rules leave it open"
    ),
}
SHARES = Sentence(
    id="{group} {value}% dari {people}, {other} {other_value}% dari {others}; selisih "
    "{difference} poin persen",
    en="{group} {value}% of {people}, {other} {other_value}% of {others}; difference "
    "{difference} percentage points",
)
MEANS = Sentence(
    id="{group} {value} poin ({people} orang), {other} {other_value} poin ({others} "
    "orang); selisih {difference} poin",
    en="{group} {value} points ({people} people), {other} {other_value} points "
    "({others} people); difference {difference} points",
)
BETWEEN = Sentence(id=" ({low} sampai {high})", en=" ({low} to {high})")
VERDICTS: Mapping[str, Sentence] = {
    DIFFERS: Sentence(
        id="Berbeda melebihi kebetulan: {group} {more} daripada {other}.",
        en="Differs by more than chance: {group} {more} than {other}.",
    ),
    NOT_SHOWN: Sentence(
        id="Tidak terbukti berbeda; selisih antara {low} dan {high} masih mungkin.",
        en="Not shown to differ; a difference between {low} and {high} is possible.",
    ),
    FEW: Sentence(
        id="Terlalu sedikit untuk disebut berbeda: selangnya tidak memuat nol, tetapi "
        "hal ini terjadi pada {events} orang saja, atau tidak terjadi pada sesedikit "
        "itu.",
        en="Too few to call it a difference: the interval leaves zero out, but this "
        "came about for {events} people only, or failed to for as few.",
    ),
    UNTOLD: Sentence(
        id="Selangnya tidak dapat dihitung: terlalu sedikit yang berubah.",
        en="No interval can be told: too few change.",
    ),
    SUPPRESSED: Sentence(
        id="Tidak disebut: salah satu kelompok kurang dari {least} orang.",
        en="Not told: a group has fewer than {least} people.",
    ),
    NOBODY: Sentence(
        id="Tidak dapat dibandingkan: hal ini tidak menyangkut seorang pun dari "
        "{nobody}.",
        en="Cannot be compared: this concerns nobody among {nobody}.",
    ),
}
MORE = Sentence(id="lebih tinggi", en="higher")
LESS = Sentence(id="lebih rendah", en="lower")


def sentences(found: Fairness) -> dict[str, tuple[Sentence, ...]]:
    """Return what a plan's fairness comes to, by subject: ``envy``, ``burden``,
    ``spread`` and ``treatment``."""
    return {
        "envy": tuple(_envy(found)),
        "burden": tuple(_burden(found)),
        "spread": tuple(_spread(found)),
        "treatment": tuple(_treatment(found)),
    }


def comparison(row: Mapping[str, Any], least: int) -> tuple[Sentence, Sentence]:
    """Return the figures of one row of ``treatment``, and what the interval allows.

    Args:
        row: See ``treatment.treatment``.
        least: Size of the smallest group that is told.
    """
    group, other = (name_of(tuple(row[side])) for side in ("group", "other"))
    facts = {**row, "group": group, "other": other, "least": least}
    facts["more"] = MORE if (row["difference"] or 0) > 0 else LESS
    facts["nobody"] = other if row["people"] else group
    verdict = VERDICTS[row["verdict"]].filled(facts)
    if row["value"] is None:
        return Sentence(id="–", en="–"), verdict
    figures = (MEANS if row["outcome"] == "fit" else SHARES).filled(facts)
    if row["low"] is None:
        return figures, verdict
    span = BETWEEN.filled(facts)
    return Sentence(id=figures.id + span.id, en=figures.en + span.en), verdict


def _envy(found: Fairness) -> Iterator[Sentence]:
    envy = found.envy
    worst = envy.counts.filter(pl.col("kind") == WISH).head(1).to_dicts()
    if worst:
        yield WISH_ENVY.filled(
            {
                "asked": envy.asked[WISH],
                "people": envy.people[WISH],
                "number": worst[0]["people"],
                "cause": CAUSE_WORDS[worst[0]["cause"]],
            }
        )
    elif envy.asked[WISH] or not envy.people[FIT]:
        yield NO_ENVY
    if envy.people[FIT]:
        facts = {"asked": envy.asked[FIT], "people": envy.people[FIT]}
        yield FIT_ENVY.filled(facts)


def _burden(found: Fairness) -> Iterator[Sentence]:
    burden = found.burden
    everyone = burden.groups.filter(pl.col("dimension") == "all").to_dicts()
    movers = burden.people.filter(pl.col("moves"))
    if everyone and everyone[0]["measured"]:
        facts = {
            "moved": everyone[0]["moved"],
            "mean": everyone[0]["distance_mean"],
            "most": everyone[0]["distance_most"],
            "unknown": everyone[0]["moved"] - everyone[0]["measured"],
        }
        yield DISTANCE.filled(facts)
    elif movers.height:
        yield NO_DISTANCE.filled({"moved": movers.height})
    if everyone and everyone[0]["known_hard"]:
        yield HARDSHIP.filled(
            {
                "before": everyone[0]["hard_before"],
                "after": everyone[0]["hard_after"],
                "came": everyone[0]["to_hard"],
            }
        )
    if movers.height:
        again = {
            "again": movers.filter(pl.col("recent") >= 2).height,
            "unknown": movers["recent"].null_count(),
        }
        yield AGAIN.filled(again)
    if burden.units_unmarked:
        yield UNMARKED.filled({"units": burden.units_unmarked})
    if burden.units_unplaced:
        yield UNPLACED.filled({"units": burden.units_unplaced})


def _spread(found: Fairness) -> Iterator[Sentence]:
    for row in found.spread.measures.iter_rows(named=True):
        if row["spread_before"] is None or row["spread_after"] is None:
            continue
        spread = SPREAD.filled(
            {
                "measure": MEASURES[row["measure"]],
                "before": row["spread_before"],
                "after": row["spread_after"],
                "mean_before": row["mean_before"],
                "mean_after": row["mean_after"],
            }
        )
        yield _with_ends(spread, found, row["measure"])
    if found.lost.is_empty():
        yield NOTHING_LOST
    else:
        units = tuple(found.lost["name"].unique(maintain_order=True))
        yield LOST.filled({"number": found.lost.height, "units": units})


def extremes(
    found: Fairness, measure: str
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Return the agencies whose mean rises and falls most: ``name`` and ``change``.

    Returns:
        ``None`` where no agency changes.
    """
    name = SEEN[measure]
    changed = (
        found.spread.agencies.with_columns(
            change=(pl.col(f"{measure}_after") - pl.col(f"{measure}_before")).round(
                name
            )
        )
        .drop_nulls("change")
        .sort("change", "agency")
    )
    if changed.is_empty() or not (changed["change"].abs() > 0).any():
        return None
    return changed.tail(1).to_dicts()[0], changed.head(1).to_dicts()[0]


def _with_ends(spread: Sentence, found: Fairness, measure: str) -> Sentence:
    told = extremes(found, measure)
    if told is None:
        return spread
    high, low = told
    return ENDS.filled(
        {
            "spread": spread,
            "winner": high["name"],
            "gain": signed(high["change"]),
            "loser": low["name"],
            "loss": signed(low["change"]),
        }
    )


def signed(number: float) -> Sentence:
    """Write a number with its sign.

    >>> signed(1.5).id, signed(-2.0).en
    ('+1,5', '-2')
    """
    sign = "+" if number > 0 else ""
    return Sentence(id=sign + "{n}", en=sign + "{n}").filled({"n": number + 0.0})


def _treatment(found: Fairness) -> Iterator[Sentence]:
    told = found.treatment.filter(pl.col("verdict").is_in([DIFFERS, NOT_SHOWN, FEW]))
    if told.is_empty():
        yield NOT_COMPARED
    else:
        yield COUNTED.filled(
            {
                "told": told.height,
                "differ": told.filter(pl.col("verdict") == DIFFERS).height,
                "chance": max(round(told.height * 0.05), 1),
            }
        )
    hidden = found.treatment.filter(pl.col("verdict") == SUPPRESSED).height
    if hidden:
        yield HIDDEN.filled({"least": found.least, "number": hidden})
