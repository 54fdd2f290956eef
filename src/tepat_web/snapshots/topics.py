"""What the topics of the law are called on the public pages, by group of norms."""

from __future__ import annotations

from collections.abc import Mapping

from tepat_web.kit.words import Words

TOPICS: Mapping[str, Words] = {
    "working_time": Words(id="Waktu kerja", en="Working time"),
    "need": Words(id="Kebutuhan pegawai", en="Need of people"),
    "teaching": Words(id="Beban mengajar", en="Teaching load"),
    "ladder": Words(id="Kesetaraan jenjang", en="Equivalence of levels"),
    "grade": Words(id="Golongan dan pangkat", en="Grades and ranks"),
    "education": Words(id="Pendidikan", en="Education"),
    "appointment": Words(id="Syarat pengangkatan", en="Appointment"),
    "documents": Words(id="Dokumen persyaratan", en="Documents asked for"),
    "tenure": Words(id="Masa jabatan", en="Time in a position"),
    "performance": Words(id="Kinerja", en="Performance"),
    "credit": Words(id="Angka kredit", en="Credit points"),
    "professionalism": Words(
        id="Indeks profesionalitas (IP ASN)", en="Professionalism index (IP ASN)"
    ),
    "discipline": Words(id="Hukuman disiplin", en="Disciplinary penalties"),
    "legal_position": Words(id="Kedudukan hukum", en="Legal position"),
    "retirement": Words(id="Pensiun", en="Retirement"),
    "pppk": Words(id="PPPK", en="Contract staff (PPPK)"),
    "election": Words(id="Pemilihan kepala daerah", en="Local elections"),
    "competency": Words(id="Kompetensi", en="Competency"),
    "talent": Words(id="Manajemen talenta", en="Talent management"),
    "development": Words(id="Pengembangan kompetensi", en="Competence development"),
    "job_analysis": Words(id="Analisis jabatan", en="Job analysis"),
    "evaluation": Words(id="Evaluasi jabatan", en="Job evaluation"),
    "structure": Words(id="Susunan organisasi", en="Structure of the organisation"),
    "objection": Words(id="Keberatan dan banding", en="Objections and appeals"),
    "satisfaction": Words(id="Kepuasan masyarakat", en="Public satisfaction"),
    "complaint": Words(id="Pengaduan masyarakat", en="Complaints from the public"),
    "service_standard": Words(id="Standar pelayanan", en="Service standards"),
}
