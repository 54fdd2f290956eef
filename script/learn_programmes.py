#!/usr/bin/env python3
"""Learn from published vacancies which titles ask for which programmes of study.

    .venv/bin/python script/learn_programmes.py FOLDER [--check]

FOLDER holds ``formasi.csv`` and ``formasi_pendidikan.csv`` (CPNS 2024, as published by
BKN). Writes ``src/tepat/programmes/learned.json``; the same folder always gives the
same bytes. ``--check`` writes nothing and ends with 1 where the file differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tepat.programmes.learned import as_text, learn
from tepat.programmes.vacancies import read_vacancies

OUT = Path(__file__).parents[1] / "src" / "tepat" / "programmes" / "learned.json"


def main() -> int:
    """Derive the shipped file anew, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    told = parser.parse_args()
    text = as_text(learn(read_vacancies(told.folder)))
    if told.check:
        return int(text != OUT.read_text("utf-8"))
    OUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUT.name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
