"""The sentences of letters, with blanks for what they are about."""

from __future__ import annotations

from tepat.words import Sentence

from .parts import Outcome

DRAFT = Sentence("KONSEP – belum ditandatangani", "DRAFT – not signed")
BLANK = "……………………"
ORIGIN = Sentence(
    "Dibuat dari data {data} dan rencana {plan}", "Made from data {data}, plan {plan}"
)
ORIGIN_OF_DATA = Sentence("Dibuat dari data {data}", "Made from data {data}")

# Clauses of a decree; only the first is referred to, and it is always the first.
APPOINTS = Sentence(
    "Mengangkat dalam jabatan, terhitung mulai tanggal {starts_on}, pegawai Aparatur "
    "Sipil Negara:",
    "To appoint, with effect from {starts_on}, the civil servant:",
)
MOVES = Sentence(
    "Memberhentikan dari jabatan lama dan mengangkat dalam jabatan baru, terhitung "
    "mulai tanggal {starts_on}, pegawai Aparatur Sipil Negara:",
    "To release from the former position and to appoint to the new one, with effect "
    "from {starts_on}, the civil servant:",
)
MOVES_MANY = Sentence(
    "Memberhentikan pegawai Aparatur Sipil Negara yang namanya tercantum dalam lajur "
    "2 dari jabatan sebagaimana tercantum dalam lajur 4{holders}, dan mengangkatnya "
    "dalam jabatan sebagaimana tercantum dalam lajur 5, terhitung mulai tanggal "
    "sebagaimana tercantum dalam lajur 7 Lampiran yang merupakan bagian tidak "
    "terpisahkan dari Keputusan ini.",
    "To release the civil servants named in column 2 from the positions in column 4"
    "{holders}, and to appoint them to the positions in column 5, with effect from the "
    "days in column 7 of the Annex, which is an inseparable part of this Decree.",
)
HOLDERS = Sentence(" bagi yang memangku jabatan", " as far as they hold any")
ROW_OF_ANNEX = Sentence(
    "{moves} (nomor urut {number} dalam Lampiran):",
    "{moves} (number {number} of the Annex):",
)
SWORN = Sentence(
    "Pegawai sebagaimana dimaksud dalam diktum KESATU wajib dilantik dan mengucapkan "
    "sumpah/janji jabatan sebelum memangku jabatan baru.",
    "Who is named in clause 1 is to be inaugurated and to take the oath of office "
    "before taking up the new position.",
)
ALLOWANCE = Sentence(
    "Kepada pegawai sebagaimana dimaksud dalam diktum KESATU diberikan tunjangan "
    "jabatan sesuai dengan {basis}.",
    "Who is named in clause 1 receives an allowance of office under {basis}.",
)
REMEDY = Sentence(
    "Pegawai sebagaimana dimaksud dalam diktum KESATU yang tidak menerima Keputusan "
    "ini dapat mengajukan keberatan secara tertulis disertai alasan kepada {to}, "
    "dengan alamat {address}, dalam jangka waktu {within}{basis}.",
    "Who is named in clause 1 and does not accept this Decree may object in writing, "
    "with reasons, to {to}, {address}, within {within}{basis}.",
)
UNDER = Sentence(", berdasarkan {basis}", ", under {basis}")
SIGNED = Sentence("ttd.", "(signed)")
MISTAKES = Sentence(
    "Apabila di kemudian hari ternyata terdapat kekeliruan dalam Keputusan ini, "
    "dilakukan perbaikan sebagaimana mestinya.",
    "Should an error be found in this Decree, it is corrected as is proper.",
)
IN_FORCE = Sentence(
    "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    "This Decree comes into force on the day it is done.",
)
UNREAD = Sentence(
    "Konsep: belum dipastikan dalam naskah resmi. Catatan ini tidak ada dalam naskah "
    "akhir.",
    "Draft: not yet checked in the official text. The final letter has no such note.",
)

MINUTES_OPENING = Sentence(
    "Pada hari ini, {day}, pukul {began} sampai dengan pukul {ended}, bertempat di "
    "{venue}, telah dilaksanakan {session} dengan hasil sebagai berikut.",
    "On {day}, from {began} to {ended}, at {venue}, {session} was held, with the "
    "following outcome.",
)

NOTICE_OPENING = Sentence(
    "Dengan ini diberitahukan bahwa dalam rencana penempatan pegawai {agency} Saudara "
    "diusulkan sebagai berikut.",
    "In the placement plan of {agency} the following is proposed for you.",
)
NOTICE_ANSWER = Sentence(
    "Saudara dapat menyetujui, bertanya, mengusulkan jabatan lain, atau menyampaikan "
    "keberatan paling lambat hari {day}, dengan salah satu cara berikut:",
    "You may agree, ask, propose another position or object, until {day}, in one of "
    "these ways:",
)
ASK = Sentence(
    "Pertanyaan dapat disampaikan kepada {who}: {reach}.",
    "Questions can be put to {who}: {reach}.",
)

ANSWER_OPENING = Sentence(
    "Menjawab keberatan Saudara yang diterima pada tanggal {day} terhadap {against}, "
    "dengan ini disampaikan hal-hal sebagai berikut.",
    "Your objection received on {day} against {against} is answered as follows.",
)
OUTCOMES = {
    Outcome.UPHELD: Sentence("dikabulkan", "upheld"),
    Outcome.PARTLY: Sentence("dikabulkan sebagian", "upheld in part"),
    Outcome.REJECTED: Sentence("ditolak", "rejected"),
    Outcome.INADMISSIBLE: Sentence("tidak dapat diterima", "not admissible"),
}
ANSWER_OUTCOME = Sentence(
    "Berdasarkan hasil pemeriksaan dan pertimbangan tersebut, keberatan Saudara",
    "On these findings and for these reasons your objection is",
)
ANSWER_REMEDY = Sentence(
    "Apabila tidak menerima jawaban ini, Saudara dapat mengajukan upaya secara "
    "tertulis disertai alasan:",
    "If you do not accept this answer, you may write, with reasons:",
)
