from __future__ import annotations

from django.urls import path

from . import draft_views, map_urls

app_name = "organisation"
urlpatterns = [
    *map_urls.urlpatterns,
    path("peta/pindah/", draft_views.move, name="map-move"),
    path("struktur/", draft_views.structures, name="structures"),
    path("struktur/<int:number>/simpan-jauh/", draft_views.discard, name="discard"),
]
