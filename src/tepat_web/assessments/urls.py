"""Addresses below ``/uji-kompetensi/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_round

app_name = "assessments"
urlpatterns = [
    path("", views_round.index, name="index"),
    path("saya/", views.mine, name="mine"),
    path("tim/", views.team, name="team"),
    path("<int:number>/", views_round.one_round, name="round"),
    path("<int:number>/ubah/", views_round.change, name="change"),
    path("<int:number>/asesor/", views_round.assign, name="assign"),
    path("<int:number>/ambil/", views_round.take_all, name="take-all"),
    path("<int:number>/tutup/", views_round.close, name="close"),
    path("peserta/<int:number>/", views.one, name="one"),
    path("peserta/<int:number>/ambil/", views_round.take, name="take"),
    path("peserta/<int:number>/nilai/<slug:part>/", views.judge, name="judge"),
]
