"""The sentences of an effect."""

from __future__ import annotations

from tepat.words import Sentence

SATISFACTION = Sentence(id="Kepuasan", en="Satisfaction")
ELEMENT = Sentence(id="Kepuasan pada unsur", en="Satisfaction with element")
RATING = Sentence(id="Rata-rata predikat kinerja", en="The mean rating of performance")
SHARE = Sentence(
    id="Bagian pegawai berpredikat Baik ke atas",
    en="The share of people rated Baik or better",
)

ROSE = Sentence(
    id="{what} naik {effect} poin ({low} sampai {high}); tanpa perubahan perkiraan "
    "kami {expected}.",
    en="{what} rose by {effect} points ({low} to {high}); without the change we "
    "estimate {expected}.",
)
FELL = Sentence(
    id="{what} turun {size} poin ({least_fall} sampai {most_fall}); tanpa perubahan "
    "perkiraan kami {expected}.",
    en="{what} fell by {size} points ({least_fall} to {most_fall}); without the change "
    "we estimate {expected}.",
)
ROSE_DOUBTFUL = Sentence(
    id="{what} naik {effect} poin ({low} sampai {high}) di atas unit pembanding, "
    "tetapi belum tentu karena perubahan ini.",
    en="{what} rose by {effect} points ({low} to {high}) beyond the comparison units, "
    "but perhaps not because of this change.",
)
FELL_DOUBTFUL = Sentence(
    id="{what} turun {size} poin ({least_fall} sampai {most_fall}) di bawah unit "
    "pembanding, tetapi belum tentu karena perubahan ini.",
    en="{what} fell by {size} points ({least_fall} to {most_fall}) below the "
    "comparison units, but perhaps not because of this change.",
)
UNTOLD = Sentence(
    id="Data belum cukup untuk mengatakan ada perubahan.",
    en="The data are not enough to say that anything changed.",
)

ON_MEANING = Sentence(id="Artinya", en="Meaning")
ON_TREND = Sentence(id="Sebelum perubahan", en="Before the change")
ON_TESTS = Sentence(id="Uji", en="Tests")
ON_METHOD = Sentence(id="Cara menghitung", en="Method")
ON_SCALE = Sentence(id="Skala", en="Scale")
ON_COMPARED = Sentence(id="Data dan pembanding", en="Data and comparison")

MEANING = Sentence(
    id="Artinya: nilai unit yang berubah bergeser {raw} poin dan nilai unit pembanding "
    "{expected}; selisihnya {effect}, dengan selang kepercayaan 95 persen {low} sampai "
    "{high}.",
    en="That is: the units with the change moved by {raw} points and the comparison "
    "units by {expected}; the difference is {effect}, with a 95 per cent confidence "
    "interval of {low} to {high}.",
)
NOT_NOTHING = Sentence(
    id="Perkiraannya {effect} poin, tetapi semua dari {low} sampai {high} masih "
    "mungkin, termasuk nol. Ini bukan bukti bahwa tidak ada perubahan: perubahan di "
    "bawah {least} poin sering tidak terlihat pada data ini.",
    en="The estimate is {effect} points, but anything from {low} to {high} is "
    "possible, zero among it. This is no proof that nothing changed: changes below "
    "{least} points often do not show in these data.",
)
POWER = Sentence(
    id="Dengan data sebanyak ini, perubahan {least} poin atau lebih terlihat dalam "
    "empat dari lima kali.",
    en="With as many data, changes of {least} points or more show four times out of "
    "five.",
)
ONE_OTHER = Sentence(
    id="Selisihnya {effect} poin, tetapi hanya ada satu unit pembanding. Dari satu "
    "unit tidak dapat diketahui seberapa besar naik turun yang biasa. Tambahkan unit "
    "pembanding.",
    en="The difference is {effect} points, but there is only one unit to compare with. "
    "One unit cannot show how large the usual ups and downs are. Add more units.",
)
ALL_EQUAL = Sentence(
    id="Selisihnya {effect} poin, tetapi di dalam setiap kelompok nilainya sama semua. "
    "Tanpa beda sama sekali, ketidakpastiannya tidak dapat diukur. Periksa apakah "
    "jawaban benar-benar diisi sendiri oleh responden.",
    en="The difference is {effect} points, but all values within each side are equal. "
    "Without any differences the uncertainty cannot be measured. Check whether the "
    "answers were really given by the respondents.",
)

MORE = Sentence(id="lebih tinggi", en="more")
LESS = Sentence(id="lebih rendah", en="less")
TREND_ALIKE = Sentence(
    id="Sebelum perubahan, kedua kelompok bergerak searah sejauh yang terlihat. Beda "
    "arah di bawah {seen} poin setiap periode tidak akan terlihat.",
    en="Before the change both sides moved alike as far as can be seen. A difference "
    "below {seen} points from period to period would not show.",
)
TREND_APART = Sentence(
    id="Sebelum perubahan, unit ini sudah bergerak lain daripada pembandingnya: setiap "
    "periode {rise} poin {more}. Bila itu berlanjut, {drift} poin dari selisih ini "
    "datang dari sana. Jangan memutuskan berdasarkan angka ini saja.",
    en="Before the change these units already moved otherwise than the others: {rise} "
    "points {more} each period. If that went on, {drift} points of the difference come "
    "from there. Do not decide on this figure alone.",
)
TREND_UNEVEN = Sentence(
    id="Sebelum perubahan, beda kedua kelompok dari periode ke periode sudah lebih "
    "besar daripada kebetulan. Jangan memutuskan berdasarkan angka ini saja.",
    en="Before the change both sides already differed from period to period more than "
    "by chance. Do not decide on this figure alone.",
)
TREND_UNTOLD = Sentence(
    id="Periode sebelum perubahan yang ada datanya: {periods}. Itu terlalu sedikit "
    "untuk memeriksa apakah kedua kelompok sebelumnya bergerak searah; bacalah "
    "hasilnya dengan hati-hati.",
    en="Periods with data before the change: {periods}. That is too few to see whether "
    "both sides moved alike before; read the result with care.",
)

DATES_QUIET = Sentence(
    id="Uji tanggal: pada {dates} tanggal lain sebelum perubahan, hitungan yang sama "
    "tidak menemukan apa-apa, sebagaimana mestinya.",
    en="Other dates: on {dates} dates before the change the same reckoning finds "
    "nothing, as it should.",
)
DATES_HIT = Sentence(
    id="Uji tanggal: pada {hits} dari {dates} tanggal lain sebelum perubahan, hitungan "
    "yang sama juga menemukan «perubahan». Itu mengurangi kepercayaan pada hasil ini.",
    en="Other dates: on {hits} of {dates} dates before the change the same reckoning "
    "finds a “change”, too. That takes away from the trust in this result.",
)
LOT = Sentence(
    id="Uji undian: bila unitnya dipilih dengan undian, selisih sebesar ini muncul "
    "pada {n} dari 1.000 undian.",
    en="By lot: had the units been drawn by lot, a difference as large would come up "
    "in {n} of 1,000 draws.",
)
LOT_EVERY = Sentence(
    id="Uji undian: dari {draws} cara memilih unit sebanyak ini, {n} memberi selisih "
    "sebesar ini (pilihan Anda termasuk).",
    en="By lot: of the {draws} ways to name as many units, {n} give a difference as "
    "large (yours among them).",
)
LOT_DISAGREES = Sentence(
    id="Uji undian tidak sejelas selang di atas; anggap hasil ini belum pasti.",
    en="The draws are less clear than the interval above; take this result as open.",
)
EARLY = Sentence(
    id="Tanpa periode terakhir sebelum perubahan, ketika orang mungkin sudah "
    "mengetahuinya, selisihnya {effect} poin ({low} sampai {high}).",
    en="Without the last period before the change, when people may have known of it, "
    "the difference is {effect} points ({low} to {high}).",
)

SINGLE = Sentence(
    id="Hanya satu unit yang berubah. Selangnya lebar karena harus memuat naik turun "
    "biasa satu unit, dan hanya benar bila unit itu bergejolak seperti pembandingnya.",
    en="Only one unit had the change. The interval is wide, as it must hold the usual "
    "ups and downs of one unit, and it is right only if that unit is as restless as "
    "the others.",
)
FEW = Sentence(
    id="Hanya {treated} unit yang berubah, atau pembandingnya sedikit. Selangnya benar "
    "bila unit itu bergejolak seperti pembandingnya; bila tampak lebih bergejolak, "
    "selang sudah dilebarkan.",
    en="Only {treated} units had the change, or there are few to compare with. The "
    "interval is right if those units are as restless as the others; where they look "
    "more restless, it has been widened.",
)
METHOD_ROBUST = Sentence(
    id="Cara: selisih dari selisih (difference-in-differences) atas {treated} unit "
    "yang berubah ({answers} {things}) dan {compared} pembanding ({other_answers}), "
    "periode {period}; selang 95 persen dari sebaran antarunit (CR2, derajat bebas "
    "{freedom}).",
    en="Method: difference-in-differences; units with the change: {treated} ({answers} "
    "{things}), to compare with: {compared} ({other_answers}), periods {period}; 95 "
    "per cent interval from the spread between units (CR2, {freedom} degrees of "
    "freedom).",
)
METHOD_POOLED = Sentence(
    id="Cara: selisih dari selisih (difference-in-differences) atas {treated} unit "
    "yang berubah ({answers} {things}) dan {compared} pembanding ({other_answers}), "
    "periode {period}; selang 95 persen dari sebaran unit pembanding (derajat bebas "
    "{freedom}).",
    en="Method: difference-in-differences; units with the change: {treated} ({answers} "
    "{things}), to compare with: {compared} ({other_answers}), periods {period}; 95 "
    "per cent interval from the spread of the comparison units ({freedom} degrees of "
    "freedom).",
)
METHOD_NONE = Sentence(
    id="Cara: selisih dari selisih (difference-in-differences) atas {treated} unit "
    "yang berubah ({answers} {things}) dan {compared} pembanding ({other_answers}), "
    "periode {period}; tanpa selang.",
    en="Method: difference-in-differences; units with the change: {treated} ({answers} "
    "{things}), to compare with: {compared} ({other_answers}), periods {period}; "
    "without an interval.",
)
ANSWERS = Sentence(id="jawaban", en="answers")
APPRAISALS = Sentence(id="penilaian", en="appraisals")
OF_MONTHS = Sentence(
    id="{months} bulan dihitung dari hari perubahan",
    en="of {months} months from the day of the change",
)
AS_APPRAISED = Sentence(id="menurut masa penilaian", en="as they were appraised")

SCALE_INDEX = Sentence(
    id="Nilai: skala IKM 25 sampai 100; nilai satu lembar jawaban adalah rata-rata "
    "unsur yang diisi × 25. Unit yang jawabannya lebih banyak lebih menentukan.",
    en="Values: the scale of the index, 25 to 100; a sheet counts with the mean of the "
    "elements it answers × 25. Units with more answers weigh more.",
)
SCALE_ELEMENT = Sentence(
    id="Nilai: jawaban atas satu unsur × 25, jadi 25 sampai 100. Unit yang jawabannya "
    "lebih banyak lebih menentukan.",
    en="Values: the answer to one element × 25, so 25 to 100. Units with more answers "
    "weigh more.",
)
SCALE_POINTS = Sentence(
    id="Nilai: Sangat Kurang 1, Kurang 2, Butuh Perbaikan 3, Baik 4, Sangat Baik 5, "
    "dengan jarak yang dianggap sama; dihitung dari {people} orang yang dinilai di "
    "unit yang sama sebelum dan sesudahnya.",
    en="Values: Sangat Kurang 1, Kurang 2, Butuh Perbaikan 3, Baik 4, Sangat Baik 5, "
    "taken as equal steps; from {people} people appraised in the same unit before and "
    "after.",
)
SCALE_SHARE = Sentence(
    id="Nilai: persen orang berpredikat Baik atau Sangat Baik; dihitung dari {people} "
    "orang yang dinilai di unit yang sama sebelum dan sesudahnya.",
    en="Values: per cent of people rated Baik or Sangat Baik; from {people} people "
    "appraised in the same unit before and after.",
)
