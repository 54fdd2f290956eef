"""Official forms: one typed content, written as Word and as PDF from two templates.

A form is a :class:`Paper`: its name, its head and a frozen dataclass of what it says.
``docx`` fills the template ``NAME.docx`` (docxtpl) and ``pdf`` the template
``NAME.typ`` (typst) from the same plain values, so that both say the same. A city
replaces a template by a file of the same name in its folder; see :class:`Templates`.
"""

from .errors import BrokenTemplate, NoTemplates
from .paper import Paper
from .plain import Plain, plain
from .templates import Templates
from .typeset import pdf, typeset
from .word import docx, fill

__all__ = [
    "BrokenTemplate",
    "NoTemplates",
    "Paper",
    "Plain",
    "Templates",
    "docx",
    "fill",
    "pdf",
    "plain",
    "typeset",
]
