"""Addresses below ``/dasbor/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_lists, views_release

app_name = "dashboard"
urlpatterns = [
    path("", views.index, name="index"),
    path("penerbitan/", views_release.release, name="release"),
    path("penerbitan/<slug:subject>/setujui/", views_release.approve, name="approve"),
    path("penerbitan/<slug:subject>/tarik/", views_release.withdraw, name="withdraw"),
    path("kelas/", views_lists.classes_of_year, name="classes"),
    path("penerimaan/", views_lists.taken_by_unit, name="taken"),
    path("unit/<int:number>/", views_lists.unit, name="unit"),
    path("<slug:name>.xlsx", views.export, name="export"),
    path("<slug:name>/", views.behind, name="behind"),
]
