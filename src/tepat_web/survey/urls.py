"""Addresses below ``/survei/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_paper

app_name = "survey"
urlpatterns = [
    path("", views.index, name="index"),
    path("sampel/", views.plan, name="plan"),
    path("ragu/", views.odd, name="odd"),
    path("perbaikan/", views.improvements, name="improvements"),
    path("perbaikan/baru/", views.improve, name="improve"),
    path("tempat/baru/", views.add, name="add"),
    path("tempat/<int:number>/", views.place, name="place"),
    path("tempat/<int:number>/buka-tutup/", views.switch, name="switch"),
    path("tempat/<int:number>/poster.pdf", views_paper.poster, name="poster"),
    path("tempat/<int:number>/tautan/", views_paper.links, name="links"),
    path("tempat/<int:number>/kertas/", views_paper.enter, name="paper"),
]
