"""Addresses below ``/standar-layanan/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_write

app_name = "standards"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/", views.service, name="service"),
    path("<int:number>/tulis/", views_write.write, name="write"),
    path("<int:number>/buang/", views.discard, name="discard"),
    path("versi/<int:number>/", views.version, name="version"),
    path("versi/<int:number>/tetap/", views.confirm, name="confirm"),
    path("versi/<int:number>/tarik/", views.withdraw, name="withdraw"),
    path("unit/<int:number>/unduh.<slug:ending>", views.paper, name="paper"),
]
