"""QR codes as drawings, for pages and for print."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
"""Modules of white around a code, without which many readers do not see it."""


def drawn(text: str) -> tuple[int, str]:
    """Return a QR code as a drawing: its width in modules, and the path of an SVG.

    The quiet zone is part of it.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return len(rows), path


def picture(text: str) -> str:
    """Return a QR code as an SVG file."""
    width, path = drawn(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}">'
        f'<rect width="{width}" height="{width}" fill="#fff"/>'
        f'<path d="{path}" fill="#000"/></svg>'
    )
