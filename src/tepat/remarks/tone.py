"""Whether a clause praises, or says what should be better."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

NOT = frozenset({"tidak", "kurang", "belum", "jangan", "tanpa", "minim"})
WISHES = frozenset(
    {
        *("mohon", "tolong", "semoga", "sebaiknya", "seharusnya", "harusnya", "agar"),
        *(
            "supaya",
            "perlu",
            "tambah",
            "ditambah",
            "tambahkan",
            "tambahin",
            "tingkatkan",
        ),
        *("ditingkatkan", "perbaiki", "diperbaiki", "perbaikan", "harap", "diharapkan"),
        *("saran", "usul", "kalau", "kalo", "bisa", "dipercepat", "percepat", "minta"),
        *("lebih", "masih", "terlalu", "disayangkan", "penambahan", "kenapa"),
        *(
            "mengapa",
            "kok",
            "kapan",
            "hanya",
            "cuma",
            "harus",
            "sediakan",
            "disediakan",
        ),
        *("dipermudah", "permudah", "doang", "mending", "segala", "malah", "mesti"),
        *("dong", "napa", "tambahkan", "padahal"),
    }
)
BAD = frozenset(
    {
        *(
            "lama",
            "lambat",
            "lelet",
            "lemot",
            "molor",
            "kelamaan",
            "terlambat",
            "mahal",
        ),
        *("jutek", "judes", "ketus", "cuek", "acuh", "galak", "marah", "dimarahi"),
        *("bentak", "membentak", "dibentak", "kasar", "sinis", "sombong", "cemberut"),
        *(
            "kotor",
            "jorok",
            "bau",
            "pesing",
            "panas",
            "gerah",
            "sempit",
            "sumpek",
            "panjang",
        ),
        *("pengap", "rusak", "bocor", "becek", "gelap", "jauh", "ribet", "rumit"),
        *("berbelit", "bingung", "membingungkan", "dipersulit", "dioper", "susah"),
        *("sulit", "salah", "keliru", "typo", "error", "eror", "gangguan", "offline"),
        *("pungli", "pungutan", "calo", "pilih", "serobot", "diserobot", "ngobrol"),
        *("buruk", "jelek", "parah", "kecewa", "mengecewakan", "payah", "kosong"),
        *("habis", "sedikit", "berdiri", "bolak", "mati", "repot", "berjam", "berhari"),
        *("ngaret", "down", "ngadat", "ngelag", "hang", "macet", "rembes", "redup"),
        *("buram", "burem", "numpuk", "pajangan", "capek", "nyolot", "dipalak"),
        *("oknum", "ditolak", "dilempar", "loncat", "nyelak", "dicuekin", "bengong"),
        *("ditelantarkan", "ditelantarin", "muter", "kenalan", "seikhlas", "beda"),
        *("grogi", "kepanasan", "hapean", "kumuh", "luntur", "songong", "ngegas"),
        *("kekurangan", "ditunda", "tertunda", "putus", "titip", "diskriminasi"),
    }
)
GOOD = frozenset(
    {
        *("ramah", "sopan", "santun", "baik", "bagus", "cepat", "mantap", "puas"),
        *("memuaskan", "nyaman", "bersih", "mudah", "gampang", "jelas", "sabar"),
        *("membantu", "terbantu", "sigap", "tanggap", "cekatan", "profesional"),
        *("lancar", "rapi", "gratis", "murah", "terjangkau", "keren", "hebat"),
        *("terbaik", "senang", "senyum", "tersenyum", "teliti", "tepat", "oke", "ok"),
        *("terimakasih", "luas", "sejuk", "dingin", "kompeten", "adil", "lengkap"),
        *("enak", "adem", "mantul", "kinclong", "simpel", "simple", "beres", "detail"),
        *("kilat", "top", "jos", "josss", "puass", "sip", "praktis", "luar"),
    }
)
DONE = frozenset({"sekarang", "kini", "sudah", "makin", "semakin"})
"""With one of these, "lebih" tells what has become better, and wishes nothing."""
REACH = 2  # words after a "not" that it turns round


class Tone(StrEnum):
    """What a clause says of its topic."""

    WISH = "wish"  # a complaint, or what should be better
    PRAISE = "praise"
    UNCLEAR = "unclear"


def tone_of(words: Sequence[str]) -> Tone:
    """Return the tone of one clause; a wish weighs more than praise.

    >>> tone_of(["petugas", "tidak", "ramah"]), tone_of(["tidak", "lama"])
    (<Tone.WISH: 'wish'>, <Tone.PRAISE: 'praise'>)
    """
    good = bad = False
    for at, word in enumerate(words):
        turned = not NOT.isdisjoint(words[max(0, at - REACH) : at])
        if word in GOOD:
            good, bad = good or not turned, bad or turned
        elif word in BAD:
            good, bad = good or turned, bad or not turned
    wished = WISHES.intersection(words)
    if good and not DONE.isdisjoint(words):
        wished -= {"lebih"}
    if bad or wished:
        return Tone.WISH
    if good:
        return Tone.PRAISE
    return Tone.WISH if not NOT.isdisjoint(words) else Tone.UNCLEAR
