from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "tepat_web.assessments"
    default_auto_field = "django.db.models.BigAutoField"
