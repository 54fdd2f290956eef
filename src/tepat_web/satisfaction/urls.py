"""Addresses below ``/kepuasan/``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "satisfaction"
urlpatterns: list[URLPattern] = []
