"""The sentences of an improvement path, spoken to the person concerned."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

RESULTS_BELOW = Sentence(
    id="hasil kerja di bawah ekspektasi", en="results below expectation"
)
BEHAVIOUR_BELOW = Sentence(
    id="perilaku kerja di bawah ekspektasi", en="behaviour below expectation"
)
NOT_TOLD = Sentence(
    id="bagian yang di bawah ekspektasi belum dicatat",
    en="which part was below expectation is not recorded",
)
LOWEST = Sentence(
    id="umpan balik terendah: {behaviour} ({mean})",
    en="lowest feedback: {behaviour} ({mean})",
)

STEPS: Mapping[str, Sentence] = {
    "talk": Sentence(
        id="Bahas dengan atasan Anda apa yang di bawah ekspektasi ({below}) dan "
        "sepakati langkah perbaikannya secara tertulis.",
        en="Talk with your superior about what was below expectation ({below}), and "
        "agree on the steps in writing.",
    ),
    "object": Sentence(
        id="Bila Anda berpendapat penilaian ini keliru, Anda berhak mengajukan "
        "keberatan paling lambat {days} hari setelah menerimanya.",
        en="If you think this appraisal is wrong, you may object within {days} days "
        "of receiving it.",
    ),
    "improve": Sentence(
        id="Tunjukkan perbaikan dalam {months} setelah peringatan kinerja. Tenggat di "
        "sini dihitung dari hari penilaian; bila peringatan diberikan kemudian, "
        "tenggatnya ikut mundur.",
        en="Show improvement within {months} of the performance warning. The day here "
        "is counted from the appraisal; if the warning came later, so does the day.",
    ),
    "test": Sentence(
        id="Bila sampai tenggat itu kinerja belum membaik, Anda dijadwalkan mengikuti "
        "uji kompetensi.",
        en="If performance has not improved by then, a competence test follows.",
    ),
    "outcome": Sentence(
        id="Hasil uji kompetensi menjadi dasar keputusan: jabatan lain yang lebih "
        "sesuai, jabatan lebih rendah, atau pemberhentian menurut peraturan.",
        en="What the test shows is the ground of a decision: another post that fits "
        "better, a lower post, or dismissal as the law provides.",
    ),
}
NEXT: Mapping[str, Sentence] = {
    "keep": Sentence(
        id="Penilaian sesudahnya ({period}) sudah {rating}. Pertahankan; penilaian "
        "tahunan berikutnya menutup jalur ini.",
        en="The appraisal since ({period}) is {rating} already. Keep it up; the next "
        "yearly appraisal closes this path.",
    ),
    "undated": Sentence(
        id="Hari penilaian belum diisi, jadi tenggat Anda belum dapat dihitung. Minta "
        "pengelola kepegawaian melengkapi kolom tanggal pada lembar kinerja.",
        en="The day of the appraisal is blank, so your day cannot be worked out. Ask "
        "the personnel office to fill in column tanggal of sheet kinerja.",
    ),
    "improve": Sentence(
        id="Anda masih mempunyai waktu untuk memperbaiki sampai {by}.",
        en="You have until {by} to improve.",
    ),
    "record": Sentence(
        id="Tenggat {by} sudah lewat dan belum ada penilaian sesudahnya. Minta atasan "
        "Anda mencatat penilaian periodik, supaya perbaikan Anda terlihat.",
        en="{by} has passed and no appraisal followed. Ask your superior to record a "
        "periodic appraisal, so that your improvement is seen.",
    ),
    "test": Sentence(
        id="Tenggat {by} sudah lewat dan penilaian sesudahnya ({period}) masih "
        "{rating}. Langkah berikutnya uji kompetensi; siapkan diri bersama atasan.",
        en="{by} has passed and the appraisal since ({period}) is still {rating}. A "
        "competence test comes next; prepare for it with your superior.",
    ),
    "contract": Sentence(
        id="Tahapan bertenggat ini berlaku bagi PNS. Bagi PPPK, hasil kinerja menjadi "
        "pertimbangan perpanjangan perjanjian kerja; bahas dengan atasan Anda.",
        en="These dated stages are for PNS. For contract staff the rating is weighed "
        "when the contract is renewed; talk with your superior.",
    ),
}
