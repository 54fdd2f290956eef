"""What the desk says, where the engine's own sentence speaks of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.errors import TepatError
from tepat.placement.whatif import barriers, change, question, refusal, stored
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import words

OPENING = Sentence(id="Rencana sedang dibuka.", en="The plan is being opened.")
WAITING = Sentence(
    id="Rencana lain sedang dibuka lebih dahulu.", en="Another plan is opened first."
)
LONG = Sentence(
    id="Pertanyaan ini memerlukan seluruh rencana disusun ulang, jadi jawabannya "
    "memerlukan beberapa saat.",
    en="This question needs the whole plan to be made again, so the answer takes a "
    "while.",
)
BUSY = Sentence(
    id="Banyak pertanyaan tentang rencana ini sedang dijawab; giliran Anda menyusul.",
    en="Many questions about this plan are being answered; yours comes after them.",
)
READY = Sentence(id="Rencana sudah terbuka.", en="The plan is open.")
BROKEN = Sentence(
    id="Pertanyaan ini tidak dapat dijawab karena kesalahan program; sebabnya tercatat "
    "dalam log. Hubungi pengelola, dan coba pertanyaan lain.",
    en="This question cannot be answered because of a fault of the program; its cause "
    "is in the log. Tell the administrator, and try another question.",
)
NOT_READ = Sentence(
    id="Pertanyaan ini tidak dapat dibaca. Isi pegawai atau jabatan yang diminta.",
    en="This question cannot be read. Give the person or position it asks for.",
)
OTHER_PLAN = Sentence(
    id="Isi folder rencana ini bukan lagi yang tercatat. Jalankan pemeriksaan rencana, "
    "dan buat ulang rencana bila tidak sah.",
    en="What is in this plan's folder is no longer what is on record. Have the plan "
    "checked, and make it again if it is not valid.",
)
TOO_LARGE = Sentence(
    id="Jawabannya terlalu panjang. Tanyakan lebih sedikit sekaligus.",
    en="The answer is too long. Ask less at once.",
)

OURS: Mapping[Sentence, Sentence] = {
    barriers.RULES: Sentence(
        id="{nip} belum boleh menduduki {position}: {why} Lengkapi datanya bila "
        "kurang, pilih jabatan lain, atau tanyakan sebagai keinginan untuk melihat "
        "harganya seandainya syarat itu terpenuhi.",
        en="{nip} may not have {position} yet: {why} Complete the data where it is "
        "missing, choose another position, or ask it as a wish to see its price if "
        "these conditions were met.",
    ),
    barriers.NO_NEED: Sentence(
        id="{position} belum mempunyai kursi: kebutuhannya nol atau belum diketahui. "
        "Tambahkan kursi dalam pertanyaan yang sama, atau lengkapi kebutuhannya.",
        en="{position} has no seat: its need is zero or not known. Add a seat in the "
        "same question, or fill in its need.",
    ),
    barriers.STAYS: Sentence(
        id="{position} adalah jabatan {nip} sekarang, dan tetap di jabatannya selalu "
        "mungkin. Untuk memindahkannya, tetapkan jabatan lain.",
        en="{position} is the present position of {nip}, and staying is always "
        "possible. To move the person, pin another position.",
    ),
    refusal.FULL: Sentence(
        id="{position} penuh, dan tidak ada susunan yang memberi tempat bagi {nip}. Di "
        "sana dalam rencana ini: {who}. Tambahkan kursi dalam pertanyaan yang sama, "
        "atau pilih jabatan lain.",
        en="{position} is full, and no arrangement makes room for {nip}. There in this "
        "plan: {who}. Add a seat in the same question, or choose another position.",
    ),
    question.NOTHING_ASKED: NOT_READ,
    # Not only an objection asks it.
    change.TOLD["objection"]: Sentence(
        id="{nip} tidak dipindahkan.", en="{nip} is not moved."
    ),
    stored.UNFIT: Sentence(
        id="Rencana ini tidak dapat dipakai untuk bertanya: {why}. Jalankan "
        "pemeriksaan rencana; buat ulang rencana bila tidak sah.",
        en="This plan cannot be asked what if: {why}. Have the plan checked; make it "
        "again if it is not valid.",
    ),
}


def of(sentence: Sentence) -> Sentence:
    """Return what a sentence of the engine says on a page."""
    return OURS.get(sentence, sentence)


def said(error: TepatError, facts: Mapping[str, object]) -> Words:
    """Return what an error of the engine says on a page, with these facts."""
    return words(of(error.sentence), **facts)
