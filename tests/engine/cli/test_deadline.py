"""``tepat deadline``, as a user or a script meets it."""

import json

import pytest


def told(run, *words):
    code, out, _ = run("deadline", *words, "--json")
    assert code == 0
    return json.loads(out)


def test_every_step_has_its_day_its_basis_and_what_was_passed_over(run, book):
    found = told(run, "keberatan", "2026-12-18", book, "--filed", "2026-12-21")
    # 21–24 | 25 off | 28–31 | 1 January off | 4, 6–8 (5 off) | 11, 12 of the town.
    assert [(it["step"], it["due"]) for it in found["steps"]] == [
        ("file", "2027-01-12"),
        ("answer", "2026-12-30"),
        ("decide", "2027-01-22"),
    ]
    first = found["steps"][0]
    assert first["cites"].startswith("PP 79/2021")
    assert first["verified"] is False
    assert first["unknown_years"] == []
    assert {"day": "2026-12-25", "why": "Kelahiran Yesus Kristus"} in first["skipped"]
    assert found["notes"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("paling lambat", "belum dipastikan", "Tanpa buku kerja", "2026, 2027")),
        ("en", ("by 7 January 2027", "not confirmed", "Without a workbook")),
    ],
)
def test_a_reader_gets_it_in_sentences_in_both_languages(run, language, words):
    code, out, _ = run("deadline", "keberatan", "18-12-2026", "--lang", language)
    assert code == 0
    text = " ".join(out.split())
    assert [it for it in words if it not in text] == []


def test_without_the_day_of_filing_the_next_steps_assume_the_last_one(run):
    found = told(run, "keberatan", "2026-11-24", "--lang", "en")
    file, answer, _ = found["steps"]
    assert answer["counted_from"] == file["due"]
    assert "as if it were filed on the last day" in " ".join(found["notes"])


def test_who_files_too_late_is_told_and_against_what_one_appeals(run):
    found = told(run, "banding", "2026-11-24", "--filed", "2027-02-01", "--lang", "en")
    notes = " ".join(found["notes"])
    assert "after the last day" in notes
    assert "Only dismissal of a PNS and end of a PPPK contract" in notes


def test_information_counts_back_and_remarks_take_the_days_that_are_given(run):
    (before,) = told(run, "pemberitahuan", "2027-01-04")["steps"]
    assert (before["is_before"], before["due"]) == (True, "2026-12-21")
    (chosen,) = told(run, "tanggapan", "2026-11-24", "--days", "3")["steps"]
    assert (chosen["due"], chosen["cites"]) == ("2026-11-27", None)
    (usual,) = told(run, "tanggapan", "2026-11-24")["steps"]
    assert usual["days"] == before["days"]


def test_what_cannot_be_is_refused_in_words(run):
    code, _, err = run("deadline", "keberatan", "2026-11-24", "--filed", "2026-11-01")
    assert code == 2
    assert "sebelum keputusan diterima" in err
    code, _, err = run("deadline", "keberatan", "2019-11-24")
    assert code == 11
    assert "10 Agustus 2021" in err
