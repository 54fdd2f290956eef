"""The words on the form of job information: written from here, and read by here."""

from __future__ import annotations

from tepat.words import Sentence

CHAIN = " › "  # between a unit and the one below it

ALL_UNITS = Sentence(
    id="Semua unit kerja yang memiliki jabatan ini",
    en="All units that have this position",
)
FROM_TASKS = Sentence(
    id="Diambil dari hasil kerja pada tugas pokok.",
    en="Taken from the results of the main tasks.",
)
OTHER_UNITS = Sentence(id="Unit lainnya", en="Other units")

SLOTS: dict[str, Sentence] = {
    "JPT UTAMA": Sentence(id="JPT Utama", en="JPT Utama"),
    "JPT MADYA": Sentence(id="JPT Madya", en="JPT Madya"),
    "JPT PRATAMA": Sentence(id="JPT Pratama", en="JPT Pratama"),
    "ADMINISTRATOR": Sentence(id="Administrator", en="Administrator"),
    "PENGAWAS": Sentence(id="Pengawas", en="Supervisor (Pengawas)"),
    "PELAKSANA": Sentence(id="Pelaksana", en="Operational (Pelaksana)"),
    "FUNGSIONAL": Sentence(id="Jabatan Fungsional", en="Functional position"),
}
FAMILY_NAMES: dict[str, Sentence] = {
    "JPT": Sentence(id="Jabatan Pimpinan Tinggi", en="High leadership (JPT)"),
    "ADMINISTRATOR": Sentence(id="Administrator", en="Administrator"),
    "PENGAWAS": Sentence(id="Pengawas", en="Supervisor (Pengawas)"),
    "FUNGSIONAL": Sentence(id="Jabatan Fungsional", en="Functional position"),
    "PELAKSANA": Sentence(id="Pelaksana", en="Operational (Pelaksana)"),
}
LEVEL_NAMES: dict[str, str] = {
    "JPT UTAMA": "JPT Utama",
    "JPT MADYA": "JPT Madya",
    "JPT PRATAMA": "JPT Pratama",
    "PEMULA": "Pemula",
    "TERAMPIL": "Terampil",
    "MAHIR": "Mahir",
    "PENYELIA": "Penyelia",
    "AHLI PERTAMA": "Ahli Pertama",
    "AHLI MUDA": "Ahli Muda",
    "AHLI MADYA": "Ahli Madya",
    "AHLI UTAMA": "Ahli Utama",
}
PERIOD_NAMES: dict[str, Sentence] = {
    "jam": Sentence(id="per jam", en="per hour"),
    "hari": Sentence(id="per hari", en="per day"),
    "minggu": Sentence(id="per minggu", en="per week"),
    "bulan": Sentence(id="per bulan", en="per month"),
    "tahun": Sentence(id="per tahun", en="per year"),
}
TIME_NAMES: dict[str, Sentence] = {
    "menit": Sentence(id="menit", en="minutes"),
    "jam": Sentence(id="jam", en="hours"),
    "hari": Sentence(id="hari", en="days"),
}
ENVIRONMENT_LABELS: dict[str, Sentence] = {
    "workplace": Sentence(id="Tempat kerja", en="Place of work"),
    "temperature": Sentence(id="Suhu", en="Temperature"),
    "air": Sentence(id="Udara", en="Air"),
    "room": Sentence(id="Keadaan ruangan", en="Room"),
    "layout": Sentence(id="Letak", en="Location"),
    "lighting": Sentence(id="Penerangan", en="Lighting"),
    "noise": Sentence(id="Suara", en="Noise"),
    "surroundings": Sentence(id="Keadaan tempat kerja", en="State of the workplace"),
    "vibration": Sentence(id="Getaran", en="Vibration"),
}
CONDITION_LABELS: dict[str, Sentence] = {
    "sex": Sentence(id="Jenis kelamin", en="Sex"),
    "age": Sentence(id="Umur", en="Age"),
    "height": Sentence(id="Tinggi badan", en="Height"),
    "weight": Sentence(id="Berat badan", en="Weight"),
    "posture": Sentence(id="Postur badan", en="Posture"),
    "appearance": Sentence(id="Penampilan", en="Appearance"),
}
# The line in front of the items, and what they are called on the form.
TITLE = Sentence(id="INFORMASI JABATAN", en="JOB INFORMATION")
ITEM_TITLES: tuple[Sentence, ...] = (
    Sentence(id="Identitas Jabatan", en="Identity"),
    Sentence(id="Ikhtisar Jabatan", en="Summary"),
    Sentence(id="Kualifikasi Jabatan", en="Qualification"),
    Sentence(id="Tugas Pokok", en="Main tasks"),
    Sentence(id="Hasil Kerja", en="Results of work"),
    Sentence(id="Bahan Kerja", en="Materials"),
    Sentence(id="Perangkat Kerja", en="Tools"),
    Sentence(id="Tanggung Jawab", en="Responsibilities"),
    Sentence(id="Wewenang", en="Authority"),
    Sentence(id="Korelasi Jabatan", en="Relations"),
    Sentence(id="Kondisi Lingkungan Kerja", en="Work environment"),
    Sentence(id="Risiko Bahaya", en="Hazards"),
    Sentence(id="Syarat Jabatan", en="Job requirements"),
    Sentence(id="Prestasi Kerja", en="Work achievement"),
    Sentence(id="Kelas Jabatan", en="Job class"),
)
REMARKS = Sentence(id="Keterangan", en="Remarks")
