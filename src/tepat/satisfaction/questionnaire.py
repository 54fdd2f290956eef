"""What a citizen is asked about each element, and the four answers to choose from.

The questions are ours; the answers follow the questionnaire of PermenPANRB 14/2017,
Lampiran, from memory: not verified in its text. An element is known by its key, since
sources differ on the order of U8 and U9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tepat.words import Sentence


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        text: What is asked.
        answers: What scores 1, 2, 3 and 4.
    """

    text: Sentence
    answers: tuple[Sentence, Sentence, Sentence, Sentence]


def _graded(indonesian: str, *english: str) -> tuple[Sentence, ...]:
    """Four answers: the official grades of one word, and what English says for each."""
    told = (
        f"Tidak {indonesian}",
        f"Kurang {indonesian}",
        indonesian.capitalize(),
        f"Sangat {indonesian}",
    )
    return tuple(
        Sentence(id=one, en=two) for one, two in zip(told, english, strict=True)
    )


def _question(indonesian: str, english: str, answers: tuple[Sentence, ...]) -> Question:
    one, two, three, four = answers
    return Question(Sentence(id=indonesian, en=english), (one, two, three, four))


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "requirements": _question(
            "Apakah persyaratan yang diminta sesuai dengan jenis pelayanannya?",
            "Were the papers asked for the right ones for the service?",
            _graded("sesuai", "Not at all", "Not quite", "Yes", "Fully"),
        ),
        "procedure": _question(
            "Apakah prosedurnya mudah?",
            "Was the procedure easy?",
            _graded("mudah", "Difficult", "Rather difficult", "Easy", "Very easy"),
        ),
        "duration": _question(
            "Apakah pelayanannya cepat?",
            "Was the service quick?",
            _graded("cepat", "Slow", "Rather slow", "Quick", "Very quick"),
        ),
        "fee": _question(
            "Bagaimana biayanya?",
            "How was the fee?",
            (
                Sentence(id="Sangat mahal", en="Very high"),
                Sentence(id="Cukup mahal", en="Rather high"),
                Sentence(id="Murah", en="Low"),
                Sentence(id="Gratis", en="Free"),
            ),
        ),
        "product": _question(
            "Apakah hasilnya sesuai dengan yang dijanjikan?",
            "Did you get what was promised?",
            _graded("sesuai", "Not at all", "Not quite", "Yes", "Fully"),
        ),
        "staff_competence": _question(
            "Apakah petugas mampu melayani?",
            "Were the staff able to help?",
            _graded("mampu", "Not at all", "Not quite", "Yes", "Very well"),
        ),
        "staff_behaviour": _question(
            "Apakah petugas sopan dan ramah?",
            "Were the staff polite and friendly?",
            _graded("sopan dan ramah", "Not at all", "Not quite", "Yes", "Very"),
        ),
        "complaint_handling": _question(
            "Bagaimana pengaduan dan saran ditangani?",
            "How are complaints and suggestions handled?",
            (
                Sentence(id="Tidak ada", en="Not at all"),
                Sentence(id="Ada, tetapi tidak berfungsi", en="There, but not working"),
                Sentence(id="Kurang maksimal", en="Could be better"),
                Sentence(id="Dikelola dengan baik", en="Well handled"),
            ),
        ),
        "facilities": _question(
            "Bagaimana sarana dan prasarananya?",
            "How were the facilities?",
            (
                Sentence(id="Buruk", en="Bad"),
                Sentence(id="Cukup", en="Fair"),
                Sentence(id="Baik", en="Good"),
                Sentence(id="Sangat baik", en="Very good"),
            ),
        ),
    }
)
