"""What the proof of a plan says when something is wrong."""

from __future__ import annotations

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
}
