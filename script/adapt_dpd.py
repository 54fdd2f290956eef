"""Turn one agency's job analysis export into Tepat's exchange workbook.

The export is a folder of CSV files: the posts of the position map with their superior
(``peta_jabatan.csv``), the jobs (``jabatan.csv``), their tasks (``tugas_pokok.csv``)
and the workload of each post (``abk_tugas.csv``). Where they are there, the steps of
the tasks, the qualifications, the responsibilities and authorities and the relations
of each job make its job analysis. What becomes of each column is told in
``docs/adapters.md``.

    python script/adapt_dpd.py FOLDER OUT
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # wherever this is run from

from dpd_analyses import AnalysisExport, Unreadable, kindred, lines, read

from tepat.snapshot.columns import TABLES
from tepat.snapshot.vocabulary import (
    FAMILIES,
    FAMILY_SYNONYMS,
    LEADERSHIP,
    LEVELS,
)

Row = Mapping[str, str]

MAP_COLUMNS = (
    *("post_id", "parent_id", "jabatan_id", "nama_jabatan", "unit_kerja"),
    *("jenis_jabatan", "bezetting", "kebutuhan_pegawai"),
)
JOB_COLUMNS = ("jabatan_id", "nama_jabatan", "kelas_jabatan")
TASK_COLUMNS = ("tugas_id", "uraian_tugas", "hasil_kerja")
WORKLOAD_COLUMNS = (
    *("post_id", "tugas_id", "jumlah_hasil"),
    *("waktu_penyelesaian_menit", "waktu_efektif_menit"),
)
UMBRELLA = "INSTANSI"  # the unit above all, where no single leader is


def main() -> int:
    """Read the export, write the workbook, and say what could not be carried over."""
    parser = argparse.ArgumentParser(description="Ekspor anjab-ABK → buku kerja Tepat.")
    parser.add_argument("folder", type=Path, help="folder ekspor (CSV)")
    parser.add_argument("out", type=Path, help="folder buku kerja yang ditulis")
    args = parser.parse_args()
    try:
        sheets, notes = adapt(args.folder)
    except Unreadable as reason:
        print(f"adapt_dpd: {reason}", file=sys.stderr)
        return 1
    write(sheets, args.out)
    for note in notes:
        print(f"catatan: {note}", file=sys.stderr)
    counts = ", ".join(f"{name} {len(rows)}" for name, rows in sheets.items())
    print(f"{args.out}: {counts}")
    return 0


def adapt(folder: Path) -> tuple[dict[str, list[Row]], list[str]]:
    """Return the rows of each sheet, and notes on what was not as expected.

    Raises:
        Unreadable: if a file or column is missing, or posts answer to each other in a
            circle, or a kind of post or an effective time is not understood.
    """
    posts = Posts.of(read(folder / "peta_jabatan.csv", MAP_COLUMNS))
    jobs = {row["jabatan_id"]: row for row in read(folder / "jabatan.csv", JOB_COLUMNS)}
    told = {
        row["tugas_id"]: row for row in read(folder / "tugas_pokok.csv", TASK_COLUMNS)
    }
    workload = read(folder / "abk_tugas.csv", WORKLOAD_COLUMNS)
    hours = _effective_hours(workload)
    notes = list(_loose_ends(posts))
    listed = list(_jobs(posts, jobs, notes))
    known = {row["kode"] for row in listed}
    analysed = AnalysisExport.of(folder, jobs, told, known, notes)
    sheets: dict[str, list[Row]] = {
        "unit": list(_units(posts)),
        "nomenklatur": listed,
        "jabatan": list(_positions(posts, jobs)),
        "tugas": [*_tasks(workload, posts, told, notes), *analysed.tasks()],
        "tahapan": list(analysed.steps()),
        "anjab": list(analysed.analyses()),
        "butir_anjab": list(analysed.details()),
        "pegawai": [],
        "pengaturan": [
            {"kunci": "nama_instansi", "nilai": posts.agency},
            {"kunci": "jam_kerja_efektif", "nilai": hours},
            {"kunci": "pembulatan", "nilai": "KE_ATAS"},
            {"kunci": "kebutuhan_pimpinan_dari_data", "nilai": "ya"},
        ],
    }
    return sheets, notes


def write(sheets: Mapping[str, Iterable[Row]], out: Path) -> None:
    """Write each sheet as a CSV file with the headings of the contract."""
    out.mkdir(parents=True, exist_ok=True)
    headings = {
        table.sheet: [column.official for column in table.columns] for table in TABLES
    }
    for sheet, rows in sheets.items():
        with (out / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings[sheet], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@dataclass(frozen=True)
class Posts:
    """The posts of the map, and who stands above whom."""

    by_id: Mapping[str, Row]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Posts:
        posts = cls({row["post_id"]: row for row in rows})
        if not posts.by_id:
            raise Unreadable("peta_jabatan.csv tidak berisi satu posisi pun.")
        for post in posts:
            list(posts.above(post))
        return posts

    def __iter__(self) -> Iterator[Row]:
        return iter(self.by_id.values())

    def superior(self, post: Row) -> Row | None:
        """The post it answers to; none where that one is not in this export."""
        return self.by_id.get(post["parent_id"])

    def above(self, post: Row) -> Iterator[Row]:
        """Everybody above a post, nearest first."""
        seen = {post["post_id"]}
        while (superior := self.superior(post)) is not None:
            if superior["post_id"] in seen:
                raise Unreadable(f"atasan {post['post_id']} berputar pada dirinya.")
            seen.add(superior["post_id"])
            yield superior
            post = superior

    def unit(self, post: Row) -> str:
        """Code of the unit of a post: its own where it leads, else its leader's."""
        if leads(post):
            return f"U-{post['post_id']}"
        return self.unit_above(post)

    def unit_above(self, post: Row) -> str:
        leader = next(filter(leads, self.above(post)), None)
        if leader is not None:
            return f"U-{leader['post_id']}"
        return UMBRELLA if self.needs_umbrella else ""

    @cached_property
    def tops(self) -> list[Row]:
        return [post for post in self if self.superior(post) is None]

    @property
    def needs_umbrella(self) -> bool:
        """Whether no single leader stands above all."""
        return len(self.tops) != 1 or not leads(self.tops[0])

    @property
    def agency(self) -> str:
        return self.tops[0]["unit_kerja"]


def leads(post: Row) -> bool:
    return family(post) in LEADERSHIP


def family(post: Row) -> str:
    """The family of a post: ``ESELON II / JPT Pratama`` is JPT."""
    kind = _kind(post)
    if kind not in FAMILIES and kind not in FAMILY_SYNONYMS:
        raise Unreadable(
            f"jenis_jabatan {post['jenis_jabatan']!r} pada {post['post_id']} tidak "
            f"dikenal; yang dikenal: {', '.join((*FAMILIES, *FAMILY_SYNONYMS))}."
        )
    return FAMILY_SYNONYMS.get(kind, kind)


def _kind(post: Row) -> str:
    return post["jenis_jabatan"].rpartition("/")[2].strip().upper()


def _level(post: Row) -> str:
    """The level that the kind of post tells; titles tell the functional ones."""
    return _kind(post) if _kind(post) in LEVELS and leads(post) else ""


def _loose_ends(posts: Posts) -> Iterator[str]:
    for post in posts:
        if post["parent_id"] and posts.superior(post) is None:
            yield (
                f"atasan {post['parent_id']} dari {post['post_id']} tidak ada dalam "
                "ekspor; posisi ini menjadi puncak."
            )
    if posts.needs_umbrella:
        yield f"tidak ada satu pemimpin puncak; unit {UMBRELLA} ditambahkan di atasnya."


def _units(posts: Posts) -> Iterator[Row]:
    if posts.needs_umbrella:
        yield {"kode": UMBRELLA, "nama": posts.agency, "induk": ""}
    for post in filter(leads, posts):
        yield {
            "kode": posts.unit(post),
            "nama": post["unit_kerja"],
            "induk": posts.unit_above(post),
        }


def _jobs(posts: Posts, jobs: Mapping[str, Row], notes: list[str]) -> Iterator[Row]:
    """The jobs of the posts; then those that no post has, as kindred titles are."""
    first = {post["jabatan_id"]: post for post in reversed(list(posts))}
    kinds = {
        code: (family(post), _level(post))
        for code, post in first.items()
        if code in jobs
    }
    for code in dict.fromkeys(post["jabatan_id"] for post in posts):
        if code in jobs:
            yield _job(jobs[code], *kinds[code])
    told = [(jobs[code], kind) for code, kind in kinds.items()]
    for code in (it for it in jobs if it not in kinds):
        kind = kindred(jobs[code], told)
        if kind is None:
            notes.append(
                f"nomenklatur {code} ({jobs[code]['nama_jabatan']}) dilewati: tidak "
                "ada pada peta, dan jenisnya tidak dapat disimpulkan."
            )
            continue
        notes.append(f"nomenklatur {code} tidak ada pada peta; jenisnya {kind[0]}.")
        yield _job(jobs[code], *kind)


def _job(job: Row, kind: str, level: str) -> Row:
    return {
        "kode": job["jabatan_id"],
        "nama": job["nama_jabatan"],
        "jenis": kind,
        "jenjang": level,
        "kelas": job["kelas_jabatan"],
    }


def _positions(posts: Posts, jobs: Mapping[str, Row]) -> Iterator[Row]:
    for post in posts:
        superior = posts.superior(post)
        job = jobs.get(post["jabatan_id"])
        yield {
            "kode": post["post_id"],
            "unit": posts.unit(post),
            "nama": post["nama_jabatan"],
            "jenis": family(post),
            "nomenklatur": "" if job is None else job["jabatan_id"],
            "jenjang": _level(post),
            "kelas": "" if job is None else job["kelas_jabatan"],
            "kebutuhan": post["kebutuhan_pegawai"],
            "atasan": "" if superior is None else superior["post_id"],
            "bezetting": post["bezetting"],
        }


def _tasks(
    workload: Iterable[Row], posts: Posts, told: Mapping[str, Row], notes: list[str]
) -> Iterator[Row]:
    for row in workload:
        code = f"{row['post_id']}/{row['tugas_id']}"
        if row["post_id"] not in posts.by_id:
            notes.append(f"tugas {code} dilewati: posisinya tidak ada pada peta.")
            continue
        task = told.get(row["tugas_id"], {})
        time = row["waktu_penyelesaian_menit"]
        if time and not row["waktu_efektif_menit"]:
            time = ""
            notes.append(
                f"tugas {code} tanpa waktu efektif tidak dihitung oleh sumbernya; "
                "waktunya dikosongkan agar tidak ikut dihitung di sini."
            )
        yield {
            "jabatan": row["post_id"],
            "uraian": task.get("uraian_tugas") or row["tugas_id"],
            "hasil": lines(task.get("hasil_kerja", "")),
            "volume": _number(row["jumlah_hasil"]),
            "periode": "tahun",
            "waktu": _number(time),
            "satuan_waktu": "menit",
            "pendekatan": "tugas",
        }


def _effective_hours(workload: Iterable[Row]) -> str:
    minutes = {row["waktu_efektif_menit"] for row in workload} - {""}
    if len({float(each) for each in minutes}) != 1:
        raise Unreadable(
            "waktu_efektif_menit harus satu angka untuk seluruh instansi; ditemukan: "
            f"{', '.join(sorted(minutes)) or 'tidak ada'}."
        )
    return _number(str(float(minutes.pop()) / 60))


def _number(text: str) -> str:
    """A number without idle zeros, never with three decimals (``1.250`` may mean
    either a thousand or one and a quarter).

    >>> _number("600.00"), _number("1.250"), _number("0.125"), _number("")
    ('600', '1.25', '0.1250', '')
    """
    if "." not in text:
        return text
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) == 3:
        decimals += "0"
    return f"{whole}.{decimals}" if decimals else whole


if __name__ == "__main__":
    sys.exit(main())
