"""What a foreign map holds that the workbook cannot, each kind with its sentence."""

from __future__ import annotations

from tepat.snapshot.checks.defect import warning
from tepat.words import Sentence

ABOVE = {
    "units": Sentence(id="induk", en="parent"),
    "posts": Sentence(id="atasan", en="superior"),
}
DUPLICATE = warning(
    "MAP-DUPLICATE-CODE",
    id="Kode “{value}” sudah dipakai baris {first}; baris ini tetap dibawa dengan kode "
    "“{code}”, dan bawahannya berada di bawah baris {first}. Periksa mana yang benar.",
    en="Code “{value}” is used by row {first} already; this row is kept under code "
    "“{code}”, and its subordinates stand below row {first}. Check which is right.",
)
WITHOUT_CODE = warning(
    "MAP-WITHOUT-CODE",
    id="Baris ini tidak mempunyai kode; dibawa dengan kode “{code}”.",
    en="This row has no code; it is kept under code “{code}”.",
)
NO_TOP = warning(
    "MAP-NO-TOP",
    id="Tidak ada baris puncak, sehingga kedalaman peta tidak dapat dihitung.",
    en="There is no top, so the depth of the map cannot be told.",
)
SEVERAL_TOPS = warning(
    "MAP-SEVERAL-TOPS",
    id="Ada {count} puncak: {codes}. Semuanya dibawa, di bawah unit “{umbrella}” yang "
    "ditambahkan.",
    en="There are {count} tops: {codes}. All are kept, below unit “{umbrella}”, which "
    "was added.",
)
TOP_WITH_PARENT = warning(
    "MAP-TOP-WITH-PARENT",
    id="Baris ini ditandai sebagai puncak tetapi {above} diisi “{value}”; keduanya "
    "dibawa. Periksa mana yang benar.",
    en="This row is marked as a top but its {above} is “{value}”; both are kept. "
    "Check which is right.",
)
BLANK_PARENT = warning(
    "MAP-BLANK-PARENT",
    id="“{code}” bukan puncak tetapi {above} kosong; dibawa tanpa {above}.",
    en="“{code}” is no top but names no {above}; it is kept without one.",
)
DANGLING = warning(
    "MAP-DANGLING-PARENT",
    id="“{value}”, {above} dari “{code}”, tidak ada pada peta ini; “{code}” dibawa "
    "tanpa {above}.",
    en="“{value}”, the {above} of “{code}”, is not on this map; “{code}” is kept "
    "without one.",
)
CYCLE = warning(
    "MAP-CYCLE",
    id="Kolom {above} berputar: {circle}. Bagi “{code}” kolom itu dikosongkan agar "
    "peta dapat dibaca; perbaiki di sumbernya.",
    en="Each names the next as {above}, in a circle: {circle}. For “{code}” it is left "
    "blank so that the map can be read; correct it at the source.",
)
UNCONNECTED = warning(
    "MAP-UNCONNECTED",
    id="{count} baris tidak terhubung ke puncak mana pun, misalnya {codes}; semuanya "
    "dibawa, tetapi tidak ikut dalam kedalaman.",
    en="{count} rows are connected to no top, for example {codes}; all are kept, but "
    "they do not count for the depth.",
)
GROUP_DANGLING = warning(
    "MAP-GROUP-DANGLING",
    id="Kelompok ini berada di bawah “{value}” yang tidak ada pada peta; dibawa ke "
    "unit “{umbrella}” tanpa atasan.",
    en="This group stands under “{value}”, which is not on the map; it is kept in "
    "unit “{umbrella}” without a superior.",
)
SKIPPED = warning(
    "MAP-ROWS-SKIPPED",
    id="{count} baris dilewati menurut keep dan skip pada peta kolom, pertama baris "
    "{first}.",
    en="{count} rows are left out as keep and skip of the column map say, the first "
    "being row {first}.",
)
BLANK_ROWS = warning(
    "MAP-BLANK-ROWS",
    id="{count} baris tidak berisi apa pun dan dilewati.",
    en="{count} rows hold nothing and are left out.",
)
NOT_CARRIED = warning(
    "MAP-COLUMNS-NOT-CARRIED",
    id="Kolom yang tidak dibawa ke buku kerja: {columns}.",
    en="Columns that are not carried over to the workbook: {columns}.",
)
ABSENT = warning(
    "MAP-FILE-ABSENT",
    id="Berkas {file} tidak ada, jadi bagian ini kosong.",
    en="File {file} is not there, so this part is empty.",
)
DEFAULTED = warning(
    "MAP-VALUE-UNKNOWN",
    id="“{value}” ({count} baris) tidak ada pada tabel nilai; yang ditulis "
    "“{default}”.",
    en="“{value}” ({count} rows) is not in the table of values; “{default}” is "
    "written.",
)
UNFIT = warning(
    "MAP-VALUE-UNFIT",
    id="“{value}” tidak dapat dibawa ke kolom {heading} dan dikosongkan: {reason}",
    en="“{value}” cannot be carried over to column {heading} and is left blank: "
    "{reason}",
)
ROUNDED = warning(
    "MAP-FRACTIONS",
    id="{count} angka pecahan dibulatkan ({how}) untuk kolom {heading}: seluruhnya "
    "{exact}, di buku kerja {whole}. Angka tepatnya ada pada fakta.",
    en="{count} fractional numbers are rounded ({how}) for column {heading}: "
    "{exact} altogether, {whole} in the workbook. The facts have the exact numbers.",
)
UNREADABLE = warning(
    "MAP-NUMBER-UNREADABLE",
    id="“{value}” bukan angka; kolom {heading} dikosongkan.",
    en="“{value}” is no number; column {heading} is left blank.",
)
NO_POSITIONS = warning(
    "MAP-NO-POSITIONS",
    id="Sumber ini hanya memuat unit; isi lembar jabatan sebelum buku kerja dihitung.",
    en="This source has units only; fill in sheet jabatan before computing on the "
    "workbook.",
)
UNIT_LOST = warning(
    "MAP-UNIT-NOT-THERE",
    id="Unit “{value}” tidak ada pada daftar unit; baris ini ditempatkan di unit "
    "“{umbrella}”.",
    en="Unit “{value}” is not in the list of units; this row is put in unit "
    "“{umbrella}”.",
)
