"""What the law refuses to do without."""

from __future__ import annotations

from datetime import date

from tepat.errors import TepatError
from tepat.words import Sentence


class NormNotInForce(TepatError):
    """A norm was read on a day when no value of it applied yet.

    Attributes:
        name: The norm, e.g. ``tenure.shortest_before_transfer``.
        day: The day for which it was asked.
        first: The earliest day on which a value is known.
    """

    exit_code = 11

    def __init__(self, name: str, label: Sentence, day: date, first: date) -> None:
        self.name, self.day, self.first = name, day, first
        super().__init__(
            Sentence(
                id=f"{label.id} (norma {{name}}) belum ada nilainya pada {{day}}; "
                "nilai paling awal yang dikenal berlaku sejak {first}. Pilih tanggal "
                "yang lebih baru, atau tambahkan nilai lama beserta dasar hukumnya di "
                "law/norms/{file}.yaml.",
                en=f"{label.en} (norm {{name}}) has no value on {{day}}; the earliest "
                "value known applies since {first}. Choose a later day, or add the "
                "older value with its citation to law/norms/{file}.yaml.",
            ),
            name=name,
            day=day,
            first=first,
            file=name.partition(".")[0],
        )


class LawFileError(TepatError):
    """A law file does not have the shape the engine relies on.

    Attributes:
        where: The file and the entry in it.
    """

    exit_code = 12

    def __init__(self, where: str, problem: Sentence, **facts: object) -> None:
        self.where = where
        super().__init__(
            Sentence(id=f"{{where}}: {problem.id}", en=f"{{where}}: {problem.en}"),
            where=where,
            **facts,
        )
