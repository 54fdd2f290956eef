"""Addresses of the board, the signature, and carrying a decision out."""

from __future__ import annotations

from django.urls import path

from . import carry_views, seat_views, sign_views, views

app_name = "decisions"
urlpatterns = [
    path("", views.index, name="index"),
    path("baru/<int:plan>/", views.new, name="new"),
    path("<int:number>/", views.session, name="session"),
    path("<int:number>/kursi/", views.add_seats, name="add-seats"),
    path("<int:number>/buka/", views.begin, name="open"),
    path("<int:number>/batal/", views.call_off, name="call-off"),
    path("<int:number>/tutup/", views.close, name="close"),
    path("<int:number>/berita-acara/", views.minutes, name="minutes"),
    path("<int:number>/kursi/<int:seat>/", seat_views.seat, name="seat"),
    path("<int:number>/kursi/<int:seat>/suara/", seat_views.vote, name="vote"),
    path("<int:number>/kursi/<int:seat>/notulen/", seat_views.note, name="note"),
    path("<int:number>/kursi/<int:seat>/tutup/", seat_views.close, name="close-seat"),
    path("<int:number>/kursi/<int:seat>/lepas/", seat_views.remove, name="remove-seat"),
    path("putuskan/<int:plan>/", sign_views.sign, name="sign"),
    path("putuskan/<int:plan>/kembalikan/", sign_views.send_back, name="return"),
    path("pelaksanaan/<int:plan>/", carry_views.overview, name="carry-out"),
    path("pelaksanaan/<int:plan>/selesai/", carry_views.finish, name="finish"),
    path("pelaksanaan/<int:plan>/gelombang/<int:wave>/", carry_views.wave, name="wave"),
    path(
        "pelaksanaan/<int:plan>/gelombang/<int:wave>/hari/",
        carry_views.shift,
        name="shift",
    ),
    path("pelaksanaan/<int:plan>/batal/<str:nip>/", carry_views.drop, name="drop"),
]
