"""Pages that say no also say what to do next, and to whom that is said."""

from django.urls import reverse


def told(browser, plan, name, *args):
    page = browser.get(reverse(f"placement:{name}", args=[plan.pk, *args]))
    assert page.status_code == 200
    return page.content.decode()


def test_who_moves_reads_what_is_still_to_be_done(shown, cast, employee):
    page = told(employee(cast.move.nip), shown, "person", cast.move.nip)
    assert "Yang dapat Anda lakukan selanjutnya" in page
    # A health certificate is not on record, so it is still to be prepared.
    assert "disiapkan menjelang pengangkatan" in page


def test_a_no_says_what_would_make_it_possible(shown, cast, explain, browser):
    answer = explain(shown, cast.stays.nip, cast.move.to)
    page = told(browser, shown, "why", answer.pk)
    alternative = answer.content["alternative"]
    assert alternative["steps"] or alternative["possible"]
    for step in alternative["steps"]:
        assert step["said"]["id"].split("«")[0][:40] in page


def test_a_position_says_who_was_considered_and_who_is_next(
    shown, cast, explain, browser
):
    answer = explain(shown, "", cast.move.to)
    page = told(browser, shown, "why", answer.pk)
    of = answer.content["considered"]
    assert of["people"] == of["allowed"] + of["kept_out"] + of["limited"]
    assert "Siapa saja yang dipertimbangkan" in page
    assert "Siapa yang datang sebagai gantinya" in page
    for line in answer.content["stories"][0]["lines"]:
        assert line["id"].split("(")[0] in page


def test_a_chain_is_told_to_nobody_who_may_not_read_the_whole_plan(
    shown, cast, employee, explain
):
    answer = explain(shown, "", cast.move.to)
    address = reverse("placement:why", args=[shown.pk, answer.pk])
    assert employee(cast.move.nip).get(address).status_code == 404
