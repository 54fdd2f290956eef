"""Why a name is thought to be meant, or why that is doubted, in both languages."""

from __future__ import annotations

from tepat.words import Sentence

STATED = Sentence(
    id="kolom nomenklatur sudah terisi", en="column nomenklatur names it already"
)
SAME = Sentence(id="nama sama", en="the same title")
SPELLING = Sentence(
    id="beda tulisan saja (huruf besar, tanda baca, spasi)",
    en="written differently only (capitals, punctuation, spaces)",
)
EXPANDED = Sentence(
    id="singkatan dipanjangkan: {words}", en="short forms written in full: {words}"
)
ACTING = Sentence(
    id="Plt./Plh. di depan tidak dihitung", en="the acting mark in front is left out"
)
OTHER_ORDER = Sentence(id="urutan kata berbeda", en="words in another order")
MISSPELT = Sentence(
    id="salah tulis atau terpotong: {words}", en="wrongly written or cut off: {words}"
)
SPACING = Sentence(
    id="spasi kurang atau berlebih", en="a space is missing or superfluous"
)
MORE = Sentence(
    id="kata yang tidak ada pada nama itu: {words}", en="words beyond the name: {words}"
)
LESS = Sentence(
    id="kata nama itu yang tidak disebut: {words}",
    en="words of the name not told: {words}",
)
UNIT = Sentence(
    id="nama unit di belakang tidak dihitung: {words}",
    en="the unit's name at the end is left out: {words}",
)
GENERAL = Sentence(
    id="sebutan umum {name}, sisanya nama unit: {words}",
    en="the general title {name}; the rest is a unit's name: {words}",
)
LEVEL = Sentence(id="jenjang {level} dibaca terpisah", en="level {level} read apart")
OTHER_LEVEL = Sentence(
    id="jenjang berbeda: {level}, pada nama itu {other}",
    en="another level: {level}, the name has {other}",
)
OTHER_NUMBER = Sentence(id="nomor berbeda", en="another number")
OTHER_FAMILY = Sentence(
    id="jenis jabatan berbeda: {family}, pada nama itu {other}",
    en="another family: {family}, the name has {other}",
)
CLOSE_SECOND = Sentence(
    id="nama lain hampir sama dekatnya: {name}", en="another name is as near: {name}"
)
