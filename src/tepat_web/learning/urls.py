"""Addresses below ``/belajar/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_attend, views_certificate, views_class, views_hours

app_name = "learning"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("kuesioner/<int:number>/", views.questionnaire, name="questionnaire"),
    path("hadir/", views_attend.typed, name="attend"),
    path("hadir/<int:number>/<str:code>/", views_attend.scanned, name="scan"),
    path("kelas/", views_class.classes, name="classes"),
    path("kelas/<int:number>/", views_class.one, name="class"),
    path("kelas/<int:number>/nilai/", views_class.scores, name="scores"),
    path("kelas/<int:number>/selesai/", views_class.finish, name="finish"),
    path("kelas/<int:number>/buka-lagi/", views_class.reopen, name="reopen"),
    path("pertemuan/<int:number>/hapus/", views_class.remove, name="remove"),
    path("pertemuan/<int:number>/buka/", views_attend.begin, name="open"),
    path("pertemuan/<int:number>/tutup/", views_attend.end, name="close"),
    path("pertemuan/<int:number>/layar/", views_attend.screen, name="screen"),
    path("pertemuan/<int:number>/daftar/", views_attend.paper, name="paper"),
    path("sertifikat/", views_certificate.check, name="check"),
    path("sertifikat/<str:code>/", views_certificate.one, name="certificate"),
    path("sertifikat/<int:number>/pdf/", views_certificate.pdf, name="pdf"),
    path("sertifikat/<int:number>/cabut/", views_certificate.withdraw, name="withdraw"),
    path("sertifikat/<int:number>/ganti/", views_certificate.again, name="again"),
    path("jp/", views_hours.units, name="hours"),
    path("program/", views_hours.programmes, name="programmes"),
    path("program/<int:number>/", views_hours.programme, name="programme"),
]
