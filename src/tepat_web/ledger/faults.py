"""What can be wrong with a ledger, and how a person is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from django.utils import translation

from tepat.words import Language, Sentence

from .words import table_in_words


class Wrong(StrEnum):
    """The ways in which a ledger and the records can disagree."""

    KEY = "key"
    SEAL = "seal"
    CONTENT = "content"
    MISSING = "missing"
    CUT = "cut"
    HEAD = "head"
    REWRITTEN = "rewritten"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"


SENTENCES: Mapping[Wrong, Sentence] = MappingProxyType(
    {
        Wrong.KEY: Sentence(
            id="Tidak satu pun segel cocok dengan kunci yang dipakai sekarang. "
            "Kemungkinan besar kuncinya lain; isi TEPAT_SECRET_KEY (atau "
            "TEPAT_LEDGER_KEY) dengan kunci yang semula, lalu periksa lagi.",
            en="Not one seal fits the key in use. Most likely it is another key; set "
            "TEPAT_SECRET_KEY (or TEPAT_LEDGER_KEY) to the first one, then try again.",
        ),
        Wrong.SEAL: Sentence(
            id="Catatan nomor {entry} tidak cocok dengan segelnya: waktu, pelaku, "
            "tindakan atau keterangannya diubah sesudah ditulis.",
            en="Entry {entry} does not fit its seal: its time, doer, act or facts were "
            "changed after it was written.",
        ),
        Wrong.CONTENT: Sentence(
            id="Isi data pada catatan nomor {entry} tidak cocok dengan sidiknya: ada "
            "versi data yang diubah, ditambah atau dibuang.",
            en="The records of entry {entry} do not fit their digest: a version was "
            "changed, added or thrown away.",
        ),
        Wrong.MISSING: Sentence(
            id="Catatan nomor {first} sampai {entry} tidak ada.",
            en="Entries {first} to {entry} are not there.",
        ),
        Wrong.CUT: Sentence(
            id="Buku besar berakhir sebelum catatan nomor {entry}, yang pernah ada: "
            "catatan di akhirnya dibuang.",
            en="The ledger ends before entry {entry}, which was there: entries were "
            "cut off its end.",
        ),
        Wrong.HEAD: Sentence(
            id="Kepala buku besar tidak cocok dengan catatan terakhir, nomor {entry}.",
            en="The head of the ledger does not fit the last entry, number {entry}.",
        ),
        Wrong.REWRITTEN: Sentence(
            id="Segel catatan nomor {entry} lain dari yang pernah disimpan di luar: "
            "buku besar ditulis ulang, sampai di situ atau sebelumnya.",
            en="The seal of entry {entry} is not the one that was kept elsewhere: the "
            "ledger was written anew, there or before.",
        ),
        Wrong.EDITED: Sentence(
            id="{table} nomor {record} diubah di luar aplikasi: {fields}. Versi "
            "terakhirnya ada pada catatan nomor {entry}.",
            en="{table} number {record} was edited behind the application's back: "
            "{fields}. Its last version is in entry {entry}.",
        ),
        Wrong.ADDED: Sentence(
            id="{table} nomor {record} ditambahkan di luar aplikasi: tidak ada catatan "
            "tentangnya.",
            en="{table} number {record} was added behind the application's back: no "
            "entry tells of it.",
        ),
        Wrong.REMOVED: Sentence(
            id="{table} nomor {record} dihapus di luar aplikasi. Versi terakhirnya ada "
            "pada catatan nomor {entry}.",
            en="{table} number {record} was removed behind the application's back. Its "
            "last version is in entry {entry}.",
        ),
    }
)


VALID = Sentence(
    id="Buku besar sah: {entries} catatan tersegel berurutan, dan {records} data sama "
    "dengan versi terakhirnya.",
    en="The ledger is valid: {entries} entries are sealed one to the next, and "
    "{records} records equal their last versions.",
)
BROKEN = Sentence(
    id="Buku besar TIDAK sah: {count} ketidakcocokan.",
    en="The ledger is NOT valid: {count} things do not agree.",
)
ADVICE = Sentence(
    id="Jangan diubah dulu. Simpan salinan basis data ini, bandingkan dengan cadangan "
    "(tepat restore ke basis data lain), dan cari tahu siapa yang dapat masuk ke basis "
    "data.",
    en="Change nothing yet. Keep a copy of this database, compare it with a backup "
    "(tepat restore into another database), and find out who can get at the database.",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the ledger left it.

    Attributes:
        wrong: In which way.
        entry: The entry concerned; of a record, the one with its last version.
        first: Where entries are missing, the first of them.
        table, record: The record concerned.
        fields: The fields in which it differs.
    """

    wrong: Wrong
    entry: int | None = None
    first: int | None = None
    table: str = ""
    record: int | None = None
    fields: tuple[str, ...] = ()

    def say(self, language: Language) -> str:
        """Tell what is wrong, in the reader's language."""
        with translation.override(language):
            table = table_in_words(self.table)
        facts: dict[str, object] = {
            "table": table[:1].upper() + table[1:],
            "entry": self.entry,
            "first": self.first,
            "record": str(self.record),  # a name, not a quantity
            "fields": self.fields,
        }
        return SENTENCES[self.wrong].fill(facts, language)

    def as_json(self) -> dict[str, Any]:
        """Return the fault as JSON holds it; blanks are left out."""
        told: dict[str, Any] = {
            "wrong": self.wrong.value,
            "entry": self.entry,
            "first": self.first,
            "table": self.table,
            "record": self.record,
            "fields": list(self.fields),
        }
        return {
            name: value for name, value in told.items() if value not in (None, "", [])
        }

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """Return what :meth:`as_json` told."""
        facts = {name: value for name, value in told.items() if name != "wrong"}
        fields = tuple(facts.pop("fields", ()))
        return cls(Wrong(told["wrong"]), **facts, fields=fields)
