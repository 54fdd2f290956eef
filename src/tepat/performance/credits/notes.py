"""What a reader must know about the credit points of one person."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tepat.words import Sentence


class Note(StrEnum):
    """One remark on a standing; what it says is in ``SAID``."""

    NO_DECISION = "no_decision"
    LEVEL_SINCE_BLANK = "level_since_blank"
    BASE_ADDED = "base_added"
    BASE_MISSING = "base_missing"
    NO_RATING = "no_rating"
    GRADE_BLANK = "grade_blank"
    GRADE_OUTSIDE = "grade_outside"
    TOP_RANK = "top_rank"
    RANK_WITH_LEVEL = "rank_with_level"


SAID: Mapping[Note, Sentence] = {
    Note.NO_DECISION: Sentence(
        id="Belum ada penetapan angka kredit pada jenjang ini, jadi jumlahnya belum "
        "diketahui. Isi lembar angka_kredit.",
        en="There is no credit-point decision at this level, so the sum is not known. "
        "Fill in sheet angka_kredit.",
    ),
    Note.LEVEL_SINCE_BLANK: Sentence(
        id="TMT jabatan belum diisi, jadi belum dapat dipastikan angka kredit mana "
        "yang diperoleh pada jenjang ini. Isi tmt_jabatan, atau kolom jenjang pada "
        "lembar angka_kredit.",
        en="The start date is blank, so it cannot be told which points were earned at "
        "this level. Fill in tmt_jabatan, or column jenjang of sheet angka_kredit.",
    ),
    Note.BASE_ADDED: Sentence(
        id="Angka kredit dasar golongan saat masuk jenjang sudah dihitung, tetapi "
        "penetapannya belum ada pada lembar angka_kredit.",
        en="The base points of the grade on entering the level are counted, but sheet "
        "angka_kredit has no decision on them.",
    ),
    Note.BASE_MISSING: Sentence(
        id="Angka kredit yang tercatat lebih kecil daripada angka kredit dasar "
        "golongan ini; mungkin ada penetapan yang belum dicatat, jadi kekurangannya "
        "dapat lebih kecil.",
        en="The points recorded are fewer than the base points of this grade; a "
        "decision may not be recorded, so less may be missing.",
    ),
    Note.NO_RATING: Sentence(
        id="Predikat kinerja tahunan belum ada, jadi tanggal perkiraan belum dapat "
        "dihitung.",
        en="There is no yearly rating, so the expected day cannot be worked out.",
    ),
    Note.GRADE_BLANK: Sentence(
        id="Golongan belum diisi, jadi sasaran kenaikan pangkat belum diketahui.",
        en="The grade is blank, so the points for the next rank are not known.",
    ),
    Note.GRADE_OUTSIDE: Sentence(
        id="Golongan berada di luar rentang jenjang ini; peraturan tidak menyebut "
        "sasaran kenaikan pangkatnya.",
        en="The grade lies outside the range of this level; no points for the next "
        "rank are prescribed.",
    ),
    Note.TOP_RANK: Sentence(
        id="Pangkat tertinggi pada tangga jabatan ini sudah dicapai.",
        en="The highest rank of this ladder is reached.",
    ),
    Note.RANK_WITH_LEVEL: Sentence(
        id="Pangkat berikutnya ada pada jenjang berikutnya; selain angka kredit "
        "diperlukan lowongan kebutuhan dan lulus uji kompetensi.",
        en="The next rank belongs to the next level; besides the points a vacancy and "
        "a competence test are needed.",
    ),
}
