"""Which tasks are the same, though offices write them differently.

Likeness is meant to be explained to the people concerned, and to be found without
comparing every task with every other. Two tasks are alike where the same words remain
after these steps:

1. letters only, lower case, without the full names of the unit and those above it;
2. words that carry no meaning (*dan*, *melaksanakan*, *kegiatan* …) are left out;
3. prefixes and suffixes are left out: *penyusunan* and *menyusun* are one word;
4. a rare word one letter away from a common one is a slip of the pen;

or where one of the two has a single word more, and at least four are shared, or where
one word is replaced and at least eight are shared. Words of time and number (*bulanan*,
*tahunan*, *masuk*, *keluar* …) tell tasks apart: they must be equal always.

A wording joins the commonest wording it is like, never a chain of others, so a group is
exactly what its name says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

SHARED_FOR_ONE_MORE = 4
SHARED_FOR_ONE_REPLACED = 8
RARE, COMMON, LONG = 2, 20, 5  # occurrences, and letters of a word that may be a slip

Words = tuple[str, ...]

EMPTY_WORDS = frozenset(
    (
        *("ada", "adalah", "agar", "akan", "antara", "atas", "atau", "bagi"),
        *("bahwa", "baik", "berbagai", "berdasarkan", "berkaitan", "berlaku"),
        *("bersama", "dalam", "dan", "dapat", "dari", "daerah", "dengan", "di"),
        *("diberikan", "guna", "hal", "harus", "hasil", "ini", "itu", "kegiatan"),
        *("kepada", "ke", "lain", "lainnya", "lingkungan", "maupun", "melakukan"),
        *("melaksanakan", "melalui", "menjadi", "menurut", "oleh", "pada", "para"),
        *("pelaksanaan", "per", "perlu", "rangka", "sebagai", "secara", "sehingga"),
        *("serta", "sesuai", "setiap", "supaya", "tentang", "terhadap", "terkait"),
        *("tersebut", "untuk", "yaitu", "yang", "tugas"),
    )
)
TELL_APART = frozenset(
    (
        *("harian", "mingguan", "bulanan", "triwulan", "triwulanan", "semester"),
        *("semesteran", "tahunan", "hari", "minggu", "bulan", "tahun", "masuk"),
        *("keluar", "penerimaan", "pengeluaran", "awal", "akhir", "baru", "lama"),
        *("pertama", "kedua", "tidak", "bukan", "satu", "dua", "tiga", "empat"),
        *("lima", "internal", "eksternal", "cpns", "pns", "pppk", "sd", "smp"),
        *("sma", "roda", "ringan", "berat", "kecil", "besar", "murni", "perubahan"),
    )
)
SAME_MEANING = {"buat": "susun", "usun": "susun", "siapk": "siap", "cek": "periksa"}

PREFIXES = (
    *("memper", "meng", "meny", "mem", "men", "me"),
    *("pember", "peng", "peny", "pem", "pen", "per", "pe"),
    *("ber", "ter", "di", "ke", "se"),
)
SUFFIXES = ("kannya", "annya", "kan", "nya", "an", "i")
SHORTEST_STEM = 4
DROPPED = {"meng": "k", "peng": "k", "meny": "s", "peny": "s", "mem": "p", "pem": "p",
           "men": "t", "pen": "t"}  # fmt: skip
VOWELS = "aiueo"
LETTERS = re.compile(r"[a-z]+")


def words(text: str, names: Iterable[str] = ()) -> Words:
    """Return the words of a task that tell it from others, sorted, each once.

    Args:
        text: As an office wrote it.
        names: Full names of its unit and of those above, lower case.

    >>> words("Menyusun laporan keuangan bulanan;")
    ('=bulanan', 'lapor', 'susun', 'uang')
    >>> words("Penyusunan Laporan Keuangan Bulanan") == _
    True
    """
    said = text.lower()
    for name in names:
        said = said.replace(name, " ")
    told = [word for word in LETTERS.findall(said) if len(word) > 1]
    kept = [word for word in told if word not in EMPTY_WORDS] or told
    return tuple(sorted({_stem(word) for word in kept}))


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """The word without its prefix and suffix; ``=word`` where it must be equal."""
    if word in TELL_APART:
        return f"={word}"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= SHORTEST_STEM - 1:
            first = DROPPED.get(prefix, "") if rest[0] in VOWELS else ""
            word = first + rest
            break
    return SAME_MEANING.get(word, word)


def corrected(told: Sequence[Words]) -> list[Words]:
    """Return the wordings with slips of the pen mended.

    A word met twice at most, of five letters or more, that lies one letter away from
    a word met twenty times or more, is that word.
    """
    seen = Counter(word for each in told for word in each)
    common = sorted(word for word, n in seen.items() if n >= COMMON and len(word) >= 4)
    near: dict[str, str] = {}
    for word in sorted(common, key=lambda it: (seen[it], it), reverse=True):
        for shape in _shapes(word):
            near.setdefault(shape, word)
    mended = {
        word: right
        for word, n in seen.items()
        if n <= RARE and len(word) >= LONG and not word.startswith("=")
        for right in [_right(word, near)]
        if right is not None
    }
    if not mended:
        return list(told)
    return [tuple(sorted({mended.get(word, word) for word in each})) for each in told]


def _right(word: str, near: Mapping[str, str]) -> str | None:
    for shape in _shapes(word):
        right = near.get(shape)
        if right is not None and abs(len(right) - len(word)) <= 1:
            return right
    return None


def _shapes(word: str) -> list[str]:
    """The word, and it without any one letter: words one letter apart share one."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def groups(told: Mapping[Words, int]) -> dict[Words, Words]:
    """Return for each wording the one that names its group.

    The work grows with the number of wordings, not with its square: a wording is
    looked up by its words, and by its words without any one of them.

    Args:
        told: Each wording, and how often it is met.

    >>> long = ("arsip", "daerah", "kelola", "perangkat")
    >>> groups({long: 9, (*long, "statis"): 2, ("arsip",): 1})[(*long, "statis")]
    ('arsip', 'daerah', 'kelola', 'perangkat')
    """
    centres: set[Words] = set()
    without: dict[Words, Words] = {}  # a centre without one word -> that centre
    group: dict[Words, Words] = {}
    for each in sorted(told, key=lambda it: (-told[it], it)):
        centre = _centre(each, centres, without)
        if centre is None:
            centre = each
            centres.add(each)
            for rest in _less_one(each):
                without.setdefault(rest, each)
        group[each] = centre
    return group


def _centre(
    each: Words, centres: set[Words], without: Mapping[Words, Words]
) -> Words | None:
    rests = _less_one(each)
    if len(each) > SHARED_FOR_ONE_MORE:
        for rest in rests:
            if rest in centres:
                return rest
    if len(each) >= SHARED_FOR_ONE_MORE and each in without:
        return without[each]
    if len(each) > SHARED_FOR_ONE_REPLACED:
        for rest in rests:
            if rest in without:
                return without[rest]
    return None


def _less_one(each: Words) -> list[Words]:
    """The wording without any one of its words; those that tell apart must stay."""
    return [
        each[:at] + each[at + 1 :]
        for at, word in enumerate(each)
        if not word.startswith("=")
    ]
