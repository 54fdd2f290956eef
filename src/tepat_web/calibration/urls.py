"""Addresses below ``/kalibrasi/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_minutes

app_name = "calibration"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:number>/", views.raters, name="raters"),
    path("<int:number>/sebaran/", views.units, name="units"),
    path("<int:number>/penilai-kompetensi/", views.judges, name="judges"),
    path("<int:number>/catatan/", views_minutes.minutes, name="minutes"),
    path("<int:number>/catatan/simpan/", views_minutes.notes, name="notes"),
    path("<int:number>/tindakan/", views_minutes.agree, name="agree"),
    path("<int:number>/tutup/", views_minutes.close, name="close"),
    path("<int:number>/perbarui/", views_minutes.renew, name="renew"),
    path("tindakan/<int:number>/selesai/", views_minutes.finish, name="finish"),
]
