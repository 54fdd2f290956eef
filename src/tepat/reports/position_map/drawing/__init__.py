"""The position map drawn in the official layout: boxes, lines and small tables.

Everything is placed here, in millimetres, from the widths of the font: what is drawn as
PDF and as SVG is one drawing. Nothing is cut: a long title takes more lines, a long
table more columns, a large unit more pages.
"""

from .pdf import write_pdf
from .svg import write_svg

__all__ = ["write_pdf", "write_svg"]
