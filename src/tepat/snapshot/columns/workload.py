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
                id="Pendekatan: tugas, hasil, objek atau peralatan.",
                en="Approach: by task, result, object or equipment.",
            ),
            default="tugas",
            choices=("tugas", "hasil", "objek", "peralatan"),
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
    ),
)
