"""Word files as offices make them, for tests of the reader."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from tepat import law
from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.folder import read_folder

DAY = date(2026, 11, 26)
CODES = Codes.of(law.on(DAY))


def document(*blocks):
    """A Word file of paragraphs (texts) and tables (lists of rows of texts)."""
    made = Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        width = max(len(row) for row in block)
        table = made.add_table(len(block), width)
        for at, row in enumerate(block):
            if len(row) == 1 < width:
                table.cell(at, 0).merge(table.cell(at, width - 1)).text = row[0]
                continue
            for place, text in enumerate(row):
                cell = table.cell(at, place)
                first, *more = text if isinstance(text, list) else [text]
                cell.text = first
                for each in more:
                    cell.add_paragraph(each)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def replaced(content, part, text):
    """The same file with another text in one of its parts."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as read, ZipFile(changed, "w", ZIP_DEFLATED) as put:
        for entry in read.infolist():
            told = text if entry.filename == part else read.read(entry)
            put.writestr(entry.filename, told)
    return changed.getvalue()


def read(folder, **files):
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    return read_folder(folder, CODES, DAY)


def rows(frame, *columns):
    return frame.select(columns).rows()
