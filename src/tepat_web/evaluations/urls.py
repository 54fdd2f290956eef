"""Addresses below ``/evaluasi/``: one's own, those whom one evaluates, objections."""

from __future__ import annotations

from django.urls import path

from . import views, views_contest, views_one

OF_PERIOD = "<int:number>/<int:first>-<int:last>/"

app_name = "evaluations"
urlpatterns = [
    path("", views_one.mine, name="mine"),
    path("tim/", views.team, name="team"),
    path(f"tim/{OF_PERIOD}simpan/", views.save, name="save"),
    path(f"tim/{OF_PERIOD}", views_one.write, name="write"),
    path("serahkan/<int:year>/<int:first>-<int:last>/", views.give, name="give"),
    path("keberatan/", views_contest.contests, name="contests"),
    path("keberatan/<int:number>/", views_contest.decide, name="decide"),
    path("tindak-lanjut/<int:number>/", views_one.finish, name="finish"),
    path("<int:number>/", views_one.one, name="one"),
    path("<int:number>/terima/", views_one.receive, name="receive"),
    path("<int:number>/tarik/", views_one.take_back, name="take-back"),
    path("<int:number>/tanda-terima/", views_one.note_receipt, name="note-receipt"),
    path("<int:number>/keberatan/", views_contest.contest, name="contest"),
    path("<int:number>/keberatan/cabut/", views_contest.withdraw, name="withdraw"),
    path("<int:number>/tindak-lanjut/", views_one.follow_up, name="follow-up"),
]
