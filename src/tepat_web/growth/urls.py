"""Addresses below ``/perkembangan/``."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "growth"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("tim/", views.team, name="team"),
    path("<int:number>/", views.one, name="one"),
]
