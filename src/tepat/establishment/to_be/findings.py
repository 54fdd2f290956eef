"""What whoever decides on a structure to be should know before."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.establishment.integrity import Integrity, Weight
from tepat.finding import Finding, Verdict
from tepat.words import Sentence

from .links import Links
from .people import Destiny
from .shape import Shape

LOST_ORIGIN = Sentence(
    id="Kolom asal pada jabatan {position} menyebut {origin}, yang tidak ada pada "
    "struktur sekarang. Perbaiki kodenya.",
    en="Column asal of position {position} names {origin}, which the present structure "
    "does not have. Correct the code.",
)
REUSED = Sentence(
    id="Kode {position} dipakai untuk jabatan lain pada struktur sekarang; kolom asal "
    "menyebut jabatan yang berbeda. Pakai kode baru agar tidak tertukar.",
    en="Code {position} stands for another position in the present structure; column "
    "asal names a different one. Use a new code so that the two are not mixed up.",
)
TO_PLACE = Sentence(
    id="{count} orang pada {name} ({position}) belum mempunyai tujuan, karena "
    "jabatannya ditutup. Sebutkan penerusnya pada kolom asal, atau tempatkan lewat "
    "rencana.",
    en="{count} people of {name} ({position}) have no destination, because the "
    "position is closed. Name its heir in column asal, or let a plan place them.",
)
SURPLUS = Sentence(
    id="{count} orang pada {name} ({position}) melebihi {seats} kursi yang tersedia. "
    "Tempatkan lewat rencana, atau tinjau kebutuhannya.",
    en="{count} people of {name} ({position}) exceed its {seats} seats. Let a plan "
    "place them, or look at its need again.",
)
CHOICE = Sentence(
    id="{count} orang pada {position} dapat ikut ke beberapa jabatan ({heirs}); "
    "pembagiannya di sini hanya usulan. Tetapkan siapa ke mana.",
    en="{count} people of {position} may go along to several positions ({heirs}); how "
    "they are divided here is only a proposal. Decide who goes where.",
)
CLASS_DROP = Sentence(
    id="{count} orang pada {name} ({position}) turun dari kelas {before} ke {after} "
    "bila ikut jabatannya; periksa apakah itu penurunan jabatan.",
    en="{count} people who stay with {name} ({position}) drop from class {before} to "
    "{after}; check whether that is a demotion.",
)
LEVEL_DROP = Sentence(
    id="{count} orang pada {name} ({position}) turun dari jenjang {before} ke {after} "
    "bila ikut jabatannya; penurunan jenjang memerlukan dasar tersendiri.",
    en="{count} people who stay with {name} ({position}) drop from level {before} to "
    "{after}; a demotion needs grounds of its own.",
)
NEED_UNKNOWN = Sentence(
    id="Kebutuhan {name} ({position}) belum diketahui; semua pemangkunya ({count}) "
    "dianggap tetap. Isi tugas atau kolom kebutuhan.",
    en="The need of {name} ({position}) is unknown; all its people ({count}) are taken "
    "to stay. Fill in its tasks or column kebutuhan.",
)
DEEPER = Sentence(
    id="Lapis pimpinan bertambah dari {before} menjadi {after}.",
    en="The layers of leadership grow from {before} to {after}.",
)
WIDER = Sentence(
    id="Rentang kendali terlebar bertambah dari {before} menjadi {after} jabatan, pada "
    "{leader}.",
    en="The widest span of control grows from {before} to {after} positions, at "
    "{leader}.",
)
ERRORS = Sentence(
    id="Struktur baru mempunyai {errors} kesalahan keutuhan; «tepat integrity» "
    "menjelaskannya.",
    en="The structure to be has {errors} errors of integrity; “tepat integrity” "
    "explains them.",
)
COST_UNKNOWN = Sentence(
    id="Biaya kelas {classes} belum diisi, jadi biaya dalam rupiah belum diketahui. "
    "Lengkapi lembar biaya_kelas.",
    en="The cost of classes {classes} is not told, so the cost in rupiah is unknown. "
    "Complete sheet biaya_kelas.",
)

STAYING = (Destiny.KEEPS.value, Destiny.MOVES_ALONG.value)


def of_links(links: Links) -> Iterator[Finding]:
    """Origins that exist nowhere, and codes used for something else."""
    for position, origin in links.lost.iter_rows():
        facts = {"position": position, "origin": origin}
        yield Finding("TOBE-1", Verdict.FAILS, LOST_ORIGIN, facts)
    for position in links.reused:
        yield Finding("TOBE-2", Verdict.FAILS, REUSED, {"position": position})


def of_people(
    people: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame, links: Links
) -> Iterator[Finding]:
    """People without a destination, surplus people, choices, and drops."""
    names = dict(before.select("position", "name").iter_rows())
    for destiny, code, sentence in (
        (Destiny.TO_PLACE, "TOBE-3", TO_PLACE),
        (Destiny.SURPLUS, "TOBE-4", SURPLUS),
    ):
        these = people.filter(pl.col("destiny") == destiny.value)
        grouped = these.group_by("position", maintain_order=True).agg(
            count=pl.len(), seats=pl.col("seats").first()
        )
        for facts in grouped.iter_rows(named=True):
            told = {**facts, "name": names[facts["position"]]}
            yield Finding(code, Verdict.FAILS, sentence, told)
    yield from _choices(people, links)
    yield from _drops(people, before, after)
    yield from _unknown_needs(people, after)


def of_structure(
    integrity: Integrity, before: Shape, after: Shape, classes: pl.DataFrame
) -> Iterator[Finding]:
    """More layers, wider spans, errors of the map, and costs that are not told."""
    errors = integrity.count(Weight.ERROR)
    if errors:
        yield Finding("TOBE-9", Verdict.FAILS, ERRORS, {"errors": errors})
    if after.layers > before.layers:
        facts: dict[str, object] = {"before": before.layers, "after": after.layers}
        yield Finding("TOBE-10", Verdict.FAILS, DEEPER, facts)
    if after.widest > before.widest:
        facts = {
            "before": before.widest,
            "after": after.widest,
            "leader": after.widest_leader,
        }
        yield Finding("TOBE-11", Verdict.FAILS, WIDER, facts)
    silent = classes.filter(
        pl.col("cost").is_null()
        & ((pl.col("seats_before") > 0) | (pl.col("seats_after") > 0))
    )["position_class"]
    if len(silent):
        facts = {"classes": ", ".join(str(it) for it in silent.sort())}
        yield Finding("TOBE-12", Verdict.UNKNOWN, COST_UNKNOWN, facts)


def _choices(people: pl.DataFrame, links: Links) -> Iterator[Finding]:
    heirs = dict(
        links.pairs.group_by("before", maintain_order=True).agg("after").iter_rows()
    )
    chosen = people.filter("is_choice").group_by("position", maintain_order=True)
    for position, count in chosen.agg(count=pl.len()).iter_rows():
        facts = {
            "position": position,
            "count": count,
            "heirs": ", ".join(heirs[position]),
        }
        yield Finding("TOBE-5", Verdict.FAILS, CHOICE, facts)


def _drops(
    people: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame
) -> Iterator[Finding]:
    was = before.select(
        "position", class_before="position_class", level_before="level", was="rank"
    )
    now = after.select(
        "name", "rank", to="position", class_after="position_class", level_after="level"
    )
    staying = (
        people.filter(pl.col("destiny").is_in(STAYING))
        .group_by("position", "to", maintain_order=True)
        .agg(count=pl.len())
        .join(was, on="position", how="left", maintain_order="left")
        .join(now, on="to", how="left", maintain_order="left")
    )
    for code, sentence, column, dropped in (
        ("TOBE-6", CLASS_DROP, "class", pl.col("class_after") < pl.col("class_before")),
        ("TOBE-7", LEVEL_DROP, "level", pl.col("rank") < pl.col("was")),
    ):
        for row in staying.filter(dropped).iter_rows(named=True):
            facts = {
                "count": row["count"],
                "name": row["name"],
                "position": row["to"],
                "before": row[f"{column}_before"],
                "after": row[f"{column}_after"],
            }
            yield Finding(code, Verdict.FAILS, sentence, facts)


def _unknown_needs(people: pl.DataFrame, after: pl.DataFrame) -> Iterator[Finding]:
    held = people.group_by(position="to").agg(count=pl.len())
    unknown = after.filter(pl.col("need").is_null()).select("position", "name")
    rows = unknown.join(held, on="position", how="inner", maintain_order="left")
    for facts in rows.iter_rows(named=True):
        yield Finding("TOBE-8", Verdict.UNKNOWN, NEED_UNKNOWN, facts)
