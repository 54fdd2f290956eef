"""The kit every workbook of a report is made with: one look, safe cells, fixed bytes.

A text never becomes a formula or a link, whatever a name says; codes and NIPs stay
text; a number stays a number and carries its sign and word in its format.
"""

from .book import Book
from .field import Field, Form, Look
from .formula import Formula
from .sheet import Sheet

__all__ = ["Book", "Field", "Form", "Formula", "Look", "Sheet"]
