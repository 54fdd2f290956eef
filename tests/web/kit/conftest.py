"""Every component and chart on one page, with hostile names, for the tests here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from django import forms
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from tepat_web.kit.charts import (
    AgeBand,
    Bar,
    Bars,
    BeforeAfter,
    Change,
    Columns,
    Line,
    Point,
    Pyramid,
    Range,
    Ranges,
    Series,
    Stack,
    Tallies,
    Tally,
)
from tepat_web.kit.tables import Cell, Column, Row

HERE = Path(__file__).parent
LONG = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan "
    "Keluarga Berencana"
)
HOSTILE = "Dinas <script>alert('x')</script> & \"Rekan\""


class Post(forms.Form):
    """A form with one field of each sort."""

    title = forms.CharField(label="Nama jabatan", help_text="Seperti dalam SK.")
    start = forms.DateField(label="TMT jabatan", help_text="Contoh: 24 November 2026.")
    family = forms.ChoiceField(
        label="Jenis jabatan",
        choices=[("F", "Fungsional"), ("P", "Pelaksana")],
        widget=forms.RadioSelect,
    )
    level = forms.ChoiceField(label="Jenjang", choices=[("A", "Ahli Muda")])
    note = forms.CharField(label="Catatan", widget=forms.Textarea, required=False)
    critical = forms.BooleanField(label="Jabatan kritis", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def figures() -> list[object]:
    units = [
        Bar(LONG, 124, 98, url="/unit/1"),
        Bar("Dinas Kesehatan", 1032, 1240),
        Bar(HOSTILE, 40, 40),
        Bar("Kecamatan Sukamaju", 36, 0),
    ]
    ages = ["60+", "55–59", "50–54", "45–49", "40–44", "35–39", "30–34", "25–29"]
    counts = [(12, 8), (412, 388), (620, 655), (540, 701), (380, 510), (220, 340)]
    bands = zip(ages, [*counts, (120, 260), (40, 90)], strict=True)
    years = range(2027, 2037)
    return [
        Bars("2 dari 4 perangkat daerah kekurangan pegawai.", units),
        Pyramid(
            "Separuh pegawai berusia 50 tahun ke atas.",
            [AgeBand(a, *n) for a, n in bands],
        ),
        Columns(
            "Dalam sepuluh tahun 3.120 orang mencapai batas usia pensiun.",
            ["PNS", "PPPK"],
            [Stack(str(y), (280 + 13 * (y % 5), 20 + 7 * (y % 3))) for y in years],
        ),
        Line(
            "Kepuasan naik 3,1 poin (1,2 sampai 5,0).",
            [
                Series("unit dengan perubahan", _points(78, 0.9)),
                Series("pembanding", _points(77.5, 0.2)),
            ],
            mark="2024",
        ),
        BeforeAfter(
            "Kesesuaian rata-rata naik di semua perangkat daerah.",
            [Change(LONG, 612, 701), Change("Dinas Kesehatan", 655, 640)],
        ),
        Tallies(
            "41 temuan berbobot tinggi.",
            ["tinggi", "sedang", "rendah"],
            [Tally(LONG, (30, 12, 4), url="?code=AUDIT-1"), Tally(HOSTILE, (11, 0, 1))],
        ),
        Tallies(
            "1 dari 2 perangkat daerah siap.",
            ["selesai"],
            [Tally(LONG, (100,)), Tally("Dinas Kesehatan", (62,))],
            whole=100,
            sign=" %",
        ),
        Ranges(
            "2 unit, yang terendah lebih dulu.",
            [
                Range(LONG, 62.4, 58.1, 66.7, note="D", url="?unit=12"),
                Range("Kecamatan <b>Utara</b>", 99.1, note="A"),
            ],
            [(65.0, "C"), (76.61, "B"), (88.31, "A")],
            note="Mutu",
        ),
    ]


def _points(start: float, step: float) -> list[Point]:
    values = [start + step * i for i in range(7)]
    return [
        Point(str(2021 + i), round(v, 1), round(v - 1.5, 1), round(v + 1.5, 1))
        for i, v in enumerate(values)
    ]


def gallery(language: str) -> str:
    """Render the page of everything."""
    template = Template((HERE / "gallery.html").read_text("utf-8"))
    request = RequestFactory().get("/kebutuhan?q=guru")
    context = Context(_context() | {"request": request, "csrf_token": "rahasia"})
    context.request = request  # no RequestContext: the city's own context stays out
    with override(language):
        return template.render(context)


def _context() -> dict[str, object]:
    return {
        "city_name": "Kota Contoh",
        "fictional": True,
        "search_url": "/cari",
        "notices_url": "/pemberitahuan",
        "notice_count": 3,
        "role_name": "Pengelola kepegawaian",
        "user": Thing(
            pk=1234,
            is_authenticated=True,
            get_full_name="Sri Wahyuni Puspitasari",
            get_username="sri",
        ),
        "navigation": [
            Thing(title="Beranda", url="/", current=False, children=[]),
            Thing(
                title="Organisasi",
                url="",
                current=False,
                children=[
                    Thing(title="Peta jabatan", url="/peta", current=False),
                    Thing(title="Kebutuhan", url="/kebutuhan", current=True),
                    Thing(title="Uraian tugas", url="/tugas", current=False),
                ],
            ),
            Thing(
                title="Kepegawaian",
                url="",
                current=False,
                children=[
                    Thing(title="Pegawai", url="/pegawai", current=False),
                    Thing(title="Temuan data", url="/temuan", current=False),
                ],
            ),
            Thing(
                title="Rencana penempatan", url="/rencana", current=False, children=[]
            ),
        ],
        "messages": [Message(SUCCESS, "Jabatan tersimpan.")],
        "as_of": date(2026, 11, 24),
        "crumbs": [
            Thing(title="Beranda", url="/"),
            Thing(title="Organisasi", url="/o"),
        ],
        "tabs": [
            Thing(title="Per unit", url="?t=1", current=True, count=40),
            Thing(title="Per jabatan", url="?t=2", current=False, count=1280),
            Thing(title="Proyeksi", url="?t=3", current=False, count=None),
        ],
        "stats": _stats(),
        "action": Thing(title="Tambah pegawai", url="/pegawai/tambah"),
        "chips": [
            Thing(text="Unit: Dinas Kesehatan", remove_url="?a"),
            Thing(text="Jenjang: Ahli Muda", remove_url="?b"),
        ],
        "columns": [
            Column("Nama", "nama", is_sortable=True),
            Column("Jabatan", "jabatan", is_sortable=True),
            Column("Kelas", "kelas", is_number=True, is_sortable=True),
            Column("Beban", unit="jam", is_number=True),
            Column("TMT", is_day=True),
            Column("Hasil"),
        ],
        "rows": [
            Row(
                [
                    Cell(name, url=f"/pegawai/{i}"),
                    "Analis Sumber Daya Manusia Aparatur Ahli Muda",
                    9 + i % 3,
                    1234.5 * (i + 1),
                    date(2021, 1 + i, 1) if i else None,
                    Cell("", verdict=verdict),
                ]
            )
            for i, (name, verdict) in enumerate(
                [
                    ("Ahmad Fauzi", "holds"),
                    ("Dewi Lestari Kusumaningrum Hadiningrat, S.Sos., M.A.P.", "fails"),
                    ("<b>I Made</b> Suardana", "unknown"),
                    ("Siti Nurhaliza", "warning"),
                    ("Yohanes Wanggai", "overdue"),
                ]
            )
        ],
        "totals": ["Jumlah", "", "", 18517.5, "", ""],
        "page": Paginator(range(10234), 50).page(3),
        "findings": _findings(),
        "form": Post({"title": "Guru", "start": "kemarin"}),
        "empty": Thing(
            title="Belum ada uraian tugas",
            text="Uraian tugas diisi oleh pengelola kepegawaian perangkat daerah, lalu "
            "diverifikasi Bagian Organisasi. Dari sini kebutuhan dihitung.",
            sample="Menyusun laporan bulanan · 12 kali setahun · 300 menit",
            action=Thing(title="Tambah uraian tugas", url="/tugas/tambah"),
        ),
        "facts": [
            Thing(label="NIP", value="19900101 201503 1 002"),
            Thing(label="Unit kerja", value=LONG, url="/unit/1"),
            Thing(label="TMT jabatan", value=None, verdict="unknown"),
            Thing(label="Kelas jabatan", value=9),
        ],
        "changes": [
            Thing(label="Nama jabatan", left="Guru", right="Guru", is_changed=False),
            Thing(label="Kelas", left=8, right=9, is_changed=True),
            Thing(label="TMT", left=None, right=date(2026, 1, 2), is_changed=True),
        ],
        "consequences": ["Tiga jabatan di dalamnya ikut ditutup.", "Dapat dibatalkan."],
        "fields": [("unit", "U-12")],
        "figures": figures(),
    }


def _stats() -> list[Thing]:
    blank = {"unit": "", "change": None, "change_word": "", "interval": ""}
    blank |= {"url": "", "link": ""}
    return [
        Thing(
            **blank | {"label": "Pegawai", "value": 10234, "unit": "orang", "url": "/p"}
        ),
        Thing(
            **blank
            | {"label": "Kekurangan", "value": 412, "unit": "orang", "change": -38}
            | {"change_word": "sejak Oktober", "url": "/k", "link": "Lihat unitnya"}
        ),
        Thing(
            **blank
            | {"label": "Kepuasan warga", "value": 81.4, "unit": "dari 100"}
            | {"change": 3.1, "interval": "1,2 sampai 5,0", "url": "/skm"}
        ),
        Thing(**blank | {"label": "Keberatan terbuka", "value": 0, "change": 0}),
    ]


def _findings() -> list[Thing]:
    def finding(verdict: str, sentence: str, **more: object) -> Thing:
        empty = {"cites": [], "remedy": "", "who": "", "remedy_url": "", "code": ""}
        return Thing(verdict=verdict, sentence=sentence, **{**empty, **more})

    return [
        finding(
            "holds", "Golongan III/c berada di antara III/b dan III/d.", code="GRADE-1"
        ),
        finding(
            "fails",
            "Baru 1 tahun 4 bulan dalam jabatan; paling singkat 2 tahun.",
            cites=[Thing(text="PP 11/2017 Pasal 190 ayat (3)", url="/aturan/TENURE-1")],
            verified=False,
            remedy="Menunggu sampai 24 Juli 2027",
            code="TENURE-1",
        ),
        finding(
            "unknown",
            "TMT jabatan belum diisi.",
            remedy="Lengkapi TMT jabatan",
            who="pengelola kepegawaian Dinas Kesehatan",
            remedy_url="/pegawai/1/ubah",
        ),
        finding("error", "Kode unit U-99 tidak ada dalam lembar unit, baris 14."),
        finding("warning", f"Nama ini ditulis dengan dua cara: {HOSTILE}."),
    ]


@pytest.fixture(name="gallery")
def _gallery():
    """Return what renders the page of everything in a language."""
    return gallery
