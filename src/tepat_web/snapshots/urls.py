from __future__ import annotations

from django.urls import path

from . import career_views, data_views, map_urls, views

app_name = "snapshots"
urlpatterns = [
    *map_urls.urlpatterns,
    path("", views.index, name="index"),
    path("data/", data_views.todo, name="data"),
    path("karier-saya/", career_views.mine, name="my-career"),
    path("baru/<slug:kind>/", views.ask, name="ask"),
    path("semua/<slug:kind>/", views.earlier, name="earlier"),
    path("<int:number>/", views.result, name="result"),
    path("<int:number>/ulang/", views.again, name="again"),
    path("<int:number>/berkas/<str:name>", views.file, name="file"),
    path("<int:number>/<slug:name>.xlsx", views.workbook, name="workbook"),
]
