"""The API as a whole: the rooms' routers under one roof."""

from __future__ import annotations

from tepat_web.api import book, me, work
from tepat_web.api.door import Api
from tepat_web.imports.api import router as imports
from tepat_web.organisation.api import router as position_map
from tepat_web.organisation.api import structures_router as structures
from tepat_web.placement.api import router as plans
from tepat_web.placement.why_api import router as reasons
from tepat_web.register.api import router as register
from tepat_web.snapshots.api import results
from tepat_web.snapshots.api import router as computations

ROUTERS = (
    ("/me", me.router),
    ("/register", register),
    ("/imports", imports),
    ("/computations", computations),
    ("/results", results),
    ("/plans", reasons),
    ("/plans", plans),
    ("/map", position_map),
    ("/structures", structures),
    ("/work", work.router),
    ("/ledger", book.router),
)
api = Api(title="Tepat", version="1", urls_namespace="api-v1")
for place, router in ROUTERS:
    api.add_router(place, router)
