"""Every word of the page, in both languages; the page shows no other.

A key that ends in ``_one`` is what is said of exactly one thing.
"""

from __future__ import annotations

from collections.abc import Mapping

from tepat.reports.about import AS_OF, EXAMPLE
from tepat.words import Sentence

HEAD: Mapping[str, Sentence] = {
    "title": Sentence(id="Peta jabatan", en="Position map"),
    "as_of": AS_OF,
    "example": EXAMPLE,
    "to_content": Sentence(id="Langsung ke peta", en="Skip to the map"),
    "language": Sentence(id="Bahasa", en="Language"),
    "search": Sentence(
        id="Cari orang, jabatan atau unit", en="Search a person, position or unit"
    ),
    "search_no_names": Sentence(
        id="Cari jabatan atau unit", en="Search a position or unit"
    ),
    "search_key": Sentence(id="Tekan / untuk mencari", en="Press / to search"),
    "found": Sentence(id="{n} ditemukan", en="{n} found"),
    "found_none": Sentence(
        id="Tidak ada yang cocok. Coba sebagian kata saja, misalnya “puskes”.",
        en="Nothing matches. Try part of a word, for example “puskes”.",
    ),
    "found_more": Sentence(
        id="{n} lagi; tambahkan kata untuk mempersempit.",
        en="{n} more; add a word to narrow down.",
    ),
    "units": Sentence(id="Unit", en="Units"),
    "positions": Sentence(id="Jabatan", en="Positions"),
    "people": Sentence(id="Orang", en="People"),
}

OUTLINE: Mapping[str, Sentence] = {
    "outline": Sentence(id="Susunan organisasi", en="Organisation"),
    "outline_open": Sentence(id="Daftar unit", en="Units"),
    "outline_close": Sentence(id="Tutup", en="Close"),
    "fold_all": Sentence(id="Lipat semua", en="Fold all"),
    "unfold_all": Sentence(id="Buka semua", en="Unfold all"),
    "outline_count": Sentence(
        id="{units} unit · {posts} jabatan · {people} orang",
        en="{units} units · {posts} positions · {people} people",
    ),
    "tally_people": Sentence(id="orang", en="people"),
    "tally_selisih": Sentence(id="±", en="±"),
    "tally_kelas": Sentence(id="kelas pimpinan", en="class of the leader"),
    "tally_pensiun": Sentence(
        id="! lewat waktu · ≤ 12 bulan", en="! overdue · ≤ 12 months"
    ),
    "outline_keys": Sentence(
        id="↑ ↓ pindah · → buka · ← lipat · Enter pilih",
        en="↑ ↓ move · → unfold · ← fold · Enter choose",
    ),
}

CHART: Mapping[str, Sentence] = {
    "path": Sentence(id="Letak unit", en="Place of the unit"),
    "statement": Sentence(
        id="{occupied} orang untuk {need} kebutuhan: {parts}.",
        en="{occupied} people for a need of {need}: {parts}.",
    ),
    "part_short": Sentence(id="kurang {n}", en="{n} short"),
    "part_over": Sentence(id="lebih {n}", en="{n} over"),
    "part_none": Sentence(
        id="sesuai di setiap jabatan", en="balanced in every position"
    ),
    "statement_empty": Sentence(
        id="Unit ini belum memiliki jabatan di peta.",
        en="This unit has no position on the map yet.",
    ),
    "statement_unknown": Sentence(
        id="Kebutuhan {n} jabatan belum diketahui dan tidak ikut dijumlahkan.",
        en="The need of {n} positions is unknown and left out of the sums.",
    ),
    "statement_unknown_one": Sentence(
        id="Kebutuhan {n} jabatan belum diketahui dan tidak ikut dijumlahkan.",
        en="The need of {n} position is unknown and left out of the sums.",
    ),
    "no_leader": Sentence(
        id="Unit ini tidak memiliki jabatan pimpinan di peta",
        en="This unit has no leading position on the map",
    ),
    "vacant": Sentence(id="kosong", en="vacant"),
    "holders": Sentence(id="{n} pemangku", en="{n} holders"),
    "holders_one": Sentence(id="{n} pemangku", en="{n} holder"),
    "class_of": Sentence(id="Kelas {n}", en="Class {n}"),
    "class_unknown": Sentence(id="Kelas belum diisi", en="Class not given"),
    "critical": Sentence(id="kritis", en="critical"),
    "functional": Sentence(id="Jabatan fungsional", en="Functional positions"),
    "operational": Sentence(id="Jabatan pelaksana", en="Operational positions"),
    "position": Sentence(id="Jabatan", en="Position"),
    "class": Sentence(id="Kelas", en="Class"),
    "occupied": Sentence(id="Bezetting (orang yang ada)", en="Bezetting (holders)"),
    "need": Sentence(id="Kebutuhan", en="Need"),
    "gap": Sentence(id="Selisih (B − K)", en="Gap (B − K)"),
    "inside": Sentence(
        id="{posts} jabatan, {units} unit", en="{posts} positions, {units} units"
    ),
    "inside_posts": Sentence(id="{posts} jabatan", en="{posts} positions"),
    "show_inside": Sentence(id="Rincikan semua", en="Show all inside"),
    "hide_inside": Sentence(id="Ringkas semua", en="Hide all inside"),
    "show_names": Sentence(id="Nama pemangku", en="Names of holders"),
    "unit": Sentence(id="Unit", en="Unit"),
    "leader": Sentence(id="Pimpinan", en="Leader"),
    "units_below": Sentence(id="{n} unit di bawahnya", en="{n} units below"),
    "letters": Sentence(
        id="B = bezetting (orang yang ada), K = kebutuhan, ± = B − K.",
        en="B = bezetting (holders), K = need, ± = B − K.",
    ),
}

COLOUR: Mapping[str, Sentence] = {
    "colour": Sentence(id="Warna menurut", en="Colour by"),
    "legend": Sentence(id="Arti warna", en="Meaning of the colours"),
    "by_gap": Sentence(id="selisih", en="gap"),
    "by_class": Sentence(id="kelas", en="class"),
    "by_leaving": Sentence(id="pensiun dan akhir kontrak", en="retirement, contract"),
    "short": Sentence(id="kurang", en="short"),
    "over": Sentence(id="lebih", en="over"),
    "balanced": Sentence(id="sesuai", en="balanced"),
    "unknown": Sentence(id="belum diketahui", en="unknown"),
    "classes": Sentence(id="kelas {low}–{high}", en="class {low}–{high}"),
    "overdue": Sentence(id="lewat waktu", en="overdue"),
    "within_a_year": Sentence(id="≤ 12 bulan", en="≤ 12 months"),
    "within_five_years": Sentence(id="≤ 5 tahun", en="≤ 5 years"),
    "later": Sentence(id="tidak dalam 5 tahun", en="not within 5 years"),
    "leaving_overdue": Sentence(id="{n} lewat waktu", en="{n} overdue"),
    "leaving_within_a_year": Sentence(
        id="{n} dalam 12 bulan", en="{n} within 12 months"
    ),
    "leaving_within_five_years": Sentence(
        id="{n} dalam 5 tahun", en="{n} within 5 years"
    ),
}

SEAT: Mapping[str, Sentence] = {
    "seat": Sentence(id="Jabatan yang dipilih", en="Chosen position"),
    "close": Sentence(id="Tutup", en="Close"),
    "code": Sentence(id="Kode", en="Code"),
    "family": Sentence(id="Jenis", en="Family"),
    "JPT": Sentence(id="Jabatan pimpinan tinggi", en="Senior leadership (JPT)"),
    "ADMINISTRATOR": Sentence(id="Administrator", en="Administrator"),
    "PENGAWAS": Sentence(id="Pengawas", en="Supervisor (pengawas)"),
    "FUNGSIONAL": Sentence(id="Fungsional", en="Functional"),
    "PELAKSANA": Sentence(id="Pelaksana", en="Operational"),
    "level": Sentence(id="Jenjang", en="Level"),
    "superior": Sentence(id="Atasan", en="Superior"),
    "requirement": Sentence(id="Syarat", en="Requirement"),
    "requirement_education": Sentence(
        id="Pendidikan paling rendah {level}", en="Education at least {level}"
    ),
    "requirement_fields": Sentence(id="Bidang: {fields}", en="Field: {fields}"),
    "requirement_grade": Sentence(
        id="Golongan paling rendah {grade}", en="Grade at least {grade}"
    ),
    "requirement_grades": Sentence(
        id="Golongan {low} sampai {high}", en="Grade {low} to {high}"
    ),
    "requirement_none": Sentence(id="belum diisi", en="not given"),
    "origin": Sentence(id="Dasar kebutuhan", en="Where the need comes from"),
    "origin_tasks": Sentence(
        id="Beban kerja {hours} jam setahun = {fte} FTE → {need} orang",
        en="Workload of {hours} hours a year = {fte} FTE → {need} people",
    ),
    "coming_years": Sentence(
        id="± lima tahun ke depan, bila tidak diisi",
        en="± of the coming five years, if nobody is appointed",
    ),
    "nobody": Sentence(
        id="Belum ada pemangku. Kursi ini kosong.",
        en="Nobody holds it. The seat is vacant.",
    ),
    "no_names": Sentence(
        id="Nama tidak disertakan dalam berkas ini.",
        en="Names are left out of this file.",
    ),
    "counted": Sentence(
        id="Dihitung dari kolom bezetting; lembar pegawai kosong.",
        en="Counted from column bezetting; sheet pegawai is empty.",
    ),
    "holder_list": Sentence(id="Pemangku", en="Holders"),
    "leaves": Sentence(
        id="Pensiun atau akhir kontrak {year}", en="Retires or contract ends {year}"
    ),
    "leaves_unknown": Sentence(
        id="Tanggal pensiun belum diketahui", en="Retirement date unknown"
    ),
    "more_people": Sentence(id="{n} orang lagi", en="{n} more"),
}

PRINT: Mapping[str, Sentence] = {
    "print": Sentence(id="Cetak", en="Print"),
    "print_what": Sentence(id="Yang dicetak", en="What to print"),
    "print_unit": Sentence(
        id="Unit terpilih, seperti di layar", en="The chosen unit, as on screen"
    ),
    "print_unit_all": Sentence(
        id="Unit terpilih, dengan semua rinciannya",
        en="The chosen unit, with everything inside",
    ),
    "print_open": Sentence(
        id="Semua unit yang tampak di susunan, satu lembar per unit ({n})",
        en="Every unit in sight in the outline, a sheet each ({n})",
    ),
    "paper": Sentence(id="Kertas", en="Paper"),
    "print_now": Sentence(id="Cetak sekarang", en="Print now"),
    "sheet_title": Sentence(id="PETA JABATAN", en="POSITION MAP"),
}

FOOT: Mapping[str, Sentence] = {
    "source": Sentence(id="Sumber: {source}.", en="Source: {source}."),
    "privacy_names": Sentence(
        id="Memuat nama pegawai untuk keperluan kedinasan; NIP disamarkan. Jangan "
        "disebarkan.",
        en="Contains names of employees for official use; NIPs are masked. Do not pass "
        "on.",
    ),
    "privacy_no_names": Sentence(
        id="Tanpa data perorangan.", en="Without personal data."
    ),
    "no_script": Sentence(
        id="Peta interaktif memerlukan JavaScript. Ringkasan per unit:",
        en="The interactive map needs JavaScript. Summary per unit:",
    ),
}

WORDS: Mapping[str, Sentence] = {
    **HEAD, **OUTLINE, **CHART, **COLOUR, **SEAT, **PRINT, **FOOT
}  # fmt: skip
