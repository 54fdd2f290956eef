"""The columns of the combined workbook."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

STATUS_NAMES: Mapping[str, Sentence] = {
    "planned": Sentence(id="direncanakan", en="planned"),
    "errors": Sentence(id="data perlu diperbaiki", en="data to be mended"),
    "failed": Sentence(id="belum berhasil", en="not done"),
}

AGENCY = Field("agency", Sentence(id="Instansi", en="Agency"), Form.TEXT, 28)

AGENCIES = (
    AGENCY,
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 34),
    Field("said", Sentence(id="Keadaan", en="State"), Form.TEXT, 22),
    Field("people", Sentence(id="Pegawai", en="People"), Form.WHOLE, 11),
    Field("seats", Sentence(id="Kursi", en="Seats"), Form.WHOLE, 11),
    Field("filled_before", Sentence(id="Terisi kini", en="Filled now"), Form.WHOLE, 11),
    Field("filled", Sentence(id="Terisi rencana", en="Filled by plan"), Form.WHOLE, 11),
    Field("vacant", Sentence(id="Tetap kosong", en="Still empty"), Form.WHOLE, 11),
    Field(
        "critical", Sentence(id="Kritis kosong", en="Critical empty"), Form.WHOLE, 11
    ),
    Field("moves", Sentence(id="Perpindahan", en="Moves"), Form.WHOLE, 13),
    Field(
        "over_strength",
        Sentence(id="Di atas kebutuhan", en="Above need"),
        Form.WHOLE,
        13,
    ),
    Field("unplaced", Sentence(id="Tanpa jabatan", en="Unplaced"), Form.WHOLE, 11),
    Field("fit_before", Sentence(id="Sesuai kini", en="Mean fit now"), Form.WHOLE, 11),
    Field(
        "fit_after",
        Sentence(id="Sesuai rencana", en="Mean fit planned"),
        Form.WHOLE,
        11,
    ),
    Field("error_count", Sentence(id="Kesalahan", en="Errors"), Form.WHOLE, 11),
    Field("warnings", Sentence(id="Peringatan", en="Warnings"), Form.WHOLE, 11),
    Field("plan", Sentence(id="Sidik rencana", en="Digest of plan"), Form.CODE, 68),
)

JOBS = (
    Field("name", Sentence(id="Jabatan", en="Job"), Form.TEXT, 44),
    Field("family", Sentence(id="Jenis", en="Family"), Form.TEXT, 16),
    Field("level", Sentence(id="Jenjang", en="Level"), Form.TEXT, 16),
    Field("seats", Sentence(id="Kebutuhan", en="Need"), Form.WHOLE, 12),
    Field("holders", Sentence(id="Pemangku", en="Holders"), Form.WHOLE, 12),
    Field("unfilled", Sentence(id="Kosong", en="Empty"), Form.WHOLE, 10),
    Field("agencies", Sentence(id="Di instansi", en="In agencies"), Form.WHOLE, 10),
    Field("over", Sentence(id="Di atas kebutuhan", en="Above need"), Form.WHOLE, 12),
    Field("spare_in", Sentence(id="Di instansi", en="In agencies"), Form.WHOLE, 10),
    Field("short", Sentence(id="Kurang bersih", en="Net short"), Form.WHOLE, 12),
)

ERRORS = (
    AGENCY,
    Field("where", Sentence(id="Tempat", en="Where"), Form.TEXT, 24),
    Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 24),
    Field("said", Sentence(id="Masalah", en="Problem"), Form.TEXT, 90),
)

BETWEEN = (
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 20),
    Field("from_agency", Sentence(id="Dari instansi", en="From agency"), Form.TEXT, 28),
    Field("from_title", Sentence(id="Jabatan asal", en="Position"), Form.TEXT, 36),
    Field("to_agency", Sentence(id="Ke instansi", en="To agency"), Form.TEXT, 28),
    Field("to_title", Sentence(id="Jabatan tujuan", en="New position"), Form.TEXT, 36),
    Field("to", Sentence(id="Kode jabatan", en="Position code"), Form.CODE, 16),
    Field("said_kind", Sentence(id="Jenis", en="Kind"), Form.TEXT, 16),
    Field("fit_before", Sentence(id="Sesuai kini", en="Fit now"), Form.WHOLE, 10),
    Field("fit_after", Sentence(id="Sesuai nanti", en="Fit then"), Form.WHOLE, 10),
    Field(
        "said_procedure",
        Sentence(id="Masih diperlukan", en="Still needed"),
        Form.TEXT,
        70,
    ),
)
STATES = (
    Field("figure", Sentence(id="Keadaan semua", en="State of all"), Form.TEXT, 34),
    Field("before", Sentence(id="Sebelum", en="Before"), Form.WHOLE, 16),
    Field("after", Sentence(id="Sesudah", en="After"), Form.WHOLE, 16),
    Field("change", Sentence(id="Perubahan", en="Change"), Form.CHANGE, 16),
)
