"""``tepat ikm``: a published index, reckoned again from its published means.

For surveys of which only the mean of each element is known, and for the fourteen
elements of KepMenPAN 25/2004, which have no columns in the workbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any

import typer

from tepat import law
from tepat.law import Law
from tepat.satisfaction.index import of_means, quality_of_index, reproducing
from tepat.satisfaction.weight import Weight
from tepat.satisfaction.words import quality
from tepat.words import Language, Sentence

from .options import AsJson, Day, Lang, day_of, today
from .printer import Printer
from .survey import NOT_PRINTED, PRINTED_BY, NothingSurveyed, ikm_of

LOWEST, HIGHEST = 1, 4
DECIMALS = (None, 3, 2)
OUTSIDE = Sentence(
    id="“{told}” bukan rata-rata unsur. Tulis NRR setiap unsur, 1 sampai 4, misalnya "
    "3,007.",
    en="“{told}” is not the mean of an element. Write the mean of each element, 1 to "
    "4, for example 3.007.",
)
HEADS = (
    Sentence(id="Bobot", en="Weight"),
    Sentence(id="IKM", en="IKM"),
    Sentence(id="Mutu", en="Quality"),
)
ABOUT = Sentence(
    id="{n} unsur; mutu menurut {bands}.", en="{n} elements; quality by {bands}."
)
THESE = Sentence(id="Rata-rata ini", en="These means")


def ikm(
    means: Annotated[
        list[str],
        typer.Argument(
            metavar="NRR...", help="NRR setiap unsur. / The mean of each element."
        ),
    ],
    printed: Annotated[
        str | None,
        typer.Option(
            "--printed",
            metavar="IKM",
            help="IKM yang terbit: bobot mana yang menghasilkannya. / A published IKM: "
            "which weight gives it.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """IKM dari NRR yang terbit. / The IKM of published means of elements."""
    printer = Printer(lang, as_json)
    told = [_mean(each) for each in means]
    on = law.on(day_of(day) or today())
    bands = on.satisfaction.bands
    rows = list(_rows(told, on))
    giving = None if printed is None else _giving(ikm_of(printed), told)
    if as_json:
        printer.json(_plain(rows, giving, on, lang))
    printer.say(ABOUT, n=len(told), bands=str(bands.cites))
    printer.table(HEADS, [(row["weight"], row["ikm"], row["quality"]) for row in rows])
    if giving is not None:
        facts = {"name": THESE, "printed": printed, "how": ", ".join(giving)}
        printer.say(PRINTED_BY if giving else NOT_PRINTED, **facts)


def _mean(told: str) -> Fraction:
    """Read the mean of an element.

    Raises:
        NothingSurveyed: if it is none.
    """
    text = told.strip().replace(",", ".")
    if text.replace(".", "", 1).isdecimal():
        mean = Fraction(text)
        if LOWEST <= mean <= HIGHEST:
            return mean
    raise NothingSurveyed(OUTSIDE, told=told)


def _rows(means: list[Fraction], on: Law) -> Iterator[dict[str, Any]]:
    for decimals in DECIMALS:
        weight = Weight(decimals)
        found = of_means(means, weight)
        yield {
            "weight": weight.written(len(means)),
            "ikm": float(found.ikm),
            "quality": quality(quality_of_index(found, on), on),
        }


def _giving(printed: str, means: list[Fraction]) -> list[str]:
    return [each.written(len(means)) for each in reproducing(printed, means)]


def _plain(
    rows: list[dict[str, Any]], giving: list[str] | None, on: Law, lang: Language
) -> dict[str, Any]:
    return {
        "day": on.day.isoformat(),
        "bands": str(on.satisfaction.bands.cites),
        "weights": [row | {"quality": row["quality"].fill({}, lang)} for row in rows],
        "printed_by": giving,
    }
