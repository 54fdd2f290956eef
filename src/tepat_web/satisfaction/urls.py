"""Addresses below ``/kepuasan/``."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "satisfaction"
urlpatterns = [
    path("", views.index, name="index"),
    path("unit/<int:number>/", views.unit, name="unit"),
    path("unit/<int:number>/catatan/<slug:name>/", views.topic, name="topic"),
]
