"""A plan as tables that can be filtered and downloaded.

What each row may show to whom is told by the guards of ``snapshots.result``: a person's
row belongs to the unit the person is in now, a seat's row to the unit of the seat, and
a chain, which names people of several units, to the whole city.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import polars as pl

from tepat.placement.case import Case
from tepat.placement.reasons import missing
from tepat.reports.plan import rows as report
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.judging import is_sensitive
from tepat_web.snapshots.kinds.saying import both, long, text, whole, words
from tepat_web.snapshots.places import Places
from tepat_web.snapshots.result import Table

from .framing import NAME, NIP, READ, Row, columns, of_people

DECISIONS: Mapping[str, Sentence] = {
    "move": Sentence(id="pindah", en="moves"),
    "stay": Sentence(id="tetap", en="stays"),
    "unplaced": Sentence(id="belum mendapat jabatan", en="gets no position"),
    "leaving": Sentence(id="tidak ditempatkan", en="is not placed"),
}
CHAIN = Sentence(id="Rantai {n}", en="Chain {n}")
YES, NO = Sentence(id="ya", en="yes"), Sentence(id="tidak", en="no")


class Tables:
    """The tables of one plan; the first is the one that people look at first."""

    def __init__(self, case: Case, content: Mapping[str, Any], places: Places) -> None:
        self._case, self._content, self._places = case, content, places
        self._tellers = Teller(case, content, "id"), Teller(case, content, "en")

    def all(self) -> tuple[Table, ...]:
        """Return every table."""
        return (
            self._moves(),
            self._chains(),
            self._empty_seats(),
            self._everyone(),
            self._looks(),
            self._missing(),
        )

    def _moves(self) -> Table:
        rows, told = self._told(report.moves)
        frame = columns(
            rows,
            ("nip", "name", "from", "from_unit", "to", "to_unit"),
            ("chain", "fit_before", "fit_after"),
        ).with_columns(
            *both("kind", (words(row["kind"]) for row in rows)),
            *both("reason", told("reason")),
            *both("needs", (words(row["needs"]) for row in rows)),
            of_chain=pl.format("tabel=perpindahan&chain={}", "chain"),
        )
        return Table(
            "perpindahan",
            Words(id="Perpindahan", en="Moves"),
            (
                NAME,
                text("from", "Dari jabatan", "From position"),
                text("from_unit", "Unit asal", "From unit"),
                text("to", "Ke jabatan", "To position"),
                text("to_unit", "Unit tujuan", "To unit"),
                text("kind", "Jenis", "Kind", in_both=True, is_filter=True),
                whole("fit_before", "Kesesuaian kini", "Fit now"),
                whole("fit_after", "Di tujuan", "There"),
                whole("chain", "Rantai", "Chain", query="of_chain", is_filter=True),
                long("reason", "Alasan", "Reason", in_both=True),
                long("needs", "Masih perlu", "Still needed", in_both=True),
                NIP,
            ),
            of_people(frame, self._places),
            Words(
                id="Tidak ada perpindahan yang dapat Anda lihat di bagian ini.",
                en="There are no moves here that you can see.",
            ),
        )

    def _chains(self) -> Table:
        rows, told = self._told(report.chains)
        frame = columns(rows, (), ("chain", "length")).with_columns(
            *both("label", (words(CHAIN, n=row["chain"]) for row in rows)),
            *both("kind", (words(row["kind"]) for row in rows)),
            *both("story", told("story")),
            of_chain=pl.format("tabel=perpindahan&chain={}", "chain"),
            _read=pl.lit(READ),
        )
        return Table(
            "rantai",
            Words(id="Rantai", en="Chains"),
            (
                text("label", "Rantai", "Chain", in_both=True, query="of_chain"),
                text("kind", "Bentuk", "Form", in_both=True, is_filter=True),
                whole("length", "Orang", "People"),
                long("story", "Cerita", "Story", in_both=True),
            ),
            frame,
            Words(
                id="Tidak ada rantai yang dapat Anda lihat di bagian ini.",
                en="There are no chains here that you can see.",
            ),
        )

    def _empty_seats(self) -> Table:
        rows, told = self._told(report.empty)
        pages = [f"mengapa/?position={quote(row['code'], safe='')}" for row in rows]
        frame = columns(rows, ("code", "position", "unit"), ("seats",)).with_columns(
            *both("critical", (words(YES if row["critical"] else NO) for row in rows)),
            *both("reason", told("reason")),
            pl.Series("page", pages, dtype=pl.String),
            _read=pl.lit(READ),
        )
        at = self._places.positions.select(code="position", _path="position_path")
        return Table(
            "kursi-kosong",
            Words(id="Kursi kosong", en="Empty seats"),
            (
                text("position", "Jabatan", "Position", leads="page"),
                text("unit", "Unit", "Unit"),
                text("critical", "Kritis", "Critical", in_both=True, is_filter=True),
                whole("seats", "Kosong", "Empty", unit=Words(id="kursi", en="seats")),
                long(
                    "reason",
                    "Mengapa, dan langkah berikutnya",
                    "Why, and what next",
                    in_both=True,
                ),
                text("code", "Kode", "Code"),
            ),
            frame.join(at, on="code", how="left", maintain_order="left"),
            Words(
                id="Semua kursi di bagian ini terisi.", en="Every seat here is filled."
            ),
        )

    def _everyone(self) -> Table:
        teller, _ = self._tellers
        rows = sorted(
            (
                {
                    "nip": nip,
                    "name": teller.name(nip),
                    "decision": decision,
                    "from": teller.title(origin) if origin else None,
                    "to": teller.title(to) if to else None,
                    "unit": teller.unit(to or origin),
                }
                for nip, decision, origin, to in _seats(self._content)
            ),
            key=lambda row: (row["name"] or "", row["nip"] or ""),
        )
        frame = columns(rows, ("nip", "name", "from", "to", "unit"), ()).with_columns(
            both("decision", (words(DECISIONS[str(row["decision"])]) for row in rows))
        )
        return Table(
            "setiap-orang",
            Words(id="Setiap orang", en="Everyone"),
            (
                NAME,
                text("decision", "Rencana", "Plan", in_both=True, is_filter=True),
                text("from", "Jabatan kini", "Position now"),
                text("to", "Jabatan dalam rencana", "Position in the plan"),
                text("unit", "Unit", "Unit"),
                NIP,
            ),
            of_people(frame, self._places),
            Words(
                id="Tidak ada pegawai yang dapat Anda lihat di bagian ini.",
                en="There are no employees here that you can see.",
            ),
        )

    def _looks(self) -> Table:
        rows, told = self._told(report.looks)
        frame = columns(rows, ("nip", "name", "position", "unit"), ())
        return Table(
            "perlu-dilihat",
            Words(id="Tetap, perlu dilihat", en="Stay, to look at"),
            (
                NAME,
                text("position", "Jabatan", "Position"),
                text("unit", "Unit", "Unit"),
                long("why", "Yang perlu dilihat", "What to look at", in_both=True),
                NIP,
            ),
            of_people(frame.with_columns(both("why", told("why"))), self._places),
            Words(
                id="Tidak ada yang perlu dilihat di antara yang tetap.",
                en="Nothing to look at among those who stay.",
            ),
        )

    def _missing(self) -> Table:
        rows, told = self._told(report.to_complete)
        secret = [is_sensitive(entry.rule) for entry in missing(self._case)]
        frame = columns(rows, ("nip", "name", "unit"), ("positions",)).with_columns(
            *both("rule", (words(row["rule"]) for row in rows)),
            *both("what", told("what")),
            is_secret=pl.Series(secret, dtype=pl.Boolean),
        )
        guarded = of_people(frame, self._places).with_columns(
            _read=pl.when("is_secret")
            .then(pl.lit(Permission.SENSITIVE_READ.value))
            .otherwise("_read"),
            name_pk="nip_pk",
        )
        return Table(
            "data-belum-lengkap",
            Words(id="Data belum lengkap", en="Missing data"),
            (
                text("name", "Nama", "Name", sheet="employees"),
                text("unit", "Unit pengelola data", "Unit that keeps the data"),
                text("rule", "Syarat", "Rule", in_both=True, is_filter=True),
                long("what", "Yang harus dilengkapi", "What to complete", in_both=True),
                whole(
                    "positions",
                    "Membuka",
                    "Opens",
                    unit=Words(id="jabatan", en="positions"),
                ),
                NIP,
            ),
            guarded,
            Words(
                id="Tidak ada data yang menghalangi penilaian di bagian ini.",
                en="No missing data stands in the way here.",
            ),
        )

    def _told(
        self, rows: Callable[[Teller], Iterator[Row]]
    ) -> tuple[list[Row], Callable[[str], list[Words]]]:
        """Rows of the report, and what one of their columns says in both languages."""
        id_rows, en_rows = (list(rows(teller)) for teller in self._tellers)

        def told(name: str) -> list[Words]:
            pairs = zip(id_rows, en_rows, strict=True)
            return [Words(id=one[name], en=other[name]) for one, other in pairs]

        return id_rows, told


def _seats(
    content: Mapping[str, Any],
) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Yield NIP, decision, and the codes of the positions before and after."""
    for it in content["moves"]:
        yield it["nip"], "move", it["from"], it["to"]
    for it in content["stays"]:
        yield it["nip"], "stay", it["position"], it["position"]
    for nip in content["unplaced"]:
        yield nip, "unplaced", None, None
    for it in content["leaving"]:
        yield it["nip"], "leaving", it["position"], None
