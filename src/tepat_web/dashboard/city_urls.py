"""The address ``/kota/``, open to everybody."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "city"
urlpatterns = [path("", views.everybody, name="index")]
