"""What the calculation of a need says, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

TIME_UNITS: Mapping[str, Sentence] = {
    "menit": Sentence(id="menit", en="minutes"),
    "jam": Sentence(id="jam", en="hours"),
    "hari": Sentence(id="hari", en="days"),
}
PERIODS: Mapping[str, Sentence] = {
    "jam": Sentence(id="jam", en="hour"),
    "hari": Sentence(id="hari", en="day"),
    "minggu": Sentence(id="minggu", en="week"),
    "bulan": Sentence(id="bulan", en="month"),
    "tahun": Sentence(id="tahun", en="year"),
}
ROUNDINGS: Mapping[str, Sentence] = {
    "SETENGAH_KE_ATAS": Sentence(id="setengah ke atas", en="half up"),
    "KE_ATAS": Sentence(id="ke atas", en="up"),
    "JUKNIS": Sentence(id="menurut juknis", en="as the guide says"),
}

# One line for a whole position.
BY_TASKS = Sentence(
    id="{hours} jam ÷ {year} jam = {fte} → {need} orang",
    en="{hours} hours ÷ {year} hours = {fte} → {need} people",
)
BY_HEALTH = Sentence(
    id="tugas pokok {main} × STP {stp} = {fte} → {need} orang",
    en="main tasks {main} × STP {stp} = {fte} → {need} people",
)
BY_BOTH = Sentence(
    id="{general} + tugas pokok kesehatan {main} × STP {stp} = {fte} → {need} orang",
    en="{general} + main health tasks {main} × STP {stp} = {fte} → {need} people",
)
LINE_CLASSES = Sentence(
    id="{groups} rombel → {need} guru kelas", en="{groups} classes → {need} teachers"
)
LINE_LESSONS = Sentence(
    id="{lessons} jam pelajaran ÷ {least} jam = {fte} → {need} guru",
    en="{lessons} lessons ÷ {least} lessons = {fte} → {need} teachers",
)
LINE_TEACHERS = Sentence(
    id="rombel dan jam: {fte} → {need} guru",
    en="classes and lessons: {fte} → {need} teachers",
)
BY_OTHERS: Mapping[str, Sentence] = {
    "kebutuhan": Sentence(
        id="{need} orang, seperti tertulis pada jabatan",
        en="{need} people, as stated for the position",
    ),
    "pimpinan": Sentence(
        id="{need} orang: jabatan pimpinan", en="{need} person: a leadership post"
    ),
    "unknown": Sentence(id="belum diketahui", en="not known"),
}

# One task.
INCOMPLETE = Sentence(
    id="{what}: belum lengkap, tidak ikut dihitung.",
    en="{what}: incomplete, not counted.",
)
DRIVEN = Sentence(
    id="{what}: volume = penggerak {driver} {driver_value} × {per_driver} = {volume}.",
    en="{what}: volume = driver {driver} {driver_value} × {per_driver} = {volume}.",
)
YEARLY = Sentence(
    id="{what}: {volume} setahun × {time} {time_unit} = {hours} jam ÷ {year} jam = "
    "{fte} orang.",
    en="{what}: {volume} a year × {time} {time_unit} = {hours} hours ÷ {year} hours = "
    "{fte} people.",
)
MADE_YEARLY = Sentence(
    id="{what}: {volume} per {period} × {times} × {time} {time_unit} = {hours} jam "
    "setahun ÷ {year} jam = {fte} orang.",
    en="{what}: {volume} a {period} × {times} × {time} {time_unit} = {hours} hours a "
    "year ÷ {year} hours = {fte} people.",
)
PER_PERIOD = Sentence(
    id="{what}: {volume} per {period} × {minutes} menit ÷ {of_period} menit = {fte} "
    "orang.",
    en="{what}: {volume} a {period} × {minutes} minutes ÷ {of_period} minutes = {fte} "
    "people.",
)
BY_CAPACITY = Sentence(
    id="{what}: {volume} ÷ {capacity} per orang = {fte} orang.",
    en="{what}: {volume} ÷ {capacity} per person = {fte} people.",
)
BY_RATIO = Sentence(
    id="{what}: {volume} alat × {ratio} orang × {shift} regu = {fte} orang.",
    en="{what}: {volume} pieces × {ratio} people × {shift} shifts = {fte} people.",
)
BY_PIECES = Sentence(
    id="{what}: {volume} alat ÷ {capacity} per orang × {shift} regu = {fte} orang.",
    en="{what}: {volume} pieces ÷ {capacity} per person × {shift} shifts = {fte} "
    "people.",
)
MAIN = Sentence(
    id="{what}: SBK = {wkt} jam × 60 ÷ {minutes} menit = {standard}; capaian {yearly} "
    "÷ {standard} = {fte} orang.",
    en="{what}: standard load = {wkt} hours × 60 ÷ {minutes} minutes = {standard}; "
    "{yearly} a year ÷ {standard} = {fte} people.",
)
NO_TIME = Sentence(
    id="{what}: tidak memerlukan waktu, jadi 0 orang.",
    en="{what}: takes no time, so 0 people.",
)
SUPPORT = Sentence(
    id="{what} (penunjang): {yearly} kali × {minutes} menit = {hours} jam ÷ {wkt} jam "
    "= {percent} % waktu setiap orang.",
    en="{what} (supporting): {yearly} times × {minutes} minutes = {hours} hours ÷ "
    "{wkt} hours = {percent} % of everybody's time.",
)

# The tasks together.
TOTAL = Sentence(
    id="Jumlah beban kerja {hours} jam ÷ {year} jam kerja efektif = {fte} orang.",
    en="Workload {hours} hours in all ÷ {year} effective hours = {fte} people.",
)
TOTAL_MAIN = Sentence(
    id="Jumlah kebutuhan tugas pokok = {main} orang.",
    en="Main tasks together = {main} people.",
)
STANDARD_OF_SUPPORT = Sentence(
    id="FTP = {support} jam ÷ {wkt} jam = {percent} %; STP = 1 ÷ (1 − {ftp}) = {stp}.",
    en="FTP = {support} hours ÷ {wkt} hours = {percent} %; STP = 1 ÷ (1 − {ftp}) = "
    "{stp}.",
)
OVERRUN = Sentence(
    id="FTP = {support} jam ÷ {wkt} jam = {percent} %: tidak ada waktu tersisa untuk "
    "tugas pokok.",
    en="FTP = {support} hours ÷ {wkt} hours = {percent} %: no time is left for the "
    "main tasks.",
)
TOTAL_HEALTH = Sentence(
    id="{main} × {stp} = {fte} orang.", en="{main} × {stp} = {fte} people."
)
TOTAL_BOTH = Sentence(
    id="Tugas lain {general} + {main} × {stp} = {fte} orang.",
    en="Other tasks {general} + {main} × {stp} = {fte} people.",
)
ROUNDED = Sentence(
    id="{fte} dibulatkan {how} menjadi {need} orang.",
    en="{fte}, rounded {how}, is {need} people.",
)

# Teachers.
CLASSES_INCOMPLETE = Sentence(
    id="Satu baris rombel belum lengkap dan tidak ikut dihitung.",
    en="One row of sheet rombel is incomplete and not counted.",
)
GROUPS = Sentence(
    id="Tingkat {grade}: {pupils} murid, {ratio} per rombel: {groups} rombel.",
    en="Grade {grade}: {pupils} pupils, {ratio} to a class: {groups} classes.",
)
CLASS_TEACHERS = Sentence(
    id="{groups} rombel × {each} guru kelas = {fte} guru.",
    en="{groups} classes × {each} class teacher = {fte} teachers.",
)
LESSONS = Sentence(
    id="{groups} rombel × {hours} jam = {lesson_hours} jam seminggu ÷ {least} jam = "
    "{fte} guru.",
    en="{groups} classes × {hours} lessons = {lesson_hours} a week ÷ {least} = {fte} "
    "teachers.",
)
LESSONS_AND_EXTRA = Sentence(
    id="{groups} rombel × {hours} jam + {extra} jam tugas tambahan = {lesson_hours} "
    "jam seminggu ÷ {least} jam = {fte} guru.",
    en="{groups} classes × {hours} lessons + {extra} for extra duties = {lesson_hours} "
    "a week ÷ {least} = {fte} teachers.",
)
COUNSELLORS = Sentence(
    id="{pupils} murid ÷ {many} murid per guru BK = {fte} guru.",
    en="{pupils} pupils ÷ {many} pupils per counsellor = {fte} teachers.",
)
COUNSELLORS_AND_EXTRA = Sentence(
    id="{pupils} murid ÷ {many} murid per guru BK + {extra} jam tugas tambahan ÷ "
    "{least} jam = {fte} guru.",
    en="{pupils} pupils ÷ {many} pupils per counsellor + {extra} for extra duties ÷ "
    "{least} = {fte} teachers.",
)
TEACHERS_ROUNDED = Sentence(
    id="{fte} dibulatkan {how} menjadi {need} guru.",
    en="{fte}, rounded {how}, is {need} teachers.",
)
LOAD = Sentence(
    id="Setiap guru mengajar {load} jam seminggu.",
    en="Each teacher gives {load} lessons a week.",
)
