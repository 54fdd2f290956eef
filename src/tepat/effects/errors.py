"""Questions that cannot be asked of the data, and what to ask instead."""

from __future__ import annotations

from typing import ClassVar

from tepat.errors import TepatError
from tepat.words import Sentence


class UnknownUnit(TepatError):
    """A unit that the workbook does not have."""

    exit_code: ClassVar[int] = 100


class NothingToCompare(TepatError):
    """No unit is left that had no change."""

    exit_code: ClassVar[int] = 101


class NotOnBothSides(TepatError):
    """No data before the change, or none after it."""

    exit_code: ClassVar[int] = 102


class UnknownTraining(TepatError):
    """A training that nobody finished, as far as the workbook tells."""

    exit_code: ClassVar[int] = 103


class UnclearQuestion(TepatError):
    """A question that lacks a part, or has two that exclude each other."""

    exit_code: ClassVar[int] = 104


UNKNOWN = Sentence(
    id="Unit “{unit}” tidak ada pada lembar unit. Tulis kode unit, atau namanya tepat "
    "seperti di lembar itu.{near}",
    en="Unit “{unit}” is not on sheet unit. Write the code of the unit, or its name "
    "exactly as on that sheet.{near}",
)
NEAR = Sentence(id=" Mungkin maksud Anda: {near}.", en=" Perhaps you mean: {near}.")
AMBIGUOUS = Sentence(
    id="Nama “{unit}” dimiliki beberapa unit: {codes}. Tulis kodenya.",
    en="Several units have the name “{unit}”: {codes}. Write the code.",
)
NO_DATA = Sentence(
    id="Lembar {sheet} belum berisi data yang dapat dipakai. Isi lembar itu, lalu "
    "hitung lagi.",
    en="Sheet {sheet} has no data that can be used yet. Fill it in, then compute "
    "again.",
)
BEFORE_ALL = Sentence(
    id="Semua data lembar {sheet} berasal dari sesudah {event} (mulai {first}). Tanpa "
    "data sebelum perubahan, perubahan tidak dapat dihitung. Pilih tanggal yang lebih "
    "akhir.",
    en="All data of sheet {sheet} come from after {event} (from {first} on). Without "
    "data before the change it cannot be measured. Choose a later date.",
)
AFTER_ALL = Sentence(
    id="Semua data lembar {sheet} berasal dari sebelum {event} (sampai {last}). Hasil "
    "perubahan belum terlihat; hitung lagi setelah ada data sesudahnya.",
    en="All data of sheet {sheet} come from before {event} (up to {last}). What the "
    "change did cannot be seen yet; compute again once there are data after it.",
)
WITHIN = Sentence(
    id="Penilaian yang masanya memuat {event} tidak dihitung sebagai sebelum maupun "
    "sesudah; di luar itu, data hanya ada di satu sisi. Hitung lagi setelah ada "
    "penilaian atas masa sesudah {event}.",
    en="Appraisals of a period that contains {event} count neither as before nor as "
    "after it; beside them there are data on one side only. Compute again once a "
    "period after {event} has been appraised.",
)
TREATED_SILENT = Sentence(
    id="Unit yang disebut ({units}) tidak mempunyai data sebelum dan sesudah {event} "
    "sekaligus, sehingga tidak dapat dibandingkan.",
    en="The units named ({units}) do not have data both before and after {event}, so "
    "there is nothing to compare.",
)
NO_OTHERS = Sentence(
    id="Tidak ada unit pembanding: semua unit lain yang mempunyai data sebelum dan "
    "sesudah {event} ikut berubah, dikecualikan, atau berada di atas atau di bawah "
    "unit yang disebut. Sebut lebih sedikit unit, atau pakai pembanding «semua».",
    en="There is no unit to compare with: every other unit with data before and after "
    "{event} had the change as well, was left out, or lies above or below a unit that "
    "was named. Name fewer units, or compare with all.",
)
NO_COMMON_PERIODS = Sentence(
    id="Unit yang berubah dan unit pembanding tidak mempunyai data pada periode yang "
    "sama, sehingga tidak dapat dibandingkan. Pilih pembanding lain, atau lengkapi "
    "datanya.",
    en="The units with the change and the comparison units have no data in the same "
    "periods, so they cannot be compared. Choose others, or complete the data.",
)
NO_TRAINING = Sentence(
    id="Tidak ada pegawai dengan pelatihan “{training}” dan tanggal selesai pada "
    "lembar pelatihan. Periksa kolom kode dan selesai.",
    en="Nobody has training “{training}” with a day of completion on sheet pelatihan. "
    "Check columns kode and selesai.",
)
NO_UNIT_TRAINED = Sentence(
    id="Pelatihan “{training}” diikuti {people} orang, tetapi di tidak satu unit pun "
    "mencapai {share} persen pegawai. Turunkan batas bagian pegawai itu, atau ukur "
    "kinerja orangnya.",
    en="Training “{training}” was finished by {people} in all, but in no unit by "
    "{share} per cent of the staff. Lower that share of the staff, or measure the "
    "performance of the people.",
)
NO_EVENT = Sentence(
    id="Sebutkan hari perubahan beserta unitnya, atau satu pelatihan.",
    en="Name the day of the change with its units, or a training.",
)
BOTH = Sentence(
    id="Pilih salah satu: hari perubahan dan unitnya, atau pelatihan. Hari pelatihan "
    "diambil dari lembar pelatihan.",
    en="Choose one: the day of a change and its units, or a training. The days of a "
    "training come from sheet pelatihan.",
)
NO_ELEMENT = Sentence(
    id="Unsur “{element}” tidak ada. Tulis u1 sampai u9.",
    en="There is no element “{element}”. Write u1 to u9.",
)
