"""How the figures of the fairness workbook are worked out, and what they allow."""

from __future__ import annotations

from tepat.words import Sentence

LINES: tuple[tuple[Sentence, Sentence], ...] = (
    (
        Sentence(id="Dasar keberatan atas kursi", en="Justified envy"),
        Sentence(
            id="Aturan membolehkan orang itu menduduki jabatan itu, ia lebih "
            "menginginkannya daripada yang diberikan rencana, dan menurut rencana di "
            "sana duduk orang dengan kesesuaian lebih rendah. Yang tidak menyampaikan "
            "minat dihitung terpisah: ia akan lebih sesuai di sana.",
            en="The rules let the person have the position, they would rather have it "
            "than what the plan gives them, and somebody who fits it less sits there "
            "by the plan. Those who told no wish are counted apart: they would fit "
            "better there.",
        ),
    ),
    (
        Sentence(id="Rugi paling sedikit", en="Least loss"),
        Sentence(
            id="Dari harga jabatan dalam sertifikat rencana: sebanyak itu paling "
            "sedikit yang hilang dari tujuan kota bila dipaksakan. Rencana tanpa harga "
            "per jabatan tidak menyebutnya.",
            en="From the prices in the plan's certificate: at least so much of the "
            "city's goals is lost by insisting. A plan without prices by position does "
            "not tell it.",
        ),
    ),
    (
        Sentence(id="Jarak", en="Distance"),
        Sentence(
            id="Garis lurus di permukaan bumi antara koordinat unit lama dan unit baru "
            "(lembar unit, kolom lintang dan bujur); jalan lebih panjang. Tanpa "
            "koordinat, tidak diketahui.",
            en="The great circle between the coordinates of the old and the new unit "
            "(sheet unit, columns lintang and bujur); roads are longer. Unknown "
            "without coordinates.",
        ),
    ),
    (
        Sentence(id="Tempat tugas berat", en="Hardship posts"),
        Sentence(
            id="Menurut kolom berat pada lembar unit. Unit yang tidak ditandai tidak "
            "dianggap ringan: orangnya tidak ikut dihitung.",
            en="As column berat of sheet unit says. A unit that is not marked is not "
            "taken for an easy one: its people are not counted.",
        ),
    ),
    (
        Sentence(id="Perpindahan sebelumnya", en="Earlier moves"),
        Sentence(
            id="Hari mulai jabatan yang tercatat (lembar riwayat dan TMT jabatan) "
            "sesudah yang pertama. Riwayat yang kosong atau tanpa tanggal: tidak "
            "diketahui, bukan nol.",
            en="Starts of positions on record (sheet riwayat and the start of the "
            "present one) after the first. A past that is blank or without days is "
            "unknown, not nought.",
        ),
    ),
    (
        Sentence(id="Sebaran antarinstansi", en="Spread between agencies"),
        Sentence(
            id="Simpangan baku rata-rata tiap perangkat daerah, masing-masing "
            "ditimbang menurut jumlah orangnya. Yang keluar sebelum rencana berlaku "
            "tidak ikut dihitung, sehingga bedanya dari rencana saja.",
            en="Standard deviation of the agencies' means, each weighing as many "
            "people as it has. Who leaves before the plan takes effect is in neither, "
            "so the difference is the plan's alone.",
        ),
    ),
    (
        Sentence(id="Selang bagian", en="Interval of shares"),
        Sentence(
            id="Newcombe (1998, cara 10), dari dua selang skor Wilson, 95 persen.",
            en="Newcombe (1998, method 10), from two Wilson score intervals, 95 per "
            "cent.",
        ),
    ),
    (
        Sentence(id="Selang rata-rata", en="Interval of means"),
        Sentence(
            id="Welch, ragam yang tidak sama, 95 persen; hanya bila di tiap kelompok "
            "paling sedikit 10 orang kesesuaiannya berubah.",
            en="Welch, unequal variances, 95 per cent; only where the fit of at least "
            "10 people of each group changes.",
        ),
    ),
    (
        Sentence(id="Arti selang", en="What an interval means"),
        Sentence(
            id="Seberapa besar beda yang dapat terjadi karena kebetulan saja, bila "
            "kelompok tidak berperan. Beda yang melebihi kebetulan belum berarti "
            "perlakuan tidak adil: kelompok dapat berbeda dalam jabatan, syarat atau "
            "minat. Perpindahan dalam satu rantai saling terkait, jadi selang yang "
            "sebenarnya sedikit lebih lebar.",
            en="How large a difference may be by chance alone, were the group no part "
            "of the matter. A difference beyond chance is not yet unfair treatment: "
            "groups may differ in posts, requirements or wishes. Moves of one chain "
            "hang together, so the true interval is somewhat wider.",
        ),
    ),
    (
        Sentence(id="Kelompok kecil", en="Small groups"),
        Sentence(
            id="Di bawah pengaturan kelompok_terkecil (bawaan 5) tidak disebut; pita "
            "umur yang bersebelahan digabung sampai cukup besar.",
            en="Below setting kelompok_terkecil (5 by default) they are not told; "
            "neighbouring age bands are joined until they are large enough.",
        ),
    ),
)
