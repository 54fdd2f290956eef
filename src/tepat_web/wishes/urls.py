"""Addresses of wishes: one's own, those of units, and the planner's windows."""

from __future__ import annotations

from django.urls import path

from . import views, views_unit, views_window

app_name = "wishes"
urlpatterns = [
    path("", views_window.index, name="index"),
    path("saya/", views.mine, name="mine"),
    path("unit/", views_unit.units, name="units"),
    path("unit/<int:number>/", views_unit.unit, name="unit"),
    path("jendela/<int:number>/", views_window.window, name="window"),
    path("jendela/<int:number>/tutup/", views_window.close, name="close"),
]
