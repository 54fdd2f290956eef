"""Addresses below ``/kepuasan/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_open, views_plan

app_name = "satisfaction"
urlpatterns = [
    path("", views.index, name="index"),
    path("data-terbuka.csv", views_open.data, name="open-data"),
    path("unit/<int:number>/", views.unit, name="unit"),
    path("unit/<int:number>/laporan.<slug:ending>", views.report, name="report"),
    path("tindak-lanjut/", views_plan.plans, name="plans"),
    path("tindak-lanjut/<int:number>/", views_plan.change, name="change-step"),
    path("tindak-lanjut/<int:number>/selesai/", views_plan.finish, name="finish-step"),
    path("tindak-lanjut/<int:number>/batal/", views_plan.drop, name="drop-step"),
    path("unit/<int:number>/tindak-lanjut/", views_plan.add, name="add-step"),
    path("unit/<int:number>/catatan/<slug:name>/", views.topic, name="topic"),
]
