"""The API as a whole: the rooms' routers under one roof."""

from __future__ import annotations

from tepat_web.api import book, me, work
from tepat_web.api.door import Api
from tepat_web.imports import api as imports
from tepat_web.needs import api as needs
from tepat_web.organisation import api as organisation
from tepat_web.placement import api as placement
from tepat_web.placement import check_api, frontier_api, life_api, why_api
from tepat_web.register import api as register
from tepat_web.snapshots import api as snapshots

ROUTERS = (
    ("/me", me.router),
    ("/register", register.router),
    ("/imports", imports.router),
    ("/analyses", needs.router),
    ("/rounds", needs.rounds_router),
    ("/computations", snapshots.router),
    ("/results", snapshots.results),
    ("/plans", why_api.router),
    ("/plans", check_api.router),
    ("/plans", frontier_api.router),
    ("/plans", life_api.router),
    ("/plans", placement.router),
    ("/map", organisation.router),
    ("/structures", organisation.structures_router),
    ("/work", work.router),
    ("/ledger", book.router),
)
ROOMS = (me, register, imports, needs, snapshots, placement, organisation, work, book)
TAGS = [
    {"name": name, "description": about}
    for room in ROOMS
    for name, about in room.TAGS.items()
]
api = Api(
    title="Tepat", version="1", urls_namespace="api-v1", openapi_extra={"tags": TAGS}
)
for place, router in ROUTERS:
    api.add_router(place, router)
