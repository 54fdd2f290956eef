"""What an agency's export tells of job analyses, for ``adapt_dpd.py``."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tepat.snapshot.vocabulary import LEVELS_OF_FAMILY

Row = Mapping[str, str]

STEP_COLUMNS = ("tugas_id", "nomor", "tahapan")
QUALIFICATION_COLUMNS = (
    *("jabatan_id", "pendidikan_formal", "diklat_penjenjangan", "diklat_teknis"),
    *("diklat_fungsional", "pengalaman_kerja"),
)
DUTY_COLUMNS = ("jabatan_id", "jenis", "uraian")
RELATION_COLUMNS = ("jabatan_id", "jabatan_terkait", "unit", "dalam_hal")
DUTIES = {"tanggung_jawab": "TANGGUNG_JAWAB", "wewenang": "WEWENANG"}
JOINED = " | "  # how the export joins the entries of a list


class Unreadable(Exception):
    """The export is not as this script expects it."""


@dataclass(frozen=True)
class AnalysisExport:
    """The job analyses of the export, each of one job."""

    jobs: Mapping[str, Row]
    told: Mapping[str, Row]
    taught: Iterable[Row]
    qualifications: Mapping[str, Row]
    duties: Iterable[Row]
    relations: Iterable[Row]

    @classmethod
    def of(
        cls,
        folder: Path,
        jobs: Mapping[str, Row],
        told: Mapping[str, Row],
        known: set[str],
        notes: list[str],
    ) -> AnalysisExport:
        """Read what the export has of them, of the jobs that are ``known``."""

        def rows(
            name: str, columns: Iterable[str], key: str = "jabatan_id"
        ) -> list[Row]:
            read = _read_if_there(folder / f"{name}.csv", columns)
            mine = known if key == "jabatan_id" else tasks.keys()
            kept = [row for row in read if row[key] in mine]
            if len(kept) < len(read):
                notes.append(
                    f"{len(read) - len(kept)} baris {name}.csv dilewati: "
                    f"{key}-nya tidak ada dalam ekspor."
                )
            return kept

        tasks = {
            code: row for code, row in told.items() if row.get("jabatan_id") in known
        }
        qualified = rows("kualifikasi_jabatan", QUALIFICATION_COLUMNS)
        return cls(
            {code: row for code, row in jobs.items() if code in known},
            tasks,
            rows("tahapan_tugas", STEP_COLUMNS, "tugas_id"),
            {row["jabatan_id"]: row for row in qualified},
            list(_told(rows("tanggung_jawab_wewenang", DUTY_COLUMNS), notes)),
            rows("korelasi_jabatan", RELATION_COLUMNS),
        )

    def tasks(self) -> Iterator[Row]:
        """The tasks of each job; the posts tell how often and how long."""
        for task in self.told.values():
            yield {
                "jabatan": task["jabatan_id"],
                "nomor": task.get("nomor", ""),
                "uraian": task["uraian_tugas"],
                "hasil": lines(task["hasil_kerja"]),
            }

    def steps(self) -> Iterator[Row]:
        for step in self.taught:
            task = self.told[step["tugas_id"]]
            yield {
                "jabatan": task["jabatan_id"],
                "tugas": task.get("nomor", ""),
                "nomor": step["nomor"],
                "uraian": step["tahapan"],
            }

    def analyses(self) -> Iterator[Row]:
        for code, job in self.jobs.items():
            if not job.get("ikhtisar_jabatan") and code not in self.qualifications:
                continue
            told = self.qualifications.get(code, {})
            yield {
                "jabatan": code,
                "ikhtisar": job.get("ikhtisar_jabatan", ""),
                "pendidikan": lines(told.get("pendidikan_formal", "")),
                "diklat_penjenjangan": lines(told.get("diklat_penjenjangan", "")),
                "diklat_teknis": lines(told.get("diklat_teknis", "")),
                "diklat_fungsional": lines(told.get("diklat_fungsional", "")),
                "pengalaman": lines(told.get("pengalaman_kerja", "")),
                "prestasi": job.get("prestasi_diharapkan", ""),
                "kelas": job["kelas_jabatan"],
            }

    def details(self) -> Iterator[Row]:
        """Each list of each job, numbered as the export has it."""
        number: Counter[tuple[str, str]] = Counter()
        for duty in self.duties:
            kind = duty["jenis"]
            if kind not in DUTIES:
                raise Unreadable(
                    f"jenis {kind!r} tidak dikenal; yang dikenal: {', '.join(DUTIES)}."
                )
            row = {"butir": DUTIES[kind], "uraian": duty["uraian"]}
            yield _numbered(duty["jabatan_id"], row, number)
        for relation in self.relations:
            row = {
                "butir": "KORELASI",
                "uraian": lines(relation["jabatan_terkait"]),
                "unit": lines(relation["unit"]),
                "dalam_hal": lines(relation["dalam_hal"]),
            }
            yield _numbered(relation["jabatan_id"], row, number)


def _told(duties: Iterable[Row], notes: list[str]) -> Iterator[Row]:
    for duty in duties:
        if duty["uraian"]:
            yield duty
        else:
            notes.append(
                f"satu {duty['jenis']} {duty['jabatan_id']} tanpa uraian dilewati."
            )


def _numbered(code: str, row: Row, number: Counter[tuple[str, str]]) -> Row:
    number[code, row["butir"]] += 1
    return {"jabatan": code, **row, "nomor": str(number[code, row["butir"]])}


def lines(text: str) -> str:
    """The entries of a list that the export joined, each on a line of its own."""
    return text.replace(JOINED, "\n")


def kindred(
    job: Row, told: Iterable[tuple[Row, tuple[str, str]]]
) -> tuple[str, str] | None:
    """Kind and level of a job by its title, else by titles that begin alike."""
    title = job["nama_jabatan"].upper()
    if any(title.endswith(f" {level}") for level in LEVELS_OF_FAMILY["FUNGSIONAL"]):
        return "FUNGSIONAL", ""
    words = title.split()
    for length in range(len(words) - 1, 0, -1):
        alike = {
            kind
            for other, kind in told
            if other["nama_jabatan"].upper().split()[:length] == words[:length]
            and (length > 1 or other["kelas_jabatan"] == job["kelas_jabatan"])
        }
        if len(alike) == 1:
            return alike.pop()
    same = {
        kind
        for it, kind in told
        if it["kelas_jabatan"] == job["kelas_jabatan"] and kind[0] != "FUNGSIONAL"
    }
    return same.pop() if len(same) == 1 else None


def _read_if_there(path: Path, columns: Iterable[str]) -> list[Row]:
    return read(path, columns) if path.is_file() else []


def read(path: Path, columns: Iterable[str]) -> list[Row]:
    if not path.is_file():
        raise Unreadable(f"berkas {path} tidak ada.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        headings = reader.fieldnames or []
        missing = set(columns) - set(headings)
        if missing:
            raise Unreadable(f"{path.name} tanpa kolom {', '.join(sorted(missing))}.")
        return [
            {name: (row[name] or "").strip() for name in headings} for row in reader
        ]
