"""Files that cannot be read, that lie, or that hide something."""

import os
from zipfile import ZIP_DEFLATED, ZipFile

from .documents import document, read, replaced, rows


def test_what_cannot_be_read_is_told_and_the_others_go_on(folder):
    sound = document("Nama Jabatan : A", "Tugas Pokok", "1. Satu")
    (folder / "lama.doc").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    )
    (folder / "terkunci.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )
    (folder / "kosong.docx").write_bytes(b"")
    (folder / "rusak.docx").write_bytes(sound[: len(sound) // 2])
    (folder / "surat.pdf").write_bytes(b"%PDF-1.7")
    (folder / "~$form.docx").write_bytes(b"lock")
    (folder / "entitas.docx").write_bytes(
        replaced(
            sound, "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        )
    )
    (folder / "lain.docx").write_bytes(document("Surat undangan rapat"))
    (folder / "sub").mkdir()
    reading = read(folder, **{"sub/baik": sound})
    assert [it["file"] for it in reading.positions] == ["sub/baik.docx"]
    told = {each.file: each.reason.id for each in reading.unplaced}
    assert "kata sandi" in told["terkunci.docx"]
    assert "kosong" in told["kosong.docx"]
    assert "rusak" in told["rusak.docx"]
    assert "rusak" in told["entitas.docx"]
    assert "bukan dokumen Word" in told["surat.pdf"]
    assert "Tidak ada analisis jabatan" in told["lain.docx"]
    assert "~$form.docx" not in told


def test_a_file_that_swells_is_refused_before_it_fills_the_memory(folder):
    path = folder / "bom.docx"
    with (
        ZipFile(path, "w", ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(60):
            part.write(b" " * 2**20)
    reading = read(folder)
    (told,) = reading.unplaced
    assert told.file == "bom.docx"
    assert "membengkak" in told.reason.id


def test_links_are_not_followed(folder, tmp_path):
    outside = tmp_path / "lain.docx"
    outside.write_bytes(document("Nama Jabatan : A", "Tugas Pokok", "1. Satu"))
    os.symlink(outside, folder / "tautan.docx")
    assert read(folder).positions == []


def test_text_that_was_deleted_is_not_there_and_text_in_boxes_is(folder):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with ZipFile(folder / "x.docx", "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {w}><w:body>"
            "<w:p><w:r><w:t>Nama Jabatan : A</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Wewenang</w:t></w:r></w:p>"
            "<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>baru</w:t></w:r></w:ins></w:p>"
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>kendali</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt></w:body></w:document>",
        )
    reading = read(folder)
    assert rows(reading.snapshot.details, "description") == [
        ("baru",),
        ("kotak",),
        ("kendali",),
    ]
