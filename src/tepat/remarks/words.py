"""Text as people type it, made into plain words."""

from __future__ import annotations

import re
from types import MappingProxyType

CLAUSE = re.compile(
    r"[.,;!?\n()]+|\b(?:tapi|tetapi|namun|cuma saja|hanya saja|cuman)\b"
)
WORD = re.compile(r"[a-z0-9]+")
LONG = re.compile(r"([a-z])\1{2,}")
DOUBLED = re.compile(r"\b([a-z]+)2\b")
ENDINGS = ("nya", "lah", "kah", "pun")
SHORTEST_STEM = 3
# Chat spellings, each as it is meant. Only what can mean nothing else.
SHORT = MappingProxyType(
    {
        **dict.fromkeys(("tdk", "gak", "ga", "gk", "nggak", "ngga", "enggak"), "tidak"),
        **dict.fromkeys(("tak", "ndak", "kagak", "g", "engga", "bukan"), "tidak"),
        **dict.fromkeys(("blm", "blom", "belom"), "belum"),
        **dict.fromkeys(("krg", "kurg"), "kurang"),
        **dict.fromkeys(("yg",), "yang"),
        **dict.fromkeys(("dgn", "dg"), "dengan"),
        **dict.fromkeys(("bgt", "bngt", "bgtt"), "banget"),
        **dict.fromkeys(("skali", "skl"), "sekali"),
        **dict.fromkeys(("sdh", "udah", "udh", "dah"), "sudah"),
        **dict.fromkeys(("utk",), "untuk"),
        **dict.fromkeys(("hrs",), "harus"),
        **dict.fromkeys(("jgn", "jngn"), "jangan"),
        **dict.fromkeys(("cpt", "cepet"), "cepat"),
        **dict.fromkeys(("lbh",), "lebih"),
        **dict.fromkeys(("tlg",), "tolong"),
        **dict.fromkeys(("mhn",), "mohon"),
        **dict.fromkeys(("ptgs", "pegawai", "staf", "staff", "karyawan"), "petugas"),
        **dict.fromkeys(("pelyanan", "plynn", "pelayananya"), "pelayanan"),
        **dict.fromkeys(("org",), "orang"),
        **dict.fromkeys(("jd",), "jadi"),
        **dict.fromkeys(("dtg",), "datang"),
        **dict.fromkeys(("telat",), "terlambat"),
        **dict.fromkeys(("ponsel", "handphone", "hape"), "hp"),
        **dict.fromkeys(("whatsapp", "whatsap"), "wa"),
        **dict.fromkeys(("tlp", "telp", "telpon"), "telepon"),
        **dict.fromkeys(("makasih", "trims", "thanks", "terimakasih"), "terimakasih"),
    }
)


def clauses(text: str) -> list[list[str]]:
    """Return the words of each clause, none of them empty.

    >>> clauses("Petugasnya ramah, tapi antriiii lama bgt!")
    [['petugas', 'ramah'], ['antri', 'lama', 'banget']]
    """
    told = LONG.sub(r"\1", text.casefold())
    told = DOUBLED.sub(r"\1 \1", told)
    return [words for part in CLAUSE.split(told) if (words := _words(part))]


def _words(part: str) -> list[str]:
    return [_plain(word) for word in WORD.findall(part)]


def _plain(word: str) -> str:
    if word in SHORT:
        return SHORT[word]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return SHORT.get(stem, stem)
    return word
