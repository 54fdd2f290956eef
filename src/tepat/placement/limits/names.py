"""What the limits of a plan are called, and what each says of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

NAMES: Mapping[str, Sentence] = {
    "moves": Sentence(id="Perpindahan seluruh rencana", en="Moves of the whole plan"),
    "share": Sentence(
        id="Perpindahan seluruh rencana, menurut persen",
        en="Moves of the whole plan, by percent",
    ),
    "leave": Sentence(
        id="Yang meninggalkan jabatannya di {unit}",
        en="Who leave their position in {unit}",
    ),
    "leave_share": Sentence(
        id="Yang meninggalkan jabatannya di {unit}, menurut persen",
        en="Who leave their position in {unit}, by percent",
    ),
    "budget": Sentence(
        id="Anggaran jabatan {unit} setahun", en="Cost of positions of {unit} a year"
    ),
    "headcount": Sentence(id="Jumlah orang di {unit}", en="People in {unit}"),
    "fit": Sentence(id="Kesesuaian rata-rata di {unit}", en="Mean fit in {unit}"),
    "competency": Sentence(
        id="Yang memiliki kompetensi {competency} di {unit}",
        en="Who have competency {competency} in {unit}",
    ),
    "balance_least": Sentence(
        id="Bagian {group} di {unit}, paling sedikit",
        en="Share of {group} in {unit}, at least",
    ),
    "balance_most": Sentence(
        id="Bagian {group} di {unit}, paling banyak",
        en="Share of {group} in {unit}, at most",
    ),
    "relatives": Sentence(
        id="{nip} di {position} dan {other} di {beside}: kerabat, jadi tidak keduanya",
        en="{nip} in {position} and {other} in {beside}: relatives, so not both",
    ),
}
"""By kind; the blanks are what the limit is about."""

MOST = Sentence(
    id="Batas: paling banyak {most}; rencana: {used}.",
    en="Limit: at most {most}; the plan: {used}.",
)
LEAST = Sentence(
    id="Batas: paling sedikit {most}; rencana: {used}.",
    en="Limit: at least {most}; the plan: {used}.",
)
AT_LEAST = ("headcount", "fit", "competency", "balance_least")
"""Kinds of limit that hold something up rather than down."""

SENSES: Mapping[str, Sentence] = {
    "most": Sentence(id="paling banyak", en="at most"),
    "least": Sentence(id="paling sedikit", en="at least"),
}
SEXES: Mapping[str, Sentence] = {
    "L": Sentence(id="laki-laki", en="men"),
    "P": Sentence(id="perempuan", en="women"),
}
FROM = Sentence(id="umur {years} ke atas", en="age {years} and over")
TO = Sentence(id="umur {years} ke bawah", en="age {years} and under")
FAMILIES = Sentence(id="jabatan {families}", en="positions {families}")
EVERYBODY = Sentence(id="semua orang", en="everybody")

REFUSED = Sentence(
    id="Tidak ditemukan rencana yang memenuhi [pin] dan semua batas sekaligus. "
    "Kurangi yang ditetapkan dalam [pin], atau longgarkan batas dalam [caps], "
    "[budget], [protect] atau [[balance]]. Yang ditetapkan: {pins}.",
    en="No plan was found that does what [pin] asks for and keeps all limits. Pin "
    "fewer people, or loosen the limits in [caps], [budget], [protect] or "
    "[[balance]]. Pinned: {pins}.",
)
BROKEN = Sentence(
    id="Rencana yang ditemukan tidak lolos pemeriksaan ({why}), jadi tidak ditulis. "
    "Laporkan skenario dan sidik data ini kepada pengembang.",
    en="The plan that was found did not pass the check ({why}), so it was not written. "
    "Report this scenario and the digest of the data.",
)
