"""The placement plan as a workbook: what changes, why, what stays open, and proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tepat.finding import UNVERIFIED, Verdict
from tepat.placement.case import Case
from tepat.placement.kinds import KIND_NAMES, procedure
from tepat.placement.names import (
    FIGURE_NAMES,
    GOAL_NAMES,
    LEAVING_NAMES,
    PART_NAMES,
)
from tepat.placement.reasons import missing, worth_a_look
from tepat.rules import ROLL
from tepat.words import Language, Sentence

from .about import About
from .excel import Book, Field, Form

STORY = Sentence(
    id="Rencana ini mengisi {filled} dari {seats} kursi (tanpa rencana {before}) "
    "dengan {moves} perpindahan; kesesuaian rata-rata {fit_before} → {fit_after}; "
    "terbukti optimal untuk tujuan di bawah ini, menurut urutannya.",
    en="This plan fills {filled} of {seats} seats (without it {before}) by {moves} "
    "moves; mean fit {fit_before} → {fit_after}; proven optimal for the goals below, "
    "in their order.",
)
A_PROPOSAL = Sentence(
    id="Ini usulan, bukan keputusan. Keputusan ada pada PPK setelah prosedur yang "
    "disebut pada tiap perpindahan. Angka peraturan yang belum diverifikasi ditandai "
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

S = Sentence
FIGURES = (
    Field("what", S(id="Keadaan", en="State"), Form.TEXT, 52),
    Field("before", S(id="Tanpa rencana", en="Without the plan"), Form.WHOLE, 16),
    Field("after", S(id="Dengan rencana", en="With the plan"), Form.WHOLE, 16),
)
GOALS = (
    Field("what", S(id="Tujuan, menurut urutan", en="Goal, in order"), Form.TEXT, 52),
    Field("objective", S(id="Dicapai", en="Achieved"), Form.WHOLE, 16),
    Field("bound", S(id="Batas atas", en="Bound"), Form.WHOLE, 16),
)
MOVES = (
    Field("nip", S(id="NIP", en="NIP"), Form.CODE, 20),
    Field("name", S(id="Nama", en="Name"), Form.TEXT, 26),
    Field("from", S(id="Dari jabatan", en="From position"), Form.TEXT, 32),
    Field("from_unit", S(id="Unit asal", en="From unit"), Form.TEXT, 30),
    Field("to", S(id="Ke jabatan", en="To position"), Form.TEXT, 32),
    Field("to_unit", S(id="Unit tujuan", en="To unit"), Form.TEXT, 30),
    Field("kind", S(id="Jenis", en="Kind"), Form.TEXT, 16),
    Field("reason", S(id="Alasan", en="Reason"), Form.TEXT, 44),
    Field("needs", S(id="Masih perlu", en="Still needed"), Form.TEXT, 40),
    Field("chain", S(id="Rantai", en="Chain"), Form.WHOLE, 8),
    Field("fit_before", S(id="Kesesuaian sekarang", en="Fit now"), Form.WHOLE, 12),
    Field("fit_after", S(id="Kesesuaian di tujuan", en="Fit there"), Form.WHOLE, 12),
)
CHAINS = (
    Field("chain", S(id="Rantai", en="Chain"), Form.WHOLE, 8),
    Field("kind", S(id="Bentuk", en="Form"), Form.TEXT, 14),
    Field("length", S(id="Orang", en="People"), Form.WHOLE, 8),
    Field("story", S(id="Cerita", en="Story"), Form.TEXT, 110),
)
LOOKS = (
    Field("nip", S(id="NIP", en="NIP"), Form.CODE, 20),
    Field("name", S(id="Nama", en="Name"), Form.TEXT, 26),
    Field("position", S(id="Jabatan", en="Position"), Form.TEXT, 34),
    Field("unit", S(id="Unit", en="Unit"), Form.TEXT, 34),
    Field("why", S(id="Yang perlu dilihat", en="What to look at"), Form.TEXT, 70),
)
EMPTY = (
    Field("code", S(id="Kode", en="Code"), Form.CODE, 18),
    Field("position", S(id="Jabatan", en="Position"), Form.TEXT, 36),
    Field("unit", S(id="Unit", en="Unit"), Form.TEXT, 36),
    Field("critical", S(id="Kritis", en="Critical"), Form.TEXT, 9),
    Field("seats", S(id="Kursi kosong", en="Empty seats"), Form.WHOLE, 10),
    Field("reason", S(id="Mengapa, dan langkah berikutnya", en="Why, and what next"),
          Form.TEXT, 70),
)  # fmt: skip
MISSING = (
    Field("nip", S(id="NIP", en="NIP"), Form.CODE, 20),
    Field("name", S(id="Nama", en="Name"), Form.TEXT, 26),
    Field("unit", S(id="Unit pengelola data", en="Unit that keeps the data"),
          Form.TEXT, 36),
    Field("rule", S(id="Belum dapat dinilai", en="Cannot be judged"), Form.TEXT, 30),
    Field("what", S(id="Yang harus dilengkapi", en="What to complete"), Form.TEXT, 60),
    Field("positions", S(id="Jabatan yang terbuka", en="Positions it opens"),
          Form.WHOLE, 12),
)  # fmt: skip
LEAVING = (
    Field("nip", S(id="NIP", en="NIP"), Form.CODE, 20),
    Field("name", S(id="Nama", en="Name"), Form.TEXT, 26),
    Field("position", S(id="Jabatan", en="Position"), Form.TEXT, 36),
    Field("because", S(id="Sebab", en="Because"), Form.TEXT, 24),
    Field("on", S(id="Sejak", en="From"), Form.DAY, 20),
)
RULES = (
    Field("code", S(id="Kode", en="Code"), Form.CODE, 16),
    Field("title", S(id="Aturan", en="Rule"), Form.TEXT, 32),
    Field("source", S(id="Sumber", en="Source"), Form.TEXT, 60),
    Field("verified", S(id="Diverifikasi", en="Verified"), Form.TEXT, 22),
)
FORMS: Mapping[str, Sentence] = {
    "chain": S(id="rantai", en="chain"),
    "cycle": S(id="pertukaran", en="swap"),
}
NO_POSITION = S(id="(tanpa jabatan)", en="(no position)")


def write_plan(
    path: Path, case: Case, content: Mapping[str, Any], about: About, language: Language
) -> None:
    """Write ``plan.xlsx``.

    Args:
        path: Where to.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        about: Whose plan, of which day, from what.
        language: The reader's.
    """
    book = Book(about, language)
    report = _Report(book, case, content)
    report.summary()
    report.sheet(S(id="Perpindahan", en="Moves"), MOVES, report.moves())
    report.sheet(S(id="Rantai", en="Chains"), CHAINS, report.chains())
    report.sheet(S(id="Kursi kosong", en="Empty seats"), EMPTY, report.empty())
    report.sheet(S(id="Tetap, perlu dilihat", en="Stays to look at"), LOOKS,
                 report.looks())  # fmt: skip
    report.sheet(S(id="Data belum lengkap", en="Missing data"), MISSING,
                 report.missing())  # fmt: skip
    report.sheet(S(id="Tidak ditempatkan", en="Not placed"), LEAVING, report.leaving())
    report.sheet(S(id="Aturan dan sumber", en="Rules and sources"), RULES,
                 report.rules())  # fmt: skip
    book.save(path)


class _Report:
    """The rows of each sheet, told from the plan and its case."""

    def __init__(self, book: Book, case: Case, content: Mapping[str, Any]) -> None:
        self.book, self.case, self.content = book, case, content
        self.reason = "reason" if book.language == "id" else "reason_en"
        employees = case.snapshot.employees.select("nip", "name")
        self.names = dict(employees.iter_rows())
        self.at = {code: at for at, code in enumerate(case.positions["position"])}
        self.person = {nip: at for at, nip in enumerate(case.people["nip"])}
        self.titles = case.positions["name"].to_list()
        self.units = [case.place(at) for at in range(len(self.titles))]
        self.critical = case.positions["critical"].fill_null(False).to_list()

    def sheet(
        self,
        name: Sentence,
        fields: tuple[Field, ...],
        rows: Iterator[Mapping[str, Any]],
    ) -> None:
        self.book.sheet(name, fields, name).table(fields, rows)

    def summary(self) -> None:
        content, say = self.content, self.book.say
        before, after = content["before"], content["after"]
        sheet = self.book.sheet(
            S(id="Ringkasan", en="Summary"),
            FIGURES,
            S(id="Rencana penempatan", en="Placement plan"),
        )
        told = {
            "filled": after["filled"],
            "seats": after["seats"],
            "before": before["filled"],
            "moves": len(content["moves"]),
            "fit_before": before["fit_mean"],
            "fit_after": after["fit_mean"],
        }
        sheet.statement(say(STORY, **told), bold=True)
        sheet.statement(say(A_PROPOSAL))
        sheet.heading(S(id="Sebelum dan sesudah", en="Before and after"))
        rows = (
            {"what": name, "before": before[key], "after": after[key]}
            for key, name in FIGURE_NAMES.items()
        )
        sheet.table(FIGURES, rows, main=False)
        sheet.heading(S(id="Tujuan dan bukti", en="Goals and proof"))
        proven = (
            {
                "what": name,
                "objective": content["objective"][goal],
                "bound": content["bound"][goal],
            }
            for goal, name in GOAL_NAMES.items()
        )
        sheet.table(GOALS, proven, main=False)
        sheet.heading(S(id="Dari apa dan dengan batas apa", en="Made from, and limits"))
        restricted, made = content["restricted"], content["made_from"]
        limits = {
            name: len(restricted[name]) for name in ("closed", "trimmed", "relatives")
        }
        sheet.statement(say(RESTRICTED, **limits, ceiling=restricted["ceiling"]["fit"]))
        origin = {name: made[name] for name in ("snapshot", "engine")}
        sheet.statement(
            say(
                MADE_FROM,
                **origin,
                effective_on=self.case.effective_on,
                decree=made["policy"]["decree"],
                pairs=made["allowed_pairs"],
                digest=content["digest"],
            )
        )
        weights = made["policy"]["weights"]
        parts = ", ".join(
            f"{say(name)} {weights[part]} %" for part, name in PART_NAMES.items()
        )
        sheet.statement(
            say(S(id="Bobot kesesuaian: {parts}.", en="Weights of fit: {parts}."),
                parts=parts)
        )  # fmt: skip

    def moves(self) -> Iterator[Mapping[str, Any]]:
        for move in self.content["moves"]:
            person, place = self.person[move["nip"]], self.at[move["to"]]
            yield {
                "nip": move["nip"],
                "name": self.names[move["nip"]],
                "from": self._title(move["from"]),
                "from_unit": self._unit(move["from"]),
                "to": self._title(move["to"]),
                "to_unit": self._unit(move["to"]),
                "kind": KIND_NAMES[move["kind"]],
                "chain": move["chain"],
                "fit_before": move["fit_before"],
                "fit_after": move["fit_after"],
                "reason": move[self.reason],
                "needs": procedure(self.case, move["kind"], person, place),
            }

    def chains(self) -> Iterator[Mapping[str, Any]]:
        moves = {move["nip"]: move for move in self.content["moves"]}
        for chain in self.content["chains"]:
            steps = [moves[nip] for nip in chain["people"]]
            story = "\n".join(
                f"{at}. {self.names[it['nip']]}: {self._place(it['from'])} → "
                f"{self._place(it['to'])}"
                for at, it in enumerate(steps, start=1)
            )
            yield {
                "chain": chain["chain"],
                "kind": FORMS[chain["kind"]],
                "length": len(steps),
                "story": story,
            }

    def empty(self) -> Iterator[Mapping[str, Any]]:
        told = sorted(
            self.content["unfilled"],
            key=lambda it: (not self.critical[self.at[it["position"]]], it["position"]),
        )
        for entry in told:
            yield {
                "code": entry["position"],
                "position": self._title(entry["position"]),
                "unit": self._unit(entry["position"]),
                "critical": self.critical[self.at[entry["position"]]],
                "seats": entry["seats"],
                "reason": entry[self.reason],
            }

    def looks(self) -> Iterator[Mapping[str, Any]]:
        stays = {entry["nip"] for entry in self.content["stays"]}
        for look in worth_a_look(self.case, self.case.holds):
            nip = self.case.people["nip"][look.person]
            if nip in stays:
                code = self.case.people["position"][look.person]
                yield {
                    "nip": nip,
                    "name": self.names[nip],
                    "position": self._title(code),
                    "unit": self._unit(code),
                    "why": look.sentence.fill(look.facts, self.book.language),
                }

    def missing(self) -> Iterator[Mapping[str, Any]]:
        unit_names = dict(self.case.snapshot.units.select("unit", "name").iter_rows())
        for entry in missing(self.case):
            rule = ROLL[entry.rule]
            facts = self.case.facts(entry.person, entry.example, rule)
            nip = self.case.people["nip"][entry.person]
            yield {
                "nip": nip,
                "name": self.names[nip],
                "unit": unit_names.get(self.case.people["unit"][entry.person]),
                "rule": rule.title,
                "what": rule.words[Verdict.UNKNOWN].fill(facts, self.book.language),
                "positions": entry.positions,
            }

    def leaving(self) -> Iterator[Mapping[str, Any]]:
        for entry in self.content["leaving"]:
            yield {
                "nip": entry["nip"],
                "name": self.names[entry["nip"]],
                "position": self._place(entry["position"]),
                "because": LEAVING_NAMES[entry["because"]],
                "on": date.fromisoformat(entry["leaves_on"]),
            }

    def rules(self) -> Iterator[Mapping[str, Any]]:
        for rule in ROLL.values():
            condition = rule.condition(self.case.law, self.case.policy)
            yield {
                "code": rule.code,
                "title": rule.title,
                "source": "; ".join(str(cite) for cite in condition.cites),
                "verified": condition.verified if condition.verified else UNVERIFIED,
            }

    def _title(self, code: str | None) -> str:
        return (
            self.book.say(NO_POSITION) if code is None else self.titles[self.at[code]]
        )

    def _unit(self, code: str | None) -> str | None:
        return None if code is None else self.units[self.at[code]]

    def _place(self, code: str | None) -> str:
        unit = self._unit(code)
        return self._title(code) + (f", {unit}" if unit else "")
