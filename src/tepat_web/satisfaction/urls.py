"""Addresses below ``/kepuasan/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_open

app_name = "satisfaction"
urlpatterns = [
    path("", views.index, name="index"),
    path("data-terbuka.csv", views_open.data, name="open-data"),
    path("unit/<int:number>/", views.unit, name="unit"),
    path("unit/<int:number>/laporan.<slug:ending>", views.report, name="report"),
    path("unit/<int:number>/catatan/<slug:name>/", views.topic, name="topic"),
]
