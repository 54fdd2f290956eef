"""How well required programmes are found again, by cross-validation over agencies.

    python bench/programmes.py FOLDER [--folds N]

FOLDER holds ``formasi.csv``, ``formasi_pendidikan.csv`` and ``pendidikan_ref.csv``
(CPNS 2024). Agencies are dealt into folds, the largest first, each to the fold with
the fewest vacancies (GroupKFold); each fold is judged with what the others teach.
A question is a vacancy at one level of education, its whole list hidden; positive is
what it lists, negative every other programme of that level on the reference list.
Ranks of a list count without the other positives before them; ties go by the order of
the reference list for all methods alike. The baseline sees the wording alone.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tepat.programmes.field import bare
from tepat.programmes.learned import Vacancy, cleaned, learn
from tepat.programmes.ranking import Ranking
from tepat.programmes.vacancies import read_vacancies, rows
from tepat.programmes.wording import Wording, rarity, traits, words

FOLDS = 5
FIRST = (1, 5, 20)
Judge = Callable[[str, str, str], NDArray[np.float64]]  # title, level, label → scores


@dataclass(frozen=True, slots=True)
class Seen:
    """The ranks of the listed programmes of one question, and whether it was new."""

    ranks: tuple[int, ...]
    title_known: bool


def reference(folder: Path) -> dict[str, tuple[str, ...]]:
    """Read the programmes of each level, in the order of the list."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "pendidikan_ref.csv"):
        names[row["jenjang"]].append(row["nama"])
    return {label: tuple(told) for label, told in names.items()}


def dealt(asked: Sequence[Vacancy], folds: int) -> dict[str, int]:
    """Deal the agencies into folds: the largest first, to the emptiest."""
    sizes = Counter(it.agency for it in asked)
    load = [0] * folds
    fold = {}
    for agency, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        fold[agency] = load.index(min(load))
        load[fold[agency]] += size
    return fold


def by_wording(names: dict[str, tuple[str, ...]]) -> Judge:
    """The baseline: cosine of TF-IDF of words, stems and pieces of words."""
    documents = {
        label: [traits(words(bare(name))) for name in told]
        for label, told in names.items()
    }
    weights = rarity([it for told in documents.values() for it in told])
    indexes = {label: Wording(told, weights) for label, told in documents.items()}

    def judge(title: str, level: str, label: str) -> NDArray[np.float64]:
        return indexes[label].like(traits(words(cleaned(title))))

    return judge


def by_learning(
    training: Sequence[Vacancy], names: dict[str, tuple[str, ...]]
) -> Judge:
    """What the engine does, taught by the training agencies alone."""
    ranking = Ranking(learn(training))

    def judge(title: str, level: str, label: str) -> NDArray[np.float64]:
        return ranking.scores(title, level, names[label])

    return judge


def judged(
    asked: Sequence[Vacancy],
    names: dict[str, tuple[str, ...]],
    folds: int,
    learned: bool,
) -> Iterator[Seen]:
    """Yield the ranks of every question, each judged without its own fold."""
    fold = dealt(asked, folds)
    baseline = by_wording(names)
    for number in range(folds):
        training = [it for it in asked if fold[it.agency] != number]
        known = {it.title for it in training}
        judge = by_learning(training, names) if learned else baseline
        ranks: dict[tuple[str, str], dict[str, int]] = {}
        for it in asked:
            if fold[it.agency] != number:
                continue
            key = it.title, it.label
            if key not in ranks:
                scores = judge(*key[:1], it.level, it.label)
                order = np.argsort(-np.round(scores, 7), kind="stable")
                listed = names[it.label]
                ranks[key] = {listed[at]: rank for rank, at in enumerate(order, 1)}
            found = sorted(ranks[key][name] for name in it.programmes)
            yield Seen(tuple(found), it.title in known)


def figures(seen: Sequence[Seen]) -> dict[str, float]:
    """Return the figures of a table row, over pairs and over questions."""
    pairs = np.array([rank - at for it in seen for at, rank in enumerate(it.ranks)])
    first = np.array([it.ranks[0] for it in seen])
    told = {
        "questions": len(seen),
        "pairs": len(pairs),
        "median rank": float(np.median(pairs)),
        "mean reciprocal rank": float(np.mean(1 / pairs)),
        "median first": float(np.median(first)),
        "reciprocal first": float(np.mean(1 / first)),
    }
    for most in FIRST:
        hits = [sum(rank <= most for rank in it.ranks) for it in seen]
        told[f"precision at {most}"] = float(np.mean(hits)) / most
        told[f"found at {most}"] = float(np.mean([hit > 0 for hit in hits]))
    return told


def table(folder: Path, folds: int = FOLDS) -> Iterator[str]:
    """Yield the lines of the table, in Markdown."""
    asked, names = read_vacancies(folder), reference(folder)
    heads = None
    for learned in (False, True):
        seen = list(judged(asked, names, folds, learned))
        for what, those in (
            ("all", seen),
            ("title known", [it for it in seen if it.title_known]),
            ("title not known", [it for it in seen if not it.title_known]),
        ):
            told = figures(those)
            if heads is None:
                heads = list(told)
                yield f"| method | questions of | {' | '.join(heads)} |"
                yield f"|{'---|' * (len(heads) + 2)}"
            method = "learned" if learned else "wording alone"
            yield f"| {method} | {what} | {' | '.join(map(_put, told.values()))} |"


def _put(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=FOLDS)
    told = parser.parse_args()
    for line in table(told.folder, told.folds):
        print(line)
