"""Text as people type it, made into plain words."""

from __future__ import annotations

import re
from types import MappingProxyType

CLAUSE = re.compile(
    r"[.,;!?\n()]+"
    r"|\b(?:tapi|tpi|tp|tetapi|namun|cuma saja|hanya saja|cuman|padahal|pdhl)\b"
)
WORD = re.compile(r"[a-z0-9]+")
LONG = re.compile(r"([a-z])\1{2,}")
DOUBLED = re.compile(r"\b([a-z]+)2\b")
FUSED = MappingProxyType(
    {
        **dict.fromkeys(("gatau", "gtw", "gatahu", "nggatau"), "tidak tahu"),
        **dict.fromkeys(("gda", "gada", "gaada", "gakada", "gkada"), "tidak ada"),
        **dict.fromkeys(("gabisa", "gbs", "gakbisa", "gabs"), "tidak bisa"),
        "ttd": "tanda tangan",
    }
)
"""Words that are typed as one, each as it is meant."""

NOTHING = re.compile(
    r"\b(?:tidak|tdk|gak|ga|gk|nggak|ngga|enggak|belum|blm) ada "
    r"(?:keluhan|komplain|aduan|pengaduan|saran|masalah|kendala)\b"
)
"""Who says that there is no complaint does not speak of complaints."""

ENDINGS = ("nya", "lah", "kah", "pun")
SHORTEST_STEM = 3
# Chat spellings, each as it is meant. Only what can mean nothing else.
SHORT = MappingProxyType(
    {
        **dict.fromkeys(("tdk", "gak", "ga", "gk", "nggak", "ngga", "enggak"), "tidak"),
        **dict.fromkeys(("tak", "ndak", "kagak", "g", "engga", "bukan"), "tidak"),
        **dict.fromkeys(("ora", "mboten", "teu", "henteu", "dak"), "tidak"),
        **dict.fromkeys(("blm", "blom", "belom"), "belum"),
        **dict.fromkeys(("krg", "kurg"), "kurang"),
        **dict.fromkeys(("yg",), "yang"),
        **dict.fromkeys(("dgn", "dg"), "dengan"),
        **dict.fromkeys(("bgt", "bngt", "bgtt", "pisan", "tenan"), "banget"),
        **dict.fromkeys(("skali", "skl"), "sekali"),
        **dict.fromkeys(("sdh", "udah", "udh", "dah"), "sudah"),
        **dict.fromkeys(("utk",), "untuk"),
        **dict.fromkeys(("hrs",), "harus"),
        **dict.fromkeys(("jgn", "jngn"), "jangan"),
        **dict.fromkeys(("cpt", "cepet", "gancang", "gercep"), "cepat"),
        **dict.fromkeys(("suwe", "lila", "lami"), "lama"),
        **dict.fromkeys(("ngantosan", "ngenteni"), "menunggu"),
        **dict.fromkeys(("someah", "grapyak"), "ramah"),
        **dict.fromkeys(("sae", "apik"), "bagus"),
        **dict.fromkeys(("nuwun", "nuhun", "suwun"), "terimakasih"),
        **dict.fromkeys(("cm", "cman"), "cuma"),
        **dict.fromkeys(("dr", "dri"), "dari"),
        **dict.fromkeys(("bs", "bsa"), "bisa"),
        **dict.fromkeys(("lgsg", "lsg", "lgsung", "langsng"), "langsung"),
        **dict.fromkeys(("trs", "trus", "mulu", "melulu"), "terus"),
        **dict.fromkeys(("skrg", "skg", "skrang"), "sekarang"),
        **dict.fromkeys(("nomer", "nmr"), "nomor"),
        **dict.fromkeys(("smp", "sampe", "ampe"), "sampai"),
        **dict.fromkeys(("klo", "kalo", "klw"), "kalau"),
        **dict.fromkeys(("kmn", "kmana"), "kemana"),
        **dict.fromkeys(("lg", "lgi"), "lagi"),
        **dict.fromkeys(("knp", "npa"), "kenapa"),
        **dict.fromkeys(("hsl",), "hasil"),
        **dict.fromkeys(("abis", "hbs"), "habis"),
        **dict.fromkeys(("dalem",), "dalam"),
        **dict.fromkeys(("ngerti",), "mengerti"),
        **dict.fromkeys(("dibales", "dibls"), "dibalas"),
        **dict.fromkeys(("duit", "doku"), "uang"),
        **dict.fromkeys(("reged",), "kotor"),
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
    told = DOUBLED.sub(r"\1 \1", NOTHING.sub(" ", told))
    return [words for part in CLAUSE.split(told) if (words := _words(part))]


def _words(part: str) -> list[str]:
    words = (FUSED.get(word, word) for word in WORD.findall(part))
    return [_plain(word) for told in words for word in told.split()]


def _plain(word: str) -> str:
    if word in SHORT:
        return SHORT[word]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return SHORT.get(stem, stem)
    return word
