"""What the audit says: which number, against what, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

KINDS: Mapping[str, Sentence] = {
    "minutes": Sentence(id="menit per hasil", en="minutes per result"),
    "capacity": Sentence(id="hasil per orang", en="results per person"),
    "ratio": Sentence(id="orang per alat", en="persons per piece"),
}
TIME_UNITS: Mapping[str, Sentence] = {
    "menit": Sentence(id="menit", en="minutes"),
    "jam": Sentence(id="jam", en="hours"),
    "hari": Sentence(id="hari", en="office days"),
}
LIKE: Mapping[str, Sentence] = {
    "jabatan": Sentence(
        id="jabatan yang sama dengan tugas ini", en="equal jobs with this task"
    ),
    "jenis": Sentence(
        id="jabatan sejenis dengan tugas ini",
        en="positions of its family with this task",
    ),
}

NORM = Sentence(
    id="«{task}» pada {name} ({position}): norma {norm} {unit}, sedangkan median "
    "{like} {among} {median} ({times}×). {effect} Periksa waktunya; bila memang "
    "berbeda, catat alasannya.",
    en="“{task}” at {name} ({position}): norm {norm} {unit}, while the median of "
    "{like} {among} is {median} ({times}×). {effect} Check the time; if it truly "
    "differs, note why.",
)
VOLUME = Sentence(
    id="«{task}» pada {name} ({position}): {volume} hasil setahun, {each} per orang, "
    "sedangkan median {like} {among} {median} per orang ({times}×). {effect} Periksa "
    "volume dan periodenya terhadap catatan hasil kerja.",
    en="“{task}” at {name} ({position}): {volume} results a year, {each} per person, "
    "while the median of {like} {among} is {median} per person ({times}×). {effect} "
    "Check volume and period against the records of work done.",
)
MOVES = (
    "Dengan median itu kebutuhannya {need_with} orang, bukan {need}.",
    "With that median its need is {need_with}, not {need}.",
)
STAYS = (
    "Kebutuhannya tetap {need} orang dengan median itu.",
    "With that median its need stays {need}.",
)
NEED_UNKNOWN = (
    "Kebutuhannya belum diketahui.",
    "Its need is not known yet.",
)

UNIT_OF_TASK = Sentence(
    id="«{task}» pada {name} ({position}): {stated} {written}, {times}× median {like} "
    "{among}. Angka itu wajar bila satuannya {meant}. {effect} Periksa satuan_waktu.",
    en="“{task}” at {name} ({position}): {stated} {written}, {times}× the median of "
    "{like} {among}. The number makes sense in {meant}. {effect} Check satuan_waktu.",
)
UNIT_MOVES = (
    "Dengan satuan itu kebutuhannya {need_with} orang, bukan {need}.",
    "In that unit its need is {need_with}, not {need}.",
)
UNIT_STAYS = (
    "Kebutuhannya tetap {need} orang dengan satuan itu.",
    "In that unit its need stays {need}.",
)

HEADING_ALL = Sentence(
    id="Kolom waktu di seluruh buku kerja tertulis {written}, tetapi angkanya "
    "tampaknya {meant}: beban kerja {positions} jabatan umumnya {times}× pegawai yang "
    "ada atau kebutuhan yang dinyatakan. Dengan {meant}, kebutuhan seluruhnya "
    "{need_with} orang, bukan {need}. Ubah satuan_waktu setelah memeriksa beberapa "
    "tugas bersama unitnya; temuan lain sudah dihitung dengan {meant}.",
    en="The times of the whole workbook are called {written}, but seem to be {meant}: "
    "the typical work of {positions} positions is {times}× the people there or the "
    "need stated. In {meant} the whole need is {need_with} people, not {need}. Change "
    "satuan_waktu after checking some tasks with their units; the other findings are "
    "worked out in {meant} already.",
)
HEADING_AGENCY = Sentence(
    id="Kolom waktu {scope_name} tertulis {written}, tetapi angkanya tampaknya "
    "{meant}: beban kerja {positions} jabatannya umumnya {times}× pegawai yang ada "
    "atau kebutuhan yang dinyatakan. Dengan {meant}, kebutuhannya {need_with} orang, "
    "bukan {need}. Tanyakan satuannya kepada perangkat daerah itu, lalu ubah "
    "satuan_waktu.",
    en="The times of {scope_name} are called {written}, but seem to be {meant}: the "
    "typical work of its {positions} positions is {times}× the people there or the "
    "need stated. In {meant} it needs {need_with} people, not {need}. Ask that agency "
    "for the unit, then change satuan_waktu.",
)
HEADING_POSITION = Sentence(
    id="Waktu tugas {scope_name} ({scope}) tertulis {written}, tetapi angkanya "
    "tampaknya {meant}: beban kerjanya {times}× pegawai yang ada atau kebutuhan yang "
    "dinyatakan. Dengan {meant}, kebutuhannya {need_with} orang, bukan {need}. "
    "Periksa satuan_waktu.",
    en="The times of {scope_name} ({scope}) are called {written}, but seem to be "
    "{meant}: its work is {times}× the people there or the need stated. In {meant} it "
    "needs {need_with} people, not {need}. Check satuan_waktu.",
)
HEADING_UNSURE = Sentence(
    id="Kolom waktu {scope_name} tertulis {written}; satu jabatan lalu membutuhkan "
    "sekitar {times} orang ({positions} jabatan). Mungkin angkanya {meant}. Isi "
    "bezetting atau kebutuhan agar dapat dipastikan.",
    en="The times of {scope_name} are called {written}; a typical position then needs "
    "about {times} people ({positions} positions). The numbers may be {meant}. Fill "
    "in bezetting or kebutuhan so that it can be told.",
)
WHOLE_BOOK = Sentence(id="seluruh buku kerja", en="the whole workbook")

TOO_LONG = Sentence(
    id="«{task}» pada {name} ({position}): satu hasil memakan {hours} jam, lebih dari "
    "jam kerja setahun seorang pegawai ({year}). Periksa waktu dan satuannya, atau "
    "pecah hasilnya menjadi bagian yang lebih kecil.",
    en="“{task}” at {name} ({position}): one result takes {hours} hours, more than an "
    "employee works in a year ({year}). Check time and unit, or count smaller results.",
)
TOO_MUCH = Sentence(
    id="«{task}» pada {name} ({position}): {hours} jam setahun untuk setiap orang "
    "dari {persons}, lebih dari jam kerja efektif ({year}). Periksa volume dan waktu; "
    "bila benar, tugas ini kekurangan orang.",
    en="“{task}” at {name} ({position}): {hours} hours a year for each of its "
    "{persons} people, more than the effective hours ({year}). Check volume and time; "
    "if they are right, this task is short of people.",
)
TOO_MUCH_FOR_ONE = Sentence(
    id="«{task}» pada {name} ({position}): {hours} jam setahun, lebih dari jam kerja "
    "efektif satu orang ({year}); berapa orang yang mengerjakannya belum diketahui. "
    "Isi bezetting atau kebutuhan, atau periksa volume dan waktunya.",
    en="“{task}” at {name} ({position}): {hours} hours a year, more than the "
    "effective hours of one person ({year}); how many do it is not known. Fill in "
    "bezetting or kebutuhan, or check volume and time.",
)
BEYOND = Sentence(
    id="«{task}» pada {name} ({position}): {hours} jam setahun untuk setiap orang "
    "dari {persons}, lebih dari jam satu tahun kalender (8.760; jam kerja efektif "
    "{year}). Volume, periode atau satuan waktunya tidak mungkin benar; perbaiki.",
    en="“{task}” at {name} ({position}): {hours} hours a year for each of its "
    "{persons} people, more than a calendar year has (8,760; effective hours {year}). "
    "Volume, period or unit of time cannot be right; correct them.",
)
TOO_SHORT: Mapping[str, Sentence] = {
    "waktu": Sentence(
        id="«{task}» pada {name} ({position}): waktunya 0, jadi tidak menambah beban "
        "kerja. Isi norma waktunya, atau kosongkan bila belum diukur.",
        en="“{task}” at {name} ({position}): its time is 0, so it adds no work. Fill "
        "in the time norm, or leave it blank where it was not measured.",
    ),
    "volume": Sentence(
        id="«{task}» pada {name} ({position}): volumenya 0, jadi tidak menambah beban "
        "kerja. Isi volumenya, atau hapus tugas yang tidak lagi dikerjakan.",
        en="“{task}” at {name} ({position}): its volume is 0, so it adds no work. "
        "Fill in the volume, or delete a task that is no longer done.",
    ),
    "singkat": Sentence(
        id="«{task}» pada {name} ({position}): hanya {norm} menit per hasil. Periksa "
        "satuan waktunya.",
        en="“{task}” at {name} ({position}): only {norm} minutes per result. Check "
        "the unit of time.",
    ),
    "kemampuan": Sentence(
        id="«{task}» pada {name} ({position}): kemampuan atau rasionya 0, jadi tidak "
        "dapat dihitung. Isi kemampuan rata-rata satu orang, atau rasio per alat.",
        en="“{task}” at {name} ({position}): its capacity or ratio is 0, so it cannot "
        "be counted. Fill in what one person manages, or persons per piece.",
    ),
}

COPY = Sentence(
    id="Analisis {name} ({position}, {unit_name}) dipakai persis oleh {owners} "
    "jabatan di {units} unit: {tasks} tugas dengan norma dan volume yang sama. Yang "
    "lain: {others}. Hitung volume masing-masing unit; norma boleh sama, volume "
    "jarang.",
    en="The analysis of {name} ({position}, {unit_name}) is used as it is by {owners} "
    "positions in {units} units: {tasks} tasks with the same norms and volumes. The "
    "others: {others}. Count the volume of each unit; norms may be equal, volumes "
    "rarely are.",
)
NEAR_COPY = Sentence(
    id="Analisis {name} ({position}, {unit_name}) {share}% sama dengan {of_name} "
    "({of}, {of_unit}): {equal} dari {tasks} tugas dengan norma dan volume yang sama. "
    "Periksa apakah volumenya dihitung sendiri.",
    en="The analysis of {name} ({position}, {unit_name}) is {share}% equal to that of "
    "{of_name} ({of}, {of_unit}): {equal} of {tasks} tasks with the same norms and "
    "volumes. Check whether its volumes were counted on their own.",
)
SAME_VOLUME = Sentence(
    id="«{task}»: volume {volume} setahun persis sama pada {like} jabatan seperti "
    "{name} di {units} unit. Volume nyata hampir selalu berbeda; minta setiap unit "
    "menghitung sendiri.",
    en="“{task}”: the volume of {volume} a year is the very same at {like} positions "
    "{name} in {units} units. Real volumes nearly always differ; ask each unit to "
    "count its own.",
)
SAME_TIME = Sentence(
    id="Semua {tasks} tugas {name} ({position}) memakai waktu yang sama, {norm} "
    "menit. Waktu yang diukur berbeda menurut tugasnya; ukur atau perkirakan satu per "
    "satu.",
    en="All {tasks} tasks of {name} ({position}) have the same time, {norm} minutes. "
    "Measured times differ from task to task; measure or estimate them one by one.",
)
SCATTERED = Sentence(
    id="«{task}»: norma waktu {like} {among} sangat beragam, dari {low} sampai {high} "
    "{unit}, sehingga tidak satu pun dapat dibandingkan. Sepakati satu norma bersama "
    "unit-unitnya.",
    en="“{task}”: the norms of {like} {among} vary widely, from {low} to {high} "
    "{unit}, so none can be held against the others. Agree on one norm with the units.",
)
