"""The sentences on raters: material for a meeting, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

STANDING: Mapping[str, Sentence] = {
    "milder": Sentence(
        id="Penilai {rater} rata-rata memberi {effect_size} tingkat lebih tinggi "
        "daripada penilai lain untuk pegawai yang sebanding (rentang 95%: "
        "{effect_near} sampai {effect_far}, dari {ratings} penilaian). Bahan rapat "
        "kalibrasi: bandingkan contoh hasil kerjanya; unitnya mungkin memang lebih "
        "baik.",
        en="Rater {rater} gives {effect_size} steps more than other raters would to "
        "comparable people (95% range: {effect_near} to {effect_far}, from {ratings} "
        "ratings). For the calibration meeting: compare examples of results; the unit "
        "may really be better.",
    ),
    "stricter": Sentence(
        id="Penilai {rater} rata-rata memberi {effect_size} tingkat lebih rendah "
        "daripada penilai lain untuk pegawai yang sebanding (rentang 95%: "
        "{effect_near} sampai {effect_far}, dari {ratings} penilaian). Bahan rapat "
        "kalibrasi: bandingkan contoh hasil kerjanya; unitnya mungkin memang sedang "
        "berat.",
        en="Rater {rater} gives {effect_size} steps less than other raters would to "
        "comparable people (95% range: {effect_near} to {effect_far}, from {ratings} "
        "ratings). For the calibration meeting: compare examples of results; the unit "
        "may really be in difficulty.",
    ),
}
DRIFT: Mapping[str, Sentence] = {
    "milder": Sentence(
        id="Pada {drift_year}, penilai {rater} memberi {drift_size} tingkat lebih "
        "tinggi daripada tahun sebelumnya untuk pegawai yang sama (rentang 95%: "
        "{drift_near} sampai {drift_far}), setelah perubahan seluruh kota "
        "dikeluarkan. Bahan rapat kalibrasi.",
        en="In {drift_year} rater {rater} gave {drift_size} steps more than the year "
        "before to the same people (95% range: {drift_near} to {drift_far}), the "
        "change of the whole city taken off. For the calibration meeting.",
    ),
    "stricter": Sentence(
        id="Pada {drift_year}, penilai {rater} memberi {drift_size} tingkat lebih "
        "rendah daripada tahun sebelumnya untuk pegawai yang sama (rentang 95%: "
        "{drift_near} sampai {drift_far}), setelah perubahan seluruh kota "
        "dikeluarkan. Bahan rapat kalibrasi.",
        en="In {drift_year} rater {rater} gave {drift_size} steps less than the year "
        "before to the same people (95% range: {drift_near} to {drift_far}), the "
        "change of the whole city taken off. For the calibration meeting.",
    ),
}
TOO_FEW_RATERS = Sentence(
    id="Perbedaan antar penilai tidak dapat dibedakan dari kebetulan.",
    en="Differences between raters cannot be told from chance.",
)
