from __future__ import annotations

from django.urls import path

from . import draft_views, map_urls

app_name = "organisation"
urlpatterns = [
    *map_urls.urlpatterns,
    path("peta/pindah/", draft_views.move, name="map-move"),
    path("peta/struktur/", draft_views.structures, name="structures"),
    path("peta/struktur/<int:number>/banding/", draft_views.compare, name="compare"),
    path("peta/struktur/<int:number>/singkirkan/", draft_views.discard, name="discard"),
]
