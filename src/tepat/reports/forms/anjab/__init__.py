"""The official form of job information (informasi jabatan), as Word and as PDF."""

from .content import JobForm, job_form
from .paper import paper


__all__ = ["JobForm", "job_form", "paper"]
