"""A backup holds everything as of one moment, and comes back whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import time
import zipfile
from contextlib import closing

import pytest
from django.db import connection

from tepat_web.accounts.queries import operator
from tepat_web.commands import archive
from tepat_web.ledger import seal
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Entry

WRITER = """
import sys, django; django.setup()
from django.db import transaction
from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import record
from tepat_web.organisation.models import Holiday
with transaction.atomic():
    row = Holiday.objects.create(day="2031-01-01", name="Tengah jalan")
    record(by=operator(), act="holiday.saved", on=row)
    print("begun", flush=True)
    sys.stdin.readline()
"""
COPIER = """
import django; django.setup()
from pathlib import Path
from tepat_web.commands import database
from tepat_web.kit.moment import one_moment
with one_moment():
    database.dump(Path("salinan"))
"""
FILE = "berkas/impor/000001/asal.csv"
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite copies itself"
)


# --- In processes and databases of their own ----------------------------------------


@pytest.mark.slow
def test_a_backup_comes_back_elsewhere_with_its_files_and_a_valid_ledger(
    filled, office
):
    file = filled.folder / "cadangan.zip"
    told = json.loads((filled.folder / "cadangan.json").read_text())
    assert (told["counts"]["pegawai"], told["counts"]["berkas"]) == (60, 1)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert file.stat().st_mode & 0o077 == 0
    there = office("tempat-lain")
    code, back = there.json("restore", file)
    assert (code, back["valid"], back["counts"]) == (0, True, told["counts"])
    assert back["sha256"] == told["sha256"]
    assert (there.folder / FILE).read_text() == "nip;nama\n"
    assert [each.name for each in (there.folder / "berkas").iterdir()] == ["impor"]
    for here in (filled, there):
        assert here.tepat("export", "keluar.xlsx")[0] == 0
    first, second = (here.folder / "keluar.xlsx" for here in (filled, there))
    assert first.read_bytes() == second.read_bytes()
    assert there.is_valid()


@pytest.mark.slow
def test_a_filled_database_is_not_written_over_unless_told(filled):
    filled.sql("DELETE FROM organisation_holiday")
    code, _, err = filled.tepat("restore", "cadangan.zip")
    assert code == 41
    assert "--replace" in err
    assert not filled.is_valid()
    code, told = filled.json("restore", "cadangan.zip", "--replace")
    assert (code, told["valid"]) == (0, True)
    assert filled.is_valid()


@pytest.mark.slow
def test_a_database_that_was_only_begun_is_empty_enough(filled, office):
    there = office("tempat-lain")
    assert there.tepat("ledger", "head")[0] == 0
    assert there.tepat("restore", filled.folder / "cadangan.zip")[0] == 0


@pytest.mark.slow
def test_what_was_broken_when_it_was_backed_up_is_told(filled, office):
    filled.sql("DELETE FROM organisation_holiday")
    assert filled.tepat("backup", "rusak.zip")[0] == 0
    there = office("tempat-lain")
    code, out, err = there.tepat("restore", filled.folder / "rusak.zip")
    assert code == 1
    assert "TIDAK sah" in err
    assert "Hari libur" in out


@pytest.mark.slow
def test_the_database_is_copied_while_others_write(filled):
    """What another has begun and not finished is no part of the copy."""
    with filled.running("-c", WRITER) as writer:
        assert writer.stdout.readline() == "begun\n"
        assert filled.python("-c", COPIER)[0] == 0
        writer.communicate("go\n", timeout=60)
    assert writer.returncode == 0
    copied = named_in(filled.folder / "salinan")
    assert "Tengah jalan" not in copied
    assert "Tahun Baru" in copied


def named_in(copy):
    """The names of all holidays in a copy of a database."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = database.execute("SELECT name FROM organisation_holiday")
            return "\n".join(name for (name,) in rows)
    told = ["pg_restore", "--data-only", "--table=organisation_holiday", "--file=-"]
    done = subprocess.run([*told, copy], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.slow
def test_an_older_schema_comes_back_and_is_brought_up(filled, office):
    """The newest step of the ledger is taken back before the backup is made."""
    code, _, _ = filled.python("-m", "django", "migrate", "-v0", "ledger", "0001")
    assert code == 0
    path = filled.folder / "lama.zip"
    with filled.running("-c", PACKER) as packer:
        _, err = packer.communicate(timeout=60)
    assert packer.returncode == 0, err
    there = office("tempat-lain")
    assert there.tepat("ledger", "head")[0] == 0  # which brings it up to date
    assert there.tepat("restore", path)[0] == 0
    if connection.vendor == "postgresql":
        newer = office("baru", like=there)
        code, _, err = newer.tepat("restore", path, "--replace")
        assert code == 42
        assert newer.is_valid()


PACKER = """
from pathlib import Path
from tepat.cli.printer import Printer
from tepat_web.commands import archive, backup, database, opening
opening.load()
opening.start(Printer("id", False))
from tepat_web.kit.moment import one_moment
with one_moment():
    about = backup.about_now()
    database.dump(Path("salinan"))
with archive.writing(Path("lama.zip"), about) as packing:
    packing.add(archive.DATABASE, Path("salinan"))
    about.counts["berkas"] = 0
"""


@on_postgresql
@pytest.mark.slow
def test_without_the_tools_of_postgresql_nothing_is_begun(filled):
    for words, tool in (
        (("restore", "cadangan.zip", "--replace"), "pg_restore"),
        (("backup", "a.zip"), "pg_dump"),
    ):
        code, _, err = filled.tepat(*words, PATH="/tidak-ada")
        assert code == 47
        assert tool in err
    assert not (filled.folder / "a.zip").exists()


# --- Refusals, which come before anything is touched ----------------------------------


def about(**changes):
    """The description of a backup of the tests' own kind of database."""
    told = archive.About(
        engine=connection.vendor,
        steps=[],
        head={"number": 1, "seal": "0" * 64},
        key=seal.key_digest(),
        counts={},
    )
    for name, value in changes.items():
        setattr(told, name, value)
    return told


@pytest.fixture
def pack(tmp_path):
    """Write a backup whose database is no database."""

    def write(**changes):
        (tmp_path / "isi").write_bytes(b"isi" * 99)
        path = tmp_path / "cadangan.zip"
        with archive.writing(path, about(**changes)) as packing:
            packing.add(archive.DATABASE, tmp_path / "isi")
            packing.add(FILE, tmp_path / "isi")
            packing.about.members |= changes.get("members", {})
        return path

    return write


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path / "berkas"
    return settings.FILES


def changed(path, member, change):
    """Write a backup anew with one member changed."""
    beside = path.with_suffix(".baru")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == member else content)
    shutil.move(beside, path)


@pytest.mark.parametrize("member", [archive.DATABASE, FILE])
def test_a_damaged_backup_changes_nothing(run, pack, files, member):
    path = pack()
    changed(path, member, lambda content: b"x" + content[1:])
    code, _, err = run("restore", path)
    assert code == 40
    assert member in err
    assert list(files.iterdir()) == []
    assert not Entry.objects.exists()


def test_what_a_kill_left_behind_goes_after_a_day(pack, tmp_path):
    for name, age in ((".tepat-lama", 2), (".tepat-baru", 0), ("milik-orang", 9)):
        (tmp_path / name).mkdir()
        then = time.time() - age * archive.ABANDONED
        os.utime(tmp_path / name, (then, then))
    pack()
    left = {path.name for path in tmp_path.iterdir() if path.is_dir()}
    assert left >= {".tepat-baru", "milik-orang"}
    assert ".tepat-lama" not in left


@pytest.mark.parametrize("member", [archive.DATABASE, FILE])
def test_a_backup_cut_short_is_damaged_or_none(run, pack, member):
    path = pack()
    changed(path, member, lambda content: b"")
    assert run("restore", path)[0] == 40
    path.write_bytes(path.read_bytes()[:-30])
    assert run("restore", path)[0] == 39


@pytest.mark.parametrize(
    "name", ["berkas/../../luar.txt", "berkas//etc/luar.txt", "/luar.txt", "luar.txt"]
)
def test_a_backup_that_would_write_elsewhere_is_none(run, pack, name):
    assert run("restore", pack(members={name: "0" * 64}))[0] == 39


@pytest.mark.parametrize("content", [b"", b"PK", b"bukan cadangan" * 99])
def test_what_is_no_backup_is_refused(run, tmp_path, content):
    (tmp_path / "bukan.zip").write_bytes(content)
    code, _, err = run("restore", "bukan.zip")
    assert code == 39
    assert "bukan.zip" in err


@pytest.mark.parametrize("told", ["[]", "{}", '{"format": 99}', '{"format": 1}', "x"])
def test_a_packed_file_that_describes_no_backup_is_none(run, tmp_path, told):
    with zipfile.ZipFile(tmp_path / "lain.zip", "w") as packed:
        packed.writestr(archive.ABOUT, told)
    assert run("restore", "lain.zip")[0] == 39


def test_a_workbook_is_no_backup(run, book):
    assert run("restore", book)[0] == 39


def test_a_backup_of_another_kind_of_database_is_refused(run, pack):
    other = "sqlite" if connection.vendor == "postgresql" else "postgresql"
    code, _, err = run("restore", pack(engine=other), "--lang", "en")
    assert code == 42
    assert "tepat export" in err


def test_a_backup_of_a_newer_program_is_refused(run, pack):
    code, _, err = run("restore", pack(steps=["ledger.9999_later"]))
    assert code == 33
    assert "9999_later" in err


def test_a_backup_sealed_with_another_key_is_refused(run, pack, monkeypatch):
    assert run("restore", pack(key="0" * 64))[0] == 35
    monkeypatch.delenv("TEPAT_SECRET_KEY")
    assert run("restore", pack())[0] == 32


def test_a_backup_does_not_replace_a_file(run, tmp_path):
    (tmp_path / "ada.zip").write_text("penting")
    code, _, err = run("backup", "ada.zip")
    assert code == 38
    assert "ada.zip" in err
    assert (tmp_path / "ada.zip").read_text() == "penting"


def test_a_backup_that_cannot_be_written_says_so(run):
    code, _, err = run("backup", "/proc/tidak-ada/cadangan.zip")
    assert code == 20
    assert "cadangan.zip" in err


def test_a_worked_on_database_counts_as_filled(run, pack):
    record(by=operator(), act="employee.viewed")
    assert run("restore", pack())[0] == 41
