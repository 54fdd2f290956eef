"""Whose papers they are that follow from the register alone, and no plan."""

from __future__ import annotations

from django.utils import timezone

from tepat.reports.about import About
from tepat_web.organisation.models import Setting, Unit
from tepat_web.snapshots.take import structure_on


def about() -> About:
    """Return what such a paper says of itself, made today."""
    rows = Setting.objects.standing().filter(key__in=("nama_instansi", "contoh"))
    told = dict(rows.values_list("key", "value"))
    root = Unit.objects.standing().filter(
        structure=structure_on(None), parent__isnull=True
    )
    name = told.get("nama_instansi") or root.values_list("name", flat=True).first()
    return About(
        agency=name or "Tepat",
        day=timezone.localdate(),
        source="Tepat",
        is_example=told.get("contoh") in ("ya", "true"),
    )
