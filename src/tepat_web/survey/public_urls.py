"""Addresses of the survey for citizens, below ``/s/``: short, for a poster."""

from __future__ import annotations

from django.urls import path

from . import views_public

app_name = "survey_public"
urlpatterns = [
    path("<slug:code>/", views_public.fill_in, name="sheet"),
    path("<slug:code>/terima-kasih/", views_public.thanks, name="thanks"),
    path("<slug:code>/<slug:ticket>/", views_public.fill_in, name="signed"),
]
