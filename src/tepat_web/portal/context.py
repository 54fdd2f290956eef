"""What every page shows around its content."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, Role, reach
from tepat_web.accounts.models import User
from tepat_web.accounts.second_factor import must_show
from tepat_web.organisation.models import Setting

from .navigation import entries

SECONDS = 60  # for which the city's name is remembered


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template asks for."""
    told = city()
    shown: dict[str, Any] = {
        "city_name": told["nama_instansi"],
        "fictional": told["contoh"] in ("ya", "true"),
    }
    user = getattr(request, "user", None)
    if isinstance(user, User) and user.is_authenticated and not must_show(request):
        shown |= {
            "navigation": entries(request, user),
            "role_name": ", ".join(_roles(user)),
            "notices_url": reverse("portal:notices"),
            "notice_count": user.notices.filter(seen_at__isnull=True).count(),
            "account_links": _links(),
        }
        if reach(user, Permission.STRUCTURE_READ):
            shown["search_url"] = reverse("portal:search")
    return shown


def city() -> dict[str, str]:
    """Return the city's name, and whether its data is invented."""
    cache = caches["process"]
    told: dict[str, str] | None = cache.get("city")
    if told is None:
        keys = ("nama_instansi", "contoh")
        rows = Setting.objects.standing().filter(key__in=keys)
        told = dict.fromkeys(keys, "") | dict(rows.values_list("key", "value"))
        cache.set("city", told, SECONDS)
    return told


def _roles(user: User) -> list[str]:
    given = [str(Role(grant.role).label) for grant in user.grants_today]
    return given or ([_("Employee")] if user.nip else [])


def _links() -> list[dict[str, str]]:
    return [
        {"title": _("My account"), "url": reverse("administration:profile")},
        {"title": _("Who may do what"), "url": reverse("administration:matrix")},
    ]
