"""Addresses of how proposals were taken."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "acceptance"
urlpatterns = [
    path("", views.index, name="index"),
    path("unduh.xlsx", views.export, name="export"),
]
