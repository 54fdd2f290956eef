"""A small fictional city as a workbook, and a plan made from it."""

import pytest

from tepat import intake
from tepat.cli.main import main
from tepat.intake import town


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("buku") / "kota.xlsx"
    intake.write_xlsx(town.build(120, 7), path)
    return path


@pytest.fixture(scope="session")
def plan_folder(book):
    folder = book.parent / "rencana"
    assert main(["plan", str(book), "--out", str(folder)]) == 0
    return folder


@pytest.fixture
def run(capsys):
    """Run one command; its exit code, standard output and standard error."""

    def command(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command
