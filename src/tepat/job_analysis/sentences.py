"""What the checks of a job analysis say: what was found, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

SAID: Mapping[str, Sentence] = {
    "ANJAB-1": Sentence(
        id="{name} ({position}): {item} belum diisi. Lengkapi dalam analisis jabatan.",
        en="{name} ({position}): {item} is blank. Complete it in the job analysis.",
    ),
    "ANJAB-2": Sentence(
        id="{name} ({position}) belum mempunyai tugas pokok. Isi lembar tugas.",
        en="{name} ({position}) has no main task. Fill in sheet tugas.",
    ),
    "ANJAB-3": Sentence(
        id="{name} ({position}), tugas {number}: hasil kerja belum diisi. Tulis bukti "
        "fisiknya, misalnya laporan.",
        en="{name} ({position}), task {number}: its result is blank. Write what can be "
        "shown for it, such as a report.",
    ),
    "ANJAB-4": Sentence(
        id="{name} ({position}), tugas {number}: hasil kerja belum bersatuan. Isi "
        "kolom satuan, misalnya dokumen, data, laporan, surat atau kegiatan.",
        en="{name} ({position}), task {number}: its result has no unit. Fill in "
        "column satuan, for example dokumen, data, laporan, surat or kegiatan.",
    ),
    "ANJAB-5": Sentence(
        id="{name} ({position}): “{value}” tidak ada dalam daftar {list}. Pilih dari "
        "daftarnya.",
        en="{name} ({position}): “{value}” is not in the list of {list}. Choose from "
        "the list.",
    ),
    "ANJAB-6": Sentence(
        id="{name} ({position}): unit kerjanya tidak sampai ke unit puncak. Perbaiki "
        "kolom unit pada lembar jabatan, atau induk pada lembar unit.",
        en="{name} ({position}): its unit does not lead up to the root. Correct column "
        "unit on sheet jabatan, or induk on sheet unit.",
    ),
    "ANJAB-7": Sentence(
        id="{name} ({position}): kelas {told} pada analisis, kelas {catalogue} pada "
        "peta jabatan. Samakan dengan kelas yang ditetapkan.",
        en="{name} ({position}): class {told} in the analysis, class {catalogue} on "
        "the position map. Make both the class that was adopted.",
    ),
    "ANJAB-8": Sentence(
        id="{name} ({position}): nama jabatan pelaksana ini tidak ada dalam "
        "nomenklatur yang berlaku pada {day}. Pakai nama yang berlaku.",
        en="{name} ({position}): this title is not in the nomenclature in force on "
        "{day}. Use a title that is.",
    ),
    "ANJAB-9": Sentence(
        id="{name} ({position}): ikhtisar terdiri atas {count} kalimat. Ringkas "
        "menjadi satu kalimat.",
        en="{name} ({position}): the summary has {count} sentences. Make it one.",
    ),
    "ANJAB-10": Sentence(
        id="{name} ({position}): ikhtisar belum menyebut {lacking}. Lengkapi "
        "kalimatnya.",
        en="{name} ({position}): the summary does not say {lacking}. Complete it.",
    ),
    "ANJAB-11": Sentence(
        id="{name} ({position}): tugas {number} sama dengan tugas {first}. Gabungkan, "
        "atau bedakan uraiannya.",
        en="{name} ({position}): task {number} is the same as task {first}. Merge "
        "them, or tell how they differ.",
    ),
    "ANJAB-12": Sentence(
        id="{name} ({position}): {count} dari {of} tugas belum diukur, sedangkan "
        "kebutuhannya dihitung dari tugas. Isi volume dan waktunya.",
        en="{name} ({position}): {count} of {of} tasks are not measured, while its "
        "need rests on tasks. Fill in volume and time.",
    ),
    "ANJAB-13": Sentence(
        id="{name} ({position}), tugas {number}: satuan “{value}” tidak lazim. Periksa "
        "apakah dapat dihitung.",
        en="{name} ({position}), task {number}: unit “{value}” is unusual. See whether "
        "it can be counted.",
    ),
    "ANJAB-14": Sentence(
        id="{name} ({position}): nomor tugas {number} dipakai lebih dari satu kali; "
        "tahapannya hanya mengikuti yang pertama. Bedakan nomornya.",
        en="{name} ({position}): number {number} is that of more than one task; its "
        "steps go with the first. Make the numbers different.",
    ),
    "ANJAB-15": Sentence(
        id="{name} ({position}): prestasi yang diharapkan tertulis “{value}”. Yang "
        "dikenal: {allowed}.",
        en="{name} ({position}): the expected achievement is “{value}”. Known are "
        "{allowed}.",
    ),
    "ANJAB-16": Sentence(
        id="{name} ({position}): minat kerja {value} ditulis dalam bentuk lama. Ganti "
        "dengan realistik, investigatif, artistik, sosial, kewirausahaan atau "
        "konvensional.",
        en="{name} ({position}): interest {value} is of the older form. Replace it by "
        "realistik, investigatif, artistik, sosial, kewirausahaan or konvensional.",
    ),
    "ANJAB-17": Sentence(
        id="{name} ({position}): {field} disyaratkan “{value}”. Pastikan "
        "pekerjaannya memang menuntut itu; sistem merit tidak membedakan tanpa alasan.",
        en="{name} ({position}): {field} “{value}” is required. Make sure that the "
        "work asks for it; a merit system makes no difference without a reason.",
    ),
    "ANJAB-18": Sentence(
        id="{name} ({position}): {count} tahapan menunjuk nomor tugas yang tidak ada "
        "({numbers}). Perbaiki kolom tugas pada lembar tahapan.",
        en="{name} ({position}): {count} steps name a task that is not there "
        "({numbers}). Correct column tugas on sheet tahapan.",
    ),
}
LACKING: Mapping[str, Sentence] = {
    "what": Sentence(id="apa yang dikerjakan", en="what is done"),
    "how": Sentence(id="bagaimana dikerjakan", en="how it is done"),
    "why": Sentence(id="untuk apa dikerjakan", en="what it is for"),
}
LIST_NAMES: Mapping[str, Sentence] = {
    "aptitudes": Sentence(id="bakat kerja", en="aptitudes"),
    "temperaments": Sentence(id="temperamen kerja", en="temperaments"),
    "interests": Sentence(id="minat kerja", en="interests"),
    "efforts": Sentence(id="upaya fisik", en="physical efforts"),
    "functions": Sentence(id="fungsi pekerja", en="worker functions"),
}
PARTS: Mapping[str, Sentence] = {
    "education": Sentence(id="pendidikan formal", en="formal education"),
    "skills": Sentence(id="keterampilan kerja", en="skills"),
}
UNLIMITED: tuple[str, ...] = (
    "tidak ada",
    "laki laki perempuan",
    "pria wanita",
    "semua",
)
