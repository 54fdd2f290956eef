"""Addresses below ``/skp/``: one's own agreement, those one leads, and the cascade."""

from __future__ import annotations

from django.urls import path

from . import (
    views,
    views_cascade,
    views_checkin,
    views_print,
    views_result,
    views_superior,
)

app_name = "agreements"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("tim/", views_superior.index, name="team"),
    path("jenjang/", views_cascade.index, name="cascade"),
    path("jenjang/<int:number>/", views_cascade.below, name="below"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/serahkan/", views.hand_in, name="hand-in"),
    path("<int:number>/tarik/", views.take_back, name="take-back"),
    path("<int:number>/salin/", views.copy, name="copy"),
    path("<int:number>/hasil/", views_result.add, name="add"),
    path("<int:number>/hasil/<int:result>/", views_result.edit, name="edit"),
    path("<int:number>/hasil/<int:result>/hapus/", views_result.remove, name="remove"),
    path("<int:number>/tinjau/", views_superior.review, name="review"),
    path("<int:number>/ubah/", views_superior.change, name="change"),
    path("<int:number>/batal-ubah/", views_superior.give_up, name="give-up"),
    path(
        "<int:number>/periode/<int:first>-<int:last>/",
        views_checkin.checkin,
        name="checkin",
    ),
    path("bukti/<int:number>/", views_checkin.evidence, name="evidence"),
    path(
        "bukti/<int:number>/hapus/",
        views_checkin.remove_evidence,
        name="remove-evidence",
    ),
    path("<int:number>/cetak/<str:ending>/", views_print.form, name="print"),
]
