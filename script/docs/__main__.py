"""Write every generated page; with ``--check`` only tell which are out of date."""

from __future__ import annotations

import sys

from pages import ROOT, pages


def main(arguments: list[str]) -> int:
    is_check = arguments == ["--check"]
    stale = [
        path
        for path, text in pages().items()
        if not (ROOT / path).exists() or (ROOT / path).read_text("utf-8") != text
    ]
    for path in stale:
        if not is_check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(pages()[path], "utf-8")
        print(f"{'usang (out of date)' if is_check else 'ditulis (written)'}: {path}")
    return 1 if is_check and stale else 0


sys.exit(main(sys.argv[1:]))
