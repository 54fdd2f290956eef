"""Which models the ledger keeps every version of."""

from __future__ import annotations

from django.apps import apps

from tepat_web.kit.models import Kept


def kept_models() -> list[type[Kept]]:
    """Return every model of which records have versions, by name."""
    kept = [model for model in apps.get_models() if issubclass(model, Kept)]
    return sorted(kept, key=lambda model: model._meta.label)
