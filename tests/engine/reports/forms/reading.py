"""What a reader finds in a Word file or a PDF: its text, in the order of reading."""

import re
from io import BytesIO

import docx
from pypdf import PdfReader

SPACE = re.compile(r"\s+")


def said_in_docx(content):
    """Return all text of a Word file: body with its tables, head and foot."""
    document = docx.Document(BytesIO(content))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
        if section.different_first_page_header_footer:
            first = (section.first_page_header, section.first_page_footer)
            parts += [each._element for each in first]
    text = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    paragraph = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    return squeezed(
        " ".join(
            "".join(run.text or "" for run in each.iter(text))
            for part in parts
            for each in part.iter(paragraph)
        )
    )


def said_in_pdf(content):
    """Return all text of a PDF, page by page."""
    return squeezed(" ".join(page.extract_text() for page in pages(content)))


def pages(content):
    return list(PdfReader(BytesIO(content)).pages)


def squeezed(text):
    """Without white space, which each program puts where its lines end."""
    return SPACE.sub("", text).replace("\u00ad", "")


def missing(values, said):
    """Return the texts among plain ``values`` that do not stand in ``said``."""
    return [text for text in texts(values) if squeezed(text) not in said]


def texts(values):
    match values:
        case str():
            yield values
        case dict():
            for each in values.values():
                yield from texts(each)
        case list():
            for each in values:
                yield from texts(each)
