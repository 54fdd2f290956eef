"""Taking entries out of a TOML table one by one, noting every one that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tepat.words import Sentence

from .map_error import Fault

UNKNOWN = Sentence(
    id="isian ini tidak dikenal; yang ada: {allowed}. Perbaiki ejaannya, atau hapus.",
    en="this entry is not known; there are: {allowed}. Correct the spelling, or "
    "remove it.",
)
MISSING = Sentence(
    id="isian {entry} belum ada. Tambahkan.", en="entry {entry} is missing. Add it."
)
OTHER_KIND = Sentence(
    id="isian ini harus berupa {wanted}, bukan {found}.",
    en="this entry must be {wanted}, not {found}.",
)
NOT_ALLOWED = Sentence(
    id="“{found}” tidak dapat dipakai di sini; yang ada: {allowed}.",
    en="“{found}” cannot be used here; there are: {allowed}.",
)
TEXT = Sentence(id="teks dalam tanda petik", en="text in quotation marks")
WHOLE = Sentence(id="bilangan bulat", en="a whole number")
TRUTH = Sentence(id="true atau false", en="true or false")
TABLE = Sentence(id="sekumpulan isian bernama", en="a table of named entries")
TEXTS = Sentence(id="daftar teks", en="a list of texts")
TABLES = Sentence(id="daftar isian bernama", en="a list of tables")
KINDS = {str: TEXT, int: WHOLE, bool: TRUTH, dict: TABLE}
SHOWN = 60


class Entries:
    """One table of a TOML file; what is wrong in it is noted, never raised.

    Args:
        told: What stands there.
        path: Its dotted path in the file.
        faults: Where everything wrong is noted.
    """

    def __init__(self, told: object, path: str, faults: list[Fault]) -> None:
        self.path, self.faults = path, faults
        self.told: Mapping[str, Any] = told if isinstance(told, dict) else {}
        if not isinstance(told, dict):
            self._other_kind(path, TABLE, told)

    def __contains__(self, name: str) -> bool:
        return name in self.told

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def fault(self, name: str, sentence: Sentence, **facts: object) -> None:
        """Note a fault of one entry, or of the table where the name is blank."""
        self.faults.append(Fault(self.at(name) if name else self.path, sentence, facts))

    def only(self, allowed: Collection[str]) -> None:
        """Note every entry that is none of these."""
        for name in self.told:
            if name not in allowed:
                self.fault(name, UNKNOWN, allowed=", ".join(allowed))

    def need(self, name: str) -> bool:
        """Tell whether the entry is there, and note it where it is not."""
        if name not in self.told:
            self.fault("", MISSING, entry=name)
        return name in self.told

    def text(self, name: str, allowed: Collection[str] = ()) -> str | None:
        found: str | None = self._of(name, str)
        if found is not None and allowed and found not in allowed:
            self.fault(name, NOT_ALLOWED, found=found, allowed=", ".join(allowed))
            return None
        return found

    def whole(self, name: str) -> int | None:
        found: int | None = self._of(name, int)
        return found

    def truth(self, name: str) -> bool:
        return bool(self._of(name, bool))

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A list of texts, or one text for a list of one."""
        found = self.told.get(name)
        if isinstance(found, str):
            return (found,)
        if found is None:
            return None
        if not isinstance(found, list) or not all(type(it) is str for it in found):
            self._other_kind(self.at(name), TEXTS, found)
            return None
        return tuple(found)

    def by_name(self, name: str) -> dict[str, str]:
        """A table of texts by name; numbers stand for their text."""
        told = Entries(self.told.get(name, {}), self.at(name), self.faults)
        found = {}
        for key, value in told.told.items():
            if isinstance(value, str) or (type(value) is int):
                found[key] = str(value)
            else:
                self._other_kind(told.at(key), TEXT, value)
        return found

    def table(self, name: str) -> Entries:
        return Entries(self.told.get(name, {}), self.at(name), self.faults)

    def tables(self, name: str) -> list[Entries]:
        """A list of tables, or one table for a list of one."""
        found = self.told.get(name, [])
        found = [found] if isinstance(found, dict) else found
        if not isinstance(found, list):
            self._other_kind(self.at(name), TABLES, found)
            return []
        return [Entries(each, self.at(name), self.faults) for each in found]

    def _of(self, name: str, kind: type) -> Any:
        found = self.told.get(name)
        if found is not None and type(found) is not kind:
            self._other_kind(self.at(name), KINDS[kind], found)
            return None
        return found

    def _other_kind(self, path: str, wanted: Sentence, found: object) -> None:
        facts = {"wanted": wanted, "found": str(found)[:SHOWN]}
        self.faults.append(Fault(path, OTHER_KIND, facts))
