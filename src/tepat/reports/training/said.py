"""What a training plan says of itself: its answer, its ceiling, and its method."""

from __future__ import annotations

from tepat.training import TrainingPlan
from tepat.words import Sentence

ANSWER = Sentence(
    id="Rencana pelatihan {year}: {seats} kursi bagi {people} pegawai, biaya Rp {cost}"
    "{of}. Tertutup {gaps_closed} dari {gaps} kesenjangan kompetensi ({levels} dari "
    "{levels_short} level), terisi {hours} JP yang kurang.",
    en="Training plan of {year}: {seats} seats for {people} people, cost Rp "
    "{cost}{of}. It closes {gaps_closed} of {gaps} competency gaps ({levels} of "
    "{levels_short} levels) and fills {hours} learning hours that lack.",
)
OF_BUDGET = Sentence(id=" dari anggaran Rp {budget}", en=" of a budget of Rp {budget}")
NO_BUDGET = Sentence(id=" tanpa batas anggaran", en=" without a limit of budget")
BEST = Sentence(
    id="Dengan anggaran, kursi, jadwal dan batas jam yang sama tidak ada rencana yang "
    "menutup lebih dari {closed} poin: ini yang terbaik{how}.",
    en="Within the same budget, seats, dates and hours no plan closes more than "
    "{closed} points: this is the best{how}.",
)
BY_LIST = Sentence(
    id=" (dibuktikan HiGHS atas daftar lengkap pilihan; harga saja memberi batas "
    "{ceiling} poin)",
    en=" (proven by HiGHS over a complete list of choices; prices alone give a bound "
    "of {ceiling} points)",
)
BY_PRICES = Sentence(
    id=" (dibuktikan dari harga, tanpa penyelesai)",
    en=" (proven from prices, without the solver)",
)
WITHIN = Sentence(
    id="Rencana menutup {closed} poin; tidak ada rencana yang menutup lebih dari "
    "{bound} poin. Rencana terbaik paling banyak {gap}% lebih baik.",
    en="The plan closes {closed} points; no plan closes more than {bound}. The best "
    "plan is at most {gap}% better.",
)
MILLION = Sentence(
    id="Satu juta rupiah lagi menutup {exact} poin (dihitung dengan rencana baru; "
    "taksiran marjinalnya {slope} poin).",
    en="One more million rupiah closes {exact} points (by a plan made anew; the "
    "marginal estimate is {slope}).",
)
MILLION_SLOPE = Sentence(
    id="Satu juta rupiah lagi menutup kira-kira {slope} poin (taksiran marjinal; "
    "selisih dua rencana utuh tidak disebut, karena salah satunya belum terbukti "
    "terbaik).",
    en="One more million rupiah closes about {slope} points (a marginal estimate; the "
    "difference of two whole plans is not told, as one of them is not proven the "
    "best).",
)
METHOD_LINES = (
    Sentence(
        id="Kesenjangan = level yang diminta − level terukur terakhir, paling sedikit "
        "0. Yang belum pernah dinilai tidak diketahui dan tidak direncanakan. Pegawai "
        "yang akan pindah diukur terhadap jabatan tujuannya saja.",
        en="Gap = level asked − latest level measured, at least 0. What was never "
        "assessed is unknown and not planned for. Who is to move is measured against "
        "the target alone.",
    ),
    Sentence(
        id="Pelatihan yang tidak direncanakan: sudah dimulai, di luar tahun rencana, "
        "biaya atau JP kosong, kuota nol. Kuota kosong dianggap tidak dibatasi. Yang "
        "pernah diikuti tidak ditawarkan lagi, dan yang selesai sesudah pegawai "
        "pensiun atau kontraknya berakhir tidak dipakai.",
        en="Not planned are trainings that have started, lie outside the year of the "
        "plan, or have no cost, no hours or zero seats. Blank seats are taken as not "
        "limited. What was attended is not offered again, nor what ends after the "
        "person leaves the service.",
    ),
    Sentence(
        id="Jam dihitung menurut tahun kalender. Batas jam: norma bagi PPPK dan "
        "pengaturan jp_maks_pegawai, dikurangi jam yang sudah diikuti pada tahun itu.",
        en="Hours are counted by calendar year. The limit is that of the norm for "
        "contract staff and of setting jp_maks_pegawai, less hours attended that year.",
    ),
    Sentence(
        id="Nilai satu kursi lagi dan satu juta rupiah lagi adalah taksiran marjinal "
        "(lereng program linier) pada rencana ini: berlaku untuk perubahan kecil, "
        "bukan janji untuk perubahan besar.",
        en="The values of one more seat and one more million are marginal estimates "
        "(slopes of the linear program) at this plan: they hold for small changes and "
        "promise nothing for large ones.",
    ),
    Sentence(
        id="Evaluasi: reaksi dan perilaku rata-rata 1–4; belajar g = (nilai sesudah − "
        "sebelum) ÷ (100 − sebelum), tidak ada bila nilai sebelum 100, dan boleh "
        "negatif. Rata-rata dari peserta yang terlalu sedikit tidak ditampilkan. "
        "Hubungan dengan hasil unit bukan bukti sebab akibat.",
        en="Evaluation: reaction and behaviour are means of 1–4; learning g = (score "
        "after − before) ÷ (100 − before), none where the score before is 100, and it "
        "may be negative. Means of too few participants are not shown. That results of "
        "units go along is no proof of cause.",
    ),
)


def answer(found: TrainingPlan) -> Sentence:
    """Say what the plan does, in one sentence of both languages."""
    of = NO_BUDGET
    if found.budget is not None:
        of = _filled(OF_BUDGET, budget=found.budget)
    return _filled(ANSWER, **found.totals, year=str(found.year), of=of)


def standing(found: TrainingPlan) -> Sentence:
    """Say how good the plan is: the best, or how far the best can be away."""
    if found.is_best:
        how = BY_PRICES
        if found.is_by_list:
            how = _filled(BY_LIST, ceiling=found.ceiling)
        return _filled(BEST, closed=found.closed, how=how)
    gap = round(100 * found.totals["gap"], 4)
    return _filled(WITHIN, closed=found.closed, bound=found.bound, gap=gap)


def million(found: TrainingPlan) -> Sentence | None:
    """Say what one more million rupiah is worth; nothing without a budget."""
    if found.budget is None:
        return None
    said = MILLION_SLOPE if found.million["exact"] is None else MILLION
    slope = round(found.million["slope"] or 0.0, 1)
    return _filled(said, **{**found.million, "slope": slope})


def _filled(sentence: Sentence, **facts: object) -> Sentence:
    """Return a sentence without blanks; braces of a name are kept as they are."""
    told = [sentence.fill(facts, language) for language in ("id", "en")]
    safe = [text.replace("{", "{{").replace("}", "}}") for text in told]
    return Sentence(id=safe[0], en=safe[1])
