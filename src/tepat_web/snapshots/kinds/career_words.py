"""What the computation of one person's career says."""

from __future__ import annotations

from tepat.career.path import Mode
from tepat.words import Sentence
from tepat_web.kit.words import Words

SAID = Sentence(
    id="{name} memenuhi syarat rencana {now} jabatan hari ini ({vacant} kosong); "
    "{later} lagi terbuka dengan sendirinya kemudian.{aim} {note}",
    en="{name} meets what a plan asks for {now} positions today ({vacant} vacant); "
    "{later} more are opened later by time alone.{aim} {note}",
)
ARRIVES = Sentence(
    id=" Ke {title}: paling cepat {day}, {n} perpindahan.",
    en=" To {title}: {day} at the earliest, {n} moves.",
)
NO_WAY = Sentence(
    id=" {title}: belum ada jalur ke jabatan ini; lihat syaratnya.",
    en=" {title}: there is no way to this position; see its requirements.",
)
OPENED = {
    "none": Words(id="sekarang", en="now"),
    "time": Words(id="terbuka dengan sendirinya", en="opened by time alone"),
    "data": Words(id="menunggu data dilengkapi", en="waits for data"),
    "effort": Words(
        id="perlu diupayakan atau lewat jabatan lain",
        en="takes effort or other positions first",
    ),
    "closed": Words(
        id="tidak terbuka dengan satu perpindahan", en="not open by a single move"
    ),
}
MODES = {
    Mode.AS_IS: Words(id="waktu dan prosedur saja", en="time and procedure alone"),
    Mode.WITH_EFFORT: Words(id="dengan upaya lebih dahulu", en="with effort first"),
}
MOVE = Sentence(id="pindah", en="move")
WAIT = Sentence(id="{title} sampai {until}", en="{title} until {until}")
PAPERS = Sentence(
    id="disiapkan menjelang pengangkatan: {papers}",
    en="to be prepared before the appointment: {papers}",
)
DO = Sentence(id="{title}: {how}", en="{title}: {how}")
CURES = {
    "data": Words(id="data", en="data"),
    "paper": Words(id="dokumen", en="documents"),
    "time": Words(id="waktu", en="time"),
    "effort": Words(id="upaya", en="effort"),
    "procedure": Words(id="prosedur", en="procedure"),
    "route": Words(id="jabatan lain dahulu", en="other positions first"),
    "nobody": Words(id="tidak dapat diubah", en="cannot be changed"),
}
