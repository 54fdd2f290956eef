"""``tepat career``, as a user or a script meets it."""

import json

from openpyxl import load_workbook


def somebody(book):
    """The NIP of the first employee of a workbook."""
    rows = load_workbook(book, read_only=True)["pegawai"].iter_rows(values_only=True)
    heading, first = next(rows), next(rows)
    return first[heading.index("nip")]


def test_a_blank_target_asks_for_none(run, book):
    nip = somebody(book)
    usual = run("career", book, nip, "--json")
    assert usual[0] == 0 and json.loads(usual[1])
    assert run("career", book, nip, "--target", "", "--json")[:2] == usual[:2]


def test_a_target_that_is_not_there_is_told(run, book):
    nip = somebody(book)
    code, out, err = run("career", book, nip, "--target", "XX")
    assert (code, out) == (91, "")
    assert "XX" in err
