"""The key, the schema and the server: what stands before every command."""

from __future__ import annotations

import stat

import pytest
from django.db import connection

HEAD = ("ledger", "head")
pytestmark = pytest.mark.slow


def test_a_fresh_database_gets_a_key_that_later_commands_find(office):
    here = office()
    (here.folder / ".env").write_text("TEPAT_MAIL_HOST=surat.kota.example")
    code, _, err = here.tepat(*HEAD, TEPAT_SECRET_KEY=None)
    assert code == 0
    assert ".env" in err
    kept = here.folder / ".env"
    host, key = kept.read_text("utf-8").splitlines()
    assert host == "TEPAT_MAIL_HOST=surat.kota.example"
    assert key.startswith("TEPAT_SECRET_KEY=")
    assert len(key) > 60
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    code, _, err = here.tepat("ledger", "verify", TEPAT_SECRET_KEY=None)
    assert code == 0
    assert ".env" not in err
    assert kept.read_text("utf-8").splitlines() == [host, key]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server keeps its own")
def test_a_fresh_database_is_readable_by_its_owner_only(office):
    here = office()
    here.tepat(*HEAD)
    file = here.folder / "tepat.sqlite3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_ledger_is_not_written_on_without_its_key_or_with_another(office):
    here = office()
    assert here.tepat(*HEAD)[0] == 0
    code, _, err = here.tepat("export", "a.xlsx", TEPAT_SECRET_KEY=None)
    assert (code, (here.folder / ".env").exists()) == (32, False)
    assert "TEPAT_SECRET_KEY" in err
    code, _, err = here.tepat("export", "a.xlsx", "--lang=en", TEPAT_SECRET_KEY="x")
    assert code == 35
    assert "Nothing was changed" in err
    code, told = here.json("ledger", "verify", TEPAT_SECRET_KEY="x")
    assert (code, told["entries"]) == (1, 1)
    assert here.json("ledger", "verify")[1]["valid"]


def test_a_key_of_its_own_is_enough_to_try_the_ledger(office):
    here = office()
    here.tepat(*HEAD, TEPAT_LEDGER_KEY="segel")
    known = {"TEPAT_SECRET_KEY": None, "TEPAT_LEDGER_KEY": "segel"}
    assert here.json("ledger", "verify", **known)[1]["valid"]


def test_a_database_of_a_newer_program_is_left_alone(office):
    here = office()
    here.tepat(*HEAD)
    here.sql(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('ledger', '9999_later', '2030-01-01 00:00:00')"
    )
    code, _, err = here.tepat("export", "a.xlsx")
    assert code == 33
    assert "ledger.9999_later" in err


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////tidak-ada/di-sini/tepat.sqlite3",
        "postgresql://tepat:rahasia@127.0.0.1:1/tepat",
    ],
)
def test_a_database_that_is_away_is_told_soon_and_without_its_password(office, url):
    here = office()
    code, out, err = here.tepat("export", "a.xlsx", TEPAT_DATABASE_URL=url)
    assert code == 33
    assert "TEPAT_DATABASE_URL" in err
    assert "rahasia" not in out + err
