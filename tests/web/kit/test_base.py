"""The frame: titles, error pages, sign-in pages, and what each may lean on."""

from __future__ import annotations

import re
from types import SimpleNamespace as Thing

import pytest
from django.template import Context, Origin, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

PAGES = ["400", "403", "403_csrf", "404", "409", "429", "500"]


def extended(blocks: str, **context: object) -> str:
    return Template('{% extends "base.html" %}{% load i18n %}' + blocks).render(
        Context(context)
    )


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_needs_nothing_and_says_what_to_do_next(page: str) -> None:
    with override("id"):
        html = render_to_string(f"{page}.html")
    number = page[:3]
    assert f'data-status="{number}"' in html
    assert len(re.findall(r"<h1>.+</h1>", html)) == 1
    assert "Apa yang dapat Anda lakukan" in html
    main = html[html.index("<main") :]
    assert main.count("<li>") >= 2


def test_an_error_page_shows_the_reason_of_the_refusal_as_text() -> None:
    html = render_to_string("403.html", {"reason": "Unit <b>lain</b>"})
    assert "Unit &lt;b&gt;lain&lt;/b&gt;" in html


def test_the_title_stands_in_the_heading_and_in_the_tab_escaped_once() -> None:
    html = extended(
        "{% block title %}{{ name }} & Co{% endblock %}",
        name="<i>A</i>",
        city_name="Kota",
    )
    assert "<h1>&lt;i&gt;A&lt;/i&gt; & Co</h1>" in html
    assert "<title>&lt;i&gt;A&lt;/i&gt; & Co · Tepat Kota</title>" in html


def test_empty_blocks_leave_no_empty_lines_behind() -> None:
    html = extended("{% block title %}A{% endblock %}")
    assert 'class="lead"' not in html
    assert 'class="source"' not in html
    assert 'class="actions"' not in html[: html.index("<footer")]


def test_sample_data_are_marked_only_where_they_are_samples() -> None:
    assert 'class="band"' in extended("", fictional=True)
    assert 'class="band"' not in extended("", fictional=False)


def test_the_number_of_a_person_is_written_without_separators() -> None:
    user = Thing(pk=12345, is_authenticated=True, get_username="a", get_full_name="A")
    assert '<body data-user="12345">' in extended("", user=user)
    assert '<body data-user="">' in extended("")


def test_no_page_is_kept_in_the_browser_for_the_next_person() -> None:
    html = extended("")
    assert '"historyCacheSize": 0' in html
    assert '"allowEval": false' in html
    assert '"includeIndicatorStyles": false' in html


def test_children_of_an_entry_elsewhere_stay_folded() -> None:
    child = Thing(title="Anak", url="/b/a", current=False)
    entry = Thing(title="Induk", url="/b", current=False, children=[child])
    assert "Anak" not in extended("", navigation=[entry])
    entry.current = True
    assert "Anak" in extended("", navigation=[entry])


@pytest.mark.parametrize("layout", ["base", "entrance", "manage"])
def test_sign_in_pages_have_one_heading_and_one_main(layout: str) -> None:
    source = (
        '{% extends "allauth/layouts/' + layout + '.html" %}{% load allauth %}'
        "{% block head_title %}Masuk{% endblock %}"
        "{% block content %}{% element h1 %}Masuk{% endelement %}{% endblock %}"
    )
    template = Template(source, origin=Origin("page", "page.html"))
    html = template.render(Context({"request": RequestFactory().get("/")}))
    assert html.count("<h1>") == 1
    assert html.count("<main") == 1
    assert "<title>Masuk · Tepat</title>" in html


@pytest.mark.parametrize(
    ("tags", "classes"),
    [
        ("prominent,login", "button primary"),
        ("prominent,login,outline,primary", "button"),
        ("danger,delete", "button"),
        ("link,cancel", "button quiet"),
        ("", "button primary"),
    ],
)
def test_one_button_of_a_sign_in_page_stands_out(tags: str, classes: str) -> None:
    source = "{% load allauth %}{% element button tags=tags %}Lanjut{% endelement %}"
    template = Template(source, origin=Origin("page", "page.html"))
    html = template.render(Context({"tags": tags}))
    assert f'<button class="{classes}">Lanjut</button>' in html


def test_remember_wants_one_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load tepat_kit %}{% remember %}{% endremember %}")


def test_a_row_with_too_few_cells_is_refused() -> None:
    template = Template(
        '{% load tepat_kit %}{% include "_components/table.html" with caption="A" %}'
    )
    request = RequestFactory().get("/")
    columns = [Thing(title="A", key="a"), Thing(title="B", key="b")]
    with pytest.raises(ValueError, match="zip"):
        template.render(
            Context({"columns": columns, "rows": [["satu"]], "request": request})
        )
