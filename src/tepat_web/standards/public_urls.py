"""Addresses of standards for everybody, below ``/layanan/``."""

from __future__ import annotations

from django.urls import path

from . import views_public

app_name = "services"
urlpatterns = [
    path("", views_public.index, name="index"),
    path("<int:number>/", views_public.service, name="service"),
    path("unit/<int:number>/", views_public.unit, name="unit"),
]
