import pytest

from tepat.finding import SIGNS, Finding, Verdict
from tepat.law import Citation
from tepat.words import Sentence

SAID = Sentence(id="Baru {months} bulan.", en="Only {months} months.")
ARTICLE = Citation("PP 11/2017", "Pasal 190 ayat (3)")
OTHER = Citation("UU 20/2023", "Pasal 55")


def finding(**told):
    return Finding("TENURE-1", Verdict.FAILS, SAID, {"months": 7}, **told)


@pytest.mark.parametrize(
    ("told", "language", "said"),
    [
        ({}, "id", "Baru 7 bulan."),
        ({"cites": (ARTICLE,)}, "id", "Baru 7 bulan. (PP 11/2017 Pasal 190 ayat (3))"),
        (
            {"cites": (ARTICLE, OTHER)},
            "en",
            "Only 7 months. (PP 11/2017 Pasal 190 ayat (3); UU 20/2023 Pasal 55)",
        ),
        (
            {"cites": (OTHER,), "verified": False},
            "id",
            "Baru 7 bulan. (UU 20/2023 Pasal 55 – belum dipastikan)",
        ),
        (
            {"cites": (OTHER,), "verified": False},
            "en",
            "Only 7 months. (UU 20/2023 Pasal 55 – not yet verified)",
        ),
        ({"verified": False}, "en", "Only 7 months."),
    ],
    ids=[
        "no source",
        "one",
        "two",
        "unverified",
        "unverified, English",
        "nothing cited",
    ],
)
def test_a_finding_says_what_and_on_what_it_rests(told, language, said):
    assert finding(**told).say(language) == said


def test_a_finding_speaks_indonesian_first():
    assert finding().say() == "Baru 7 bulan."


def test_every_verdict_has_a_sign_of_its_own():
    assert SIGNS.keys() == set(Verdict)
    assert len({sign.id for sign in SIGNS.values()}) == len(Verdict)


def test_a_finding_does_not_change():
    with pytest.raises(AttributeError):
        finding().verdict = Verdict.HOLDS
