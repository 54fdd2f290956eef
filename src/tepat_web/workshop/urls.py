"""Addresses of the workshop."""

from __future__ import annotations

from django.urls import path

from . import compare_views, plan_views, views

app_name = "workshop"
urlpatterns = [
    path("", views.index, name="index"),
    path("konsep/baru/", views.make, name="make"),
    path("konsep/<int:number>/", views.draft, name="draft"),
    path("konsep/<int:number>/hitung/", views.compute, name="compute"),
    path("konsep/<int:number>/salin/", views.copy, name="copy"),
    path("konsep/<int:number>/bagikan/", views.share, name="share"),
    path(
        "konsep/<int:number>/bagikan/<int:account>/cabut/",
        views.unshare,
        name="unshare",
    ),
    path("konsep/<int:number>/hapus/", views.remove, name="remove"),
    path("konsep/<int:number>/catatan/", plan_views.remark_draft, name="remark-draft"),
    path("catatan/<int:number>/tarik/", plan_views.withdraw, name="withdraw"),
    path("rencana/<int:number>/", plan_views.workroom, name="plan"),
    path("rencana/<int:number>/kumpulkan/", plan_views.collect, name="collect"),
    path("rencana/<int:number>/lepaskan/", plan_views.drop, name="drop"),
    path("rencana/<int:number>/batasi/", plan_views.within, name="within"),
    path("rencana/<int:number>/undang/", plan_views.invite, name="invite"),
    path("rencana/<int:number>/catatan/", plan_views.remark, name="remark"),
    path("banding/", compare_views.choose, name="choose"),
    path("banding/<int:left>/<int:right>/", compare_views.compare, name="compare"),
    path(
        "banding/<int:left>/<int:right>/banding.xlsx",
        compare_views.workbook,
        name="workbook",
    ),
]
