"""What is wrong with the environment, each with its own exit code."""

from __future__ import annotations

from tepat.errors import TepatError
from tepat.words import Sentence

WRONG = Sentence(
    id="Isi {name} tidak dapat dipakai: «{told}». Yang diharapkan: {wanted}. Perbaiki "
    "di lingkungan atau di berkas .env, lalu ulangi.",
    en="The content of {name} cannot be used: “{told}”. Expected: {wanted}. Mend it in "
    "the environment or in the file .env, then try again.",
)


class WrongSetting(TepatError):
    """A setting of the environment cannot be read."""

    exit_code = 51

    def __init__(self, name: str, told: str, wanted: Sentence) -> None:
        super().__init__(WRONG, name=f"TEPAT_{name}", told=told, wanted=wanted)
