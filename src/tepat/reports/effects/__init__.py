"""The effect of a change as a workbook and as a picture."""

from .picture import write_picture
from .workbook import write_effect

__all__ = ["write_effect", "write_picture"]
