from __future__ import annotations

from django.urls import path

from . import book, views_verify

app_name = "book"
urlpatterns = [
    path("", book.index, name="index"),
    path("kepala.json", book.head, name="head"),
    path("periksa/", views_verify.verify, name="verify"),
    path("periksa/<int:number>/", views_verify.verified, name="verified"),
    path("<int:number>/", book.entry, name="entry"),
]
