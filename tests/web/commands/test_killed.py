"""A command that is killed, at whatever moment, leaves nothing half done."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from tepat import intake

# The command, which stops to be killed when it comes to one function.
KILLED = """
import importlib, sys, time
from tepat.cli import main
from tepat_web.commands import opening

where, name, *words = sys.argv[1:]
start = opening.start

def teach(printer):
    start(printer)
    module = importlib.import_module(where)
    real = getattr(module, name)

    def hang(*args, **kwargs):
        real(*args, **kwargs)
        print("now", flush=True)
        time.sleep(60)

    setattr(module, name, hang)

opening.start = teach
sys.exit(main.main(words))
"""
MOMENTS = {
    "structure": ("tepat_web.register.actions", "_first_structure"),
    "seats": ("tepat_web.register.seats", "insert"),
    "derived": ("tepat_web.register.actions", "settle"),
    "versions": ("tepat_web.ledger.actions", "insert_rows"),
}
pytestmark = pytest.mark.slow


def killed_at(here, moment, *words):
    with here.running("-c", KILLED, *moment, *words) as process:
        said = process.stdout.readline()
        assert said == "now\n", process.communicate()[1]
        process.kill()


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_an_import_that_is_killed_leaves_nothing(office, book, moment):
    here = office()
    killed_at(here, moment, "import", book)
    code, told = here.json("ledger", "verify")
    assert (code, told["entries"], told["records"]) == (0, 1, 1)
    code, told = here.json("import", book)
    assert code == 0
    assert told["changes"]["pegawai"]["new"] == 60
    assert here.is_valid()


def test_a_change_of_a_filled_register_that_is_killed_leaves_it_as_it_was(
    filled, city, tmp_path
):
    renamed = city.units.with_columns(name=pl.col("name") + " Baru")
    intake.write_xlsx(replace(city, units=renamed), tmp_path / "baru.xlsx")
    assert filled.tepat("export", "sebelum.xlsx")[0] == 0
    killed_at(filled, MOMENTS["derived"], "import", tmp_path / "baru.xlsx", "--replace")
    assert filled.is_valid()
    assert filled.tepat("export", "sesudah.xlsx")[0] == 0
    before, after = (filled.folder / f"{name}.xlsx" for name in ("sebelum", "sesudah"))
    assert before.read_bytes() == after.read_bytes()


def test_a_restore_that_is_killed_leaves_the_database_as_it_was(filled):
    filled.sql("UPDATE workforce_employee SET name = 'Sesudah'")
    moment = ("tepat_web.commands.restore", "_unpack")
    killed_at(filled, moment, "restore", "cadangan.zip", "--replace")
    assert len(filled.json("ledger", "verify")[1]["broken"]) == 60
    assert filled.tepat("restore", "cadangan.zip", "--replace")[0] == 0


def test_a_backup_that_is_killed_leaves_no_file_of_its_name(filled):
    killed_at(filled, ("tepat_web.commands.database", "dump"), "backup", "baru.zip")
    assert not (filled.folder / "baru.zip").exists()
    assert filled.tepat("backup", "baru.zip")[0] == 0
