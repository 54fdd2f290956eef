"""Addresses below ``/aduan/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_bring, views_letter, views_open, views_public

app_name = "complaints"
urlpatterns = [
    path("", views.index, name="index"),
    path("kirim/", views_public.send, name="send"),
    path("cek/", views_public.check, name="check"),
    path("angka/", views_public.figures, name="figures"),
    path("angka.csv", views_open.data, name="open_data"),
    path("loket/", views.counter, name="counter"),
    path("berkas/", views_bring.bring, name="bring"),
    path("berkas/ambil/", views_bring.take, name="take"),
    path("berkas/buang/", views_bring.throw, name="throw"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/teruskan/", views.route, name="route"),
    path("<int:number>/jawab/", views.answer, name="answer"),
    path("<int:number>/surat.<slug:ending>", views_letter.letter, name="letter"),
    path("<int:number>/tanggapan/", views.react, name="react"),
    path("<int:number>/tanya/", views.ask, name="ask"),
    path("<int:number>/lengkap/", views.resume, name="resume"),
    path("<int:number>/catatan/", views.note, name="note"),
    path("<int:number>/gabung/", views.join, name="join"),
    path("<int:number>/pisah/", views.part, name="part"),
]
