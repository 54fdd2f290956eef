"""Addresses below ``/dampak/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_overview

app_name = "impact"
urlpatterns = [
    path("", views.index, name="index"),
    path("ringkasan/", views_overview.overview, name="overview"),
    path("ringkasan/ukur/", views_overview.measure, name="measure"),
    path("tanya/", views.ask, name="ask"),
    path("<int:number>/", views.one, name="one"),
]
