"""Five years ahead: who leaves, who is planned to come, and whom to take on."""

from .project import Projection, project

__all__ = ["Projection", "project"]
