from __future__ import annotations

from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:number>/", views.job, name="job"),
    path("<int:number>/kemajuan/", views.progress, name="progress"),
    path("<int:number>/hentikan/", views.cancel, name="cancel"),
]
