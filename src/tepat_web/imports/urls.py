from __future__ import annotations

from django.urls import path

from . import views

app_name = "imports"
urlpatterns = [
    path("", views.index, name="index"),
    path("templat/", views.template, name="template"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/ditandai/", views.marked_file, name="marked"),
    path("<int:number>/<slug:name>/", views.step, name="step"),
]
