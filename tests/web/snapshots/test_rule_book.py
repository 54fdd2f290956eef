"""The public rule book: every rule and norm, for everybody, and links to it."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tepat import law
from tepat.rules import ROLL
from tepat_web.kit import explained
from tepat_web.kit.tables import Column, Row
from tepat_web.snapshots import rule_book
from tepat_web.snapshots.topics import TOPICS

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


@pytest.fixture
def stranger():
    client = Client()
    client.cookies["tepat_language"] = "id"
    return client


def page(client, name="rules:index", **asked):
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def codes(said):
    return re.findall(r'<section class="rule" id="([^"]+)"', said)


def test_a_stranger_reads_every_rule_with_its_article_and_all_three_verdicts(stranger):
    said = page(stranger)
    assert codes(said) == list(ROLL)
    section = said.partition('id="TENURE-1"')[2].partition("</section>")[0]
    assert "PP 11/2017" in section
    assert "Manajemen Pegawai Negeri Sipil" in section
    for word in ("sesuai", "tidak sesuai", "belum diketahui"):
        assert word in section
    assert "sebelum mutasi diperlukan 2 tahun" in section
    assert "{" not in section


def test_it_says_what_nobody_has_read_in_the_official_text(stranger):
    unread = [rule for rule in rule_book.rules(DAY) if not rule.verified]
    assert unread, "the norms are read now: say so here"
    said = page(stranger)
    section = said.partition(f'id="{unread[0].code}"')[2].partition("</section>")[0]
    assert "<strong>belum</strong>" in section


@pytest.mark.parametrize("language", ["id", "en"])
def test_rules_are_narrowed_by_instrument_stage_and_words(stranger, language):
    stranger.cookies["tepat_language"] = language
    every = len(ROLL)
    number = "PP 11/2017"
    wanted = [
        rule.code
        for rule in rule_book.rules(DAY)
        if number in [article.instrument for article in rule.articles]
    ]
    assert 0 < len(wanted) < every
    assert codes(page(stranger, peraturan=number)) == wanted
    for stage in {rule.stage for rule in rule_book.rules(DAY)}:
        wanted = [rule.code for rule in rule_book.rules(DAY) if rule.stage == stage]
        assert codes(page(stranger, tahap=stage)) == wanted
    words = codes(page(stranger, q="tenure-1"))
    assert words == ["TENURE-1"]
    assert codes(page(stranger, q="zzz")) == []


def test_english_readers_read_english(stranger):
    stranger.cookies["tepat_language"] = "en"
    said = page(stranger)
    assert "does not meet" in said
    assert "Read in the official text" in said


def test_the_first_page_of_the_numbers_is_small_and_leads_to_each_topic(stranger):
    said = page(stranger, "rules:norms")
    assert len(said) < 30_000
    for name in TOPICS:
        assert f'href="?pokok={name}"' in said


def test_every_norm_is_shown_with_its_values_and_standing(stranger):
    shown = 0
    for topic in rule_book.topics(DAY):
        said = page(stranger, "rules:norms", pokok=topic.name)
        shown += said.count('<th scope="row" class="long">')
    wanted = sum(len(topic.norms) for topic in rule_book.topics(DAY))
    assert shown == wanted
    bands = page(stranger, "rules:norms", pokok="satisfaction", q="mutu")
    assert "KepMenPAN 25/2004" in bands
    assert "sudah diganti" in bands


def test_norms_are_narrowed_by_instrument_and_words(stranger):
    said = page(stranger, "rules:norms", peraturan="UU 5/2014")
    assert "Pasal 116" in said
    assert "Permenkes" not in said.partition("<section")[2]
    assert "Tidak ada angka yang cocok" in page(stranger, "rules:norms", q="zzz")


def test_every_topic_of_the_law_has_its_name():
    topics = {topic.name for topic in rule_book.topics(DAY)}
    assert topics == set(TOPICS)
    assert len(topics) == len(law.on(DAY).__dataclass_fields__) - 1  # less the day


def test_a_strangers_browser_may_keep_it_and_nobody_elses(
    stranger, user_with, client_of
):
    answer = stranger.get(reverse("rules:index"))
    assert "max-age=600" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]
    known = client_of(user_with()).get(reverse("rules:index"))
    assert "max-age" not in known.headers.get("Cache-Control", "")


def test_a_code_leads_to_its_rule_wherever_a_sentence_holds_it(db):
    said = explained.linked("Baru <7> bulan (TENURE-1). Lihat ZZZ-1.")
    target = f"{reverse('rules:index')}#TENURE-1"
    assert said == (
        f'Baru &lt;7&gt; bulan (<a href="{target}">TENURE-1</a>). Lihat ZZZ-1.'
    )


def test_cells_of_sentences_and_findings_lead_there(db):
    from django.template.loader import render_to_string

    table = render_to_string(
        "_components/table.html",
        {
            "caption": "Alasan",
            "columns": [Column("Nama"), Column("Alasan", is_long=True)],
            "rows": [Row(["A", "Baru 7 bulan (TENURE-1)"])],
        },
    )
    assert '#TENURE-1">TENURE-1</a>' in table
    finding = render_to_string(
        "_components/finding.html",
        {"finding": {"verdict": "fails", "sentence": "Baru.", "code": "TENURE-1"}},
    )
    assert '#TENURE-1">TENURE-1</a>' in finding
