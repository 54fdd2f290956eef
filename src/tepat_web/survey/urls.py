"""Addresses below ``/survei/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_odd, views_office, views_paper

app_name = "survey"
urlpatterns = [
    path("", views.index, name="index"),
    path("sampel/", views_office.plan, name="plan"),
    path("ragu/", views_odd.odd, name="odd"),
    path("perbaikan/", views.improvements, name="improvements"),
    path("perbaikan/baru/", views.improve, name="improve"),
    path("perbaikan/<int:number>/", views_office.reword, name="reword"),
    path("perbaikan/<int:number>/tarik/", views_office.withdraw, name="withdraw"),
    path("tempat/baru/", views.add, name="add"),
    path("tempat/<int:number>/", views.place, name="place"),
    path("tempat/<int:number>/nama/", views_office.rename, name="rename"),
    path("tempat/<int:number>/buka-tutup/", views.switch, name="switch"),
    path("tempat/<int:number>/poster.pdf", views_paper.poster, name="poster"),
    path("tempat/<int:number>/tautan/", views_paper.links, name="links"),
    path("tempat/<int:number>/kertas/", views_paper.enter, name="paper"),
]
