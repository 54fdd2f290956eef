"""Addresses below ``/perkembangan/``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "growth"
urlpatterns: list[URLPattern] = []
