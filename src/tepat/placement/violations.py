"""What the proof of a plan says when something is wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tepat.finding import Finding, Verdict
from tepat.words import Sentence

WRONG = {
    "PROOF-SEAT": Sentence(
        id="Pegawai {code} tidak boleh ditempatkan seperti ini.",
        en="Person {code} may not be placed like this.",
    ),
    "PROOF-NEED": Sentence(
        id="Jabatan {code} menerima pegawai melebihi kebutuhannya.",
        en="Position {code} receives people beyond its need.",
    ),
    "PROOF-CHOICE": Sentence(
        id="Jabatan {code} bertanda tertutup atau dirampingkan, nyatanya tidak.",
        en="Position {code} is marked as closed or trimmed, but is not.",
    ),
    "PROOF-PRICE": Sentence(
        id="Harga jabatan {code} negatif atau di luar batas.",
        en="The price of position {code} is negative or out of range.",
    ),
    "PROOF-LEAST": Sentence(
        id="Harga jabatan {code} lebih tinggi daripada yang mau dibayar orang lain.",
        en="The price of position {code} is more than anybody else would pay.",
    ),
    "PROOF-BOUND": Sentence(
        id="Capaian {objective} tidak sama dengan batas atas {bound}: tidak terbukti.",
        en="The objective {objective} differs from the bound {bound}: not proven.",
    ),
    "PROOF-LIMIT": Sentence(
        id="Batas «{code}» dilampaui: {used}, paling banyak {most}.",
        en="Limit “{code}” is exceeded: {used}, at most {most}.",
    ),
    "PROOF-MULTIPLIER": Sentence(
        id="Harga dalam sertifikat tujuan {code} negatif atau di luar batas.",
        en="A price in the certificate of goal {code} is negative or out of range.",
    ),
    "PROOF-STATED": Sentence(
        id="Batas menurut perangkat penghitung sendiri untuk tujuan {code} lebih "
        "rendah dari capaian atau lebih tinggi dari batas yang terbukti.",
        en="The solver's own bound of goal {code} is below what is achieved or above "
        "the bound that is proven.",
    ),
    "ROUND-PERSON": Sentence(
        id="Putaran {round}: pegawai {code} tidak sedang ikut, atau tidak berasal dari "
        "jabatan yang disebut.",
        en="Round {round}: person {code} does not take part at this point, or does not "
        "come from the position named.",
    ),
    "ROUND-WISH": Sentence(
        id="Putaran {round}: bagi pegawai {code} bukan itu yang terbaik dari yang "
        "masih ada.",
        en="Round {round}: for person {code} that is not the best of what is left.",
    ),
    "ROUND-CIRCLE": Sentence(
        id="Putaran {round}: kursi yang ditinggalkan pegawai {code} dan orang-orang "
        "sesudahnya tidak bersambung menjadi satu lingkaran atau rantai.",
        en="Round {round}: the seats from person {code} on do not join into a circle "
        "or chain.",
    ),
    "ROUND-VACANCY": Sentence(
        id="Putaran {round}: lowongan tidak jatuh kepada yang berhak pada saat itu.",
        en="Round {round}: vacancies do not fall to whose turn it is.",
    ),
    "ROUND-END": Sentence(
        id="Pegawai {code} mempunyai minat, tetapi tidak sampai pada keputusan.",
        en="Person {code} has wishes but does not come to a decision.",
    ),
    "ROUND-SEATS": Sentence(
        id="Pada jabatan {code} ada kursi yang menjadi lebih buruk atau kosong.",
        en="In position {code} a seat is worse off, or left empty.",
    ),
}


def found(code: str, names: Sequence[str], where: NDArray[np.bool_]) -> list[Finding]:
    """Return a finding for each of ``names`` that is flagged."""
    return [
        Finding(code, Verdict.FAILS, WRONG[code], {"code": names[at]})
        for at in np.flatnonzero(where).tolist()
    ]
