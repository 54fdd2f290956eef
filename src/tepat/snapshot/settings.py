"""What the city set in sheet ``pengaturan``, typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tepat.words import Sentence

from .columns import Column, Kind

Rounding = Literal["SETENGAH_KE_ATAS", "KE_ATAS"]
PeriodMethod = Literal["TAHUNAN", "PERIODE"]
TeacherRounding = Literal["KE_ATAS", "JUKNIS"]
SurveyWeight = Literal["1/9", "0.111", "0.11"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one workbook; ``None`` where the city set nothing.

    Attributes:
        reference_day: tanggal_acuan.
        agency_name: nama_instansi.
        is_example: contoh; true marks fictional data on every page and file.
        effective_hours: jam_kerja_efektif, hours one employee works in a year.
        rounding: pembulatan, of a position's exact need to persons.
        period_method: metode_periode, how volumes per period become a year.
        workdays_per_week: hari_kerja_minggu, 5 or 6.
        candidates_named_on: penetapan_calon of the next local election.
        term_ends_on: akhir_masa_jabatan of the present mayor.
        mayor_inaugurated_on: pelantikan_kepala_daerah.
        minister_approved: izin_mendagri.
        leadership_need_stated: kebutuhan_pimpinan_dari_data; true lets tasks or
            ``kebutuhan`` speak for leadership posts too, instead of always one.
        teacher_rounding: pembulatan_guru, of a teaching need to teachers.
        health_hours: jam_kerja_kesehatan, hours a health worker works in a year.
        efficiency_bands: pita_ej, the letters of EJ and EU with their lower bounds,
            as written.
        fill_budget: anggaran_pengisian, rupiah a year for filling seats.
        fill_capacity: kapasitas_pengisian, people a year who can be taken on.
        span_most: rentang_kendali_maks, subordinates of one leader at most.
        layers_most: lapis_maks, layers of leadership at most.
        survey_weight: bobot_skm, the weight of one element of the satisfaction survey.
        talent_bounds: batas_talenta, where the middle and the high third of the
            potential begin, as written.
        talent_weights: bobot_talenta, what the potential is made of, as written.
        match_bands: pita_jpm, the city's own bands of a job-person match, as written.
        performance_weights: bobot_kinerja, what the performance axis of the talent
            grid is made of, as written.
        smallest_group: kelompok_terkecil, people below whom feedback is not shown.
        training_budget: anggaran_pelatihan, rupiah a year for training.
        training_hours_most: jp_maks_pegawai, learning hours a year per person at most.
        remark_days: hari_jawab_tanggapan, working days in which a remark on a proposed
            placement is answered.
        escalation_days: hari_teruskan_tanggapan, working days in which a remark that
            was not upheld may be passed on.
    """

    reference_day: date | None = None
    agency_name: str | None = None
    is_example: bool = False
    effective_hours: float | None = None
    rounding: Rounding | None = None
    period_method: PeriodMethod | None = None
    workdays_per_week: Literal[5, 6] | None = None
    candidates_named_on: date | None = None
    term_ends_on: date | None = None
    mayor_inaugurated_on: date | None = None
    minister_approved: bool | None = None
    leadership_need_stated: bool = False
    teacher_rounding: TeacherRounding | None = None
    health_hours: float | None = None
    efficiency_bands: tuple[str, ...] | None = None
    fill_budget: float | None = None
    fill_capacity: int | None = None
    span_most: int | None = None
    layers_most: int | None = None
    survey_weight: SurveyWeight | None = None
    talent_bounds: tuple[str, ...] | None = None
    talent_weights: tuple[str, ...] | None = None
    match_bands: tuple[str, ...] | None = None
    performance_weights: tuple[str, ...] | None = None
    smallest_group: int | None = None
    training_budget: float | None = None
    training_hours_most: float | None = None
    remark_days: int | None = None
    escalation_days: int | None = None


def _key(
    field: str,
    official: str,
    kind: Kind,
    id: str,
    en: str,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> Column:
    meaning = Sentence(id=id, en=en)
    return Column(field, official, kind, meaning, choices=choices, low=low, high=high)


HOURS_OF_A_LEAP_YEAR = 8_784

# Each key of sheet pengaturan: the field above, and how its value is read.
KEYS: tuple[Column, ...] = (
    _key(
        "reference_day",
        "tanggal_acuan",
        Kind.DAY,
        "Hari yang dipakai untuk usia, masa kerja, pensiun dan peraturan; kosong = "
        "hari ini.",
        "Day on which ages, tenures, retirements and rules are taken; blank = today.",
    ),
    _key(
        "agency_name",
        "nama_instansi",
        Kind.TEXT,
        "Nama instansi, dicetak pada semua hasil.",
        "Name of the agency, printed on every result.",
    ),
    _key(
        "is_example",
        "contoh",
        Kind.TRUTH,
        "ya menandai data rekaan pada semua hasil.",
        "ya marks fictional data on every result.",
    ),
    _key(
        "effective_hours",
        "jam_kerja_efektif",
        Kind.DECIMAL,
        "Jam kerja efektif satu pegawai setahun; kosong = menurut peraturan.",
        "Effective hours of one employee in a year; blank = as the regulation says.",
        low=1,
        high=HOURS_OF_A_LEAP_YEAR,
    ),
    _key(
        "rounding",
        "pembulatan",
        Kind.CHOICE,
        "Pembulatan kebutuhan menjadi orang.",
        "How an exact need becomes persons.",
        choices=get_args(Rounding),
    ),
    _key(
        "period_method",
        "metode_periode",
        Kind.CHOICE,
        "Cara volume per periode dijadikan setahun.",
        "How volumes per period become a year.",
        choices=get_args(PeriodMethod),
    ),
    _key(
        "workdays_per_week",
        "hari_kerja_minggu",
        Kind.WHOLE,
        "Hari kerja dalam seminggu, 5 atau 6.",
        "Working days in a week, 5 or 6.",
        low=5,
        high=6,
    ),
    _key(
        "candidates_named_on",
        "penetapan_calon",
        Kind.DAY,
        "Hari penetapan pasangan calon pemilihan berikutnya.",
        "Day on which the candidates of the next local election are named.",
    ),
    _key(
        "term_ends_on",
        "akhir_masa_jabatan",
        Kind.DAY,
        "Akhir masa jabatan kepala daerah sekarang.",
        "Day on which the term of the present mayor ends.",
    ),
    _key(
        "mayor_inaugurated_on",
        "pelantikan_kepala_daerah",
        Kind.DAY,
        "Hari pelantikan kepala daerah sekarang.",
        "Day on which the present mayor was inaugurated.",
    ),
    _key(
        "minister_approved",
        "izin_mendagri",
        Kind.TRUTH,
        "ya bila Mendagri sudah mengizinkan penggantian pejabat.",
        "ya where the minister has approved replacing officials.",
    ),
    _key(
        "leadership_need_stated",
        "kebutuhan_pimpinan_dari_data",
        Kind.TRUTH,
        "ya bila kebutuhan jabatan pimpinan mengikuti tugas atau kolom kebutuhan, "
        "bukan selalu satu.",
        "ya where tasks or column kebutuhan speak for leadership posts too, instead "
        "of always one.",
    ),
    _key(
        "teacher_rounding",
        "pembulatan_guru",
        Kind.CHOICE,
        "Pembulatan kebutuhan guru.",
        "How an exact need of teachers becomes persons.",
        choices=get_args(TeacherRounding),
    ),
    _key(
        "health_hours",
        "jam_kerja_kesehatan",
        Kind.DECIMAL,
        "Jam kerja setahun seorang tenaga kesehatan; kosong = menurut peraturan.",
        "Hours of a health worker in a year; blank = as the regulation says.",
        low=1,
        high=HOURS_OF_A_LEAP_YEAR,
    ),
    _key(
        "efficiency_bands",
        "pita_ej",
        Kind.LIST,
        "Huruf prestasi dengan batas bawah EJ-nya, misalnya A=1; B=0,9; C=0,7; D=0,5; "
        "E=0.",
        "Letters with the lowest EJ of each, for example A=1; B=0,9; C=0,7; D=0,5; "
        "E=0.",
    ),
    _key(
        "fill_budget",
        "anggaran_pengisian",
        Kind.DECIMAL,
        "Rupiah setahun untuk pengisian jabatan.",
        "Rupiah a year for filling seats.",
        low=0,
    ),
    _key(
        "fill_capacity",
        "kapasitas_pengisian",
        Kind.WHOLE,
        "Orang setahun yang dapat diangkat.",
        "People a year who can be taken on.",
        low=0,
        high=1_000_000,
    ),
    _key(
        "span_most",
        "rentang_kendali_maks",
        Kind.WHOLE,
        "Bawahan langsung seorang pimpinan paling banyak.",
        "Direct subordinates of one leader at most.",
        low=1,
        high=10_000,
    ),
    _key(
        "layers_most",
        "lapis_maks",
        Kind.WHOLE,
        "Lapis jabatan pimpinan paling banyak.",
        "Layers of leadership at most.",
        low=1,
        high=100,
    ),
    _key(
        "survey_weight",
        "bobot_skm",
        Kind.CHOICE,
        "Bobot satu unsur survei kepuasan; kosong = tepat 1/9.",
        "Weight of one element of the satisfaction survey; blank = exactly 1/9.",
        choices=get_args(SurveyWeight),
    ),
    _key(
        "talent_bounds",
        "batas_talenta",
        Kind.LIST,
        "Batas potensial menengah dan tinggi, misalnya 78; 90.",
        "Where the middle and the high potential begin, for example 78; 90.",
    ),
    _key(
        "talent_weights",
        "bobot_talenta",
        Kind.LIST,
        "Bobot sumbu potensial dalam persen, misalnya kompetensi=40; potensi=25; "
        "kualifikasi=20; integritas=15.",
        "Weights of the potential in percent, for example kompetensi=40; potensi=25; "
        "kualifikasi=20; integritas=15.",
    ),
    _key(
        "match_bands",
        "pita_jpm",
        Kind.LIST,
        "Pita kesesuaian kompetensi (JPM) milik instansi dengan batas bawahnya, "
        "misalnya Sangat Baik=91; Baik=85; Kurang=0.",
        "The agency's own bands of a job-person match with the lowest of each, for "
        "example Sangat Baik=91; Baik=85; Kurang=0.",
    ),
    _key(
        "performance_weights",
        "bobot_kinerja",
        Kind.LIST,
        "Bobot sumbu kinerja dalam persen, misalnya predikat=60; pendukung=40.",
        "Weights of the performance axis in percent, for example predikat=60; "
        "pendukung=40.",
    ),
    _key(
        "smallest_group",
        "kelompok_terkecil",
        Kind.WHOLE,
        "Jumlah pemberi umpan balik paling sedikit agar hasilnya ditampilkan.",
        "Fewest givers of feedback whose results are shown.",
        low=3,
        high=100,
    ),
    _key(
        "training_budget",
        "anggaran_pelatihan",
        Kind.DECIMAL,
        "Rupiah setahun untuk pelatihan.",
        "Rupiah a year for training.",
        low=0,
    ),
    _key(
        "training_hours_most",
        "jp_maks_pegawai",
        Kind.DECIMAL,
        "Jam pelajaran setahun seorang pegawai paling banyak.",
        "Learning hours a year of one person at most.",
        low=1,
        high=2_000,
    ),
    _key(
        "remark_days",
        "hari_jawab_tanggapan",
        Kind.WHOLE,
        "Hari kerja untuk menjawab keberatan atas usulan penempatan; kosong = 5.",
        "Working days in which a remark on a proposed placement is answered; "
        "blank = 5.",
        low=1,
        high=60,
    ),
    _key(
        "escalation_days",
        "hari_teruskan_tanggapan",
        Kind.WHOLE,
        "Hari kerja untuk meneruskan keberatan yang tidak dikabulkan; kosong = 3.",
        "Working days in which a remark that was not upheld may be passed on; "
        "blank = 3.",
        low=1,
        high=60,
    ),
)
