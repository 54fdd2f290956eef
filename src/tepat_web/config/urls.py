"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

from tepat_web.administration.views import language

from .api import api
from .health import health

handler429 = "tepat_web.accounts.views.too_many"
urlpatterns = [
    path("", include("tepat_web.portal.urls")),
    path("akun/bahasa/", language, name="set_language"),
    path("akun/token/", include("tepat_web.api.urls")),
    path("akun/", include("tepat_web.administration.urls")),
    path("akun/", include("allauth.urls")),
    path("", include("tepat_web.organisation.urls")),
    path("daftar/", include("tepat_web.register.urls")),
    path("anjab/", include("tepat_web.needs.urls")),
    path("impor/", include("tepat_web.imports.urls")),
    path("pekerjaan/", include("tepat_web.ledger.urls")),
    path("hasil/", include("tepat_web.snapshots.urls")),
    path("aturan/", include("tepat_web.snapshots.rule_urls")),
    path("rencana/", include("tepat_web.placement.urls")),
    path("surat/", include("tepat_web.documents.urls")),
    path("minat/", include("tepat_web.wishes.urls")),
    path("ruang-kerja/", include("tepat_web.workshop.urls")),
    path("konsultasi/", include("tepat_web.consultation.urls")),
    path("keberatan/", include("tepat_web.objections.urls")),
    path("sidang/", include("tepat_web.decisions.urls")),
    path("penerimaan/", include("tepat_web.acceptance.urls")),
    path("skp/", include("tepat_web.agreements.urls")),
    path("evaluasi/", include("tepat_web.evaluations.urls")),
    path("umpan-balik/", include("tepat_web.feedback.urls")),
    path("uji-kompetensi/", include("tepat_web.assessments.urls")),
    path("pelatihan/", include("tepat_web.training.urls")),
    path("belajar/", include("tepat_web.learning.urls")),
    path("kurikulum/", include("tepat_web.curricula.urls")),
    path("kalibrasi/", include("tepat_web.calibration.urls")),
    path("siklus/", include("tepat_web.cycles.urls")),
    path("dampak/", include("tepat_web.impact.urls")),
    path("layanan/", include("tepat_web.standards.public_urls")),
    path("standar-layanan/", include("tepat_web.standards.urls")),
    path("s/", include("tepat_web.survey.public_urls")),
    path("survei/", include("tepat_web.survey.urls")),
    path("aduan/", include("tepat_web.complaints.urls")),
    path("kepuasan/", include("tepat_web.satisfaction.urls")),
    path("dasbor/", include("tepat_web.dashboard.urls")),
    path("kota/", include("tepat_web.dashboard.city_urls")),
    path("perkembangan/", include("tepat_web.growth.urls")),
    path("buku-besar/", include("tepat_web.ledger.book_urls")),
    path("api/v1/docs/", include(api.pages)),
    path("api/v1/", api.urls),
    path("sehat/", health),
]
