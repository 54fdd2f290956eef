"""Whether the site is well, for machines that watch over it."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import public
from tepat_web.ledger import pulse

log = logging.getLogger(__name__)
_schema_was_complete = False


@public
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Tell whether everything that the site needs is there.

    What exactly is missing is told to administrators, and written to the log: a
    stranger learns nothing but yes or no.
    """
    try:
        parts = {
            "database": _has_database(),
            "schema": _has_whole_schema(),
            "worker": pulse.is_there(),
        }
    except DatabaseError:
        parts = {"database": False}
    is_well = all(parts.values())
    told: dict[str, object] = {"status": "ok" if is_well else "unwell"}
    if not is_well:
        missing = ", ".join(name for name, is_there in parts.items() if not is_there)
        log.error("Not well: %s", missing)
    if parts["database"] and reach(request.user, Permission.ACCOUNTS_MANAGE):
        told["parts"] = parts
    status = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(told, status=status)


def _has_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _has_whole_schema() -> bool:
    """Tell whether every migration has been applied; what was complete stays so."""
    global _schema_was_complete
    if not _schema_was_complete:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        _schema_was_complete = not plan
    return _schema_was_complete
