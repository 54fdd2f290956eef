"""Addresses of what colours the position map; included by the room's urls.py."""

from __future__ import annotations

from django.urls import path

from . import map_views

urlpatterns = [
    path("peta/pensiun.json", map_views.leaving_layer, name="map-leaving"),
    path("peta/kesesuaian.json", map_views.fit_layer, name="map-fit"),
]
