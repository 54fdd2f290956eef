"""The API as a whole: the rooms' routers under one roof."""

from __future__ import annotations

from tepat_web.api.door import Api
from tepat_web.register.api import router as register

api = Api(title="Tepat", version="1", urls_namespace="api-v1")
api.add_router("/register", register)
