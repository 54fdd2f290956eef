"""The progress of a batch on a terminal, and in lines where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from tepat.batch.run import Progress
from tepat.words import Language, Sentence, written

from .printer import Printer

LINE = Sentence(
    id="[{done}/{total}] {agency}: {said}{left}",
    en="[{done}/{total}] {agency}: {said}{left}",
)
PLANNED = Sentence(id="{moves} perpindahan", en="{moves} moves")
NOT_PLANNED = Sentence(id="{errors} masalah", en="{errors} problems")
LEFT = Sentence(id="; kira-kira {span} lagi", en="; about {span} left")
STATE = Sentence(
    id="{done}/{total} selesai, {failed} bermasalah{left} · {running}",
    en="{done}/{total} done, {failed} with problems{left} · {running}",
)
CANCELLED = Sentence(
    id="Dihentikan: {done} dari {total} instansi selesai. Jalankan perintah yang sama "
    "untuk meneruskan; yang sudah selesai tidak diulang.",
    en="Stopped: {done} of {total} agencies are done. Run the same command to go on; "
    "what is done is not done again.",
)
MINUTE = 60
MOST_NAMED = 3


class Watch:
    """Shows the progress; keeps what was told last."""

    def __init__(self, printer: Printer, bar: Bar | None) -> None:
        self.last: Progress | None = None
        self._printer, self._bar = printer, bar
        self._task = None if bar is None else bar.add_task("", total=1.0)

    def __call__(self, now: Progress) -> None:
        self.last = now
        language = self._printer.language
        left = _left(now, language)
        if self._bar is not None and self._task is not None:
            named = [*now.running[:MOST_NAMED]]
            if len(now.running) > MOST_NAMED:
                named.append(f"+{len(now.running) - MOST_NAMED}")
            facts = {
                "done": now.done,
                "total": now.total,
                "failed": now.failed,
                "left": left,
                "running": ", ".join(named),
            }
            said = STATE.fill(facts, language)
            self._bar.update(self._task, completed=now.share, description=said)
        elif not self._printer.as_json:
            for outcome in now.latest:
                if outcome.status == "planned":
                    moves = outcome.figures["moves"]
                    said = PLANNED.fill({"moves": moves}, language)
                else:
                    said = NOT_PLANNED.fill({"errors": outcome.error_count}, language)
                facts = {"done": now.done, "total": now.total, "said": said}
                facts |= {"agency": outcome.agency, "left": left}
                self._printer.warn(LINE.fill(facts, language))


@contextmanager
def watching(printer: Printer, out: Path) -> Iterator[Watch]:
    """Show the progress while a batch runs; say how to go on where it is stopped."""
    bar = None
    if printer.err.is_terminal and not printer.as_json:
        columns = (BarColumn(), TextColumn("{task.description}", markup=False))
        bar = Bar(*columns, console=printer.err, transient=True)
        bar.start()
    watch = Watch(printer, bar)
    try:
        yield watch
    except KeyboardInterrupt:
        if watch.last is not None:
            facts = {"done": watch.last.done, "total": watch.last.total}
            printer.warn(CANCELLED.fill(facts, printer.language))
        raise
    finally:
        if bar is not None:
            bar.stop()


def _left(now: Progress, language: Language) -> str:
    if now.left is None or now.share >= 1:
        return ""
    if now.left < MINUTE:
        unit = "detik" if language == "id" else "s"
        span = f"{written(max(round(now.left), 1), language)} {unit}"
    else:
        unit = "menit" if language == "id" else "min"
        span = f"{written(round(now.left / MINUTE), language)} {unit}"
    return LEFT.fill({"span": span}, language)
