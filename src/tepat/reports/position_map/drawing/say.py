"""The words of the drawing, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tepat.reports.about import AS_OF, EXAMPLE, About
from tepat.words import Language, Sentence, written

from ..node import Sums
from ..words import WORDS

MINUS, PLUS = "−", "+"

SAID: Mapping[str, Sentence] = {
    "title": Sentence(id="PETA JABATAN", en="POSITION MAP"),
    "overview": Sentence(id="Ikhtisar", en="Overview"),
    "class": Sentence(id="Kls", en="Cls"),
    "sum": Sentence(id="Jumlah", en="Sum"),
    "below": Sentence(id="Seluruhnya {n} jabatan", en="{n} positions in all"),
    "to_sheet": Sentence(id="lihat lembarnya", en="see its sheet"),
    "to_page": Sentence(id="lihat halaman {n}", en="see page {n}"),
    "own": Sentence(
        id="Jabatan fungsional dan pelaksana", en="Functional and operational positions"
    ),
    "part": Sentence(id="Bagian {n} dari {of}", en="Part {n} of {of}"),
    "continued": Sentence(id="lanjutan", en="continued"),
    "no_leader": Sentence(
        id="tanpa jabatan pimpinan di peta", en="no leading position on the map"
    ),
    "empty": Sentence(id="belum ada jabatan di peta", en="no position on the map yet"),
    "vacant": WORDS["vacant"],
    "page": Sentence(id="Halaman {n} dari {of}", en="Page {n} of {of}"),
    "source": WORDS["source"],
    "letters": Sentence(
        id="Kls = kelas jabatan; B = bezetting (orang yang ada); K = kebutuhan; "
        "± = B − K, minus berarti kurang; ? = belum diketahui.",
        en="Cls = position class; B = bezetting (holders); K = need; ± = B − K, minus "
        "means short; ? = unknown.",
    ),
    "shapes": Sentence(
        id="Kotak: jabatan pimpinan. Tabel: jabatan fungsional dan pelaksana.",
        en="Box: leadership post. Table: functional and operational positions.",
    ),
    "totals": Sentence(
        id="{posts} jabatan · B {occupied} · K {need} · ± {gap} (kurang {short}, lebih "
        "{over})",
        en="{posts} positions · B {occupied} · K {need} · ± {gap} ({short} short, "
        "{over} over)",
    ),
    "unknown": Sentence(
        id=" · kebutuhan {n} jabatan belum diketahui",
        en=" · need of {n} positions unknown",
    ),
    "unit": Sentence(id="Unit", en="Unit"),
    "posts": Sentence(id="Jabatan", en="Positions"),
    "sheet": Sentence(id="Hal.", en="Page"),
    "of_map": Sentence(
        id="{units} unit dalam {pages} halaman. Ketuk nama unit untuk membuka "
        "halamannya.",
        en="{units} units on {pages} pages. Click the name of a unit to open its page.",
    ),
    "privacy": WORDS["privacy_names"],
}


@dataclass(frozen=True, slots=True)
class Speech:
    """Says the words of one drawing.

    Attributes:
        about: Whose map, of which day, from what.
        language: The reader's.
    """

    about: About
    language: Language

    def say(self, key: str, **facts: object) -> str:
        return SAID[key].fill(facts, self.language)

    def day(self) -> str:
        return AS_OF.fill({"day": self.about.day}, self.language)

    def example(self) -> str:
        """Say that the data are fictional; nothing where they are not."""
        return EXAMPLE.fill({}, self.language) if self.about.is_example else ""

    def number(self, value: int | None) -> str:
        """Write a count; ``?`` where it is unknown."""
        return "?" if value is None else written(value, self.language)

    def gap(self, value: int | None) -> str:
        """Write ±: with its sign, which no colour has to tell."""
        if value is None or value == 0:
            return self.number(value)
        return f"{MINUS if value < 0 else PLUS}{written(abs(value), self.language)}"

    def totals(self, sums: Sums) -> str:
        """Write what a unit adds up to, in one line."""
        facts = sums._asdict() | {"gap": self.gap(sums.gap)}
        unknown = self.say("unknown", n=sums.unknown) if sums.unknown else ""
        return self.say("totals", **facts) + unknown


def ink_of(gap: int | None) -> str:
    """Return the ink a gap is written in."""
    if gap is None:
        return "soft"
    return "short" if gap < 0 else "over" if gap > 0 else "ink"
