"""Audit of time norms and volumes: numbers that are worth a second look."""

from .audit import KINDS, Audit, audit
from .policy import AuditPolicy

__all__ = ["KINDS", "Audit", "AuditPolicy", "audit"]
