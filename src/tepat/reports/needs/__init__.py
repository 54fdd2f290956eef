"""The needs (kebutuhan pegawai) as a workbook."""

from .workbook import write_needs

__all__ = ["write_needs"]
