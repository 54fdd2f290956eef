"""Addresses below ``/siklus/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_indices, views_running, views_siasn, views_superiors

app_name = "cycles"
urlpatterns = [
    path("", views.index, name="index"),
    path("indeks/", views_indices.page, name="indices"),
    path("indeks/<str:name>.xlsx", views_indices.workbook, name="indices-workbook"),
    path("siasn/", views_siasn.page, name="siasn"),
    path("siasn/<str:name>", views_siasn.file, name="siasn-file"),
    path("<int:number>/", views.board, name="board"),
    path("<int:number>/orang/", views.people, name="people"),
    path("<int:number>/ubah/", views_running.change, name="change"),
    path("<int:number>/buka/", views_running.start, name="open"),
    path("<int:number>/tutup/", views_running.close, name="close"),
    path("<int:number>/buka-lagi/", views_running.reopen, name="reopen"),
    path("<int:number>/ingatkan/", views_running.remind, name="remind"),
    path("<int:number>/atasan/", views_superiors.page, name="superiors"),
]
