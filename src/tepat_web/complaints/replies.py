"""Beginnings of polite answers, which whoever answers makes their own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tepat.words import Sentence, written
from tepat_web.snapshots.showing import language

from .models import Case
from .secret import grouped

HEAD = Sentence(
    id="Terima kasih atas aduan Anda nomor {number}, yang kami terima pada {day}.",
    en="Thank you for your complaint no. {number}, which reached us on {day}.",
)
FOOT = Sentence(
    id="Jika ini belum cukup, sampaikan melalui halaman tempat Anda membaca jawaban "
    "ini. Kami akan memeriksanya sekali lagi.",
    en="If this is not enough, please say so on the page where you read this answer. "
    "We shall look at it once more.",
)
BODIES: Mapping[str, tuple[Sentence, Sentence]] = MappingProxyType(
    {
        "selesai": (
            Sentence(id="Sudah dikerjakan", en="It is done"),
            Sentence(
                id="Kami sudah memeriksa di tempat. Yang kami temukan: … Pada … kami "
                "sudah …",
                en="We have looked at it on the spot. What we found: … On … we have …",
            ),
        ),
        "dijadwalkan": (
            Sentence(id="Dikerjakan kemudian", en="It will be done"),
            Sentence(
                id="Kami sudah memeriksanya: … Perbaikan memerlukan … dan selesai "
                "paling lambat …. Sampai saat itu kami …",
                en="We have looked at it: … Mending it needs … and is done by …. Until "
                "then we …",
            ),
        ),
        "keterangan": (
            Sentence(id="Permintaan keterangan", en="A request for information"),
            Sentence(
                id="Yang Anda tanyakan: … Persyaratannya …, biayanya …, waktunya …. "
                "Dasarnya ….",
                en="What you asked: … It needs …, costs …, takes …. It rests on ….",
            ),
        ),
        "bukan-wewenang": (
            Sentence(id="Bukan wewenang kota", en="Not for the city to decide"),
            Sentence(
                id="Hal ini wewenang …. Aduan Anda kami teruskan ke sana pada …. Anda "
                "dapat menanyakannya di ….",
                en="This is for … to decide. We passed your complaint on on …. You can "
                "ask there: ….",
            ),
        ),
        "maaf": (
            Sentence(id="Permintaan maaf", en="An apology"),
            Sentence(
                id="Yang Anda alami tidak seharusnya terjadi, dan kami mohon maaf. "
                "Penyebabnya …. Supaya tidak terulang, kami ….",
                en="What you went through should not have happened, and we apologise. "
                "The reason was …. To keep it from happening again we ….",
            ),
        ),
    }
)


def choices() -> list[tuple[str, str]]:
    """Return what the beginnings are called, by the word of each in an address."""
    return [(key, name.fill({}, language())) for key, (name, _) in BODIES.items()]


def begun(it: Case, key: str) -> str:
    """Return the beginning of an answer to a case; blank: none has that name."""
    if key not in BODIES:
        return ""
    spoken = language()
    head = HEAD.fill(
        {"number": grouped(it.number), "day": written(it.day, spoken)}, spoken
    )
    parts = head, BODIES[key][1].fill({}, spoken), FOOT.fill({}, spoken)
    return "\n\n".join(parts)
