"""Addresses below ``/umpan-balik/``."""

from __future__ import annotations

from django.urls import path

from . import views, views_ask, views_talk

app_name = "feedback"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("diberikan/", views.gave, name="gave"),
    path("beri/", views.choose, name="choose"),
    path("beri/<int:number>/", views.give, name="give"),
    path("butir/<int:number>/", views.item, name="item"),
    path("permintaan/", views_ask.asked, name="asked"),
    path("permintaan/<int:number>/tolak/", views_ask.decline, name="decline"),
    path("permintaan/<int:number>/tarik/", views_ask.take_back, name="take-back"),
    path("minta/", views_ask.ask, name="ask"),
    path("minta/tanpa-nama/", views_ask.ask_without_names, name="ask-without-names"),
    path(
        "minta/tanpa-nama/<int:number>/",
        views_ask.ask_without_names,
        name="ask-about",
    ),
    path("janji/", views_ask.promise, name="promise"),
    path("kotak/<int:number>/", views_ask.box, name="box"),
    path("kotak/<int:number>/tarik/", views_ask.drop, name="drop"),
    path("percakapan/", views_talk.talks, name="talks"),
    path("percakapan/mulai/<int:number>/", views_talk.begin, name="begin"),
    path("percakapan/<int:number>/", views_talk.dialogue, name="dialogue"),
    path("percakapan/<int:number>/langkah/", views_talk.propose, name="propose"),
    path("langkah/<int:number>/setuju/", views_talk.agree, name="agree"),
    path("langkah/<int:number>/selesai/", views_talk.finish, name="finish"),
    path("langkah/<int:number>/tarik/", views_talk.drop, name="drop-step"),
    path("suara-warga/", views_talk.from_citizens, name="citizens"),
]
