"""Files that are not read at all, each with what to do; the others go on."""

from __future__ import annotations

from tepat.errors import TepatError
from tepat.words import Sentence

NOT_READABLE = Sentence(
    id="berkas tidak dapat dibuka ({reason}). Periksa izinnya, atau tutup program yang "
    "sedang memakainya.",
    en="the file cannot be opened ({reason}). Check its permissions, or close the "
    "program that is using it.",
)
EMPTY = Sentence(
    id="berkas kosong (0 bita). Ambil salinan yang utuh.",
    en="the file is empty (0 bytes). Get a sound copy.",
)
ENCRYPTED = Sentence(
    id="berkas dikunci dengan kata sandi. Buka di Word, hapus kata sandinya (File › "
    "Info › Protect Document), simpan, lalu baca lagi.",
    en="the file is locked by a password. Open it in Word, clear the password (File › "
    "Info › Protect Document), save it and read again.",
)
OLD_WORD = Sentence(
    id="dokumen Word lama (.doc). Buka di Word dan simpan sebagai “Word Document "
    "(.docx)”.",
    en="an old Word document (.doc). Open it in Word and save it as “Word Document "
    "(.docx)”.",
)
NOT_WORD = Sentence(
    id="bukan dokumen Word (.docx). Simpan sebagai .docx bila berisi analisis jabatan.",
    en="not a Word document (.docx). Save it as .docx if it holds a job analysis.",
)
TOO_LARGE = Sentence(
    id="isi berkas terlalu besar ({found}); yang diterima paling banyak {allowed}. "
    "Pecah menjadi beberapa berkas.",
    en="the file holds too much ({found}); accepted is at most {allowed}. Split it.",
)
BOMB = Sentence(
    id="berkas membengkak tidak wajar saat dibuka; mungkin rusak atau berbahaya. Ambil "
    "salinan dari sumbernya.",
    en="the file swells abnormally when opened; it may be damaged or harmful. Get a "
    "copy from its source.",
)
DAMAGED = Sentence(
    id="berkas rusak dan tidak dapat dibaca ({reason}). Buka dan simpan ulang di Word, "
    "atau ambil salinan yang utuh.",
    en="the file is damaged and cannot be read ({reason}). Open and save it again in "
    "Word, or get a sound copy.",
)


class RefusedForm(TepatError):
    """A file that is not read; the reader reports it and goes on with the others."""

    exit_code = 71
