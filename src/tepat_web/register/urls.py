"""Addresses of the register: one set for all tables."""

from __future__ import annotations

from django.urls import path

from . import (
    views,
    views_bulk,
    views_enforce,
    views_form,
    views_history,
    views_record,
)

app_name = "register"
urlpatterns = [
    path("", views.index, name="index"),
    path("struktur/<int:number>/berlakukan/", views_enforce.enforce, name="enforce"),
    path("<slug:name>/", views.rows, name="list"),
    path("<slug:name>/unduh.<slug:ending>", views.export, name="export"),
    path("<slug:name>/tampilan/", views.save_view, name="save_view"),
    path("<slug:name>/tampilan/<int:number>/", views.delete_view, name="delete_view"),
    path("<slug:name>/tambah/", views_form.add, name="add"),
    path("<slug:name>/saran/", views_form.suggest, name="suggest"),
    path("<slug:name>/massal/", views_bulk.edit, name="bulk"),
    path("<slug:name>/<int:number>/", views_record.record, name="record"),
    path("<slug:name>/<int:number>/ubah/", views_form.change, name="change"),
    path("<slug:name>/<int:number>/hapus/", views_form.remove, name="remove"),
    path("<slug:name>/<int:number>/riwayat/", views_history.history, name="history"),
]
