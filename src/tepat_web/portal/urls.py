from __future__ import annotations

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("berkas-saya/", views.mine, name="mine"),
    path("cari/", views.find, name="search"),
    path("kalender.ics", views.calendar, name="calendar"),
    path("pemberitahuan/", views.notices, name="notices"),
]
