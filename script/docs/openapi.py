"""The description of the API, as programs read it."""

from __future__ import annotations

import json
import os


def page() -> str:
    """Return the OpenAPI document of the web application, in English."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
    import django

    django.setup()
    from django.utils.translation import override

    from tepat_web.config.api import api

    with override("en"):
        told = api.get_openapi_schema()
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
