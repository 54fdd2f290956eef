from __future__ import annotations

from django.urls import path

from . import views

app_name = "api"
urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("baru/", views.new, name="new"),
    path("<int:pk>/cabut/", views.revoke, name="revoke"),
]
