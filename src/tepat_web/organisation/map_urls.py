"""Addresses of the position map; included by the room's urls.py."""

from __future__ import annotations

from django.urls import path

from . import map_views

urlpatterns = [
    path("peta/", map_views.page, name="map"),
    path("peta/data.json", map_views.data, name="map-data"),
    path("peta/pimpinan.json", map_views.leaders, name="map-leaders"),
    path("peta/orang.json", map_views.people, name="map-people"),
    path("peta/lembar/", map_views.sheet, name="map-sheet"),
    path("peta/rincian/", map_views.panel, name="map-panel"),
    path("peta/cabang/", map_views.branch, name="map-branch"),
]
