"""Why a text of a form has no place, each with what to do next."""

from __future__ import annotations

from tepat.words import Sentence

BEFORE = Sentence(
    id="Teks sebelum analisis jabatan yang dikenal; lihat apakah masih diperlukan.",
    en="Text before any job analysis that is known; see whether it is needed.",
)
NOT_UNDERSTOOD = Sentence(
    id="Tidak jelas termasuk bagian mana. Pindahkan ke butir yang sesuai.",
    en="It is not clear where this belongs. Move it to the item it is about.",
)
NO_LABEL = Sentence(
    id="Butir {item} memuat teks tanpa keterangan (misalnya “Pendidikan formal:”). "
    "Tambahkan keterangannya.",
    en="Item {item} holds a text without a label (such as “Formal education:”). Add "
    "the label.",
)
NO_COLUMN = Sentence(
    id="Kolom “{heading}” tidak dikenal; pindahkan isinya ke kolom yang sesuai.",
    en="Column “{heading}” is not known; move what it says to a column that is.",
)
COMPUTED = Sentence(
    id="Hasil hitungan tidak dibaca; Tepat menghitungnya sendiri.",
    en="Results of a computation are not read; Tepat computes them itself.",
)
NO_AMOUNT = Sentence(
    id="Angka atau satuannya tidak jelas. Tulis misalnya “12 per bulan” atau “90 "
    "menit”, tanpa tanda ribuan.",
    en="The number or its unit is not clear. Write for example “12 per bulan” or “90 "
    "menit”, without marks between thousands.",
)
NOT_IN_LIST = Sentence(
    id="Tidak ada dalam daftar {list}; isinya disimpan seperti tertulis. Pilih dari "
    "daftarnya.",
    en="Not in the list of {list}; it is kept as written. Choose from the list.",
)
NO_CLASS = Sentence(
    id="Kelas jabatan harus satu angka 1 sampai 17. Perbaiki angkanya.",
    en="The class must be one number from 1 to 17. Correct it.",
)
NO_FAMILY = Sentence(
    id="Jenis jabatan {name} tidak jelas; dicatat sebagai Pelaksana. Isi kolom jenis.",
    en="The kind of position {name} is not clear; it is put down as Pelaksana. Fill in "
    "column jenis.",
)
NO_UNIT = Sentence(
    id="Disebut pada jenjang unit kerja, tetapi bukan unit pada baris Unit kerja. "
    "Tulis susunan unitnya, misalnya “Dinas › Bidang › Seksi”.",
    en="Named beside a level, but no unit of the line of units. Write the units there, "
    "such as “Dinas › Bidang › Seksi”.",
)
NO_NAME = Sentence(
    id="Analisis tanpa nama jabatan; isinya tidak dipakai. Tulis nama jabatannya.",
    en="An analysis without the name of its position; it is not used. Write the name.",
)
SAME_CODE = Sentence(
    id="Kode {code} sudah dipakai analisis lain; di sini menjadi {other}. Samakan atau "
    "bedakan kodenya.",
    en="Code {code} is that of another analysis; here it becomes {other}. Make the "
    "codes one, or different.",
)
NEW_CODE = Sentence(
    id="{name} tidak berkode; diberi kode {code}. Ganti dengan kode Anda.",
    en="{name} has no code; it was given {code}. Replace it by yours.",
)
NO_DAY = Sentence(
    id="Tanggal tidak terbaca; tulis misalnya 31-12-2026.",
    en="The day cannot be read; write for example 31-12-2026.",
)
NO_ANALYSIS = Sentence(
    id="Tidak ada analisis jabatan yang dikenal di berkas ini.",
    en="There is no job analysis in this file that is known.",
)
TOO_LONG = Sentence(
    id="Teks lebih panjang dari yang dapat dimuat satu sel Excel; kelebihannya ada di "
    "sini.",
    en="The text is longer than a cell of Excel can hold; what is beyond is here.",
)
NOTE = Sentence(
    id="Catatan kaki tidak dibaca. Pindahkan ke butir yang sesuai bila diperlukan.",
    en="Footnotes are not read. Move it to the item it is about, where it is needed.",
)
LEFT_BLANK = Sentence(
    id="Tahapan tanpa tugas di atasnya. Letakkan di bawah tugasnya.",
    en="A step without a task above it. Put it below its task.",
)
