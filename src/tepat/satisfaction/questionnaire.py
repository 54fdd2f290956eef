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


def _graded(indonesian: str, english: str) -> tuple[Sentence, ...]:
    return (
        Sentence(id=f"Tidak {indonesian}", en=f"Not {english}"),
        Sentence(id=f"Kurang {indonesian}", en=f"Less {english}"),
        Sentence(id=indonesian.capitalize(), en=english.capitalize()),
        Sentence(id=f"Sangat {indonesian}", en=f"Very {english}"),
    )


def _question(indonesian: str, english: str, answers: tuple[Sentence, ...]) -> Question:
    one, two, three, four = answers
    return Question(Sentence(id=indonesian, en=english), (one, two, three, four))


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "requirements": _question(
            "Apakah persyaratan yang diminta sesuai dengan jenis pelayanannya?",
            "Did the papers that were asked for suit the service?",
            _graded("sesuai", "suitable"),
        ),
        "procedure": _question(
            "Apakah prosedurnya mudah?",
            "Was the procedure easy?",
            _graded("mudah", "easy"),
        ),
        "duration": _question(
            "Apakah pelayanannya cepat?",
            "Was the service quick?",
            _graded("cepat", "quick"),
        ),
        "fee": _question(
            "Bagaimana biayanya?",
            "How was the fee?",
            (
                Sentence(id="Sangat mahal", en="Very expensive"),
                Sentence(id="Cukup mahal", en="Rather expensive"),
                Sentence(id="Murah", en="Cheap"),
                Sentence(id="Gratis", en="Free"),
            ),
        ),
        "product": _question(
            "Apakah hasilnya sesuai dengan yang dijanjikan?",
            "Was the result what had been promised?",
            _graded("sesuai", "as promised"),
        ),
        "staff_competence": _question(
            "Apakah petugas mampu melayani?",
            "Were the staff able to help?",
            _graded("mampu", "able"),
        ),
        "staff_behaviour": _question(
            "Apakah petugas sopan dan ramah?",
            "Were the staff polite and friendly?",
            _graded("sopan dan ramah", "polite and friendly"),
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
