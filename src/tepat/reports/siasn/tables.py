"""Fields of SIASN's web service, as its public clients have them, slips included.

Nothing here has been read in a paper of BKN's: the fields are those of the public
packages ``kanekescom/laravel-siasn-simpeg`` and ``laravel-siasn-api``. A city tries the
files in BKN's training environment before it sends anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tepat.words import Sentence

SOURCE = "kanekescom/laravel-siasn-simpeg, kanekescom/laravel-siasn-api"


@dataclass(frozen=True, slots=True)
class BodyTable:
    """One kind of record of the web service.

    Attributes:
        name: By which the service knows it; also that of the file.
        title: What it is for.
        fields: In the service's own order and spelling.
        lists: Those of them that hold a list; they are left out of a CSV file.
        source: Where the fields were seen.
        verified: Whether anybody has read them in an official paper.
    """

    name: str
    title: Sentence
    fields: tuple[str, ...]
    lists: tuple[str, ...] = ("path",)
    source: str = SOURCE
    verified: bool = False


SAVE = (
    *("eselonId", "id", "instansiId", "jabatanFungsionalId"),
    *("jabatanFungsionalUmumId", "jenisJabatan", "nomorSk", "path", "pnsId"),
    *("satuanKerjaId", "tanggalSk", "tmtJabatan", "tmtPelantikan", "unorId"),
)
HISTORY = (
    *("id", "idPns", "nipBaru", "jenisJabatan", "instansiKerjaId"),
    *("instansiKerjaNama", "satuanKerjaId", "satuanKerjaNama", "unorId", "unorNama"),
    *("unorIndukId", "unorIndukNama", "eselon", "eselonId", "jabatanFungsionalId"),
    *("jabatanFungsionalNama", "jabatanFungsionalUmumId"),
    *("jabatanFungsionalUmumNama", "tmtJabatan", "nomorSk", "tanggalSk", "namaUnor"),
    *("namaJabatan", "tmtPelantikan", "path", "jenisPenugasanId", "jenisMutasiId"),
    *("subJabatanId", "tmtMutasi"),
)
TABLES: Mapping[str, BodyTable] = MappingProxyType(
    {
        table.name: table
        for table in (
            BodyTable(
                "rw-jabatan",
                Sentence(
                    id="Riwayat jabatan sebagaimana akan tercatat",
                    en="History of positions as it will stand",
                ),
                HISTORY,
            ),
            BodyTable(
                "jabatan-save",
                Sentence(
                    id="Isi permintaan jabatan/save", en="Bodies for jabatan/save"
                ),
                SAVE,
            ),
            BodyTable(
                "unorjabatan-save",
                Sentence(
                    id="Isi permintaan jabatan/unorjabatan/save",
                    en="Bodies for jabatan/unorjabatan/save",
                ),
                (
                    *SAVE,
                    *("jenisMutasiId", "jenisPenugasanId", "subJabatanId", "tmtMutasi"),
                ),
            ),
        )
    }
)
