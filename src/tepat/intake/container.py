"""Looking at a file before anything parses it: is it a workbook, and a safe one?

A file is judged by its content, never by its name. A zip directory may lie about
sizes, so they are compared with what really comes out (:func:`inflated`).
"""

from __future__ import annotations

import mmap
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tepat.errors import TepatError
from tepat.snapshot.checks import Defect
from tepat.snapshot.checks.defect import error
from tepat.words import Sentence

MEBI = 2**20
# 200,000 employees with all they have done make about 300 MiB packed, 2.5 GiB open.
LARGEST_FILE = 1024 * MEBI
LARGEST_UNPACKED = 4096 * MEBI
LARGEST_PART = 2048 * MEBI
MOST_PARTS = 10_000
# Sheets pack to about a tenth, a million equal rows to a hundredth, a bomb further.
LARGEST_RATIO = 300
RATIO_MATTERS_FROM = 32 * MEBI

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STEP = MEBI  # read at a time
LOCAL_HEADER = 30  # bytes before the name of a part

NOT_THERE = error(
    "FILE-NOT-FOUND",
    id="Berkas atau folder ini tidak ada. Periksa nama dan letaknya.",
    en="There is no such file or folder. Check its name and where it is.",
)
NOT_READABLE = error(
    "FILE-NOT-READABLE",
    id="Berkas tidak dapat dibuka ({reason}). Periksa izinnya, atau tutup program yang "
    "sedang memakainya.",
    en="The file cannot be opened ({reason}). Check its permissions, or close the "
    "program that is using it.",
)
EMPTY = error(
    "FILE-EMPTY",
    id="Berkas kosong (0 bita). Simpan ulang dari Excel atau ambil salinan yang utuh.",
    en="The file is empty (0 bytes). Save it again from Excel or get a sound copy.",
)
NOT_XLSX = error(
    "FILE-NOT-XLSX",
    id="Bukan buku kerja .xlsx, melainkan {found}; yang diterima berkas .xlsx atau "
    "folder berisi berkas .csv. Buka di Excel lalu simpan sebagai “Excel Workbook "
    "(.xlsx)”.",
    en="Not an .xlsx workbook but {found}; accepted are an .xlsx file or a folder of "
    ".csv files. Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
)
ENCRYPTED = error(
    "FILE-ENCRYPTED",
    id="Buku kerja ini dikunci dengan kata sandi. Buka di Excel, pilih File › Info › "
    "Protect Workbook › Encrypt with Password, kosongkan kata sandinya, simpan, lalu "
    "coba lagi.",
    en="This workbook is locked by a password. Open it in Excel, choose File › Info › "
    "Protect Workbook › Encrypt with Password, clear the password, save, and try "
    "again.",
)
TOO_LARGE = error(
    "FILE-TOO-LARGE",
    id="Isi berkas terlalu besar: {found}; yang diterima paling banyak {allowed}. "
    "Hapus lembar dan baris yang tidak diperlukan, atau pakai folder CSV.",
    en="The file holds too much: {found}; accepted is at most {allowed}. Delete sheets "
    "and rows that are not needed, or use a folder of CSV files.",
)
BOMB = error(
    "FILE-ZIP-BOMB",
    id="Berkas ini membengkak tidak wajar saat dibuka ({found}); yang diterima paling "
    "banyak {allowed}. Berkas mungkin rusak atau berbahaya; ambil salinan dari "
    "sumbernya.",
    en="This file swells abnormally when opened ({found}); accepted is at most "
    "{allowed}. It may be damaged or harmful; get a copy from its source.",
)
DAMAGED = error(
    "FILE-DAMAGED",
    id="Buku kerja rusak dan tidak dapat dibaca ({reason}). Buka dan simpan ulang di "
    "Excel, atau ambil salinan yang utuh.",
    en="The workbook is damaged and cannot be read ({reason}). Open and save it again "
    "in Excel, or get a sound copy.",
)


SWELLS_BEYOND = Sentence(
    id="{part} lebih besar daripada ukuran tercatatnya",
    en="{part} is larger than its stated size",
)
STATED_SIZE = Sentence(id="ukuran tercatat", en="the stated size")
UNKNOWN_KIND = Sentence(id="jenis yang tidak dikenal", en="something unknown")
NO_FILE = Sentence(id="sesuatu yang bukan berkas", en="something that is no file")
KINDS_BY_START: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", Sentence(id="dokumen PDF", en="a PDF document")),
    (b"<", Sentence(id="halaman HTML atau XML", en="an HTML or XML page")),
    (b"{", Sentence(id="berkas JSON", en="a JSON file")),
)
PLAIN_TEXT = Sentence(id="berkas teks (CSV?)", en="a text file (CSV?)")
KINDS_OF_ZIP: tuple[tuple[str, Sentence], ...] = (
    ("xl/workbook.bin", Sentence(id="buku kerja .xlsb", en="an .xlsb workbook")),
    ("word/document.xml", Sentence(id="dokumen Word", en="a Word document")),
    ("ppt/presentation.xml", Sentence(id="presentasi", en="a presentation")),
    ("content.xml", Sentence(id="berkas OpenDocument", en="an OpenDocument file")),
)
OTHER_ZIP = Sentence(id="arsip zip biasa", en="an ordinary zip archive")
OLD_EXCEL = Sentence(id="buku kerja Excel lama (.xls)", en="an old Excel file (.xls)")
OTHER_OLE = Sentence(id="dokumen Office lama", en="an old Office document")


class Refused(TepatError):
    """A file or sheet that is not read at all; intake makes a problem of it."""

    exit_code = 13

    def __init__(self, defect: Defect, **facts: object) -> None:
        self.defect = defect
        super().__init__(defect.sentence, **facts)


def examine(path: Path) -> list[zipfile.ZipInfo]:
    """Let a sound .xlsx file pass, and return what its directory states.

    Raises:
        Refused: if it is anything else, or a danger to memory.
    """
    if not path.is_file():
        raise Refused(NOT_XLSX, found=NO_FILE)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(STEP)
            is_encrypted = head.startswith(OLE) and _holds(file, "EncryptedPackage")
            is_old_excel = head.startswith(OLE) and _holds(file, "Workbook")
    except OSError as failure:
        raise Refused(NOT_READABLE, reason=failure.strerror) from failure
    if not size:
        raise Refused(EMPTY)
    if is_encrypted:
        raise Refused(ENCRYPTED)
    if head.startswith(OLE):
        raise Refused(NOT_XLSX, found=OLD_EXCEL if is_old_excel else OTHER_OLE)
    if not head.startswith((ZIP, EMPTY_ZIP)):
        raise Refused(NOT_XLSX, found=_kind(head))
    if size > LARGEST_FILE:
        raise Refused(TOO_LARGE, found=mebi(size), allowed=mebi(LARGEST_FILE))
    return _examine_directory(path)


def inflated(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what one part of a zip file really holds, piece by piece.

    Raises:
        Refused: if more comes out than the directory states, or it is damaged.
    """
    total = 0
    try:
        for piece in _pieces(file, part):
            total += len(piece)
            if total > part.file_size:
                told = SWELLS_BEYOND.id, SWELLS_BEYOND.en
                named = (text.format(part=part.filename) for text in told)
                raise Refused(BOMB, found=Sentence(*named), allowed=STATED_SIZE)
            yield piece
    except (zlib.error, OSError, ValueError) as failure:
        raise Refused(DAMAGED, reason=f"{part.filename}: {failure}") from failure
    if total < part.file_size:
        raise Refused(DAMAGED, reason=f"{part.filename}: {total} < {part.file_size}")


def mebi(size: int) -> str:
    """Write a size in bytes for a reader."""
    return f"{max(1, round(size / MEBI))} MiB"


def _pieces(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(part.header_offset)
    header = file.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or not header.startswith(ZIP):
        raise ValueError("zip header")
    skip = int.from_bytes(header[26:28], "little")
    skip += int.from_bytes(header[28:30], "little")
    file.seek(skip, 1)
    left = part.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left and (packed := file.read(min(STEP, left))):
        left -= len(packed)
        if part.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:  # never more than one step at a time, however well it packs
            yield inflater.decompress(packed, STEP)
            packed = inflater.unconsumed_tail
    if part.compress_type != zipfile.ZIP_STORED:
        yield inflater.flush()


def _examine_directory(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as failure:
        raise Refused(DAMAGED, reason=str(failure)) from failure
    if len(parts) > MOST_PARTS:
        raise Refused(BOMB, found=f"{len(parts)} ×", allowed=f"{MOST_PARTS} ×")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(ENCRYPTED)
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise Refused(DAMAGED, reason="zip: a name occurs twice")
    if "xl/workbook.xml" not in names:
        kinds = (kind for name, kind in KINDS_OF_ZIP if name in names)
        raise Refused(NOT_XLSX, found=next(kinds, OTHER_ZIP))
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(DAMAGED, reason=f"{part.filename}: {part.compress_type}")
    _examine_sizes(parts)
    return parts


def _examine_sizes(parts: list[zipfile.ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    largest = max(part.file_size for part in parts)
    if total > RATIO_MATTERS_FROM and total > packed * LARGEST_RATIO:
        ratio = round(total / max(packed, 1))
        raise Refused(BOMB, found=f"{ratio} ×", allowed=f"{LARGEST_RATIO} ×")
    if total > LARGEST_UNPACKED:
        raise Refused(TOO_LARGE, found=mebi(total), allowed=mebi(LARGEST_UNPACKED))
    if largest > LARGEST_PART:
        raise Refused(TOO_LARGE, found=mebi(largest), allowed=mebi(LARGEST_PART))


def _holds(file: BinaryIO, name: str) -> bool:
    """Tell whether an OLE file names a stream so, wherever its directory lies."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        return whole.find(name.encode("utf-16-le")) >= 0


def _kind(head: bytes) -> Sentence:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind in KINDS_BY_START:
        if start.startswith(sign):
            return kind
    return UNKNOWN_KIND if b"\x00" in head else PLAIN_TEXT
