"""The fictional city in a database of its own, and the site that shows it.

Everything lies in the folder of the demo, with the settings in its ``.env``; so
``tepat`` called in that folder finds it again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from tepat.errors import TepatError
from tepat.words import Language, Sentence

BOOK = "kota.xlsx"
SETTINGS = ".env"
LOCK = ".sedang-dipakai"
LOADED = ".dimuat"  # the digest of the workbook that the database holds
MADE = ("tepat.sqlite3", "tepat.sqlite3-wal", "tepat.sqlite3-shm", "berkas", "surat")
MARK = "# Setelan kota contoh, dibuat oleh `make demo`. / Settings of the demo."
WORDS = ("import", BOOK)
PORTS = 20  # tried one after the other

IN_USE = Sentence(
    id="Kota contoh di {out} sedang dijalankan di tempat lain. Hentikan dulu (Ctrl-C "
    "di sana), atau pakai folder lain: make demo OUT=lain",
    en="The demo in {out} is running elsewhere. End that first (Ctrl-C there), or use "
    "another folder: make demo OUT=other",
)
NOT_OURS = Sentence(
    id="Di {out} ada {name} yang bukan buatan `make demo`; tidak ada yang diubah. "
    "Pakai folder lain: make demo OUT=lain",
    en="{out} holds a {name} that `make demo` did not write; nothing was changed. Use "
    "another folder: make demo OUT=other",
)
NO_PORT = Sentence(
    id="Port {port} tidak dapat dipakai. Hentikan program yang memakainya, atau pilih "
    "yang lain: make demo PORT=9000",
    en="Port {port} cannot be used. End the program that uses it, or choose another "
    "one: make demo PORT=9000",
)
AGAIN = Sentence(
    id="Basis data {file} sudah memuat kota ini dan dipakai lagi, beserta semua yang "
    "Anda ubah di dalamnya. Yang baru: make demo FRESH=ya",
    en="Database {file} holds this city already and is used again, with everything "
    "you changed in it. A new one: make demo FRESH=yes",
)
REPLACED = Sentence(
    id="Basis data {file} yang lama diganti dengan yang baru.",
    en="The old database {file} is replaced by a new one.",
)
BESIDE = Sentence(
    id="(berjalan sementara perintah berikutnya bekerja)",
    en="(runs while the next commands work)",
)
HINT = Sentence(
    id="Kode enam angka tanpa ponsel: {code} KUNCI. Surat situs ada di {mail}. Nanti "
    "dapat dibuka lagi dengan data yang sama: cd {out} && {tepat} serve",
    en="Codes of six digits without a phone: {code} KEY. The site's mails are in "
    "{mail}. To open it again later with the same data: cd {out} && {tepat} serve",
)


class Unusable(TepatError):
    """The folder or the port cannot be used for the demo."""


class Stopped(Exception):
    """A command ended with the exit code that this holds."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class Register:
    """The database of the demo.

    Attributes:
        out: Folder of everything that is made.
        language: In which the commands speak.
    """

    def __init__(self, out: Path, language: Language) -> None:
        self.out, self.language = out, language
        self.database = out / MADE[0]
        self._loading: subprocess.Popen[str] | None = None

    @property
    def tepat(self) -> str:
        """How the command is called from inside the folder."""
        return os.path.relpath(".venv/bin/tepat", self.out)

    def take(self, port: str, first: int) -> None:
        """Take the folder for ourselves, and choose a port.

        Raises:
            Unusable: if another demo runs there, or it is not ours, or no port is free.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        there = [name for name in (SETTINGS, *MADE) if (self.out / name).exists()]
        if there and not self._is_ours():
            raise Unusable(NOT_OURS, out=str(self.out), name=there[0])
        self.lock = os.open(self.out / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Unusable(IN_USE, out=str(self.out)) from error
        os.set_inheritable(self.lock, True)  # the site goes on holding it
        os.truncate(self.lock, 0)
        os.write(self.lock, b"%d" % os.getpid())  # whom to tell to end
        tried = [int(port)] if port.isdecimal() else range(first, first + PORTS)
        self.port = next((each for each in tried if _is_free(each)), 0)
        if not self.port:
            raise Unusable(NO_PORT, port=port or str(first))

    def prepare(self, is_fresh: bool) -> str:
        """Make ready to load the workbook; return what happens to what was there."""
        self.digest = hashlib.sha256((self.out / BOOK).read_bytes()).hexdigest()
        loaded = self.out / LOADED
        is_there = self.database.exists()
        known = loaded.read_text("utf-8") if loaded.exists() else ""
        self.is_loaded = is_there and known == self.digest and not is_fresh
        if not self.is_loaded:
            loaded.unlink(missing_ok=True)
            for name in MADE:
                _remove(self.out / name)
        self._write_settings()
        said = AGAIN if self.is_loaded else REPLACED
        return self._say(said, file=self.database) if is_there else ""

    def begin_loading(self) -> str:
        """Start the import beside everything else; return how it was called."""
        self._loading = subprocess.Popen(
            [sys.executable, "-m", "tepat", *WORDS, "--lang", self.language],
            cwd=self.out,
            env=_environment(),
            stdout=subprocess.PIPE,  # it says a few lines, and waits with them
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        return f"{self._called(*WORDS)}   {self._say(BESIDE)}"

    def finish_loading(self) -> None:
        """Wait for the import, if there is one; show what it said.

        Raises:
            Stopped: if it failed.
        """
        if self._loading is None:
            return
        said, _ = self._loading.communicate()
        code = self._loading.returncode
        self._loading = None
        print(f"\n{self._called(*WORDS)}\n{said}", end="", flush=True)
        if code:
            raise Stopped(code)
        (self.out / LOADED).write_text(self.digest, "utf-8")

    def stop_loading(self) -> None:
        """End an import that is no longer wanted: nothing of it stays."""
        if self._loading is not None:
            self._loading.terminate()
            self._loading.wait()

    def serve(self) -> NoReturn:
        """Become the site: whoever stops us stops it."""
        code = ".venv/bin/python script/code_app.py"
        facts = {"code": code, "mail": self.out / "surat", "tepat": self.tepat}
        print(f"\n{self._say(HINT, out=self.out, **facts)}")
        print(f"\n{self._called('serve')}", flush=True)
        os.chdir(self.out)
        words = ["-m", "tepat", "serve", "--lang", self.language]
        os.execve(sys.executable, [sys.executable, *words], _environment())  # noqa: S606

    def _is_ours(self) -> bool:
        file = self.out / SETTINGS
        return file.exists() and file.read_text("utf-8").startswith(MARK)

    def _write_settings(self) -> None:
        file = self.out / SETTINGS
        before = file.read_text("utf-8").splitlines() if file.exists() else []
        told = dict(line.split("=", 1) for line in before if "=" in line)
        key = told.get("TEPAT_SECRET_KEY", "") if self.is_loaded else ""
        settings = {
            "TEPAT_DEMO": "ya",
            "TEPAT_SECRET_KEY": key or secrets.token_urlsafe(50),
            "TEPAT_DATABASE_URL": f"sqlite:///{MADE[0]}",
            "TEPAT_MAIL_FOLDER": "surat",
            "TEPAT_LISTEN": f"127.0.0.1:{self.port}",
        }
        lines = [MARK, *(f"{name}={value}" for name, value in settings.items())]
        file.touch(0o600)
        file.write_text("\n".join([*lines, ""]), "utf-8")

    def _called(self, *words: str) -> str:
        folder = shlex.quote(str(self.out))
        return f"$ cd {folder} && {self.tepat} {shlex.join(words)}"

    def _say(self, sentence: Sentence, **facts: object) -> str:
        return sentence.fill(facts, self.language)


def _environment() -> dict[str, str]:
    """Return our environment without settings: those of the demo are in its folder."""
    kept = ("TEPAT_LANG",)
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("TEPAT_") or name in kept
    }


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
