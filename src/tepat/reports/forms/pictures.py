"""Pictures of a Word template that a city replaces by a file of the same name.

typst reads a picture from the folder of templates whenever it needs it; a Word file
carries its pictures inside. So those of a template whose name is that of a file in the
folder are put in anew: as high as before, as wide as the new one asks for.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.parts.image import ImagePart

from .errors import BrokenTemplate

WIDEST = 1.6  # times its height; a wider one is made lower


def with_pictures(template: bytes, folder: Path) -> bytes:
    """Return a Word template with the pictures of a folder in place of its own.

    Raises:
        BrokenTemplate: if a file is no picture.
    """
    document = Document(BytesIO(template))
    replaced = False
    for shape in document.inline_shapes:
        inline = shape._inline
        file = folder / inline.docPr.name
        if not file.is_file() or file.parent != folder:
            continue
        (blip,) = inline.iter(qn("a:blip"))
        part = document.part.related_parts[blip.embed]
        content = file.read_bytes()
        if not isinstance(part, ImagePart) or part.blob == content:
            continue
        try:
            relation, image = document.part.get_or_add_image(BytesIO(content))
        except Exception as error:  # somebody's file: its head may say anything
            cause = str(error) or type(error).__name__
            raise BrokenTemplate(file.name, cause) from error
        blip.embed = relation
        height, wide = shape.height, image.px_width / image.px_height
        shape.height = int(height * min(1, WIDEST / wide))
        shape.width = int(shape.height * wide)
        replaced = True
    if not replaced:
        return template
    made = BytesIO()
    document.save(made)
    return made.getvalue()
