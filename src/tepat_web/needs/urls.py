"""Addresses of job analyses: lists first, then one analysis by kind and number."""

from __future__ import annotations

from django.urls import path

from . import views, views_edit, views_review, views_round
from .actions_review import BULK
from .one_page import STEPS

app_name = "needs"
urlpatterns = [
    path("", views.index, name="index"),
    path("unduh.xlsx", views.export, name="export"),
    path("kemajuan/", views.board, name="board"),
    path("putaran/", views_round.rounds, name="rounds"),
    path("putaran/<int:number>/tutup/", views_round.close, name="close_round"),
    *(
        path(
            f"sekaligus/{STEPS[step]}/",
            views_review.bulk_view(step),
            name=f"many_{step}",
        )
        for step in BULK
    ),
    path("<slug:kind>/<int:number>/", views.one, name="one"),
    path("<slug:kind>/<int:number>/ubah/", views_edit.edit, name="edit"),
    path("<slug:kind>/<int:number>/hitung/", views_edit.live, name="live"),
    path("<slug:kind>/<int:number>/dilihat/", views_review.seen, name="seen"),
    *(
        path(
            f"<slug:kind>/<int:number>/langkah/{name}/",
            views_review.step_view(step),
            name=step,
        )
        for step, name in STEPS.items()
    ),
]
