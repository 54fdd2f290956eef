"""Addresses of letters."""

from __future__ import annotations

from django.urls import path

from . import views, views_letter, views_means, views_siasn

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("unduh.zip", views.packed, name="packed"),
    path("milik-saya/", views_letter.mine, name="mine"),
    path("kop/", views_means.office, name="office"),
    path("kop/pratinjau/", views_means.preview, name="office-preview"),
    path("penomoran/", views_means.numbers, name="numbering"),
    path("templat/", views_means.templates, name="templates"),
    path("templat/<slug:form>/pakai/", views_means.use_template, name="use-template"),
    path(
        "templat/<slug:form>/<int:version>.<slug:ending>",
        views_means.template_file,
        name="template-file",
    ),
    path(
        "templat/<slug:form>/<int:version>/contoh/",
        views_means.template_sample,
        name="template-sample",
    ),
    path("rencana/<int:number>/", views.plan, name="plan"),
    path("rencana/<int:number>/buat/", views.make, name="make"),
    path("rencana/<int:number>/sampaikan/", views.hand_over, name="hand-over"),
    path("rencana/<int:number>/siasn/", views_siasn.page, name="siasn"),
    path("rencana/<int:number>/siasn/<str:name>", views_siasn.file, name="siasn-file"),
    path("<int:number>/", views_letter.one, name="one"),
    path("<int:number>/berkas.<slug:ending>", views_letter.file, name="file"),
    path("<int:number>/buat-ulang/", views_letter.again, name="again"),
    path("<int:number>/batalkan/", views_letter.void, name="void"),
]
