from __future__ import annotations

from django.urls import path

from . import book

app_name = "book"
urlpatterns = [
    path("", book.index, name="index"),
    path("kepala.json", book.head, name="head"),
    path("<int:number>/", book.entry, name="entry"),
]
