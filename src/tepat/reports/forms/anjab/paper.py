"""The form of job information as a paper: its head, its words, what it says."""

from __future__ import annotations

from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.labels import ITEM_TITLES, REMARKS, TITLE
from tepat.job_analysis import Analysis
from tepat.reports.about import About
from tepat.reports.forms import Paper
from tepat.words import Language, Sentence

from .content import job_form

FORM = "anjab"

COLUMNS = {
    "no": Sentence(id="No.", en="No."),
    "agency_label": Sentence(id="Instansi", en="Agency"),
    "name_label": Sentence(id="Nama jabatan", en="Name of the position"),
    "code_label": Sentence(id="Kode jabatan", en="Code of the position"),
    "kind_label": Sentence(id="Jenis jabatan", en="Kind of position"),
    "unit_label": Sentence(id="Unit kerja", en="Unit"),
    "summary_label": Sentence(id="Ikhtisar", en="Summary"),
    "education_label": Sentence(id="Pendidikan formal", en="Formal education"),
    "leadership_label": Sentence(
        id="Diklat kepemimpinan (penjenjangan)", en="Leadership training"
    ),
    "technical_label": Sentence(id="Diklat teknis", en="Technical training"),
    "functional_label": Sentence(id="Diklat fungsional", en="Functional training"),
    "experience_label": Sentence(id="Pengalaman kerja", en="Work experience"),
    "knowledge_label": Sentence(id="Pengetahuan kerja", en="Knowledge"),
    "grades_label": Sentence(id="Pangkat/golongan ruang", en="Grades"),
    "task_column": Sentence(id="Uraian tugas dan tahapan", en="Task and steps"),
    "result_column": Sentence(id="Hasil kerja", en="Result"),
    "measure_column": Sentence(id="Satuan hasil", en="Unit of result"),
    "volume_column": Sentence(id="Jumlah hasil", en="Number of results"),
    "time_column": Sentence(id="Waktu penyelesaian", en="Time per result"),
    "material_column": Sentence(id="Bahan kerja", en="Material"),
    "material_use_column": Sentence(id="Penggunaan dalam tugas", en="Use in the tasks"),
    "tool_column": Sentence(id="Perangkat kerja", en="Tool"),
    "tool_use_column": Sentence(id="Digunakan untuk tugas", en="Used for the task"),
    "text_column": Sentence(id="Uraian", en="Description"),
    "relation_column": Sentence(id="Nama jabatan", en="Position"),
    "other_unit_column": Sentence(id="Unit kerja/instansi", en="Unit or institution"),
    "matter_column": Sentence(id="Dalam hal", en="In which matter"),
    "aspect_column": Sentence(id="Aspek", en="Aspect"),
    "factor_column": Sentence(id="Faktor", en="Factor"),
    "hazard_column": Sentence(id="Fisik/mental", en="Physical or mental"),
    "cause_column": Sentence(id="Penyebab", en="Cause"),
    "skills_label": Sentence(id="Keterampilan kerja", en="Skills"),
    "aptitudes_label": Sentence(id="Bakat kerja", en="Aptitudes"),
    "temperaments_label": Sentence(id="Temperamen kerja", en="Temperaments"),
    "interests_label": Sentence(id="Minat kerja", en="Interests"),
    "efforts_label": Sentence(id="Upaya fisik", en="Physical efforts"),
    "conditions_label": Sentence(id="Kondisi fisik", en="Physical conditions"),
    "functions_label": Sentence(id="Fungsi pekerja", en="Worker functions"),
    "achievement_label": Sentence(
        id="Prestasi yang diharapkan", en="Expected achievement"
    ),
    "class_label": Sentence(id="Kelas", en="Class"),
    "other_label": Sentence(id="Butir informasi lain", en="Other information"),
    "analysed_label": Sentence(id="Tanggal analisis", en="Day of the analysis"),
    "basis_label": Sentence(id="Dasar penetapan", en="Adopted by"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
    "form_title": TITLE,
    "remarks_title": REMARKS,
}
WORDS = COLUMNS | {
    f"item_{number}": title for number, title in enumerate(ITEM_TITLES, 1)
}


def paper(
    analysis: Analysis, codes: Codes, about: About, language: Language = "id"
) -> Paper:
    """Return the form of one analysis, ready to be written as Word or PDF."""
    name = analysis.name.replace("{", "{{").replace("}", "}}")
    title = Sentence(id=f"Informasi jabatan {name}", en=f"Job information {name}")
    content = job_form(analysis, codes, about.agency, language)
    return Paper(FORM, title, about, content, WORDS, language)
