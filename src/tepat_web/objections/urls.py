"""Addresses of remarks and objections."""

from __future__ import annotations

from django.urls import path

from . import views, views_handling

app_name = "objections"
urlpatterns = [
    path("", views_handling.index, name="index"),
    path("unduh.xlsx", views_handling.export, name="export"),
    path("saya/", views.mine, name="mine"),
    path("jabatan/", views.positions, name="positions"),
    path("rencana/<int:number>/ajukan/", views.file, name="file"),
    path("rencana/<int:number>/rencana-baru/", views_handling.remake, name="remake"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/teruskan/", views.escalate, name="escalate"),
    path("<int:number>/tarik/", views.withdraw, name="withdraw"),
    path("<int:number>/terima/", views_handling.acknowledge, name="acknowledge"),
    path("<int:number>/jawab/", views_handling.answer, name="answer"),
    path("<int:number>/putusan/", views_handling.decide, name="decide"),
]
