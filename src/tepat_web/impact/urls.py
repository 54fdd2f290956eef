"""Addresses below ``/dampak/``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "impact"
urlpatterns: list[URLPattern] = []
