"""The seven values of behaviour (BerAKHLAK), each with its three guides.

Retyped from SE MenPANRB 20/2021, annex; nobody has compared it with the official text
yet, and pages say so. The names are those of the engine, in its order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tepat.performance.said import BEHAVIOUR
from tepat.words import Sentence
from tepat_web.kit.words import Words

SOURCE = "SE MenPANRB 20/2021"
IS_VERIFIED = False


@dataclass(frozen=True, slots=True)
class Value:
    """One value of behaviour.

    Attributes:
        code: As the register writes it, e.g. ``AKUNTABEL``.
        name: What it is called.
        guides: What one sees somebody do who lives it.
    """

    code: str
    name: Words
    guides: tuple[Words, ...]


_GUIDES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "BERORIENTASI_PELAYANAN": (
            (
                "Memahami dan memenuhi kebutuhan masyarakat",
                "Understands and meets the needs of the public",
            ),
            (
                "Ramah, cekatan, solutif, dan dapat diandalkan",
                "Is friendly, quick, helpful and reliable",
            ),
            (
                "Melakukan perbaikan tiada henti",
                "Never stops improving",
            ),
        ),
        "AKUNTABEL": (
            (
                "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, "
                "dan berintegritas tinggi",
                "Works honestly, responsibly, carefully, with discipline and integrity",
            ),
            (
                "Menggunakan kekayaan dan barang milik negara secara bertanggung "
                "jawab, efektif, dan efisien",
                "Uses state assets responsibly, effectively and efficiently",
            ),
            (
                "Tidak menyalahgunakan kewenangan jabatan",
                "Does not abuse the authority of office",
            ),
        ),
        "KOMPETEN": (
            (
                "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu "
                "berubah",
                "Improves their own competence to meet changing challenges",
            ),
            ("Membantu orang lain belajar", "Helps others learn"),
            (
                "Melaksanakan tugas dengan kualitas terbaik",
                "Works at the best quality",
            ),
        ),
        "HARMONIS": (
            (
                "Menghargai setiap orang apa pun latar belakangnya",
                "Respects everyone, whatever their background",
            ),
            ("Suka menolong orang lain", "Likes to help others"),
            (
                "Membangun lingkungan kerja yang kondusif",
                "Builds a good working climate",
            ),
        ),
        "LOYAL": (
            (
                "Memegang teguh ideologi Pancasila, UUD 1945, setia kepada NKRI serta "
                "pemerintahan yang sah",
                "Holds fast to Pancasila and the constitution, loyal to the republic "
                "and its lawful government",
            ),
            (
                "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
                "Guards the good name of colleagues, leaders, agency and state",
            ),
            (
                "Menjaga rahasia jabatan dan negara",
                "Keeps the secrets of office and state",
            ),
        ),
        "ADAPTIF": (
            (
                "Cepat menyesuaikan diri menghadapi perubahan",
                "Adjusts quickly to change",
            ),
            (
                "Terus berinovasi dan mengembangkan kreativitas",
                "Keeps innovating and being creative",
            ),
            ("Bertindak proaktif", "Acts before being asked"),
        ),
        "KOLABORATIF": (
            (
                "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
                "Gives everyone room to contribute",
            ),
            (
                "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
                "Is open to working together for added value",
            ),
            (
                "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
                "Mobilises resources for common goals",
            ),
        ),
    }
)


def _words(sentence: Sentence) -> Words:
    return Words(id=sentence.id, en=sentence.en)


VALUES: tuple[Value, ...] = tuple(
    Value(code, _words(name), tuple(Words(id=id_, en=en) for id_, en in _GUIDES[code]))
    for code, name in BEHAVIOUR.items()
)
BY_CODE: Mapping[str, Value] = MappingProxyType({each.code: each for each in VALUES})
