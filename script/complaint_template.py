"""Make the Word template of the answer to a complaint, ``jawaban-aduan.docx``.

As ``letter_templates.py`` does for the letters of a placement; a city changes the file
in Word.

    python script/complaint_template.py \
        src/tepat/reports/forms/templates/jawaban-aduan.docx
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import letter_blocks as block
import letter_kit as make
import word_kit as kit
from docx import Document


def main() -> None:
    """Write the template to the path given."""
    made = BytesIO()
    _document().save(made)
    Path(sys.argv[1]).write_bytes(kit.without_clock(made))


def _document() -> Any:
    document = Document()
    make.set_up(document, size=11)
    block.letterhead(document)
    block.correspondence(document, ("person.contact", "{{ person.contact }}"))
    make.line(document, "{{ words.referring }}", after=6, keep=True)
    facts = ("case", "came", "channel")
    make.labelled(
        document, [("", f"{{{{ words.{it} }}}}", f"{{{{ {it} }}}}") for it in facts], 34
    )
    make.space(document, 10)
    make.mark(document, "{%p for each in paragraphs %}")
    make.spoken(document, "{{ each }}")
    make.mark(document, "{%p endfor %}")
    make.mark(document, "{%p if closing %}")
    make.spoken(document, "{{ closing }}")
    make.mark(document, "{%p endif %}")
    make.line(document, "{{ words.thanks }}", keep=True)
    block.signature(document)
    return document


if __name__ == "__main__":
    main()
