"""Reading the ledger's tables, limited to what the reader may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tepat_web.accounts.access import reach
from tepat_web.accounts.models import User

from .jobs import KINDS
from .models import Job


def jobs_for(by: User) -> QuerySet[Job]:
    """Return one's own jobs, and those of the kinds one may ask for; latest first."""
    kinds = [name for name, kind in KINDS.items() if reach(by, kind.permission)]
    visible = Job.objects.filter(Q(by=by) | Q(kind__in=kinds))
    return visible.select_related("by").order_by("-pk")
