from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "tepat_web.analysis"
    default_auto_field = "django.db.models.BigAutoField"
