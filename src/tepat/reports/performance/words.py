"""The words of the workbook and the page on performance."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

WITHIN: Mapping[bool | None, Sentence] = {
    True: Sentence(id="sesuai pola", en="within the guide"),
    False: Sentence(id="dipertimbangkan", en="to be considered"),
    None: Sentence(id="tidak diperiksa", en="not checked"),
}
STANDING: Mapping[str, Sentence] = {
    "milder": Sentence(id="lebih tinggi dari lain", en="higher than others"),
    "stricter": Sentence(id="lebih rendah dari lain", en="lower than others"),
    "alike": Sentence(id="tidak dapat dibedakan", en="cannot be told apart"),
    "too_few": Sentence(id="penilaian terlalu sedikit", en="too few ratings"),
}
CATEGORY: Mapping[str, Sentence] = {
    "SANGAT TINGGI": Sentence(id="Sangat Tinggi", en="Very high"),
    "TINGGI": Sentence(id="Tinggi", en="High"),
    "SEDANG": Sentence(id="Sedang", en="Middle"),
    "RENDAH": Sentence(id="Rendah", en="Low"),
    "SANGAT RENDAH": Sentence(id="Sangat Rendah", en="Very low"),
}
BY: Mapping[str, Sentence] = {
    "total": Sentence(id="semua", en="all"),
    "behaviour": Sentence(id="perilaku", en="behaviour"),
    "direction": Sentence(id="arah", en="direction"),
    "period": Sentence(id="triwulan", en="quarter"),
}
VALUE: Mapping[str, Sentence] = {
    "SEMUA": Sentence(id="semua", en="all"),
    "HASIL_KERJA": Sentence(id="Hasil kerja", en="Results"),
    "ATASAN": Sentence(id="Atasan", en="Superior"),
    "REKAN": Sentence(id="Rekan", en="Peers"),
    "BAWAHAN": Sentence(id="Bawahan", en="Subordinates"),
    "WARGA": Sentence(id="Warga", en="Citizens"),
}
WHOLE_CITY = Sentence(id="Seluruh kota", en="Whole city")
METHOD = (
    Sentence(
        id="Predikat mengikuti matriks hasil kerja dan perilaku kerja. Tidak ada rumus "
        "dari penilaian periodik ke tahunan; keduanya ditampilkan berdampingan.",
        en="A rating follows the matrix of results and behaviour. No formula leads "
        "from periods to the year; both are shown side by side.",
    ),
    Sentence(
        id="Pola distribusi adalah pedoman: tidak ada yang dihalangi. Setiap orang "
        "dihitung pada unit terdekat di atasnya yang mempunyai predikat tahun itu. "
        "Paling banyak dibulatkan ke bawah, paling sedikit ke atas.",
        en="The distribution guide blocks nothing. Everybody is counted in the nearest "
        "unit upwards with a rating of its own that year. A most is rounded down, a "
        "least up.",
    ),
    Sentence(
        id="Angka kredit dihitung tepat, ditampilkan dua desimal. Setiap baris lembar "
        "angka_kredit menambah pada jenjang yang disebutnya, atau tanpa sebutan pada "
        "jenjang yang diduduki hari itu. Tanggal perkiraan mengandaikan predikat "
        "tahunan terakhir berlanjut sejak penetapan terakhir.",
        en="Credit points are reckoned exactly and shown with two decimals. Each row "
        "of sheet angka_kredit adds to the level it names, or without a name to the "
        "level held that day. Expected days assume that the latest yearly rating goes "
        "on from the last decision.",
    ),
    Sentence(
        id="IP ASN menjumlahkan empat nilai yang sudah berbobot. Nilai yang datanya "
        "belum ada disebut belum diketahui, bukan nol; rata-rata unit hanya dari PNS "
        "yang nilainya diketahui. Pelatihan yang tercatat dianggap relevan.",
        en="IP ASN adds four scores that are weighted already. A score without data is "
        "unknown, not zero; the mean of a unit is over PNS whose index is known. "
        "Trainings on record are taken to be relevant.",
    ),
    Sentence(
        id="Umpan balik ditampilkan per kelompok dengan sedikitnya {least} pemberi, "
        "sampai triwulan yang sudah selesai ({until}). Setiap angka adalah jumlah "
        "kelompok utuh, jadi jawaban yang tidak ditampilkan tidak dapat dihitung "
        "kembali dari selisih. Isi tertulis tidak pernah ditampilkan.",
        en="Feedback is shown for groups of at least {least} givers, up to the last "
        "closed quarter ({until}). Every number is a sum of whole groups, so what is "
        "not shown cannot be worked out by differences. Texts are never shown.",
    ),
    Sentence(
        id="Perbandingan penilai: predikat diberi angka 5 sampai 1, dibandingkan dalam "
        "tahun dan predikat unit yang sama, dikurangi nilai orangnya sejauh pernah "
        "dinilai penilai lain, lalu ditarik ke rata-rata. Rentangnya 95%. Ini bahan "
        "rapat kalibrasi, bukan penilaian atas penilai.",
        en="Raters: ratings are given numbers 5 to 1, compared within the same year "
        "and rating of the unit, less what the person is worth as far as others rated "
        "them, and drawn towards the mean. Ranges are of 95%. It is material for a "
        "calibration meeting, no verdict on a rater.",
    ),
)
