"""What keeps a command from using the database, each with its own exit code."""

from __future__ import annotations

from pathlib import Path

from tepat.errors import TepatError
from tepat.words import Sentence

WEB = Sentence(
    id="Perintah ini memerlukan bagian web Tepat. Pasang sekali: pip install "
    "'tepat[web]'",
    en="This command needs the web part of Tepat. Install it once: pip install "
    "'tepat[web]'",
)
KEY = Sentence(
    id="TEPAT_SECRET_KEY belum diisi, padahal buku besar di basis data ini sudah "
    "disegel dengan sebuah kunci. Isi TEPAT_SECRET_KEY dengan kunci yang sama (lihat "
    "berkas .env di folder tempat perintah pertama dijalankan), lalu ulangi.",
    en="TEPAT_SECRET_KEY is not set, but the ledger in this database is sealed with a "
    "key already. Set TEPAT_SECRET_KEY to that same key (see the file .env in the "
    "folder where the first command ran), then try again.",
)
OTHER_KEY = Sentence(
    id="Kunci yang dipakai bukan kunci yang menyegel buku besar di basis data {name}. "
    "Tidak ada yang diubah. Isi TEPAT_SECRET_KEY (dan TEPAT_LEDGER_KEY, bila dipakai) "
    "dengan kunci yang semula; biasanya ada di berkas .env di folder tempat perintah "
    "pertama dijalankan.",
    en="The key in use is not the one that sealed the ledger in database {name}. "
    "Nothing was changed. Set TEPAT_SECRET_KEY (and TEPAT_LEDGER_KEY, where it is "
    "used) to the first key; it is usually in the file .env in the folder where the "
    "first command ran.",
)
AWAY = Sentence(
    id="Basis data {name} tidak dapat dibuka ({cause}). Periksa TEPAT_DATABASE_URL dan "
    "apakah servernya berjalan, lalu ulangi.",
    en="Database {name} cannot be opened ({cause}). Check TEPAT_DATABASE_URL and "
    "whether its server runs, then try again.",
)
MIDWAY = Sentence(
    id="Basis data {name} berhenti menjawab di tengah jalan ({cause}); apa yang belum "
    "selesai tidak disimpan. Periksa apakah disk penuh, servernya mati, atau "
    "pekerjaan lain sedang menulis lama, lalu ulangi.",
    en="Database {name} stopped answering midway ({cause}); what was not finished was "
    "not kept. See whether the disk is full, its server is down, or other work writes "
    "for long, then try again.",
)
NEWER = Sentence(
    id="Basis data {name} dibuat oleh Tepat yang lebih baru ({steps}). Pasang versi "
    "itu; versi ini tidak mengubah apa pun.",
    en="Database {name} was made by a newer Tepat ({steps}). Install that version; "
    "this one changed nothing.",
)
UNREADABLE = Sentence(
    id="{path} memuat terlalu banyak, atau tidak memuat satu tabel pun. Berikan buku "
    "kerja .xlsx, folder berkas .csv, atau folder itu dalam bentuk .zip.",
    en="{path} holds too much, or not one table. Give a workbook .xlsx, a folder of "
    ".csv files, or that folder as a .zip.",
)
HEAD = Sentence(
    id="{path} bukan kepala buku besar. Pakai berkas dari «tepat ledger head --out» "
    "atau dari tombol Unduh kepala di halaman buku besar.",
    en="{path} is no head of a ledger. Use a file from “tepat ledger head --out”, or "
    "from the button Download the head on the ledger's page.",
)
EXISTS = Sentence(
    id="{path} sudah ada dan tidak ditimpa. Pilih nama lain, misalnya dengan tanggal.",
    en="{path} is there already and is not written over. Choose another name, for "
    "example one with the date.",
)
NO_BACKUP = Sentence(
    id="{path} bukan cadangan Tepat, atau tidak dapat dibaca. Berikan berkas yang "
    "ditulis oleh «tepat backup».",
    en="{path} is no backup of Tepat, or cannot be read. Give a file that “tepat "
    "backup” wrote.",
)
DAMAGED = Sentence(
    id="Cadangan {path} rusak pada bagian {part}. Tidak ada yang diubah pada basis "
    "data. Pakai salinan lain dari cadangan ini.",
    en="Backup {path} is damaged in part {part}. Nothing was changed in the database. "
    "Use another copy of this backup.",
)
FILLED = Sentence(
    id="Basis data {name} sudah terisi dan tidak ditimpa. Buat cadangannya dulu (tepat "
    "backup), lalu ulangi dengan --replace; atau arahkan TEPAT_DATABASE_URL ke basis "
    "data yang kosong.",
    en="Database {name} has data already and is not written over. Back it up first "
    "(tepat backup), then repeat with --replace; or point TEPAT_DATABASE_URL at an "
    "empty database.",
)
OTHER_ENGINE = Sentence(
    id="Cadangan ini dari {theirs}, sedangkan TEPAT_DATABASE_URL menunjuk ke {ours}. "
    "Pulihkan ke basis data yang sejenis; untuk pindah jenis, pulihkan dulu di sana, "
    "lalu pakai «tepat export» dan «tepat import».",
    en="This backup is of {theirs}, but TEPAT_DATABASE_URL points at {ours}. Restore "
    "it into a database of its own kind; to change the kind, restore it there first, "
    "then use “tepat export” and “tepat import”.",
)
AHEAD = Sentence(
    id="Basis data {name} memakai skema yang lebih baru daripada cadangan ini. "
    "Pulihkan ke basis data baru yang kosong, lalu arahkan TEPAT_DATABASE_URL ke sana.",
    en="Database {name} has a newer schema than this backup. Restore it into a fresh, "
    "empty database, then point TEPAT_DATABASE_URL there.",
)
NO_TOOL = Sentence(
    id="Perintah {tool} dari PostgreSQL tidak ditemukan. Pasang paket "
    "postgresql-client, dengan versi yang sama dengan servernya, lalu ulangi.",
    en="PostgreSQL's command {tool} was not found. Install package postgresql-client, "
    "of the same version as the server, then try again.",
)
TOOL_FAILED = Sentence(
    id="{tool} dari PostgreSQL gagal; basis data tetap seperti semula. Katanya: "
    "{cause}",
    en="PostgreSQL's {tool} failed; the database is as it was. It said: {cause}",
)
REFUSED = Sentence(id="Tidak ada yang diubah. {why}", en="Nothing was changed. {why}")


class WebMissing(TepatError):
    """A command of the database was called where the extra ``web`` is not installed."""

    exit_code = 31

    def __init__(self) -> None:
        super().__init__(WEB)


class KeyMissing(TepatError):
    """The ledger is sealed already, and the key of its seals is not told."""

    exit_code = 32

    def __init__(self) -> None:
        super().__init__(KEY)


class DatabaseAway(TepatError):
    """The database cannot be opened, or stopped answering."""

    exit_code = 33


class RegisterRefuses(TepatError):
    """The register does not take what a command would do; it says why."""

    exit_code = 34

    def __init__(self, why: object) -> None:
        super().__init__(REFUSED, why=str(why))


class OtherKey(TepatError):
    """The ledger was sealed with another key than the one in use."""

    exit_code = 35

    def __init__(self, name: str) -> None:
        super().__init__(OTHER_KEY, name=name)


class NoHead(TepatError):
    """A file that should hold the head of a ledger does not."""

    exit_code = 36

    def __init__(self, path: Path) -> None:
        super().__init__(HEAD, path=path)


class Unreadable(TepatError):
    """A packed folder that holds too much, or no table."""

    exit_code = 37

    def __init__(self, path: Path) -> None:
        super().__init__(UNREADABLE, path=path)


class Exists(TepatError):
    """A backup would be written over a file that is there."""

    exit_code = 38

    def __init__(self, path: Path) -> None:
        super().__init__(EXISTS, path=path)


class NoBackup(TepatError):
    """A file that should be a backup is none."""

    exit_code = 39

    def __init__(self, path: Path) -> None:
        super().__init__(NO_BACKUP, path=path)


class Damaged(TepatError):
    """A part of a backup is not what was put in."""

    exit_code = 40

    def __init__(self, path: Path, part: str) -> None:
        super().__init__(DAMAGED, path=path, part=part)


class Filled(TepatError):
    """A backup would be restored over data that is there."""

    exit_code = 41

    def __init__(self, name: str) -> None:
        super().__init__(FILLED, name=name)


class DoesNotSuit(TepatError):
    """A backup is of another kind of database, or of an older schema, than this one."""

    exit_code = 42


class NoTool(TepatError):
    """A tool of PostgreSQL's is not installed."""

    exit_code = 47

    def __init__(self, tool: str) -> None:
        super().__init__(NO_TOOL, tool=tool)


class ToolFailed(TepatError):
    """A tool of PostgreSQL's failed."""

    exit_code = 48

    def __init__(self, tool: str, said: str) -> None:
        cause = " ".join(said.split())
        super().__init__(TOOL_FAILED, tool=tool, cause=cause)
