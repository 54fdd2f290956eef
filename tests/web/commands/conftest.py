"""Commands in this process on the tests' database, or elsewhere on their own."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from django.utils import translation

from tepat import intake
from tepat.cli.main import main
from tepat.intake import town

SRC = Path(__file__).parents[3] / "src"
KEY = "kunci-untuk-uji"


@pytest.fixture(scope="session")
def city():
    return town.build(60, 1)


@pytest.fixture(scope="session")
def book(city, tmp_path_factory):
    path = tmp_path_factory.mktemp("buku") / "kota.xlsx"
    intake.write_xlsx(city, path)
    return path


@pytest.fixture
def run(db, capsys, tmp_path, monkeypatch):
    """Run one command here; its exit code, standard output and standard error."""
    monkeypatch.setenv("TEPAT_SECRET_KEY", KEY)
    monkeypatch.chdir(tmp_path)

    def command(*words):
        with translation.override("id"):  # a command sets it for its whole process
            code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


@pytest.fixture
def as_json(run):
    """Run one command here; its exit code, and what it tells as JSON."""

    def command(*words):
        code, out, _err = run(*words, "--json")
        return code, json.loads(out)

    return command


class Office:
    """A working directory with a database of its own, where commands run as anywhere.

    Attributes:
        folder: The working directory.
        url: What ``TEPAT_DATABASE_URL`` tells, unless a call tells another.
    """

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    def environment(self, **also: str | None) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TEPAT_")}
        told = {
            "PYTHONPATH": str(SRC),
            "TEPAT_SECRET_KEY": KEY,
            "TEPAT_DATABASE_URL": self.url,
            "TEPAT_FILES": str(self.folder / "berkas"),
            "DJANGO_SETTINGS_MODULE": "tepat_web.config.settings",
            **also,
        }
        return kept | {name: value for name, value in told.items() if value is not None}

    @contextmanager
    def running(self, *words: object, **also: str | None):
        """Start a Python process here; it does not outlive the block."""
        with subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=self.folder,
            env=self.environment(**also),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def python(self, *words: object, **also: str | None) -> tuple[int, str, str]:
        """Run Python here; its exit code, standard output and standard error."""
        with self.running(*words, **also) as process:
            out, err = process.communicate(timeout=300)
        assert "Traceback" not in err, err
        return process.returncode, out, err

    def tepat(self, *words: object, **also: str | None) -> tuple[int, str, str]:
        """Run one command in a process of its own."""
        return self.python("-m", "tepat", *words, **also)

    def json(self, *words: object, **also: str | None) -> tuple[int, Any]:
        code, out, err = self.tepat(*words, "--json", **also)
        assert out, err
        return code, json.loads(out)

    def is_valid(self) -> bool:
        code, told = self.json("ledger", "verify")
        assert code == (0 if told["valid"] else 1)
        return bool(told["valid"])

    def sql(self, statement: str) -> None:
        """Change the database as somebody who need not ask the application."""
        if self.url.startswith("sqlite"):
            file = self.folder / "tepat.sqlite3"
            with closing(sqlite3.connect(file, isolation_level=None)) as database:
                database.execute(statement)
        else:
            with psycopg.connect(self.url, autocommit=True) as database:
                database.execute(statement)


class Offices:
    """Makes offices, each with a database of the kind that is being tested."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: list[str] = []

    def make(self, name: str = "kantor", like: Office | None = None) -> Office:
        """Make one with an empty database, or with a copy of another's."""
        folder = self.folder / name
        if like is not None:
            shutil.copytree(like.folder, folder)
        else:
            folder.mkdir()
        if connection.vendor == "sqlite":
            return Office(folder, f"sqlite:///{folder}/tepat.sqlite3")
        database = f"tepat_{uuid.uuid4().hex}"
        template = "" if like is None else f" TEMPLATE {like.url.rpartition('/')[2]}"
        _on_the_server(f"CREATE DATABASE {database}{template}")
        self._made.append(database)
        return Office(folder, f"{_server()}/{database}")

    def close(self) -> None:
        for database in self._made:
            _on_the_server(f"DROP DATABASE {database} WITH (FORCE)")


def _server() -> str:
    told = connection.settings_dict
    host, port = quote(told["HOST"], safe=""), told["PORT"]
    password = f":{quote(told['PASSWORD'], safe='')}" if told["PASSWORD"] else ""
    return f"postgresql://{told['USER']}{password}@{host}" + (
        f":{port}" if port else ""
    )


def _on_the_server(statement: str) -> None:
    with psycopg.connect(f"{_server()}/postgres", autocommit=True) as server:
        server.execute(statement)


@pytest.fixture
def office(tmp_path):
    """Make offices, each with an empty database."""
    offices = Offices(tmp_path)
    yield offices.make
    offices.close()


@pytest.fixture(scope="session")
def model_office(book, tmp_path_factory):
    """An office that has imported the city, has files, and has made a backup."""
    offices = Offices(tmp_path_factory.mktemp("kantor"))
    here = offices.make("contoh")
    assert here.tepat("import", book)[0] == 0
    kept = here.folder / "berkas" / "impor" / "000001"
    kept.mkdir(parents=True)
    (kept / "asal.csv").write_text("nip;nama\n")
    (here.folder / "berkas" / ".tepat-sisa").write_text("x")
    code, told = here.json("backup", "cadangan.zip")
    assert code == 0
    (here.folder / "cadangan.json").write_text(json.dumps(told))
    yield here
    offices.close()


@pytest.fixture
def filled(office, model_office):
    """A copy of the model office, to do anything with."""
    return office("terisi", like=model_office)
