"""Education names of a city: what they mean, and whose field is far from the post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import EDUCATION_RANK
from tepat.words import Language, Sentence

from .catalogue import (
    Catalogue,
    Decision,
    Found,
    Reason,
    from_frame,
    shipped_catalogue,
)
from .field import accepts, normal
from .match import Match, score

FAR = 450  # points below which a field is far from the post; a family alone earns 400
MOST_NEARER = 3
CODE_UNKNOWN = Sentence(
    id="kode {code} tidak ada di lembar program_studi",
    en="code {code} is not on sheet program_studi",
)
CODE_OTHER_NAME = Sentence(
    id="kode {code} berarti {name}, lain dengan yang tertulis",
    en="code {code} means {name}, which is not what is written",
)
CODE_OTHER_LEVEL = Sentence(
    id="kode {code} ada pada jenjang {level}, sedangkan kolom pendidikan {told}",
    en="code {code} is of level {level}, while column pendidikan says {told}",
)
BY_CODE = Sentence(id="menurut kode {code}", en="by code {code}")
BLANK = Sentence(id="bidang pendidikan belum diisi", en="the field is blank")


@dataclass(frozen=True, slots=True)
class Line:
    """One education name as people or positions write it.

    Attributes:
        of: ``people`` or ``positions``.
        text: As written; empty where a person's is blank.
        level: Level told beside it.
        code: BKN's code told beside it.
        count: How many people, or positions, write so.
        found: What it means.
        notes: What a person should look at, beyond what ``found`` says.
    """

    of: str
    text: str
    level: str | None
    code: str | None
    count: int
    found: Found
    notes: tuple[Reason, ...] = ()

    @property
    def decision(self) -> Decision:
        """Sure, unless the name is in doubt or a code disagrees."""
        if self.notes and self.found.decision is Decision.SURE:
            return Decision.REVIEW
        return self.found.decision


@dataclass(frozen=True, slots=True)
class Away:
    """A person whose field is far from what the post asks for.

    Attributes:
        nip: Whose.
        field: As written.
        position: Code of the position held.
        required: What its list asks for.
        match: How near the field is, and why.
        nearer: Titles in this city whose list accepts the field.
    """

    nip: str
    name: str | None
    field: str
    position: str
    title: str
    unit: str
    required: str
    match: Match
    nearer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The names of a city, those to look at first, and the people far from their post.

    Attributes:
        lines: One per different name, level and code.
        away: By how far, farthest first.
        has_list: Whether the city's own list answered.
    """

    lines: tuple[Line, ...]
    away: tuple[Away, ...]
    has_list: bool

    def count(self, decision: Decision, of: str | None = None) -> int:
        """Count people and positions whose name ended in a decision."""
        return sum(
            it.count
            for it in self.lines
            if it.decision is decision and of in (None, it.of)
        )


def notes_of(line: Line, language: Language = "id") -> str:
    """Return everything there is to say about a name."""
    notes = [said.fill(facts, language) for said, facts in line.notes]
    return "; ".join(it for it in (*notes, line.found.why(language)) if it)


def review(snapshot: Snapshot) -> Review:
    """Look at every education name of a city."""
    has_list = not snapshot.programmes.is_empty()
    known = from_frame(snapshot.programmes) if has_list else shipped_catalogue()
    lines = [*_people(snapshot, known), *_positions(snapshot, known)]
    order = [Decision.UNKNOWN, Decision.REVIEW, Decision.SURE]
    lines.sort(
        key=lambda it: (
            order.index(it.decision),
            it.of,
            -it.count,
            *(it.text, it.level or "", it.code or ""),
        )
    )
    return Review(tuple(lines), tuple(_away(snapshot)), has_list)


def _people(snapshot: Snapshot, known: Catalogue) -> Iterator[Line]:
    columns = ("field", "education", "programme")
    told = Counter(snapshot.employees.select(*columns).iter_rows())
    for (text, level, code), count in told.items():
        entry = known.by_code.get(code) if code is not None else None
        found = known.find(text or "", level)
        notes: list[Reason] = []
        if not text:
            notes.append((BLANK, {}))
        if code is not None and entry is None and known.by_code:
            notes.append((CODE_UNKNOWN, {"code": code}))
        if entry is not None:
            if text and not _agree(text, entry.name, found):
                facts = {"code": code, "name": entry.name}
                notes.append((CODE_OTHER_NAME, facts))
            if level and EDUCATION_RANK.get(level) != EDUCATION_RANK.get(entry.level):
                facts = {"code": code, "level": entry.level, "told": level}
                notes.append((CODE_OTHER_LEVEL, facts))
            if not notes or not text:
                found = Found(
                    text or entry.name,
                    entry.level,
                    entry,
                    1.0,
                    Decision.SURE,
                    ((BY_CODE, {"code": code}),),
                    family=entry.family,
                )
        yield Line("people", text or "", level, code, count, found, tuple(notes))


def _agree(text: str, name: str, found: Found) -> bool:
    """Tell whether a written name and that of its code may mean the same."""
    if normal(text) == normal(name) or accepts(text, name) or accepts(name, text):
        return True
    return found.entry is not None and normal(found.entry.name) == normal(name)


def _positions(snapshot: Snapshot, known: Catalogue) -> Iterator[Line]:
    told: Counter[tuple[str, str | None]] = Counter()
    for fields, level in (
        resolve.positions(snapshot).select("fields", "education_min").iter_rows()
    ):
        told.update({(name, level): 1 for name in fields or () if name})
    for (text, level), count in told.items():
        found = known.find(text, level, or_above=True)
        yield Line("positions", text, level, None, count, found)


def _away(snapshot: Snapshot) -> list[Away]:
    posts = resolve.positions(snapshot)
    asked = {
        row["position"]: row
        for row in posts.select("position", "name", "unit_name", "fields").iter_rows(
            named=True
        )
    }
    nearer: dict[str, tuple[str, ...]] = {}
    found = []
    held = snapshot.employees.select("nip", "name", "field", "position").sort("nip")
    for nip, name, field, position in held.iter_rows():
        post = asked.get(position)
        if post is None or not field or not post["fields"]:
            continue
        required = "; ".join(post["fields"])
        match = score(field, required)
        if match.points is None or match.points >= FAR:
            continue
        if field not in nearer:
            nearer[field] = _accepting(field, asked)
        found.append(
            Away(
                nip,
                name,
                field,
                position,
                post["name"],
                post["unit_name"],
                required,
                match,
                nearer[field],
            )
        )
    return sorted(found, key=lambda it: (it.match.points or 0, it.nip))


def _accepting(
    field: str, asked: Mapping[str, Mapping[str, object]]
) -> tuple[str, ...]:
    titles: Counter[str] = Counter()
    for post in asked.values():
        fields = post["fields"]
        if fields and accepts(field, "; ".join(fields)):  # type: ignore[arg-type]
            titles[str(post["name"])] += 1
    ranked = sorted(titles.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(title for title, _ in ranked[:MOST_NEARER])
