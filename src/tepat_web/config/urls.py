"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("tepat_web.portal.urls")),
    path("akun/", include("tepat_web.accounts.urls")),
    path("akun/", include("allauth.urls")),
]
