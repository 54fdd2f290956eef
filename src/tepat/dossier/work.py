"""How the work goes: the last rating, and the credit points of functional officials."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.performance import rating
from tepat.performance.credits import Standing, standings
from tepat.performance.credits.points import hundredths
from tepat.performance.said import rating as said_rating
from tepat.performance.said import ratings as said_ratings
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from .note import Actor, Note, Urgency

BELOW = Sentence(
    id="Predikat kinerja tahun {year}: {rating}. Mutasi dan promosi meminta predikat "
    "{enough} selama {years} tahun.",
    en="The rating of {year} is {rating}. A move or a promotion asks for {enough} in "
    "{years} years.",
)
TALK = Sentence(
    id="Bicarakan dengan atasan apa yang perlu diperbaiki, dan sepakati langkahnya.",
    en="Talk with your superior about what should get better, and agree on the steps.",
)
NOT_RATED = Sentence(
    id="Predikat kinerja tahun {year} belum tercatat.",
    en="The rating of {year} is not on record.",
)
ASK_RATING = Sentence(
    id="Tanyakan kepada atasan apakah penilaian sudah ditetapkan.",
    en="Ask your superior whether the appraisal has been decided.",
)
DUE = Sentence(
    id="Angka kredit {points} sudah mencapai {target}: syarat angka kredit untuk "
    "{next} terpenuhi.",
    en="Your {points} credit points have reached {target}: the points for {next} are "
    "there.",
)
ASK_DUE = Sentence(
    id="Tanyakan uji kompetensi dan ketersediaan kebutuhan kepada BKPSDM; angka kredit "
    "saja belum cukup.",
    en="Ask BKPSDM about the competence test and the need for the post; points alone "
    "are not enough.",
)
ON_THE_WAY = Sentence(
    id="Angka kredit {points} dari {target} untuk {next}; dengan predikat {rating} "
    "tercapai sekitar {day}.",
    en="{points} of {target} credit points for {next}; with the rating {rating} you "
    "reach it around {day}.",
)


def notes(snapshot: Snapshot, law: Law) -> Iterator[Note]:
    """Yield what the last yearly rating means, and where credit points stand."""
    yield from _ratings(snapshot, law)
    for each in standings(snapshot, law, snapshot.day):
        yield from _credits(each, law)


def _ratings(snapshot: Snapshot, law: Law) -> Iterator[Note]:
    year = snapshot.day.year - 1
    enough, years = (
        law.performance.ratings_good_enough,
        law.performance.years_looked_back,
    )
    newest = rating.latest(snapshot.appraisals, law, year=year)
    told = dict(newest.select("nip", "rating").iter_rows())
    of_year = dict(newest.select("nip", "year").iter_rows())
    people = resolve.employees(snapshot).select("nip", "entered")
    for nip, entered in people.iter_rows():
        if entered is not None and entered.year > year:
            continue  # had no year to be rated for yet
        word = told.get(nip)
        if word is None or of_year[nip] != year:
            found = Finding(
                "FILE-RATING", Verdict.UNKNOWN, NOT_RATED, {"year": str(year)}
            )
            yield Note(nip, found, ASK_RATING, Actor.SUPERIOR, Urgency.SOON)
        elif word not in enough.value:
            facts = {
                "year": str(year),
                "rating": said_rating(word),
                "enough": said_ratings(enough.value),
                "years": years.value,
            }
            found = Finding(
                "FILE-RATING",
                Verdict.FAILS,
                BELOW,
                facts,
                (enough.cites,),
                enough.verified,
                2,
            )
            yield Note(nip, found, TALK, Actor.SUPERIOR, Urgency.SOON)


def _credits(each: Standing, law: Law) -> Iterator[Note]:
    norm = law.credit.to_next_level
    if each.points is None or each.level_target is None or each.next_level is None:
        return
    facts: dict[str, object] = {
        "points": hundredths(each.points),
        "target": hundredths(each.level_target),
        "next": each.next_level.title(),
    }
    if not each.level_missing:
        found = Finding(
            "FILE-CREDITS", Verdict.HOLDS, DUE, facts, (norm.cites,), norm.verified, 1
        )
        yield Note(each.nip, found, ASK_DUE, Actor.SELF, Urgency.SOON)
    elif each.level_on is not None and each.rating is not None:
        facts |= {"rating": said_rating(each.rating), "day": each.level_on}
        found = Finding(
            "FILE-CREDITS",
            Verdict.HOLDS,
            ON_THE_WAY,
            facts,
            (norm.cites,),
            norm.verified,
            9,
        )
        yield Note(each.nip, found, day=each.level_on)
