"""Tables of job analysis: the analysis of a job, the steps of its tasks, its lists."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

ITEMS = (
    "HASIL",
    "BAHAN",
    "PERANGKAT",
    "TANGGUNG_JAWAB",
    "WEWENANG",
    "KORELASI",
    "RISIKO",
)
ITEM_SYNONYMS = {
    "HASIL KERJA": "HASIL",
    "BAHAN KERJA": "BAHAN",
    "PERANGKAT KERJA": "PERANGKAT",
    "ALAT KERJA": "PERANGKAT",
    "TANGGUNG JAWAB": "TANGGUNG_JAWAB",
    "KORELASI JABATAN": "KORELASI",
    "RISIKO BAHAYA": "RISIKO",
}


def of_job_or_position() -> Column:
    """Return the column by which a row belongs to a position or to a job."""
    return Column(
        "position",
        "jabatan",
        Kind.CODE,
        Sentence(
            id="Kode jabatan atau nomenklatur; baris jabatan sendiri didahulukan.",
            en="Code of a position or a job; the position's own rows win.",
        ),
        required=True,
        refers=("positions.position", "jobs.job"),
        aliases=("kode_jabatan",),
    )


def _number() -> Column:
    return Column(
        "number",
        "nomor",
        Kind.WHOLE,
        Sentence(
            id="Nomor urut; kosong: menurut urutan baris.",
            en="Its number; blank: by the order of the rows.",
        ),
        low=1,
        high=100_000,
    )


def _text(name: str, official: str, id: str, en: str, *aliases: str) -> Column:
    return Column(
        name, official, Kind.TEXT, Sentence(id=id, en=en), aliases=tuple(aliases)
    )


def _list(name: str, official: str, id: str, en: str, *aliases: str) -> Column:
    return Column(
        name, official, Kind.LIST, Sentence(id=id, en=en), aliases=tuple(aliases)
    )


ANALYSES = Table(
    "analyses",
    "anjab",
    Sentence(
        id="Satu analisis jabatan sebuah jabatan atau nomenklatur.",
        en="The job analysis of one position or job.",
    ),
    (
        of_job_or_position(),
        Column(
            "summary",
            "ikhtisar",
            Kind.TEXT,
            Sentence(
                id="Ikhtisar: satu kalimat tentang apa, bagaimana dan untuk apa.",
                en="Summary: one sentence on what is done, how, and what for.",
            ),
            expected=True,
            missed=True,
            aliases=("ikhtisar_jabatan",),
        ),
        _text(
            "education",
            "pendidikan",
            "Pendidikan formal, dengan kata-kata.",
            "Formal education, in words.",
            "pendidikan_formal",
        ),
        _text(
            "leadership_training",
            "diklat_penjenjangan",
            "Pelatihan kepemimpinan.",
            "Leadership training.",
            "diklat_kepemimpinan",
        ),
        _text(
            "technical_training",
            "diklat_teknis",
            "Pelatihan teknis.",
            "Technical training.",
        ),
        _text(
            "functional_training",
            "diklat_fungsional",
            "Pelatihan fungsional.",
            "Functional training.",
        ),
        _text(
            "experience",
            "pengalaman",
            "Pengalaman kerja, dengan kata-kata.",
            "Work experience, in words.",
            "pengalaman_kerja",
        ),
        _text(
            "knowledge",
            "pengetahuan",
            "Pengetahuan kerja.",
            "Knowledge that the work asks for.",
            "pengetahuan_kerja",
        ),
        _list(
            "skills",
            "keterampilan",
            "Keterampilan kerja, dipisah titik koma.",
            "Skills, separated by semicolons.",
            "keterampilan_kerja",
        ),
        _list(
            "aptitudes",
            "bakat",
            "Kode bakat kerja (G, V, N, S, P, Q, K, F, E, C, M), dipisah titik koma.",
            "Codes of aptitudes (G, V, N, S, P, Q, K, F, E, C, M), by semicolons.",
            "bakat_kerja",
        ),
        _list(
            "temperaments",
            "temperamen",
            "Kode temperamen (D, F, I, J, M, P, R, S, T, V), dipisah titik koma.",
            "Codes of temperaments (D, F, I, J, M, P, R, S, T, V), by semicolons.",
            "temperamen_kerja",
        ),
        _list(
            "interests",
            "minat",
            "Minat kerja: realistik, investigatif, artistik, sosial, kewirausahaan, "
            "konvensional.",
            "Interests: realistik, investigatif, artistik, sosial, kewirausahaan, "
            "konvensional.",
            "minat_kerja",
        ),
        _list(
            "efforts",
            "upaya_fisik",
            "Upaya fisik, misalnya Duduk; Berbicara.",
            "Physical efforts, for example Duduk; Berbicara.",
        ),
        _text(
            "sex",
            "jenis_kelamin",
            "Syarat jenis kelamin; kosong berarti tidak ada.",
            "Sex that the work asks for; blank means none.",
        ),
        _text(
            "age",
            "umur",
            "Syarat umur; kosong berarti tidak ada.",
            "Age that the work asks for; blank means none.",
        ),
        _text(
            "height",
            "tinggi_badan",
            "Syarat tinggi badan; kosong berarti tidak ada.",
            "Height that the work asks for; blank means none.",
        ),
        _text(
            "weight",
            "berat_badan",
            "Syarat berat badan; kosong berarti tidak ada.",
            "Weight that the work asks for; blank means none.",
        ),
        _text(
            "posture",
            "postur",
            "Syarat postur badan; kosong berarti tidak ada.",
            "Posture that the work asks for; blank means none.",
            "postur_badan",
        ),
        _text(
            "appearance",
            "penampilan",
            "Syarat penampilan; kosong berarti tidak ada.",
            "Appearance that the work asks for; blank means none.",
        ),
        _list(
            "functions",
            "fungsi",
            "Kode fungsi pekerja: D0–D6 data, O0–O8 orang, B0–B7 benda.",
            "Codes of worker functions: D0–D6 data, O0–O8 people, B0–B7 things.",
            "fungsi_pekerja",
            "fungsi_pekerjaan",
        ),
        _text(
            "workplace",
            "tempat_kerja",
            "Lingkungan: tempat kerja.",
            "Environment: the place of work.",
            "lokasi_kerja",
        ),
        _text("temperature", "suhu", "Lingkungan: suhu.", "Environment: temperature."),
        _text("air", "udara", "Lingkungan: udara.", "Environment: air."),
        _text(
            "room",
            "ruangan",
            "Lingkungan: keadaan dan luas ruangan.",
            "Environment: the room and its size.",
            "keadaan_ruangan",
        ),
        _text("layout", "letak", "Lingkungan: letak.", "Environment: where it lies."),
        _text(
            "lighting",
            "penerangan",
            "Lingkungan: penerangan.",
            "Environment: lighting.",
        ),
        _text("noise", "suara", "Lingkungan: suara.", "Environment: noise."),
        _text(
            "surroundings",
            "keadaan_tempat",
            "Lingkungan: keadaan tempat kerja.",
            "Environment: the state of the workplace.",
            "keadaan_tempat_kerja",
        ),
        _text(
            "vibration", "getaran", "Lingkungan: getaran.", "Environment: vibration."
        ),
        _text(
            "achievement",
            "prestasi",
            "Prestasi kerja yang diharapkan, misalnya Baik.",
            "Work achievement that is expected, for example Baik.",
            "prestasi_kerja",
            "prestasi_diharapkan",
        ),
        Column(
            "position_class",
            "kelas",
            Kind.WHOLE,
            Sentence(
                id="Kelas jabatan pada formulir, untuk dicocokkan dengan peta.",
                en="Class on the form, to be compared with the map.",
            ),
            low=1,
            high=17,
            aliases=("kelas_jabatan",),
        ),
        _text(
            "other",
            "informasi_lain",
            "Butir informasi lain.",
            "Other information.",
            "butir_informasi_lain",
        ),
        Column(
            "analysed_on",
            "tanggal",
            Kind.DAY,
            Sentence(id="Hari analisis selesai.", en="Day the analysis was done."),
        ),
        _text(
            "basis",
            "dasar",
            "Keputusan yang menetapkannya.",
            "Decree that adopted it.",
        ),
    ),
    key=("position",),
)

STEPS = Table(
    "steps",
    "tahapan",
    Sentence(id="Satu tahapan sebuah tugas.", en="One step of a task."),
    (
        of_job_or_position(),
        Column(
            "task",
            "tugas",
            Kind.WHOLE,
            Sentence(
                id="Nomor tugas pada lembar tugas.",
                en="Number of the task on sheet tugas.",
            ),
            required=True,
            low=1,
            high=100_000,
            aliases=("nomor_tugas",),
        ),
        _number(),
        Column(
            "description",
            "uraian",
            Kind.TEXT,
            Sentence(id="Apa yang dilakukan.", en="What is done."),
            expected=True,
            missed=True,
            aliases=("tahapan", "uraian_tahapan"),
        ),
    ),
)

DETAILS = Table(
    "details",
    "butir_anjab",
    Sentence(
        id="Satu butir sebuah daftar dalam analisis jabatan.",
        en="One item of a list in a job analysis.",
    ),
    (
        of_job_or_position(),
        Column(
            "item",
            "butir",
            Kind.CHOICE,
            Sentence(
                id="Daftarnya: HASIL, BAHAN, PERANGKAT, TANGGUNG_JAWAB, WEWENANG, "
                "KORELASI atau RISIKO.",
                en="Its list: result, material, tool, responsibility, authority, "
                "relation or hazard.",
            ),
            required=True,
            choices=ITEMS,
            synonyms=ITEM_SYNONYMS,
        ),
        _number(),
        Column(
            "description",
            "uraian",
            Kind.TEXT,
            Sentence(
                id="Isi butir; pada KORELASI: jabatan yang dihubungi.",
                en="What the item says; of a relation: the position met.",
            ),
            expected=True,
            missed=True,
        ),
        _text(
            "measure",
            "satuan",
            "Satuan hasil, pada butir HASIL.",
            "Unit of a result.",
        ),
        _text(
            "use",
            "penggunaan",
            "Digunakan untuk apa, pada butir BAHAN dan PERANGKAT.",
            "What a material or tool is used for.",
            "digunakan_untuk",
        ),
        _text(
            "other_unit",
            "unit",
            "Unit atau instansi yang dihubungi, pada butir KORELASI.",
            "Unit or institution met, of a relation.",
            "unit_kerja",
            "instansi",
        ),
        _text(
            "matter",
            "dalam_hal",
            "Dalam hal apa, pada butir KORELASI.",
            "In which matter, of a relation.",
        ),
        _text(
            "cause", "penyebab", "Penyebab, pada butir RISIKO.", "Cause of a hazard."
        ),
    ),
)
