"""The rows of the workbook and of the page on performance.

A cell that differs by language is a ``Sentence``, so the rows serve both languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from tepat.competency import name_of
from tepat.finding import Finding
from tepat.performance import credits
from tepat.performance.credits.notes import SAID, Note
from tepat.performance.improvement import Path
from tepat.performance.overview import Overview
from tepat.performance.said import BEHAVIOUR, EXPECTATION, RATING
from tepat.performance.units import Unit
from tepat.snapshot.vocabulary import RATINGS
from tepat.words import Sentence

from . import words

Row = dict[str, Any]


def filled(sentence: Sentence, facts: Mapping[str, object]) -> Sentence:
    """Return the sentence with its blanks filled in both languages."""
    return sentence.filled(facts)


def joined(parts: Iterable[Sentence], between: str = " ") -> Sentence | None:
    """Return several sentences as one; None where there are none."""
    told = list(parts)
    if not told:
        return None
    return Sentence(
        id=between.join(it.id for it in told), en=between.join(it.en for it in told)
    )


def units(found: Overview) -> Iterator[Row]:
    """Return one row per unit, see ``fields.UNITS``."""
    means = dict(found.professionalism_of_units.select("unit", "mean").iter_rows())
    for each in found.units:
        yield {
            "unit": each.unit,
            "name": each.name,
            "rating": each.rating,
            "rating_said": RATING[each.rating] if each.rating else None,
            "people": sum(each.counts.values()),
            **{f"n_{at}": each.counts[word] for at, word in enumerate(RATINGS)},
            "unrated": each.unrated,
            "within": words.WITHIN[_within(each)],
            "ip_asn": means.get(each.unit),
        }


def _within(each: Unit) -> bool | None:
    return None if each.pattern is None else each.pattern.is_met


def people(found: Overview, boxes: pl.DataFrame) -> Iterator[Row]:
    """Return one row per employee, see ``fields.PEOPLE``.

    Args:
        found: The performance of the city.
        boxes: ``nip`` and ``boxes`` (all that are possible), of the talent grid.
    """
    box_of = dict(boxes.select("nip", "boxes").iter_rows())
    index = {row["nip"]: row for row in found.professionalism.table.to_dicts()}
    for row in found.people.iter_rows(named=True):
        nip = row["nip"]
        scores = index[nip]
        parts = (
            filled(PERIOD, {"name": each.name, "rating": RATING[each.rating]})
            for each in found.courses.get(nip, ())
            if each.year >= found.year and not each.is_yearly and each.rating
        )
        yield {
            **scores,
            **row,
            "results_said": EXPECTATION.get(row["results"] or ""),
            "behaviour_said": EXPECTATION.get(row["behaviour"] or ""),
            "rating_said": RATING.get(row["rating"] or ""),
            "periods": joined(parts, "; "),
            "box_said": "/".join(str(it) for it in box_of.get(nip) or ()) or None,
            "category_said": words.CATEGORY.get(scores["category"] or ""),
        }


PERIOD = Sentence(id="{name}: {rating}", en="{name}: {rating}")


def credit_points(found: Overview) -> Iterator[Row]:
    """Return one row per functional official, see ``fields.CREDITS``."""
    who = _who(found)
    for row in credits.table(found.standings.values()).iter_rows(named=True):
        notes = (SAID[Note(each)] for each in row["notes"])
        year = row["undecided_year"]
        yield {
            **row,
            **who[row["nip"]],
            "level": row["level"].title(),
            "next_level": row["next_level"] and row["next_level"].title(),
            "undecided_year": None if year is None else str(year),
            "notes_said": joined(notes),
        }


def paths(found: Overview) -> Iterator[Row]:
    """Return one row per person on an improvement path, see ``fields.PATHS``."""
    who = _who(found)
    for nip, each in found.paths.items():
        yield {
            "nip": nip,
            **who[nip],
            "rating_said": RATING[each.rating],
            "below": joined(each.below, "; "),
            "next": filled(each.next_sentence, each.next_facts),
            "by": each.by,
            "helps": _helps(each),
        }


HELP = Sentence(
    id="{competency} kurang {short} tingkat: {trainings}",
    en="{competency} short by {short}: {trainings}",
)
NO_TRAINING = Sentence(
    id="belum ada pelatihan yang sesuai pada katalog",
    en="no training in the catalogue fits yet",
)


def _helps(each: Path) -> Sentence | None:
    return joined(
        (
            filled(
                HELP,
                {
                    "competency": name_of(gap.competency),
                    "short": gap.short,
                    "trainings": ", ".join(it.name for it in gap.trainings)
                    or NO_TRAINING,
                },
            )
            for gap in each.helps
        ),
        "; ",
    )


def raters(found: Overview) -> Iterator[Row]:
    """Return one row per rater, the furthest from others first."""
    names = dict(found.people.select("nip", "name").iter_rows())
    ordered = found.raters.table.with_columns(far=pl.col("effect").abs()).sort(
        "far", "rater", descending=[True, False]
    )
    for row in ordered.iter_rows(named=True):
        yield {
            **{key: _without_noise(value) for key, value in row.items()},
            "name": names.get(row["rater"]),
            "standing_said": words.STANDING[row["standing"]],
        }


def _without_noise(value: Any) -> Any:
    # Minus nothing is nothing.
    return round(value, 2) + 0.0 if isinstance(value, float) else value


def feedback(found: Overview, names: Mapping[str, str]) -> Iterator[Row]:
    """Return the statistics of the city, its agencies and units; never of a person.

    Args:
        found: The performance of the city.
        names: Of units, by code.
    """
    for scope in ("city", "agency", "unit"):
        of_scope = found.feedback.table.filter(pl.col("scope") == scope)
        for row in of_scope.iter_rows(named=True):
            place: Sentence | str | None = names.get(row["code"])
            yield {
                **row,
                "place": words.WHOLE_CITY if scope == "city" else place,
                "by_said": words.BY[row["by"]],
                "value_said": _value(row["value"]),
            }


def _value(value: str) -> Sentence:
    known = words.VALUE.get(value) or BEHAVIOUR.get(value)
    return known or Sentence(id=value, en=value)


def findings(found: Overview) -> Iterator[tuple[str, str | None, Finding]]:
    """Return what to look at: the kind of thing, its code, and the finding."""
    for each in found.units:
        for finding in each.findings:
            yield "unit", each.unit, finding
    for nip, told in found.contradictions.items():
        for finding in told:
            yield "person", nip, finding
    for finding in found.raters.findings:
        yield "person", str(finding.facts["rater"]), finding


def _who(found: Overview) -> dict[str, Row]:
    columns = ("nip", "name", "unit", "unit_name")
    return {row["nip"]: row for row in found.people.select(columns).to_dicts()}
