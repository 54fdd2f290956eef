"""The table of tasks, for the workload analysis."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

TASKS = Table(
    "tasks",
    "tugas",
    Sentence(
        id="Satu tugas sebuah jabatan atau nomenklatur, untuk analisis beban kerja.",
        en="One task of a position or job, for the workload analysis.",
    ),
    (
        Column(
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
        ),
        Column(
            "description",
            "uraian",
            Kind.TEXT,
            Sentence(id="Uraian tugas.", en="What is done."),
            expected=True,
            missed=True,
            aliases=("uraian_tugas",),
        ),
        Column(
            "result",
            "hasil",
            Kind.TEXT,
            Sentence(id="Satuan hasil kerja.", en="Unit of result."),
            aliases=("hasil_kerja", "satuan_hasil"),
        ),
        Column(
            "volume",
            "volume",
            Kind.DECIMAL,
            Sentence(id="Jumlah hasil per periode.", en="Results per period."),
            expected=True,
            low=0,
            aliases=("jumlah_hasil", "volume_kerja"),
        ),
        Column(
            "period",
            "periode",
            Kind.CHOICE,
            Sentence(
                id="Periode volume: jam, hari, minggu, bulan atau tahun.",
                en="Period of the volume: hour, day, week, month or year.",
            ),
            expected=True,
            choices=("jam", "hari", "minggu", "bulan", "tahun"),
            synonyms={
                "PER JAM": "jam",
                "PER HARI": "hari",
                "HARIAN": "hari",
                "PER MINGGU": "minggu",
                "MINGGUAN": "minggu",
                "PER BULAN": "bulan",
                "BULANAN": "bulan",
                "PER TAHUN": "tahun",
                "TAHUNAN": "tahun",
            },
        ),
        Column(
            "time",
            "waktu",
            Kind.DECIMAL,
            Sentence(
                id="Norma waktu untuk satu hasil.", en="Time norm for one result."
            ),
            expected=True,
            low=0,
            aliases=("waktu_penyelesaian", "norma_waktu"),
        ),
        Column(
            "time_unit",
            "satuan_waktu",
            Kind.CHOICE,
            Sentence(
                id="Satuan waktu: menit, jam, atau hari (7,5 jam).",
                en="Unit of time: minutes, hours, or days (7.5 hours).",
            ),
            expected=True,
            choices=("menit", "jam", "hari"),
        ),
        Column(
            "approach",
            "pendekatan",
            Kind.CHOICE,
            Sentence(
                id="Pendekatan: tugas, hasil, objek atau peralatan; tenaga kesehatan: "
                "kesehatan (tugas pokok) atau penunjang.",
                en="Approach: by task, result, object or equipment; of health workers: "
                "kesehatan (main tasks) or penunjang (supporting tasks).",
            ),
            default="tugas",
            choices=(
                *("tugas", "hasil", "objek", "peralatan"),
                *("kesehatan", "penunjang"),
            ),
        ),
        Column(
            "capacity",
            "kemampuan",
            Kind.DECIMAL,
            Sentence(
                id="Kemampuan rata-rata satu orang, untuk pendekatan lain.",
                en="What one person manages, for the other approaches.",
            ),
            low=0,
        ),
        Column(
            "ratio",
            "rasio",
            Kind.DECIMAL,
            Sentence(id="Rasio pegawai per alat.", en="People per piece of equipment."),
            low=0,
        ),
        Column(
            "shift",
            "shift",
            Kind.DECIMAL,
            Sentence(id="Jumlah regu kerja.", en="Number of shifts."),
            low=0,
        ),
        Column(
            "number",
            "nomor",
            Kind.WHOLE,
            Sentence(
                id="Nomor tugas, dirujuk oleh lembar tahapan; kosong: menurut urutan.",
                en="Number of the task, named by sheet tahapan; blank: by its order.",
            ),
            low=1,
            high=100_000,
        ),
        Column(
            "result_unit",
            "satuan",
            Kind.TEXT,
            Sentence(
                id="Satuan hasil bila kolom hasil berisi uraian; kosong: hasil itu "
                "satuannya.",
                en="Unit of the result where column hasil describes it; blank: hasil "
                "is the unit itself.",
            ),
        ),
        Column(
            "driver",
            "penggerak",
            Kind.CODE,
            Sentence(
                id="Kode penggerak yang menentukan volume.",
                en="Code of the driver that the volume follows.",
            ),
            refers=("drivers.driver",),
            aliases=("kode_penggerak",),
        ),
        Column(
            "per_driver",
            "per_penggerak",
            Kind.DECIMAL,
            Sentence(
                id="Volume untuk setiap satuan penggerak; kosong: volume dibagi nilai "
                "penggerak sekarang.",
                en="Volume for each unit of the driver; blank: the volume divided by "
                "its present value.",
            ),
            low=0,
        ),
    ),
)
