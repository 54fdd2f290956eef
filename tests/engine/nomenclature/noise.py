"""Titles made dirty the way offices write them, the same for the same seed.

Its short forms are its own, so that the engine is not tried with the list it has.
"""

import random
import re

SHORT = (
    (r"kepala subbagian", ["Kasubbag", "Ka. Subbag", "KASUBAG", "Kasub Bag."]),
    (r"kepala subbidang", ["Kasubbid", "Kasubid."]),
    (r"kepala bidang", ["Kabid", "Ka.Bid", "Kabid."]),
    (r"kepala seksi", ["Kasi", "Kasie", "Ka. Seksi"]),
    (r"kepala bagian", ["Kabag", "Ka. Bag."]),
    (r"kepala dinas", ["Kadis", "Ka. Dinas"]),
    (r"kepala badan", ["Kaban"]),
    (r"sumber daya manusia", ["SDM"]),
    (r"sarana dan prasarana", ["Sarpras"]),
    (r"hubungan masyarakat", ["Humas"]),
    (r"tata usaha", ["TU", "T.U."]),
    (r"kepegawaian", ["Kepeg.", "kepeg"]),
    (r"pengadministrasi", ["Pengadm.", "Pengadministrasi"]),
    (r"administrasi", ["Adm."]),
    (r"keuangan", ["Keu."]),
    (r"teknologi informasi", ["TI"]),
)
UNITS = (
    *("Dinas Kesehatan", "Kelurahan Mekar Jaya", "Kecamatan Sukamaju"),
    *("Badan Pendapatan Daerah", "UPTD Puskesmas Melati", "SMP Negeri 7"),
)
LEVELS = ("Ahli Pertama", "Ahli Muda", "Muda", "AHLI MADYA", "Madya", "Terampil")
KEYS = "abcdefghijklmnopqrstuvwxyz"


def dirty(name, family, dice):
    """Return a title, and the name of the unit that its holder's row tells."""
    written, unit = name, ""
    slips = dice.sample(
        [shorten, misspell, reorder, space, join, cut, act, at_unit, plain, plain],
        dice.choice([1, 1, 2, 2, 3]),
    )
    for slip in slips:
        if slip is at_unit:
            unit = dice.choice(UNITS)
            written = at_unit(written, dice, unit)
        else:
            written = slip(written, dice)
    if family == "FUNGSIONAL" and dice.random() < 0.5:
        written = f"{written} {dice.choice(LEVELS)}"
    case = dice.choice([str, str.upper, str.lower, str.title])
    return case(written), unit


def at_unit(name, dice, unit):
    return f"{name} {dice.choice(['', 'pada '])}{unit}"


def plain(name, dice):
    return dice.choice(
        [name.replace(" dan ", " & "), name.replace(",", " ,"), f" {name}.", name]
    )


def shorten(name, dice):
    for whole, shorts in SHORT:
        name, times = re.subn(whole, dice.choice(shorts), name, count=1, flags=re.I)
        if times:
            break
    return name


def misspell(name, dice):
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        at = dice.choice(long)
        words[at] = slipped(words[at], dice)
    return " ".join(words)


def slipped(word, dice):
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + dice.choice(KEYS) + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        ]
    )


def reorder(name, dice):
    words = name.split()
    if len(words) < 3 or name.lower().startswith("kepala"):
        return name
    at = dice.randrange(1, len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def space(name, dice):
    return name.replace(" ", dice.choice(["  ", " \t", "   "]), 1)


def join(name, dice):
    places = [it.start() for it in re.finditer(" ", name)]
    if not places:
        return name
    at = dice.choice(places)
    return name[:at] + name[at + 1 :]


def cut(name, dice):
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 8 and word.isalpha()]
    if long:
        at = dice.choice(long)
        words[at] = words[at][: dice.randrange(5, 8)] + "."
    return " ".join(words)


def act(name, dice):
    return f"{dice.choice(['Plt.', 'Plh. ', 'PLT', 'Pj.'])} {name}"


def sample(names, seed, times=2):
    """Return rows (title, unit, family, name), so many of each name."""
    dice = random.Random(seed)
    return [
        (*dirty(name, family, dice), family, name)
        for name, family in names
        for _ in range(times)
    ]
