"""Addresses of the public rule book."""

from __future__ import annotations

from django.urls import path

from . import rule_views

app_name = "rules"
urlpatterns = [
    path("", rule_views.rules, name="index"),
    path("norma/", rule_views.norms, name="norms"),
]
