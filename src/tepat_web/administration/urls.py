from __future__ import annotations

from django.urls import path

from . import invitation_views, views

app_name = "administration"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("bahasa/", views.language, name="language"),
    path("siapa-boleh-apa/", views.matrix, name="matrix"),
    path("daftar/", views.accounts, name="accounts"),
    path("daftar/unit/", views.units, name="units"),
    path("daftar/<int:pk>/", views.account, name="account"),
    path("daftar/<int:pk>/beri-peran/", views.give, name="give"),
    path("daftar/<int:pk>/tutup/", views.deactivate, name="deactivate"),
    path("daftar/<int:pk>/buka/", views.reactivate, name="reactivate"),
    path(
        "daftar/<int:pk>/atur-ulang/",
        views.reset_second_factor,
        name="reset_second_factor",
    ),
    path("peran/<int:pk>/akhiri/", views.end, name="end"),
    path("undangan/", invitation_views.invitations, name="invitations"),
    path("undangan/satu/", invitation_views.invite, name="invite"),
    path("undangan/banyak/", invitation_views.invite_list, name="invite_list"),
    path("undangan/<int:pk>/kirim-ulang/", invitation_views.resend, name="resend"),
    path("undangan/<int:pk>/tarik/", invitation_views.withdraw, name="withdraw"),
    path("undangan/terima/", invitation_views.choose, name="choose"),
    path("undangan/terima/<str:token>/", invitation_views.accept, name="accept"),
]
