"""Letters: milliseconds of work per letter of each form, and a thousand at a time.

The letters are those of the tests, each with a number of its own so that nothing is
remembered that a real one would not share.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tepat.reports.forms import Paper, Templates, docx, pdf
from tepat.reports.forms.letters import paper_of

MANY, SOME = 1_000, 50
MIB = 2**10
TARGET = "target ≤ 120 s for 1,000 pairs on 2 cores, ≤ 110 ms per pair in one process"


def measured_letters() -> Iterator[str]:
    """Yield a line per form, one for the largest annex and one for a thousand."""
    samples = _samples()
    templates = Templates()
    for letter in samples.LETTERS:
        papers = [_numbered(letter, samples, number) for number in range(SOME)]
        docx(papers[0], templates), pdf(papers[0], templates)
        in_word, in_pdf = (_each(write, papers, templates) for write in (docx, pdf))
        yield f"letter {papers[0].form}: Word {in_word:.1f} ms, PDF {in_pdf:.1f} ms"
    rows = samples.appointees(300)
    largest = paper_of(replace(samples.COLLECTIVE, appointees=rows), samples.REAL)
    in_word, in_pdf = (_each(write, [largest], templates) for write in (docx, pdf))
    yield f"decree of 300 people: Word {in_word:.0f} ms, PDF {in_pdf:.0f} ms"
    started, before = time.perf_counter(), time.process_time()
    for number in range(MANY):
        paper = _numbered(samples.EXTRACT, samples, number)
        docx(paper, templates)
        pdf(paper, templates)
    seconds, worked = time.perf_counter() - started, time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    took = f"{seconds:.1f} s ({worked:.1f} s CPU), {memory:.0f} MiB"
    yield f"{MANY:,} extracts, Word and PDF: {took}; {TARGET}"


def _samples() -> Any:
    """The letters of the tests, which are beside this folder."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.engine.reports.forms.letters import samples

    return samples


def _numbered(letter: Any, samples: Any, number: int) -> Paper:
    frame = replace(letter.frame, number=f"800.1.3.3/{number}-BKPSDM/2026")
    return paper_of(replace(letter, frame=frame), samples.REAL)


def _each(
    write: Callable[[Paper, Templates], bytes], papers: list[Paper], all_of: Templates
) -> float:
    """Milliseconds of work per paper."""
    started = time.process_time()
    for paper in papers:
        write(paper, all_of)
    return (time.process_time() - started) * 1_000 / len(papers)


if __name__ == "__main__":
    for line in measured_letters():
        print(line)
