"""Tables of the succession pools: who could follow in each critical position."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tepat.competency import name_of
from tepat.rules import ROLL
from tepat.talent import NEEDED_NAMES, READY_NAMES, Readiness, Succession
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Question
from ..result import Figure, Form, Table
from .placing import at_people, at_positions
from .saying import both, long, text, whole, words

BENCH = Sentence(
    id="Jabatan kritis menurut jumlah orang yang siap sekarang.",
    en="Critical positions by the number of people ready now.",
)
SURE = {
    True: Words(id="pasti", en="certain"),
    False: Words(id="mungkin", en="perhaps"),
}
SELECTION = Words(
    id="Lewat seleksi terbuka, atau kelompok rencana suksesi dengan persetujuan",
    en="By open selection, or the succession group with approval",
)
READ = Permission.TALENT_READ
# From so many people on, in the words of the filter.
STRENGTHS = ((0, "0", "0"), (1, "1–2", "1–2"), (3, "3+", "3+"))


def bench(pools: Succession) -> tuple[Figure, ...]:
    """How many critical positions have how many people ready."""
    if pools.pools.is_empty():
        return ()
    strength = [_strength(ready).id for ready in pools.pools["ready_now"]]
    rows = [
        {
            "label_id": f"{id} orang siap",
            "label_en": f"{en} people ready",
            "query": f"tabel=jabatan-kritis&strength={id}",
            "count": strength.count(id),
        }
        for _low, id, en in STRENGTHS
    ]
    parts = (Words(id="jabatan kritis", en="critical positions"),)
    title = Words(id="Siap sekarang", en="Ready now")
    frame = pl.DataFrame(rows)
    return (
        Figure("tallies", words(BENCH), frame, parts=parts, title=title, read=READ),
    )


def pool_table(question: Question, pools: Succession) -> Table:
    told = pools.pools
    rows = at_positions(question, told, link="name").with_columns(
        *both("why", (named(NEEDED_NAMES.get(it)) for it in told["needed_why"])),
        *both("strength", (_strength(it) for it in told["ready_now"])),
        query=pl.format("tabel=calon&position={}", "position"),
        _read=pl.lit(READ.value),
    )
    return Table(
        "jabatan-kritis",
        Words(id="Jabatan kritis", en="Critical positions"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("needed_on", "Diperlukan", "Needed", form=Form.DAY),
            text("why", "Karena", "Because", in_both=True, is_filter=True),
            whole("ready_now", "Siap sekarang", "Ready now", query="query"),
            whole("within_1_year", "Dalam 1 tahun", "Within 1 year"),
            whole("within_3_years", "Dalam 1–3 tahun", "In 1–3 years"),
            whole("in_time", "Siap saat diperlukan", "Ready when needed"),
            whole("needs_effort", "Perlu usaha", "Needs effort"),
            whole("not_known", "Belum diketahui", "Not known"),
            whole("possible", "Mungkin", "Perhaps"),
            text(*("strength", "Yang siap", "Ready"), in_both=True, is_filter=True),
        ),
        rows,
        Words(
            id="Belum ada jabatan yang ditandai kritis.",
            en="No position is marked as critical yet.",
        ),
    )


def candidate_table(question: Question, pools: Succession) -> Table:
    told = pools.candidates
    names = pools.pools.select("position", position_name="name")
    held = question.snapshot.positions.select(holds="position", holds_name="name")
    rows = (
        at_people(question, told, read=READ)
        .join(names, on="position", how="left", maintain_order="left")
        .join(held, on="holds", how="left", maintain_order="left")
        .with_columns(
            *both("sure", (SURE[it] for it in told["is_certain"])),
            *both(
                "ready", (words(READY_NAMES[Readiness(it)]) for it in told["readiness"])
            ),
            *both(
                "missed",
                (
                    _missed(codes, by_selection)
                    for codes, by_selection in told.select(
                        "missed", "by_selection"
                    ).iter_rows()
                ),
            ),
            *both("short", (_names(codes) for codes in told["short_of"])),
            possible=pl.col("boxes").cast(pl.List(pl.String)).list.join(", "),
        )
    )
    return Table(
        "calon",
        Words(id="Calon pengganti", en="Who could follow"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            whole("rank", "Urutan", "Order"),
            text("position_name", "Untuk jabatan", "For position"),
            text("ready", "Kesiapan", "Readiness", in_both=True, is_filter=True),
            text("ready_on", "Siap pada", "Ready on", form=Form.DAY),
            text("possible", "Kotak", "Box"),
            text("sure", "Kelompok suksesi", "Group", in_both=True, is_filter=True),
            long("missed", "Belum terpenuhi", "Not met", in_both=True),
            long("short", "Kompetensi yang kurang", "Competencies short", in_both=True),
            whole("fit", "Kesesuaian", "Fit"),
            text("retires_on", "Pensiun dari sana", "Retires from it", form=Form.DAY),
            whole("pools", "Dalam kumpulan", "In pools"),
            text("holds_name", "Jabatan sekarang", "Present position"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("position", "Kode jabatan", "Code", is_filter=True),
        ),
        rows,
        Words(
            id="Belum ada calon. Yang diperlukan: orang di kotak 7, 8, atau 9 yang "
            "memenuhi syarat, sekarang atau kelak.",
            en="No candidates yet. Needed: people in box 7, 8 or 9 who meet the "
            "requirements, now or later.",
        ),
    )


def _strength(ready: int) -> Words:
    _low, id, en = max(each for each in STRENGTHS if each[0] <= ready)
    return Words(id=id, en=en)


def named(name: Sentence | None) -> Words | None:
    return None if name is None else words(name)


def joined(said: Iterable[Sentence]) -> Sentence:
    told = list(said)
    return Sentence(
        id="; ".join(it.id for it in told), en="; ".join(it.en for it in told)
    )


def _missed(codes: Iterable[str], by_selection: bool) -> Words | None:
    told = [ROLL[code].title for code in codes]
    if by_selection:
        told.append(Sentence(id=SELECTION.id, en=SELECTION.en))
    return words(joined(told)) if told else None


def _names(codes: Iterable[str] | None) -> Words | None:
    told = [name_of(code) for code in codes] if codes is not None else []
    return words(joined(told)) if told else None
