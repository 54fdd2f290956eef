"""``tepat ikm`` reckons a published index again, also one of fourteen elements.

DPMPTSP Kabupaten Bogor (dpmptsp.bogorkab.go.id/indeks-kepuasan-masyarakat), fourteen
elements of KepMenPAN 25/2004, retyped from `people.md` 9.3.
"""

import json

import pytest

BOGOR = {
    2011: ("74.67", 75.12, "3.007 2.993 3.020 3.000 3.113 3.033 2.887 2.947 2.980 "
           "3.033 3.000 3.033 3.020 3.000"),
    2012: ("74.51", 74.96, "2.947 3.047 3.013 2.993 2.980 3.127 2.900 2.800 3.260 "
           "3.013 2.893 2.720 3.133 3.153"),
    2013: ("74.59", 75.04, "2.980 3.027 3.067 3.020 3.040 3.060 2.733 3.007 3.227 "
           "3.067 2.927 2.827 2.947 3.093"),
    2014: ("75.77", 76.23, "3.020 2.973 3.067 3.127 3.033 3.060 2.867 3.013 3.267 "
           "3.000 2.960 2.947 3.193 3.160"),
}  # fmt: skip


@pytest.mark.parametrize("year", BOGOR)
def test_fourteen_elements_come_to_what_was_published_by_the_bands_of_then(run, year):
    printed, exact, means = BOGOR[year]
    told = run(
        *("ikm", *means.split(), "--printed", printed, "--day", f"{year}-12-31"),
        "--json",
    )[1]
    found = json.loads(told)
    assert [row["weight"] for row in found["weights"]] == ["1/14", "0.071", "0.07"]
    assert [row["ikm"] for row in found["weights"][:2]] == [exact, float(printed)]
    assert found["printed_by"] == ["0.071"]
    assert found["weights"][1]["quality"] == "B (Baik)"
    assert found["bands"].startswith("KepMenPAN 25/2004")


def test_the_bands_of_today_call_the_same_index_less(run):
    means = BOGOR[2014][2].split()
    code, told, _ = run("ikm", *means, "--day", "2026-11-24")
    assert code == 0
    assert "C (Kurang Baik)" in told
    assert "PermenPANRB 14/2017" in told


@pytest.mark.parametrize("wrong", ["0.9", "4.1", "tiga", "nan"])
def test_what_is_no_mean_is_refused(run, wrong):
    code, _, told = run("ikm", "3.1", wrong)
    assert code == 99
    assert wrong in told
