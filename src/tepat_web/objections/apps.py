"""Remarks and objections, with the clocks of the law."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    name = "tepat_web.objections"
    default_auto_field = "django.db.models.BigAutoField"
