"""Why there is no way to a target, and what every path rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tepat.words import Months, Sentence

from .cure import Cure, Missing
from .ground import Ground
from .path import CREDIT, Path
from .person import Person

NO_PROMISE = Sentence(
    id="Ini gambaran menurut aturan dan data per {day}, bukan janji. Tanggalnya yang "
    "paling awal; keputusan tetap pada Pejabat Pembina Kepegawaian.",
    en="This is a picture by the rules and the data of {day}, not a promise. Its days "
    "are the earliest ones; the appointing authority decides.",
)
SEATS = Sentence(
    id="Jabatan yang dituju sedang kosong pada saat itu, dan Anda lulus uji kompetensi "
    "atau seleksinya.",
    en="The seat aimed at is vacant by then, and you pass its competence test or "
    "selection.",
)
STANDS = Sentence(
    id="Aturan, struktur organisasi, dan kebijakan kota tetap seperti sekarang.",
    en="The rules, the structure and the city's policy stay as they are.",
)
RATED = Sentence(
    id="Kinerja Anda setiap tahun paling rendah {rating}, dan tidak ada hukuman "
    "disiplin.",
    en="You are rated at least {rating} every year, and get no disciplinary penalty.",
)
RISES = Sentence(
    id="Pangkat Anda naik setiap {interval} sampai golongan yang diminta.",
    en="Your grade rises every {interval} up to the grade that is asked for.",
)
EARNS = Sentence(
    id="Angka kredit dihitung dengan predikat {rating} setiap tahun.",
    en="Credit points are counted with a rating of {rating} every year.",
)
SINCE_BLANK = Sentence(
    id="TMT jabatan Anda belum diisi, jadi masa jabatan dihitung sejak {day}; dengan "
    "data lengkap tanggalnya dapat lebih awal.",
    en="The start date of your position is blank, so time in it is counted from "
    "{day}; with it the days may be earlier.",
)
CALENDAR = Sentence(
    id="Masa larangan mutasi pemilihan kepala daerah yang jadwalnya belum ditetapkan "
    "belum diperhitungkan.",
    en="Freezes around elections that are not dated yet are not taken into account.",
)
RELATIVES = Sentence(
    id="Hubungan keluarga dengan atasan atau bawahan langsung baru dinilai ketika "
    "rencana disusun.",
    en="Family ties with a direct superior or subordinate are judged when a plan is "
    "made.",
)

OWN = Sentence(
    id="Jabatan ini sedang Anda duduki.", en="This is the position that you hold."
)
GONE = Sentence(
    id="Sejak {day} Anda tidak lagi pada jabatan sekarang karena pensiun atau kontrak "
    "berakhir, sehingga jalur berikutnya tidak dihitung.",
    en="Since {day} you are no longer in the present position, by retirement or the "
    "end of a contract, so no further way is worked out.",
)
STOPPED = Sentence(
    id="Belum ada jalur ke jabatan ini. Yang tidak dapat diubah: {rules}.",
    en="There is no way to this position. What cannot be changed: {rules}.",
)
TOO_LATE = Sentence(
    id="Belum ada jalur ke jabatan ini: sebelum semua syaratnya terpenuhi, batas usia "
    "atau masa pensiun ({day}) mendahuluinya.",
    en="There is no way to this position: an age limit or retirement ({day}) comes "
    "before all of its requirements are met.",
)
NO_STEPS = Sentence(
    id="Belum ada jalur ke jabatan ini dengan jabatan-jabatan yang ada di kota ini, "
    "juga bila syarat yang dapat diupayakan sudah terpenuhi.",
    en="There is no way to this position by the positions of this city, even with "
    "everything met that can be worked on.",
)


def assumed(ground: Ground, person: Person, paths: Iterable[Path]) -> list[Sentence]:
    """Return what the days of some paths rest on, filled in."""
    law = ground.law
    rating = law.performance.ratings_good_enough.value[-1].capitalize()
    waits = {wait.code for path in paths for step in path.steps for wait in step.waits}
    said: list[tuple[Sentence, Mapping[str, object]]] = [
        (SEATS, {}),
        (RATED, {"rating": rating}),
    ]
    if any(code.startswith("GRADE") for code in waits):
        said.append((RISES, {"interval": Months(12 * law.grade.regular_years.value)}))
    if CREDIT in waits:
        said.append((EARNS, {"rating": rating}))
    if person.is_since_assumed:
        said.append((SINCE_BLANK, {"day": ground.day}))
    said += [(CALENDAR, {}), (RELATIVES, {}), (STANDS, {})]
    return [filled(sentence, **facts) for sentence, facts in said]


def no_way(ground: Ground, person: Person, missed: Sequence[Missing]) -> Sentence:
    """Return why there is no way to a target.

    Args:
        ground: The city.
        person: Who.
        missed: What is missing for the target today.
    """
    gone = person.leaves_on
    if gone is not None and gone <= ground.day:
        return filled(GONE, day=gone)
    stops = [it for it in missed if it.cure is Cure.NOBODY]
    if stops:
        return Sentence(
            id=STOPPED.fill({"rules": _titles(stops, "id")}, "id"),
            en=STOPPED.fill({"rules": _titles(stops, "en")}, "en"),
        )
    if missed and all(it.cure is Cure.TIME for it in missed) and gone is not None:
        return filled(TOO_LATE, day=gone)
    return NO_STEPS


def _titles(missed: Sequence[Missing], language: str) -> str:
    return "; ".join(getattr(it.title, language) for it in missed)


def filled(sentence: Sentence, **facts: object) -> Sentence:
    """Return a sentence with its blanks filled in both languages."""
    return sentence.filled(facts)
