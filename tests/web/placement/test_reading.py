"""An explanation as one reader may read it."""

from django.utils.translation import override

from tepat_web.placement.reading import in_parts, read


def finding(code, verdict="holds", secret=False):
    return {
        "code": code,
        "verdict": verdict,
        "said": {"id": f"kata {code}", "en": f"word {code}"},
        "cites": ["PP 1/2000 Pasal 1"],
        "verified": False,
        "secret": secret,
    }


SECRET = finding("SECRET-1", "fails", secret=True)
CONTENT = {
    "said": {"id": "Tetap.", "en": "Stays."},
    "secret_said": {"id": "Cuti.", "en": "On leave."},
    "findings": [
        finding("TENURE-1"),
        finding("OTHER-1"),
        finding("SECRET-1", "fails", True),
    ],
    "alternatives": [
        {"kind": "finding", "findings": [finding("SECRET-1", "fails", True)]},
        {"kind": "price", "findings": [], "wished": True},
    ],
}


def test_it_is_in_the_readers_language():
    with override("en"):
        assert read(CONTENT, secrets=False, wishes=False)["said"] == "Stays."
    with override("id"):
        told = read(CONTENT, secrets=False, wishes=False)
    assert told["said"] == "Tetap."
    assert told["findings"][0]["sentence"] == "kata TENURE-1"


def test_secrets_are_left_out_and_said_to_be():
    told = read(CONTENT, secrets=False, wishes=False)
    assert [each["code"] for each in told["findings"]] == ["TENURE-1", "OTHER-1"]
    assert told["hides"]
    assert told["alternatives"][0]["findings"] == []
    assert told["alternatives"][0]["hides"]
    assert "SECRET" not in str(told)


def alternative(code, *, wished=False, **more):
    return {"to": {"code": code}, "kind": "price", "findings": [], "wished": wished} | (
        more
    )


def codes(told):
    return [each["to"]["code"] for each in told["alternatives"]]


def test_a_wish_is_told_only_to_who_may_see_wishes():
    content = {
        "alternatives": [
            alternative("W", wished=True, usual=None),
            alternative("B", wished=True, usual=1),
            alternative("A", usual=0),
        ]
    }
    told = read(content, secrets=False, wishes=True)
    assert codes(told) == ["W", "B", "A"]
    assert [each["wished"] for each in told["alternatives"]] == [True, True, False]
    told = read(content, secrets=True, wishes=False)
    # As if nothing had been wished for: neither what is told nor its order says so.
    assert codes(told) == ["A", "B"]
    assert all(each["wished"] is None for each in told["alternatives"])
    assert "usual" not in str(told)


def test_of_what_was_explained_before_the_wishes_are_left_out():
    content = {"alternatives": [alternative("W", wished=True), alternative("A")]}
    assert codes(read(content, secrets=True, wishes=False)) == ["A"]


def test_who_may_sees_all():
    told = read(CONTENT, secrets=True, wishes=True)
    assert [each["code"] for each in told["findings"]][-1] == "SECRET-1"
    assert not told["hides"]
    assert told["said"] == "Cuti."


def test_what_people_ask_about_first_comes_first():
    parts = in_parts(read(CONTENT, secrets=True, wishes=True))
    assert [each["code"] for each in parts["main"]] == ["TENURE-1", "SECRET-1"]
    assert [each["code"] for each in parts["rest"]] == ["OTHER-1"]
    assert len(parts["barred"]) == len(parts["allowed"]) == 1


STEPS = {
    "findings": [],
    "said": {"said": {"id": "kata", "en": "word"}, "secret": False},
    "possible": {"said": {"id": "KERABAT", "en": "RELATIVE"}, "secret": True},
    "steps": [
        {"said": {"id": "satu", "en": "one"}, "by": None, "secret": False},
        {"said": {"id": "HUKUMAN", "en": "PENALTY"}, "by": None, "secret": True},
    ],
}


def test_steps_and_outlooks_that_show_secrets_are_left_out():
    with override("id"):
        told = read(STEPS, secrets=False, wishes=False)
        whole = read(STEPS, secrets=True, wishes=True)
    assert told["said"] == "kata"
    assert [step["said"] for step in told["steps"]] == ["satu"]
    assert told["possible"] is None
    assert told["hides"]
    assert "HUKUMAN" not in str(told)
    assert "KERABAT" not in str(told)
    assert [step["said"] for step in whole["steps"]] == ["satu", "HUKUMAN"]
    assert whole["possible"] == "KERABAT"
    assert not whole["hides"]


def test_where_wishes_decide_no_allowed_alternative_is_told_to_others():
    told = [{"kind": "price", "by_wish": True}, {"kind": "finding", "by_wish": False}]
    content = {"alternatives": told}
    seen = read(content, secrets=True, wishes=False)["alternatives"]
    assert [each["kind"] for each in seen] == ["finding"]
    assert len(read(content, secrets=True, wishes=True)["alternatives"]) == 2
