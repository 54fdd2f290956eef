"""Documents that requirements ask for: those that ended, end soon, or say no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .note import Actor, Note, Urgency

SOON_DAYS = 60
"""So near an end is worth telling. Ours: no norm sets it."""

ENDED = Sentence(
    id="{document} berlaku sampai {day} dan sudah berakhir.",
    en="{document} was valid until {day} and has ended.",
)
ENDS = Sentence(
    id="{document} berlaku sampai {day}.", en="{document} is valid until {day}."
)
SAYS_NO = Sentence(
    id="{document} tertanggal {day} menyatakan syaratnya tidak terpenuhi.",
    en="{document} of {day} says that its requirement is not met.",
)
RENEW = Sentence(
    id="Perbarui bila Anda akan mengikuti mutasi, promosi atau seleksi.",
    en="Renew it if you are about to move, be promoted or take part in a selection.",
)
ASK_WHY = Sentence(
    id="Tanyakan apa yang perlu diselesaikan kepada penerbitnya.",
    en="Ask whoever issued it what needs to be settled.",
)
DOCUMENTS: Mapping[str, Sentence] = {
    "SEHAT": Sentence(id="Surat keterangan sehat", en="Certificate of health"),
    "INTEGRITAS": Sentence(id="Pakta integritas", en="Statement of integrity"),
    "BEBAS_TEMUAN": Sentence(
        id="Surat bebas temuan Inspektorat", en="Inspectorate's clearance"
    ),
    "BEBAS_PROSES_HUKUM": Sentence(
        id="Surat pernyataan tidak dalam proses hukum",
        en="Statement of no pending case",
    ),
    "BEBAS_IKATAN_DINAS": Sentence(
        id="Surat pernyataan bebas ikatan dinas", en="Statement of no service bond"
    ),
    "UJI_KOMPETENSI": Sentence(id="Hasil uji kompetensi", en="Competence test"),
    "PELATIHAN_TUGAS": Sentence(
        id="Sertifikat pelatihan terkait tugas", en="Certificate of a task training"
    ),
    "LHKPN": Sentence(id="Bukti lapor LHKPN", en="Receipt of the wealth report"),
    "SPT_TAHUNAN": Sentence(
        id="Bukti lapor SPT tahunan", en="Receipt of the tax return"
    ),
    "PERSETUJUAN_ASAL": Sentence(
        id="Persetujuan instansi asal", en="Consent of the sending agency"
    ),
    "PERSETUJUAN_TUJUAN": Sentence(
        id="Persetujuan instansi tujuan", en="Consent of the receiving agency"
    ),
}


def notes(snapshot: Snapshot) -> Iterator[Note]:
    """Yield what the latest document of each kind means, where it needs a look."""
    latest = (
        snapshot.statements.filter(
            pl.col("day") <= snapshot.day,
            pl.col("nip").is_in(snapshot.employees["nip"].implode()),
        )
        .sort("day", maintain_order=True)
        .unique(["nip", "kind", "position"], keep="last", maintain_order=True)
        .sort("nip", "kind", "position", maintain_order=True)
    )
    rows = latest.select("nip", "kind", "holds", "day", "until")
    for nip, kind, holds, day, until in rows.iter_rows():
        facts: dict[str, object] = {"document": DOCUMENTS[kind], "day": until or day}
        if holds is False:
            facts["day"] = day
            found = Finding("FILE-DOCUMENT", Verdict.FAILS, SAYS_NO, facts, order=2)
            yield Note(nip, found, ASK_WHY, Actor.SELF, Urgency.SOON, day, True)
        elif until is not None and until < snapshot.day:
            found = Finding("FILE-DOCUMENT", Verdict.FAILS, ENDED, facts, order=2)
            yield Note(nip, found, RENEW, Actor.SELF, Urgency.CALM, until, True)
        elif until is not None and (until - snapshot.day).days <= SOON_DAYS:
            found = Finding("FILE-DOCUMENT", Verdict.HOLDS, ENDS, facts, order=1)
            yield Note(nip, found, RENEW, Actor.SELF, Urgency.SOON, until, True)
