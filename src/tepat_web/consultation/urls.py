"""Addresses of consultations: one's own first, then a plan's, a unit's, everybody's."""

from __future__ import annotations

from django.urls import path

from . import views, views_open, views_run, views_unit

app_name = "consultation"
urlpatterns = [
    path("", views_run.index, name="index"),
    path("saya/", views.mine, name="mine"),
    path("saya/<int:number>/", views.one, name="card"),
    path("saya/<int:number>/setuju/", views.accept, name="accept"),
    path("saya/<int:number>/tanya/", views.ask, name="ask"),
    path("saya/<int:number>/usulkan/", views.propose, name="propose"),
    path("saya/<int:number>/mengapa-bukan/", views.why_not, name="why_not"),
    path("unit/", views_unit.index, name="units"),
    path("unit/<int:number>/", views_unit.one, name="unit"),
    path("unit/<int:number>/diberi-tahu/", views_unit.told, name="told"),
    path("unit/<int:number>/surat/", views_unit.letters, name="unit_letters"),
    path("umum/", views_open.all_public, name="publics"),
    path("umum/<int:number>/", views_open.everybody, name="public"),
    path("<int:number>/", views_run.reach, name="reach"),
    path("<int:number>/unduh.xlsx", views_run.workbook, name="workbook"),
    path("<int:number>/orang/", views_run.people, name="people"),
    path("<int:number>/orang/<int:pk>/", views_run.one, name="one"),
    path("<int:number>/masuk/", views_run.inbox, name="inbox"),
    path("<int:number>/masuk/<int:saying>/ambil/", views_run.take, name="take"),
    path("<int:number>/ingatkan/", views_run.remind, name="remind"),
    path("<int:number>/pengumuman/", views_run.announce, name="announce"),
    path("<int:number>/rapat/", views_open.meetings, name="meetings"),
    path("<int:number>/rapat/<int:pk>/", views_open.minutes, name="minutes"),
    path("<int:number>/umum/", views_open.frequent, name="frequent"),
    path("<int:number>/umum/tutup/", views_open.close, name="close"),
    path("<int:number>/umum/tanya/", views_open.question, name="question_add"),
    path("<int:number>/umum/tanya/<int:pk>/", views_open.question, name="question"),
]
