"""The sentences of appraisals and their spread, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tepat.snapshot.vocabulary import RATINGS
from tepat.words import Sentence

RATING: Mapping[str, Sentence] = {
    "ISTIMEWA": Sentence(id="Istimewa", en="Istimewa"),
    "SANGAT BAIK": Sentence(id="Sangat Baik", en="Sangat Baik"),
    "BAIK": Sentence(id="Baik", en="Baik"),
    "BUTUH PERBAIKAN": Sentence(id="Butuh Perbaikan", en="Butuh Perbaikan"),
    "KURANG": Sentence(id="Kurang", en="Kurang"),
    "SANGAT KURANG": Sentence(id="Sangat Kurang", en="Sangat Kurang"),
}
# The worst rating has the largest number.
ORDER: Mapping[str, int] = {word: order for order, word in enumerate(RATINGS)}
EXPECTATION: Mapping[str, Sentence] = {
    "DI_ATAS": Sentence(id="di atas ekspektasi", en="above expectation"),
    "SESUAI": Sentence(id="sesuai ekspektasi", en="as expected"),
    "DI_BAWAH": Sentence(id="di bawah ekspektasi", en="below expectation"),
}
BEHAVIOUR: Mapping[str, Sentence] = {
    "BERORIENTASI_PELAYANAN": Sentence(
        id="Berorientasi Pelayanan", en="Service-oriented"
    ),
    "AKUNTABEL": Sentence(id="Akuntabel", en="Accountable"),
    "KOMPETEN": Sentence(id="Kompeten", en="Competent"),
    "HARMONIS": Sentence(id="Harmonis", en="Harmonious"),
    "LOYAL": Sentence(id="Loyal", en="Loyal"),
    "ADAPTIF": Sentence(id="Adaptif", en="Adaptive"),
    "KOLABORATIF": Sentence(id="Kolaboratif", en="Collaborative"),
}

PARTS: Mapping[str, Sentence] = {
    "at_most": Sentence(
        id="{name} berpredikat {rating}. Pola pedomannya: {ratings} paling banyak "
        "{share}%, yaitu {limit} dari {people} orang; tercatat {found} orang. Pola ini "
        "pedoman untuk dipertimbangkan, bukan batas.",
        en="{name} is rated {rating}. Its guide: {ratings} at most {share}%, that is "
        "{limit} of {people} people; {found} are so rated. It is a guide to be "
        "considered, no limit.",
    ),
    "at_least": Sentence(
        id="{name} berpredikat {rating}. Pola pedomannya: {ratings} paling sedikit "
        "{share}%, yaitu {limit} dari {people} orang; tercatat {found} orang. Pola ini "
        "pedoman untuk dipertimbangkan, bukan batas.",
        en="{name} is rated {rating}. Its guide: {ratings} at least {share}%, that is "
        "{limit} of {people} people; {found} are so rated. It is a guide to be "
        "considered, no limit.",
    ),
    "must_occur": Sentence(
        id="{name} berpredikat {rating}. Pola pedomannya: sedikitnya satu orang "
        "berpredikat {ratings}; dari {people} orang belum ada. Pola ini pedoman untuk "
        "dipertimbangkan, bukan batas.",
        en="{name} is rated {rating}. Its guide: at least one person is rated "
        "{ratings}; of {people} people none is. It is a guide to be considered, no "
        "limit.",
    ),
}
TOO_FEW = Sentence(
    id="{name} berpredikat {rating} dan hanya mempunyai {people} orang yang dinilai. "
    "Pola distribusi tidak dapat dipenuhi dengan orang sesedikit itu, jadi tidak "
    "diperiksa; setiap orang cukup dinilai menurut kinerjanya.",
    en="{name} is rated {rating} and has only {people} people who are rated. So few "
    "cannot meet the guide, so it is not checked; rate each by their performance.",
)
NO_UNIT_RATING = Sentence(
    id="Predikat kinerja {name} tahun {year} belum ada, jadi sebaran predikat "
    "pegawainya belum dapat dibandingkan dengan pola. Isi lembar kinerja_unit.",
    en="There is no rating of {name} for {year}, so the spread of its people's ratings "
    "cannot be compared with the guide. Fill in sheet kinerja_unit.",
)
HEAD_DIFFERS = Sentence(
    id="{name} berpredikat {rating}, sedangkan hasil kerja pimpinannya tercatat "
    "{found}. Hasil kerja pimpinan unit mengikuti predikat unitnya, yaitu {expected}; "
    "periksa keduanya.",
    en="{name} is rated {rating}, but the results of its head are recorded as {found}. "
    "A head's results follow the rating of the unit, that is {expected}; look at both.",
)

NOT_THE_MATRIX = Sentence(
    id="Predikat {period} tercatat {rating}, sedangkan hasil kerja {results} dan "
    "perilaku kerja {behaviour} memberi {expected}. Periksa mana yang benar.",
    en="The rating of {period} is recorded as {rating}, but results {results} and "
    "behaviour {behaviour} give {expected}. Look which is right.",
)
OUTSIDE = Sentence(
    id="Predikat tahunan {year} ({rating}) berada di luar predikat periodiknya "
    "({lowest} sampai {highest}). Tidak ada rumus dari periodik ke tahunan; pastikan "
    "alasannya tercatat.",
    en="The yearly rating of {year} ({rating}) lies outside those of its periods "
    "({lowest} to {highest}). No formula leads from periods to the year; see that the "
    "reason is on record.",
)
OVERLAP = Sentence(
    id="Dua penilaian tahun {year} memuat bulan yang sama ({one} dan {other}) dengan "
    "predikat berbeda: {rating} dan {second}. Periksa mana yang berlaku.",
    en="Two appraisals of {year} share a month ({one} and {other}) and differ: "
    "{rating} and {second}. Look which holds.",
)
NO_YEARLY = Sentence(
    id="Tahun {year} mempunyai penilaian periodik, tetapi belum mempunyai penilaian "
    "tahunan. Predikat tahunan tidak dihitung dari periodik karena tidak ada rumusnya.",
    en="{year} has appraisals of periods but none of the year. The yearly rating is "
    "not worked out from them, because no formula is prescribed.",
)
NO_PERIOD = Sentence(
    id="Periode “{period}” tahun {year} belum dapat dibaca. Tulis misalnya Januari, "
    "Triwulan I, atau kosongkan untuk penilaian tahunan.",
    en="The period “{period}” of {year} cannot be read. Write for example Januari, "
    "Triwulan I, or leave it blank for the whole year.",
)
WHOLE_YEAR = Sentence(id="tahun {year}", en="{year}")


def rating(word: str) -> Sentence:
    """Return a rating as it is written in sentences; its name is the same in both."""
    return RATING[word]


def ratings(words: Sequence[str]) -> Sentence:
    """Return several ratings, of which any counts."""
    said = [RATING[word].id for word in words]
    return Sentence(id=" atau ".join(said), en=" or ".join(said))
