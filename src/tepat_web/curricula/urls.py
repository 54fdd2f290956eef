"""Addresses below ``/kurikulum/``: programmes, what they need, and credentials."""

from __future__ import annotations

from django.urls import path

from . import views, views_credentials, views_kinds

app_name = "curricula"
urlpatterns = [
    path("", views.index, name="index"),
    path("baru/", views.add, name="add"),
    path("saya/", views_credentials.mine, name="mine"),
    path("kebutuhan/", views.needs, name="needs"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/ubah/", views.change, name="change"),
    path("<int:number>/akhiri/", views.end, name="end"),
    path("<int:number>/tahap/", views.add_stage, name="add-stage"),
    path("tahap/<int:number>/", views.change_stage, name="change-stage"),
    path("tahap/<int:number>/hapus/", views.remove_stage, name="remove-stage"),
    path("izin/", views_credentials.index, name="credentials"),
    path("izin/baru/", views_credentials.add, name="add-credential"),
    path("izin/<int:number>/", views_credentials.change, name="change-credential"),
    path(
        "izin/<int:number>/hapus/",
        views_credentials.remove,
        name="remove-credential",
    ),
    path("izin/orang/<int:number>/", views_credentials.one_person, name="person"),
    path("izin/jenis/", views_kinds.index, name="kinds"),
    path("izin/jenis/baru/", views_kinds.add, name="add-kind"),
    path("izin/jenis/<int:number>/", views_kinds.change, name="change-kind"),
    path("izin/jenis/<int:number>/hapus/", views_kinds.remove, name="remove-kind"),
]
