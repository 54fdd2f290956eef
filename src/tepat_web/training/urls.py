"""Addresses below ``/pelatihan/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_course, views_needs, views_plan, views_unit

app_name = "training"
urlpatterns = [
    path("", views.index, name="index"),
    path("katalog/", views.catalogue, name="catalogue"),
    path("kebutuhan/", views_needs.needs, name="needs"),
    path("saya/", views.mine, name="mine"),
    path("saya/<int:number>/ambil/", views.accept, name="accept"),
    path("saya/<int:number>/lepas/", views.decline, name="decline"),
    path("unit/", views_unit.unit, name="unit"),
    path("unit/setuju/", views_unit.consent, name="consent"),
    path("unit/<int:number>/tolak/", views_unit.refuse, name="refuse"),
    path("kelas/baru/", views_course.new, name="new"),
    path("kelas/<int:number>/", views_course.course, name="course"),
    path("kelas/<int:number>/ikut/", views_course.join, name="join"),
    path("kelas/<int:number>/usulkan/", views_course.name, name="name"),
    path("kelas/<int:number>/ubah/", views_course.change, name="change"),
    path("kelas/<int:number>/buka/", views_course.open_, name="open"),
    path("kelas/<int:number>/batal/", views_course.call_off, name="call-off"),
    path("rencana/baru/", views_plan.ask, name="ask"),
    path("rencana/<int:number>/", views_plan.plan, name="plan"),
    path("rencana/<int:number>/baris/", views_plan.lines, name="lines"),
    path("rencana/<int:number>/tambah/", views_plan.add, name="add"),
    path("rencana/<int:number>/setujui/", views_plan.approve, name="approve"),
    path("rencana/<int:number>/singkirkan/", views_plan.discard, name="discard"),
]
