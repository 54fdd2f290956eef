"""Addresses below ``/siklus/``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "cycles"
urlpatterns: list[URLPattern] = []
