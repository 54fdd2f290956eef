"""The commands of the main job on the fictional city, and what came out of them.

Every step is a command that anyone can type; each is shown as it runs.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from register import BOOK, Register, Stopped

from tepat.words import Language, Sentence

TEPAT = ".venv/bin/tepat"

FICTIONAL = Sentence(
    id="Kota contoh. Semua data fiktif; angka peraturan belum dipastikan.",
    en="A fictional city. All data is invented; figures of the law are not verified.",
)
FOUND: dict[str, tuple[Sentence, Sentence]] = {
    "data": (
        Sentence(id="Data", en="Data"),
        Sentence(
            id="{people} pegawai, {positions} jabatan, {units} unit; {errors} "
            "kesalahan, {warnings} peringatan",
            en="{people} employees, {positions} positions, {units} units; {errors} "
            "errors, {warnings} warnings",
        ),
    ),
    "database": (
        Sentence(id="Basis data", en="Database"),
        Sentence(
            id="{rows} baris tersegel dalam buku besar, di {file}",
            en="{rows} rows sealed in the ledger, in {file}",
        ),
    ),
    "need": (
        Sentence(id="Kebutuhan", en="Need"),
        Sentence(
            id="{need} orang; terisi {occupied}, kosong {vacancies}, di atas "
            "kebutuhan {surplus}",
            en="{need} people; {occupied} present, {vacancies} short, {surplus} over",
        ),
    ),
    "plan": (
        Sentence(id="Rencana", en="Plan"),
        Sentence(
            id="{moves} perpindahan; kursi terisi {filled_before} → {filled_after}, "
            "kursi kritis {critical_before} → {critical_after} dari {critical}, "
            "kesesuaian rata-rata {fit_before} → {fit_after}",
            en="{moves} moves; seats filled {filled_before} → {filled_after}, critical "
            "{critical_before} → {critical_after} of {critical}, mean fit "
            "{fit_before} → {fit_after}",
        ),
    ),
    "proof": (
        Sentence(id="Bukti", en="Proof"),
        Sentence(
            id="capaian sama dengan batas atas, diperiksa tanpa pengoptimal",
            en="what is achieved equals the bound, checked without the optimiser",
        ),
    ),
}
FILES: dict[str, Sentence] = {
    "kota.xlsx": Sentence(id="buku kerja", en="the workbook"),
    "kebutuhan.xlsx": Sentence(
        id="kebutuhan, kesenjangan, proyeksi", en="needs, gaps, projection"
    ),
    "peta-jabatan.html": Sentence(
        id="peta jabatan, buka di peramban", en="the position map, for a browser"
    ),
    "peta-jabatan.xlsx": Sentence(
        id="peta jabatan di Excel", en="the position map in Excel"
    ),
    "rencana/plan.xlsx": Sentence(
        id="rencana penempatan beserta alasannya", en="the plan with its reasons"
    ),
    "rencana/plan.json": Sentence(
        id="rencana dan buktinya, untuk mesin",
        en="the plan and its proof, for programs",
    ),
}
WHERE = Sentence(id="Berkas", en="Files")
TRY = Sentence(id="Coba", en="Try")
WHY = Sentence(
    id="mengapa orang ini dipindahkan ke sana?", en="why does this person go there?"
)


class Tour:
    """The commands of the main job, one after the other.

    Attributes:
        out: Folder of everything that is made.
        language: What is said, and in which the commands speak.
    """

    def __init__(self, out: Path, language: Language) -> None:
        self.out, self.language = out, language

    def say(self, sentence: Sentence, **facts: object) -> str:
        return sentence.fill(facts, self.language)

    def run(self, *words: str | Path) -> dict[str, Any]:
        """Show a command, run it, and return its result."""
        told = [str(word) for word in words]
        print(f"\n$ {TEPAT} {shlex.join(told)}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "tepat", *told, "--json", "--lang", self.language],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            print(done.stdout, end="")
            raise Stopped(done.returncode)
        content: dict[str, Any] = json.loads(done.stdout)
        return content

    def take(
        self, employees: int, seed: int, register: Register, is_fresh: bool
    ) -> Iterator[str]:
        """Run everything, then give the summary line by line.

        Raises:
            Stopped: if one of the commands fails.
        """
        book, folder = self.out / BOOK, self.out / "rencana"
        size = ("--employees", str(employees), "--seed", str(seed))
        counts = self.run("demo", *size, "--out", book)["counts"]
        said = register.prepare(is_fresh)
        if said:
            yield from ("", said)
        checked = self.run("check", book)
        if not register.is_loaded:
            yield from ("", register.begin_loading())
        totals = self.run("needs", book, "--out", self.out / "kebutuhan.xlsx")["totals"]
        for kind in ("html", "xlsx"):
            self.run("map", book, "--out", self.out / f"peta-jabatan.{kind}")
        plan = self.run("plan", book, "--out", folder)
        self.run("verify", folder)
        register.finish_loading()
        before, after = plan["before"], plan["after"]

        yield from ("", self.say(FICTIONAL), "")
        yield self.found(
            "data",
            people=counts["pegawai"],
            positions=counts["jabatan"],
            units=counts["unit"],
            errors=len(checked["errors"]),
            warnings=len(checked["warnings"]),
        )
        yield self.found("database", rows=sum(counts.values()), file=register.database)
        yield self.found("need", **totals)
        yield self.found(
            "plan",
            moves=len(plan["moves"]),
            filled_before=before["filled"],
            filled_after=after["filled"],
            critical_before=before["critical_filled"],
            critical_after=after["critical_filled"],
            critical=after["critical_seats"],
            fit_before=before["fit_mean"],
            fit_after=after["fit_mean"],
        )
        yield self.found("proof")
        yield from self.files()
        if plan["moves"]:
            nip = max(plan["moves"], key=gain)["nip"]
            yield from ("", self.say(TRY))
            yield f"  {TEPAT} explain {shlex.quote(str(folder))} {nip}"
            yield f"      {self.say(WHY)}"

    def found(self, line: str, **facts: object) -> str:
        name, sentence = FOUND[line]
        return f"  {self.say(name):<10} {self.say(sentence, **facts)}"

    def files(self) -> Iterator[str]:
        yield from ("", self.say(WHERE))
        width = max(len(str(self.out / name)) for name in FILES)
        for name, meaning in FILES.items():
            yield f"  {self.out / name!s:<{width}}  {self.say(meaning)}"


def gain(move: dict[str, Any]) -> int:
    """Return how much better a move fits the person; nothing where either is open."""
    before, after = move["fit_before"], move["fit_after"]
    return 0 if before is None or after is None else after - before
