"""Where drafts and plans are worked on, and where remarks on them stand."""

from __future__ import annotations

from django.urls import reverse

from tepat_web.placement.models import Plan

from .models import Draft

REMARKS = "#catatan"


def of(on: Draft | Plan) -> str:
    """Return the page of a draft, or the workroom of a plan."""
    page = "workshop:draft" if isinstance(on, Draft) else "workshop:plan"
    return reverse(page, args=[on.pk])
