"""The words that the forms of letters print around what a letter says."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

Words = Mapping[str, Sentence]

COMMON: Words = {
    "number": Sentence("Nomor", "Number"),
    "no": Sentence("No.", "No."),
    "name": Sentence("Nama", "Name"),
    "nip": Sentence("NIP", "NIP"),
    "rank": Sentence("Pangkat, golongan ruang", "Rank, grade"),
    "position": Sentence("Jabatan", "Position"),
    "unit": Sentence("Unit kerja", "Unit"),
    "class": Sentence("Kelas jabatan", "Position class"),
    "kind": Sentence("Jenis jabatan", "Kind of position"),
    "on_behalf": Sentence("a.n.", "for"),
    "and_unit": Sentence("pada", "at"),
}
CORRESPONDENCE: Words = {
    "nature": Sentence("Sifat", "Nature"),
    "enclosed": Sentence("Lampiran", "Enclosed"),
    "subject": Sentence("Hal", "Subject"),
    "to": Sentence("Yth.", "To"),
    "copies": Sentence("Tembusan:", "Copies:"),
}
DECREE: Words = {
    "decree": Sentence("Keputusan", "Decree of the"),
    "about": Sentence("Tentang", "On"),
    "grace": Sentence(
        "Dengan rahmat Tuhan Yang Maha Esa", "By the grace of God Almighty"
    ),
    "considering": Sentence("Menimbang", "Considering"),
    "recalling": Sentence("Mengingat", "Recalling"),
    "noting": Sentence("Memperhatikan", "Noting"),
    "decides": Sentence("Memutuskan:", "Has decided:"),
    "lays_down": Sentence("Menetapkan", "To lay down"),
    "done_at": Sentence("Ditetapkan di", "Done at"),
    "done_on": Sentence("pada tanggal", "on"),
    "old_position": Sentence("Jabatan lama", "Former position"),
    "new_position": Sentence("Jabatan baru", "New position"),
    "starts_on": Sentence("Terhitung mulai tanggal", "With effect from"),
    "copies": CORRESPONDENCE["copies"],
}
ANNEX: Words = {
    "annex": Sentence("Lampiran", "Annex"),
    "annex_title": Sentence(
        "Daftar pegawai Aparatur Sipil Negara yang diberhentikan dari dan diangkat "
        "dalam jabatan",
        "List of civil servants released from and appointed to positions",
    ),
    "person": Sentence("Nama\nNIP", "Name\nNIP"),
    "from_seat": Sentence("Jabatan lama\nUnit kerja", "Former position\nUnit"),
    "to_seat": Sentence("Jabatan baru\nUnit kerja", "New position\nUnit"),
    "short_class": Sentence("Kelas", "Class"),
    "tmt": Sentence("Terhitung mulai tanggal", "With effect from"),
}
EXTRACT: Words = {
    "extract": Sentence("Petikan", "Extract"),
    "and_so_on": Sentence("dan seterusnya;", "and so on;"),
    "true_to": Sentence(
        "Petikan ini sesuai dengan aslinya.", "This extract is true to the original."
    ),
}
PROPOSALS: Words = {
    "to": CORRESPONDENCE["to"],
    "person": ANNEX["person"],
    "from_seat": Sentence("Jabatan sekarang\nUnit kerja", "Present position\nUnit"),
    "to_seat": Sentence(
        "Jabatan yang diusulkan\nUnit kerja", "Proposed position\nUnit"
    ),
    "short_class": ANNEX["short_class"],
    "move": Sentence("Jenis", "Kind"),
    "fit": Sentence("Kesesuaian (dari 1.000)", "Fit (of 1,000)"),
    "before": Sentence("sekarang", "present"),
    "after": Sentence("usulan", "proposed"),
    "basis": Sentence("Dasar", "Basis"),
    "reason": Sentence("Alasan", "Reason"),
}
MINUTES: Words = {
    "heading": Sentence("Berita acara", "Minutes"),
    "attendance": Sentence("Kehadiran", "Attendance"),
    "agenda": Sentence("Pembahasan dan hasil", "Deliberation and outcome"),
    "others": Sentence("Catatan lain", "Other matters"),
    "member": Sentence("Nama\nNIP", "Name\nNIP"),
    "role": Sentence("Kedudukan", "Role"),
    "presence": Sentence("Kehadiran", "Attendance"),
    "present": Sentence("hadir", "present"),
    "absent": Sentence("tidak hadir", "absent"),
    "requirements": Sentence("Persyaratan jabatan", "Requirements"),
    "candidate": Sentence("Nama\nNIP\nPangkat", "Name\nNIP\nRank"),
    "now": Sentence("Jabatan sekarang", "Present position"),
    "fit": Sentence("Kesesuaian\n(dari 1.000)", "Fit\n(of 1,000)"),
    "box": Sentence("Kotak talenta", "Talent box"),
    "findings": Sentence("Hasil pemeriksaan syarat", "Findings"),
    "votes": Sentence("Suara", "Votes"),
    "abstained": Sentence("Abstain", "Abstained"),
    "chosen": Sentence("diusulkan", "proposed"),
    "choice": Sentence("Hasil", "Outcome"),
    "reasons": Sentence("Alasan", "Reasons"),
    "dissent": Sentence("Pendapat berbeda", "Dissent"),
    "no_candidate": Sentence(
        "Tidak ada calon yang dibahas.", "No candidate was considered."
    ),
    "closing": Sentence(
        "Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan "
        "sebagaimana mestinya.",
        "These minutes were drawn up truthfully, to be used as is proper.",
    ),
    "signature": Sentence("Tanda tangan", "Signature"),
}
INAUGURATION: Words = {
    "heading": Sentence("Daftar pelantikan", "List of inauguration"),
    "held": Sentence("Hari, tanggal", "Day"),
    "time": Sentence("Waktu", "Time"),
    "venue": Sentence("Tempat", "Place"),
    "officiant": Sentence("Pejabat yang melantik", "Inaugurated by"),
    "person": ANNEX["person"],
    "from_seat": ANNEX["from_seat"],
    "to_seat": ANNEX["to_seat"],
    "decree": Sentence("Keputusan", "Decree"),
    "signature": MINUTES["signature"],
    "witnesses": Sentence("Saksi", "Witnesses"),
}
NOTICE: Words = {
    **CORRESPONDENCE,
    "about": Sentence(
        "Usulan penempatan dan permintaan tanggapan",
        "Proposed placement, and a request for your answer",
    ),
    "no_decision": Sentence(
        "Surat ini memberitahukan usulan, bukan keputusan.",
        "This letter tells a proposal, not a decision.",
    ),
    "nothing_changes": Sentence(
        "Jabatan, pangkat, dan hak Saudara tidak berubah karena surat ini.",
        "Your position, rank and rights do not change by this letter.",
    ),
    "now": Sentence("Jabatan sekarang", "Present position"),
    "proposed": Sentence("Jabatan yang diusulkan", "Proposed position"),
    "training": Sentence("Pengembangan kompetensi", "Training"),
    "planned": Sentence("Rencana pelaksanaan", "Planned for"),
    "why": Sentence("Mengapa Saudara diusulkan", "Why you are proposed"),
    "answer": Sentence("Tanggapan Saudara", "Your answer"),
    "weighed": Sentence(
        "Tanggapan Saudara menjadi bahan pertimbangan sebelum rencana diajukan untuk "
        "diputuskan.",
        "Your answer is considered before the plan is put forward for decision.",
    ),
}
ANSWER: Words = {
    **CORRESPONDENCE,
    "about": Sentence("Jawaban atas keberatan", "Answer to your objection"),
    "objected": Sentence("Pokok keberatan", "What was objected"),
    "findings": Sentence("Hasil pemeriksaan", "What was found"),
    "reasons": Sentence("Pertimbangan", "Reasons"),
    "outcome": Sentence("Kesimpulan", "Outcome"),
    "follows": Sentence("Tindak lanjut", "What follows"),
    "remedy": Sentence("Upaya yang dapat ditempuh", "What can be done against it"),
    "remedy_to": Sentence("Kepada", "To"),
    "remedy_address": Sentence("Alamat", "Address"),
    "remedy_within": Sentence("Jangka waktu", "Within"),
    "remedy_basis": Sentence("Dasar", "Basis"),
}
ANNOUNCEMENT: Words = {
    "heading": Sentence("Pengumuman", "Announcement"),
    "about": DECREE["about"],
    "what": Sentence("Kegiatan", "What"),
    "when": Sentence("Waktu", "When"),
    "where": Sentence("Tempat", "Where"),
}
