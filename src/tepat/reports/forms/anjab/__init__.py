"""The official form of job information (informasi jabatan), as Word and as PDF."""

from .content import JobForm, job_form
from .paper import paper
from .write import DOCX, PDF, Written, file_name, write_forms

__all__ = [
    "DOCX",
    "PDF",
    "JobForm",
    "Written",
    "file_name",
    "job_form",
    "paper",
    "write_forms",
]
