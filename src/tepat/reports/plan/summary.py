"""The first sheet of the plan: its sentence, before and after, and the proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tepat.placement.assurance import assurance
from tepat.placement.guarantees import HOLDS, HOLDS_NOT
from tepat.placement.names import FIGURE_NAMES, GOAL_NAMES, PART_NAMES
from tepat.placement.scenario import text_of
from tepat.reports.excel import Book, Sheet
from tepat.words import Sentence

from .fields import FIGURES, GOALS, GUARANTEES
from .teller import Teller

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(id="Rencana penempatan", en="Placement plan")
BEFORE_AND_AFTER = Sentence(id="Sebelum dan sesudah", en="Before and after")
GOALS_AND_PROOF = Sentence(id="Tujuan dan bukti", en="Goals and proof")
PROMISES = Sentence(id="Yang dijanjikan", en="What is promised")
ORIGIN = Sentence(id="Dari apa dan dengan batas apa", en="Made from, and limits")
SCENARIO = Sentence(id="Skenario", en="Scenario")
PROVEN = Sentence(id="terbukti optimal", en="proven optimal")
NOT_PROVEN = Sentence(id="belum terbukti", en="not proven")
WITHOUT_BOUND = Sentence(id="tanpa batas atas", en="has no bound")

STORY = Sentence(
    id="Rencana ini mengisi {filled} dari {seats} kursi (tanpa rencana {before}) "
    "dengan {moves} perpindahan; kesesuaian rata-rata {fit_before} → {fit_after}. "
    "{assurance}",
    en="This plan fills {filled} of {seats} seats (without it {before}) by {moves} "
    "moves; mean fit {fit_before} → {fit_after}. {assurance}",
)
A_PROPOSAL = Sentence(
    id="Ini usulan, bukan keputusan. Keputusan ada pada PPK setelah prosedur yang "
    "disebut pada tiap perpindahan. Angka peraturan yang belum dipastikan ditandai "
    "pada lembar «Aturan dan sumber».",
    en="This is a proposal, not a decision. The appointing authority decides after the "
    "procedure named with each move. Figures of the law that are not verified are "
    "marked in sheet “Rules and sources”.",
)
RESTRICTED = Sentence(
    id="Batasan: {closed} jabatan yang kelebihan pegawai tidak menerima orang baru; "
    "{trimmed} diturunkan sampai kebutuhannya; {relatives} pasangan dilarang karena "
    "hubungan keluarga. Tanpa batasan jabatan berlebih, kesesuaian paling tinggi "
    "{ceiling}.",
    en="Restrictions: {closed} positions over strength receive nobody; {trimmed} come "
    "down to their need; {relatives} pairs are forbidden because of family. Without "
    "the first two, fit could be {ceiling} at most.",
)
MADE_FROM = Sentence(
    id="Dibuat dari data dengan sidik {snapshot}, berlaku {effective_on}, kebijakan "
    "«{decree}», Tepat {engine}; {pairs} pasangan diperbolehkan aturan. Sidik rencana "
    "{digest}. Periksa dengan «tepat verify».",
    en="Made from data with digest {snapshot}, effective {effective_on}, policy "
    "“{decree}”, Tepat {engine}; the rules allow {pairs} pairs. Digest of the plan "
    "{digest}. Check it with “tepat verify”.",
)
WEIGHTS = Sentence(id="Bobot kesesuaian: {parts}.", en="Weights of fit: {parts}.")


def summarise(book: Book, teller: Teller) -> None:
    """Add the summary sheet."""
    content, say = teller.content, book.say
    before, after = content["before"], content["after"]
    sheet = book.sheet(SUMMARY, FIGURES, TITLE)
    told = {
        "filled": after["filled"],
        "seats": after["seats"],
        "before": before["filled"],
        "moves": len(content["moves"]),
        "fit_before": before["fit_mean"],
        "fit_after": after["fit_mean"],
        "assurance": assurance(content),
    }
    sheet.statement(say(STORY, **told), bold=True)
    sheet.statement(say(A_PROPOSAL))
    sheet.heading(BEFORE_AND_AFTER)
    sheet.table(FIGURES[:-1], _figures(before, after), main=False)
    sheet.heading(GOALS_AND_PROOF)
    sheet.table(GOALS, _goals(content["objective"], content["bound"]), main=False)
    sheet.heading(PROMISES)
    sheet.table(GUARANTEES, _promises(content["guarantees"]), main=False)
    sheet.heading(ORIGIN)
    _origin(book, sheet, teller)
    sheet.heading(SCENARIO)
    # The file's own words, so that the next plan can be asked for in the same way.
    for line in text_of(teller.case.scenario).splitlines():
        sheet.statement(line)


def _figures(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    for key, name in FIGURE_NAMES.items():
        change = round(after[key] - before[key], 1)
        yield {
            "what": name,
            "before": before[key],
            "after": after[key],
            "change": change,
        }


def _goals(
    objective: Mapping[str, int], bound: Mapping[str, int] | None
) -> Iterator[dict[str, Any]]:
    for goal, number in objective.items():
        row = {"what": GOAL_NAMES[goal], "objective": number}
        if bound is None:
            yield {**row, "bound": None, "left": None, "proof": WITHOUT_BOUND}
        else:
            left = bound[goal] - number
            proof = NOT_PROVEN if left else PROVEN
            yield {**row, "bound": bound[goal], "left": left, "proof": proof}


def _promises(guarantees: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in guarantees:
        yield {
            "what": Sentence(id=each["text"], en=each["text_en"]),
            "holds": HOLDS if each["holds"] else HOLDS_NOT,
        }


def _origin(book: Book, sheet: Sheet, teller: Teller) -> None:
    content, say = teller.content, book.say
    made, restricted = content["made_from"], content.get("restricted")
    if restricted is not None:
        limits = {
            name: len(restricted[name]) for name in ("closed", "trimmed", "relatives")
        }
        sheet.statement(say(RESTRICTED, **limits, ceiling=restricted["ceiling"]["fit"]))
    sheet.statement(
        say(
            MADE_FROM,
            snapshot=made["snapshot"],
            engine=made["engine"],
            effective_on=teller.case.effective_on,
            decree=made["policy"]["decree"],
            pairs=made["allowed_pairs"],
            digest=content["digest"],
        )
    )
    weights = made["policy"]["weights"]
    parts = ", ".join(
        f"{say(name)} {weights[part]} %" for part, name in PART_NAMES.items()
    )
    sheet.statement(say(WEIGHTS, parts=parts))
