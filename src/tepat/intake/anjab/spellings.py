"""Other ways in which the entries of the coded lists are written in the field.

Keys are columns of sheet ``anjab`` and codes of its lists; the law holds the lists
themselves. Spellings are compared folded: small letters and digits, one space.
"""

from __future__ import annotations

from collections.abc import Mapping

SPELLINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "aptitudes": {
        "G": ("intelegensia", "intelegensi", "inteligensi", "kecerdasan"),
        "V": ("verbal", "kemampuan verbal"),
        "N": ("numerik", "kemampuan numerik", "bakat numerikal", "bakat numeric"),
        "S": ("pandang ruang", "bakat pandang ruang", "spasial"),
        "P": ("penerapan bentuk", "bakat penerapan bentuk", "pencerapan bentuk"),
        "Q": ("ketelitian", "bakat ketelitian", "ketelitian klerikal"),
        "K": ("koordinasi motor", "koordinasi motorik", "koordinasi mata dan tangan"),
        "F": ("kecekatan jari", "kecekatan jari jari", "ketangkasan jari"),
        "E": (
            "koordinasi mata tangan kaki",
            "koordinasi mata tangan dan kaki",
            "koordinasi mata kaki tangan",
        ),
        "C": ("kemampuan membedakan warna", "pembedaan warna", "diskriminasi warna"),
        "M": ("kecekatan tangan", "ketangkasan tangan"),
    },
    "temperaments": {
        "D": ("directing control planning",),
        "F": ("feeling idea fact",),
        "I": ("influencing",),
        "J": ("sensory and judgmental criteria", "sensory judgmental criteria"),
        "M": ("measurable and verifiable criteria", "measurable verifiable criteria"),
        "P": ("dealing with people",),
        "R": ("repetitive and continuous", "repetitive continuous"),
        "S": ("performing under stress",),
        "T": ("set of limits tolerances and other standards", "set of limits"),
        "V": ("variety and changing conditions", "variety changing conditions"),
    },
    "interests": {
        "realistik": ("r", "realistis"),
        "investigatif": ("i", "investigative", "investigasi", "investigatip"),
        "artistik": ("a", "artistic", "artistis"),
        "sosial": ("s",),
        "kewirausahaan": ("ke", "kw", "enterprising", "e", "wirausaha"),
        "konvensional": ("konvensionil", "konfensional", "ko"),
    },
    "efforts": {
        "Menyimpan imbangan": (
            "menyimpan imbang",
            "menyimpan mengatur imbangan",
            "menyimpan imbangan mengatur imbangan",
            "mengatur imbangan",
            "menyeimbangkan",
            "keseimbangan",
        ),
        "Bekerja dengan jari": ("bekerja dengan jari jari", "menggunakan jari"),
        "Berbicara": ("bicara",),
        "Ketajaman jarak jauh": (
            *("ketajaman penglihatan jauh", "ketajaman jauh"),
            "ketajaman penglihatan jarak jauh",
        ),
        "Ketajaman jarak dekat": (
            *("ketajaman penglihatan dekat", "ketajaman dekat"),
            "ketajaman penglihatan jarak dekat",
        ),
        "Pengamatan secara mendalam": (
            "pengamatan mendalam",
            "pengamatan tiga dimensi",
        ),
        "Penyesuaian lensa mata": ("penyesuaian mata", "akomodasi"),
        "Melihat berbagai warna": ("membedakan warna", "melihat warna"),
        "Luas": ("luas pandang", "luas pandangan", "luas lapangan pandang"),
    },
    "functions": {
        "D0": ("mensintesis data", "memadukan"),
        "D1": ("mengkoordinasi data", "mengkoordinasikan data", "mengkoordinasi"),
        "D2": ("menganalisa data", "menganalisa", "menganalisis"),
        "D3": ("menyusun", "mengumpulkan data"),
        "D4": ("menghitung",),
        "D5": ("menyalin",),
        "D6": ("membandingkan",),
        "O0": ("menasehati", "memberi nasihat"),
        "O1": ("merundingkan", "bernegosiasi"),
        "O3": ("mensupervisi", "menyelia orang"),
        "O5": ("memengaruhi", "mempengaruhi orang"),
        "O6": ("berbicara memberi tanda", "berbicara", "memberi tanda"),
        "O7": ("melayani",),
        "O8": ("menerima instruksi", "menerima perintah"),
        "B1": ("mengerjakan persisi", "bekerja presisi"),
        "B2": ("menjalankan mengontrol mesin", "menjalankan mengontrol"),
        "B3": ("mengemudikan menjalankan mesin", "mengemudi", "mengemudikan"),
        "B4": (
            "mengerjakan benda dengan tangan atau perkakas",
            "mengerjakan dengan tangan",
        ),
        "B6": (
            "memasukkan mengeluarkan barang ke dari mesin",
            "memasukkan mengeluarkan barang",
        ),
        "B7": ("memegang benda", "memegang barang"),
    },
}

# Words of the long official sentences by which each temperament is known.
SIGNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "temperaments": {
        "D": ("memimpin",),
        "F": ("perasaan",),
        "I": ("mempengaruhi", "memengaruhi"),
        "J": ("indera", "pancaindra", "pancaindera", "pertimbangan pribadi"),
        "M": ("diukur", "terukur", "diuji"),
        "P": ("berhubungan dengan orang",),
        "R": ("berulang", "mengulang", "terus menerus"),
        "S": ("ketegangan", "tekanan", "darurat"),
        "T": ("toleransi",),
        "V": ("berbagai tugas", "beragam tugas", "berganti"),
    },
    "interests": {
        "realistik": ("realistik",),
        "investigatif": ("investigatif",),
        "artistik": ("artistik",),
        "sosial": ("sosial",),
        "kewirausahaan": ("kewirausahaan",),
        "konvensional": ("konvensional",),
    },
}

# Words that head an entry without telling which: "Data: D2", "Bakat verbal".
HEADS: Mapping[str, tuple[str, ...]] = {
    "aptitudes": ("bakat",),
    "temperaments": ("temperamen",),
    "interests": ("minat",),
    "efforts": (),
    "functions": (
        *("fungsi data", "fungsi orang", "fungsi benda", "hubungan dengan data"),
        *("hubungan dengan orang", "hubungan dengan benda", "data", "orang", "benda"),
    ),
}

SHORT_WORDS: Mapping[str, str] = {
    "dgn": "dengan",
    "dg": "dengan",
    "utk": "untuk",
    "yg": "yang",
    "thd": "terhadap",
}
