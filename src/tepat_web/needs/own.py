"""What concerns nobody but the person: up to where they have looked at an analysis."""

from __future__ import annotations

from tepat_web.accounts.models import User

from .models import Look
from .subjects import Subject


def look(by: User, subject: Subject, version: int) -> None:
    """Note that a person has seen an analysis as a version left it."""
    told = Look.objects.filter(by=by, **subject.mine)
    if not told.update(version=version):
        Look.objects.create(by=by, version=version, **subject.mine)


def looked(by: User, subject: Subject) -> int | None:
    """Return the version that a person last saw; none if they never looked."""
    seen = Look.objects.filter(by=by, **subject.mine)
    return seen.values_list("version", flat=True).first()
