"""The empty workbook that a city starts from."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tepat import intake


def template_file() -> BytesIO:
    """Return the template workbook, ready to be sent."""
    with TemporaryDirectory() as name:
        path = Path(name) / "templat.xlsx"
        intake.write_template(path)
        return BytesIO(path.read_bytes())
