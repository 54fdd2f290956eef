"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from . import frontier_views, life_views, views, why_views

app_name = "placement"
urlpatterns = [
    path("", views.index, name="index"),
    path("baru/", views.ask, name="ask"),
    path("<int:number>/", views.plan, name="plan"),
    path("<int:number>/langkah/<slug:step>/", life_views.step, name="step"),
    path("<int:number>/periksa/", views.verify, name="verify"),
    path(
        "<int:number>/pemeriksaan/<int:check>/", views.verification, name="verification"
    ),
    path("<int:number>/kurva/", frontier_views.page, name="frontier"),
    path("<int:number>/kurva/hitung/", frontier_views.ask, name="trace"),
    path("<int:number>/berkas/<str:name>", views.file, name="file"),
    path("<int:number>/<slug:name>.xlsx", views.workbook, name="workbook"),
    path("<int:number>/orang/<str:nip>/", why_views.person_page, name="person"),
    path("<int:number>/mengapa/", why_views.ask, name="ask-why"),
    path("<int:number>/mengapa/<int:answer>/", why_views.answer, name="why"),
]
