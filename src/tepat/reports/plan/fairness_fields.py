"""The columns of what is told of a plan's fairness."""

from __future__ import annotations

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

from .fields import NAME, NIP

UNKNOWN = Sentence(id="belum diketahui", en="unknown")

ENVY = (
    NIP,
    NAME,
    Field("kind", Sentence(id="Dasar", en="Based on"), Form.TEXT, 16),
    Field(
        "seat",
        Sentence(id="Jabatan menurut rencana", en="Planned position"),
        Form.TEXT,
        36,
    ),
    Field(
        "seat_fit", Sentence(id="Kesesuaian di sana", en="Fit there"), Form.WHOLE, 12
    ),
    Field(
        "position",
        Sentence(id="Jabatan yang dipersoalkan", en="Position envied"),
        Form.TEXT,
        36,
    ),
    Field("wish", Sentence(id="Urutan minat", en="Wish"), Form.WHOLE, 9),
    Field("fit", Sentence(id="Kesesuaiannya", en="Own fit"), Form.WHOLE, 13),
    Field(
        "holder_name",
        Sentence(id="Pemangku menurut rencana", en="Planned holder"),
        Form.TEXT,
        28,
    ),
    Field(
        "holder_fit",
        Sentence(id="Kesesuaian pemangku", en="Holder's fit"),
        Form.WHOLE,
        13,
    ),
    Field("gap", Sentence(id="Selisih", en="Gap"), Form.CHANGE, 9),
    Field(
        "cause",
        Sentence(id="Yang melindungi kursi itu", en="What protects the seat"),
        Form.TEXT,
        70,
    ),
    Field("loss", Sentence(id="Rugi paling sedikit", en="Least loss"), Form.TEXT, 28),
    Field(
        "positions",
        Sentence(id="Jabatan yang dipersoalkan (jumlah)", en="Positions envied"),
        Form.WHOLE,
        12,
    ),
)
CAUSES = (
    Field("kind", Sentence(id="Dasar", en="Based on"), Form.TEXT, 16),
    Field("people", Sentence(id="Orang", en="People"), Form.WHOLE, 9),
    Field("rows", Sentence(id="Jabatan", en="Positions"), Form.WHOLE, 9),
    Field(
        "cause",
        Sentence(id="Yang melindungi kursi itu", en="What protects the seat"),
        Form.TEXT,
        90,
    ),
)
TREATMENT = (
    Field("outcome", Sentence(id="Hal", en="Outcome"), Form.TEXT, 30),
    Field("dimension", Sentence(id="Menurut", en="By"), Form.TEXT, 20),
    Field("condition", Sentence(id="Di antara", en="Among"), Form.TEXT, 22),
    Field(
        "figures",
        Sentence(
            id="Angka dan selang 95 persen", en="Figures and 95 per cent interval"
        ),
        Form.TEXT,
        64,
    ),
    Field(
        "verdict",
        Sentence(id="Yang dapat dikatakan", en="What can be said"),
        Form.TEXT,
        48,
    ),
    Field("difference", Sentence(id="Selisih", en="Difference"), Form.HOURS, 11),
    Field("low", Sentence(id="Dari", en="From"), Form.HOURS, 11),
    Field("high", Sentence(id="Sampai", en="To"), Form.HOURS, 11),
)
GROUPS = (
    Field("name", Sentence(id="Kelompok", en="Group"), Form.TEXT, 30),
    Field("people", Sentence(id="Orang", en="People"), Form.WHOLE, 10),
    Field("moved", Sentence(id="Dipindahkan", en="Moved"), Form.WHOLE, 12),
    Field(
        "hard_before",
        Sentence(id="Di tempat berat, sebelum", en="Hardship before"),
        Form.WHOLE,
        13,
        UNKNOWN,
    ),
    Field("hard_after", Sentence(id="Sesudah", en="After"), Form.WHOLE, 13, UNKNOWN),
    Field(
        "to_hard",
        Sentence(id="Dipindahkan ke sana", en="Moved there"),
        Form.WHOLE,
        13,
        UNKNOWN,
    ),
    Field(
        "distance_mean",
        Sentence(id="Jarak rata-rata (km)", en="Mean distance (km)"),
        Form.HOURS,
        13,
    ),
    Field(
        "distance_most", Sentence(id="Terjauh (km)", en="Farthest (km)"), Form.HOURS, 13
    ),
    Field(
        "recent_mean",
        Sentence(
            id="Perpindahan dalam 5 tahun, dengan rencana ini (rata-rata)",
            en="Moves in 5 years, with this plan (mean)",
        ),
        Form.HOURS,
        20,
    ),
)
BORNE = (
    NIP,
    NAME,
    Field("from", Sentence(id="Unit asal", en="From unit"), Form.TEXT, 34),
    Field("to", Sentence(id="Unit tujuan", en="To unit"), Form.TEXT, 34),
    Field(
        "distance",
        Sentence(id="Jarak (km)", en="Distance (km)"),
        Form.HOURS,
        12,
        UNKNOWN,
    ),
    Field(
        "hard_before",
        Sentence(id="Asal berat", en="From hardship"),
        Form.TEXT,
        14,
        UNKNOWN,
    ),
    Field(
        "hard", Sentence(id="Tujuan berat", en="To hardship"), Form.TEXT, 14, UNKNOWN
    ),
    Field(
        "recent",
        Sentence(id="Perpindahan 5 tahun terakhir", en="Moves in 5 years"),
        Form.WHOLE,
        16,
        UNKNOWN,
    ),
    Field(
        "total",
        Sentence(id="Perpindahan tercatat", en="Moves on record"),
        Form.WHOLE,
        16,
        UNKNOWN,
    ),
)
