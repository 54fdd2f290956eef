"""The top bar, whatever a page calls its own values."""

from django.template.loader import render_to_string


def test_a_page_about_a_sheet_keeps_the_choice_of_language_in_the_bar(rf, user_with):
    request = rf.get("/")
    request.user, request.session = user_with(), {}
    bars = [
        render_to_string("_components/top.html", {"sheet": sheet}, request)
        for sheet in (None, "pegawai")
    ]
    assert bars[0].count('class="languages wide-only"') == 1
    assert bars[1].count('class="languages wide-only"') == 1
